import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { findAccount, findStaff } from '../../../desk/people/sessions.ts';
import { keepContent } from '../../../desk/requests/contents.ts';
import { closedMeanwhile } from '../../../desk/testing/meanwhile.ts';
import { findIntakeService } from '../../../desk/workplace/intake.ts';
import { takeApplication } from '../../../desk/workplace/take-application.ts';
import { makeBin } from '@reglament/identifiers';
import { listProviders } from '../../../desk/requests/drafts.ts';
import { getRegulation } from '../../../desk/desk.ts';
import { checkPage } from '../../kit/index.ts';
import { addPerson, addPost, BASE, EXECUTOR, withAdministrator } from '../testing/administration.ts';
import { openOffice } from '../testing/office.ts';
import type { Office, Person } from '../testing/office.ts';
import { formsOf } from '../testing/walk.ts';

async function addUnit(office: Office, admin: Person): Promise<string> {
  const answer = await office.post(admin, `${BASE}/units`, { kind: 'provider', 'name-kk': 'Теректі ауданының білім бөлімі', 'name-ru': 'Отдел образования', decree: 'wko-2015-153' });
  return /units\/([\w-]+)/.exec(answer.headers.location ?? '')?.[1] ?? '';
}

const providers = async (office: Office): Promise<readonly string[]> => (await listProviders(office.desk.db, getRegulation(office.desk, 'wko-2015-153/02'))).map(({ id }) => id);

test('a unit with work in it cannot be closed, and the page says what keeps it open', async (t) => {
  const office = await openOffice(t);
  const admin = await withAdministrator(office);
  await office.portalCase();

  const page = await office.get(admin, `${BASE}/units/wko`);
  const refused = await office.post(admin, `${BASE}/units/wko/close`, {});

  assert.match(page.body, /Аяқталмаған істер – 1/);
  assert.match(page.body, /Executor wko/);
  assert.ok(!formsOf(page.body).some(({ action }) => action.endsWith('/units/wko/close')));
  assert.equal(refused.statusCode, 422);
  assert.match(refused.body, /аяқталмаған жұмыс бар/);
  assert.deepEqual(checkPage(refused.body), []);
  assert.deepEqual(await providers(office), ['wko']);
});

test('a case keeps every unit it names open, wherever its step lies', async (t) => {
  const office = await openOffice(t);
  const admin = await withAdministrator(office);
  const { db } = office.desk;
  const caseId = await office.portalCase();
  await db.query('update staff set active = false where id in (select staff_id from staff_role where unit = $1)', ['wko-centre']);
  await db.query("update cases set state = jsonb_set(state::jsonb, '{units,centre}', '\"wko-centre\"')::json where id = $1", [caseId]);

  const before = await office.post(admin, `${BASE}/units/wko-centre/close`, {});
  await db.query('delete from task where case_id = $1', [caseId]);
  const after = await office.post(admin, `${BASE}/units/wko-centre/close`, {});

  assert.deepEqual([before.statusCode, after.statusCode], [422, 303]);
});

test('a closed unit is offered to nobody, its name stays, and it can be opened again', async (t) => {
  const office = await openOffice(t);
  const admin = await withAdministrator(office);
  const unit = await addUnit(office, admin);
  const post = await addPost(office, admin, EXECUTOR, unit);
  assert.deepEqual([...await providers(office)].sort(), [unit, 'wko'].sort());

  const closed = await office.post(admin, `${BASE}/units/${unit}/close`, {});
  const twice = await office.post(admin, `${BASE}/units/${unit}/close`, {});
  const appointed = await addPerson(office, admin, post, 'kesh-qalgan', unit);
  const page = await office.get(admin, `${BASE}/units/${unit}`);

  assert.deepEqual([closed.statusCode, twice.statusCode, appointed.answer.statusCode], [303, 422, 422]);
  assert.deepEqual(await providers(office), ['wko']);
  assert.match(page.body, /Теректі ауданының білім бөлімі/);
  assert.match(page.body, /бөлімше жабылды/);
  assert.deepEqual(checkPage(page.body), []);

  const reopened = await office.post(admin, `${BASE}/units/${unit}/reopen`, {});
  const again = await office.post(admin, `${BASE}/units/${unit}/reopen`, {});
  assert.deepEqual([reopened.statusCode, again.statusCode], [303, 422]);
  assert.equal((await providers(office)).length, 2);
});

