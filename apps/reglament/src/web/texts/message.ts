import type { Language } from './languages.ts';

/** One area's messages: key → the ICU message in every language, side by side so that they are written together. */
export type Catalogue = Readonly<Record<string, Readonly<Record<Language, string>>>>;
