import type { Catalogue } from './message.ts';

export const workplaceIntakeTexts = {
} as const satisfies Catalogue;
