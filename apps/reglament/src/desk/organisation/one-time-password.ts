import { randomBytes } from 'node:crypto';
import { inTransaction } from '../../storage/index.ts';
import type { Desk } from '../desk.ts';
import { invalidInput } from '../invalid-input.ts';
import type { InvalidInput } from '../invalid-input.ts';
import { countAttempt, forgetAttempts } from '../people/attempt-limit.ts';
import { isFreshEds, passwordProblems } from '../people/new-password.ts';
import type { Limited } from '../people/new-password.ts';
import { hashPassword, passwordMatches } from '../people/passwords.ts';
import { endSessionsOfStaff } from '../people/sessions.ts';
import type { StaffSession } from '../people/sessions.ts';
import type { StaffRecord } from './people.ts';
import { noteOrganisation } from './regions.ts';
import type { Region } from './regions.ts';
import type { Changed } from './units.ts';

/** How long a password that somebody else made waits for its owner. Our choice: over a weekend, not over a holiday. */
export const ONE_TIME_HOURS = 72;

export interface OneTimePassword { readonly password: string; readonly hash: string; readonly until: string }

/** A password to be shown once. It lives by the real clock, as sessions do. */
export async function oneTimePassword(desk: Pick<Desk, 'clock'>): Promise<OneTimePassword> {
  const password = randomBytes(9).toString('base64url');
  return { password, hash: await hashPassword(password), until: new Date(desk.clock.real().getTime() + ONE_TIME_HOURS * 3_600_000).toISOString() };
}

/** Also those of an absent person, whether the days have begun or not, until they are over everywhere. */
const RIGHTS_ELSEWHERE = `
select from administrator where staff_id = $1 and region <> all($2)
union all select from staff_role r join unit u on u.id = r.unit where (u.region is null or u.region <> all($2))
  and (r.staff_id = $1 or r.staff_id in (select absent_id from substitution where substitute_id = $1 and ended_at is null and to_day >= ($3::timestamptz - interval '1 day')::date)) limit 1`;

/**
 * A new password for somebody who has lost theirs: every session of theirs ends, and the new one only opens the page on
 * which they choose another. Whoever administers other regions too, works or stands in for somebody there, is out of reach:
 * their password would open those.
 */
export async function resetPassword(desk: Desk, by: string, regions: readonly Region[], person: StaffRecord): Promise<Changed<{ readonly password: string }>> {
  if (person.id === by) return { kind: 'invalid', problems: [{ field: 'password', code: 'organisation.ownPassword' }] };
  if (!person.active) return { kind: 'invalid', problems: [{ field: 'password', code: 'organisation.dismissed' }] };
  const made = await oneTimePassword(desk);
  const reset = await inTransaction(desk.db, async (client): Promise<Changed<{ readonly password: string }>> => {
    const elsewhere = await client.query(RIGHTS_ELSEWHERE, [person.id, regions.map(({ id }) => id), desk.clock.now()]);
    if (elsewhere.rows.length > 0) return { kind: 'invalid', problems: [{ field: 'password', code: 'organisation.otherRegions' }] };
    await client.query('update staff set password_hash = $2, password_until = $3 where id = $1', [person.id, made.hash, made.until]);
    await endSessionsOfStaff(client, person.id);
    await noteOrganisation(client, { at: desk.clock.now(), by, region: person.region }, 'password-reset', person.id);
    return { kind: 'done', password: made.password };
  });
  if (reset.kind === 'done') await forgetAttempts(desk, 'login', person.login);
  return reset;
}

/** Whether the present password has to be shown before another is chosen. */
export function asksForPresent(desk: Pick<Desk, 'clock'>, session: StaffSession): boolean {
  return session.passwordOnce !== true && !isFreshEds(desk, session);
}

export interface StaffPasswordChange { readonly current: string; readonly password: string; readonly passwordAgain: string }

/**
 * Chooses a password of one's own; every other session ends. The present one is asked for, because a workplace left open
 * must not be enough to take it over; whoever has just signed in with a one-time password has shown it already, and a fresh
 * login with EDS shows more than a password does: so nobody is locked out for good, administrators included.
 */
export async function choosePassword(desk: Desk, session: StaffSession, change: StaffPasswordChange): Promise<{ readonly kind: 'changed' } | InvalidInput | Limited> {
  const problems = passwordProblems(change.password, change.passwordAgain);
  if (problems.length > 0) return invalidInput(...problems);
  const staffId = session.staff.id;
  const { rows } = await desk.db.query<{ login: string; password_hash: string }>('select login, password_hash from staff where id = $1', [staffId]);
  const person = rows[0];
  if (person === undefined) throw new Error(`Expected member of staff ${staffId} to exist`);
  if (asksForPresent(desk, session)) {
    const attempt = await countAttempt(desk, 'login', person.login);
    if (attempt.kind === 'limited') return { kind: 'limited', minutes: attempt.minutes };
    if (!await passwordMatches(change.current, person.password_hash)) return invalidInput({ field: 'currentPassword', code: change.current === '' ? 'required' : 'password.wrong' });
    await forgetAttempts(desk, 'login', person.login);
  }
  if (await passwordMatches(change.password, person.password_hash)) return invalidInput({ field: 'password', code: 'organisation.samePassword' });
  const hash = await hashPassword(change.password);
  await inTransaction(desk.db, async (client) => {
    await client.query('update staff set password_hash = $2, password_until = null where id = $1', [staffId, hash]);
    await endSessionsOfStaff(client, staffId, session.id);
    const region = await client.query<{ region: string }>('select u.region from staff_role r join unit u on u.id = r.unit where r.staff_id = $1 and u.region is not null union select region from administrator where staff_id = $1 limit 1', [staffId]);
    if (region.rows[0] !== undefined) await noteOrganisation(client, { at: desk.clock.now(), by: staffId, region: region.rows[0].region }, 'password-chosen', staffId);
  });
  return { kind: 'changed' };
}
