import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { passedWaits, worker } from '@reglament/engine';
import type { Command, Draft } from '@reglament/engine';
import { carryOut } from '../cases/carry-out.ts';
import type { Partners } from '../cases/follow-up.ts';
import type { Gateway, RegisterAnswer, RegisteredPerson, Registers } from '../ports.ts';
import { findCase } from '../../storage/index.ts';
import { registerScene, SOMEBODY } from '../testing/register-scene.ts';
import { SILENT_REGISTERS } from '../testing/silent-registers.ts';
import { sweepDeadlines } from '../cases/sweep.ts';
import { askedAtOnce, askForStep } from './ask-step.ts';
import { askAgain, CONFIRM_AFTER_MS } from './ask-again.ts';
import { discrepanciesOf } from './discrepancies.ts';
import { extractsOf } from './extracts.ts';
import { canAsk } from './look-ups.ts';
import { PAUSE_MS, questionsOf } from './questions.ts';

const REPRESENTATIVE = '850515400306';
const PERSON: RegisterAnswer<RegisteredPerson> = { kind: 'found', reference: 'p-1', data: { iin: SOMEBODY, surname: 'Сынақ', name: 'Адам', birthDate: '1990-01-01' } };
const POWER = { number: '12-345', date: '2025-09-01', endDate: '2030-09-01', principalIin: SOMEBODY, representativeIin: REPRESENTATIVE, subject: 'қызмет алу' } as const;
const gateway: Gateway = { deliver: async () => ({ kind: 'delivered' }), report: async () => ({ kind: 'here' }) };
const CENTRE = { regulation: 'wko-2015-153/02', route: 'centre-electronic', until: ({ act }: { act: string }) => act === 'check-data' || act === 'send' } as const;

/** Registers whose answers a test sets, and a count of what was asked of each. */
function partners(answers: Partial<{ -readonly [K in keyof Registers]: Registers[K] }>): Partners & { readonly answers: typeof answers; readonly asked: string[] } {
  const asked: string[] = [];
  const registers = Object.fromEntries((Object.keys(SILENT_REGISTERS) as (keyof Registers)[]).map((name) => [name, async (question: never) => {
    asked.push(name);
    return (answers[name] ?? SILENT_REGISTERS[name])!(question);
  }])) as unknown as Registers;
  return { gateway, registers, answers, asked };
}

describe('the condition "are the data there?" at the centre', () => {
  it('asks the register of individuals, records its answer with its number, and goes on', async (t) => {
    const asked = partners({ findPerson: async () => PERSON });
    const scene = await registerScene(t, asked);
    const caseId = await scene.open(CENTRE);
    await scene.settle();

    assert.equal((await scene.node(caseId))?.act, 'send');
    assert.deepEqual(asked.asked, ['findPerson']);
    const answered = (await scene.entries(caseId)).flatMap(({ events }) => events).filter((event) => event.kind === 'RegisterAnswered');
    assert.deepEqual(answered, [{ kind: 'RegisterAnswered', system: 'IndividualsRegister', answer: 'found', reference: 'p-1' }]);
    assert.deepEqual((await extractsOf(scene.pool, caseId)).map(({ system, data }) => [system, data['surname']]), [['IndividualsRegister', 'Сынақ']]);
  });

  it('ends in the message the law names when the data are absent, and only if the register says so twice', async (t) => {
    const asked = partners({ findPerson: async () => ({ kind: 'absent', reference: 'p-0' }) });
    const scene = await registerScene(t, asked);
    const caseId = await scene.open(CENTRE);
    await scene.settle();

    const state = await scene.state(caseId);
    assert.deepEqual(state.outcome, { kind: 'refused', refusal: 'data-unavailable' });
    assert.deepEqual(asked.asked, ['findPerson', 'findPerson']);
  });

  it('looks a notarised power of attorney up as well, and refuses where it is absent, expired or revoked', async (t) => {
    const powers = [[{}, 'send'], [{ endDate: '2026-03-01' }, undefined], [{ revokedDate: '2026-03-02' }, undefined]] as const;
    for (const [change, goesTo] of powers) {
      const asked = partners({ findPerson: async () => PERSON, findPowerOfAttorney: async () => ({ kind: 'found', reference: 'n-1', data: { ...POWER, ...change } }) });
      const scene = await registerScene(t, asked);
      const caseId = await scene.open({ ...CENTRE, representative: { iin: REPRESENTATIVE, notarised: true, number: '12-345' } });
      await scene.settle();
      assert.equal((await scene.node(caseId))?.act, goesTo, JSON.stringify(change));
      assert.ok(asked.asked.includes('findPowerOfAttorney'));
    }
  });

  it('counts the days of a power of attorney by the local calendar: after midnight in Oral one of today holds', async (t) => {
    const asked = partners({ findPerson: async () => PERSON, findPowerOfAttorney: async () => ({ kind: 'found', reference: 'n-1', data: { ...POWER, date: '2026-03-03' } }) });
    const scene = await registerScene(t, asked);
    // Half past midnight on 3 March in Oral; in UTC it is still the second.
    scene.later(14.5 * 3_600_000);
    const caseId = await scene.open({ ...CENTRE, representative: { iin: REPRESENTATIVE, notarised: true, number: '12-345' } });
    await scene.settle();
    assert.equal((await scene.node(caseId))?.act, 'send');
  });

  it('looks up nothing for a power of attorney certified otherwise', async (t) => {
    const asked = partners({ findPerson: async () => PERSON });
    const scene = await registerScene(t, asked);
    await scene.open({ ...CENTRE, representative: { iin: REPRESENTATIVE, notarised: false, number: 'ignored' } });
    await scene.settle();
    assert.deepEqual(asked.asked, ['findPerson']);
  });
});

