import { HOLIDAYS } from './holidays.ts';
import { MOVED_DAYS } from './moved-days.ts';
import { KURBAN_AIT } from './religious-days.ts';
import type { IsoDate } from '../day.ts';
import type { Holiday } from './holidays.ts';
import type { MovedDay } from './moved-days.ts';

/** Everything that decides whether a day is a working day. Plain data: a new act is a new entry. */
export type DayTables = {
  readonly holidays: readonly Holiday[];
  readonly kurbanAit: readonly IsoDate[];
  readonly movedDays: readonly MovedDay[];
};

/** Kazakhstan, 2012-2027. Later days follow from the rules in force until an act says otherwise. */
export const KAZAKHSTAN: DayTables = { holidays: HOLIDAYS, kurbanAit: KURBAN_AIT, movedDays: MOVED_DAYS };

/** The tables with further moved days or announcements of Kurban Ait: a new value, the old one stays as it was. */
export function withDays(tables: DayTables, added: Partial<Pick<DayTables, 'kurbanAit' | 'movedDays'>>): DayTables {
  return {
    ...tables,
    kurbanAit: [...tables.kurbanAit, ...(added.kurbanAit ?? [])],
    movedDays: [...tables.movedDays, ...(added.movedDays ?? [])],
  };
}
