import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hashPassword } from '../../../desk/people/passwords.ts';
import { beginSession } from '../../../desk/people/sessions.ts';
import { checkPage } from '../../kit/index.ts';
import { languages } from '../../texts/index.ts';
import { BASE, days, withAdministrator } from '../testing/administration.ts';
import { openOffice } from '../testing/office.ts';
import type { Office, Person } from '../testing/office.ts';
import { formsOf } from '../testing/walk.ts';

const PASSWORD = 'Қара-Өткел-1830';

interface Visitor { readonly get: (url: string) => ReturnType<Office['get']>; readonly post: (url: string, fields: Readonly<Record<string, string>>) => ReturnType<Office['post']> }

/** Signs in at the page, as a browser does. */
async function signIn(office: Office, login: string, password: string) {
  const page = await office.app.inject({ url: '/workplace/sign-in' });
  const cookie = String(page.headers['set-cookie']).split(';')[0] ?? '';
  const answer = await office.app.inject({
    method: 'POST', url: '/workplace/sign-in', headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({ csrf: formsOf(page.body)[0]!.fields['csrf']!, login, password }).toString(),
  });
  const session = answer.cookies.find(({ name }) => name === 'session')?.value;
  const visitor: Visitor = {
    get: (url) => office.app.inject({ url, headers: { cookie: `session=${session}` } }),
    post: async (url, fields) => {
      const { rows } = await office.desk.db.query<{ csrf: string }>('select csrf from session where staff_id = (select id from staff where login = $1) order by created_at desc', [login]);
      return office.app.inject({ method: 'POST', url, headers: { cookie: `session=${session}`, 'content-type': 'application/x-www-form-urlencoded' }, payload: new URLSearchParams({ csrf: rows[0]?.csrf ?? '', ...fields }).toString() });
    },
  };
  return { answer, visitor };
}

async function reset(office: Office, admin: Person, person: Person) {
  const answer = await office.post(admin, `${BASE}/people/${person.id}/password`, {});
  return { answer, password: /Паролі: ([\w-]+)/.exec(answer.body)?.[1] ?? '' };
}

test('a password is reset: sessions end, the new one is shown once and opens nothing but the page that changes it', async (t) => {
  const office = await openOffice(t);
  const admin = await withAdministrator(office);
  const clerk = office.person('wko', 'OfficeClerk');
  const { answer, password } = await reset(office, admin, clerk);

  assert.equal(answer.statusCode, 200);
  assert.deepEqual(checkPage(answer.body), []);
  assert.equal((await office.get(clerk, '/workplace')).headers.location?.startsWith('/workplace/sign-in'), true);
  const { answer: entered, visitor } = await signIn(office, 'wko-OfficeClerk', password);
  assert.equal(entered.statusCode, 303);
  for (const url of ['/workplace', '/workplace/intake', '/workplace/unclaimed', `/workplace/cases/${clerk.id}`]) assert.equal((await visitor.get(url)).headers.location, `/workplace/password?back=${encodeURIComponent(url)}`, url);
  assert.equal((await visitor.post('/workplace/unclaimed', {})).headers.location, '/workplace/password');

  const page = await visitor.get('/workplace/password?back=%2Fworkplace%2Fintake');
  assert.deepEqual(checkPage(page.body), []);
  const change = (fields: Readonly<Record<string, string>>) => visitor.post('/workplace/password', { back: '/workplace/intake', ...fields });
  const wrong = [await change({}), await change({ password: 'қысқа', passwordAgain: 'қысқа' }), await change({ password: PASSWORD, passwordAgain: `${PASSWORD}!` }), await change({ password, passwordAgain: password })];
  for (const one of wrong) {
    assert.equal(one.statusCode, 422);
    assert.deepEqual(checkPage(one.body), []);
  }
  const changed = await change({ password: PASSWORD, passwordAgain: PASSWORD });

  assert.equal(changed.headers.location, '/workplace/intake');
  assert.equal((await visitor.get('/workplace')).statusCode, 200);
  assert.equal((await signIn(office, 'wko-OfficeClerk', password)).answer.statusCode, 422);
  assert.equal((await signIn(office, 'wko-OfficeClerk', PASSWORD)).answer.statusCode, 303);
  const { rows } = await office.desk.db.query<{ kind: string; details: object }>('select kind, details from organisation_event order by id');
  assert.deepEqual(rows, [{ kind: 'password-reset', details: {} }, { kind: 'password-chosen', details: {} }]);
  const journal = await office.get(admin, `${BASE}/journal`);
  assert.match(journal.body, /бір реттік пароль берілді/);
  assert.deepEqual(checkPage(journal.body), []);
  assert.ok(!journal.body.includes(password));
});

