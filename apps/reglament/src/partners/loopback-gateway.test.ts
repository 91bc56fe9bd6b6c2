import assert from 'node:assert/strict';
import { createHash, randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { testDatabase } from '../storage/testing/index.ts';
import { loopbackGateway } from './index.ts';

test('records a message once, however often and by however many it is delivered', async (t) => {
  const { pool } = await testDatabase(t);
  const gateway = loopbackGateway(pool, () => '2026-03-02T09:00:00Z');
  const body = Buffer.from('Өтініш');
  const message = { messageId: randomUUID(), service: 'kyzylorda-2018-1114/01', caseId: randomUUID(), body };

  const answers = await Promise.all(Array.from({ length: 8 }, () => gateway.deliver(message)));
  await gateway.deliver({ ...message, messageId: randomUUID() });

  assert.ok(answers.every(({ kind }) => kind === 'delivered'));
  const { rows } = await pool.query('select direction, case_id, service, hash, outcome from gateway_message where message_id = $1', [message.messageId]);
  assert.deepEqual(rows, [
    { direction: 'out', case_id: message.caseId, service: message.service, hash: createHash('sha256').update(body).digest(), outcome: 'delivered' },
  ]);
  assert.equal((await pool.query('select 1 from gateway_message')).rowCount, 2);
});
