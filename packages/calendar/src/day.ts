import { CalendarFailure } from './failure.ts';

/** A date as it is written: YYYY-MM-DD. */
export type IsoDate = string;

/** A date as it is counted: whole days since 1970-01-01. Free of time zones, so that adding days is adding numbers. */
export type Day = number;

export const DAY_MS = 86_400_000;
export const HOUR_MS = 3_600_000;
export const MINUTE_MS = 60_000;

/** @throws {CalendarFailure} `date-invalid` */
export function dayOf(date: IsoDate): Day {
  const ms = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(`${date}T00:00:00Z`) : Number.NaN;
  // Date.parse takes 2026-02-30 for 2 March on some platforms, hence the way back.
  if (Number.isNaN(ms) || isoDate(ms / DAY_MS) !== date) {
    throw new CalendarFailure('date-invalid', `Expected a date as YYYY-MM-DD, but found "${date}"`);
  }
  return ms / DAY_MS;
}

export function isoDate(day: Day): IsoDate {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** 1 = Monday … 7 = Sunday, as ISO 8601 counts. */
export function weekday(day: Day): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

export const SATURDAY = 6;
export const SUNDAY = 7;

/** The same number some months on, or the month's last day where it has none (31 January + 1 = 28 or 29 February). */
export function addMonths(day: Day, months: number): Day {
  const date = new Date(day * DAY_MS);
  const year = date.getUTCFullYear();
  const month = date.getUTCMonth() + months;
  const lastNumber = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return Date.UTC(year, month, Math.min(date.getUTCDate(), lastNumber)) / DAY_MS;
}
