import { randomUUID } from 'node:crypto';
import type { Queryable } from '../../storage/index.ts';
import type { Desk } from '../desk.ts';

/** What the owner of an account is shown of its life. All but an ordinary sign-in are told as news. */
const ACCOUNT_EVENTS = ['signed-in', 'new-device', 'password-changed', 'password-recovered', 'contacts-changed', 'phone-confirmed', 'session-moved'] as const;
export type AccountEventKind = (typeof ACCOUNT_EVENTS)[number];

/** Where something was done from, as the site saw it. */
export interface SeenFrom {
  /** One of our own short names for browser and system; absent when they are not known. */
  readonly device?: string | undefined;
  /** Network address. */
  readonly address?: string | undefined;
}

export interface AccountEvent extends SeenFrom {
  readonly id: string;
  readonly kind: AccountEventKind;
  readonly at: string;
  readonly isNews: boolean;
}

/** By the real clock, as sessions are. */
export async function noteAccountEvent(desk: Pick<Desk, 'clock'>, db: Queryable, accountId: string, kind: AccountEventKind, from: SeenFrom = {}): Promise<void> {
  await db.query('insert into account_event (id, account_id, kind, device, address, at) values ($1, $2, $3, $4, $5, $6)',
    [randomUUID(), accountId, kind, from.device ?? null, from.address ?? null, desk.clock.real().toISOString()]);
}

/** A sign-in, and whether it came from a kind of device this account was never used on. The first of all is no news. */
export async function noteSignIn(desk: Desk, accountId: string, from: SeenFrom): Promise<'signed-in' | 'new-device'> {
  const { rows } = await desk.db.query<{ known: boolean; used: boolean }>(
    "select coalesce(bool_or(device is not distinct from $2), false) as known, count(*) > 0 as used from account_event where account_id = $1 and kind in ('signed-in', 'new-device')", [accountId, from.device ?? null]);
  const kind = rows[0]?.used === true && !rows[0].known ? 'new-device' : 'signed-in';
  await noteAccountEvent(desk, desk.db, accountId, kind, from);
  return kind;
}

const SHOWN_MAX = 20;

export async function listAccountEvents(desk: Desk, accountId: string): Promise<readonly AccountEvent[]> {
  const { rows } = await desk.db.query<{ id: string; kind: AccountEventKind; device: string | null; address: string | null; at: Date; read_at: Date | null }>(
    'select id, kind, device, address, at, read_at from account_event where account_id = $1 order by at desc, id limit $2', [accountId, SHOWN_MAX]);
  return rows.map(({ id, kind, device, address, at, read_at }) => ({
    id, kind, at: at.toISOString(), isNews: read_at === null && kind !== 'signed-in',
    ...(device === null ? {} : { device }), ...(address === null ? {} : { address }),
  }));
}

/** How much the owner has not yet been shown. */
export async function countAccountNews(desk: Desk, accountId: string): Promise<number> {
  const { rows } = await desk.db.query<{ news: number }>("select count(*) as news from account_event where account_id = $1 and read_at is null and kind <> 'signed-in'", [accountId]);
  return rows[0]?.news ?? 0;
}

export async function markAccountNewsRead(desk: Desk, accountId: string): Promise<void> {
  await desk.db.query('update account_event set read_at = $2 where account_id = $1 and read_at is null', [accountId, desk.clock.real().toISOString()]);
}
