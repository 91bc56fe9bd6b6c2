import assert from 'node:assert/strict';
import path from 'node:path';
import { it } from 'node:test';
import { calendarsFor } from '@reglament/calendar';
import { loadRegulations } from '@reglament/regulation';
import type { Regulation } from '@reglament/regulation';
import { simulate } from './index.ts';
import type { SimulatedCase } from './index.ts';

const HISTORIES = 40;

/** Every way of choosing is tried in turn: the digits of a number in the bases of the choices. */
function histories(regulation: Regulation, route: string): readonly SimulatedCase[] {
  return Array.from({ length: HISTORIES }, (_, seed) => {
    let rest = seed;
    const choose = (count: number): number => { const choice = rest % count; rest = Math.floor(rest / count); return choice; };
    return simulate({ regulation, route, calendars: calendarsFor(regulation.decree.zone), start: '2026-03-02T04:00:00.000Z', choose, lie: () => 60_000 });
  });
}

interface Passed { readonly act: string; readonly outcome: string }

function passedBy(regulation: Regulation, { state, entries }: SimulatedCase): readonly Passed[] {
  const nodes = regulation.compiled.get(state.route)?.nodes;
  return entries.flatMap(({ events }) => events.flatMap((event) => (event.kind === 'StepCompleted' ? [{ act: nodes?.get(event.step)?.act ?? '', outcome: event.outcome }] : [])));
}

/** A result read out of a register was signed when it was entered there. */
function isAutomatic({ act, outcome }: Passed): boolean {
  return outcome === 'issued' || act === 'compose';
}

it('no result is issued that nobody drafted, or that nobody signed', async () => {
  const { regulations } = await loadRegulations(path.join(import.meta.dirname, '../../../regulations'));
  let issued = 0;
  for (const regulation of regulations.values()) {
    for (const { route, startable } of regulation.compiled.values()) {
      if (!startable) continue;
      for (const simulated of histories(regulation, route)) {
        const { state } = simulated;
        const passed = passedBy(regulation, simulated);
        if (state.outcome?.kind !== 'issued' || passed.some(isAutomatic)) continue;
        issued += 1;
        assert.ok(state.draft !== undefined, `${regulation.id} ${route} issues ${state.issued.join()} without a draft`);
        assert.ok(state.signatures.length > 0, `${regulation.id} ${route} issues ${state.issued.join()} unsigned`);
      }
    }
  }
  assert.ok(issued > 500, 'the histories hardly issue anything: the test says nothing');
});
