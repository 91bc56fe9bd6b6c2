import type { Catalogue } from './message.ts';

export const workplaceStepTexts = {
} as const satisfies Catalogue;
