/** Texts of the workplace's pages. */
import type { Catalogue } from './message.ts';

export const workplaceTexts = {
  'workplace.home': { kk: 'Жұмыс орны', ru: 'Рабочее место', en: 'Workplace' },
  'workplace.queue': { kk: 'Тапсырмалар', ru: 'Задания', en: 'Tasks' },
  'workplace.cases': { kk: 'Істер', ru: 'Дела', en: 'Cases' },
} as const satisfies Catalogue;
