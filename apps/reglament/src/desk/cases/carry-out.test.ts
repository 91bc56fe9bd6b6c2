import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { loadRegulations } from '@reglament/regulation';
import { readJournal, timeOrderedId, transitionWriter } from '../../storage/index.ts';
import { testDatabase } from '../../storage/testing/index.ts';
import { movableClock } from '../clock/clock.ts';
import type { Desk } from '../desk.ts';
import { caseCache } from './case-cache.ts';
import { carryOut } from './carry-out.ts';
import type { Order } from './carry-out.ts';

const SERVICE = 'karaganda-2014-34-05/01';
const CLERK = { kind: 'staff', id: 'clerk', role: 'OfficeClerk', unit: 'kar' } as const;

/** Two processes on one database: each remembers cases of its own. */
async function twoDesks(t: TestContext): Promise<readonly [Desk, Desk]> {
  const { pool } = await testDatabase(t);
  const library = await loadRegulations(join(import.meta.dirname, '../../../../../regulations'));
  const desk = (): Desk => ({ db: pool, library, clock: movableClock(), cases: caseCache(), writer: transitionWriter(pool) });
  return [desk(), desk()];
}

const opening = (id: string): Order => ({
  caseId: id, regulation: SERVICE, idempotencyKey: `test/${id}`,
  commands: [{ kind: 'OpenCase', by: CLERK, id, route: 'office', applicant: timeOrderedId(), units: { provider: 'kar' } }],
});

test('a case that another process opened under the same id is not opened again, and the answer says so', async (t) => {
  const [here, there] = await twoDesks(t);
  const id = timeOrderedId();

  const [first, second] = [await carryOut(here, opening(id)), await carryOut(there, opening(id))];

  assert.equal(first.kind, 'done', JSON.stringify(first));
  assert.equal(second.kind, 'invalid');
  assert.equal((await readJournal(here.db, id)).length, 1);
});

test('of two processes that open one case at the same moment, one does', async (t) => {
  const [here, there] = await twoDesks(t);
  const id = timeOrderedId();

  const kinds = (await Promise.all([here, there, here, there].map((desk) => carryOut(desk, opening(id))))).map(({ kind }) => kind);

  assert.deepEqual(kinds.toSorted(), ['done', 'invalid', 'invalid', 'invalid']);
  assert.equal((await readJournal(here.db, id)).length, 1);
});

test('a command that names the regulation reaches a case that this process has never seen', async (t) => {
  const [here, there] = await twoDesks(t);
  const id = timeOrderedId();
  const opened = await carryOut(here, opening(id));
  assert.ok(opened.kind === 'done' && opened.state.step !== undefined);

  const claimed = await carryOut(there, { caseId: id, regulation: SERVICE, commands: [{ kind: 'ClaimStep', by: CLERK, step: opened.state.step.node }] });

  assert.equal(claimed.kind, 'done', JSON.stringify(claimed));
  assert.deepEqual((await readJournal(here.db, id)).map(({ sequence }) => sequence), [1, 2]);
});

test('what a process remembers may be old: the command is decided anew on what the database says', async (t) => {
  const [here, there] = await twoDesks(t);
  const id = timeOrderedId();
  const opened = await carryOut(here, opening(id));
  assert.ok(opened.kind === 'done' && opened.state.step !== undefined);
  const claim: Order = { caseId: id, commands: [{ kind: 'ClaimStep', by: CLERK, step: opened.state.step.node }] };
  assert.equal((await carryOut(there, claim)).kind, 'done');

  const seen: (number | undefined)[] = [];
  const late = await carryOut(here, { caseId: id, commands: (state) => { seen.push(state?.sequence); return claim.commands as readonly [never]; } });

  assert.equal(seen.at(-1), 2);
  assert.equal(late.kind, 'invalid', 'a task that is claimed cannot be claimed again');
});
