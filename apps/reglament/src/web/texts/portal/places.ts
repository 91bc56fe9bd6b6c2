/** Texts of the catalogue's newer parts: events of life, places, editions; and of the law in the margin. */
import type { Catalogue } from '../message.ts';

export const portalPlaceTexts = {
  'portal.catalogue.event': { kk: 'Өмірдегі жағдай', ru: 'Жизненная ситуация', en: 'Event of life' },
  'portal.home.events': { kk: 'Өмірдегі жағдай бойынша', ru: 'По жизненным ситуациям', en: 'By event of life' },
  'portal.places.title': { kk: 'Қайда баруға болады', ru: 'Куда можно прийти', en: 'Where to go' },
  'portal.places.find': { kk: 'Аудан немесе қала', ru: 'Район или город', en: 'District or city' },
  'portal.places.show': { kk: 'Іздеу', ru: 'Найти', en: 'Search' },
  'portal.places.none': { kk: 'Бұл жерде мекеме табылмады. Барлығын қараңыз.', ru: 'Здесь ничего не найдено. Посмотрите все.', en: 'Nothing was found there. See them all.' },
  'portal.places.all': { kk: 'Барлық мекемелер', ru: 'Все учреждения', en: 'All places' },
  'portal.places.five': { kk: 'Дүйсенбі – жұма, {open}–{close}', ru: 'Понедельник – пятница, {open}–{close}', en: 'Monday to Friday, {open}–{close}' },
  'portal.places.six': { kk: 'Дүйсенбі – сенбі, {open}–{close}', ru: 'Понедельник – суббота, {open}–{close}', en: 'Monday to Saturday, {open}–{close}' },
  'portal.places.break': { kk: 'үзіліс {from}–{to}', ru: 'перерыв {from}–{to}', en: 'break {from}–{to}' },
  'portal.edition.title': { kk: 'Қай күнгі редакциясы керек?', ru: 'Редакция на какую дату?', en: 'The edition of which day?' },
  'portal.edition.day': { kk: 'Күні', ru: 'Дата', en: 'Day' },
  'portal.edition.show': { kk: 'Көрсету', ru: 'Показать', en: 'Show' },
  'portal.edition.was': { kk: '{day}: {act} қолданыста болды', ru: '{day}: действовало {act}', en: '{day}: in force was the {act}' },
  'portal.edition.none': { kk: '{day}: бұл регламент қолданыста болмады', ru: '{day}: регламент не действовал', en: '{day}: this regulation was not in force' },
  'portal.validity': { kk: 'Нәтиженің жарамдылығы', ru: 'Срок действия результата', en: 'How long the result holds' },
  'portal.validity.of': { kk: '{result}: {term}', ru: '{result}: {term}', en: '{result}: {term}' },
  'portal.law.says': { kk: 'Тармақта не жазылған', ru: 'Что говорит пункт', en: 'What the clause says' },
} as const satisfies Catalogue;
