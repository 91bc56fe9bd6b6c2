import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { makeIin } from '@reglament/identifiers';
import type { RegisterAnswer, RegisteredPerson, Registers } from '../ports.ts';
import { registerScene } from '../testing/register-scene.ts';
import { SILENT_REGISTERS } from '../testing/silent-registers.ts';
import { askAgain, CASES_AT_ONCE } from './ask-again.ts';
import { inParallel } from './in-parallel.ts';
import { askRegister } from './look-ups.ts';
import { PAUSE_MS, questionsOf } from './questions.ts';

const CENTRE = { regulation: 'wko-2015-153/02', route: 'centre-electronic', until: ({ act }: { act: string }) => act === 'check-data' } as const;
const person = (iin: string): RegisterAnswer<RegisteredPerson> => ({ kind: 'found', reference: `p-${iin}`, data: { iin, surname: 'Сынақ', name: 'Адам', birthDate: '1990-01-01' } });

describe('what waits for a register', () => {
  it('is asked for side by side, never for more cases at once than allowed, and each gets its own answer', async (t) => {
    const registers: { -readonly [K in keyof Registers]: Registers[K] } = { ...SILENT_REGISTERS };
    const scene = await registerScene(t, { gateway: { deliver: async () => ({ kind: 'delivered' }), report: async () => ({ kind: 'here' }) }, registers });
    const iins = Array.from({ length: CASES_AT_ONCE + 3 }, (_, serial) => makeIin({ birthDate: '1990-01-01', sex: 'male', serial: 40 + serial }));
    const cases = await Promise.all(iins.map((iin) => scene.open({ ...CENTRE, iin })));
    await scene.settle();
    let asking = 0;
    let most = 0;
    const held: (() => void)[] = [];
    registers.findPerson = async (iin) => {
      most = Math.max(most, asking += 1);
      // The first eight wait for each other: asked one after the other they would never come together.
      if (held.length < CASES_AT_ONCE) await new Promise<void>((go) => { held.push(go); if (held.length === CASES_AT_ONCE) for (const all of held) all(); });
      asking -= 1;
      return person(iin);
    };
    scene.later(PAUSE_MS.first);

    assert.equal(await askAgain(scene.desk, registers), iins.length);

    assert.equal(most, CASES_AT_ONCE);
    for (const [index, caseId] of cases.entries()) {
      const answered = (await scene.entries(caseId)).flatMap(({ events }) => events).flatMap((event) => (event.kind === 'RegisterAnswered' ? [event.reference] : []));
      assert.deepEqual(answered, [`p-${iins[index]}`]);
      assert.deepEqual(await questionsOf(scene.pool, caseId), []);
    }
  });
});

it('one that fails stops no other, and the failure is told at the end', async () => {
  const done: number[] = [];
  await assert.rejects(inParallel([1, 2, 3, 4, 5], 2, async (one) => { if (one === 2) throw new Error('two'); done.push(one); }), /two/);
  assert.deepEqual(done.toSorted(), [1, 3, 4, 5]);
  await inParallel([], 2, async () => assert.fail());
});

it('between the two questions behind "absent" lies a moment, and only there', async () => {
  const told: string[] = [];
  const subject = { caseId: 'c', iin: '900101300017' };
  const registers = (kind: 'found' | 'absent'): Registers => ({
    ...SILENT_REGISTERS, beforeSecondLook: async () => { told.push('pause'); },
    findPerson: async (iin) => { told.push('question'); return kind === 'found' ? person(iin) : { kind, reference: 'p-0' }; },
  });

  assert.equal((await askRegister(registers('absent'), 'IndividualsRegister', subject, '2026-03-02')).kind, 'absent');
  assert.deepEqual(told.splice(0), ['question', 'pause', 'question']);
  assert.equal((await askRegister(registers('found'), 'IndividualsRegister', subject, '2026-03-02')).kind, 'found');
  assert.deepEqual(told, ['question']);
});