test('an unused one-time password lapses after three days', async (t) => {
  const office = await openOffice(t);
  const admin = await withAdministrator(office);
  const { password } = await reset(office, admin, office.person('wko', 'OfficeClerk'));
  const shift = (hours: number) => office.desk.db.query("update staff set password_until = $2 where id = $1", [office.person('wko', 'OfficeClerk').id, new Date(office.desk.clock.real().getTime() + hours * 3_600_000).toISOString()]);

  await shift(0.1);
  assert.equal((await signIn(office, 'wko-OfficeClerk', password)).answer.statusCode, 303);
  await shift(-0.1);
  const lapsed = (await signIn(office, 'wko-OfficeClerk', password)).answer;
  assert.equal(lapsed.statusCode, 422);
  assert.match(lapsed.body, /мерзімі өтті/);
  assert.doesNotMatch((await signIn(office, 'wko-OfficeClerk', 'wrong-password')).answer.body, /мерзімі өтті/);
});

test('whoever comes in by EDS is not kept by a password they may not know', async (t) => {
  const office = await openOffice(t);
  const admin = await withAdministrator(office);
  const clerk = office.person('wko', 'OfficeClerk');
  await reset(office, admin, clerk);
  const { token } = await beginSession(office.desk, { staffId: clerk.id }, { way: 'eds' });

  assert.equal((await office.app.inject({ url: '/workplace', headers: { cookie: `session=${token}` } })).statusCode, 200);
});

test('a login with EDS a moment ago is enough to choose a password; an old one is not', async (t) => {
  const office = await openOffice(t);
  const clerk = office.person('wko', 'OfficeClerk');
  await office.desk.db.query('update staff set password_hash = $2 where id = $1', [clerk.id, await hashPassword('Reglament2026')]);
  const { token } = await beginSession(office.desk, { staffId: clerk.id }, { way: 'eds' });
  const { rows } = await office.desk.db.query<{ csrf: string }>("select csrf from session where staff_id = $1 and way = 'eds'", [clerk.id]);
  const byEds = { ...clerk, cookie: `session=${token}`, csrf: rows[0]!.csrf };
  const age = (minutes: number) => office.desk.db.query("update session set created_at = $2 where staff_id = $1 and way = 'eds'", [clerk.id, new Date(office.desk.clock.real().getTime() - minutes * 60_000).toISOString()]);
  const change = (password: string) => office.post(byEds, '/workplace/password', { password, passwordAgain: password });

  await age(20);
  const late = await change(PASSWORD);
  await age(5);
  const page = await office.get(byEds, '/workplace/password');
  const fresh = await change(PASSWORD);

  assert.equal(late.statusCode, 422);
  assert.match(late.body, /name="currentPassword"/);
  assert.doesNotMatch(page.body, /name="currentPassword"/);
  assert.equal(fresh.statusCode, 303);
  assert.equal((await office.get(clerk, '/workplace')).statusCode, 303, 'the other session has ended');
});

test('nobody resets their own password, that of somebody of another region, or of somebody with rights in other regions', async (t) => {
  const office = await openOffice(t);
  const admin = await withAdministrator(office);
  const head = office.person('wko', 'Head');
  await office.desk.db.query("insert into administrator (staff_id, region) values ($1, 'kar')", [head.id]);
  await office.desk.db.query("insert into staff_role (staff_id, role, unit) values ($1, 'Executor', 'wko')", [admin.id]);

  const other = await reset(office, admin, head);
  const own = await reset(office, admin, admin);
  const elsewhere = await reset(office, admin, office.person('kar', 'Head'));
  const clerk = office.person('wko', 'OfficeClerk');
  await office.desk.db.query("insert into substitution (id, absent_id, substitute_id, from_day, to_day, made_at, made_by) values (gen_random_uuid(), $1, $2, '2026-09-20', '2026-09-25', now(), $3)", [office.person('kar', 'Head').id, clerk.id, admin.id]);
  const standsIn = await reset(office, admin, clerk);
  await office.desk.db.query('update substitution set ended_at = now()');
  const back = await reset(office, admin, clerk);

  assert.deepEqual([other, own, elsewhere, standsIn, back].map(({ answer }) => answer.statusCode), [422, 422, 404, 422, 200]);
  for (const { answer } of [other, standsIn]) assert.match(answer.body, /құқықтары басқа өңірде де бар/);
  assert.match(own.answer.body, /Өз пароліңізді/);
  assert.equal((await office.get(head, '/workplace')).statusCode, 200);
});

