import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import path from 'node:path';
import { calendarsFor } from '@reglament/calendar';
import { loadRegulations } from '@reglament/regulation';
import type { Library, Regulation } from '@reglament/regulation';
import { commandsFor, decide, decideAll, getNode, openOutcomes, passedSteps, performerOf, replay, returnTarget, worker } from './index.ts';
import type { By, Case, Command, Entry, Law } from './index.ts';

const REGULATIONS = path.join(import.meta.dirname, '../../../regulations');
const REASON = '0'.repeat(64);
let library: Library;
before(async () => { library = await loadRegulations(REGULATIONS); });

/** A case that is moved by hand, one command after the other, ten minutes apart. */
class Walk {
  readonly regulation: Regulation;
  readonly entries: Entry[] = [];
  state: Case | undefined;
  now = Date.parse('2026-03-02T05:00:00.000Z');

  constructor(regulation: Regulation, route: string) {
    this.regulation = regulation;
    const channel = regulation.routes.find((candidate) => candidate.route === route)?.channel;
    const units = { provider: 'p', ...(channel === 'centre' ? { centre: 'c' } : {}), ...(channel === 'akim' ? { akim: 'a' } : {}) };
    this.carryOut([{ kind: 'OpenCase', by: { kind: 'applicant', id: 'applicant' }, id: 'case', route, applicant: 'applicant', units, request: REASON }]);
  }

  get law(): Law { return { regulation: this.regulation, calendars: calendarsFor(this.regulation.decree.zone), now: new Date(this.now).toISOString() }; }
  get open(): Case { return this.state!; }
  get node() { return getNode(this.law, this.open.route, this.open.step!.node); }
  get target() { return returnTarget(this.open, passedSteps(this.entries), this.law); }

  carryOut(commands: readonly Command[]): void {
    this.now += 600_000;
    const decided = decideAll(this.state, commands, this.law);
    assert.ok(decided.kind === 'decided', JSON.stringify(decided));
    this.state = decided.state;
    this.entries.push(...decided.entries);
  }

  /** Does the open step in the most hopeful way that is open. */
  step(): void {
    const unanswered = this.node.step.consults.filter(({ system }) => this.open.answers[system] === undefined).flatMap(({ found, absent }) => [absent, found]);
    const outcomes = [...unanswered.filter((outcome) => outcome !== undefined && this.node.next.has(outcome)), ...openOutcomes(this.open, this.node, this.regulation)];
    this.carryOut(commandsFor(this.open, this.node, outcomes.find((outcome) => outcome !== 'incomplete' && outcome !== 'deficient') ?? outcomes[0]!, this.regulation));
  }

  giveBack(changes: Partial<Extract<Command, { kind: 'ReturnStep' }>> = {}): Extract<Command, { kind: 'ReturnStep' }> {
    return { kind: 'ReturnStep', by: worker(this.open, performerOf(this.open, this.node)), step: this.open.step!.node, reason: REASON, passed: passedSteps(this.entries), ...changes };
  }

  /** Goes on until the open step's act is this one. */
  until(act: string): this {
    while (this.node.act !== act) this.step();
    return this;
  }
}

const office = (id = 'wko-2015-153/01'): Walk => new Walk(library.regulations.get(id)!, 'office');

function codes(walk: Walk, command: Command): readonly string[] {
  const decided = decide(walk.open, command, walk.law);
  return decided.kind === 'invalid' ? decided.problems.map(({ code }) => code) : [];
}

