import type { Catalogue } from './message.ts';

export const workplaceDemoTexts = {
} as const satisfies Catalogue;
