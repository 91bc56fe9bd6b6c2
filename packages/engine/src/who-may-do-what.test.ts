/**
 * The census of who may do what: every step of every route of every regulation, tried by every role. What the law's
 * actors are called stands here a second time on purpose: a role added to the engine by mistake must be found here.
 */
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import path from 'node:path';
import { calendarsFor } from '@reglament/calendar';
import { ACTORS, loadRegulations } from '@reglament/regulation';
import type { Actor, Channel, CompiledRoute, Library, Performer, Regulation, RouteNode } from '@reglament/regulation';
import { commandsFor, decide, decideAll, openOutcomes, performerOf, performersOf } from './index.ts';
import type { By, Case, Command, Law } from './index.ts';

const UNITS = { provider: 'p', centre: 'c', akim: 'a' } as const;
const STAFF = (Object.keys(ACTORS) as Actor[]).filter((actor) => ACTORS[actor].kind !== 'applicant');

/** Where a text says only "the provider" or "the centre", these may be meant; an operator is an employee of the centre. */
const MEANT: Readonly<Partial<Record<Performer, readonly Actor[]>>> = {
  Provider: ['OfficeClerk', 'Executor', 'Specialist', 'ProviderEmployee', 'AuthorisedPerson', 'Head'],
  Centre: ['CentreEmployee', 'CentreOperator'],
  CentreOperator: ['CentreEmployee'],
};

/** Who records what the applicant does in person: at a counter, and of a portal request once it is registered. */
const COUNTER: Readonly<Record<Channel, readonly Actor[]>> = {
  office: ['OfficeClerk', 'Specialist', 'ProviderEmployee', 'Executor'], centre: ['CentreEmployee', 'CentreOperator'], akim: ['AkimClerk', 'AkimExecutor'], portal: ['Executor', 'OfficeClerk'],
};

/** Where several people sign, the first of them in the printed order. */
function actorOf({ actor, act, step }: RouteNode): Performer {
  return act === 'sign' && step.signers.length > 1 ? step.signers[0]! : actor;
}

function expected(node: RouteNode, { channel, registeredAt }: Pick<Case, 'channel' | 'registeredAt'>): readonly Actor[] {
  const actor = actorOf(node);
  if (!(actor in ACTORS)) return [];
  return ACTORS[actor as Actor].kind === 'applicant' ? (channel === 'portal' && registeredAt === undefined ? [] : COUNTER[channel]) : [actor as Actor, ...(MEANT[actor] ?? [])];
}

/** Somebody in a role, where that role works; the executors are the appointed ones. */
function person(role: Actor, changes: Partial<Extract<By, { kind: 'staff' }>> = {}): Extract<By, { kind: 'staff' }> {
  const { unit } = ACTORS[role];
  return { kind: 'staff', id: `person-${role}`, role, unit: unit === 'centre' || unit === 'akim' ? UNITS[unit] : UNITS.provider, ...changes };
}

/** A case that stands on this step. */
function standing(regulation: Regulation, compiled: CompiledRoute, node: RouteNode, registered = false): Case {
  const channel = regulation.routes.find(({ route }) => route === compiled.route)!.channel;
  return {
    id: 'case', regulation: regulation.id, digest: regulation.digest, route: compiled.route, channel, applicant: 'applicant', units: UNITS, sequence: 5, openedAt: '2026-03-02T05:00:00.000Z', status: 'open',
    step: { node: node.id, enteredAt: '2026-03-02T05:00:00.000Z', overdue: false }, executors: { Executor: 'person-Executor', AkimExecutor: 'person-AkimExecutor' },
    signatures: [], consents: [], answers: {}, conditions: [], marks: {}, issued: [], ...(registered ? { registeredAt: '2026-03-02T05:00:00.000Z' } : {}),
  };
}

interface Step { readonly regulation: Regulation; readonly node: RouteNode; readonly state: Case; readonly law: Law; readonly name: string }

