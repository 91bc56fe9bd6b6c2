import type { Desk } from '../desk.ts';
import { invalidInput } from '../invalid-input.ts';
import type { InvalidInput } from '../invalid-input.ts';
import type { Messenger } from '../ports.ts';
import { noteAccountEvent } from './account-events.ts';
import type { SeenFrom } from './account-events.ts';
import { countAttempt, forgetAttempts } from './attempt-limit.ts';
import { passwordProblems, setPassword } from './new-password.ts';
import type { Limited } from './new-password.ts';
import { makeCode, tryCode } from './one-time-code.ts';
import { sendText } from './send-text.ts';

export interface RecoveryAsked {
  readonly iin: string;
  /** The form token of the browser that asks. */
  readonly browser: string;
  readonly message: (code: string) => string;
}

/**
 * Sends a code to the confirmed telephone of the account with this IIN. Whoever asks learns nothing: the answer and the
 * work are the same for an IIN nobody has registered, and the message goes out without being waited for.
 */
export async function beginRecovery(desk: Desk, messenger: Messenger | undefined, { iin, browser, message }: RecoveryAsked): Promise<{ readonly kind: 'begun'; readonly id: string } | Limited> {
  const attempt = await countAttempt(desk, 'recovery-code', iin);
  if (attempt.kind === 'limited') return { kind: 'limited', minutes: attempt.minutes };
  const { rows } = await desk.db.query<{ id: string; phone: string }>(
    "select id, phone from account where iin = $1 and password_hash <> 'none' and phone is not null and phone_confirmed_at is not null", [iin]);
  const [account] = rows;
  const made = await makeCode(desk, 'recovery', account?.id, browser);
  if (account !== undefined) void sendText(messenger, account.phone, message(made.code));
  return { kind: 'begun', id: made.id };
}

export interface RecoveryAnswer {
  readonly id: string;
  readonly browser: string;
  readonly code: string;
  readonly password: string;
  readonly passwordAgain: string;
}

export type Recovered =
  | { readonly kind: 'recovered'; readonly accountId: string }
  /** The code can no longer be entered: a new one has to be asked for. */
  | { readonly kind: 'void' }
  | InvalidInput;

/** Sets a new password with the code. Every session of the account ends; the person then logs in, and is checked, as always. */
export async function recoverPassword(desk: Desk, { id, browser, code, password, passwordAgain }: RecoveryAnswer, from: SeenFrom): Promise<Recovered> {
  // Before the code: a password that is too short must not cost a try.
  const problems = [...(code.trim() === '' ? [{ field: 'code', code: 'required' }] : []), ...passwordProblems(password, passwordAgain)];
  if (problems.length > 0) return invalidInput(...problems);
  const tried = await tryCode(desk, 'recovery', id, browser, code);
  if (tried.kind === 'void') return tried;
  if (tried.kind === 'wrong') return invalidInput({ field: 'code', code: 'code.wrong', params: { tries: tried.triesLeft } });
  await setPassword(desk, tried.accountId, password);
  await desk.db.query('delete from session where account_id = $1', [tried.accountId]);
  await noteAccountEvent(desk, desk.db, tried.accountId, 'password-recovered', from);
  const { rows } = await desk.db.query<{ iin: string }>('select iin from account where id = $1', [tried.accountId]);
  if (rows[0] !== undefined) await forgetAttempts(desk, 'login', rows[0].iin);
  return { kind: 'recovered', accountId: tried.accountId };
}
