import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ChannelMemory } from '../../desk/channel/memory.ts';
import { startCourier } from './courier.ts';
import { CHANNEL_LIMITS } from './limits.ts';

test('a courier that was stopped looks at no queue any more, whatever wakes it', async () => {
  let looked = 0;
  const memory = { partsWithOutgoing: async () => { looked += 1; return []; } } as unknown as ChannelMemory;
  const courier = startCourier({ memory, limits: { ...CHANNEL_LIMITS, beatMs: 60_000 }, senders: new Map([['portal', undefined as never]]), receivers: new Map(), onFailure: (error) => { throw error; }, random: () => 0 });
  courier.wake();
  await courier.stop();
  const before = looked;
  assert.ok(before > 0);
  courier.wake();
  await courier.stop();
  assert.equal(looked, before);
});
