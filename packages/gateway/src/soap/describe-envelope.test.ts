import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { describeEnvelope, writeSyncRequest } from '../index.ts';

const UTF8 = new TextEncoder();
const info = { messageId: 'm-1', serviceId: 'Echo', messageDate: '2026-03-02T14:00:00+05:00', sender: { senderId: 'portal', password: 'secret' }, properties: [] };

describe('what an envelope says of itself', () => {
  test('ids, service and sender, and the text of its data', () => {
    const facts = describeEnvelope(UTF8.encode(writeSyncRequest({ info, data: { kind: 'text', text: 'Өтініш' } })));
    assert.deepEqual(facts, { operation: 'SendMessage', messageId: 'm-1', serviceId: 'Echo', senderId: 'portal', text: 'Өтініш' });
  });

  test('what travels does not pass for what carries it', () => {
    const data = { kind: 'typed', namespace: 'urn:x', type: 'T', content: '<correlationId>stolen</correlationId><messageId>m-2</messageId>' } as const;
    const { messageId, correlationId } = describeEnvelope(UTF8.encode(writeSyncRequest({ info, data })));
    assert.deepEqual([messageId, correlationId], ['m-1', undefined]);
  });

  test('a value that is no name is not repeated, and bytes that are no envelope say nothing', () => {
    const odd = writeSyncRequest({ info: { ...info, messageId: 'АХМЕТОВ АЛИ' }, data: { kind: 'text', text: '' } });
    assert.equal(describeEnvelope(UTF8.encode(odd)).messageId, undefined);
    for (const bytes of ['', 'жоқ', '<a/>', '<!DOCTYPE a><a/>', odd.slice(0, 200)]) assert.deepEqual(describeEnvelope(UTF8.encode(bytes)), {}, bytes);
  });
});
