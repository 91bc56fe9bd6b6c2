import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { mailRelay, smsOperator } from '@reglament/app-state-systems';
import { messenger as messengerOver } from '../../partners/index.ts';
import { testDatabase } from '../../storage/testing/index.ts';
import { caseCache } from '../cases/case-cache.ts';
import { movableClock } from '../clock/clock.ts';
import type { Desk } from '../desk.ts';
import { transitionWriter } from '../../storage/index.ts';
import type { Messenger, OutgoingMessage } from '../ports.ts';
import { insertNotice } from './insert-notice.ts';
import { NOTICE_KINDS } from './notices.ts';
import { messageText } from './message-words.ts';
import { sendMessages } from './send-messages.ts';

const PERSON = { id: randomUUID(), iin: '900101300017', surname: 'СЕРІКОВА', name: 'АЙГҮЛ', phone: '8 701 123 45 67', email: 'aigul@example.kz' };
const MADE = '2026-09-15T05:00:00.000Z';
const SOON = '2026-09-15T05:10:00.000Z';
const HOME = 'https://example.kz';

async function desk(t: TestContext): Promise<Desk> {
  const { pool } = await testDatabase(t);
  await pool.query('insert into account (id, iin, password_hash, surname, name, phone, email, created_at) values ($1, $2, $3, $4, $5, $6, $7, now())', [PERSON.id, PERSON.iin, 'none', PERSON.surname, PERSON.name, PERSON.phone, PERSON.email]);
  return { db: pool, library: { regulations: new Map(), decrees: new Map() } as unknown as Desk['library'], clock: { ...movableClock(), now: () => SOON }, cases: caseCache(), writer: transitionWriter(pool) };
}

const notice = (sequence = 1, kind: 'issued' | 'moved' = 'issued') => ({ caseId: '11111111-1111-4111-8111-111111111111', accountId: PERSON.id, sequence, kind, params: {}, madeAt: MADE });

function collecting(answer: 'sent' | 'refused' | 'unavailable' = 'sent'): Messenger & { readonly got: OutgoingMessage[] } {
  const got: OutgoingMessage[] = [];
  return { got, send: async (message) => { got.push(message); return { kind: answer }; } };
}

test('a notice goes out once by telephone and once by mail, however often it is made and sent', async (t) => {
  const here = await desk(t);
  const messenger = collecting();
  assert.deepEqual([await insertNotice(here.db, notice()), await insertNotice(here.db, notice())], [true, false]);

  assert.deepEqual([await sendMessages(here, messenger, HOME), await sendMessages(here, messenger, HOME)], [2, 0]);
  assert.deepEqual(messenger.got.map(({ channel, to }) => [channel, to]).sort(), [['email', PERSON.email], ['sms', '+77011234567']]);
});

test('who left no telephone and no mail is not written to, and a mere step rings nobody up', async (t) => {
  const here = await desk(t);
  await insertNotice(here.db, notice(1, 'moved'));
  await here.db.query('update account set phone = null, email = $1', ['']);
  await insertNotice(here.db, notice(2));
  assert.equal((await here.db.query('select 1 from message')).rowCount, 0);
  assert.equal((await here.db.query('select 1 from notice')).rowCount, 2);
});

test('a message says that there is news and where to look; never who, what service or that it was refused', () => {
  for (const kind of NOTICE_KINDS) {
    for (const language of ['kk', 'ru', 'en'] as const) {
      const text = messageText(kind, language, '153-02/2026/000007', `${HOME}/cabinet`);
      assert.match(text, /^153-02\/2026\/000007: .+: https:\/\/example\.kz\/cabinet$/);
      assert.ok([...text].length <= 160, `${kind} ${language}: ${[...text].length}`);
    }
  }
  assert.equal(messageText('refused', 'kk', null, HOME), messageText('issued', 'kk', null, HOME));
});

test('a relay that is down is asked again, one message of each way at a beat; what it refuses is given up', async (t) => {
  const here = await desk(t);
  await insertNotice(here.db, notice());
  const down = collecting('unavailable');
  assert.equal(await sendMessages(here, down, HOME), 0);
  assert.deepEqual(down.got.map(({ channel }) => channel), ['sms', 'email'], 'each way once');
  const refusing = collecting('refused');
  await sendMessages(here, refusing, HOME);
  await sendMessages(here, refusing, HOME);
  assert.equal(refusing.got.length, 2, 'each of the two once');
});

