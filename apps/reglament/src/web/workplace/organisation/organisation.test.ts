import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkPage } from '../../kit/index.ts';
import { languages } from '../../texts/index.ts';
import { addPerson, addPost, BASE, days, EXECUTOR, sessionOf, withAdministrator } from '../testing/administration.ts';
import { openOffice } from '../testing/office.ts';
import type { Person } from '../testing/office.ts';
import { act, formsOf } from '../testing/walk.ts';

test('an administrator adds a unit, a post and a person, who signs in with the password shown once and works in the role', async (t) => {
  const office = await openOffice(t);
  const admin = await withAdministrator(office);
  const unit = await office.post(admin, `${BASE}/units`, { kind: 'provider', 'name-kk': 'Теректі ауданының білім бөлімі', 'name-ru': 'Отдел образования Теректинского района', decree: 'wko-2015-153' });
  const post = await addPost(office, admin);
  const { answer, id } = await addPerson(office, admin, post);
  const password = /Паролі: ([\w-]+)/.exec(answer.body)?.[1] ?? '';
  const { logInStaff } = await import('../../../desk/people/accounts.ts');

  const entered = await logInStaff(office.desk, 'zhetekshi', password);
  const page = await office.get(await sessionOf(office, id), '/workplace');

  assert.equal(unit.statusCode, 303);
  assert.match((await office.get(admin, unit.headers.location ?? '')).body, /Теректі ауданының білім бөлімі/);
  assert.deepEqual(checkPage(answer.body), []);
  assert.equal(entered.kind, 'logged-in');
  assert.match(page.body, /жауапты орындаушы – Орал қаласының білім бөлімі/);
  assert.doesNotMatch((await office.get(admin, `${BASE}/people/${id}`)).body, new RegExp(password));
  const { rows } = await office.desk.db.query<{ kind: string }>('select kind from organisation_event order by id');
  assert.deepEqual(rows.map(({ kind }) => kind), ['unit-added', 'post-added', 'person-added']);
});

test('a person moved to another post has its roles at once and the former ones no more; a step in hand is released', async (t) => {
  const office = await openOffice(t);
  const admin = await withAdministrator(office);
  const clerk = await addPost(office, admin, { 'title-kk': 'кеңсе маманы', 'title-ru': 'специалист канцелярии', roles: ['OfficeClerk'] });
  const executor = await addPost(office, admin);
  const { id } = await addPerson(office, admin, clerk);
  const person = await sessionOf(office, id);
  const caseId = await office.portalCase();
  await office.post(person, `/workplace/cases/${caseId}/claim`, { kind: 'claim' });

  const moved = await office.post(admin, `${BASE}/people/${id}/move`, { post: executor });

  assert.equal(moved.headers.location, `${BASE}/people/${id}?done=1`);
  assert.ok(!(await office.get(person, '/workplace')).body.includes(caseId));
  assert.equal((await act(office, office.person('wko', 'OfficeClerk'), caseId, 'done')).statusCode, 303);
  assert.match((await office.get(admin, `${BASE}/people/${id}`)).body, /басқа лауазымға ауыстырылды/);
});

test('whoever is dismissed is out at once: session, roles, substitutions; the region still sees what became of them', async (t) => {
  const office = await openOffice(t);
  const admin = await withAdministrator(office);
  const { id } = await addPerson(office, admin, await addPost(office, admin));
  const person = await sessionOf(office, id);
  await office.post(admin, `${BASE}/people/${office.person('wko', 'Head').id}/substitutes`, { substitute: id, ...days('from', '2026-09-15'), ...days('to', '2026-09-20') });
  assert.match((await office.get(person, '/workplace')).body, /Head wko орнына/);

  const answer = await office.post(admin, `${BASE}/people/${id}/dismiss`, {});
  const old = await office.post(admin, `${BASE}/people/${office.person('wko', 'Executor').id}/dismiss`, {});

  assert.equal(answer.statusCode, 303);
  assert.equal(old.statusCode, 303);
  assert.equal((await office.get(person, '/workplace')).statusCode, 303);
  for (const url of [`${BASE}/people/${id}`, `${BASE}/people/${office.person('wko', 'Executor').id}`]) {
    const page = await office.get(admin, url);
    assert.equal(page.statusCode, 200, url);
    assert.match(page.body, /қызметтен босатылған/);
    assert.deepEqual(checkPage(page.body), []);
  }
  const again = await office.post(admin, `${BASE}/people/${id}/dismiss`, {});
  const oneself = await office.post(admin, `${BASE}/people/${admin.id}/dismiss`, {});
  assert.deepEqual([again.statusCode, oneself.statusCode], [422, 404]);
});

test('who stands in for somebody is not absent meanwhile: the roles would fall to nobody', async (t) => {
  const office = await openOffice(t);
  const admin = await withAdministrator(office);
  const [head, clerk, executor] = [office.person('wko', 'Head'), office.person('wko', 'OfficeClerk'), office.person('wko', 'Executor')];
  const appoint = (absent: Person, substitute: Person, from: string, to: string) => office.post(admin, `${BASE}/people/${absent.id}/substitutes`, { substitute: substitute.id, ...days('from', from), ...days('to', to) });
  assert.equal((await appoint(head, clerk, '2026-09-20', '2026-09-25')).statusCode, 303);

  const meanwhile = await appoint(clerk, executor, '2026-09-25', '2026-09-27');
  assert.equal(meanwhile.statusCode, 422);
  assert.match(meanwhile.body, /қызметкердің өзі басқа біреудің орнында жұмыс істейді/);
  assert.deepEqual(checkPage(meanwhile.body), []);
  assert.equal((await appoint(clerk, executor, '2026-09-26', '2026-09-27')).statusCode, 303, 'from the day after');
});

