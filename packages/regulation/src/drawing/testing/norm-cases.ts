import type { Norm } from '../../model/types.ts';

const norm = (value: number, unit: Norm['unit'], bound: Norm['bound'], max?: number): Norm => ({ value, unit, bound, ...(max === undefined ? {} : { max }) });

/** Norms and how they are said in Kazakh, Russian and English. */
export const BOUNDS_WORDS: readonly (readonly [norm: Norm, kk: string, ru: string, en: string])[] = [
  [norm(30, 'minute', 'at-most'), '30 минуттан аспайды', 'не более 30 минут', 'at most 30 minutes'],
  [norm(1, 'hour', 'at-most'), '1 сағаттан аспайды', 'не более 1 часа', 'at most 1 hour'],
  [norm(1, 'working-day', 'exact'), '1 жұмыс күні', '1 рабочий день', '1 working day'],
  [norm(2, 'working-day', 'exact'), '2 жұмыс күні', '2 рабочих дня', '2 working days'],
  [norm(21, 'working-day', 'within'), '21 жұмыс күні ішінде', 'в течение 21 рабочего дня', 'within 21 working days'],
  [norm(11, 'calendar-day', 'within'), '11 күнтізбелік күн ішінде', 'в течение 11 календарных дней', 'within 11 calendar days'],
  [norm(10, 'minute', 'exact', 15), '10–15 минут', '10–15 минут', '10–15 minutes'],
  [norm(1.5, 'minute', 'exact'), '1,5 минут', '1,5 минуты', '1.5 minutes'],
  [norm(3, 'working-day', 'not-later'), '3 жұмыс күнінен кешіктірмей', 'не позднее 3 рабочих дней', 'not later than 3 working days'],
  [norm(1, 'working-day', 'before'), '1 жұмыс күніне дейін', 'до 1 рабочего дня', 'before 1 working day'],
  [norm(0, 'day', 'on-the-day'), 'сол күні', 'в тот же день', 'on the same day'],
];
