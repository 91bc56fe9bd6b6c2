import { addMonths } from './day.ts';
import { rankOf, sameOrNextWorkingDay, workingDayOfRank } from './day-index.ts';
import { assertNorm, clockMilliseconds } from './norm.ts';
import { momentAfterOpenTime, openTimeBefore } from './office-hours.ts';
import { clockwork, instantAt, localMoment } from './unit-calendar.ts';
import { nextWorkingDayOpening, nextWorkingMoment } from './working-time.ts';
import type { Day } from './day.ts';
import type { Norm, NormOptions } from './norm.ts';
import type { Clockwork, UnitCalendar } from './unit-calendar.ts';

/**
 * The instant (epoch ms) by which a norm begun at `start` (epoch ms) must be kept; at that very instant it still is.
 *
 * - Seconds, minutes, hours run in the unit's office hours, from the next opening where `start` lies outside them.
 * - Working days: the day of the start is day 0; due at the close of office hours on the last one.
 * - Calendar days (and plain "days", read as calendar days) and months: the same, but where the last day is a day
 *   off, due at the close of the next working day. A month ends on the same number, or on the month's last day.
 * - What arrives outside office hours or on a day off arrives, for every unit of time, at the next opening.
 *
 * @example dueAt(provider, Date.parse('2024-05-03T11:00+05:00'), { value: 1, unit: 'working-day' })
 *   // Saturday 4 May 2024, 18:30: a working Saturday
 * @throws {CalendarFailure} `norm-invalid`, `date-out-of-range`
 * @see Law No. 107 of 27 November 2000, art. 12-1; README, "Choices"
 */
export function dueAt(calendar: UnitCalendar, start: number, norm: Norm, options?: NormOptions): number {
  assertNorm(norm);
  const clock = clockwork(calendar);
  const milliseconds = clockMilliseconds(norm);
  if (milliseconds !== undefined) return afterWorkingTime(clock, clockStart(calendar, start, options), milliseconds);
  return instantAt(clock, lastDay(clock, dayZero(calendar, start, norm, options), norm), clock.plan.close);
}

/** Where a clock term begins: the next working moment, or the next working day's opening. */
export function clockStart(calendar: UnitCalendar, start: number, options?: NormOptions): number {
  return options?.excludeStartDay === true
    ? nextWorkingDayOpening(calendar, start)
    : nextWorkingMoment(calendar, start);
}

/**
 * The day a day term is counted from, itself not counted. Where the text excludes the day of acceptance, it is that
 * very day: to put off the arrival first and to leave out a day then would leave out two. A term of 0 days ("on that
 * day") has no day to exclude.
 */
export function dayZero(calendar: UnitCalendar, start: number, norm: Norm, options?: NormOptions): Day {
  const excluded = options?.excludeStartDay === true && norm.value > 0;
  return localMoment(clockwork(calendar), excluded ? start : nextWorkingMoment(calendar, start)).day;
}

/** The last day of a day term, before and after it is put off to a working day. */
export function nominalLastDay({ index }: Clockwork, from: Day, norm: Norm): Day {
  if (norm.unit === 'month') return addMonths(from, norm.value);
  if (norm.unit !== 'working-day') return from + norm.value;
  return norm.value === 0 ? sameOrNextWorkingDay(index, from) : workingDayOfRank(index, rankOf(index, from) + norm.value);
}

function lastDay(clock: Clockwork, from: Day, norm: Norm): Day {
  return sameOrNextWorkingDay(clock.index, nominalLastDay(clock, from, norm));
}

function afterWorkingTime(clock: Clockwork, begin: number, milliseconds: number): number {
  if (clock.roundTheClock || milliseconds === 0) return begin + milliseconds;
  const { day, msOfDay } = localMoment(clock, begin);
  const { length } = clock.plan;
  // A working moment, so the day is a working day and its rank is its own.
  const total = openTimeBefore(clock.plan, msOfDay) + milliseconds;
  const wholeDays = Math.ceil(total / length) - 1;
  const last = wholeDays === 0 ? day : workingDayOfRank(clock.index, rankOf(clock.index, day) + wholeDays);
  return instantAt(clock, last, momentAfterOpenTime(clock.plan, total - wholeDays * length));
}

