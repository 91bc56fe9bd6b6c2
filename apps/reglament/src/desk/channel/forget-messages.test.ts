import assert from 'node:assert/strict';
import { createHash, randomUUID } from 'node:crypto';
import { test } from 'node:test';
import type { Pool } from 'pg';
import { findMessageContent, keepExchange } from '../../storage/index.ts';
import { testDatabase } from '../../storage/testing/index.ts';
import { movableClock } from '../clock/clock.ts';
import { firstDayKept, forgetMessages, messageYears, KeepingFailure } from './forget-messages.ts';
import { rebuildRoute } from './message-route.ts';

const DAY_MS = 86_400_000;
const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** One instant for the whole file: at midnight in Almaty the test and what it tests would else speak of different days. */
const NOW = Date.now();
const clock = { ...movableClock(), real: () => new Date(NOW) };

/** The first instant of the oldest day that is still kept today, in Almaty. */
function boundary(): number {
  const today = new Date(NOW + 5 * 3_600_000).toISOString().slice(0, 10);
  const first = firstDayKept(today, 3);
  // The country has kept one time only since the first of March 2024.
  return Date.parse(`${first}T00:00:00${first < '2024-03-01' ? '+06:00' : '+05:00'}`);
}

const said = (pool: Pool, text: string, at: number): Promise<void> => Promise.resolve(keepExchange(pool, { part: 'wko', peer: 'gateway' })({ direction: 'in', sent: Buffer.from(`жауап: ${text}`), received: Buffer.from(text), at: new Date(at), outcome: 'answered' }));
const isKept = async (pool: Pool, text: string): Promise<boolean> => await findMessageContent(pool, hashOf(text)) !== undefined;

test('what messages said goes once three years are over: the day before stays, the last day stays, the day after goes', async (t) => {
  const { pool } = await testDatabase(t);
  await said(pool, 'кеше', boundary() - 1);
  await said(pool, 'бүгін', boundary());
  await said(pool, 'ертең', boundary() + DAY_MS);

  assert.equal(await forgetMessages({ db: pool, clock }), 2, 'the request and its answer');

  assert.deepEqual([await isKept(pool, 'кеше'), await isKept(pool, 'бүгін'), await isKept(pool, 'ертең')], [false, true, true]);
  const { rows } = await pool.query<{ hash: string }>("select encode(request_hash, 'hex') as hash from message_journal order by at");
  assert.deepEqual(rows.map(({ hash }) => hash), ['кеше', 'бүгін', 'ертең'].map(hashOf), 'every line stays, with the hash of what was said');
  assert.equal(await forgetMessages({ db: pool, clock }), 0, 'a second night finds nothing');
});

test('longer where the setting says so; nobody, with whatever setting, removes what is younger than three years', async (t) => {
  const { pool } = await testDatabase(t);
  await said(pool, 'бес жылға дейін', boundary() - DAY_MS);
  await said(pool, 'жаңа', NOW);
  assert.equal(await forgetMessages({ db: pool, clock }, 5), 0);
  await assert.rejects(forgetMessages({ db: pool, clock: { ...clock, real: () => new Date(NOW + 4 * 365 * DAY_MS) } }), /append-only/, 'a clock that runs wrong removes nothing');
  assert.ok(await isKept(pool, 'жаңа'));
});

test('what is said again is kept from the last time', async (t) => {
  const { pool } = await testDatabase(t);
  await said(pool, 'қайталанған', boundary() - 100 * DAY_MS);
  await said(pool, 'қайталанған', NOW - 10 * DAY_MS);
  await forgetMessages({ db: pool, clock });
  assert.ok(await isKept(pool, 'қайталанған'));
});

test('of an open case nothing goes; of an ended one the way can still be told, without what was said', async (t) => {
  const { pool } = await testDatabase(t);
  const at = boundary() - 30 * DAY_MS;
  const account = randomUUID();
  await pool.query("insert into account (id, iin, password_hash, surname, name, created_at) values ($1, '900101300017', 'none', 'СЫНАҚ', 'АДАМ', now())", [account]);
  const [open, ended] = [randomUUID(), randomUUID()];
  for (const [id, status] of [[open, 'open'], [ended, 'ended']] as const) {
    await pool.query("insert into cases (id, regulation, digest, route, channel, applicant, version, status, state, head, opened_at) values ($1, 'r', 'd', 'portal', 'portal', $2, 1, $3, '{}', '', $4)", [id, account, status, new Date(at)]);
    await said(pool, envelope(id), at);
    await pool.query("insert into message_outgoing (part, message_id, correlation_id, service, type, document, made_at, handed_at) values ('portal', $1, $1, 's', 'REQUEST', '<құжат/>', $2, $2)", [id, new Date(at)]);
    await pool.query("insert into channel_message (message_id, correlation_id, type, sender, receiver, info, data, hash, state, reported, taken_at) values ($1, $1, 'REQUEST', 'portal', 'wko', '{}', '{\"kind\":\"text\",\"text\":\"құпия\"}', 'h', 'DELIVERED', true, $2)", [id, new Date(at)]);
  }

  await forgetMessages({ db: pool, clock });

  assert.deepEqual([await isKept(pool, envelope(open)), await isKept(pool, envelope(ended))], [true, false]);
  const { rows } = await pool.query<{ correlation_id: string; line: string }>("select o.correlation_id, concat_ws(' ', o.document, c.data->>'text') as line from message_outgoing o join channel_message c using (message_id) order by o.document desc");
  assert.deepEqual(rows.map(({ correlation_id, line }) => [correlation_id, line.trim()]), [[open, '<құжат/> құпия'], [ended, '']]);
  const [leg] = (await rebuildRoute(pool, ended)).legs;
  assert.deepEqual([leg?.type, leg?.isForgotten, leg?.submission, leg?.arrivedAt], ['REQUEST', true, undefined, new Date(at).toISOString()]);
});

/** As much of an envelope as the journal needs to know what it is about. */
const envelope = (id: string): string => `<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body><ac:sendMessage xmlns:ac="http://bip.bee.kz/AsyncChannel/v10/Types"><request><messageInfo><messageId>${id}</messageId><correlationId>${id}</correlationId><serviceId>wko-2015-153/02</serviceId><messageType>REQUEST</messageType><messageDate>2023-01-01T00:00:00Z</messageDate><sender><senderId>portal</senderId><password></password></sender></messageInfo><messageData><data>x</data></messageData></request></ac:sendMessage></soap:Body></soap:Envelope>`;

test('the last day of February is the last day kept of a leap day', () => {
  assert.equal(firstDayKept('2028-02-29', 3), '2025-02-28');
  assert.equal(firstDayKept('2028-02-29', 4), '2024-02-29');
  assert.equal(firstDayKept('2028-03-01', 3), '2025-03-01');
});

test('the setting says for how many years, never fewer than three', () => {
  assert.deepEqual([messageYears({}), messageYears({ REGLAMENT_MESSAGE_YEARS: '3' }), messageYears({ REGLAMENT_MESSAGE_YEARS: ' 10 ' })], [3, 3, 10]);
  for (const told of ['2', '0', '-5', '3.5', 'үш', '1000']) assert.throws(() => messageYears({ REGLAMENT_MESSAGE_YEARS: told }), (error) => error instanceof KeepingFailure && error.message.includes(told));
});
