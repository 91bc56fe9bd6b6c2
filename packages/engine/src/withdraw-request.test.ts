import assert from 'node:assert/strict';
import { it } from 'node:test';
import path from 'node:path';
import { calendarsFor } from '@reglament/calendar';
import { loadRegulations } from '@reglament/regulation';
import { decide, decideAll, isDecided, replay, simulate } from './index.ts';
import type { Case, Entry, Law } from './index.ts';

const loaded = loadRegulations(path.join(import.meta.dirname, '../../../regulations'));
const MINE = { kind: 'applicant', id: 'applicant' } as const;

it('on every route a request can be taken back until something is decided, and never after', async () => {
  const seen = { true: 0, false: 0 };
  for (const regulation of (await loaded).regulations.values()) {
    const calendars = calendarsFor(regulation.decree.zone);
    for (const { route } of regulation.routes.filter((candidate) => regulation.compiled.get(candidate.route)?.startable === true)) {
      const { entries } = simulate({ regulation, route, calendars, start: '2026-03-02T05:00:00.000Z', choose: () => 0, lie: () => 60_000 });
      entries.forEach((entry, index) => {
        const state = replay(entries.slice(0, index + 1));
        if (state.status === 'ended') return;
        const law: Law = { regulation, calendars, now: entry.at };
        const taken = isDecided(state, law);
        seen[`${taken}`] += 1;
        const answer = decideAll(state, [{ kind: 'WithdrawRequest', by: MINE }], law);
        assert.equal(answer.kind, taken ? 'invalid' : 'decided', `${regulation.id} ${state.step?.node}`);
        if (answer.kind === 'decided') heldTogether(answer.state, [...entries.slice(0, index + 1), ...answer.entries]);
      });
    }
  }
  assert.ok(seen.true > 50 && seen.false > 200, JSON.stringify(seen));
});

function heldTogether(state: Case, entries: readonly Entry[]): void {
  assert.deepEqual([state.status, state.outcome, state.step], ['ended', { kind: 'withdrawn' }, undefined]);
  assert.deepEqual(replay(JSON.parse(JSON.stringify(entries)) as Entry[]), state);
}

it('only the applicant takes a request back, and only once', async () => {
  const regulation = (await loaded).regulations.get('wko-2015-153/02')!;
  const law: Law = { regulation, calendars: calendarsFor(regulation.decree.zone), now: '2026-03-02T05:00:00.000Z' };
  const opened = decideAll(undefined, [{ kind: 'OpenCase', by: MINE, id: 'c', route: 'portal', applicant: 'applicant', units: { provider: 'p' } }], law);
  assert.ok(opened.kind === 'decided');

  for (const by of [{ kind: 'applicant', id: 'another' }, { kind: 'staff', id: 'applicant', role: 'Head', unit: 'p' }, { kind: 'system', system: 'Portal' }] as const) {
    assert.deepEqual(decide(opened.state, { kind: 'WithdrawRequest', by }, law), { kind: 'invalid', problems: [{ field: 'by', code: 'not-your-case' }] });
  }
  const withdrawn = decideAll(opened.state, [{ kind: 'WithdrawRequest', by: MINE }], law);
  assert.ok(withdrawn.kind === 'decided');
  assert.deepEqual(decide(withdrawn.state, { kind: 'WithdrawRequest', by: MINE }, law), { kind: 'invalid', problems: [{ field: 'step', code: 'case-ended' }] });
});
