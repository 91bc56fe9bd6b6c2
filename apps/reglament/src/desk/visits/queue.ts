import { inTransaction } from '../../storage/index.ts';
import type { Queryable } from '../../storage/index.ts';
import { randomUUID } from 'node:crypto';
import type { LocalizedText } from '@reglament/regulation';
import type { Zone } from '@reglament/calendar';
import { dayAt } from '../clock/local-day.ts';
import type { Desk } from '../desk.ts';
import type { StaffMember } from '../people/sessions.ts';
import { intakePosts } from '../workplace/intake.ts';
import { GRACE_MINUTES } from './booking.ts';

/** A unit with an electronic queue. */
export interface Hall {
  readonly unit: string;
  readonly name: LocalizedText;
  readonly zone: Zone;
  readonly decree: string;
}

export async function findHall(db: Queryable, unit: string): Promise<Hall | undefined> {
  const { rows } = await db.query<Hall>('select id as unit, name, zone, decree from unit where id = $1 and closed_at is null and exists (select 1 from queue_window where queue_window.unit = unit.id)', [unit]);
  return rows[0];
}

/** The halls in which this person takes applications. */
export async function hallsOf(desk: Desk, staff: StaffMember): Promise<readonly Hall[]> {
  const units = [...new Set(intakePosts(staff).map(({ unit }) => unit))];
  const halls = await Promise.all(units.map((unit) => findHall(desk.db, unit)));
  return halls.filter((hall) => hall !== undefined);
}

/** One ticket of today. */
export interface Ticket {
  readonly id: string;
  readonly number: number;
  readonly status: 'waiting' | 'called' | 'served' | 'absent';
  readonly arrivedAt: string;
  readonly bookedFor?: string;
  readonly regulation?: string;
  readonly window?: number;
  readonly calledAt?: string;
}

interface TicketRow { id: string; number: number; status: Ticket['status']; arrived_at: Date; booked_for: Date | null; regulation: string | null; window_number: number | null; called_at: Date | null }

const COLUMNS = 'id, number, status, arrived_at, booked_for, regulation, window_number, called_at';

function ticketOf(row: TicketRow): Ticket {
  return {
    id: row.id, number: row.number, status: row.status, arrivedAt: row.arrived_at.toISOString(),
    ...(row.booked_for === null ? {} : { bookedFor: row.booked_for.toISOString() }), ...(row.regulation === null ? {} : { regulation: row.regulation }),
    ...(row.window_number === null ? {} : { window: row.window_number }), ...(row.called_at === null ? {} : { calledAt: row.called_at.toISOString() }),
  };
}

/** Who is next: first those whose booked time has come, then everybody in the order of arrival. */
const ORDER = '(booked_for is null or booked_for > $3), case when booked_for <= $3 then booked_for else arrived_at end, number';

/** People who wait now, in the order in which they will be called. */
export async function waitingIn(desk: Desk, { unit, zone }: Hall): Promise<readonly Ticket[]> {
  const now = desk.clock.now();
  const { rows } = await desk.db.query<TicketRow>(`select ${COLUMNS} from visit where unit = $1 and day = $2 and status = 'waiting' order by ${ORDER}`, [unit, dayAt(zone, now), now]);
  return rows.map(ticketOf);
}

/** Who was called last at each window, the newest call first. */
export async function calledIn(desk: Desk, { unit, zone }: Hall): Promise<readonly Ticket[]> {
  const { rows } = await desk.db.query<TicketRow>(`select ${COLUMNS} from visit where unit = $1 and day = $2 and status = 'called' order by called_at desc`, [unit, dayAt(zone, desk.clock.now())]);
  return rows.map(ticketOf);
}

/** More people than can come to the terminals of a hall within a minute: somebody plays, or holds a key down. Our choice. */
export const TICKETS_A_MINUTE_MAX = 30;

