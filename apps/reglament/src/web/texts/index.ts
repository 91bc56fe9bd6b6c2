/** Texts of the screens: the contract of this folder. */
export { catalogues } from './catalogue.ts';
export { isLanguage, languageNames, languageShortNames, languages } from './languages.ts';
export type { Language } from './languages.ts';
export { isTextKey, translate, translator } from './translate.ts';
export type { LocalText, TextKey, TextParams, Translate } from './translate.ts';
