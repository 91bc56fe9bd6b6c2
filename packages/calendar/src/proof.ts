import { isoDate } from './day.ts';
import { isWorkingDay, LAST_PUBLISHED_YEAR, reasonOf } from './day-index.ts';
import { clockStart, dayZero, dueAt, nominalLastDay } from './due.ts';
import { clockMilliseconds } from './norm.ts';
import { clockwork, instantAt, localMoment } from './unit-calendar.ts';
import { nextWorkingMoment } from './working-time.ts';
import { offsetAt } from './zone.ts';
import type { DayInfo } from './classification.ts';
import type { Day, IsoDate } from './day.ts';
import type { Norm, NormOptions } from './norm.ts';
import type { Clockwork, UnitCalendar } from './unit-calendar.ts';
import type { Zone } from './zone.ts';

/** A rule that shaped the date; the words and the source of each are in `proof-words.ts`. */
export type RuleNote =
  | 'office-hours'
  | 'round-the-clock'
  | 'ends-at-closing'
  | 'ends-with-the-day'
  | 'arrived-outside-hours'
  | 'start-day-not-counted'
  | 'acceptance-day-excluded'
  | 'on-that-day'
  | 'plain-day-is-calendar-day'
  | 'month-has-no-such-number'
  | 'last-day-put-off'
  | 'clocks-changed'
  | 'beyond-published-calendar';

/**
 * The computation of a due date, step by step. Instants are epoch ms, dates local to `zone`.
 * - `effectiveStart`: the moment the term is counted from; a day term leaves out the day this falls on
 * - `counted`: the days that make up the term (a month: its last day alone)
 * - `skipped`: each day passed over, with the reason and the act
 * - `due` is exactly what `dueAt` gives
 */
export type Proof = {
  readonly calendar: string;
  readonly zone: Zone;
  readonly norm: Norm;
  readonly start: number;
  readonly effectiveStart: number;
  readonly counted: readonly IsoDate[];
  readonly skipped: readonly DayInfo[];
  readonly due: number;
  readonly notes: readonly RuleNote[];
};

/** Why a due date is what it is. Slower than `dueAt`: for showing beside the date, not for computing it. */
export function why(calendar: UnitCalendar, start: number, norm: Norm, options: NormOptions = {}): Proof {
  const due = dueAt(calendar, start, norm, options);
  const clock = clockwork(calendar);
  const byClock = clockMilliseconds(norm) !== undefined;
  const walked = byClock ? clockDays(calendar, start, due, options) : termDays(calendar, start, norm, options);
  return {
    calendar: calendar.id,
    zone: calendar.zone,
    norm,
    start,
    effectiveStart: walked.effectiveStart,
    counted: walked.counted.map(isoDate),
    skipped: walked.skipped.map((day) => dayInfo(clock, day)),
    due,
    notes: [...walked.notes, ...generalNotes(calendar, start, due)],
  };
}

type Walked = {
  readonly effectiveStart: number;
  readonly counted: readonly Day[];
  readonly skipped: readonly Day[];
  readonly notes: readonly RuleNote[];
};

/** A term by the clock: it uses the open hours of each working day from its beginning to its end. */
function clockDays(calendar: UnitCalendar, start: number, due: number, options: NormOptions): Walked {
  const clock = clockwork(calendar);
  const effectiveStart = clockStart(calendar, start, options);
  const days = range(localMoment(clock, start).day, localMoment(clock, due).day);
  const firstCounted = localMoment(clock, effectiveStart).day;
  const works = (day: Day): boolean => clock.roundTheClock || isWorkingDay(clock.index, day);
  return {
    effectiveStart,
    counted: days.filter((day) => works(day) && day >= firstCounted),
    skipped: days.filter((day) => !works(day)),
    notes: clockNotes(clock, start, effectiveStart, options),
  };
}