test('an application that is taken while a unit is being closed goes nowhere: the official is asked for another', async (t) => {
  const office = await openOffice(t);
  const staff = (await findStaff(office.desk.db, office.person('wko', 'OfficeClerk').id))!;
  const account = (await findAccount(office.desk.db, office.applicant))!;
  const service = (await findIntakeService(office.desk, staff, 'wko-2015-153/01', 'office'))!;
  // What is asked stands in the forms' own tests: here nothing is.
  const form = { ...service.regulation.forms.find(({ kind }) => kind === 'request')!, fields: [] };
  const take = () => takeApplication(office.desk, service, account, { caseId: randomUUID(), form, answers: {}, provider: 'wko', documents: [] });

  const open = await take();
  const closed = await closedMeanwhile(office.desk.db, 'wko', take);

  assert.equal(open.kind, 'taken', JSON.stringify(open));
  assert.deepEqual(closed, { kind: 'invalid', problems: [{ field: 'provider', code: 'choose' }] });
  assert.equal((await office.desk.db.query('select 1 from cases')).rowCount, 1);
});

test('a request that waits for others’ signatures keeps its unit open, until its days are over', async (t) => {
  const office = await openOffice(t);
  const admin = await withAdministrator(office);
  const { db } = office.desk;
  const unit = await addUnit(office, admin);
  const [draft, signing] = [randomUUID(), randomUUID()];
  const hash = await keepContent(db, 'application/xml', Buffer.from('<request/>'));
  await db.query("insert into draft (id, account_id, regulation, route, answers, updated_at) values ($1, $2, 'wko-2015-153/02', 'portal', $3, now())", [draft, office.applicant, JSON.stringify({ unit })]);
  await db.query("insert into joint_request (id, draft_id, account_id, signing_id, document, verdict, evidence, made_at, expires_at) values ($1, $1, $2, $3, $4, '{}', $4, now(), $5)", [draft, office.applicant, signing, hash, new Date(Date.parse(office.desk.clock.now()) + 86_400_000)]);

  const page = await office.get(admin, `${BASE}/units/${unit}`);
  const waiting = await office.post(admin, `${BASE}/units/${unit}/close`, {});
  office.clock.moveTo(2 * 86_400_000);
  const over = await office.post(admin, `${BASE}/units/${unit}/close`, {});

  assert.match(page.body, /Басқалардың қолтаңбасын күтіп тұрған өтініштер – 1/);
  assert.deepEqual([waiting.statusCode, over.statusCode], [422, 303]);
});

test('a post is closed when nobody holds it, is offered no more, and can be opened again', async (t) => {
  const office = await openOffice(t);
  const admin = await withAdministrator(office);
  const post = await addPost(office, admin);
  const other = await addPost(office, admin, { 'title-kk': 'кеңсе маманы', 'title-ru': 'специалист канцелярии', roles: ['OfficeClerk'] });
  const { id } = await addPerson(office, admin, post);

  const held = await office.post(admin, `${BASE}/units/wko/posts/close`, { post });
  await office.post(admin, `${BASE}/people/${id}/move`, { post: other });
  const closed = await office.post(admin, `${BASE}/units/wko/posts/close`, { post });
  const twice = await office.post(admin, `${BASE}/units/wko/posts/close`, { post });
  const back = await office.post(admin, `${BASE}/people/${id}/move`, { post });
  const person = await office.get(admin, `${BASE}/people/${id}`);
  const strange = await office.post(admin, `${BASE}/units/wko/posts/close`, { post: 'x' });

  assert.match(held.body, /Бұл лауазымды атқаратындар бар: ЖАҢАБАЕВ ӘЛІ ҚҰРМАНҰЛЫ/);
  assert.deepEqual(checkPage(held.body), []);
  assert.deepEqual([held, closed, twice, back, strange].map(({ statusCode }) => statusCode), [422, 303, 422, 422, 404]);
  assert.ok(!person.body.includes(`value="${post}"`));
  assert.equal((await office.post(admin, `${BASE}/units/wko/posts/reopen`, { post })).statusCode, 303);
  assert.equal((await office.post(admin, `${BASE}/people/${id}/move`, { post })).statusCode, 303);
});