it('no register is asked by a system before the consent that the text has obtained in the step before', async (t) => {
  const asked = partners({ findPerson: async () => PERSON });
  const scene = await registerScene(t, asked);
  const caseId = await scene.open({ regulation: 'karaganda-2014-34-05/04', route: 'centre-electronic', until: ({ step }) => step.consent !== undefined });
  const state = await scene.state(caseId);
  const by = worker(state, 'CentreOperator');
  const complete: Command = { kind: 'CompleteStep', by, step: state.step!.node, outcome: 'done' };

  const early = await carryOut(scene.desk, { caseId, commands: [complete] });
  assert.deepEqual(early.kind === 'invalid' && early.problems.map(({ code }) => code), ['consent-missing']);
  await carryOut(scene.desk, { caseId, commands: [{ kind: 'GiveConsent', by, to: 'provider', written: true }, complete] });
  await scene.settle();
  assert.deepEqual([(await scene.node(caseId))?.act, asked.asked], ['scan', ['findPerson']]);
});

describe('a register that cannot be asked', () => {
  it('makes the case wait, is asked again at growing intervals, and the case goes on by itself', async (t) => {
    const asked = partners({});
    const scene = await registerScene(t, asked);
    const caseId = await scene.open({ ...CENTRE, until: ({ act }) => act === 'check-data' });
    await scene.settle();

    assert.deepEqual((await scene.state(caseId)).step?.waiting?.map(({ system, stands }) => [system, stands]), [['IndividualsRegister', false]]);
    assert.equal((await scene.state(caseId)).status, 'open');
    await askAgain(scene.desk, asked.registers);
    assert.equal(asked.asked.length, 1, 'not before its time');
    scene.later(PAUSE_MS.first);
    assert.equal(await askAgain(scene.desk, asked.registers), 1);
    await scene.settle();
    const [question] = await questionsOf(scene.pool, caseId);
    assert.equal(Date.parse(question!.nextAt) - Date.parse(scene.clock.now()), 2 * PAUSE_MS.first);
    asked.answers.findPerson = async () => PERSON;
    scene.later(2 * PAUSE_MS.first);
    await askAgain(scene.desk, asked.registers);
    await scene.settle();

    assert.equal((await scene.node(caseId))?.act, 'send');
    assert.deepEqual(await questionsOf(scene.pool, caseId), []);
    const [wait] = passedWaits(await scene.entries(caseId));
    assert.equal(Date.parse(wait!.to!) - Date.parse(wait!.from), 3 * PAUSE_MS.first);
  });

  it('is never asked less than once in a quarter of an hour', async (t) => {
    const asked = partners({});
    const scene = await registerScene(t, asked);
    const caseId = await scene.open({ ...CENTRE, until: ({ act }) => act === 'check-data' });
    await scene.settle();
    for (let times = 0; times < 30; times += 1) {
      scene.later(PAUSE_MS.longest);
      assert.equal(await askAgain(scene.desk, asked.registers), 1);
    }
    const [question] = await questionsOf(scene.pool, caseId);
    assert.equal(Date.parse(question!.nextAt) - Date.parse(scene.clock.now()), PAUSE_MS.longest);
  });

  it('that says now "found", now "absent" has said nothing', async (t) => {
    let calls = 0;
    const asked = partners({ findPerson: async () => (calls++ % 2 === 0 ? { kind: 'absent', reference: 'p-0' } : PERSON) });
    const scene = await registerScene(t, asked);
    const caseId = await scene.open({ ...CENTRE, until: ({ act }) => act === 'check-data' });
    await scene.settle();
    assert.deepEqual((await scene.state(caseId)).step?.waiting?.map(({ system }) => system), ['IndividualsRegister']);
  });

  it('holds the case up by itself alone: what the others answered is kept and not asked again', async (t) => {
    const asked = partners({ findPerson: async () => PERSON });
    const scene = await registerScene(t, asked);
    const caseId = await scene.open({ ...CENTRE, until: ({ act }) => act === 'check-data', representative: { iin: REPRESENTATIVE, notarised: true } });
    await scene.settle();
    assert.deepEqual((await scene.state(caseId)).answers, { IndividualsRegister: 'found' });
    asked.answers.findPowerOfAttorney = async () => ({ kind: 'found', reference: 'n-1', data: POWER });
    scene.later(PAUSE_MS.first);
    await askAgain(scene.desk, asked.registers);
    await scene.settle();
    assert.equal((await scene.node(caseId))?.act, 'send');
    assert.equal(asked.asked.filter((name) => name === 'findPerson').length, 1);
  });

  it('asked by two processes at once moves the case once', async (t) => {
    const asked = partners({});
    const scene = await registerScene(t, asked);
    const caseId = await scene.open({ ...CENTRE, until: ({ act }) => act === 'check-data' });
    await scene.settle();
    asked.answers.findPerson = async () => PERSON;
    scene.later(PAUSE_MS.first);
    await Promise.all([askAgain(scene.desk, asked.registers), askAgain(scene.desk, asked.registers), scene.settle()]);
    await scene.settle();
    const completed = (await scene.entries(caseId)).flatMap(({ events }) => events).filter((event) => event.kind === 'RegisterAnswered');
    assert.equal(completed.length, 1);
  });
});

