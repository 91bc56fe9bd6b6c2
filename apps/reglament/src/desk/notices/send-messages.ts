import type { Desk } from '../desk.ts';
import { messageNumber } from '../people/send-text.ts';
import type { Messenger, OutgoingMessage } from '../ports.ts';
import { languageOf, MESSAGE_SUBJECT, messageText } from './message-words.ts';
import type { NoticeKind } from './notices.ts';
import { sendEach } from './send-each.ts';

const BATCH = 100;
/** What could not leave within a day is no news any more: the notice stands in the cabinet. */
const WAIT_MS_MAX = 86_400_000;

type Way = OutgoingMessage['channel'];
const WAYS: readonly Way[] = ['sms', 'email'];

interface Row { id: string; kind: NoticeKind; language: string; address: string | null; number: string | null }

/**
 * Sends what waits to be sent, each way by itself: an operator that is down holds up no letter. A relay that cannot be
 * reached is asked again at the next beat, and its absence is no attempt of any message; one that cannot cope with a
 * message is offered the others first. What it refuses is given up, and what it has not taken within a day. Sent twice by two processes at once, a message
 * still arrives once: the relay knows it by its id.
 * @returns how many left
 */
export async function sendMessages(desk: Desk, messenger: Messenger, publicUrl: string): Promise<number> {
  let sent = 0;
  for (const way of WAYS) sent += await sendOver(desk, messenger, publicUrl, way);
  return sent;
}

async function sendOver(desk: Desk, messenger: Messenger, publicUrl: string, way: Way): Promise<number> {
  const { rows } = await desk.db.query<Row>(
    `select message.id, notice.kind, account.language, case message.channel when 'sms' then account.phone else account.email end as address, cases.number
     from message join notice on notice.id = message.notice_id join account on account.id = notice.account_id left join cases on cases.id = notice.case_id
     where message.sent_at is null and not message.given_up and message.channel = $1 order by message.attempts, notice.made_at limit $2`, [way, BATCH]);
  const { sent, isTroubled } = await sendEach(messenger, rows.map((row) => ({ id: row.id, message: messageOf(row, way, publicUrl) })), (id, offered) => desk.db.query(
    'update message set attempts = attempts + 1, sent_at = case when $2 then $3::timestamptz end, given_up = given_up or $4 where id = $1 and sent_at is null',
    [id, offered === 'sent', desk.clock.now(), offered === 'given-up']));
  if (isTroubled) await giveUpOld(desk, way);
  return sent;
}

/** Only while the way is down: what has waited that long and can leave, still leaves. */
async function giveUpOld({ db, clock }: Desk, way: Way): Promise<void> {
  const before = new Date(Date.parse(clock.now()) - WAIT_MS_MAX).toISOString();
  await db.query(
    'update message set given_up = true from notice where notice.id = message.notice_id and message.channel = $1 and message.sent_at is null and not message.given_up and notice.made_at < $2', [way, before]);
}

function messageOf({ id, kind, language, number, address: to }: Row, channel: Way, publicUrl: string): OutgoingMessage | undefined {
  if (to === null || to === '') return undefined;
  const spoken = languageOf(language);
  const text = messageText(kind, spoken, number, `${publicUrl}/cabinet`);
  return channel === 'sms' ? { id, channel, to: messageNumber(to), text } : { id, channel, to, subject: MESSAGE_SUBJECT[spoken], text };
}
