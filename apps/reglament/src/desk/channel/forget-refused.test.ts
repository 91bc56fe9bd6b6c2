import assert from 'node:assert/strict';
import { createHash, randomUUID } from 'node:crypto';
import { describe, it, test } from 'node:test';
import type { Pool } from 'pg';
import { findMessageContent, keepExchange, refusedExchanges } from '../../storage/index.ts';
import { testDatabase } from '../../storage/testing/index.ts';
import { movableClock } from '../clock/clock.ts';
import { KeepingFailure } from './forget-messages.ts';
import { forgetRefused, refusedDays } from './forget-refused.ts';
import { rebuildRoute } from './message-route.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** The middle of an hour that is over. */
const AT = Math.floor(Date.now() / HOUR_MS) * HOUR_MS - HOUR_MS / 2;
const LIMIT = 1000;

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');
const isKept = async (pool: Pool, text: string): Promise<boolean> => await findMessageContent(pool, hashOf(text)) !== undefined;

interface Exchange { readonly part?: string; readonly peer?: string; readonly direction?: 'in' | 'out'; readonly at?: number; readonly outcome?: string }

const said = async (pool: Pool, text: string, { part = 'gateway', peer, direction = 'in', at = AT, outcome = 'SCE007' }: Exchange = {}): Promise<void> =>
  keepExchange(pool, { part, ...(peer === undefined ? {} : { peer }) }, LIMIT)({ direction, sent: Buffer.from(direction === 'in' ? '' : text), received: Buffer.from(direction === 'in' ? text : ''), at: new Date(at), outcome });

const envelope = (chain: string, filling = ''): string => `<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body><ac:sendMessage xmlns:ac="urn:x"><request><messageInfo><messageId>${chain}</messageId><correlationId>${chain}</correlationId><sender><senderId>portal</senderId></sender></messageInfo><messageData><data>${filling}</data></messageData></request></ac:sendMessage></soap:Body></soap:Envelope>`;