describe('an answer after the decision', () => {
  it('that contradicts it is laid before the people of the case once', async (t) => {
    const asked = partners({ findPerson: async () => ({ kind: 'absent', reference: 'p-0' }) });
    const scene = await registerScene(t, asked);
    const caseId = await scene.open(CENTRE);
    await scene.settle();
    asked.answers.findPerson = async () => PERSON;
    scene.later(CONFIRM_AFTER_MS);
    for (let times = 0; times < 2; times += 1) await askAgain(scene.desk, asked.registers);

    const found = await discrepanciesOf(scene.desk, caseId);
    assert.deepEqual(found.map(({ kind, system, relied, answered, reference }) => [kind, system, relied, answered, reference]), [['contradiction', 'IndividualsRegister', 'absent', 'found', 'p-1']]);
    assert.deepEqual(await questionsOf(scene.pool, caseId), []);
  });

  it('that says the same is nobody\'s task', async (t) => {
    const asked = partners({ findPerson: async () => ({ kind: 'absent', reference: 'p-0' }) });
    const scene = await registerScene(t, asked);
    const caseId = await scene.open(CENTRE);
    await scene.settle();
    scene.later(CONFIRM_AFTER_MS);
    await askAgain(scene.desk, asked.registers);
    assert.deepEqual(await discrepanciesOf(scene.desk, caseId), []);
    assert.deepEqual(await questionsOf(scene.pool, caseId), []);
  });

  it('that comes late, when the case has gone on without it, is laid before them too', async (t) => {
    const asked = partners({});
    const scene = await registerScene(t, asked);
    const caseId = await scene.open({ regulation: 'kyzylorda-2018-1114/01', route: 'centre-paper', until: ({ step }) => step.consults.length > 0 });
    const by = { kind: 'staff', id: 'x', role: 'CentreEmployee', unit: 'centre' } as const;
    await carryOut(scene.desk, { caseId, commands: [{ kind: 'GiveConsent', by, to: 'provider', written: false }] });
    const state = await scene.state(caseId);
    assert.equal(await askForStep(scene.desk, asked.registers, state, { systems: ['GuardianshipSystem'], by, again: true }), 'waiting');
    assert.equal((await scene.doStep(caseId, 'incomplete')).status, 'ended');
    asked.answers.findGuardianship = async () => ({ kind: 'found', reference: 'g-1', data: { guardianIin: SOMEBODY, childName: 'Бала', childBirthDate: '2015-01-01', decreeNumber: '1', decreeDate: '2020-01-01' } });
    scene.later(PAUSE_MS.first);
    await askAgain(scene.desk, asked.registers);
    assert.deepEqual((await discrepanciesOf(scene.desk, caseId)).map(({ kind, system, relied, answered }) => [kind, system, relied, answered]), [['late', 'GuardianshipSystem', undefined, 'found']]);
  });
});

