import { calendarsFor, dayOf, instantOf, isoDate, isWorkingTime, workingDay } from '@reglament/calendar';
import type { Zone } from '@reglament/calendar';
import type { LocalizedText, Regulation } from '@reglament/regulation';
import type { Queryable } from '../../storage/index.ts';
import { dayAt } from '../clock/local-day.ts';
import type { Desk } from '../desk.ts';

/** A centre whose queue can be booked. */
export interface VisitCentre {
  readonly id: string;
  readonly name: LocalizedText;
  readonly address?: LocalizedText;
  readonly zone: Zone;
}

/** One time of the day at a centre, and how many people may still book it. */
export interface Slot {
  readonly at: string;
  readonly until: string;
  readonly free: number;
}

/** How far ahead a place can be booked, in days after today. Our choice: the texts print none. */
const BOOKING_DAYS_MAX = 14;
/** Where no regulation of the decree prints how long one person may be served at the centre. Our choice. */
const SERVICE_MINUTES = 15;
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** Whether the text lets a place in this service's electronic queue be booked through the portal. */
export function isBookable({ queue, accept }: Regulation): boolean {
  return queue?.bookable === true && accept.channels.includes('centre');
}

/** The centres at which a place for this service can be booked. */
export async function centresFor(desk: Pick<Desk, 'db'>, regulation: Regulation): Promise<readonly VisitCentre[]> {
  if (!isBookable(regulation)) return [];
  return centres(desk.db, "kind = 'centre' and decree = $1 and closed_at is null order by id", regulation.decree.id);
}

export async function findCentre(db: Queryable, id: string): Promise<VisitCentre | undefined> {
  return (await centres(db, "kind = 'centre' and id = $1", id))[0];
}

async function centres(db: Queryable, where: string, value: string): Promise<readonly VisitCentre[]> {
  const { rows } = await db.query<{ id: string; name: LocalizedText; address: LocalizedText | null; zone: Zone }>(`select id, name, address, zone from unit where ${where}`, [value]);
  return rows.map(({ address, ...centre }) => ({ ...centre, ...(address === null ? {} : { address }) }));
}

/** The days on which the centre works and a place can be booked, today first. */
export function bookableDays(desk: Pick<Desk, 'clock'>, { zone }: Pick<VisitCentre, 'zone'>): readonly string[] {
  const today = dayOf(dayAt(zone, desk.clock.now()));
  const days = Array.from({ length: BOOKING_DAYS_MAX + 1 }, (_, ahead) => isoDate(today + ahead));
  return days.filter((day) => workingDay(calendarsFor(zone).centre, day).working);
}

/**
 * The times of a day that can still be booked, in order; none on a day off, in the past, or too far ahead. Half of the
 * windows (at least one) is booked at most, so that whoever comes without a booking is served as well.
 */
export async function slotsOf(desk: Desk, centre: VisitCentre, day: string): Promise<readonly Slot[]> {
  const now = Date.parse(desk.clock.now());
  const grid = slotGrid(desk, await minutesPerPerson(desk, centre), centre, day).filter(({ at }) => Date.parse(at) > now);
  if (grid.length === 0) return [];
  const capacity = await bookableWindows(desk.db, centre.id);
  const taken = await takenSlots(desk.db, centre.id, day);
  return grid.map((slot) => ({ ...slot, free: Math.max(0, capacity - (taken.get(slot.at) ?? 0)) }));
}

function slotGrid(desk: Pick<Desk, 'clock'>, minutes: number, centre: VisitCentre, day: string): readonly Omit<Slot, 'free'>[] {
  if (!bookableDays(desk, centre).includes(day)) return [];
  const { centre: calendar } = calendarsFor(centre.zone);
  const step = minutes * MINUTE_MS;
  const midnight = dayOf(day) * DAY_MS;
  const starts = Array.from({ length: Math.floor(DAY_MS / step) }, (_, index) => instantOf(centre.zone, midnight + index * step));
  // A visit must fit into office hours: its last moment too.
  return starts.filter((at) => isWorkingTime(calendar, at) && isWorkingTime(calendar, at + step - 1)).map((at) => ({ at: new Date(at).toISOString(), until: new Date(at + step).toISOString() }));
}

/** The longest printed service of one person at a centre among the regulations of the centre's decree. */
async function minutesPerPerson({ db, library }: Desk, centre: VisitCentre): Promise<number> {
  const { rows } = await db.query<{ decree: string }>('select decree from unit where id = $1', [centre.id]);
  const printed = [...library.regulations.values()].filter((regulation) => regulation.decree.id === rows[0]?.decree && isBookable(regulation))
    .flatMap(({ queue }) => (queue?.servicePerPerson ?? []).filter(({ unit }) => unit === 'minute').map(({ value }) => value));
  return printed.length === 0 ? SERVICE_MINUTES : Math.max(...printed);
}

export async function bookableWindows(db: Queryable, unit: string): Promise<number> {
  const { rows } = await db.query<{ windows: number }>('select count(*)::int as windows from queue_window where unit = $1', [unit]);
  return Math.ceil((rows[0]?.windows ?? 0) / 2);
}

async function takenSlots(db: Queryable, unit: string, day: string): Promise<ReadonlyMap<string, number>> {
  const { rows } = await db.query<{ at: Date; taken: number }>(
    "select booked_for as at, count(*)::int as taken from visit where unit = $1 and day = $2 and booked_for is not null and status <> 'cancelled' group by booked_for", [unit, day]);
  return new Map(rows.map(({ at, taken }) => [at.toISOString(), taken]));
}
