import { randomUUID } from 'node:crypto';
import { parseIin } from '@reglament/identifiers';
import type { Desk } from '../desk.ts';
import { invalidInput } from '../invalid-input.ts';
import type { FieldProblem, InvalidInput } from '../invalid-input.ts';
import type { Registers } from '../ports.ts';
import { checkAccount, checkHolder } from './account-check.ts';
import type { AccountFault } from './account-check.ts';
import type { SeenFrom } from './account-events.ts';
import { countAttempt, forgetAttempts } from './attempt-limit.ts';
import { contactProblems } from './contacts.ts';
import { iinCode } from './iin-code.ts';
import { passwordProblems } from './new-password.ts';
import { hashPassword, passwordMatches, pretendToCheck } from './passwords.ts';
import { beginSession, findAccount } from './sessions.ts';
import type { NewSession } from './sessions.ts';

export { PASSWORD_LENGTH_MIN } from './new-password.ts';

export interface Registration {
  readonly iin: string;
  readonly surname: string;
  readonly name: string;
  readonly patronymic: string;
  readonly phone: string;
  readonly email: string;
  readonly password: string;
  readonly passwordAgain: string;
}

export type LoggedIn =
  | { readonly kind: 'logged-in'; readonly session: NewSession }
  /** Wrong identifier or password: one answer for both. */
  | { readonly kind: 'wrong' }
  /** Condition 1 failed: the legal refusal of authorisation. */
  | { readonly kind: 'refused'; readonly reason: AccountFault }
  /** `first`: the first attempt too many of its window. */
  | { readonly kind: 'limited'; readonly minutes: number; readonly first: boolean }
  | { readonly kind: 'register-unavailable' };

export type Registered = { readonly kind: 'registered'; readonly session: NewSession } | InvalidInput | Exclude<LoggedIn, { kind: 'logged-in' | 'wrong' | 'limited' }>;

/** Makes an account on the portal. The data are held against the register at once, so no false account comes to be. */
export async function registerAccount(desk: Desk, registers: Registers, input: Registration, from?: SeenFrom): Promise<Registered> {
  const problems = registrationProblems(input);
  if (problems.length > 0) return invalidInput(...problems);
  const iin = input.iin.trim();
  const check = await checkAccount(registers, { iin, surname: input.surname, name: input.name });
  if (check.kind === 'unavailable') return { kind: 'register-unavailable' };
  if (check.kind === 'violated') return { kind: 'refused', reason: check.reason };
  const { person } = check;
  // Only now: whoever does not know the person's name does not learn whether they have an account.
  const taken = await desk.db.query<{ counter: boolean }>("select password_hash = 'none' as counter from account where iin = $1", [iin]);
  // Whoever came to a counter has cases already. A name and a number that others may know do not open them; an EDS does.
  if (taken.rows[0] !== undefined) return invalidInput({ field: 'iin', code: taken.rows[0].counter ? 'iin.counter' : 'iin.taken' });
  const made = await desk.db.query<{ id: string }>(
    `insert into account (id, iin, password_hash, surname, name, patronymic, birth_date, address, phone, email, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) on conflict (iin) do nothing returning id`,
    [randomUUID(), iin, await hashPassword(input.password), person.surname, person.name, person.patronymic ?? null, person.birthDate, person.address ?? null, input.phone.trim() || null, input.email.trim() || null, desk.clock.now()],
  );
  const account = made.rows[0];
  if (account === undefined) return invalidInput({ field: 'iin', code: 'iin.taken' });
  return { kind: 'registered', session: await beginSession(desk, { accountId: account.id }, from && { ...from, way: 'password' }) };
}

function registrationProblems(input: Registration): readonly FieldProblem[] {
  const problems: FieldProblem[] = [];
  const iin = parseIin(input.iin.trim());
  if (iin.kind === 'invalid') problems.push({ field: 'iin', code: input.iin.trim() === '' ? 'required' : iinCode(iin.code) });
  for (const field of ['surname', 'name'] as const) if (input[field].trim() === '') problems.push({ field, code: 'required' });
  problems.push(...contactProblems(input), ...passwordProblems(input.password, input.passwordAgain));
  return problems;
}

/** Login of an applicant with the portal's check of the account's data. */
export async function logIn(desk: Desk, registers: Registers, iin: string, password: string, from?: SeenFrom): Promise<LoggedIn> {
  const attempt = await countAttempt(desk, 'login', iin);
  if (attempt.kind === 'limited') return attempt;
  const { rows } = await desk.db.query<{ id: string; password_hash: string }>('select id, password_hash from account where iin = $1', [iin.trim()]);
  const row = rows[0];
  // Whoever came to a counter never chose a password: that must take as long as a wrong one.
  const matches = row === undefined || row.password_hash === 'none' ? await pretendToCheck(password) : await passwordMatches(password, row.password_hash);
  if (row === undefined || !matches) return { kind: 'wrong' };
  await forgetAttempts(desk, 'login', iin);
  const account = await findAccount(desk.db, row.id);
  const check = account === undefined ? { kind: 'unavailable' as const } : await checkHolder(registers, account);
  if (check.kind === 'violated') return { kind: 'refused', reason: check.reason };
  if (check.kind === 'unavailable') return { kind: 'register-unavailable' };
  return { kind: 'logged-in', session: await beginSession(desk, { accountId: row.id }, from && { ...from, way: 'password' }) };
}

/** Login of staff at a workplace: no register check is printed for them. `lapsed`: nobody used a one-time password in its time. */
export async function logInStaff(desk: Desk, login: string, password: string, from?: SeenFrom): Promise<Extract<LoggedIn, { kind: 'logged-in' | 'wrong' | 'limited' }> | { readonly kind: 'lapsed' }> {
  const attempt = await countAttempt(desk, 'login', login);
  if (attempt.kind === 'limited') return attempt;
  const { rows } = await desk.db.query<{ id: string; password_hash: string; password_until: Date | null }>('select id, password_hash, password_until from staff where login = $1 and active', [login.trim()]);
  const row = rows[0];
  const matches = row === undefined ? await pretendToCheck(password) : await passwordMatches(password, row.password_hash);
  if (row === undefined || !matches) return { kind: 'wrong' };
  await forgetAttempts(desk, 'login', login);
  if (row.password_until !== null && row.password_until <= desk.clock.real()) return { kind: 'lapsed' };
  return { kind: 'logged-in', session: await beginSession(desk, { staffId: row.id }, from && { ...from, way: 'password' }) };
}
