/** What registers were asked for a case, and what was entered into them, stands in the case's journal of messages. */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { it } from 'node:test';
import { startStateSystems } from '@reglament/app-state-systems';
import { ENTRY_SERVICES } from '@reglament/gateway';
import type { KeepExchange } from '@reglament/gateway';
import { rebuildRoute } from '../../apps/reglament/src/desk/channel/message-route.ts';
import { registerScene } from '../../apps/reglament/src/desk/testing/register-scene.ts';
import type { RegisterScene } from '../../apps/reglament/src/desk/testing/register-scene.ts';
import { gatewayEntries, gatewayRegisters } from '../../apps/reglament/src/partners/index.ts';
import { keepExchange } from '../../apps/reglament/src/storage/index.ts';

it('the messages to registers stand among those about the case they were sent for, and no others', async (t) => {
  const folder = await mkdtemp(path.join(tmpdir(), 'register-messages-'));
  const systems = await startStateSystems({ dataFolder: folder, population: { size: 100 } });
  t.after(async () => {
    await systems.close();
    await rm(folder, { recursive: true });
  });
  const keep: KeepExchange = (exchange) => keepExchange(scene.pool, { part: 'reglament', peer: 'state-systems' })(exchange);
  const at = { url: systems.gatewayUrl, senderId: 'test', keep, patience: { pauseMs: 1 } };
  const scene: RegisterScene = await registerScene(t, { gateway: { deliver: async () => ({ kind: 'delivered' }), report: async () => ({ kind: 'here' }) }, registers: gatewayRegisters(at), entries: gatewayEntries(at) });
  const iin = systems.demo.citizens.find(({ about }) => about === 'guardian-recorded')!.iin;

  const asking = await scene.open({ regulation: 'kyzylorda-2018-1114/01', route: 'portal-automatic', iin, until: () => false });
  const entering = await scene.open({ regulation: 'karaganda-2014-34-05/19', route: 'office', iin, until: ({ step }) => step.enters.length > 0 });
  await scene.doStep(entering, 'done');
  await scene.settle();

  const { exchanges: asked } = await rebuildRoute(scene.pool, asking);
  const { exchanges: entered } = await rebuildRoute(scene.pool, entering);
  const answered = (await scene.entries(asking)).flatMap(({ events }) => events).flatMap((event) => (event.kind === 'RegisterAnswered' ? [event.system] : []));
  assert.ok(answered.includes('GuardianshipSystem'));
  assert.equal(asked.length, answered.length);
  assert.ok([...asked, ...entered].every(({ part, direction, operation, outcome }) => part === 'reglament' && direction === 'out' && operation === 'SendMessage' && outcome === 'answered'));
  assert.deepEqual(entered.map(({ service }) => service), [ENTRY_SERVICES.OralmanDatabase]);
  assert.ok(asked.every(({ service }) => service !== ENTRY_SERVICES.OralmanDatabase));
});
