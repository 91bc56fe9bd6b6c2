import { clockMilliseconds } from './norm.ts';
import { dayZero, dueAt, nominalLastDay } from './due.ts';
import { rankOf } from './day-index.ts';
import { clockwork, localMoment } from './unit-calendar.ts';
import { workingMillisecondsBetween } from './working-time.ts';
import type { Norm, NormOptions } from './norm.ts';
import type { UnitCalendar } from './unit-calendar.ts';

/**
 * The new due instant (epoch ms) of a term prolonged by `norm`, counted from the last due date and not from the
 * moment of the decision: a decision taken early must not shorten the whole, one taken late not lengthen it. The old
 * due day is day 0.
 */
export function extendedDueAt(calendar: UnitCalendar, due: number, norm: Norm): number {
  const byClock = clockMilliseconds(norm) !== undefined;
  // The old due instant is closing time, which as an arrival would be late by a day; hence the day is excluded as such.
  return dueAt(calendar, due, norm, byClock ? {} : { excludeStartDay: true });
}

/** The clock stood still from `from` up to `to` (epoch ms). */
export type Pause = { readonly from: number; readonly to: number };

/**
 * The due instant (epoch ms) of a term that stood still at times, while the applicant had a step of his own.
 *
 * A term by the clock gets back the working time it lost. A term by days gets back as many days of its own kind
 * as lie after the day of the pause's beginning, up to and including the day of its end (so a pause within one day
 * changes nothing, as the start day is not counted either); a term in months gets calendar days. Pauses may come
 * unordered and overlap; what lies before the start or after the due date of its time is of no effect.
 */
export function dueAfterPauses(
  calendar: UnitCalendar,
  start: number,
  norm: Norm,
  pauses: readonly Pause[],
  options?: NormOptions,
): number {
  const counted = inCountableUnit(calendar, start, norm, options);
  let lost = 0;
  for (const pause of merged(pauses)) {
    const from = Math.max(pause.from, start);
    const due = dueAt(calendar, start, prolonged(counted, lost), options);
    if (from < due && pause.to > from) lost += lostTo(calendar, counted, { from, to: pause.to });
  }
  return dueAt(calendar, start, prolonged(counted, lost), options);
}

/** Seconds, working days or calendar days: the units in which lost time can be added. */
function inCountableUnit(calendar: UnitCalendar, start: number, norm: Norm, options?: NormOptions): Norm {
  const milliseconds = clockMilliseconds(norm);
  if (milliseconds !== undefined) return { value: milliseconds / 1000, unit: 'second' };
  if (norm.unit !== 'month') return norm;
  const zero = dayZero(calendar, start, norm, options);
  return { value: nominalLastDay(clockwork(calendar), zero, norm) - zero, unit: 'calendar-day' };
}

const prolonged = ({ value, unit }: Norm, lost: number): Norm => ({ value: value + lost, unit });

function lostTo(calendar: UnitCalendar, { unit }: Norm, { from, to }: Pause): number {
  if (unit === 'second') return workingMillisecondsBetween(calendar, from, to) / 1000;
  const clock = clockwork(calendar);
  const first = localMoment(clock, from).day;
  const last = localMoment(clock, to).day;
  return unit === 'working-day' ? rankOf(clock.index, last) - rankOf(clock.index, first) : last - first;
}

function merged(pauses: readonly Pause[]): Pause[] {
  const found: Pause[] = [];
  for (const pause of [...pauses].sort((a, b) => a.from - b.from)) {
    const last = found.at(-1);
    if (last !== undefined && pause.from <= last.to) {
      found[found.length - 1] = { from: last.from, to: Math.max(last.to, pause.to) };
    } else found.push(pause);
  }
  return found;
}