describe('a register that was silent when another decided by "absent"', () => {
  const withPower = { ...CENTRE, until: ({ act }: { act: string }) => act === 'check-data', representative: { iin: REPRESENTATIVE, notarised: true } } as const;
  const absent = async () => ({ kind: 'absent', reference: 'p-0' } as const);

  it('is waited for by nobody, is asked no more, and what it says later is no task', async (t) => {
    const asked = partners({ findPerson: absent });
    const scene = await registerScene(t, asked);
    const caseId = await scene.open(withPower);
    await scene.settle();
    assert.deepEqual((await scene.state(caseId)).outcome, { kind: 'refused', refusal: 'data-unavailable' });
    assert.deepEqual((await scene.entries(caseId)).flatMap(({ events }) => events).filter(({ kind }) => kind === 'WaitBegan'), [], 'nobody is told to wait for what has been decided');

    asked.answers.findPowerOfAttorney = async () => ({ kind: 'found', reference: 'n-1', data: POWER });
    const before = asked.asked.filter((name) => name === 'findPowerOfAttorney').length;
    scene.later(2 * CONFIRM_AFTER_MS);
    await askAgain(scene.desk, asked.registers);
    assert.equal(asked.asked.filter((name) => name === 'findPowerOfAttorney').length, before);
    assert.deepEqual([await discrepanciesOf(scene.desk, caseId), await questionsOf(scene.pool, caseId)], [[], []]);
  });

  it('is let go also when both were silent at first; the register that decided is still looked at once more', async (t) => {
    const asked = partners({});
    const scene = await registerScene(t, asked);
    const caseId = await scene.open(withPower);
    await scene.settle();
    assert.deepEqual((await questionsOf(scene.pool, caseId)).map(({ system }) => system).toSorted(), ['IndividualsRegister', 'NotaryRegister']);
    asked.answers.findPerson = absent;
    scene.later(PAUSE_MS.first);
    await askAgain(scene.desk, asked.registers);
    await scene.settle();
    assert.deepEqual((await scene.state(caseId)).outcome, { kind: 'refused', refusal: 'data-unavailable' });
    assert.deepEqual((await questionsOf(scene.pool, caseId)).map(({ system, purpose }) => [system, purpose]), [['IndividualsRegister', 'confirming']]);
    assert.deepEqual(passedWaits(await scene.entries(caseId)).map(({ to }) => to !== undefined), [true, true], 'both waits have ended');

    asked.answers.findPerson = async () => PERSON;
    scene.later(CONFIRM_AFTER_MS);
    await askAgain(scene.desk, asked.registers);
    assert.deepEqual((await discrepanciesOf(scene.desk, caseId)).map(({ kind, system }) => [kind, system]), [['contradiction', 'IndividualsRegister']]);
  });
});

