import { createHash } from 'node:crypto';
import type { Desk } from '../desk.ts';

/** What is limited: how often, in what time. */
export const LIMITS = {
  login: { attemptsMax: 10, minutes: 15 },
  /** Codes sent for one IIN; each costs money and rings somebody's telephone. */
  'recovery-code': { attemptsMax: 3, minutes: 60 },
  /** Identifications by telephone of one request's number, so that nobody finds out an IIN by asking. */
  'call-identification': { attemptsMax: 5, minutes: 60 },
  'phone-code': { attemptsMax: 3, minutes: 60 },
} as const satisfies Record<string, { readonly attemptsMax: number; readonly minutes: number }>;

export type LimitKind = keyof typeof LIMITS;

export type Attempt =
  | { readonly kind: 'allowed' }
  /** `first`: this attempt was the first one too many of its window; the others need not be told again. */
  | { readonly kind: 'limited'; readonly minutes: number; readonly first: boolean };

/**
 * Counts an attempt before it is made. The row's lock lets attempts that come at once through one after the other, so
 * that no burst gets past the limit between a look and a note. What was typed may be anything, a password too: only its
 * hash is kept.
 */
export async function countAttempt(desk: Desk, kind: LimitKind, identifier: string): Promise<Attempt> {
  const { attemptsMax, minutes } = LIMITS[kind];
  const now = desk.clock.real();
  const { rows } = await desk.db.query<{ attempts: number; window_began_at: Date }>(
    `insert into attempt_limit as known (kind, identifier_hash, window_began_at, attempts) values ($1, $2, $3, 1)
     on conflict (kind, identifier_hash) do update set
       attempts = case when known.window_began_at <= $4 then 1 else known.attempts + 1 end,
       window_began_at = case when known.window_began_at <= $4 then excluded.window_began_at else known.window_began_at end
     returning attempts, window_began_at`,
    [kind, hashOf(identifier), now.toISOString(), new Date(now.getTime() - minutes * 60_000).toISOString()]);
  const [row] = rows;
  const attempts = row?.attempts ?? 1;
  if (attempts === 1) await dropOldAttempts(desk);
  if (attempts <= attemptsMax) return { kind: 'allowed' };
  const leftMs = (row?.window_began_at.getTime() ?? now.getTime()) + minutes * 60_000 - now.getTime();
  return { kind: 'limited', minutes: Math.max(1, Math.ceil(leftMs / 60_000)), first: attempts === attemptsMax + 1 };
}

/** The person has shown who they are: what was counted against the identifier is forgotten. */
export async function forgetAttempts(desk: Desk, kind: LimitKind, identifier: string): Promise<void> {
  await desk.db.query('delete from attempt_limit where kind = $1 and identifier_hash = $2', [kind, hashOf(identifier)]);
}

/** Rows whose window is long over say nothing any more. */
async function dropOldAttempts(desk: Desk): Promise<void> {
  await desk.db.query('delete from attempt_limit where window_began_at < $1', [new Date(desk.clock.real().getTime() - 86_400_000).toISOString()]);
}

function hashOf(identifier: string): Buffer {
  return createHash('sha256').update(identifier.trim()).digest();
}
