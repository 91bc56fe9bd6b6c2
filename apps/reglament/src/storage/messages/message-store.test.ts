import assert from 'node:assert/strict';
import { once } from 'node:events';
import { describe, it, test } from 'node:test';
import type { StoredMessage } from '@reglament/gateway';
import { exchangesOfChain, keepExchange, keepOutgoing, messageStore, nextOutgoing, noteHandIn, noteReceipt, partsWithOutgoing, systemsWithWork, turnsIn, wasTaken } from '../index.ts';
import { testDatabase } from '../testing/index.ts';

function message(messageId: string, change: Partial<StoredMessage> = {}, correlationId = `chain of ${messageId}`): StoredMessage {
  return {
    info: { messageId, correlationId, serviceId: 'wko-2015-153/02', messageType: 'REQUEST', messageDate: '2026-03-02T09:00:00Z', sender: { senderId: 'portal', password: '' }, properties: [] },
    data: { kind: 'markup', xml: '<data>Өтініш</data>' }, hash: `hash of ${messageId}`, from: 'portal', to: 'wko', state: 'ON_DELIVERY', attempts: 0, isReported: false, ...change,
  };
}

const idsOf = (messages: readonly StoredMessage[]): readonly string[] => messages.map(({ info }) => info.messageId);

describe("the gateway's messages in PostgreSQL", () => {
  it('are kept once, however many add them at the same moment, and read back as they were', async (t) => {
    const { pool } = await testDatabase(t);
    const store = messageStore(pool);
    const added = await Promise.all(Array.from({ length: 8 }, () => store.add(message('m-1'))));
    assert.equal(added.filter((known) => known === undefined).length, 1);
    assert.deepEqual(await store.find('m-1'), message('m-1'));
    assert.equal(await store.find('m-2'), undefined);
    assert.deepEqual(await store.findRequest('chain of m-1'), message('m-1'));
  });

  it('wait in the order they came, those put off behind the others', async (t) => {
    const { pool } = await testDatabase(t);
    const store = messageStore(pool);
    for (const id of ['m-1', 'm-2', 'm-3']) await store.add(message(id));
    await store.add(message('m-4', { to: 'kyzylorda' }));
    await store.update('m-1', { attempts: 1, notBefore: '2100-01-01T00:00:00.000Z' });

    assert.deepEqual(idsOf(await store.waiting({ to: 'wko' }, 10)), ['m-2', 'm-3', 'm-1']);
    assert.deepEqual(idsOf(await store.waiting({ to: 'wko', messageId: 'm-3' }, 10)), ['m-3']);
    assert.equal((await store.find('m-1'))?.notBefore, '2100-01-01T00:00:00.000Z');
    assert.deepEqual([await store.countWaiting('wko', 10), await store.countWaiting('wko', 2), await store.countWaiting('astana', 2)], [3, 2, 0]);
    for (const id of ['m-2', 'm-3', 'm-4']) await store.update(id, { state: 'DELIVERED', attempts: 1 });
    assert.deepEqual(await systemsWithWork(pool), ['portal'], 'what is put off is no work yet; the sender is to be told');
    assert.deepEqual(idsOf(await store.unreported('portal', 10)), ['m-2', 'm-3', 'm-4']);
    for (const id of ['m-2', 'm-3', 'm-4']) await store.update(id, { isReported: true });
    assert.deepEqual(await systemsWithWork(pool), []);
  });
});

describe('what a part hands in', () => {
  const outgoing = (messageId: string, document = '<x/>') => ({ part: 'portal', messageId, correlationId: 'c', service: 's', type: 'REQUEST' as const, document, madeAt: '2026-03-02T09:00:00.000Z' });

  it('stays as it was first signed, and waits until the gateway has it', async (t) => {
    const { pool } = await testDatabase(t);
    await keepOutgoing(pool, outgoing('m-1', 'signed first'));
    await keepOutgoing(pool, outgoing('m-1', 'signed again'));
    await keepOutgoing(pool, outgoing('m-2'));
    await noteHandIn(pool, outgoing('m-2'), { kind: 'waits', trouble: 'GW-BUSY', waitMs: 60_000 });

    assert.deepEqual((await nextOutgoing(pool, 'portal', 10)).map(({ messageId, document }) => [messageId, document]), [['m-1', 'signed first']]);
    await noteHandIn(pool, outgoing('m-1'), { kind: 'handed' });
    assert.deepEqual(await partsWithOutgoing(pool), []);
  });
});

