import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { availableStep } from '@reglament/engine';
import { carryOut } from '../cases/carry-out.ts';
import type { Partners } from '../cases/follow-up.ts';
import type { ListedChild, Registers } from '../ports.ts';
import { registerScene, SOMEBODY } from '../testing/register-scene.ts';
import type { RegisterScene } from '../testing/register-scene.ts';
import { SILENT_REGISTERS } from '../testing/silent-registers.ts';
import { askAgain } from './ask-again.ts';
import { extractsOf } from './extracts.ts';
import { PAUSE_MS, questionsOf } from './questions.ts';

/** A foster family's way up to the choice of children (003: 1007). */
const FOSTER = { regulation: 'kyzylorda-2018-1114/11', route: 'office', until: ({ act }: { act: string }) => act === 'select' } as const;
const CHILD: ListedChild = { number: 'РДБ-00007', childName: 'Әбілов Дәурен', givenName: 'Дәурен', birthDate: '2018-03-04', sex: 'male', regionKz: 'Қызылорда қаласы', regionRu: 'город Кызылорда' };

async function choosing(t: Parameters<typeof registerScene>[0], findChildren: Registers['findChildren']): Promise<{ readonly scene: RegisterScene; readonly caseId: string; readonly asked: string[]; readonly answers: { findChildren: Registers['findChildren'] }; readonly registers: Registers }> {
  const asked: string[] = [];
  const answers = { findChildren };
  const registers: Registers = { ...SILENT_REGISTERS, findChildren: async (iin, caseId) => { asked.push(iin); return answers.findChildren(iin, caseId); } };
  const partners: Partners = { gateway: { deliver: async () => ({ kind: 'delivered' }), report: async () => ({ kind: 'here' }) }, registers };
  const scene = await registerScene(t, partners);
  const caseId = await scene.open(FOSTER);
  await scene.settle();
  return { scene, caseId, asked, answers, registers };
}

const CLERK = { kind: 'staff', id: 'clerk', role: 'OfficeClerk', unit: 'provider' } as const;
const outcomes = async (scene: RegisterScene, caseId: string) =>
  availableStep(await scene.state(caseId), CLERK, { regulation: scene.desk.library.regulations.get(FOSTER.regulation)! })?.outcomes;

describe('the list of children a candidate chooses from', () => {
  it('is asked of the orphans’ data bank when the step begins, for the candidate, and kept with the case', async (t) => {
    const { scene, caseId, asked } = await choosing(t, async () => ({ kind: 'found', reference: 'b-1', data: [CHILD] }));

    assert.deepEqual(asked, [SOMEBODY]);
    assert.deepEqual((await extractsOf(scene.pool, caseId)).map(({ system, rows }) => [system, rows]), [['OrphanDataBank', [{ ...CHILD }]]]);
    assert.equal((await scene.state(caseId)).answers.OrphanDataBank, 'found');
    assert.deepEqual(await outcomes(scene, caseId), ['result', 'refusal'], 'the choice stays the candidate’s');
    assert.doesNotMatch(JSON.stringify(await scene.entries(caseId)), /РДБ-00007|Әбілов/, 'the journal names nobody');
  });

  it('that is empty, twice, leaves only the way without a child', async (t) => {
    const { scene, caseId, asked } = await choosing(t, async () => ({ kind: 'absent', reference: 'b-0' }));

    assert.equal(asked.length, 2);
    assert.deepEqual(await outcomes(scene, caseId), ['refusal']);
    const chosen = await carryOut(scene.desk, { caseId, commands: [{ kind: 'CompleteStep', by: CLERK, step: (await scene.state(caseId)).step!.node, outcome: 'result' }] });
    assert.equal(chosen.kind === 'invalid' && chosen.problems[0]?.code, 'outcome-contradicts-register');
  });

  it('that cannot be had is neither: the step waits, and the bank is asked again', async (t) => {
    const { scene, caseId, answers, registers } = await choosing(t, async () => ({ kind: 'unavailable' }));

    assert.deepEqual((await scene.state(caseId)).step?.waiting?.map(({ system }) => system), ['OrphanDataBank']);
    assert.equal((await questionsOf(scene.pool, caseId)).length, 1);
    answers.findChildren = async () => ({ kind: 'found', reference: 'b-2', data: [CHILD] });
    scene.later(PAUSE_MS.first);
    await askAgain(scene.desk, registers);

    assert.equal((await scene.state(caseId)).step?.waiting, undefined);
    assert.equal((await extractsOf(scene.pool, caseId))[0]?.rows.length, 1);
    await scene.doStep(caseId, 'result');
    assert.equal((await scene.node(caseId))?.id, 'office#7');
  });

  it('is not held against what the bank shows after the case has ended', async (t) => {
    const { scene, caseId } = await choosing(t, async () => ({ kind: 'found', reference: 'b-1', data: [CHILD] }));
    for (const outcome of ['refusal', 'refusal', 'done', 'done'] as const) if ((await scene.state(caseId)).status === 'open') await scene.doStep(caseId, outcome);
    await scene.settle();

    assert.equal((await scene.state(caseId)).status, 'ended');
    assert.deepEqual((await questionsOf(scene.pool, caseId)).filter(({ system }) => system === 'OrphanDataBank'), []);
  });
});
