/** Languages of the texts people see: Kazakh first, then Russian and English. */
export type Language = 'kk' | 'ru' | 'en';

/** One text in every language. */
export type Words = Readonly<Record<Language, string>>;