test('while the operator of short messages is down, letters go out', async (t) => {
  const here = await desk(t);
  for (const sequence of [1, 2]) await insertNotice(here.db, notice(sequence));
  const letters: OutgoingMessage[] = [];
  const messenger: Messenger = { send: async (message) => { if (message.channel === 'sms') return { kind: 'unavailable' }; letters.push(message); return { kind: 'sent' }; } };

  assert.equal(await sendMessages(here, messenger, HOME), 2);
  assert.deepEqual(letters.map(({ channel }) => channel), ['email', 'email']);
});

/** Where each message stands, the oldest first: attempts, and whether it left or was given up. */
const standing = async ({ db }: Desk): Promise<readonly unknown[]> =>
  (await db.query<{ attempts: number; sent: boolean; given_up: boolean }>("select attempts, sent_at is not null as sent, given_up from message join notice on notice.id = notice_id where channel = 'sms' order by sequence")).rows.map(({ attempts, sent, given_up: givenUp }) => [attempts, sent ? 'sent' : givenUp ? 'given up' : 'waits']);

test('an outage of hours is no attempt of any message: the oldest goes out with the others when the operator is back', async (t) => {
  const here = await desk(t);
  for (const sequence of [1, 2]) await insertNotice(here.db, notice(sequence));
  const down = collecting('unavailable');
  for (let beat = 0; beat < 200; beat += 1) await sendMessages(here, down, HOME);
  assert.deepEqual(await standing(here), [[0, 'waits'], [0, 'waits']]);
  assert.equal(await sendMessages(here, collecting(), HOME), 4);
  assert.deepEqual(await standing(here), [[1, 'sent'], [1, 'sent']]);
});

test('what an outage holds back is given up after a day: a minute before it waits, a minute after it does not, and what is younger goes on waiting', async (t) => {
  const { clock, ...rest } = await desk(t);
  let now = '2026-09-16T04:59:00.000Z';
  const here: Desk = { ...rest, clock: { ...clock, now: () => now } };
  await insertNotice(here.db, notice(1));
  await insertNotice(here.db, { ...notice(2), madeAt: '2026-09-15T12:00:00.000Z' });
  await sendMessages(here, collecting('unavailable'), HOME);
  assert.deepEqual(await standing(here), [[0, 'waits'], [0, 'waits']]);
  now = '2026-09-16T05:01:00.000Z';
  await sendMessages(here, collecting('unavailable'), HOME);
  assert.deepEqual(await standing(here), [[0, 'given up'], [0, 'waits']]);
  assert.equal(await sendMessages(here, collecting(), HOME), 2, 'the younger one, each way');
});

test('a message the operator cannot cope with holds up no other, and is offered after them', async (t) => {
  const here = await desk(t);
  for (const sequence of [1, 2, 3]) await insertNotice(here.db, notice(sequence));
  await here.db.query("delete from message where channel = 'email'");
  const [poisoned] = (await here.db.query<{ id: string }>('select message.id from message join notice on notice.id = notice_id where sequence = 1')).rows;
  const offered: string[] = [];
  const messenger: Messenger = { send: async ({ id }) => { offered.push(id); return id === poisoned!.id ? { kind: 'unavailable', isThere: true } : { kind: 'sent' }; } };
  assert.equal(await sendMessages(here, messenger, HOME), 2);
  await insertNotice(here.db, notice(4));
  await here.db.query("delete from message where channel = 'email'");
  await sendMessages(here, messenger, HOME);
  assert.equal(offered.at(-1), poisoned!.id, 'behind the new one');
  assert.deepEqual(await standing(here), [[2, 'waits'], [1, 'sent'], [1, 'sent'], [1, 'sent']]);
});

test('over HTTP a message arrives once by its id, a broken one is refused, and silence is no refusal', async () => {
  const [relay, operator] = [mailRelay(), smsOperator(() => new Date())];
  const server = createServer((request, response) => (request.url === '/sms' ? operator : relay.listener)(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const client = messengerOver({ smsUrl: `${url}/sms`, mailUrl: `${url}/mail` });
  const letter: OutgoingMessage = { id: randomUUID(), channel: 'email', to: PERSON.email, subject: 'x', text: 'Жауап дайын.' };
  const sms: OutgoingMessage = { ...letter, id: randomUUID(), channel: 'sms', to: '+77011234567' };

  for (const message of [letter, sms]) assert.deepEqual([await client.send(message), await client.send(message), await client.send({ ...message, id: 'not-an-id' })], [{ kind: 'sent' }, { kind: 'sent' }, { kind: 'refused' }]);
  assert.deepEqual(relay.all().map(({ to }) => to), [PERSON.email]);
  const texted = await (await fetch(`${url}/sms`)).json() as readonly { readonly to: string }[];
  assert.deepEqual(texted.map(({ to }) => to), ['+77011234567']);
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  for (const message of [letter, sms]) assert.deepEqual(await client.send(message), { kind: 'unavailable' });
});