describe('who may do what', () => {
  let library: Library;
  before(async () => { library = await loadRegulations(path.join(import.meta.dirname, '../../../regulations')); });

  function eachStep(look: (step: Step) => void): number {
    let steps = 0;
    for (const regulation of library.regulations.values()) {
      const law = { regulation, calendars: calendarsFor(regulation.decree.zone), now: '2026-03-02T05:10:00.000Z' };
      for (const compiled of regulation.compiled.values()) {
        if (!compiled.startable) continue;
        for (const node of compiled.nodes.values()) {
          // A message of refusal is formed by the system the moment its step is reached: nobody stands on it.
          if (node.act === 'refuse') continue;
          // Whether the request is registered matters on the portal alone: before that its applicant acts alone there.
          const portal = node.actor in ACTORS && ACTORS[node.actor as Actor].kind === 'applicant' && regulation.routes.find(({ route }) => route === compiled.route)?.channel === 'portal';
          for (const registered of portal ? [false, true] : [false]) look({ regulation, node, state: standing(regulation, compiled, node, registered), law, name: `${regulation.id} ${compiled.route} ${node.id}${registered ? ' registered' : ''}` });
          steps += 1;
        }
      }
    }
    return steps;
  }

  /** The commands by which this person would do the step in the first way that is open. */
  function doing({ regulation, node, state }: Step, by: By): readonly Command[] {
    const unanswered = node.step.consults.flatMap(({ found, absent }) => [found, absent]).filter((outcome) => outcome !== undefined && node.next.has(outcome));
    const [outcome] = [...unanswered, ...openOutcomes(state, node, regulation)];
    return commandsFor(state, node, outcome!, regulation).map((command) => ({ ...command, by }));
  }

  function codes(step: Step, commands: readonly Command[]): readonly string[] {
    const decided = decideAll(step.state, commands, step.law);
    return decided.kind === 'invalid' ? decided.problems.map(({ code }) => code) : [];
  }

  it('each step is done by the role the law names and refused to every other, in every regulation and route', () => {
    let tried = 0;
    const steps = eachStep((step) => {
      const allowed = expected(step.node, step.state);
      for (const role of STAFF) {
        const problems = codes(step, doing(step, person(role)));
        if (allowed.includes(role)) assert.deepEqual(problems, [], `${step.name}: the ${role} must be able to do it`);
        else assert.deepEqual(problems, ['not-your-role'], `${step.name}: the ${role} must not do it`);
        tried += 1;
      }
    });
    assert.ok(steps > 900 && tried > 30_000, `${steps} steps, ${tried} combinations`);
  });

  it('whoever may do a step finds it in the queue of their role, and nobody else does', () => {
    eachStep(({ node, state, name }) => {
      const allowed = expected(node, state);
      for (const role of allowed) assert.ok(performersOf(role).includes(performerOf(state, node)), `${name}: the ${role}'s queue leaves it out`);
      if (!(node.actor in ACTORS) || ACTORS[node.actor as Actor].kind === 'applicant') return;
      for (const role of STAFF.filter((other) => !allowed.includes(other))) assert.ok(!performersOf(role).includes(performerOf(state, node)), `${name}: the ${role}'s queue shows it`);
    });
  });

  it('the same role in another unit may not, nor may another executor than the appointed one', () => {
    eachStep((step) => {
      for (const role of expected(step.node, step.state)) {
        assert.deepEqual(codes(step, doing(step, person(role, { unit: 'elsewhere' }))), ['not-your-unit'], `${step.name}: ${role} of another unit`);
      }
      const { actor, act } = step.node;
      if ((actor !== 'Executor' && actor !== 'AkimExecutor') || act === 'register') return;
      assert.deepEqual(codes(step, doing(step, person(actor, { id: 'another' }))), ['not-your-case'], step.name);
      assert.deepEqual(codes(step, doing(step, person(actor, { id: 'another', inPlaceOf: `person-${actor}` }))), [], `${step.name}: the substitute`);
    });
  });

  it('no role takes, gives back or leaves a step that is not its own, and a step out of turn is nobody’s', () => {
    eachStep((step) => {
      const { node, state, law, name } = step;
      const allowed = expected(node, state);
      for (const role of STAFF.filter((other) => !allowed.includes(other))) {
        for (const command of [{ kind: 'ClaimStep', step: node.id }, { kind: 'ReturnStep', step: node.id, reason: 'r', passed: [] }] as const) {
          const decided = decide(state, { ...command, by: person(role) } as Command, law);
          assert.ok(decided.kind === 'invalid' && decided.problems[0]?.code === 'not-your-role', `${name}: ${role} ${command.kind}`);
        }
      }
      const elsewhere = { ...step, state: { ...state, step: { ...state.step!, node: 'another#1' as RouteNode['id'] } } };
      for (const role of allowed) assert.deepEqual(codes(elsewhere, doing(step, person(role)).slice(-1)), ['not-this-step'], `${name}: ${role} out of turn`);
      const ended = { ...step, state: { ...state, status: 'ended' as const } };
      for (const role of allowed) assert.deepEqual(codes(ended, doing(step, person(role))), ['case-ended'], `${name}: ${role} after the end`);
    });
  });
});
