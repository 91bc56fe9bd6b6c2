/** Texts of the portal's pages. */
import type { Catalogue } from './message.ts';

export const portalTexts = {
  'portal.home': { kk: 'Басты бет', ru: 'Главная', en: 'Home' },
  'portal.services': { kk: 'Қызметтер', ru: 'Услуги', en: 'Services' },
  'portal.cabinet': { kk: 'Жеке кабинет', ru: 'Личный кабинет', en: 'Personal cabinet' },
  'portal.verify': { kk: 'Құжатты тексеру', ru: 'Проверка документа', en: 'Check a document' },
} as const satisfies Catalogue;
