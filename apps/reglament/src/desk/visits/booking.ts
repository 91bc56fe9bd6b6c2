import { randomInt, randomUUID } from 'node:crypto';
import { inTransaction } from '../../storage/index.ts';
import type { Queryable } from '../../storage/index.ts';
import { dayAt } from '../clock/local-day.ts';
import type { Desk } from '../desk.ts';
import { invalidInput } from '../invalid-input.ts';
import type { InvalidInput } from '../invalid-input.ts';
import { isUuid } from '../is-uuid.ts';
import { bookableWindows, findCentre, isBookable, slotsOf } from './slots.ts';
import type { VisitCentre } from './slots.ts';

/** A place in a centre's electronic queue, booked on the portal. */
export interface Visit {
  readonly id: string;
  readonly centre: VisitCentre;
  /** Id of the regulation of the service. */
  readonly regulation: string;
  readonly at: string;
  /** What the kiosk asks for: six digits. */
  readonly code: string;
  readonly status: VisitStatus;
  /** The ticket, once the person has come. */
  readonly number?: number;
}

/** `lapsed`: the time passed and nobody came. */
export type VisitStatus = 'booked' | 'waiting' | 'called' | 'served' | 'absent' | 'cancelled' | 'lapsed';

export interface VisitWish {
  readonly centre: string;
  readonly regulation: string;
  /** The beginning of one of the centre's slots. */
  readonly at: string;
}

/** How many bookings one person may have ahead of them. Our choice, so that nobody takes the queue from others. */
const BOOKINGS_MAX = 3;
/** A booking is kept this long after its time. Our choice. */
export const GRACE_MINUTES = 15;

/**
 * Books a place in a centre's electronic queue at the applicant's wish. Two people who want the last place of a slot
 * wait for each other on the unit's lock; the second is told that it is full.
 */
export async function bookVisit(desk: Desk, accountId: string, wish: VisitWish): Promise<{ readonly kind: 'booked'; readonly visit: Visit } | InvalidInput> {
  const regulation = desk.library.regulations.get(wish.regulation);
  const centre = await findCentre(desk.db, wish.centre);
  if (regulation === undefined || centre === undefined || !isBookable(regulation) || !(await servesDecree(desk.db, centre.id, regulation.decree.id))) return invalidInput({ field: 'centre', code: 'visit.notBookable' });
  const at = Number.isNaN(Date.parse(wish.at)) ? '' : new Date(wish.at).toISOString();
  const slot = at === '' ? undefined : (await slotsOf(desk, centre, dayAt(centre.zone, at))).find((candidate) => candidate.at === at);
  if (slot === undefined) return invalidInput({ field: 'at', code: 'visit.noSuchTime' });

  return inTransaction(desk.db, async (client) => {
    // One booking at a time per centre and per person: the counts below stay true until the row is written.
    await client.query("select pg_advisory_xact_lock(hashtextextended('visit/' || $1, 0)), pg_advisory_xact_lock(hashtextextended('visit/' || $2, 0))", [centre.id, accountId]);
    const ahead = await client.query<{ at: Date }>("select booked_for as at from visit where account_id = $1 and status in ('booked', 'waiting', 'called') and booked_for > $2", [accountId, desk.clock.now()]);
    if (ahead.rows.some((row) => row.at.toISOString() === at)) return invalidInput({ field: 'at', code: 'visit.sameTime' });
    if (ahead.rows.length >= BOOKINGS_MAX) return invalidInput({ field: 'at', code: 'visit.tooMany', params: { max: BOOKINGS_MAX } });
    const taken = await client.query<{ taken: number }>("select count(*)::int as taken from visit where unit = $1 and booked_for = $2 and status <> 'cancelled'", [centre.id, at]);
    if ((taken.rows[0]?.taken ?? 0) >= await bookableWindows(client, centre.id)) return invalidInput({ field: 'at', code: 'visit.full' });

    const day = dayAt(centre.zone, at);
    const visit: Visit = { id: randomUUID(), centre, regulation: regulation.id, at, code: await freeCode(client, centre.id, day), status: 'booked' };
    await client.query(
      "insert into visit (id, unit, day, account_id, booked_for, code, regulation, status, made_at) values ($1, $2, $3, $4, $5, $6, $7, 'booked', $8)",
      [visit.id, centre.id, day, accountId, at, visit.code, regulation.id, desk.clock.now()]);
    return { kind: 'booked', visit };
  });
}

async function servesDecree(db: Queryable, unit: string, decree: string): Promise<boolean> {
  const { rows } = await db.query('select 1 from unit where id = $1 and decree = $2 and closed_at is null', [unit, decree]);
  return rows.length > 0;
}

/** A code nobody else has at this centre on this day. */
async function freeCode(client: Queryable, unit: string, day: string): Promise<string> {
  const { rows } = await client.query<{ code: string }>('select code from visit where unit = $1 and day = $2 and code is not null', [unit, day]);
  const used = new Set(rows.map(({ code }) => code));
  let code = '';
  do code = String(randomInt(1_000_000)).padStart(6, '0'); while (used.has(code));
  return code;
}

export type Cancelled = 'cancelled' | 'unknown' | 'too-late';

/** Gives the place back. Once the person has come, or the time has passed, there is nothing to give back. */
export async function cancelVisit(desk: Desk, accountId: string, visitId: string): Promise<Cancelled> {
  if (!isUuid(visitId)) return 'unknown';
  const now = desk.clock.now();
  const { rowCount } = await desk.db.query("update visit set status = 'cancelled', ended_at = $3 where id = $1 and account_id = $2 and status = 'booked' and booked_for > $3", [visitId, accountId, now]);
  if (rowCount === 1) return 'cancelled';
  const { rows } = await desk.db.query<{ status: string }>('select status from visit where id = $1 and account_id = $2', [visitId, accountId]);
  if (rows[0] === undefined) return 'unknown';
  return rows[0].status === 'cancelled' ? 'cancelled' : 'too-late';
}

interface VisitRow { id: string; unit: string; regulation: string; at: Date; code: string; status: Exclude<VisitStatus, 'lapsed'>; number: number | null }

/** The person's bookings, the nearest first; those of the last days stay visible. */
export async function visitsOf(desk: Desk, accountId: string): Promise<readonly Visit[]> {
  const { rows } = await desk.db.query<VisitRow>(
    "select id, unit, regulation, booked_for as at, code, status, number from visit where account_id = $1 and booked_for > $2::timestamptz - interval '7 days' order by booked_for", [accountId, desk.clock.now()]);
  const visits: Visit[] = [];
  for (const { number, unit, at, ...row } of rows) {
    const centre = await findCentre(desk.db, unit);
    if (centre === undefined) continue;
    const lapsed = row.status === 'booked' && at.getTime() + GRACE_MINUTES * 60_000 < Date.parse(desk.clock.now());
    visits.push({ ...row, centre, at: at.toISOString(), status: lapsed ? 'lapsed' : row.status, ...(number === null ? {} : { number }) });
  }
  return visits;
}
