import assert from 'node:assert/strict';
import { test } from 'node:test';
import path from 'node:path';
import { calendarsFor } from '@reglament/calendar';
import { loadRegulations } from '@reglament/regulation';
import type { Regulation } from '@reglament/regulation';
import { availableStep, commandsFor, decideAll, getNode, isUnderway, permissionProblem, replay, worker } from './index.ts';
import type { By, Case, Command, Entry } from './index.ts';

const loaded = loadRegulations(path.join(import.meta.dirname, '../../../regulations'));
const GATEWAY = { kind: 'system', system: 'RegionalGatewayWorkplace' } as const;
const SENT = '2026-03-02T05:00:00.000Z';

interface Story { readonly of: Regulation; readonly state: Case; readonly entries: readonly Entry[]; readonly at: (now: string, ...commands: readonly Command[]) => string | undefined }

/** A case at the centre whose operator has just sent the request; `at` returns what was wrong with the commands, if anything. */
async function sent(regulation: string, norm: 'runs' | 'stands' = 'runs'): Promise<Story> {
  const of = { ...(await loaded).regulations.get(regulation)!, outage: { norm } };
  const entries: Entry[] = [];
  let state: Case | undefined;
  const at: Story['at'] = (now, ...commands) => {
    const decided = decideAll(state, commands, { regulation: of, calendars: calendarsFor(of.decree.zone), now });
    if (decided.kind === 'invalid') return decided.problems[0]!.code;
    state = decided.state;
    entries.push(...decided.entries);
    return undefined;
  };
  const units = { provider: 'p', centre: 'c' };
  const begun = { units, executors: {}, applicant: 'a', channel: 'centre' } as unknown as Case;
  at(SENT, { kind: 'OpenCase', by: worker(begun, 'CentreOperator'), id: 'c', route: 'centre-electronic', applicant: 'a', units });
  for (let act = ''; act !== 'send';) {
    const open: Case = state!;
    const node = getNode({ regulation: of }, open.route, open.step!.node);
    ({ act } = node);
    assert.equal(at(SENT, ...commandsFor(open, node, node.next.has('found') ? 'found' : 'done', of)), undefined);
  }
  return { of, entries, at, get state() { return state!; } };
}

const clerk: By = { kind: 'staff', id: 'clerk', role: 'OfficeClerk', unit: 'p' };
const register = ({ state }: Story, by: By = clerk): Command => ({ kind: 'CompleteStep', by, step: state.step!.node, outcome: 'done', details: { number: '1' } });
const arrived = ({ state }: Story): Command => ({ kind: 'NoteArrival', by: GATEWAY, step: state.step!.node });

test('what the operator sends is on its way: nobody at the provider may work on it before it has arrived', async () => {
  const story = await sent('wko-2015-153/02');
  assert.equal(story.state.step?.node, 'office#1');
  assert.ok(isUnderway(story.state));
  assert.equal(availableStep(story.state, clerk, { regulation: story.of }), undefined);
  assert.equal(story.at('2026-03-02T05:01:00.000Z', register(story)), 'request-underway');
  assert.equal(story.at('2026-03-02T05:01:00.000Z', { kind: 'ClaimStep', by: clerk, step: story.state.step!.node }), 'request-underway');

  assert.equal(story.at('2026-03-02T05:02:00.000Z', arrived(story)), undefined);

  assert.ok(!isUnderway(story.state));
  assert.ok(availableStep(story.state, clerk, { regulation: story.of }));
  assert.equal(story.at('2026-03-02T05:03:00.000Z', register(story)), undefined);
  assert.deepEqual(replay(JSON.parse(JSON.stringify(story.entries)) as Entry[]), story.state);
});

test('where the workplace of the regional gateway registers by itself, it does not before the arrival either', async () => {
  const story = await sent('kokpekti-2012-417/01');
  assert.equal(story.state.step?.node, 'centre-electronic#8');
  assert.equal(story.at('2026-03-02T05:01:00.000Z', register(story, GATEWAY)), 'request-underway');
  assert.equal(story.at('2026-03-02T05:02:00.000Z', arrived(story), register(story, GATEWAY)), undefined);
});

test('whoever has no business with the step hears that, not that something is on its way', async () => {
  const story = await sent('wko-2015-153/02');
  const node = getNode({ regulation: story.of }, story.state.route, story.state.step!.node);
  assert.equal(permissionProblem(story.state, node, { ...clerk, role: 'Head' })?.code, 'not-your-role');
});

test('the arrival is noted once, by a system, for the step that waits, and never where nothing is on its way', async () => {
  const story = await sent('wko-2015-153/02');
  assert.equal(story.at(SENT, { ...arrived(story), by: clerk } as Command), 'not-your-role');
  assert.equal(story.at(SENT, { kind: 'NoteArrival', by: GATEWAY, step: 'office#2' as never }), 'not-this-step');
  assert.equal(story.at(SENT, arrived(story)), undefined);
  assert.equal(story.at(SENT, arrived(story)), 'already-noted');
});

test('a request taken back while it is on its way does not begin with its arrival', async () => {
  const story = await sent('wko-2015-153/02');
  assert.equal(story.at('2026-03-02T05:01:00.000Z', { kind: 'WithdrawRequest', by: { kind: 'applicant', id: 'a' } }), undefined);
  assert.equal(story.at('2026-03-02T05:02:00.000Z', { kind: 'NoteArrival', by: GATEWAY, step: 'office#1' as never }), 'case-ended');
});

test('the term runs while the gateway carries the request, unless the service lets it stand', async () => {
  for (const norm of ['runs', 'stands'] as const) {
    const story = await sent('wko-2015-153/02', norm);
    const due = story.state.step!.due!;
    story.at('2026-03-02T07:00:00.000Z', arrived(story));
    const longer = Date.parse(story.state.step!.due!.at) - Date.parse(due.at);
    assert.equal(longer, norm === 'runs' ? 0 : 2 * 3_600_000);
  }
});
