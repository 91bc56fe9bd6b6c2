/**
 * What can go wrong for reasons no citizen or official is responsible for.
 * - `date-out-of-range`: before the tables begin (2012) or so far ahead that no calendar can be foreseen (after 2045)
 * - `date-invalid`: not a date of the calendar, YYYY-MM-DD
 * - `norm-invalid`: a negative or non-finite value, or part of a day
 * - `zone-unknown`: the platform does not know the time zone
 * - `hours-invalid`: office hours that overlap, run backwards or are no times of day
 */
export const CALENDAR_FAILURE_CODES = [
  'date-out-of-range',
  'date-invalid',
  'norm-invalid',
  'zone-unknown',
  'hours-invalid',
] as const;

export type CalendarFailureCode = (typeof CALENDAR_FAILURE_CODES)[number];

/** A mistake in a programme or in its data; never a legal outcome. */
export class CalendarFailure extends Error {
  override readonly name = 'CalendarFailure';
  readonly code: CalendarFailureCode;

  constructor(code: CalendarFailureCode, message: string) {
    super(message);
    this.code = code;
  }
}