describe('a return', () => {
  it('brings the task back under the clock it had, and the step it came from under its own', () => {
    const walk = office().until('sign');
    const drafted = passedSteps(walk.entries).at(-1)!;
    const signing = walk.open.step!;

    walk.carryOut([walk.giveBack()]);
    const returned = walk.open.step!;
    walk.step();

    assert.equal(returned.node, drafted.node);
    assert.deepEqual([returned.due, returned.enteredAt], [drafted.due, drafted.enteredAt]);
    assert.deepEqual(walk.open.step, signing);
    assert.deepEqual(walk.open.returned, {});
  });

  it('is possible at some step of every route on which an official hands work on to another, and every case still ends', () => {
    let returns = 0;
    for (const regulation of library.regulations.values()) {
      for (const compiled of regulation.compiled.values()) {
        if (!compiled.startable) continue;
        const walk = new Walk(regulation, compiled.route);
        const given = new Set<string>();
        for (let steps = 0; walk.open.status === 'open' && steps < 200; steps += 1) {
          const target = walk.target;
          const here = walk.open.step!.node;
          if (target === undefined || given.has(here)) { walk.step(); continue; }
          given.add(here);
          const due = walk.open.step!.due;
          walk.carryOut([walk.giveBack()]);
          assert.deepEqual(walk.open.step!.due, target.due, `${regulation.id} ${here}`);
          walk.step();
          if (walk.open.step?.node === here) assert.deepEqual(walk.open.step.due, due, `${regulation.id} ${here}`);
          returns += 1;
        }
        assert.equal(walk.open.status, 'ended', `${regulation.id} ${compiled.route}`);
        assert.deepEqual(replay(JSON.parse(JSON.stringify(walk.entries)) as Entry[]), JSON.parse(JSON.stringify(walk.open)));
      }
    }
    assert.ok(returns > 100, `${returns} returns`);
  });

  it('does not take back what has gone out: a registration, a signature', () => {
    const walk = office().until('assign');
    assert.deepEqual(codes(walk, walk.giveBack()), ['not-returnable']);
    walk.until('hand-over');
    assert.deepEqual(codes(walk, walk.giveBack()), ['not-returnable']);
  });

  it('goes one desk further back when it is returned again', () => {
    const walk = office().until('sign');
    walk.carryOut([walk.giveBack()]);
    walk.carryOut([walk.giveBack()]);
    assert.equal(walk.node.act, 'assign');
    walk.until('sign');
    assert.equal(walk.open.executors.Executor, 'person-Executor');
  });

  it('is refused to a stranger, out of turn, without a reason, and while a colleague has the step', () => {
    const walk = office().until('sign');
    const head = worker(walk.open, 'Head') as Extract<By, { kind: 'staff' }>;
    assert.deepEqual(codes(walk, walk.giveBack({ by: worker(walk.open, 'OfficeClerk') })), ['not-your-role']);
    assert.deepEqual(codes(walk, walk.giveBack({ by: { ...head, unit: 'another' } })), ['not-your-unit']);
    assert.deepEqual(codes(walk, walk.giveBack({ step: walk.entries[0]!.events.find((event) => event.kind === 'StepEntered')!.step })), ['not-this-step']);
    assert.deepEqual(codes(walk, walk.giveBack({ reason: '' })), ['reason-missing']);
    walk.carryOut([{ kind: 'ClaimStep', by: { ...head, id: 'another-head' }, step: walk.open.step!.node }]);
    assert.deepEqual(codes(walk, walk.giveBack()), ['claimed-by-another']);
  });

  it('of a step that was late does not tell the same lateness twice', () => {
    const walk = office().until('examine');
    walk.now = Date.parse('2026-06-01T05:00:00.000Z');
    walk.carryOut([{ kind: 'NoteDeadline', by: { kind: 'system', system: 'RegionalGatewayWorkplace' }, step: walk.open.step!.node }]);
    walk.step();
    walk.carryOut([walk.giveBack()]);
    assert.equal(walk.open.step!.overdue, true);
  });
});

describe('a substitute', () => {
  it('does the absent executor’s work, and the journal says in whose place', () => {
    const walk = office().until('examine');
    const executor = worker(walk.open, 'Executor') as Extract<By, { kind: 'staff' }>;
    const command = commandsFor(walk.open, walk.node, 'result', walk.regulation).at(-1)!;
    const by = { ...executor, id: 'substitute' };

    assert.deepEqual(codes(walk, { ...command, by } as Command), ['not-your-case']);
    walk.carryOut([{ kind: 'ClaimStep', by: executor, step: walk.open.step!.node }, { ...command, by: { ...by, inPlaceOf: executor.id } } as Command]);

    assert.equal(walk.node.act, 'sign');
    assert.deepEqual(walk.entries.at(-1)!.by, { ...by, inPlaceOf: executor.id });
  });
});

describe('another executor', () => {
  it('takes the case over in the middle of the step, and no term changes', () => {
    const walk = office().until('examine');
    const former = worker(walk.open, 'Executor');
    walk.carryOut([{ kind: 'ClaimStep', by: former, step: walk.open.step!.node }]);
    const { due } = walk.open.step!;

    walk.carryOut([{ kind: 'ReplaceExecutor', by: worker(walk.open, 'Head'), side: 'Executor', executor: 'another' }]);

    assert.deepEqual([walk.open.executors.Executor, walk.open.step!.claimedBy, walk.open.step!.due], ['another', undefined, due]);
    assert.deepEqual(codes(walk, { kind: 'ClaimStep', by: former, step: walk.open.step!.node }), ['not-your-case']);
  });

  it('is appointed by whoever appoints on this route, once somebody is appointed, and not the same one again', () => {
    const walk = office().until('assign');
    const replace = (by: By, executor = 'another'): Command => ({ kind: 'ReplaceExecutor', by, side: 'Executor', executor });
    assert.deepEqual(codes(walk, replace(worker(walk.open, 'Head'))), ['nobody-appointed']);
    walk.until('examine');
    assert.deepEqual(codes(walk, replace(worker(walk.open, 'OfficeClerk'))), ['not-your-role']);
    assert.deepEqual(codes(walk, replace(worker(walk.open, 'Executor'))), ['not-your-role']);
    assert.deepEqual(codes(walk, replace({ ...worker(walk.open, 'Head'), unit: 'another' } as By)), ['not-your-unit']);
    assert.deepEqual(codes(walk, replace(worker(walk.open, 'Head'), 'person-Executor')), ['already-noted']);
    assert.deepEqual(codes(walk, replace(worker(walk.open, 'Head'), '')), ['executor-missing']);
  });
});