/** A ticket for whoever comes without a booking; `undefined` where tickets are taken faster than people can come. */
export async function takeTicket(desk: Desk, hall: Hall, regulation: string | undefined): Promise<Ticket | undefined> {
  const now = desk.clock.now();
  const day = dayAt(hall.zone, now);
  return inTransaction<Ticket, undefined>(desk.db, async (client, undo) => {
    // Counted behind the number's lock; a number that is undone is the next one's.
    const number = await nextNumber(client, hall.unit, day);
    const lately = await client.query("select 1 from visit where unit = $1 and day = $2 and booked_for is null and made_at > $3::timestamptz - interval '1 minute' limit $4", [hall.unit, day, now, TICKETS_A_MINUTE_MAX]);
    if (lately.rows.length === TICKETS_A_MINUTE_MAX) return undo(undefined);
    const { rows } = await client.query<TicketRow>(
      `insert into visit (id, unit, day, number, regulation, status, made_at, arrived_at) values ($1, $2, $3, $4, $5, 'waiting', $6, $6) returning ${COLUMNS}`,
      [randomUUID(), hall.unit, day, number, regulation ?? null, now]);
    return ticketOf(rows[0]!);
  });
}

/** How long before its time a booking can be turned into a ticket. Our choice. */
const EARLY_MINUTES = 30;

export type CheckedIn = { readonly kind: 'ticket'; readonly ticket: Ticket } | { readonly kind: 'unknown' | 'lapsed' } | { readonly kind: 'early'; readonly at: string };

/** Turns a booking into a ticket by its code. Entered twice, it is the same ticket. */
export async function checkIn(desk: Desk, hall: Hall, code: string): Promise<CheckedIn> {
  const now = desk.clock.now();
  const day = dayAt(hall.zone, now);
  return inTransaction(desk.db, async (client): Promise<CheckedIn> => {
    const { rows } = await client.query<TicketRow & { status: string; number: number | null; booked_for: Date }>(
      `select ${COLUMNS} from visit where unit = $1 and day = $2 and code = $3 and status <> 'cancelled' for update`, [hall.unit, day, code]);
    const row = rows[0];
    if (row === undefined) return { kind: 'unknown' };
    if (row.number !== null) return { kind: 'ticket', ticket: ticketOf(row) };
    const minutes = (row.booked_for.getTime() - Date.parse(now)) / 60_000;
    if (minutes > EARLY_MINUTES) return { kind: 'early', at: row.booked_for.toISOString() };
    if (minutes < -GRACE_MINUTES) return { kind: 'lapsed' };
    const updated = await client.query<TicketRow>(`update visit set status = 'waiting', number = $2, arrived_at = $3 where id = $1 returning ${COLUMNS}`, [row.id, await nextNumber(client, hall.unit, day), now]);
    return { kind: 'ticket', ticket: ticketOf(updated.rows[0]!) };
  });
}

/** Tickets of a day are counted without gaps: the number is taken in the transaction that writes the ticket. */
async function nextNumber(client: Queryable, unit: string, day: string): Promise<number> {
  const { rows } = await client.query<{ last: number }>('insert into counter (name, last) values ($1, 1) on conflict (name) do update set last = counter.last + 1 returning last', [`ticket/${unit}/${day}`]);
  return Number(rows[0]?.last ?? 1);
}

export interface HallWindow { readonly number: number; readonly staffId?: string; readonly staffName?: string }

export async function windowsIn(desk: Desk, unit: string): Promise<readonly HallWindow[]> {
  const { rows } = await desk.db.query<{ number: number; staff_id: string | null; name: string | null }>('select w.number, w.staff_id, s.name from queue_window w left join staff s on s.id = w.staff_id where w.unit = $1 order by w.number', [unit]);
  return rows.map(({ number, staff_id, name }) => ({ number, ...(staff_id === null ? {} : { staffId: staff_id, staffName: name ?? '' }) }));
}

/** Sits down at a window; whoever sat there before has left without saying so. */
export async function sitAt(desk: Desk, staff: StaffMember, { unit }: Hall, number: number): Promise<boolean> {
  return inTransaction(desk.db, async (client) => {
    const { rowCount: there } = await client.query('select 1 from queue_window where unit = $1 and number = $2 for update', [unit, number]);
    if (there === 0) return false;
    await client.query('update queue_window set staff_id = null where staff_id = $1', [staff.id]);
    const { rowCount } = await client.query('update queue_window set staff_id = $3 where unit = $1 and number = $2', [unit, number, staff.id]);
    return rowCount === 1;
  });
}

