import { DAY_MS } from './day.ts';
import { dayIndex } from './day-index.ts';
import { dayPlan, ROUND_THE_CLOCK } from './office-hours.ts';
import { KAZAKHSTAN } from './tables/kazakhstan.ts';
import { instantOf, offsetAt } from './zone.ts';
import type { Week } from './classification.ts';
import type { Day } from './day.ts';
import type { DayIndex } from './day-index.ts';
import type { DayPlan, OfficeHours } from './office-hours.ts';
import type { DayTables } from './tables/kazakhstan.ts';
import type { Zone } from './zone.ts';

/**
 * The calendar of one unit: where it is, which days it works, in which hours. `tables` are Kazakhstan's unless others
 * are given. Reuse the same object: what is worked out from it is kept with it.
 */
export type UnitCalendar = {
  readonly id: string;
  readonly zone: Zone;
  readonly week: Week;
  readonly hours: OfficeHours | 'round-the-clock';
  readonly tables?: DayTables;
};

/** A unit calendar made ready for counting. */
export type Clockwork = {
  readonly zone: Zone;
  readonly index: DayIndex;
  readonly plan: DayPlan;
  readonly roundTheClock: boolean;
};

const ready = new WeakMap<UnitCalendar, Clockwork>();

export function clockwork(calendar: UnitCalendar): Clockwork {
  const known = ready.get(calendar);
  if (known !== undefined) return known;
  const made: Clockwork = {
    zone: calendar.zone,
    index: dayIndex(calendar.tables ?? KAZAKHSTAN, calendar.week),
    plan: calendar.hours === 'round-the-clock' ? ROUND_THE_CLOCK : dayPlan(calendar.hours),
    roundTheClock: calendar.hours === 'round-the-clock',
  };
  ready.set(calendar, made);
  return made;
}

/** An instant as the unit's clock on the wall shows it. */
export type LocalMoment = { readonly day: Day; readonly msOfDay: number };

export function localMoment({ zone }: Clockwork, instant: number): LocalMoment {
  const local = instant + offsetAt(zone, instant);
  const day = Math.floor(local / DAY_MS);
  return { day, msOfDay: local - day * DAY_MS };
}

export function instantAt({ zone }: Clockwork, day: Day, msOfDay: number): number {
  return instantOf(zone, day * DAY_MS + msOfDay);
}