describe('receipts and the journal', () => {
  it('tell a new message from a repeated and a moved one, also at the same moment', async (t) => {
    const { pool } = await testDatabase(t);
    const receipt = (hash: string) => noteReceipt(pool, { part: 'wko', messageId: 'm-1', correlationId: 'c', type: 'REQUEST', hash: Buffer.from(hash), receivedAt: '2026-03-02T09:00:00Z' });
    const all = await Promise.all([receipt('a'), receipt('a'), receipt('a')]);
    assert.deepEqual(all.toSorted(), ['new', 'repeated', 'repeated']);
    assert.equal(await receipt('b'), 'moved');
  });

  it('keep messages as sent and can be changed by nobody', async (t) => {
    const { pool } = await testDatabase(t);
    const [request, answer] = [Buffer.from('сұрау'), Buffer.from('жауап')];
    await keepExchange(pool, { part: 'wko', peer: 'gateway' })({ direction: 'in', sent: answer, received: request, at: new Date(), outcome: 'answered' });
    assert.equal(await wasTaken(pool, 'wko', request), true);
    assert.equal(await wasTaken(pool, 'astana', request), false);
    for (const sql of ['update message_journal set outcome = $$x$$', 'delete from message_journal', 'truncate message_journal', 'delete from message_content', 'update message_content set bytes = hash']) {
      await assert.rejects(pool.query(sql), /append-only/, sql);
    }
  });
});

it('a chain is found by the indexes of the journal: what all the years hold is not read for it', async (t) => {
  const { pool } = await testDatabase(t);
  const client = await pool.connect();
  try {
    // With small tables a scan is cheapest; forbidden, it shows in the plan only where nothing else is possible.
    await client.query('set enable_seqscan = off');
    let plan = '';
    const query = async (text: string, values: unknown[]): Promise<unknown> => {
      plan = (await client.query<{ 'QUERY PLAN': string }>(`explain ${text}`, values)).rows.map((row) => row['QUERY PLAN']).join('\n');
      return client.query(text, values);
    };
    assert.deepEqual(await exchangesOfChain({ query } as Parameters<typeof exchangesOfChain>[0], 'chain of m-1'), []);
    assert.doesNotMatch(plan, /Seq Scan/);
    assert.match(plan, /journal_of_message/);
  } finally {
    client.release();
  }
});

it('one process at a time works on a queue; another takes over when its session is gone', async (t) => {
  const { pool } = await testDatabase(t);
  const [ours, theirs] = [turnsIn(pool), turnsIn(pool)];
  const done = async (): Promise<string> => 'done';
  try {
    await ours.take('wko', async () => {
      assert.equal(await theirs.take('wko', done), undefined);
      assert.equal(await theirs.take('astana', done), 'done');
    });
    assert.equal(await theirs.take('wko', done), 'done');
    const [begun, finish] = [gate(), gate()];
    const stuck = ours.take('wko', () => { begun.open(); return finish.passed; });
    await begun.passed;
    assert.equal(await theirs.take('wko', done), undefined);
    ours.end();
    // The server notices that a session is gone a moment later.
    for (const deadline = Date.now() + 20_000; await theirs.take('wko', done) === undefined;) assert.ok(Date.now() < deadline, 'expected the lock to go with its session');
    finish.open();
    await stuck;
  } finally {
    // Before the pool is closed, which waits for every session.
    ours.end();
    theirs.end();
  }
});

test('a session that was cut is given back: no connection of the pool is lost by it', async (t) => {
  const { pool } = await testDatabase(t);
  const turns = turnsIn(pool);
  try {
    const holder = async (): Promise<number | undefined> => (await pool.query<{ pid: number }>("select pid from pg_locks where locktype = 'advisory' and granted and database = (select oid from pg_database where datname = current_database())")).rows[0]?.pid;
    const removed = once(pool, 'remove', { signal: AbortSignal.timeout(20_000) });
    await turns.take('wko', async () => { await pool.query('select pg_terminate_backend($1)', [await holder()]); await removed; });
    assert.equal(await turns.take('wko', async () => 'done'), 'done');
    assert.equal(pool.totalCount - pool.idleCount, 1, 'only the living session is lent');
  } finally {
    turns.end();
  }
});

interface Gate { readonly passed: Promise<void>; readonly open: () => void }

function gate(): Gate {
  let open: () => void = () => undefined;
  const passed = new Promise<void>((resolve) => { open = resolve; });
  return { passed, open };
}
