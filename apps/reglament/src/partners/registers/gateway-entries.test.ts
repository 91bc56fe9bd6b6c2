import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, test } from 'node:test';
import { startStateSystems, type StateSystems } from '@reglament/app-state-systems';
import { gatewayEntries } from '../index.ts';

let folder: string;
let systems: StateSystems;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'state-systems-'));
  systems = await startStateSystems({ dataFolder: folder, population: { size: 100 } });
});
after(async () => {
  await systems.close();
  await rm(folder, { recursive: true });
});
afterEach(() => systems.faults.set('OrphanDataBank', { fault: 'none', delayMs: 0 }));

const entries = () => gatewayEntries({ url: systems.gatewayUrl, senderId: 'test', timeoutMs: 30_000, patience: { pauseMs: 1 } });
const entry = (entryId: string, name = 'Әлия') => ({ entryId, personIin: '900101300017', fields: [{ name: 'candidate', value: name }] });
const entered = (entryId: string) => systems.entries().filter((one) => one.entryId === entryId);

test('data are entered once, however often the step is done', async () => {
  const first = await entries().enter('OrphanDataBank', entry('once'));
  const second = await entries().enter('OrphanDataBank', entry('once'));

  assert.ok(first.kind === 'entered' && second.kind === 'entered');
  assert.equal(first.number, second.number);
  assert.deepEqual(entered('once').map(({ system, fields }) => [system, fields]), [['OrphanDataBank', [{ name: 'candidate', value: 'Әлия' }]]]);
});

test('other data under the same id are refused, and in another system they are another entry', async () => {
  await entries().enter('OrphanDataBank', entry('two'));

  assert.equal((await entries().enter('OrphanDataBank', entry('two', 'Үміт'))).kind, 'refused');
  assert.equal((await entries().enter('EducationDatabase', entry('two', 'Үміт'))).kind, 'entered');
  assert.equal(entered('two').length, 2);
});

test('an answer that was lost is asked for again and nothing is doubled', async () => {
  let calls = 0;
  const losing: typeof fetch = async (...args) => {
    const response = await fetch(...args);
    calls += 1;
    if (calls === 1) throw new TypeError('answer lost');
    return response;
  };
  const made = await gatewayEntries({ url: systems.gatewayUrl, senderId: 'test', fetch: losing, patience: { pauseMs: 1 } }).enter('PaymentCentre', entry('lost'));

  assert.equal(made.kind, 'entered');
  assert.equal(calls, 2);
  assert.equal(entered('lost').length, 1);
});

for (const fault of ['down', 'garbage', 'stranger'] as const) {
  test(`${fault}: unavailable, and nothing entered`, async () => {
    systems.faults.set('OrphanDataBank', { fault, delayMs: 0 });
    assert.deepEqual(await entries().enter('OrphanDataBank', entry(fault)), { kind: 'unavailable' });
    assert.deepEqual(entered(fault), []);
  });
}