describe('a request taken back', () => {
  it('has nobody asked about its applicant any more, whether a register was waited for or had answered', async (t) => {
    const asked = partners({});
    const scene = await registerScene(t, asked);
    const [waiting, answered] = [await scene.open({ ...CENTRE, until: ({ act }) => act === 'check-data' }), await scene.open({ ...CENTRE, until: ({ act }) => act === 'check-data' })];
    await scene.settle();
    asked.answers.findPerson = async () => PERSON;
    await askForStep(scene.desk, asked.registers, await scene.state(answered), { systems: ['IndividualsRegister'], by: { kind: 'system', system: 'CentreSystem' }, again: true });
    for (const caseId of [waiting, answered]) {
      const state = await scene.state(caseId);
      assert.equal((await carryOut(scene.desk, { caseId, commands: [{ kind: 'WithdrawRequest', by: { kind: 'applicant', id: state.applicant } }] })).kind, 'done');
    }
    await scene.settle();
    const before = asked.asked.length;
    scene.later(2 * CONFIRM_AFTER_MS);
    await askAgain(scene.desk, asked.registers);

    assert.equal(asked.asked.length, before);
    for (const caseId of [waiting, answered]) assert.deepEqual([await questionsOf(scene.pool, caseId), await discrepanciesOf(scene.desk, caseId)], [[], []]);
  });
});

describe("the provider's check of state data on the portal", () => {
  const PORTAL = { regulation: 'karaganda-2014-34-05/06', route: 'portal', until: ({ carries }: { carries: readonly string[] }) => carries.includes('portal#10') } as const;

  it('is asked at the step that carries it out, and the executor follows the answer', async (t) => {
    const asked = partners({ findPerson: async () => PERSON });
    const scene = await registerScene(t, asked);
    const caseId = await scene.open(PORTAL);
    await scene.settle();

    assert.deepEqual((await scene.state(caseId)).answers, { StateSystems: 'found' });
    assert.deepEqual((await extractsOf(scene.pool, caseId)).map(({ system }) => system), ['StateSystems']);
    assert.equal((await scene.doStep(caseId, 'result')).draft?.kind, 'result');
  });

  it('holds the executor up while it cannot be asked, and forbids the result where the data are absent', async (t) => {
    const asked = partners({});
    const scene = await registerScene(t, asked);
    const caseId = await scene.open(PORTAL);
    await scene.settle();
    const complete = async (outcome: 'result' | 'refusal', draft: Draft) => {
      const state = await scene.state(caseId);
      const done = await carryOut(scene.desk, { caseId, commands: [{ kind: 'CompleteStep', by: worker(state, 'Executor'), step: state.step!.node, outcome, details: { draft } }] });
      return done.kind === 'invalid' ? done.problems.map(({ code }) => code) : done.kind;
    };
    const result: Draft = { kind: 'result', result: scene.desk.library.regulations.get(PORTAL.regulation)!.results[0]!.id, content: '0'.repeat(64) };
    const refusal: Draft = { kind: 'refusal', refusal: 'state-data-absent', grounds: ['no-state-data'], content: '0'.repeat(64) };

    assert.deepEqual([await complete('result', result), await complete('refusal', refusal)], [['register-not-asked'], ['register-not-asked']]);
    asked.answers.findPerson = async () => ({ kind: 'absent', reference: 'p-0' });
    scene.later(PAUSE_MS.first);
    await askAgain(scene.desk, asked.registers);
    assert.deepEqual(await complete('result', result), ['outcome-contradicts-register']);
    assert.equal(await complete('refusal', refusal), 'done');
  });
});