describe('what is refused', () => {
  it('is kept whole up to the hour’s volume, to the byte; over it the line stays, with size, hash and code', async (t) => {
    const { pool } = await testDatabase(t);
    const [first, last, over, small] = ['a'.repeat(600), 'b'.repeat(400), 'c', 'd'];
    for (const text of [first, last, over, small]) await said(pool, text);

    assert.deepEqual([await isKept(pool, first), await isKept(pool, last), await isKept(pool, over), await isKept(pool, small)], [true, true, false, false]);
    assert.deepEqual((await refusedExchanges(pool, 10)).map(({ outcome, requestBytes, requestHash, isLineOnly }) => [outcome, requestBytes, requestHash, isLineOnly === true]),
      [['SCE007', 1, hashOf(small), true], ['SCE007', 1, hashOf(over), true], ['SCE007', 400, hashOf(last), false], ['SCE007', 600, hashOf(first), false]]);
  });

  it('in one hour takes nothing from the next, from another part or from a partner we ask; a stranger’s name opens no volume of its own', async (t) => {
    const { pool } = await testDatabase(t);
    await said(pool, 'x'.repeat(LIMIT + 1));
    await said(pool, envelope('another-name'));
    await said(pool, 'келесі сағат', { at: AT + HOUR_MS });
    await said(pool, 'басқа бөлік', { part: 'wko' });
    await said(pool, 'әріптестен', { direction: 'out', peer: 'wko', outcome: 'timeout' });
    await said(pool, 'y'.repeat(LIMIT + 1), { direction: 'out', peer: 'kyzylorda', outcome: 'timeout' });
    await said(pool, 'тағы да әріптестен', { direction: 'out', peer: 'wko', outcome: 'timeout' });

    const texts = ['x'.repeat(LIMIT + 1), envelope('another-name'), 'келесі сағат', 'басқа бөлік', 'әріптестен', 'y'.repeat(LIMIT + 1), 'тағы да әріптестен'];
    assert.deepEqual(await Promise.all(texts.map((text) => isKept(pool, text))), [false, false, true, true, true, false, true]);
  });

  it('does not stop what is accepted from being kept, and is counted right when much comes at once', async (t) => {
    const { pool } = await testDatabase(t);
    await Promise.all(Array.from({ length: 20 }, (_, index) => said(pool, String.fromCharCode(97 + index).repeat(100))));
    await said(pool, 'қабылданды', { outcome: 'answered' });
    const { rows: [kept] } = await pool.query<{ lines: number; whole: number }>('select count(*) as lines, count(*) filter (where kept) as whole from message_journal where outcome = $1', ['SCE007']);
    assert.deepEqual(kept, { lines: 20, whole: 10 });
    assert.ok(await isKept(pool, 'қабылданды'));
  });

  it('says of itself on the way of a case that no more than its line is kept', async (t) => {
    const { pool } = await testDatabase(t);
    const id = randomUUID();
    await said(pool, envelope(id, 'x'.repeat(LIMIT)));
    const { legs: [leg] } = await rebuildRoute(pool, id);
    assert.deepEqual([leg?.isLineOnly, leg?.isForgotten, leg?.refusals], [true, undefined, ['SCE007']]);
  });

  it('goes after its days when it is nobody’s case: the day before stays; of a case, or accepted since, it stays like all others', async (t) => {
    const { pool } = await testDatabase(t);
    const now = Date.now();
    const [account, id] = [randomUUID(), randomUUID()];
    await pool.query("insert into account (id, iin, password_hash, surname, name, created_at) values ($1, '900101300017', 'none', 'СЫНАҚ', 'АДАМ', now())", [account]);
    await pool.query("insert into cases (id, regulation, digest, route, channel, applicant, version, status, state, head, opened_at) values ($1, 'r', 'd', 'portal', 'portal', $2, 1, 'ended', '{}', '', now())", [id, account]);
    await said(pool, 'ескі', { at: now - 30 * DAY_MS - HOUR_MS });
    await said(pool, 'кешегі', { at: now - 30 * DAY_MS + HOUR_MS });
    await said(pool, envelope(id), { at: now - 40 * DAY_MS });
    await said(pool, 'кейін қабылданған', { at: now - 40 * DAY_MS });
    await said(pool, 'кейін қабылданған', { at: now - 40 * DAY_MS + 1000, outcome: 'answered' });

    await forgetRefused({ db: pool, clock: movableClock() });

    assert.deepEqual(await Promise.all(['ескі', 'кешегі', envelope(id), 'кейін қабылданған'].map((text) => isKept(pool, text))), [false, true, true, true]);
    assert.equal((await pool.query('select from message_journal')).rowCount, 5, 'every line stays');
    assert.equal((await pool.query('select from refused_volume')).rowCount, 1);
  });

  it('of the last week is removed by nobody, and what was accepted never passes for refused', async (t) => {
    const { pool } = await testDatabase(t);
    await said(pool, 'жаңа', { at: Date.now() - 6 * DAY_MS });
    await assert.rejects(forgetRefused({ db: pool, clock: movableClock() }, 1), /append-only/);
    await said(pool, 'қабылданған', { outcome: 'answered' });
    await assert.rejects(pool.query('update message_content set refused = true where not refused'), /append-only/);
    await said(pool, 'қабылданған', { outcome: 'SCE009' });
    assert.equal((await pool.query("select from message_content where refused and bytes = 'қабылданған'::bytea")).rowCount, 0);
  });
});

test('the setting says for how many days, never fewer than a week', () => {
  assert.deepEqual([refusedDays({}), refusedDays({ REGLAMENT_REFUSED_DAYS: '7' }), refusedDays({ REGLAMENT_REFUSED_DAYS: ' 90 ' })], [30, 7, 90]);
  for (const told of ['6', '0', '-5', '7.5', 'жеті', '99999']) assert.throws(() => refusedDays({ REGLAMENT_REFUSED_DAYS: told }), (error) => error instanceof KeepingFailure && error.message.includes(told));
});
