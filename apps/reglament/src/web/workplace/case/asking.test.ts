import assert from 'node:assert/strict';
import { test } from 'node:test';
import { carryOut } from '../../../desk/cases/carry-out.ts';
import { checkPage } from '../../kit/index.ts';
import { languages } from '../../texts/index.ts';
import { openOffice } from '../testing/office.ts';
import type { Office, Person } from '../testing/office.ts';
import { act, formsOf } from '../testing/walk.ts';

const WORDS = 'Куәліктің суреті бұлыңғыр';
const ASKING = { 'ask-document': 'child-birth-certificate', 'ask-why': 'unclear', 'ask.words': WORDS };

/** A case before its executor. */
async function assigned(office: Office): Promise<{ readonly id: string; readonly executor: Person; readonly head: Person }> {
  const [clerk, head, executor] = [office.person('wko', 'OfficeClerk'), office.person('wko', 'Head'), office.person('wko', 'Executor')];
  const id = await office.portalCase();
  await act(office, clerk, id, 'done');
  await act(office, head, id, 'done', { 'done.executor': executor.id });
  return { id, executor, head };
}

async function ask(office: Office, person: Person, id: string, fields: Readonly<Record<string, string>> = ASKING) {
  const page = await office.get(person, `/workplace/cases/${id}`);
  const form = formsOf(page.body).find(({ action }) => action === `/workplace/cases/${id}/ask`);
  assert.ok(form !== undefined, 'no form to ask with');
  return office.post(person, form.action, { ...form.fields, ...fields });
}

test('the executor asks; the page shows what was asked, the journal names the words by their hash, and the due date stays', async (t) => {
  const office = await openOffice(t);
  const { id, executor } = await assigned(office);
  const due = async () => String((await office.desk.db.query('select due_at from task where case_id = $1', [id])).rows[0]?.due_at);
  const before = await due();

  const asked = await ask(office, executor, id);
  const page = await office.get(executor, `/workplace/cases/${id}?done=asked`);

  assert.equal(asked.headers.location, `/workplace/cases/${id}?done=asked`);
  assert.equal(await due(), before);
  assert.match(page.body, /Құжат сұратылды, өтініш берушіге хабар берілді/);
  assert.match(page.body, /Жауап күтілуде/);
  assert.ok(page.body.includes(WORDS));
  assert.deepEqual(checkPage(page.body), []);
  const { rows } = await office.desk.db.query<{ entry: string }>('select entry from journal where case_id = $1', [id]);
  assert.ok(rows.some(({ entry }) => entry.includes('DocumentAskedFor')) && rows.every(({ entry }) => !entry.includes('бұлыңғыр')));
});

test('nothing is decided against the applicant before the day; after it the official decides as printed', async (t) => {
  const office = await openOffice(t);
  const { id, executor } = await assigned(office);
  await ask(office, executor, id);

  const page = await office.get(executor, `/workplace/cases/${id}`);
  const form = formsOf(page.body).find(({ fields }) => fields['action']?.startsWith('refusal'));
  assert.ok(form !== undefined);
  const prefix = form.fields['action']!;
  const ground = /name="[^"]*\.grounds"[^>]*value="([^"]+)"/.exec(page.body)?.[1] ?? /value="([^"]+)"[^>]*name="[^"]*\.grounds"/.exec(page.body)?.[1] ?? '';
  const refusal = { ...form.fields, [`${prefix}.grounds`]: ground, [`${prefix}.explanation-kk`]: 'Құжат жоқ', [`${prefix}.explanation-ru`]: 'Нет документа' };
  const tooEarly = await office.post(executor, form.action, refusal);
  office.clock.moveTo(86_400_000);
  const then = await office.post(executor, form.action, refusal);

  assert.equal(tooEarly.statusCode, 409);
  assert.match(tooEarly.body, /жауап беретін күні әлі өткен жоқ/);
  assert.equal(then.statusCode, 303, then.body.slice(0, 300));
});

