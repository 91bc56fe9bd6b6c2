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
