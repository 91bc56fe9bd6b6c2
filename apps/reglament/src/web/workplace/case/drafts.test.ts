import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkPage } from '../../kit/index.ts';
import { openOffice } from '../testing/office.ts';
import type { Office } from '../testing/office.ts';
import { act, actionForm } from '../testing/walk.ts';

const REFUSAL = 'refusal-documents-rejected';
const TEXT = 'Куәліктің мерзімі 2020 жылы өткен';

const people = (office: Office) => ({ clerk: office.person('wko', 'OfficeClerk'), head: office.person('wko', 'Head'), executor: office.person('wko', 'Executor') });

/** A case that waits for its executor, and the form of a refusal on its page. */
async function examined(office: Office) {
  const { clerk, head, executor } = people(office);
  const id = await office.portalCase();
  await act(office, clerk, id, 'done');
  await act(office, head, id, 'done', { 'done.executor': executor.id });
  const form = actionForm((await office.get(executor, `/workplace/cases/${id}`)).body, REFUSAL);
  return { id, fields: { ...form.fields, [`${REFUSAL}.grounds`]: ['expired'], [`${REFUSAL}.explanation-kk`]: TEXT } };
}

async function kept(office: Office): Promise<number> {
  const { rows } = await office.desk.db.query<{ n: number }>('select count(*)::int as n from step_draft');
  return rows[0]!.n;
}

test('what an executor entered is there again after the page was left, for nobody else, until the step is done', async (t) => {
  const office = await openOffice(t);
  const { executor, head } = people(office);
  const { id, fields } = await examined(office);

  const saved = await office.post(executor, `/workplace/cases/${id}/draft`, fields);
  const page = await office.get(executor, `/workplace/cases/${id}`);
  const others = await office.get(head, `/workplace/cases/${id}`);
  const form = actionForm(page.body, REFUSAL);
  const done = await office.post(executor, form.action, form.fields);

  assert.equal(saved.headers.location, `/workplace/cases/${id}?done=kept`);
  assert.match(page.body, new RegExp(TEXT));
  assert.match(page.body, /value="expired" checked/);
  assert.match(page.body, /Сақталған уақыты: 15\.09\.2026/);
  assert.deepEqual(checkPage(page.body), []);
  assert.doesNotMatch(others.body, new RegExp(TEXT));
  assert.equal(done.statusCode, 303, done.body.slice(0, 800));
  assert.equal(await kept(office), 0);
});

test('the module keeps without a page, and is told when the case has moved', async (t) => {
  const office = await openOffice(t);
  const { executor, head } = people(office);
  const { id, fields } = await examined(office);
  const send = (extra: Readonly<Record<string, string>> = {}) => office.app.inject({
    method: 'POST', url: `/workplace/cases/${id}/draft`, headers: { cookie: executor.cookie, accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({ ...fields, [`${REFUSAL}.grounds`]: 'expired', csrf: executor.csrf, ...extra }).toString(),
  });

  const looks = async () => (await office.desk.db.query('select 1 from access_log where case_id = $1 and staff_id = $2', [id, executor.id])).rows.length;
  const before = await looks();
  const first = await send();
  assert.equal(await looks(), before, 'what the page keeps by itself is nobody\u2019s look at the case');
  const stale = await send({ sequence: '3' });
  const strangers = await office.post(head, `/workplace/cases/${id}/draft`, fields);
  const long = await send({ [`${REFUSAL}.explanation-kk`]: 'ә'.repeat(200_000) });

  assert.deepEqual([first.statusCode, stale.statusCode, strangers.statusCode, long.statusCode], [204, 409, 403, 409]);
  assert.equal(await kept(office), 1);
});

test('when a colleague moved the case meanwhile, the text kept for the former step is still shown to its author', async (t) => {
  const office = await openOffice(t);
  const { executor, head } = people(office);
  const { id, fields } = await examined(office);
  await office.post(executor, `/workplace/cases/${id}/draft`, fields);
  // Somebody else of the unit does the step: as the substitute would.
  await office.desk.db.query("insert into staff (id, login, password_hash, iin, name, post) values ('11111111-1111-4111-8111-111111111111', 'stand', 'none', '900101300017', 'Орынбасар', '{}')");
  await office.desk.db.query("insert into substitution (id, absent_id, substitute_id, from_day, to_day, made_at, made_by) values (gen_random_uuid(), $1, '11111111-1111-4111-8111-111111111111', '2026-09-01', '2026-09-30', now(), $2)", [executor.id, head.id]);
  const { beginSession } = await import('../../../desk/people/sessions.ts');
  const { token } = await beginSession(office.desk, { staffId: '11111111-1111-4111-8111-111111111111' });
  const { rows } = await office.desk.db.query<{ csrf: string }>("select csrf from session where staff_id = '11111111-1111-4111-8111-111111111111'");
  const stand = { ...executor, id: '11111111-1111-4111-8111-111111111111', cookie: `session=${token}`, csrf: rows[0]!.csrf };
  assert.equal((await act(office, stand, id, 'result-certificate')).statusCode, 303);

  const late = await office.post(executor, `/workplace/cases/${id}/step`, fields);
  const page = await office.get(executor, `/workplace/cases/${id}`);

  assert.equal(late.statusCode, 409);
  assert.match(late.body, /Орынбасар бұл істе/);
  for (const body of [late.body, page.body]) {
    assert.match(body, new RegExp(TEXT));
    assert.deepEqual(checkPage(body), []);
  }
});

test('after a return the executor finds the former draft in the form', async (t) => {
  const office = await openOffice(t);
  const { executor, head } = people(office);
  const { id, fields } = await examined(office);
  await office.post(executor, `/workplace/cases/${id}/step`, fields);
  const sequence = /name="sequence" value="(\d+)"/.exec((await office.get(head, `/workplace/cases/${id}`)).body)?.[1] ?? '';
  assert.equal((await office.post(head, `/workplace/cases/${id}/return`, { sequence, reason: 'Толығырақ жазыңыз' })).statusCode, 303);

  const form = actionForm((await office.get(executor, `/workplace/cases/${id}`)).body, REFUSAL);

  assert.equal(form.fields[`${REFUSAL}.explanation-kk`], TEXT);
  assert.equal(form.fields[`${REFUSAL}.grounds`], 'expired');
});
