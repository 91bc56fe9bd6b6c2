import type { Desk } from '../desk.ts';
import { invalidInput } from '../invalid-input.ts';
import type { FieldProblem, InvalidInput } from '../invalid-input.ts';
import type { Messenger } from '../ports.ts';
import { noteAccountEvent } from './account-events.ts';
import type { SeenFrom } from './account-events.ts';
import { countAttempt } from './attempt-limit.ts';
import { confirmOwner } from './new-password.ts';
import type { Limited } from './new-password.ts';
import { makeCode, tryCode, voidCodes } from './one-time-code.ts';
import { messageNumber, sendText } from './send-text.ts';
import type { ApplicantSession } from './sessions.ts';

export interface Contacts {
  readonly phone: string;
  readonly email: string;
  readonly phoneConfirmed: boolean;
}

export async function getContacts(desk: Desk, accountId: string): Promise<Contacts> {
  const { rows } = await desk.db.query<{ phone: string | null; email: string | null; confirmed: boolean }>('select phone, email, phone_confirmed_at is not null as confirmed from account where id = $1', [accountId]);
  return { phone: rows[0]?.phone ?? '', email: rows[0]?.email ?? '', phoneConfirmed: rows[0]?.confirmed ?? false };
}

/** What is wrong with a telephone or an e-mail address; both may be left empty. */
export function contactProblems({ phone, email }: Pick<Contacts, 'phone' | 'email'>): readonly FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (phone.trim() !== '' && !/^\+?[0-9 ()-]{10,20}$/.test(phone.trim())) problems.push({ field: 'phone', code: 'phone' });
  if (email.trim() !== '' && (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email.trim()) || email.trim().length > 254)) problems.push({ field: 'email', code: 'pattern' });
  return problems;
}

export interface ContactsChange extends Pick<Contacts, 'phone' | 'email'> { readonly currentPassword: string }

export type ContactsSaved =
  /** `phoneChanged`: the new number counts as nobody's until it is confirmed. */
  | { readonly kind: 'saved'; readonly phoneChanged: boolean; readonly earlierPhone: string | undefined }
  | InvalidInput | Limited;

/** Changes telephone and e-mail. A code that opens the account goes to the telephone, so only its owner may change it. */
export async function saveContacts(desk: Desk, session: ApplicantSession, change: ContactsChange, from: SeenFrom): Promise<ContactsSaved> {
  const problems = contactProblems(change);
  if (problems.length > 0) return invalidInput(...problems);
  const before = await getContacts(desk, session.account.id);
  const [phone, email] = [change.phone.trim(), change.email.trim()];
  const phoneChanged = phone === '' || before.phone === '' ? phone !== before.phone : messageNumber(phone) !== messageNumber(before.phone);
  if (!phoneChanged && email === before.email) return { kind: 'saved', phoneChanged: false, earlierPhone: undefined };
  const owner = await confirmOwner(desk, session, change.currentPassword);
  if (owner.kind !== 'confirmed') return owner;
  await desk.db.query('update account set phone = $2, email = $3, phone_confirmed_at = case when $4 then null else phone_confirmed_at end where id = $1',
    [session.account.id, phone === '' ? null : phone, email === '' ? null : email, phoneChanged]);
  // A code on its way to the earlier number must neither confirm the new one nor open the account any more.
  if (phoneChanged) await voidCodes(desk, session.account.id);
  await noteAccountEvent(desk, desk.db, session.account.id, 'contacts-changed', from);
  return { kind: 'saved', phoneChanged, earlierPhone: before.phoneConfirmed ? before.phone : undefined };
}

/** Sends a code to the telephone of the account, to see that it is there. */
export async function beginPhoneConfirmation(desk: Desk, messenger: Messenger | undefined, session: ApplicantSession, message: (code: string) => string): Promise<{ readonly kind: 'begun'; readonly id: string } | { readonly kind: 'no-phone' } | { readonly kind: 'unavailable' } | Limited> {
  const { phone } = await getContacts(desk, session.account.id);
  if (phone === '') return { kind: 'no-phone' };
  const attempt = await countAttempt(desk, 'phone-code', session.account.iin);
  if (attempt.kind === 'limited') return { kind: 'limited', minutes: attempt.minutes };
  const made = await makeCode(desk, 'phone', session.account.id, session.csrf);
  const sent = await sendText(messenger, phone, message(made.code));
  return sent.kind === 'sent' ? { kind: 'begun', id: made.id } : { kind: 'unavailable' };
}

export async function confirmPhone(desk: Desk, session: ApplicantSession, id: string, code: string, from: SeenFrom): Promise<{ readonly kind: 'confirmed' } | { readonly kind: 'void' } | InvalidInput> {
  if (code.trim() === '') return invalidInput({ field: 'code', code: 'required' });
  const tried = await tryCode(desk, 'phone', id, session.csrf, code);
  if (tried.kind === 'wrong') return invalidInput({ field: 'code', code: 'code.wrong', params: { tries: tried.triesLeft } });
  if (tried.kind === 'void' || tried.accountId !== session.account.id) return { kind: 'void' };
  await desk.db.query('update account set phone_confirmed_at = $2 where id = $1', [session.account.id, desk.clock.real().toISOString()]);
  await noteAccountEvent(desk, desk.db, session.account.id, 'phone-confirmed', from);
  return { kind: 'confirmed' };
}
