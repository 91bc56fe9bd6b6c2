import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { RouteNode } from '@reglament/regulation';
import { followUp } from '../cases/follow-up.ts';
import type { Partners } from '../cases/follow-up.ts';
import type { Entries, EntryMade, EntryToMake } from '../ports.ts';
import { registerScene } from '../testing/register-scene.ts';
import { SILENT_REGISTERS } from '../testing/silent-registers.ts';
import { registerEntriesOf, sendEntries } from './entries.ts';
import { PAUSE_MS } from './questions.ts';

/** A system that takes entries, and can be down or lose its answer. */
function system(): Entries & { down: boolean; deaf: boolean; readonly kept: Map<string, EntryToMake> } {
  const kept = new Map<string, EntryToMake>();
  return {
    down: false, deaf: false, kept,
    async enter(_system, entry): Promise<EntryMade> {
      if (this.down) return { kind: 'unavailable' };
      const known = kept.get(entry.entryId);
      if (known !== undefined && JSON.stringify(known) !== JSON.stringify(entry)) return { kind: 'refused', code: '00002', reference: 'm' };
      kept.set(entry.entryId, entry);
      return this.deaf ? { kind: 'unavailable' } : { kind: 'entered', number: `N-${kept.size}`, reference: 'm' };
    },
  };
}

const partnersOf = (entries: Entries): Partners => ({ gateway: { deliver: async () => ({ kind: 'delivered' }), report: async () => ({ kind: 'here' }) }, registers: { ...SILENT_REGISTERS, findPerson: async () => ({ kind: 'absent', reference: 'x' }) }, entries });
const OFFICE = { regulation: 'karaganda-2014-34-05/19', route: 'office', until: ({ step }: RouteNode) => step.enters.length > 0 } as const;

describe('data that a step enters into another system', () => {
  it('are entered when the step is done, under one id, however often the follow-up runs', async (t) => {
    const oralman = system();
    const scene = await registerScene(t, partnersOf(oralman));
    const caseId = await scene.open(OFFICE);
    assert.deepEqual(await registerEntriesOf(scene.pool, caseId), []);
    const { sequence } = await scene.doStep(caseId, 'done');
    for (let times = 0; times < 3; times += 1) await followUp(scene.desk, partnersOf(oralman), caseId, { from: sequence, to: sequence });

    assert.deepEqual((await registerEntriesOf(scene.pool, caseId)).map(({ system: name, state, number }) => [name, state, number]), [['OralmanDatabase', 'entered', 'N-1']]);
    assert.equal(oralman.kept.size, 1);
    const [entry] = oralman.kept.values();
    assert.deepEqual(entry?.fields.find(({ name }) => name === 'service'), { name: 'service', value: OFFICE.regulation });
  });

  it('wait while the system is down and are entered once when an answer was lost', async (t) => {
    const oralman = system();
    oralman.down = true;
    const scene = await registerScene(t, partnersOf(oralman));
    const caseId = await scene.open(OFFICE);
    await scene.doStep(caseId, 'done');
    await scene.settle();
    assert.deepEqual((await registerEntriesOf(scene.pool, caseId)).map(({ state }) => state), ['waiting']);
    assert.equal(await sendEntries(scene.desk, oralman), 0, 'not before its time');

    Object.assign(oralman, { down: false, deaf: true });
    scene.later(PAUSE_MS.first);
    assert.equal(await sendEntries(scene.desk, oralman), 1);
    oralman.deaf = false;
    scene.later(2 * PAUSE_MS.first);
    await sendEntries(scene.desk, oralman);

    assert.deepEqual((await registerEntriesOf(scene.pool, caseId)).map(({ state, number }) => [state, number]), [['entered', 'N-1']]);
    assert.equal(oralman.kept.size, 1);
  });

  it('are laid before the people of the case once where the system does not take them', async (t) => {
    const full: Entries = { enter: async () => ({ kind: 'refused', code: '00002', reference: 'm-1' }) };
    const scene = await registerScene(t, partnersOf(full));
    const caseId = await scene.open(OFFICE);
    await scene.doStep(caseId, 'done');
    await scene.settle();
    scene.later(2 * PAUSE_MS.longest);
    assert.equal(await sendEntries(scene.desk, full), 0, 'what was refused is not sent again');

    const { rows } = await scene.pool.query('select case_id, system, kind, relied, answered, reference, units, closed_at from register_discrepancy');
    assert.deepEqual(rows, [{ case_id: caseId, system: 'OralmanDatabase', kind: 'refused-entry', relied: null, answered: 'refused', reference: 'm-1', units: ['provider'], closed_at: null }]);
    assert.deepEqual((await registerEntriesOf(scene.pool, caseId)).map(({ state }) => state), ['refused']);
  });

  it('of a candidate are entered after a positive conclusion only', async (t) => {
    const bank = system();
    const scene = await registerScene(t, partnersOf(bank));
    const kyzylorda = { regulation: 'kyzylorda-2018-1114/08', route: 'office' } as const;
    const positive = await scene.open({ ...kyzylorda, until: () => false });
    const negative = await scene.open({ ...kyzylorda, until: ({ next }) => next.has('refusal') });
    await scene.doStep(negative, 'refusal');
    for (let node = await scene.node(negative); node !== undefined; node = await scene.node(negative)) await scene.doStep(negative, node.next.has('refusal') ? 'refusal' : 'done');
    await scene.settle();

    assert.deepEqual((await registerEntriesOf(scene.pool, positive)).map(({ system: name, state }) => [name, state]), [['OrphanDataBank', 'entered']]);
    assert.deepEqual(await registerEntriesOf(scene.pool, negative), []);
  });

  it('are named by every regulation whose text enters data elsewhere', async (t) => {
    const scene = await registerScene(t, partnersOf(system()));
    const entering = [...scene.desk.library.regulations.values()].flatMap(({ id, routes }) => routes.flatMap(({ route, steps }) => steps.flatMap((step) => step.enters.map((enter) => `${id} ${route}#${step.id} ${enter.system}`))));
    assert.deepEqual(entering.toSorted(), [
      'karaganda-2014-34-05/07 centre-paper#4b PaymentCentre', 'karaganda-2014-34-05/07 office#3b PaymentCentre',
      'karaganda-2014-34-05/18 portal-extension-reissue#3a ForeignLabourSystem', 'karaganda-2014-34-05/18 portal-issue#5a ForeignLabourSystem',
      'karaganda-2014-34-05/19 office#2 OralmanDatabase',
      'kyzylorda-2018-1114/08 office#7 OrphanDataBank', 'kyzylorda-2018-1114/08 portal#7 OrphanDataBank', 'kyzylorda-2018-1114/11 office#5 OrphanDataBank',
      'kyzylorda-2018-1114/15 office#4 EducationDatabase',
    ]);
  });
});
