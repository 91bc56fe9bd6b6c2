import { isoDate, MINUTE_MS } from './day.ts';
import { isWorkingDay, rankOf, reasonOf, sameOrNextWorkingDay, workingDayOfRank } from './day-index.ts';
import { dayOf } from './day.ts';
import { openTimeBefore } from './office-hours.ts';
import { isWorking } from './classification.ts';
import { clockwork, instantAt, localMoment } from './unit-calendar.ts';
import type { DayInfo } from './classification.ts';
import type { IsoDate } from './day.ts';
import type { Clockwork, LocalMoment, UnitCalendar } from './unit-calendar.ts';

/**
 * Is this day a working day of the unit, and why?
 *
 * @example workingDay(provider, '2024-05-04') // { working: true, reason: { kind: 'working-saturday', ... } }
 * @throws {CalendarFailure} `date-invalid`, `date-out-of-range`
 */
export function workingDay(calendar: UnitCalendar, date: IsoDate): DayInfo {
  const { index } = clockwork(calendar);
  const day = dayOf(date);
  rankOf(index, day);
  const reason = reasonOf(index, day);
  return { date, working: isWorking(reason), reason };
}

/**
 * The date that is `count` working days after `date` (which itself is day 0, working or not). A count of 0 gives the
 * date itself or, where it is a day off, the next working day.
 */
export function addWorkingDays(calendar: UnitCalendar, date: IsoDate, count: number): IsoDate {
  const { index } = clockwork(calendar);
  const day = dayOf(date);
  return isoDate(count === 0 ? sameOrNextWorkingDay(index, day) : workingDayOfRank(index, rankOf(index, day) + count));
}

/** Whether the unit works at this instant (epoch ms). Opening time belongs to the office hours, closing time no more. */
export function isWorkingTime(calendar: UnitCalendar, instant: number): boolean {
  return instant === nextWorkingMoment(calendar, instant);
}

/** The instant itself where the unit works, else its next opening: after the break, in the morning, after days off. */
export function nextWorkingMoment(calendar: UnitCalendar, instant: number): number {
  const clock = clockwork(calendar);
  if (clock.roundTheClock) return instant;
  const { day, msOfDay } = localMoment(clock, instant);
  if (isWorkingDay(clock.index, day)) {
    for (const { from, to } of clock.plan.segments) {
      if (msOfDay < to) return msOfDay >= from ? instant : instantAt(clock, day, from);
    }
  }
  return openingOf(clock, workingDayOfRank(clock.index, rankOf(clock.index, day) + 1));
}

/** The opening of the first working day after the local day of this instant. */
export function nextWorkingDayOpening(calendar: UnitCalendar, instant: number): number {
  const clock = clockwork(calendar);
  const { day } = localMoment(clock, instant);
  return openingOf(clock, workingDayOfRank(clock.index, rankOf(clock.index, day) + 1));
}

/** Working time from `a` to `b` (epoch ms), in milliseconds; negative where `b` comes first. */
export function workingMillisecondsBetween(calendar: UnitCalendar, a: number, b: number): number {
  const clock = clockwork(calendar);
  if (clock.roundTheClock) return b - a;
  return workingTimeUpTo(clock, b) - workingTimeUpTo(clock, a);
}

/** Working time from `a` to `b` (epoch ms), in minutes, with fractions; negative where `b` comes first. */
export function workingMinutesBetween(calendar: UnitCalendar, a: number, b: number): number {
  return workingMillisecondsBetween(calendar, a, b) / MINUTE_MS;
}

/** What is left of a term. Negative values say by how much it is missed; at the very due instant it is not. */
export type Slack = {
  readonly overdue: boolean;
  readonly workingMinutes: number;
  /** Working days after today up to the due day; 0 means "due today". */
  readonly workingDays: number;
};

export function slack(calendar: UnitCalendar, now: number, due: number): Slack {
  const clock = clockwork(calendar);
  const rankAt = (instant: number): number => rankOf(clock.index, localMoment(clock, instant).day);
  return {
    overdue: now > due,
    workingMinutes: workingMinutesBetween(calendar, now, due),
    workingDays: rankAt(due) - rankAt(now),
  };
}

/** Working time since the tables begin, milliseconds: differences of it are durations. */
function workingTimeUpTo(clock: Clockwork, instant: number): number {
  const { day, msOfDay }: LocalMoment = localMoment(clock, instant);
  const today = isWorkingDay(clock.index, day);
  const daysBefore = rankOf(clock.index, day) - (today ? 1 : 0);
  return daysBefore * clock.plan.length + (today ? openTimeBefore(clock.plan, msOfDay) : 0);
}

function openingOf(clock: Clockwork, day: number): number {
  return instantAt(clock, day, clock.plan.segments[0]?.from ?? 0);
}
