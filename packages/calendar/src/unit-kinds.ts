import { CalendarFailure } from './failure.ts';
import type { Week } from './classification.ts';
import type { IsoDate } from './day.ts';
import type { OfficeHours } from './office-hours.ts';
import type { UnitCalendar } from './unit-calendar.ts';
import type { Zone } from './zone.ts';

/** Who acts: a provider of services, a centre, an akim of a rural district, an information system, the applicant. */
export type UnitKind = 'provider' | 'centre' | 'akim' | 'system' | 'applicant';

/** How a kind of unit works, from a date on. `source` says where the hours come from. */
export type WorkingPattern = {
  readonly since: IsoDate;
  readonly week: Week;
  readonly hours: OfficeHours | 'round-the-clock';
  readonly source: string;
};

const AKIMAT_HOURS: OfficeHours = { open: '09:00', close: '18:30', breaks: [['13:00', '14:30']] };
const AKIMAT = { since: '2012-01-01', week: 'five', hours: AKIMAT_HOURS, source: 'standards, item 8' } as const;

/**
 * Defaults only: each standard prints its own hours, and a unit that keeps others gets its own `UnitCalendar`. A later
 * entry replaces an earlier one from its date on.
 */
export const WORKING_PATTERNS: Readonly<Record<UnitKind, readonly WorkingPattern[]>> = {
  provider: [AKIMAT],
  akim: [AKIMAT],
  centre: [
    {
      since: '2012-01-01',
      week: 'six',
      hours: { open: '09:00', close: '20:00' },
      source: 'standards, item 8: Monday to Saturday, no break',
    },
  ],
  system: [{ since: '2012-01-01', week: 'five', hours: 'round-the-clock', source: 'standards, item 8: the portal' }],
  applicant: [{ since: '2012-01-01', week: 'five', hours: 'round-the-clock', source: 'our choice: a person has no hours' }],
};

const made = new Map<string, UnitCalendar>();

/**
 * The default calendar of a kind of unit in a time zone, as it stood on a date (default: the newest). The same
 * question gets the same object, so that counting stays fast.
 *
 * @throws {CalendarFailure} `date-out-of-range` where no pattern was in force yet
 */
export function calendarFor(kind: UnitKind, zone: Zone, on: IsoDate = '9999-12-31'): UnitCalendar {
  const pattern = WORKING_PATTERNS[kind].findLast(({ since }) => since <= on);
  if (pattern === undefined) {
    throw new CalendarFailure('date-out-of-range', `Expected to find the hours of ${kind} on ${on}, but they begin later`);
  }
  const id = `${kind}/${zone}/${pattern.since}`;
  const calendar = made.get(id) ?? { id, zone, week: pattern.week, hours: pattern.hours };
  made.set(id, calendar);
  return calendar;
}

/** The default calendars of all kinds of unit in a time zone. */
export function calendarsFor(zone: Zone, on?: IsoDate): Readonly<Record<UnitKind, UnitCalendar>> {
  return {
    provider: calendarFor('provider', zone, on),
    centre: calendarFor('centre', zone, on),
    akim: calendarFor('akim', zone, on),
    system: calendarFor('system', zone, on),
    applicant: calendarFor('applicant', zone, on),
  };
}
