import assert from 'node:assert/strict';
import path from 'node:path';
import { before, describe, it } from 'node:test';
import { calendarsFor } from '@reglament/calendar';
import { loadRegulations } from '@reglament/regulation';
import type { Library } from '@reglament/regulation';
import fc from 'fast-check';
import { applyEntry, EVENT_KINDS, passedSteps, replay, simulate } from './index.ts';
import type { Asking, Case, SimulatedCase } from './index.ts';

const REGULATIONS = path.join(import.meta.dirname, '../../../regulations');
const RUNS = Number(process.env['HISTORIES'] ?? 25);

/** A random history from fast-check's own seed, which it prints when a property fails. */
const history = fc.record({
  choices: fc.array(fc.nat({ max: 1000 }), { minLength: 8, maxLength: 60 }),
  lies: fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 3_600_000 }), fc.integer({ min: 3_600_000, max: 40 * 86_400_000 })), { minLength: 8, maxLength: 60 }),
  outages: fc.array(fc.boolean(), { minLength: 1, maxLength: 8 }),
  asks: fc.array(fc.constantFrom('nothing', 'answered', 'unanswered'), { minLength: 1, maxLength: 4 }),
  norm: fc.constantFrom('runs', 'stands'),
  start: fc.date({ min: new Date('2024-01-01T00:00:00Z'), max: new Date('2027-06-01T00:00:00Z'), noInvalidDate: true }),
});

describe('random histories on every route of every regulation', () => {
  let library: Library;
  before(async () => { library = await loadRegulations(REGULATIONS); });

  it('end, keep their deadlines, and replay to the live state', () => {
    const seen = new Set<string>();
    for (const regulation of library.regulations.values()) {
      for (const compiled of regulation.compiled.values()) {
        if (!compiled.startable) continue;
        fc.assert(fc.property(history, ({ choices, lies, start, outages, norm, asks }) => {
          const simulated = run({ ...regulation, outage: { norm } }, compiled.route, choices, lies, start, outages, asks);
          checkReplay(simulated);
          checkDeadlines(simulated);
          checkEnd(simulated.state);
          for (const entry of simulated.entries) for (const event of entry.events) seen.add(event.kind);
        }), { numRuns: RUNS });
      }
    }
    for (const kind of ['CaseOpened', 'StepEntered', 'StepCompleted', 'DeadlineMissed', 'RefusalIssued', 'ResultIssued', 'CaseEnded', 'ExecutorAppointed', 'ConditionEstablished', 'DueChanged', 'WaitBegan', 'WaitEnded', 'DocumentAskedFor', 'DocumentGiven']) {
      assert.ok(seen.has(kind), `no random history shows ${kind}; the walk does not reach it`);
      assert.ok((EVENT_KINDS as readonly string[]).includes(kind));
    }
  });

  it('reach every station and every outcome of every startable route', () => {
    for (const regulation of library.regulations.values()) {
      for (const compiled of regulation.compiled.values()) {
        if (!compiled.startable) continue;
        const reached = new Set<string>();
        for (let seed = 0; seed < 400; seed += 1) {
          let value = seed;
          const choose = (count: number): number => { const choice = value % count; value = Math.floor(value / count) ; return choice; };
          const { entries } = simulate({ regulation, route: compiled.route, calendars: calendarsFor('Asia/Oral'), start: '2026-03-02T04:00:00.000Z', choose, lie: () => 60_000 });
          for (const { node, outcome } of passedSteps(entries)) reached.add(`${node} ${outcome}`);
        }
        for (const node of compiled.nodes.values()) {
          for (const outcome of node.next.keys()) assert.ok(reached.has(`${node.id} ${outcome}`), `${regulation.id} ${compiled.route}: no history leaves ${node.id} by "${outcome}"`);
        }
      }
    }
  });
});

function run(regulation: Parameters<typeof simulate>[0]['regulation'], route: string, choices: readonly number[], lies: readonly number[], start: Date, outages: readonly boolean[], asks: readonly Asking[]): SimulatedCase {
  let asked = 0;
  let wanted = 0;
  let chosen = 0;
  let lain = 0;
  return simulate({
    regulation, route, calendars: calendarsFor('Asia/Oral'), start: start.toISOString(),
    choose: (count) => choices[chosen++ % choices.length]! % count,
    lie: () => lies[lain++ % lies.length]!,
    isDown: () => outages[asked++ % outages.length]!,
    asks: () => asks[wanted++ % asks.length]!,
  });
}

/** The journal is the truth: what it adds up to, read back from JSON, is what the live case was. */
function checkReplay({ state, entries }: SimulatedCase): void {
  const stored = JSON.parse(JSON.stringify(entries)) as typeof entries;
  assert.deepEqual(replay(stored), JSON.parse(JSON.stringify(state)));
  let grown: Case | undefined;
  stored.forEach((entry, index) => {
    assert.equal(entry.sequence, index + 1);
    grown = applyEntry(grown, entry);
    assert.equal(grown.sequence, entry.sequence);
  });
}

/** Every step that has a norm has a due instant, no later step loses it, and lateness is always recorded. */
function checkDeadlines({ entries }: SimulatedCase): void {
  for (const entry of entries) {
    for (const event of entry.events) {
      if (event.kind === 'StepEntered' && event.due !== undefined) assert.ok(event.due.at >= event.due.start, 'a term ends before it begins');
    }
  }
  const missed = entries.flatMap((entry) => entry.events).filter((event) => event.kind === 'DeadlineMissed').map((event) => event.step);
  for (const step of passedSteps(entries)) {
    if (step.dueAt !== undefined && step.completedAt > step.dueAt) assert.ok(missed.includes(step.node), `${step.node} was done after its due instant, but no sweep noted it`);
  }
}

function checkEnd(state: Case): void {
  assert.equal(state.status, 'ended');
  assert.ok(state.outcome, 'an ended case has an outcome');
  assert.equal(state.step, undefined);
  if (state.outcome.kind === 'issued') assert.ok(state.outcome.results.length > 0, `${state.regulation} ${state.route} ended as issued without a result`);
}