it('where the service says so, the clock of a waiting step stands still, for the sweep as well, and the time is given back', async (t) => {
  const asked = partners({});
  const scene = await registerScene(t, asked, (library) => ({ ...library, regulations: new Map([...library.regulations].map(([id, regulation]) => [id, { ...regulation, outage: { norm: 'stands' } }])) }));
  const caseId = await scene.open({ ...CENTRE, until: ({ act }) => act === 'check-data' });
  await scene.settle();
  const due = (await scene.state(caseId)).step!.due!.at;
  const { rows } = await scene.pool.query<{ due_at: Date | null }>('select due_at from task where case_id = $1', [caseId]);
  assert.equal(rows[0]?.due_at, null);

  scene.later(60 * 60_000);
  assert.equal(await sweepDeadlines(scene.desk), 0);
  asked.answers.findPerson = async () => PERSON;
  await askAgain(scene.desk, asked.registers);

  const events = (await scene.entries(caseId)).flatMap(({ events: one }) => one);
  const changed = events.find((event) => event.kind === 'DueChanged');
  assert.ok(changed?.kind === 'DueChanged');
  assert.equal(Date.parse(changed.due.at) - Date.parse(due), 60 * 60_000);
  assert.deepEqual(events.filter((event) => event.kind === 'StepCompleted').at(-1), { kind: 'StepCompleted', step: 'centre-electronic#5', outcome: 'found', late: false });
});

/** Printed: the electronic flow of the centres, the walk-in at the provider's workplace, the provider's check of state data. */
const CENTRES = ['wko-2015-153/02', 'wko-2015-153/03', 'wko-2015-153/04', 'wko-2015-153/05', 'wko-2015-153/06', 'kokpekti-2012-417/01', 'kokpekti-2012-417/03', 'kokpekti-2012-417/04', 'kokpekti-2012-417/05', 'kokpekti-2012-417/06', 'kokpekti-2012-417/07', 'karaganda-2014-34-05/04', 'karaganda-2014-34-05/05', 'karaganda-2014-34-05/14'];
const WORKPLACES = ['kokpekti-2012-417/01', 'kokpekti-2012-417/02', 'kokpekti-2012-417/03', 'kokpekti-2012-417/07'];
const STATE_DATA = ['04', '05', '06', '13', '14'].map((number) => `karaganda-2014-34-05/${number}`);

it('every regulation asks the registers it prints, at the place it prints, and no other asks any by itself', async (t) => {
  const scene = await registerScene(t, partners({}));
  const found = new Map<string, readonly string[]>();
  for (const regulation of scene.desk.library.regulations.values()) {
    for (const { route, nodes, startable } of regulation.compiled.values()) {
      const systems = [...nodes.values()].flatMap((node) => askedAtOnce(node, regulation).filter(canAsk));
      if (startable && systems.length > 0) found.set(`${regulation.id} ${route}`, systems);
    }
  }
  const person = ['IndividualsRegister'];
  const expected = new Map<string, readonly string[]>([
    ...CENTRES.map((id) => [`${id} centre-electronic`, id === 'kokpekti-2012-417/01' ? person : id.startsWith('kokpekti') ? [...person, 'NotaryRegister'] : [...person, 'LegalEntitiesRegister', 'NotaryRegister']] as const),
    ...WORKPLACES.map((id) => [`${id} workplace`, person] as const),
    ...STATE_DATA.map((id) => [`${id} portal`, ['StateSystems']] as const),
    ['kyzylorda-2018-1114/01 portal-automatic', ['GuardianshipSystem']],
    ['kyzylorda-2018-1114/11 office', ['OrphanDataBank']],
  ]);
  assert.deepEqual([...found].toSorted(), [...expected].toSorted());
});

it('a process that remembers an older state of the case asks for it all the same', async (t) => {
  const asked = partners({});
  const scene = await registerScene(t, asked);
  const caseId = await scene.open({ ...CENTRE, until: ({ act }) => act === 'check-data' });
  await scene.settle();
  const stored = (await findCase(scene.pool, caseId))!;
  asked.answers.findPerson = async () => PERSON;
  // As if another process had noted the wait: this one still remembers the case before it.
  scene.desk.cases.put({ ...stored, state: { ...stored.state, sequence: stored.state.sequence - 1 } });
  scene.later(PAUSE_MS.first);
  await askAgain(scene.desk, asked.registers);
  assert.deepEqual((await scene.state(caseId)).answers, { IndividualsRegister: 'found' });
});
