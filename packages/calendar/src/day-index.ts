import { exceptionalDays, isWeekend, isWorking, weekdayReason } from './classification.ts';
import { dayOf, isoDate } from './day.ts';
import { CalendarFailure } from './failure.ts';
import type { Reason, Week } from './classification.ts';
import type { Day, IsoDate } from './day.ts';
import type { DayTables } from './tables/kazakhstan.ts';

/** The first and the last year that can be counted in; the second leaves room for terms begun late in the tables. */
export const FIRST_YEAR = 2012;
export const LAST_YEAR = 2045;

/** The last year whose calendar rests on published acts; later years follow from the rules in force. */
export const LAST_PUBLISHED_YEAR = 2027;

const FIRST_DAY = dayOf(`${FIRST_YEAR}-01-01`);
const LAST_DAY = dayOf(`${LAST_YEAR}-12-31`);

/**
 * Every day of one kind of week, counted once, so that a term of any length is one addition and one look-up:
 * `rank[day]` is the number of working days up to and including it, `working[n]` the n-th of them (from 1).
 */
export type DayIndex = {
  readonly reasons: ReadonlyMap<Day, Reason>;
  readonly week: Week;
  readonly rank: Int32Array;
  readonly working: Int32Array;
};

const indexes = new WeakMap<DayTables, Map<Week, DayIndex>>();

/** The index of these tables for this week, built on the first question (a few milliseconds) and kept. */
export function dayIndex(tables: DayTables, week: Week): DayIndex {
  const byWeek = indexes.get(tables) ?? new Map<Week, DayIndex>();
  indexes.set(tables, byWeek);
  const index = byWeek.get(week) ?? build(tables, week);
  byWeek.set(week, index);
  return index;
}

function build(tables: DayTables, week: Week): DayIndex {
  const reasons = exceptionalDays(tables, week, FIRST_YEAR, LAST_YEAR);
  const rank = new Int32Array(LAST_DAY - FIRST_DAY + 1);
  const working: number[] = [0];
  for (let day = FIRST_DAY; day <= LAST_DAY; day++) {
    const reason = reasons.get(day);
    if (reason === undefined ? !isWeekend(day, week) : isWorking(reason)) working.push(day);
    rank[day - FIRST_DAY] = working.length - 1;
  }
  return { reasons, week, rank, working: Int32Array.from(working) };
}

/** How many working days there are up to and including this one. @throws {CalendarFailure} `date-out-of-range` */
export function rankOf(index: DayIndex, day: Day): number {
  const rank = index.rank[day - FIRST_DAY];
  if (rank === undefined) throw outOfRange(`${Number.isFinite(day) ? describe(day) : day}`);
  return rank;
}

/** The n-th working day since the tables begin. @throws {CalendarFailure} `date-out-of-range` */
export function workingDayOfRank(index: DayIndex, rank: number): Day {
  const day = rank < 1 ? undefined : index.working[rank];
  if (day === undefined) throw outOfRange(`working day ${rank}`);
  return day;
}

export function isWorkingDay(index: DayIndex, day: Day): boolean {
  return index.working[rankOf(index, day)] === day;
}

/** The day itself where it is a working day, else the next one that is. */
export function sameOrNextWorkingDay(index: DayIndex, day: Day): Day {
  return isWorkingDay(index, day) ? day : workingDayOfRank(index, rankOf(index, day) + 1);
}

export function reasonOf(index: DayIndex, day: Day): Reason {
  return index.reasons.get(day) ?? weekdayReason(day, index.week);
}

function describe(day: Day): IsoDate | string {
  return Math.abs(day) < 1e8 ? isoDate(day) : `day ${day}`;
}

function outOfRange(found: string): CalendarFailure {
  const range = `${FIRST_YEAR}-01-01 to ${LAST_YEAR}-12-31`;
  return new CalendarFailure('date-out-of-range', `Expected to count within ${range}, but came to ${found}`);
}
