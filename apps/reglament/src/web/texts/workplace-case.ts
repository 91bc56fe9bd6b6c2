import type { Catalogue } from './message.ts';

export const workplaceCaseTexts = {
} as const satisfies Catalogue;
