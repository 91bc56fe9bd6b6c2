import assert from 'node:assert/strict';
import { test } from 'node:test';
import path from 'node:path';
import { calendarsFor } from '@reglament/calendar';
import { loadRegulations } from '@reglament/regulation';
import type { Regulation } from '@reglament/regulation';
import { decide, decideAll, getNode, passedWaits, replay, worker } from './index.ts';
import type { Case, Command, Entry, Law } from './index.ts';

const REGULATIONS = path.join(import.meta.dirname, '../../../regulations');
const loaded = loadRegulations(REGULATIONS);
const SYSTEM = { kind: 'system', system: 'CentreSystem' } as const;

/** wko-2015-153/02 at the centre, electronically: the query of item 9.4 and the condition of 9.5 have a norm of one minute each. */
async function regulation(norm: 'runs' | 'stands'): Promise<Regulation> {
  return { ...(await loaded).regulations.get('wko-2015-153/02')!, outage: { norm } };
}

const lawAt = (of: Regulation, now: string): Law => ({ regulation: of, calendars: calendarsFor(of.decree.zone), now });

interface Story { readonly of: Regulation; state: Case; readonly entries: Entry[]; readonly at: (now: string, ...commands: readonly Command[]) => void }

/** A case on the condition "are the data there?", entered at `now`. */
async function onCondition(norm: 'runs' | 'stands', now: string): Promise<Story> {
  const of = await regulation(norm);
  const entries: Entry[] = [];
  let state: Case | undefined;
  const story: Story = {
    of, entries,
    get state() { return state!; },
    at: (at, ...commands) => {
      const decided = decideAll(state, commands, lawAt(of, at));
      assert.equal(decided.kind, 'decided', JSON.stringify(decided));
      if (decided.kind === 'decided') { state = decided.state; entries.push(...decided.entries); }
    },
  };
  const opened: Command = { kind: 'OpenCase', by: worker({ units: { provider: 'p', centre: 'c' }, executors: {}, applicant: 'a', channel: 'centre' } as unknown as Case, 'CentreOperator'), id: 'c', route: 'centre-electronic', applicant: 'a', units: { provider: 'p', centre: 'c' } };
  story.at(now, opened);
  while (getNode({ regulation: of }, story.state.route, story.state.step!.node).act !== 'check-data') {
    const node = getNode({ regulation: of }, story.state.route, story.state.step!.node);
    story.at(now, { kind: 'CompleteStep', by: worker(story.state, node.actor), step: node.id, outcome: 'done' });
  }
  return story;
}

const wait = (state: Case, system: 'IndividualsRegister' | 'NotaryRegister' = 'IndividualsRegister'): Command => ({ kind: 'NoteWait', by: SYSTEM, step: state.step!.node, system });
const answer = (system: 'IndividualsRegister' | 'NotaryRegister' = 'IndividualsRegister'): Command => ({ kind: 'RecordAnswer', by: SYSTEM, system, answer: 'found', reference: 'r' });
const complete = (state: Case): Command => ({ kind: 'CompleteStep', by: SYSTEM, step: state.step!.node, outcome: 'found' });

test('by default the norm runs while a register cannot be asked, and its passing is noted', async () => {
  const story = await onCondition('runs', '2026-03-02T05:00:00.000Z');
  const due = story.state.step!.due!;

  story.at('2026-03-02T05:00:10.000Z', wait(story.state));

  assert.deepEqual(story.state.step!.waiting, [{ system: 'IndividualsRegister', since: '2026-03-02T05:00:10.000Z', stands: false }]);
  story.at('2026-03-02T06:00:00.000Z', { kind: 'NoteDeadline', by: SYSTEM, step: story.state.step!.node });
  story.at('2026-03-02T07:00:00.000Z', answer(), complete(story.state));
  const completed = story.entries.flatMap(({ events }) => events).find((event) => event.kind === 'StepCompleted' && event.outcome === 'found');
  assert.equal(completed?.kind === 'StepCompleted' && completed.late, true);
  assert.equal(story.entries.flatMap(({ events }) => events).some(({ kind }) => kind === 'DueChanged'), false);
  assert.ok(due.at < '2026-03-02T05:02:00.000Z');
});

