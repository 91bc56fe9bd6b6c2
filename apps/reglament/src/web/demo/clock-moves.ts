import { addWorkingDays, calendarFor, instantOf, LAST_YEAR, nextWorkingDayOpening, offsetAt } from '@reglament/calendar';
import type { Zone } from '@reglament/calendar';

/** How far the demonstration's clock can be moved at once. */
export const CLOCK_MOVES = ['hour', 'morning', 'day', 'week', 'month'] as const;
export type ClockMove = (typeof CLOCK_MOVES)[number];

export function isClockMove(text: string): text is ClockMove {
  return CLOCK_MOVES.some((move) => move === text);
}

/** Terms of the longest services still have to fit into the calendar's tables after a move. */
export function isInCalendar(now: number): boolean {
  return new Date(now).getUTCFullYear() < LAST_YEAR - 3;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Milliseconds from `now` (epoch ms) to where a move leads; working days are those of a provider in the zone. */
export function moveMilliseconds(move: ClockMove, now: number, zone: Zone): number {
  switch (move) {
    case 'hour': return HOUR_MS;
    case 'day': return DAY_MS;
    case 'month': return 30 * DAY_MS;
    case 'morning': return nextWorkingDayOpening(calendarFor('provider', zone), now) - now;
    case 'week': return workingDaysLater(now, zone, 5) - now;
  }
}

/** The same time of day, so many working days later. */
function workingDaysLater(now: number, zone: Zone, days: number): number {
  const local = now + offsetAt(zone, now);
  const today = new Date(local).toISOString().slice(0, 10);
  const later = addWorkingDays(calendarFor('provider', zone), today, days);
  return instantOf(zone, Date.parse(`${later}T00:00:00Z`) + (local % DAY_MS));
}
