/** How the law is named in margin notes, and the law's own words that screens use (actors, units, kinds of days). */
import type { Catalogue } from './message.ts';

export const lawTexts = {
  'law.paragraph': { kk: '{paragraph}-тармақ', ru: 'пункт {paragraph}', en: 'paragraph {paragraph}' },
  'law.subparagraph': { kk: '{paragraph}-тармақтың {sub}) тармақшасы', ru: 'подпункт {sub}) пункта {paragraph}', en: 'paragraph {paragraph}, sub-paragraph {sub})' },
  'law.clause': { kk: '{decree}, {clause}', ru: '{decree}, {clause}', en: '{decree}, {clause}' },
  'law.decree': { kk: '{date} №\u00a0{number} қаулы', ru: 'Постановление от {date} №\u00a0{number}', en: 'Decree No.\u00a0{number} of {date}' },
  'law.lines': { kk: '{from}–{to}-жолдар', ru: 'строки {from}–{to}', en: 'lines {from}–{to}' },
  'law.line': { kk: '{line}-жол', ru: 'строка {line}', en: 'line {line}' },
  'law.open': { kk: 'Мәтінде айтылмаған', ru: 'В тексте не указано', en: 'Left open by the text' },
  'law.head': { kk: 'Басшы', ru: 'Руководитель', en: 'Head' },
  'law.executor': { kk: 'Жауапты орындаушы', ru: 'Ответственный исполнитель', en: 'Executor' },
  'law.commission': { kk: 'Учаскелік комиссия', ru: 'Участковая комиссия', en: 'Precinct commission' },
  'law.portal': { kk: 'Портал', ru: 'Портал', en: 'Portal' },
  'law.startDay': { kk: 'басталатын күн есепке кірмейді', ru: 'день начала не входит в срок', en: 'the day of the start is not counted' },
} as const satisfies Catalogue;
