/** The languages of the product, in the order in which they are offered: the state language first. */
export const languages = ['kk', 'ru', 'en'] as const;

export type Language = (typeof languages)[number];

/** Each language's name in itself, as the language switch shows it. */
export const languageNames: Readonly<Record<Language, string>> = { kk: 'Қазақша', ru: 'Русский', en: 'English' };

/** The beginning of each name, for narrow screens; the whole name is what assistive technology says. */
export const languageShortNames: Readonly<Record<Language, string>> = { kk: 'Қаз', ru: 'Рус', en: 'Eng' };

/** Whether an unknown value (a cookie, a query parameter) names one of the languages. */
export function isLanguage(value: unknown): value is Language {
  return languages.some((language) => language === value);
}
