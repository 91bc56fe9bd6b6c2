import type { Desk } from '../desk.ts';
import type { SeenFrom } from './account-events.ts';
import type { SignInWay } from './sessions.ts';

export interface MySession extends SeenFrom {
  readonly id: string;
  readonly way: SignInWay;
  readonly begunAt: string;
  readonly seenAt: string;
}

/** The living sessions of an account, the latest first. */
export async function listMySessions(desk: Desk, accountId: string): Promise<readonly MySession[]> {
  const { rows } = await desk.db.query<{ id: string; way: SignInWay; device: string | null; address: string | null; created_at: Date; seen_at: Date | null }>(
    'select id, way, device, address, created_at, seen_at from session where account_id = $1 and expires_at > $2 order by created_at desc limit 100', [accountId, desk.clock.real().toISOString()]);
  return rows.map(({ id, way, device, address, created_at, seen_at }) => ({
    id, way, begunAt: created_at.toISOString(), seenAt: (seen_at ?? created_at).toISOString(),
    ...(device === null ? {} : { device }), ...(address === null ? {} : { address }),
  }));
}

/** Ends one session of this account; another's stays as it is. Ending one that is gone does nothing. */
export async function endMySession(desk: Desk, accountId: string, sessionId: string): Promise<void> {
  await desk.db.query('delete from session where account_id = $1 and id = $2', [accountId, sessionId]);
}

export async function endOtherSessions(desk: Desk, accountId: string, keptId: string): Promise<void> {
  await desk.db.query('delete from session where account_id = $1 and id <> $2', [accountId, keptId]);
}