function clockNotes(clock: Clockwork, start: number, effectiveStart: number, options: NormOptions): RuleNote[] {
  if (options.excludeStartDay === true) return [hoursNote(clock), 'acceptance-day-excluded'];
  return start === effectiveStart ? [hoursNote(clock)] : [hoursNote(clock), 'arrived-outside-hours'];
}

/** A term by days: day 0, the days counted, and the days passed over on the way to the last one. */
function termDays(calendar: UnitCalendar, start: number, norm: Norm, options: NormOptions): Walked {
  const clock = clockwork(calendar);
  const zero = dayZero(calendar, start, norm, options);
  const nominal = nominalLastDay(clock, zero, norm);
  const last = localMoment(clock, dueAt(calendar, start, norm, options)).day;
  const works = (day: Day): boolean => isWorkingDay(clock.index, day);
  const before = range(localMoment(clock, start).day, zero - 1);
  return {
    effectiveStart: effectiveStartOf(calendar, start, norm, options),
    counted: countedDays(norm, zero, nominal).filter((day) => norm.unit !== 'working-day' || works(day)),
    skipped: [...before, ...(norm.unit === 'working-day' ? range(zero + 1, last) : range(nominal, last))]
      .filter((day) => !works(day)),
    notes: termNotes(calendar, start, norm, options, { zero, nominal, last }),
  };
}

function countedDays(norm: Norm, zero: Day, nominal: Day): Day[] {
  return norm.unit === 'month' || norm.value === 0 ? [nominal] : range(zero + 1, nominal);
}

/** With the day of acceptance excluded the term begins as that day ends, whatever the office hours. */
function effectiveStartOf(calendar: UnitCalendar, start: number, norm: Norm, options: NormOptions): number {
  if (options.excludeStartDay !== true || norm.value === 0) return nextWorkingMoment(calendar, start);
  const clock = clockwork(calendar);
  return instantAt(clock, localMoment(clock, start).day + 1, 0);
}

type DaySpan = { readonly zero: Day; readonly nominal: Day; readonly last: Day };

function termNotes(
  calendar: UnitCalendar,
  start: number,
  norm: Norm,
  options: NormOptions,
  { zero, nominal, last }: DaySpan,
): RuleNote[] {
  const excluded = options.excludeStartDay === true && norm.value > 0;
  const shortened = norm.unit === 'month' && numberOf(nominal) !== numberOf(zero);
  return [
    ...(norm.unit === 'day' ? (['plain-day-is-calendar-day'] as const) : []),
    ...(!excluded && nextWorkingMoment(calendar, start) !== start ? (['arrived-outside-hours'] as const) : []),
    norm.value === 0 ? 'on-that-day' : excluded ? 'acceptance-day-excluded' : 'start-day-not-counted',
    ...(shortened ? (['month-has-no-such-number'] as const) : []),
    ...(norm.unit !== 'working-day' && last !== nominal ? (['last-day-put-off'] as const) : []),
    clockwork(calendar).roundTheClock ? 'ends-with-the-day' : 'ends-at-closing',
  ];
}

const numberOf = (day: Day): string => isoDate(day).slice(8);

const hoursNote = (clock: Clockwork): RuleNote => (clock.roundTheClock ? 'round-the-clock' : 'office-hours');

function generalNotes({ zone }: UnitCalendar, start: number, due: number): RuleNote[] {
  return [
    ...(offsetAt(zone, start) !== offsetAt(zone, due) ? (['clocks-changed'] as const) : []),
    ...(new Date(due).getUTCFullYear() > LAST_PUBLISHED_YEAR ? (['beyond-published-calendar'] as const) : []),
  ];
}

function dayInfo(clock: Clockwork, day: Day): DayInfo {
  return { date: isoDate(day), working: isWorkingDay(clock.index, day), reason: reasonOf(clock.index, day) };
}

/** The days from `first` to `last`, both included; none where `last` comes first. */
function range(first: Day, last: Day): Day[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}