test('a substitute is appointed for a period, once, and can be called back', async (t) => {
  const office = await openOffice(t);
  const admin = await withAdministrator(office);
  const head = office.person('wko', 'Head');
  const clerk = office.person('wko', 'OfficeClerk');
  const executor = office.person('wko', 'Executor');
  const appoint = (absent: Person, substitute: string, from: string, to: string) => office.post(admin, `${BASE}/people/${absent.id}/substitutes`, { substitute, ...days('from', from), ...days('to', to) });

  const wrong = await Promise.all([
    appoint(head, '', '2026-09-20', '2026-09-25'), appoint(head, head.id, '2026-09-20', '2026-09-25'), appoint(head, clerk.id, '2026-09-25', '2026-09-20'),
    appoint(head, clerk.id, '2026-09-01', '2026-09-14'), appoint(head, clerk.id, '2026-02-31', '2026-09-20'), appoint(head, office.person('kar', 'Head').id, '2026-09-20', '2026-09-25'),
  ]);
  const right = await appoint(head, clerk.id, '2026-09-20', '2026-09-25');
  const overlapping = await appoint(head, executor.id, '2026-09-25', '2026-09-30');
  const absent = await appoint(executor, head.id, '2026-09-24', '2026-09-24');
  const next = await appoint(head, executor.id, '2026-09-26', '2026-09-30');
  const page = await office.get(admin, `${BASE}/people/${head.id}`);
  const recall = formsOf(page.body).find(({ action }) => action.endsWith('/recall'))!;
  const recalled = await office.post(admin, recall.action, recall.fields);
  const twice = await office.post(admin, recall.action, recall.fields);

  assert.deepEqual(wrong.map(({ statusCode }) => statusCode), [422, 422, 422, 422, 422, 422]);
  for (const { body } of wrong) assert.deepEqual(checkPage(body), []);
  assert.deepEqual([right.statusCode, overlapping.statusCode, absent.statusCode, next.statusCode, recalled.statusCode, twice.statusCode], [303, 422, 422, 303, 303, 422]);
  assert.match(overlapping.body, /орынбасар тағайындалып қойған/);
  assert.match(absent.body, /өзі осы күндері болмайды/);
});

test('forms say what is wrong and keep what was entered', async (t) => {
  const office = await openOffice(t);
  const admin = await withAdministrator(office);
  const post = await addPost(office, admin);
  await addPerson(office, admin, post);

  const noUnit = await office.post(admin, `${BASE}/units`, { 'name-kk': 'Бір бөлім', kind: 'ministry', decree: 'karaganda-2014-34-05' });
  const samePost = await office.post(admin, `${BASE}/units/wko/posts`, { ...EXECUTOR, roles: ['CentreEmployee'] });
  const badPerson = await office.post(admin, `${BASE}/units/wko/people`, { surname: 'ҚАСЫМОВ', iin: '123', login: 'Қасым', post });
  const sameLogin = await addPerson(office, admin, post);

  for (const { statusCode, body } of [noUnit, samePost, badPerson, sameLogin.answer]) {
    assert.equal(statusCode, 422);
    assert.deepEqual(checkPage(body), []);
  }
  assert.match(noUnit.body, /Бір бөлім/);
  assert.match(samePost.body, /мұндайы бар/);
  assert.match(badPerson.body, /value="ҚАСЫМОВ"/);
  assert.match(sameLogin.answer.body, /«Логин»: мұндайы бар/);
});

test('the administration is open to administrators, each in their own region, and to nobody else', async (t) => {
  const office = await openOffice(t);
  const admin = await withAdministrator(office);
  const other = office.person('kar', 'Head');
  const gets = [BASE, `${BASE}/units/wko`, `${BASE}/people/${office.person('wko', 'Head').id}`];
  const posts = [`${BASE}/units`, `${BASE}/units/wko/posts`, `${BASE}/units/wko/people`, ...['move', 'dismiss', 'substitutes', 'substitutes/recall'].map((what) => `${BASE}/people/${office.person('wko', 'Head').id}/${what}`)];
  for (const person of office.people) {
    for (const url of gets) assert.equal((await office.get(person, url)).statusCode, 404, `${person.role} ${url}`);
    for (const url of posts) assert.equal((await office.post(person, url, {})).statusCode, 404, `${person.role} ${url}`);
  }
  for (const url of [`${BASE}/units/kar`, `${BASE}/people/${other.id}`]) assert.equal((await office.get(admin, url)).statusCode, 404, url);
  for (const url of [`${BASE}/units/kar/posts`, `${BASE}/people/${other.id}/dismiss`]) assert.equal((await office.post(admin, url, EXECUTOR)).statusCode, 404, url);
  for (const url of posts) {
    assert.equal((await office.post(undefined, url, {})).statusCode, 303, url);
    assert.equal((await office.post(admin, url, { csrf: '' })).statusCode, 403, url);
  }
  for (const url of gets) {
    for (const language of languages) assert.deepEqual(checkPage((await office.get(admin, `${url}?lang=${language}`)).body), [], `${url} ${language}`);
  }
});

test('an administrator without a post starts at the administration, not at a queue that stays empty', async (t) => {
  const office = await openOffice(t);
  const admin = await withAdministrator(office);

  const first = await office.get(admin, '/workplace');

  assert.equal(first.statusCode, 303);
  assert.equal(first.headers.location, BASE);
  assert.doesNotMatch((await office.get(admin, BASE)).body, /href="\/workplace"[^>]*accesskey/);
});
