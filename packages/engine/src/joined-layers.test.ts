/** Regulations that print an electronic layer and an office layer: one case goes through both on one clock, with one journal. */
import assert from 'node:assert/strict';
import path from 'node:path';
import { before, describe, it } from 'node:test';
import { calendarsFor } from '@reglament/calendar';
import { loadRegulations } from '@reglament/regulation';
import type { Library, NodeId, Regulation, Route } from '@reglament/regulation';
import { simulate, stepDue } from './index.ts';
import type { Entry, Event, SimulatedCase } from './index.ts';

interface Joined { readonly regulation: Regulation; readonly route: Route; readonly join: Route['joins'][number] }

const ELECTRONIC = /^(PC|CI)$/;
const OFFICE = /^O/;
/** Three afternoons in a row, so that whole steps and nights lie between. */
const LIE_MS = 26 * 3_600_000;

describe('an electronic request', () => {
  let library: Library;
  let joined: readonly Joined[];
  before(async () => {
    library = await loadRegulations(path.join(import.meta.dirname, '../../../regulations'));
    joined = [...library.regulations.values()].flatMap((regulation) => regulation.routes.flatMap((route) => route.joins.filter(({ redirect }) => Object.keys(redirect).length > 0).map((join) => ({ regulation, route, join }))));
  });

  it('enters the office route wherever both layers are printed, at the step the regulation records and with an open point that says so', () => {
    const printBoth = [...library.regulations.values()].flatMap((regulation) => (regulation.routes.some(({ template }) => OFFICE.test(template))
      ? regulation.routes.filter(({ template }) => ELECTRONIC.test(template)).map((route) => `${regulation.id} ${route.route}`) : []));
    assert.deepEqual(joined.map(({ regulation, route }) => `${regulation.id} ${route.route}`), printBoth);
    assert.equal(printBoth.length, 25);
    for (const { regulation, join } of joined) assert.ok(regulation.open.some(({ id }) => id === join.open), `${regulation.id}: who chose to join the layers here?`);
  });

  it('passes every printed item of its own layer: walked, or carried out by a step of the office', () => {
    for (const { regulation, route } of joined) {
      const { nodes } = regulation.compiled.get(route.route)!;
      const carried = new Set([...nodes.values()].flatMap(({ carries }) => carries.map(String)));
      const lost = route.steps.map(({ id }) => `${route.route}#${id}`).filter((id) => !nodes.has(id as NodeId) && !carried.has(id));
      assert.deepEqual(lost, [], `${regulation.id} ${route.route}`);
    }
  });

  it('is entered at the office once, right after the item before it, and never runs the item it stands in for', () => {
    forEachEnd((one, { entries }) => {
      const entered = eventsOf(entries, 'StepEntered').map(({ step }) => String(step));
      for (const [item, step] of Object.entries(one.join.redirect)) {
        assert.ok(!entered.includes(`${one.route.route}#${item}`), `${one.regulation.id} runs ${item} and the office step too`);
        const times = entered.filter((id) => id === `${one.join.route}#${step}`).length;
        assert.ok(times <= 1, `${one.regulation.id} ${one.route.route} enters the office ${times} times`);
        if (times === 0) continue;
        const before = entered[entered.indexOf(`${one.join.route}#${step}`) - 1];
        const leading = one.route.steps.filter(({ next }) => Object.values(next).includes(item)).map(({ id }) => `${one.route.route}#${id}`);
        assert.ok(before !== undefined && leading.includes(before), `${one.regulation.id} comes to the office from ${before}, not from ${leading.join()}`);
      }
    });
  });

  it('has one journal, one number and one clock: each office step runs in the office norms, from the end of the step before it', () => {
    let officeSteps = 0;
    forEachEnd((one, { entries, state }) => {
      const { regulation } = one;
      assert.deepEqual(entries.map(({ sequence }) => sequence), entries.map((_, index) => index + 1));
      assert.equal(eventsOf(entries, 'CaseOpened').length, 1);
      assert.ok(eventsOf(entries, 'RequestRegistered').length <= 1);
      assert.ok(eventsOf(entries, 'TermStarted').length <= 1);
      for (const entry of entries) {
        for (const event of entry.events) {
          if (event.kind !== 'StepEntered' || !event.step.startsWith(`${one.join.route}#`)) continue;
          const alone = regulation.compiled.get(one.join.route)!.nodes.get(event.step)!;
          const atTheOffice = stepDue(alone, entry.at, { marks: marksUpTo(entries, entry), conditions: [] }, calendarsFor(regulation.decree.zone));
          assert.deepEqual(event.due, atTheOffice, `${regulation.id} ${event.step} is due otherwise than at the office`);
          officeSteps += 1;
        }
      }
      assert.equal(state.channel, one.route.channel, 'the case stays one of the channel it came through');
    });
    assert.ok(officeSteps > 200, 'the walk reached the office');
  });

  /** Every choice once at each station of the way: enough to reach all ends of a joined route. */
  function forEachEnd(check: (one: Joined, simulated: SimulatedCase) => void): void {
    for (const one of joined) {
      for (let seed = 0; seed < 8; seed += 1) {
        let value = seed;
        const choose = (count: number): number => { const chosen = value % count; value = Math.floor(value / count); return chosen; };
        check(one, simulate({ regulation: one.regulation, route: one.route.route, calendars: calendarsFor(one.regulation.decree.zone), start: '2019-03-04T04:00:00.000Z', choose, lie: () => LIE_MS }));
      }
    }
  }
});

function eventsOf<Kind extends Event['kind']>(entries: readonly Entry[], kind: Kind): readonly Extract<Event, { kind: Kind }>[] {
  return entries.flatMap(({ events }) => events.filter((event): event is Extract<Event, { kind: Kind }> => event.kind === kind));
}

function marksUpTo(entries: readonly Entry[], last: Entry): Readonly<Record<string, string>> {
  const marks: Record<string, string> = {};
  for (const entry of entries.filter(({ sequence }) => sequence <= last.sequence)) for (const event of entry.events) if (event.kind === 'MarkSet') marks[event.mark] = entry.at;
  return marks;
}
