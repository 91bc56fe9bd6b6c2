import assert from 'node:assert/strict';
import path from 'node:path';
import { it } from 'node:test';
import { calendarsFor } from '@reglament/calendar';
import { loadRegulations } from '@reglament/regulation';
import type { Regulation } from '@reglament/regulation';
import { simulate } from './index.ts';
import type { Case } from './index.ts';

const HISTORIES = 150;

/** Every way of choosing is tried in turn: the digits of a number in the bases of the choices. */
function histories(regulation: Regulation, route: string): readonly Case[] {
  return Array.from({ length: HISTORIES }, (_, seed) => {
    let rest = seed;
    const choose = (count: number): number => { const choice = rest % count; rest = Math.floor(rest / count); return choice; };
    return simulate({ regulation, route, calendars: calendarsFor(regulation.decree.zone), start: '2026-03-02T04:00:00.000Z', choose, lie: () => 60_000 }).state;
  });
}

/** A result read out of a register was signed when it was entered there. */
function isAutomatic(regulation: Regulation, state: Case): boolean {
  return state.passed.some(({ node, outcome }) => outcome === 'issued' || regulation.compiled.get(state.route)?.nodes.get(node)?.act === 'compose');
}

/** Signed by an official, or adopted by the akimat. */
function isAuthentic(regulation: Regulation, state: Case): boolean {
  return state.signatures.length > 0 || state.passed.some(({ node }) => regulation.compiled.get(state.route)?.nodes.get(node)?.act === 'adopt');
}

it('no result is issued that nobody drafted, or that nobody signed or adopted', async () => {
  const { regulations } = await loadRegulations(path.join(import.meta.dirname, '../../../regulations'));
  let issued = 0;
  for (const regulation of regulations.values()) {
    for (const { route, startable } of regulation.compiled.values()) {
      if (!startable) continue;
      for (const state of histories(regulation, route)) {
        if (state.outcome?.kind !== 'issued' || isAutomatic(regulation, state)) continue;
        issued += 1;
        assert.ok(state.draft !== undefined, `${regulation.id} ${route} issues ${state.issued.join()} without a draft`);
        assert.ok(isAuthentic(regulation, state), `${regulation.id} ${route} issues ${state.issued.join()} unsigned`);
      }
    }
  }
  assert.ok(issued > 1000, 'the histories hardly issue anything: the test says nothing');
});