test('two administrators at once: a post is either closed or held, never both', async (t) => {
  const office = await openOffice(t);
  const admin = await withAdministrator(office);
  const post = await addPost(office, admin);
  const rounds = await Promise.all([office.post(admin, `${BASE}/units/wko/posts/close`, { post }), addPerson(office, admin, post).then(({ answer }) => answer)]);

  const { rows } = await office.desk.db.query<{ closed: boolean; held: boolean }>('select closed_at is not null as closed, exists (select 1 from staff where post_id = post.id) as held from post where id = $1', [post]);
  assert.notEqual(rows[0]?.closed, rows[0]?.held);
  assert.deepEqual(rounds.map(({ statusCode }) => statusCode).filter((status) => status === 422).length, 1);
});

test('the windows of a hall are set; one at which somebody sits is not taken away', async (t) => {
  const office = await openOffice(t);
  const admin = await withAdministrator(office);
  const operator = office.person('wko-centre', 'CentreEmployee');
  const set = (windows: string, unit = 'wko-centre') => office.post(admin, `${BASE}/units/${unit}/windows`, { windows });
  const count = async (): Promise<number> => (await office.desk.db.query("select 1 from queue_window where unit = 'wko-centre'")).rowCount ?? 0;

  assert.match((await office.get(operator, '/workplace/hall')).body, /электрондық кезек жоқ/);
  assert.equal((await set('3')).statusCode, 303);
  assert.equal(await count(), 3);
  await office.post(operator, '/workplace/hall/sit', { unit: 'wko-centre', window: '3' });
  const taken = await set('2');
  assert.equal(taken.statusCode, 422);
  assert.match(taken.body, /Мына терезеде қызметкер отыр: 3 \(CentreEmployee wko-centre\)/);
  assert.match(taken.body, /name="windows"[^>]*value="2"|value="2"[^>]*name="windows"/);
  assert.deepEqual(checkPage(taken.body), []);
  await office.post(operator, '/workplace/hall/at-window', { unit: 'wko-centre', act: 'leave' });
  assert.deepEqual((await Promise.all(['', '-1', '100', '2.5', 'екі'].map((windows) => set(windows)))).map(({ statusCode }) => statusCode), [422, 422, 422, 422, 422]);
  assert.equal((await set('2', 'wko')).statusCode, 422);
  assert.equal((await set('2')).statusCode, 303);
  assert.equal(await count(), 2);
  assert.match((await office.get(admin, `${BASE}/journal`)).body, /терезелер саны өзгертілді: 3 → 2/);
});

test('results are kept as long as the unit says, else its region, else one month', async (t) => {
  const office = await openOffice(t);
  const admin = await withAdministrator(office);
  const clerk = office.person('wko', 'OfficeClerk');
  const months = async (): Promise<string> => /(\d+) ай сақталады/.exec((await office.get(clerk, '/workplace/unclaimed')).body)?.[1] ?? '';
  const unit = (kept: string) => office.post(admin, `${BASE}/units/wko/keeping`, { 'kept-months': kept });
  const region = (kept: string, id = 'wko') => office.post(admin, `${BASE}/keeping`, { region: id, 'kept-months': kept });

  assert.equal(await months(), '1');
  assert.equal((await region('3')).statusCode, 303);
  assert.equal(await months(), '3');
  assert.equal((await unit('6')).statusCode, 303);
  assert.equal(await months(), '6');
  assert.equal((await unit('')).statusCode, 303);
  assert.equal(await months(), '3');
  const wrong = [await unit('0'), await unit('61'), await unit('1.5'), await region('көп')];
  for (const { statusCode, body } of wrong) {
    assert.equal(statusCode, 422);
    assert.deepEqual(checkPage(body), []);
  }
  assert.equal((await region('3', 'kar')).statusCode, 404);
  assert.equal(await months(), '3');
});