test('staff change their own password with the present one; other sessions end', async (t) => {
  const office = await openOffice(t);
  const clerk = office.person('wko', 'OfficeClerk');
  await office.desk.db.query('update staff set password_hash = $2 where id = $1', [clerk.id, await hashPassword('Reglament2026')]);
  const { token: second } = await beginSession(office.desk, { staffId: clerk.id });
  const change = (currentPassword: string) => office.post(clerk, '/workplace/password', { currentPassword, password: PASSWORD, passwordAgain: PASSWORD });

  const [missing, wrong] = [await change(''), await change('wrong')];
  const changed = await change('Reglament2026');

  assert.deepEqual([missing.statusCode, wrong.statusCode, changed.headers.location], [422, 422, '/workplace/password?done=1']);
  assert.equal((await office.get(clerk, '/workplace')).statusCode, 200);
  assert.equal((await office.app.inject({ url: '/workplace', headers: { cookie: `session=${second}` } })).statusCode, 303);
  for (const language of languages) assert.deepEqual(checkPage((await office.get(clerk, `/workplace/password?lang=${language}`)).body), []);
});

const TODAY = '2026-09-15';
const OWN = '/workplace/substitute';

async function withCertificate(office: Office, person: Person, until: string): Promise<void> {
  await office.desk.db.query("insert into staff_certificate (staff_id, serial, not_before, not_after, used_at) values ($1, 'ab12', '2026-01-01', $2, '2026-02-01')", [person.id, until]);
}

test('a head names their own substitute: of the own unit, with a certificate that holds, for days to come', async (t) => {
  const office = await openOffice(t);
  await withAdministrator(office);
  const head = office.person('wko', 'Head');
  const executor = office.person('wko', 'Executor');
  const name = (substitute: Person, from: string, to: string) => office.post(head, OWN, { substitute: substitute.id, ...days('from', from), ...days('to', to) });

  const without = await name(executor, TODAY, '2026-09-18');
  // Half past midnight of the 18th in Oral: in UTC still the evening of the 17th.
  await withCertificate(office, executor, '2026-09-17T19:30:00Z');
  await withCertificate(office, office.person('wko-centre', 'CentreEmployee'), '2030-01-01T00:00:00Z');
  const wrong = [
    await name(executor, TODAY, '2026-09-18'), await name(executor, '2026-09-14', '2026-09-16'), await name(office.person('wko-centre', 'CentreEmployee'), TODAY, '2026-09-16'),
    await name(head, TODAY, '2026-09-16'), await name(executor, '2026-09-17', '2026-09-16'),
  ];
  const right = await name(executor, TODAY, '2026-09-17');

  assert.match(without.body, /ЭЦҚ-сы белгісіз/);
  assert.deepEqual([without, ...wrong].map(({ statusCode }) => statusCode), [422, 422, 422, 422, 422, 422]);
  for (const { body } of [without, ...wrong]) assert.deepEqual(checkPage(body), []);
  assert.equal(right.headers.location, `${OWN}?done=1`);
  assert.match((await office.get(executor, '/workplace')).body, /Head wko орнына/);
  const { rows } = await office.desk.db.query<{ kind: string; by: string }>('select kind, by from organisation_event');
  assert.deepEqual(rows, [{ kind: 'substitute-appointed', by: head.id }]);

  const page = await office.get(head, OWN);
  assert.deepEqual(checkPage(page.body), []);
  const recall = formsOf(page.body).find(({ action }) => action.endsWith('/recall'))!;
  assert.equal((await office.post(executor, recall.action, recall.fields)).statusCode, 403, 'with the head’s token');
  assert.equal((await office.post(executor, recall.action, { substitution: recall.fields['substitution']! })).statusCode, 404);
  assert.equal((await office.post(head, recall.action, recall.fields)).statusCode, 303);
  assert.equal((await office.post(head, recall.action, recall.fields)).statusCode, 422);
  assert.doesNotMatch((await office.get(executor, '/workplace')).body, /орнына/);
});

test('whoever stands in for a head leaves the post to nobody else, and who heads nothing names nobody', async (t) => {
  const office = await openOffice(t);
  await withAdministrator(office);
  const [head, executor, clerk] = [office.person('wko', 'Head'), office.person('wko', 'Executor'), office.person('wko', 'OfficeClerk')];
  for (const person of [executor, clerk]) await withCertificate(office, person, '2030-01-01T00:00:00Z');
  await office.post(head, OWN, { substitute: executor.id, ...days('from', TODAY), ...days('to', '2026-09-17') });

  const further = await office.post(executor, OWN, { substitute: clerk.id, ...days('from', TODAY), ...days('to', '2026-09-17') });

  assert.deepEqual([further.statusCode, (await office.get(executor, OWN)).statusCode, (await office.get(clerk, OWN)).statusCode], [404, 404, 404]);
  assert.match((await office.get(head, '/workplace')).body, /href="\/workplace\/substitute"/);
  assert.doesNotMatch((await office.get(executor, '/workplace')).body, /href="\/workplace\/substitute"/);
});
