import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Entry } from '@reglament/engine';
import type { Partners } from '../cases/follow-up.ts';
import { registerScene } from '../testing/register-scene.ts';
import { SILENT_REGISTERS } from '../testing/silent-registers.ts';
import { writeLedgers } from './write-ledgers.ts';

const PARTNERS: Partners = { gateway: { deliver: async () => ({ kind: 'delivered' }), report: async () => ({ kind: 'here' }) }, registers: SILENT_REGISTERS };

for (const [number, line] of [['153-02/2026/000041', 41], ['N-8d1f3a52-0000-4000-8000-633763811275', 1]] as const) {
  it(`counts ${number} as line ${line} of the journal of registration, once`, async (t) => {
    const scene = await registerScene(t, PARTNERS);
    const id = await scene.open({ regulation: 'wko-2015-153/02', route: 'centre-electronic', until: () => true });
    const entry: Entry = { ...(await scene.entries(id))[0]!, events: [{ kind: 'RequestRegistered', number }] };
    const state = await scene.state(id);
    await writeLedgers(scene.desk, state, entry);
    await writeLedgers(scene.desk, state, entry);
    const { rows } = await scene.pool.query<{ number: number }>("select number from ledger_line where ledger = 'registration'");
    assert.deepEqual(rows, [{ number: line }]);
  });
}

it('puts a line into the year of its number, and one without a year of its own into the local year', async (t) => {
  const scene = await registerScene(t, PARTNERS);
  const id = await scene.open({ regulation: 'wko-2015-153/02', route: 'centre-electronic', until: () => true });
  const state = await scene.state(id);
  // Half past midnight in Oral: a new year there, the old one in UTC.
  const entry: Entry = { ...(await scene.entries(id))[0]!, at: '2026-12-31T19:30:00.000Z' };
  await writeLedgers(scene.desk, state, { ...entry, events: [{ kind: 'RequestRegistered', number: '153-02/2026/000041' }] });
  await writeLedgers(scene.desk, state, { ...entry, sequence: 2, events: [{ kind: 'ResultIssued', results: ['certificate'], negative: false }] });
  const { rows } = await scene.pool.query<Record<string, unknown>>('select ledger, year, number, day::text from ledger_line order by ledger desc');
  assert.deepEqual(rows, [{ ledger: 'registration', year: 2026, number: 41, day: '2027-01-01' }, { ledger: 'issue', year: 2027, number: 1, day: '2027-01-01' }]);
});

it('fails loudly when its number is taken by another case: no line is lost in silence', async (t) => {
  const scene = await registerScene(t, PARTNERS);
  const open = async (): Promise<string> => scene.open({ regulation: 'wko-2015-153/02', route: 'centre-electronic', until: () => true });
  const [first, second] = [await open(), await open()];
  const entryOf = async (id: string): Promise<Entry> => ({ ...(await scene.entries(id))[0]!, events: [{ kind: 'RequestRegistered', number: '153-02/2026/000041' }] });
  await writeLedgers(scene.desk, await scene.state(first), await entryOf(first));

  await assert.rejects(async () => writeLedgers(scene.desk, await scene.state(second), await entryOf(second)), /number 41 of registration\/wko-2015-153\/02\/2026, but another case stands there/);
  const { rows } = await scene.pool.query<{ case_id: string }>('select case_id from ledger_line');
  assert.deepEqual(rows, [{ case_id: first }]);
});