test('an akim is added with the place where it sits, and the place can be changed; both stand in the history', async (t) => {
  const office = await openOffice(t);
  const admin = await withAdministrator(office);
  const fields = { kind: 'akim', 'name-kk': 'Теректі ауылы әкімінің аппараты', 'name-ru': 'Аппарат акима села Теректи', decree: 'wko-2015-153' };

  const without = await office.post(admin, `${BASE}/units`, fields);
  const long = await office.post(admin, `${BASE}/units`, { ...fields, 'name-kk': 'ү'.repeat(301), locality: 'ү'.repeat(101) });
  const added = await office.post(admin, `${BASE}/units`, { ...fields, locality: 'Теректі ауылы' });
  const path = (added.headers.location ?? '').split('?')[0] ?? '';
  const emptied = await office.post(admin, `${path}/locality`, { locality: '' });
  const changed = await office.post(admin, `${path}/locality`, { locality: 'Федоровка ауылы' });
  const page = await office.get(admin, path);

  assert.equal(without.statusCode, 422);
  assert.match(without.body, /«Елді мекен» өрісін толтырыңыз/);
  assert.match(without.body, /Теректі ауылы әкімінің аппараты/, 'what was typed is still there');
  assert.equal(long.statusCode, 422);
  for (const words of [/300 таңбадан аспауы керек/, /100 таңбадан аспауы керек/, /ү{301}/]) assert.match(long.body, words);
  assert.deepEqual(checkPage(without.body), []);
  assert.deepEqual([added.statusCode, emptied.statusCode, changed.statusCode], [303, 422, 303]);
  assert.match(page.body, /value="Федоровка ауылы"/);
  assert.match(page.body, /елді мекені көрсетілді: Федоровка ауылы/);
  assert.deepEqual(checkPage(page.body), []);
});

test('a unit or a post sent twice, even at the same moment, is there once, and the second is told so', async (t) => {
  const office = await openOffice(t);
  const admin = await withAdministrator(office);
  const unit = { kind: 'provider', 'name-kk': 'Казталов ауданының білім бөлімі', 'name-ru': 'Отдел образования', decree: 'wko-2015-153' };

  for (const [path, fields] of [[`${BASE}/units`, unit], [`${BASE}/units/wko/posts`, EXECUTOR]] as const) {
    const answers = await Promise.all([1, 2, 3].map(async () => office.post(admin, path, fields)));
    const refused = answers.filter(({ statusCode }) => statusCode === 422);

    assert.deepEqual(answers.map(({ statusCode }) => statusCode).toSorted(), [303, 422, 422], path);
    for (const { body } of refused) {
      assert.match(body, /мұндайы бар/);
      assert.deepEqual(checkPage(body), []);
    }
  }
});

test('the days of a certificate are those on the wall of the office, not in UTC', async (t) => {
  const office = await openOffice(t);
  const admin = await withAdministrator(office);
  const executor = office.person('wko', 'Executor');
  // Half past midnight in Oral on the 2nd is half past seven in the evening of the 1st in UTC.
  await office.desk.db.query("insert into staff_certificate (staff_id, serial, not_before, not_after, used_at) values ($1, 'ab12', '2026-03-01T19:30:00Z', '2027-03-01T19:30:00Z', '2026-05-31T20:00:00Z')", [executor.id]);

  const page = await office.get(admin, `${BASE}/people/${executor.id}`);

  assert.match(page.body, /02\.03\.2026 – 02\.03\.2027/);
  assert.match(page.body, /01\.06\.2026/);
});

test('the organisation in the certificates of a unit’s people is set by its administrator, and stands in the journal', async (t) => {
  const office = await openOffice(t);
  const admin = await withAdministrator(office);
  const [department, akimat] = [makeBin({ registered: '2015-05', serial: 2 }), makeBin({ registered: '2015-05', serial: 1 })];
  const set = (bin: string, ofAkimat = '', unit = 'wko') => office.post(admin, `${BASE}/units/${unit}/bins`, { 'certificate-bin': bin, 'akimat-bin': ofAkimat });
  const kept = async (unit: string) => (await office.desk.db.query('select certificate_bin as department, akimat_bin as akimat from unit where id = $1', [unit])).rows[0];

  const wrong = await set('123456789012', akimat);
  assert.equal(wrong.statusCode, 422);
  assert.match(wrong.body, /value="123456789012"/);
  assert.deepEqual(checkPage(wrong.body), []);
  assert.equal((await set(department, akimat)).statusCode, 303);
  assert.deepEqual(await kept('wko'), { department, akimat });
  assert.equal((await set(department, akimat, 'wko-centre')).statusCode, 303);
  assert.deepEqual(await kept('wko-centre'), { department, akimat: null }, 'nobody adopts decrees at a centre');
  assert.equal((await set(department, akimat, 'kar')).statusCode, 404);
  assert.match((await office.get(admin, `${BASE}/journal`)).body, new RegExp(`ЭЦҚ куәліктерінің БСН-і көрсетілді: ${department}, ${akimat}`));
});
