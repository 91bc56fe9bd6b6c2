import { DAY_MS, HOUR_MS, MINUTE_MS } from './day.ts';
import { CalendarFailure } from './failure.ts';

/** When an office is open on a working day. Times of day as HH:MM, local; each break is `[from, to]`. */
export type OfficeHours = {
  readonly open: string;
  readonly close: string;
  readonly breaks?: readonly (readonly [string, string])[];
};

/** Open from `from` up to `to`, milliseconds of the day. */
export type Segment = { readonly from: number; readonly to: number };

/** A working day as stretches of open time, in order. `length` is their sum, milliseconds. */
export type DayPlan = { readonly segments: readonly Segment[]; readonly length: number; readonly close: number };

/**
 * Round the clock, a day term ends with the day's last second: midnight itself would be shown as the next day.
 */
export const ROUND_THE_CLOCK: DayPlan = {
  segments: [{ from: 0, to: DAY_MS }],
  length: DAY_MS,
  close: DAY_MS - 1000,
};

/** @throws {CalendarFailure} `hours-invalid` */
export function dayPlan(hours: OfficeHours): DayPlan {
  const segments: Segment[] = [];
  let from = timeOfDay(hours.open);
  for (const [breakFrom, breakTo] of hours.breaks ?? []) {
    segments.push({ from, to: timeOfDay(breakFrom) });
    from = timeOfDay(breakTo);
  }
  const close = timeOfDay(hours.close);
  segments.push({ from, to: close });
  assertInOrder(segments);
  return { segments, close, length: segments.reduce((sum, segment) => sum + segment.to - segment.from, 0) };
}

/** Open time of the day before this moment of it, milliseconds. */
export function openTimeBefore(plan: DayPlan, msOfDay: number): number {
  let open = 0;
  for (const { from, to } of plan.segments) {
    if (msOfDay <= from) break;
    open += Math.min(msOfDay, to) - from;
  }
  return open;
}

/** The earliest moment of the day by which so much open time (above 0) has passed; at most the day's close. */
export function momentAfterOpenTime(plan: DayPlan, open: number): number {
  let left = open;
  for (const { from, to } of plan.segments) {
    if (left <= to - from) return from + left;
    left -= to - from;
  }
  return plan.segments.at(-1)?.to ?? 0;
}

function assertInOrder(segments: readonly Segment[]): void {
  let last = -1;
  for (const { from, to } of segments) {
    if (from <= last || to <= from) {
      throw new CalendarFailure('hours-invalid', 'Expected office hours and breaks in order and apart, but they overlap');
    }
    last = to;
  }
}

function timeOfDay(text: string): number {
  const [, hours, minutes] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text) ?? [];
  if (hours === undefined) throw new CalendarFailure('hours-invalid', `Expected a time as HH:MM, but found "${text}"`);
  return Number(hours) * HOUR_MS + Number(minutes) * MINUTE_MS;
}
