import type { Desk } from '../desk.ts';
import { invalidInput } from '../invalid-input.ts';
import type { FieldProblem, InvalidInput } from '../invalid-input.ts';
import { noteAccountEvent } from './account-events.ts';
import type { SeenFrom } from './account-events.ts';
import { countAttempt, forgetAttempts } from './attempt-limit.ts';
import { endOtherSessions } from './my-sessions.ts';
import { hashPassword, passwordMatches } from './passwords.ts';
import type { ApplicantSession, StaffSession } from './sessions.ts';

export const PASSWORD_LENGTH_MIN = 8;
/** Longer than anybody types; hashing must not be fed without bound. */
const PASSWORD_LENGTH_MAX = 200;

/** What is wrong with a password somebody chooses. */
export function passwordProblems(password: string, again: string): readonly FieldProblem[] {
  if (password === '') return [{ field: 'password', code: 'required' }];
  const length = [...password].length;
  if (length < PASSWORD_LENGTH_MIN) return [{ field: 'password', code: 'password.short', params: { min: PASSWORD_LENGTH_MIN } }];
  if (length > PASSWORD_LENGTH_MAX) return [{ field: 'password', code: 'tooLong', params: { max: PASSWORD_LENGTH_MAX } }];
  if (new Set(password).size < 3) return [{ field: 'password', code: 'password.common' }];
  return password === again ? [] : [{ field: 'passwordAgain', code: 'password.different' }];
}

/** A login with EDS this fresh shows who the person is better than a password does. */
const FRESH_MINUTES = 15;

export function isFreshEds(desk: Pick<Desk, 'clock'>, { way, begunAt }: Pick<ApplicantSession | StaffSession, 'way' | 'begunAt'>): boolean {
  return way === 'eds' && desk.clock.real().getTime() - Date.parse(begunAt) < FRESH_MINUTES * 60_000;
}

export type Limited = { readonly kind: 'limited'; readonly minutes: number };

/**
 * Whether it is still the owner who sits there: a session left open on somebody's computer must not be enough to take
 * the account away. Wrong passwords count as wrong logins do.
 */
export async function confirmOwner(desk: Desk, session: ApplicantSession, currentPassword: string): Promise<{ readonly kind: 'confirmed' } | InvalidInput | Limited> {
  if (isFreshEds(desk, session)) return { kind: 'confirmed' };
  const attempt = await countAttempt(desk, 'login', session.account.iin);
  if (attempt.kind === 'limited') return { kind: 'limited', minutes: attempt.minutes };
  const { rows } = await desk.db.query<{ password_hash: string }>('select password_hash from account where id = $1', [session.account.id]);
  if (rows[0] === undefined || !await passwordMatches(currentPassword, rows[0].password_hash)) return invalidInput({ field: 'currentPassword', code: currentPassword === '' ? 'required' : 'password.wrong' });
  await forgetAttempts(desk, 'login', session.account.iin);
  return { kind: 'confirmed' };
}

export interface PasswordChange { readonly currentPassword: string; readonly password: string; readonly passwordAgain: string }

/** Changes the password; every other session of the account ends, whoever holds it. */
export async function changePassword(desk: Desk, session: ApplicantSession, change: PasswordChange, from: SeenFrom): Promise<{ readonly kind: 'changed' } | InvalidInput | Limited> {
  const problems = passwordProblems(change.password, change.passwordAgain);
  if (problems.length > 0) return invalidInput(...problems);
  const owner = await confirmOwner(desk, session, change.currentPassword);
  if (owner.kind !== 'confirmed') return owner;
  await setPassword(desk, session.account.id, change.password);
  await endOtherSessions(desk, session.account.id, session.id);
  await noteAccountEvent(desk, desk.db, session.account.id, 'password-changed', from);
  return { kind: 'changed' };
}

export async function setPassword(desk: Desk, accountId: string, password: string): Promise<void> {
  await desk.db.query('update account set password_hash = $2 where id = $1', [accountId, await hashPassword(password)]);
}
