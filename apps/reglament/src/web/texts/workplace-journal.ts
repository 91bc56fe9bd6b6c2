import type { Catalogue } from './message.ts';

export const workplaceJournalTexts = {
} as const satisfies Catalogue;
