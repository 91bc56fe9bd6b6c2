import assert from 'node:assert/strict';
import { test } from 'node:test';
import path from 'node:path';
import { calendarsFor } from '@reglament/calendar';
import { loadRegulations } from '@reglament/regulation';
import type { Outcome, Regulation, RouteNode } from '@reglament/regulation';
import { commandsFor, decideAll, getNode, replay, simulate, termProblem } from './index.ts';
import type { Case, Law } from './index.ts';

const loaded = loadRegulations(path.join(import.meta.dirname, '../../../regulations'));
const DAY = 24 * 60 * 60 * 1000;

interface Standing { readonly state: Case; readonly node: RouteNode; readonly regulation: Regulation }

/** Every case as it stands on a step that `wanted` names, on every route that an application can begin. */
async function* standing(wanted: (node: RouteNode, regulation: Regulation) => boolean): AsyncGenerator<Standing> {
  for (const regulation of (await loaded).regulations.values()) {
    for (const { route } of regulation.routes.filter((candidate) => regulation.compiled.get(candidate.route)?.startable === true)) {
      const { entries } = simulate({ regulation, route, calendars: calendarsFor(regulation.decree.zone), start: '2026-03-02T05:00:00.000Z', choose: () => 0, lie: () => 1000 });
      for (const [index] of entries.entries()) {
        const state = replay(entries.slice(0, index + 1));
        if (state.step === undefined) continue;
        const node = getNode({ regulation }, state.route, state.step.node);
        if (wanted(node, regulation)) { yield { state, node, regulation }; break; }
      }
    }
  }
}

function tried({ state, node, regulation }: Standing, outcome: Outcome, now: number): string {
  const law: Law = { regulation, calendars: calendarsFor(regulation.decree.zone), now: new Date(now).toISOString() };
  const decided = decideAll(state, commandsFor(state, node, outcome, regulation), law);
  if (decided.kind === 'invalid') return decided.problems.map(({ code }) => code).join();
  const completed = decided.entries.flatMap(({ events }) => events).find((event) => event.kind === 'StepCompleted');
  return completed?.kind === 'StepCompleted' && completed.late ? 'late' : 'done';
}

/** Those whose step says in one breath that a package is accepted or refused, and within how long; the others print the refusal apart, without a term. */
const refusesWithin = (node: RouteNode, { id }: Regulation): boolean => node.next.has('incomplete') && (id.startsWith('kyzylorda-2018-1114/') || id === 'karaganda-2014-34-05/19');
const refusesApart = (node: RouteNode, regulation: Regulation): boolean => node.next.has('incomplete') && !refusesWithin(node, regulation);

test('a package is refused as incomplete within the term of the step that prints it, to the last instant; after it, it can only be accepted, late', async () => {
  let seen = 0;
  for await (const at of standing(refusesWithin)) {
    const due = Date.parse(at.state.step!.due!.at);
    seen += 1;
    assert.deepEqual([due - 1000, due, due + 1, due + DAY].map((now) => tried(at, 'incomplete', now)), ['done', 'done', 'term-over', 'term-over'], at.node.id);
    assert.deepEqual([due, due + 1, due + DAY].map((now) => tried(at, 'done', now)), ['done', 'late', 'late'], at.node.id);
  }
  assert.ok(seen >= 12, String(seen));
});

test('where the text prints the refusal apart from the step and its term, it is late after the term, not closed', async () => {
  let seen = 0;
  for await (const at of standing(refusesApart)) {
    const due = at.state.step?.due;
    if (due === undefined) continue;
    seen += 1;
    assert.equal(tried(at, 'incomplete', Date.parse(due.at) + DAY), 'late', at.node.id);
  }
  assert.ok(seen >= 10, String(seen));
});

test('a regulation may let the package be refused after the term as well; it is late then', async () => {
  for await (const at of standing(refusesWithin)) {
    const regulation: Regulation = { ...at.regulation, lapse: { acceptanceRefusal: 'late' } };
    assert.equal(tried({ ...at, regulation }, 'incomplete', Date.parse(at.state.step!.due!.at) + 1), 'late');
    return;
  }
  assert.fail('no screening has a term');
});

test('what the applicant presents counts within their term; that they presented nothing shows only after it', async () => {
  let seen = 0;
  for await (const at of standing(({ next }) => next.has('not-presented'))) {
    seen += 1;
    const due = Date.parse(at.state.step!.due!.at);
    const moments = [due - DAY, due, due + 1, due + DAY];
    assert.deepEqual(moments.map((now) => tried(at, 'presented', now)), ['done', 'done', 'term-over', 'term-over'], at.node.id);
    assert.deepEqual(moments.map((now) => tried(at, 'not-presented', now)), ['term-not-over', 'term-not-over', 'late', 'late'], at.node.id);
  }
  assert.ok(seen > 0);
});

test('a clock that stood still gives its time back to the refusal as well', async () => {
  for await (const at of standing(refusesWithin)) {
    const { step } = at.state;
    if (step?.due?.norm.unit !== 'minute') continue;
    const due = Date.parse(step.due.at);
    const pauses = [{ from: step.enteredAt, to: new Date(Date.parse(step.enteredAt) + 5 * 60_000).toISOString() }];
    const state: Case = { ...at.state, step: { ...step, due: { ...step.due, pauses } } };
    const law: Law = { regulation: at.regulation, calendars: calendarsFor(at.regulation.decree.zone), now: new Date(due + 60_000).toISOString() };
    assert.equal(termProblem(at.state, at.node, 'incomplete', law)?.code, 'term-over');
    assert.equal(termProblem(state, at.node, 'incomplete', law), undefined);
    return;
  }
  assert.fail('no screening has a term in minutes');
});

test('whoever owes an answer still owes it after the term: refusing, deciding and handing over are done late, never closed', async () => {
  let seen = 0;
  for await (const at of standing(({ act, next }) => act === 'examine' && next.has('refusal'))) {
    const due = at.state.step?.due;
    if (due === undefined) continue;
    seen += 1;
    for (const outcome of ['result', 'refusal'] as const) if (at.node.next.has(outcome)) assert.equal(tried(at, outcome, Date.parse(due.at) + DAY), 'late', `${at.regulation.id} ${at.node.id} ${outcome}`);
  }
  assert.ok(seen > 20, String(seen));
});