/** Stands up; whom they had called is done with. */
export async function leaveWindow(desk: Desk, staff: StaffMember): Promise<void> {
  await endCurrent(desk, desk.db, staff, 'served');
  await desk.db.query('update queue_window set staff_id = null where staff_id = $1', [staff.id]);
}

export type Called = { readonly kind: 'called'; readonly ticket: Ticket } | { readonly kind: 'nobody' | 'no-window' | 'not-current' };

/**
 * Calls the next person to one's window; whoever stood there is served. Two windows never call the same ticket.
 * @param shown the ticket that stood at the window on the screen whose button was pressed, '' for none. Pressed twice, the
 *   button calls one person: the second press would send away, as served, whom the first has only just called.
 */
export async function callNext(desk: Desk, staff: StaffMember, hall: Hall, shown: string): Promise<Called> {
  const now = desk.clock.now();
  const day = dayAt(hall.zone, now);
  return inTransaction(desk.db, async (client): Promise<Called> => {
    const window = await client.query<{ number: number }>('select number from queue_window where unit = $1 and staff_id = $2 for update', [hall.unit, staff.id]);
    const number = window.rows[0]?.number;
    if (number === undefined) return { kind: 'no-window' };
    const current = await client.query<{ id: string }>("select id from visit where staff_id = $1 and status = 'called'", [staff.id]);
    if (!isShown(current.rows, shown)) return { kind: 'not-current' };
    await endCurrent(desk, client, staff, 'served');
    const { rows } = await client.query<TicketRow>(
      `update visit set status = 'called', called_at = $3, window_number = $4, staff_id = $5
       where id = (select id from visit where unit = $1 and day = $2 and status = 'waiting' order by ${ORDER} limit 1 for update skip locked) returning ${COLUMNS}`,
      [hall.unit, day, now, number, staff.id]);
    return rows[0] === undefined ? { kind: 'nobody' } : { kind: 'called', ticket: ticketOf(rows[0]) };
  });
}

function isShown(current: readonly { readonly id: string }[], shown: string): boolean {
  return current.length === 0 ? shown === '' : current.some(({ id }) => id === shown);
}

/** Calls the same person again: the board shows them on top. */
export async function callAgain(desk: Desk, staff: StaffMember): Promise<void> {
  await desk.db.query("update visit set called_at = $2 where staff_id = $1 and status = 'called'", [staff.id, desk.clock.now()]);
}

/** What became of the person the screen showed; whoever has been called since then is not meant. */
export async function endVisit(desk: Desk, staff: StaffMember, how: 'served' | 'absent', shown: string): Promise<void> {
  await desk.db.query("update visit set status = $2, ended_at = $3 where staff_id = $1 and status = 'called' and id::text = $4", [staff.id, how, desk.clock.now(), shown]);
}

async function endCurrent(desk: Desk, db: Queryable, staff: StaffMember, how: 'served' | 'absent'): Promise<void> {
  await db.query("update visit set status = $2, ended_at = $3 where staff_id = $1 and status = 'called'", [staff.id, how, desk.clock.now()]);
}

/** The ticket at this person's window. */
export async function currentTicket(desk: Desk, staff: StaffMember): Promise<Ticket | undefined> {
  const { rows } = await desk.db.query<TicketRow>(`select ${COLUMNS} from visit where staff_id = $1 and status = 'called' order by called_at desc limit 1`, [staff.id]);
  return rows[0] && ticketOf(rows[0]);
}

/** The longest permitted wait as the text reckons it: so many minutes for each person ahead; 0 where none is printed. */
export function longestWaitMinutes({ library }: Pick<Desk, 'library'>, ticket: Pick<Ticket, 'regulation'>, ahead: number): number {
  const regulation = ticket.regulation === undefined ? undefined : library.regulations.get(ticket.regulation);
  const printed = (regulation?.queue?.waitPerPerson ?? []).filter(({ unit }) => unit === 'minute').map(({ value }) => value);
  return printed.length === 0 ? 0 : ahead * Math.max(...printed);
}
