/** Short messages to those who have to sign with the applicant: after the commit, again until they leave, once. */
import type { Queryable } from '../../storage/index.ts';
import type { Desk } from '../desk.ts';
import { invitationText, languageOf } from '../notices/message-words.ts';
import { sendEach } from '../notices/send-each.ts';
import { messageNumber } from '../people/send-text.ts';
import type { Messenger, OutgoingMessage } from '../ports.ts';

const BATCH = 100;

/** In the transaction that asks them. Telephones nobody has confirmed are nobody's; nothing says which of them have one. */
export async function keepInvitations(db: Queryable, jointId: string): Promise<void> {
  await db.query(
    `insert into joint_invitation (signature_id) select s.id from joint_signature s join account on account.iin = s.iin
     where s.joint_id = $1 and account.phone is not null and account.phone_confirmed_at is not null`, [jointId]);
}

interface Row { id: string; phone: string | null; language: string; is_asked: boolean }

/**
 * Sends what waits. An invitation is news for as long as the signature is asked for, however long the operator is away; one
 * that was answered, taken back or has run out meanwhile is not sent, nor to a telephone that is no longer confirmed.
 * @returns how many left
 */
export async function sendInvitations({ db, clock }: Pick<Desk, 'db' | 'clock'>, messenger: Messenger, publicUrl: string): Promise<number> {
  const { rows } = await db.query<Row>(
    `select s.id, account.language, case when account.phone_confirmed_at is not null then account.phone end as phone,
     s.status = 'asked' and joint.status = 'open' and joint.expires_at > $1 as is_asked
     from joint_invitation i join joint_signature s on s.id = i.signature_id join joint_request joint on joint.id = s.joint_id join account on account.iin = s.iin
     where i.sent_at is null and not i.given_up order by i.attempts, s.id limit $2`, [clock.now(), BATCH]);
  const { sent } = await sendEach(messenger, rows.map((row) => ({ id: row.id, message: messageOf(row, publicUrl) })), (id, offered) => db.query(
    'update joint_invitation set attempts = attempts + 1, sent_at = case when $2 then $3::timestamptz end, given_up = given_up or $4 where signature_id = $1 and sent_at is null',
    [id, offered === 'sent', clock.now(), offered === 'given-up']));
  return sent;
}

function messageOf({ id, phone, language, is_asked: isAsked }: Row, publicUrl: string): OutgoingMessage | undefined {
  if (!isAsked || phone === null) return undefined;
  return { id, channel: 'sms', to: messageNumber(phone), text: invitationText(languageOf(language), `${publicUrl}/cabinet`) };
}
