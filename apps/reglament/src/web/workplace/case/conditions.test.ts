import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { commandsFor, getNode } from '@reglament/engine';
import type { Case } from '@reglament/engine';
import { carryOut } from '../../../desk/cases/carry-out.ts';
import { sweepDeadlines } from '../../../desk/cases/sweep.ts';
import { findStaff } from '../../../desk/people/sessions.ts';
import { doStep } from '../../../desk/workplace/do-step.ts';
import { findCase } from '../../../storage/index.ts';
import { checkPage } from '../../kit/index.ts';
import { languages } from '../../texts/index.ts';
import { openOffice } from '../testing/office.ts';
import type { Office } from '../testing/office.ts';
import { formsOf } from '../testing/walk.ts';

/** Eight working days from the documents handed in, or twenty where documents are missing. */
const SERVICE = 'karaganda-2014-34-05/13';

async function stateOf({ desk }: Office, id: string): Promise<Case> {
  return (await findCase(desk.db, id))!.state;
}

/** A case handed in at the office, now on the examination of the appointed executor. */
async function onExamination(office: Office): Promise<string> {
  const { desk, applicant } = office;
  const regulation = desk.library.regulations.get(SERVICE)!;
  const id = randomUUID();
  const executor = office.person('kar', 'Executor').id;
  await carryOut(desk, { caseId: id, regulation: SERVICE, commands: [{ kind: 'OpenCase', by: { kind: 'applicant', id: applicant }, id, route: 'office', applicant, units: { provider: 'kar' } }] });
  for (;;) {
    const state = await stateOf(office, id);
    const node = getNode({ regulation }, state.route, state.step!.node);
    if (node.act === 'examine') return id;
    const commands = commandsFor(state, node, 'done', regulation).map((command) => (command.kind === 'CompleteStep' && command.details?.executor !== undefined ? { ...command, details: { ...command.details, executor } } : command));
    const done = await carryOut(desk, { caseId: id, commands });
    assert.equal(done.kind, 'done', JSON.stringify(done));
  }
}

const taskDue = async ({ desk }: Office, id: string): Promise<string | undefined> => (await desk.db.query<{ due_at: Date }>('select due_at from task where case_id = $1', [id])).rows[0]?.due_at.toISOString();

test('a printed condition marked on the step lengthens its term at once, in the case, the queue and on the page', async (t) => {
  const office = await openOffice(t);
  const executor = office.person('kar', 'Executor');
  const id = await onExamination(office);
  const before = (await stateOf(office, id)).step!.due!;
  const path = `/workplace/cases/${id}/conditions`;
  const page = await office.get(executor, `/workplace/cases/${id}`);
  const form = formsOf(page.body).find(({ action }) => action === path);

  const marked = await office.post(executor, path, { ...form?.fields, conditions: 'documents-missing' });
  const after = (await stateOf(office, id)).step!.due!;
  const shown = await office.get(executor, String(marked.headers.location));

  assert.match(page.body, /Құжаттар жетіспейді не бүлінген/);
  assert.match(page.body, /Мерзімі – 20 жұмыс күні, 5-тармақтың 3\) тармақшасы/);
  assert.equal(marked.headers.location, `/workplace/cases/${id}?done=conditions`);
  assert.ok(after.at > before.at && after.norm.value === 20);
  assert.equal(await taskDue(office, id), after.at);
  assert.match(shown.body, /Анықталды: Құжаттар жетіспейді/);
  assert.match(shown.body, /Қадамның мерзімі қайта есептелді/);
  assert.ok(!formsOf(shown.body).some(({ action }) => action === path));
  for (const body of [page.body, shown.body]) assert.deepEqual(checkPage(body), []);
});

