import { LABOUR_CODE_2007, LABOUR_CODE_2015 } from './acts.ts';
import type { Act } from './acts.ts';
import type { IsoDate } from '../day.ts';

/** First days of Kurban Ait, as announced. Days off under the Labour Code, not holidays: they move nothing. */
export const KURBAN_AIT: readonly IsoDate[] = [
  '2012-10-26',
  '2013-10-15',
  '2014-10-04',
  '2015-09-24',
  '2016-09-12',
  '2017-09-01',
  '2018-08-21',
  '2019-08-11',
  '2020-07-31',
  '2021-07-20',
  '2022-07-09',
  '2023-06-28',
  '2024-06-16',
  '2025-06-06',
  '2026-05-27',
  // 2027 stands here only after the muftiate's announcement. Astronomers expect Sunday 16 May, which changes nothing.
];

export const KURBAN_AIT_NAME = {
  kk: 'Құрбан айттың бірінші күні',
  ru: 'Первый день Курбан-айта',
  en: 'First day of Kurban Ait',
};

export const CHRISTMAS_ON = '01-07';

export const CHRISTMAS_NAME = {
  kk: 'Православиелік Рождество',
  ru: 'Православное Рождество',
  en: 'Orthodox Christmas',
};

/** The Labour Code in force on a day of that year. */
export function labourCodeOf(year: number): Act {
  return year >= 2016 ? LABOUR_CODE_2015 : LABOUR_CODE_2007;
}