test('every field is asked for by name, and what was written stays', async (t) => {
  const office = await openOffice(t);
  const { id, executor } = await assigned(office);

  const wrong = await ask(office, executor, id, { 'ask.words': WORDS, 'ask-day-day': '99', 'ask-day-month': '9', 'ask-day-year': '2026' });
  const past = await ask(office, executor, id, { ...ASKING, 'ask-day-day': '14', 'ask-day-month': '9', 'ask-day-year': '2026' });
  const tooFar = await ask(office, executor, id, { ...ASKING, 'ask-day-day': '1', 'ask-day-month': '12', 'ask-day-year': '2026' });
  const strange = await ask(office, executor, id, { ...ASKING, 'ask-document': 'not-of-the-list', 'ask-why': '<b>', 'ask.words': '' });

  for (const answer of [wrong, past, tooFar, strange]) assert.deepEqual([answer.statusCode, checkPage(answer.body)], [422, []]);
  for (const field of ['ask-document', 'ask-why', 'ask-day']) assert.match(wrong.body, new RegExp(`href="#f-${field}"`), field);
  assert.ok(wrong.body.includes(`\n${WORDS}</textarea>`) && wrong.body.includes('value="99"'));
  assert.match(strange.body, /href="#f-ask.words"/);
});

test('others are not offered it; a forced request is refused and noted; twice asks once', async (t) => {
  const office = await openOffice(t);
  const { id, executor, head } = await assigned(office);
  const page = await office.get(executor, `/workplace/cases/${id}`);
  const form = formsOf(page.body).find(({ action }) => action.endsWith('/ask'))!;

  const forced = await office.post(head, form.action, { ...form.fields, ...ASKING, csrf: head.csrf });
  const elsewhere = await office.post(office.person('kyz', 'Executor'), form.action, { ...form.fields, ...ASKING, csrf: office.person('kyz', 'Executor').csrf });
  const first = await office.post(executor, form.action, { ...form.fields, ...ASKING });
  const second = await office.post(executor, form.action, { ...form.fields, ...ASKING });

  assert.deepEqual([forced.statusCode, elsewhere.statusCode, first.statusCode, second.statusCode], [403, 404, 303, 409]);
  assert.doesNotMatch((await office.get(head, `/workplace/cases/${id}`)).body, /\/ask"/);
  const { rows } = await office.desk.db.query<{ entry: string }>('select entry from journal where case_id = $1', [id]);
  assert.equal(rows.filter(({ entry }) => entry.includes('DocumentAskedFor')).length, 1);
});

for (const language of languages) {
  test(`the page with the form and what was asked is in order: ${language}`, async (t) => {
    const office = await openOffice(t);
    const { id, executor } = await assigned(office);
    await ask(office, executor, id);
    const page = await office.get(executor, `/workplace/cases/${id}?lang=${language}`);
    assert.deepEqual([page.statusCode, checkPage(page.body)], [200, []]);
  });
}

test('the queue tells that a document is awaited, and that it has come', async (t) => {
  const office = await openOffice(t);
  const { id, executor } = await assigned(office);
  const queue = async (): Promise<string> => (await office.get(executor, '/workplace')).body;
  const before = await queue();
  await ask(office, executor, id);
  const awaited = await queue();
  const { rows } = await office.desk.db.query<{ version: number }>('select version from cases where id = $1', [id]);
  const given = await carryOut(office.desk, { caseId: id, commands: [{ kind: 'GiveDocument', by: { kind: 'applicant', id: office.applicant }, ask: rows[0]!.version, content: '0'.repeat(64), evidence: '0'.repeat(64) }] });
  const come = await queue();

  assert.equal(given.kind, 'done');
  assert.doesNotMatch(before, /құжат күтілуде|құжат келді/);
  assert.match(awaited, /Өтініш берушіден құжат күтілуде/);
  assert.match(come, /Сұратылған құжат келді/);
  for (const body of [awaited, come]) assert.deepEqual(checkPage(body), []);
});