test('where the service says so the norm stands still: it cannot pass meanwhile, and the time is given back', async () => {
  const story = await onCondition('stands', '2026-03-02T05:00:00.000Z');
  const due = story.state.step!.due!;
  story.at('2026-03-02T05:00:10.000Z', wait(story.state));

  const noted = decide(story.state, { kind: 'NoteDeadline', by: SYSTEM, step: story.state.step!.node }, lawAt(story.of, '2026-03-02T06:00:00.000Z'));
  assert.deepEqual(noted.kind === 'invalid' && noted.problems[0]?.code, 'not-due-yet');
  story.at('2026-03-02T07:00:10.000Z', answer());

  assert.equal(story.state.step!.waiting, undefined);
  assert.equal(story.state.step!.due!.at, new Date(Date.parse(due.at) + 2 * 3_600_000).toISOString());
  assert.deepEqual(story.state.step!.due!.pauses, [{ from: '2026-03-02T05:00:10.000Z', to: '2026-03-02T07:00:10.000Z' }]);
  story.at('2026-03-02T07:00:20.000Z', complete(story.state));
  const completed = story.entries.flatMap(({ events }) => events).findLast((event) => event.kind === 'StepCompleted');
  assert.equal(completed?.kind === 'StepCompleted' && completed.late, false);
});

test('two registers: overlapping waits are given back once, and each ends by its own answer', async () => {
  const story = await onCondition('stands', '2026-03-02T05:00:00.000Z');
  const due = story.state.step!.due!;
  story.at('2026-03-02T05:00:10.000Z', wait(story.state));
  story.at('2026-03-02T05:10:10.000Z', wait(story.state, 'NotaryRegister'));
  story.at('2026-03-02T05:20:10.000Z', answer());

  assert.deepEqual(story.state.step!.waiting?.map(({ system }) => system), ['NotaryRegister']);
  story.at('2026-03-02T05:30:10.000Z', answer('NotaryRegister'));

  assert.equal(Date.parse(story.state.step!.due!.at) - Date.parse(due.at), 30 * 60_000);
  assert.deepEqual(passedWaits(story.entries).map(({ system, from, to }) => [system, from, to]), [
    ['IndividualsRegister', '2026-03-02T05:00:10.000Z', '2026-03-02T05:20:10.000Z'], ['NotaryRegister', '2026-03-02T05:10:10.000Z', '2026-03-02T05:30:10.000Z'],
  ]);
});

test('nobody may pass over an awaited answer; one register that says absent decides, and the wait for the other ends', async () => {
  const story = await onCondition('stands', '2026-03-02T05:00:00.000Z');
  story.at('2026-03-02T05:00:10.000Z', wait(story.state));
  const goOn = decide(story.state, complete(story.state), lawAt(story.of, '2026-03-02T05:05:10.000Z'));
  assert.equal(goOn.kind === 'invalid' && goOn.problems[0]?.code, 'register-not-asked', 'nobody may say that the data are there');
  story.at('2026-03-02T05:05:10.000Z', { kind: 'RecordAnswer', by: SYSTEM, system: 'NotaryRegister', answer: 'absent', reference: 'n' }, { kind: 'CompleteStep', by: SYSTEM, step: story.state.step!.node, outcome: 'absent' });

  assert.equal(story.state.step, undefined);
  assert.equal(passedWaits(story.entries)[0]?.to, '2026-03-02T05:05:10.000Z');
  assert.deepEqual(replay(JSON.parse(JSON.stringify(story.entries)) as Entry[]), story.state);
});

test('the same wait is noted once, and only for a register that the open step asks', async () => {
  const story = await onCondition('runs', '2026-03-02T05:00:00.000Z');
  const { of, state } = story;
  const code = (command: Command, on = story.state) => { const decided = decide(on, command, lawAt(of, '2026-03-02T05:00:20.000Z')); return decided.kind === 'invalid' ? decided.problems[0]?.code : decided.kind; };

  assert.equal(code({ kind: 'NoteWait', by: SYSTEM, step: state.step!.node, system: 'OralmanDatabase' }), 'not-this-step');
  assert.equal(code({ kind: 'NoteWait', by: SYSTEM, step: 'centre-electronic#1' as never, system: 'IndividualsRegister' }), 'not-this-step');
  story.at('2026-03-02T05:00:10.000Z', wait(state));
  assert.equal(code(wait(state)), 'already-noted');
});

test('a request taken back waits for nothing any more', async () => {
  const story = await onCondition('runs', '2026-03-02T05:00:00.000Z');
  story.at('2026-03-02T05:00:10.000Z', wait(story.state));
  story.at('2026-03-02T05:30:00.000Z', { kind: 'WithdrawRequest', by: { kind: 'applicant', id: 'a' } });
  assert.deepEqual(passedWaits(story.entries).map(({ from, to }) => [from, to]), [['2026-03-02T05:00:10.000Z', '2026-03-02T05:30:00.000Z']]);
});
