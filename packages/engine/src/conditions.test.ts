import assert from 'node:assert/strict';
import { it } from 'node:test';
import path from 'node:path';
import { calendarsFor } from '@reglament/calendar';
import { loadRegulations } from '@reglament/regulation';
import type { Regulation } from '@reglament/regulation';
import { awaitedConditions, decide, decideAll, getNode, passedSteps, replay, worker } from './index.ts';
import type { Case, Command, Entry, Law } from './index.ts';

const REGULATIONS = path.join(import.meta.dirname, '../../../regulations');
const loaded = loadRegulations(REGULATIONS);
const CONDITION = 'documents-missing';

/** karaganda-2014-34-05/13: 8 working days, or 20 where documents are missing. Days of 2026 at 10:00 in Karaganda. */
async function regulation(): Promise<Regulation> {
  return (await loaded).regulations.get('karaganda-2014-34-05/13')!;
}

const lawAt = (of: Regulation, now: string): Law => ({ regulation: of, calendars: calendarsFor(of.decree.zone), now });

/** A case on the examination step, entered at the moment it was handed in. */
async function onExamination(): Promise<{ readonly of: Regulation; readonly state: Case; readonly entries: readonly Entry[] }> {
  const of = await regulation();
  const now = '2026-03-02T05:00:00.000Z';
  const entries: Entry[] = [];
  let state: Case | undefined;
  const carryOut = (command: Command): void => {
    const decided = decideAll(state, [command], lawAt(of, now));
    assert.equal(decided.kind, 'decided', JSON.stringify(decided));
    if (decided.kind === 'decided') { state = decided.state; entries.push(...decided.entries); }
  };
  carryOut({ kind: 'OpenCase', by: { kind: 'applicant', id: 'a' }, id: 'c', route: 'office', applicant: 'a', units: { provider: 'p' } });
  for (;;) {
    const node = getNode({ regulation: of }, 'office', state!.step!.node);
    if (node.act === 'examine') return { of, state: state!, entries };
    const outcome = [...node.next.keys()].find((candidate) => candidate === 'done')!;
    carryOut({ kind: 'CompleteStep', by: worker(state!, node.actor), step: node.id, outcome, details: { ...(node.act === 'register' ? { number: '1' } : {}), ...(node.act === 'assign' ? { executor: 'person-Executor' } : {}) } });
  }
}

const establish = (state: Case, condition = CONDITION): Command => ({ kind: 'EstablishCondition', by: worker(state, 'Executor'), step: state.step!.node, condition });

it('a condition found to hold lengthens the term of the open step at once, counted from the same start', async () => {
  const { of, state, entries } = await onExamination();
  assert.deepEqual(awaitedConditions(state, getNode({ regulation: of }, 'office', state.step!.node)), [CONDITION]);

  const decided = decideAll(state, [establish(state)], lawAt(of, '2026-03-04T05:00:00.000Z'));

  assert.ok(decided.kind === 'decided');
  assert.deepEqual(decided.entries[0]!.events.map(({ kind }) => kind), ['ConditionEstablished', 'DueChanged']);
  assert.deepEqual([state.step!.due!.norm.value, decided.state.step!.due!.norm.value], [8, 20]);
  assert.ok(decided.state.step!.due!.at > state.step!.due!.at);
  assert.equal(decided.state.step!.due!.start, state.step!.enteredAt);
  assert.equal(decided.state.step!.enteredAt, state.step!.enteredAt);
  assert.deepEqual(replay(JSON.parse(JSON.stringify([...entries, ...decided.entries])) as Entry[]), decided.state);
  assert.deepEqual(awaitedConditions(decided.state, getNode({ regulation: of }, 'office', state.step!.node)), []);
});

it('the former term missed stays in the journal; the new one is missed or kept on its own', async () => {
  const { of, state } = await onExamination();
  const after = '2026-03-20T05:00:00.000Z';
  const sweep = (open: Case): Command => ({ kind: 'NoteDeadline', by: { kind: 'system', system: 'RegionalGatewayWorkplace' }, step: open.step!.node });
  const missed = decideAll(state, [sweep(state)], lawAt(of, after));
  assert.ok(missed.kind === 'decided' && missed.state.step!.overdue);

  const longer = decideAll(missed.state, [establish(missed.state)], lawAt(of, after));

  assert.ok(longer.kind === 'decided');
  assert.equal(longer.state.step!.overdue, false);
  assert.equal(decide(longer.state, sweep(longer.state), lawAt(of, after)).kind, 'invalid');
  const again = decide(longer.state, sweep(longer.state), lawAt(of, '2026-05-20T05:00:00.000Z'));
  assert.ok(again.kind === 'decided' && again.events[0]?.kind === 'DeadlineMissed' && again.events[0].dueAt === longer.state.step!.due!.at);
});

it('a step done within the longer term is not late, and the history tells that term', async () => {
  const { of, state, entries } = await onExamination();
  const done = '2026-03-20T05:00:00.000Z';
  const draft = { kind: 'result', result: 'notice-of-assignment', content: '0' } as const;
  const complete = (details: object): Command => ({ kind: 'CompleteStep', by: worker(state, 'Executor'), step: state.step!.node, outcome: 'result', details: { draft, ...details } });

  const without = decideAll(state, [complete({})], lawAt(of, done));
  const before = decideAll(state, [establish(state), complete({ conditions: [CONDITION] })], lawAt(of, done));
  const atOnce = decideAll(state, [complete({ conditions: [CONDITION] })], lawAt(of, done));

  const late = (decided: typeof without): boolean | undefined => (decided.kind === 'decided' ? passedSteps([...entries, ...decided.entries]).at(-1)?.late : undefined);
  assert.deepEqual([late(without), late(before), late(atOnce)], [true, false, false]);
  assert.ok(before.kind === 'decided' && atOnce.kind === 'decided');
  assert.deepEqual(before.state.conditions, [CONDITION]);
  assert.deepEqual(atOnce.state.conditions, [CONDITION]);
  assert.ok((passedSteps([...entries, ...before.entries]).at(-1)?.dueAt ?? '') > done);
});

it('a condition is not established by a stranger, out of turn, twice, or where the text prints none', async () => {
  const { of, state } = await onExamination();
  const law = lawAt(of, '2026-03-04T05:00:00.000Z');
  const codes = (command: Command, on: Case = state): readonly string[] => {
    const decided = decide(on, command, law);
    return decided.kind === 'invalid' ? decided.problems.map(({ code }) => code) : [];
  };
  const established = decideAll(state, [establish(state)], law);
  assert.ok(established.kind === 'decided');

  assert.deepEqual(codes(establish(state, 'no-such')), ['no-such-condition']);
  assert.deepEqual(codes({ ...establish(state), by: worker(state, 'Head') } as Command), ['not-your-role']);
  assert.deepEqual(codes({ ...establish(state), by: { kind: 'staff', id: 'other', role: 'Executor', unit: 'p' } } as Command), ['not-your-case']);
  assert.deepEqual(codes({ ...establish(state), step: 'office#1' } as Command), ['not-this-step']);
  assert.deepEqual(codes(establish(state), established.state), ['already-noted']);
});