test('the pages with a condition are whole in every language, and an empty mark is told', async (t) => {
  const office = await openOffice(t);
  const executor = office.person('kar', 'Executor');
  const id = await onExamination(office);
  for (const language of languages) assert.deepEqual(checkPage((await office.get(executor, `/workplace/cases/${id}?lang=${language}`)).body), []);
  const form = formsOf((await office.get(executor, `/workplace/cases/${id}`)).body).find(({ action }) => action.endsWith('/conditions'));

  const nothing = await office.post(executor, `/workplace/cases/${id}/conditions`, { ...form?.fields });
  const unheardOf = await office.post(executor, `/workplace/cases/${id}/conditions`, { ...form?.fields, conditions: ['portal-categories', 'no-such'] });

  for (const answer of [nothing, unheardOf]) {
    assert.equal(answer.statusCode, 422);
    assert.deepEqual(checkPage(answer.body), []);
    assert.match(answer.body, /href="#f-conditions"/);
  }
  assert.deepEqual((await stateOf(office, id)).conditions, []);
});

test('nobody else marks a condition, and nobody twice', async (t) => {
  const office = await openOffice(t);
  const executor = office.person('kar', 'Executor');
  const id = await onExamination(office);
  const form = formsOf((await office.get(executor, `/workplace/cases/${id}`)).body).find(({ action }) => action.endsWith('/conditions'));
  const fields = { ...form?.fields, conditions: 'documents-missing' };

  const clerk = await office.post(office.person('kar', 'OfficeClerk'), `/workplace/cases/${id}/conditions`, fields);
  const answers = [await office.post(executor, `/workplace/cases/${id}/conditions`, fields), await office.post(executor, `/workplace/cases/${id}/conditions`, fields)];

  assert.equal(clerk.statusCode, 403);
  assert.deepEqual(answers.map(({ statusCode }) => statusCode), [303, 409]);
  assert.deepEqual((await stateOf(office, id)).conditions, ['documents-missing']);
});

test('a term that was missed runs anew in the queue when the condition is marked', async (t) => {
  const office = await openOffice(t);
  const executor = office.person('kar', 'Executor');
  const id = await onExamination(office);
  office.clock.moveTo(14 * 24 * 3_600_000);
  await sweepDeadlines(office.desk);
  assert.equal((await stateOf(office, id)).step?.overdue, true);
  const form = formsOf((await office.get(executor, `/workplace/cases/${id}`)).body).find(({ action }) => action.endsWith('/conditions'));

  await office.post(executor, `/workplace/cases/${id}/conditions`, { ...form?.fields, conditions: 'documents-missing' });

  const { rows } = await office.desk.db.query<{ overdue: boolean }>('select overdue from task where case_id = $1', [id]);
  assert.deepEqual([(await stateOf(office, id)).step?.overdue, rows[0]?.overdue], [false, false]);
  assert.equal(await sweepDeadlines(office.desk), 0);
});

test('a condition found only with the end of the step counts for it: what was late by the shorter term is not', async (t) => {
  const office = await openOffice(t);
  const id = await onExamination(office);
  const staff = (await findStaff(office.desk.db, office.person('kar', 'Executor').id))!;
  office.clock.moveTo(14 * 24 * 3_600_000);
  const state = await stateOf(office, id);
  const refusal = { sequence: state.sequence, outcome: 'refusal', draftId: 'reasoned-refusal', grounds: ['incomplete'], explanation: { kk: 'Құжат жоқ', ru: '' } } as const;

  const unheardOf = await doStep(office.desk, staff, id, { ...refusal, conditions: ['no-such'] });
  const done = await doStep(office.desk, staff, id, { ...refusal, conditions: ['documents-missing'] });

  assert.ok(unheardOf.kind === 'refused' && unheardOf.problems[0]?.code === 'no-such-condition');
  assert.equal(done.kind, 'done', JSON.stringify(done));
  const { rows } = await office.desk.db.query<{ entry: string }>("select entry from journal where case_id = $1 and entry like '%ConditionEstablished%'", [id]);
  assert.match(rows[0]?.entry ?? '', /"kind":"StepCompleted"[^}]*"late":false/);
});
