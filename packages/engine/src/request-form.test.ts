import assert from 'node:assert/strict';
import { it } from 'node:test';
import path from 'node:path';
import { calendarsFor } from '@reglament/calendar';
import { loadRegulations, routeForms } from '@reglament/regulation';
import { decide, replay, simulate } from './index.ts';
import type { Command, Entry } from './index.ts';

const loaded = loadRegulations(path.join(import.meta.dirname, '../../../regulations'));

/** Every way of choosing in turn: the digits of a number in the bases of the choices. */
function chooser(seed: number): (count: number) => number {
  let rest = seed;
  return (count) => { const choice = rest % count; rest = Math.floor(rest / count); return choice; };
}

it('every form of a route leads to its own results, whichever way the case goes', async () => {
  const issued = new Map<string, Set<string>>();
  for (const regulation of (await loaded).regulations.values()) {
    for (const route of regulation.routes) {
      const offers = routeForms(regulation, route);
      if (offers.length < 2 || !regulation.compiled.get(route.route)?.startable) continue;
      for (const { form, results } of offers) {
        for (let seed = 0; seed < 60; seed += 1) {
          const { state, entries } = simulate({ regulation, route: route.route, form: form.id, calendars: calendarsFor(regulation.decree.zone), start: '2026-03-02T04:00:00.000Z', choose: chooser(seed), lie: () => 60_000 });
          assert.equal(state.form, form.id);
          assert.deepEqual(replay(JSON.parse(JSON.stringify(entries)) as Entry[]), state);
          for (const result of state.issued) assert.ok(results.includes(result), `${regulation.id} ${route.route}: ${result} is issued on ${form.id}`);
          issued.set(form.id, new Set([...(issued.get(form.id) ?? []), ...state.issued]));
        }
      }
    }
  }
  assert.deepEqual([...issued].map(([form, results]) => [form, [...results]]), [
    ['application', ['certificate', 'pension-fund-certificate']], ['application-pledge', ['certificate']],
    ['application-bank', ['bank-certificate']], ['application-vehicle', ['road-police-certificate']],
  ]);
});

it('a result of another form is not drafted, and a form the regulation does not have opens nothing', async () => {
  const regulation = (await loaded).regulations.get('kokpekti-2012-417/06')!;
  const law = { regulation, calendars: calendarsFor(regulation.decree.zone), now: '2026-03-02T04:00:00.000Z' };
  const open = (form: string): Command => ({ kind: 'OpenCase', by: { kind: 'applicant', id: 'a' }, id: 'c', route: 'portal', applicant: 'a', units: { provider: 'p' }, form });
  const { entries } = simulate({ regulation, route: 'portal', form: 'application-bank', calendars: law.calendars, start: law.now, choose: () => 0, lie: () => 1 });
  const drafting = entries.findIndex(({ events }) => events.some(({ kind }) => kind === 'ResultDrafted'));
  assert.ok(drafting > 0, 'the history drafts no result: the test says nothing');
  const state = replay(entries.slice(0, drafting));
  const draft = (result: string): Command => ({ kind: 'CompleteStep', by: entries[drafting]!.by, step: state.step!.node, outcome: 'result', details: { draft: { kind: 'result', result, content: '0' } } });

  const wrong = decide(state, draft('pension-fund-certificate'), law);
  const unknown = ['no-such', 'bank-certificate-form'].map((form) => decide(undefined, open(form), law));

  assert.deepEqual(wrong, { kind: 'invalid', problems: [{ field: 'draft.result', code: 'result-not-of-form', params: { form: 'application-bank' } }] });
  assert.equal(decide(state, draft('bank-certificate'), law).kind, 'decided');
  for (const decision of unknown) assert.equal(decision.kind === 'invalid' && decision.problems[0]?.code, 'no-such-form');
});

it('a case opened before forms were kept replays and drafts any result', async () => {
  const regulation = (await loaded).regulations.get('kokpekti-2012-417/06')!;
  const { state, entries } = simulate({ regulation, route: 'portal', calendars: calendarsFor(regulation.decree.zone), start: '2026-03-02T04:00:00.000Z', choose: () => 0, lie: () => 1 });
  assert.ok(!('form' in replay(entries)) && !('form' in state));
  assert.deepEqual(state.issued, ['pension-fund-certificate']);
});
