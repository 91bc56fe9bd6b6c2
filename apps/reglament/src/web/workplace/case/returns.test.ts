import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { beginSession } from '../../../desk/people/sessions.ts';
import { checkPage } from '../../kit/index.ts';
import { languages } from '../../texts/index.ts';
import { openOffice } from '../testing/office.ts';
import type { Office, Person } from '../testing/office.ts';
import { act, formsOf } from '../testing/walk.ts';

/** Somebody more in a unit. */
async function newcomer(office: Office, unit: string, role: Person['role']): Promise<Person> {
  const id = randomUUID();
  await office.desk.db.query("insert into staff (id, login, password_hash, iin, name, post) values ($1, $2, 'none', '900101300017', $3, '{}')", [id, id, `Жаңа ${role}`]);
  await office.desk.db.query('insert into staff_role (staff_id, role, unit) values ($1, $2, $3)', [id, role, unit]);
  const { token } = await beginSession(office.desk, { staffId: id });
  const { rows } = await office.desk.db.query<{ csrf: string }>('select csrf from session where staff_id = $1', [id]);
  return { id, unit, role, cookie: `session=${token}`, csrf: rows[0]!.csrf };
}

/** Names a substitute from one day to another, as the administration does. */
async function substitute(office: Office, absent: Person, by: Person, from: string, to: string): Promise<void> {
  await office.desk.db.query('insert into substitution (id, absent_id, substitute_id, from_day, to_day, made_at, made_by) values ($1, $2, $3, $4, $5, $6, $2)', [randomUUID(), absent.id, by.id, from, to, office.desk.clock.now()]);
}

const people = (office: Office) => ({ clerk: office.person('wko', 'OfficeClerk'), head: office.person('wko', 'Head'), executor: office.person('wko', 'Executor') });

/** A case that waits for its executor. */
async function assigned(office: Office): Promise<string> {
  const { clerk, head, executor } = people(office);
  const id = await office.portalCase();
  await act(office, clerk, id, 'done');
  assert.equal((await act(office, head, id, 'done', { 'done.executor': executor.id })).statusCode, 303);
  return id;
}

async function drafted(office: Office): Promise<string> {
  const id = await assigned(office);
  assert.equal((await act(office, people(office).executor, id, 'result-certificate')).statusCode, 303);
  return id;
}

async function post(office: Office, person: Person, id: string, path: string, fields: Readonly<Record<string, string>>) {
  const page = await office.get(person, `/workplace/cases/${id}`);
  const form = formsOf(page.body).find(({ action }) => action === `/workplace/cases/${id}/${path}`);
  assert.ok(form !== undefined, `no form for ${path}`);
  return office.post(person, form.action, { ...form.fields, ...fields });
}

test('the head gives a draft back with a reason; the executor reads it, does the step again, and the due date stays', async (t) => {
  const office = await openOffice(t);
  const { head, executor } = people(office);
  const id = await drafted(office);
  const due = async (): Promise<string> => String((await office.desk.db.query('select due_at from task where case_id = $1', [id])).rows[0]?.due_at);
  const signingDue = await due();

  const empty = await post(office, head, id, 'return', { reason: ' ' });
  const long = await post(office, head, id, 'return', { reason: `${'қ'.repeat(996)}соңы.` });
  const returned = await post(office, head, id, 'return', { reason: 'Баланың туған күні қате' });
  const page = await office.get(executor, `/workplace/cases/${id}`);
  const again = await act(office, executor, id, 'result-certificate');
  const after = await office.get(head, `/workplace/cases/${id}`);

  assert.equal(empty.statusCode, 422);
  assert.equal(long.statusCode, 422);
  assert.match(long.body, /1000 таңбадан аспауы керек/);
  assert.match(long.body, /қсоңы\./, 'all of it stays');
  assert.match(empty.body, /«Қайтару себебі» өрісін толтырыңыз/);
  assert.equal(returned.headers.location, `/workplace/cases/${id}?done=returned`);
  assert.match(page.body, /Іс түзетуге қайтарылды/);
  assert.equal((page.body.match(/кейін түзетуге қайтарылды/g) ?? []).length, 1);
  assert.match(page.body, /Head wko, [\s\S]*Баланың туған күні қате/);
  assert.equal(again.statusCode, 303);
  assert.equal(await due(), signingDue);
  assert.doesNotMatch(after.body, /Іс түзетуге қайтарылды/);
  assert.match(after.body, /Қайтарылды: .*Баланың туған күні қате/);
  for (const body of [empty.body, page.body, after.body]) assert.deepEqual(checkPage(body), []);
  const { rows } = await office.desk.db.query<{ entry: string }>('select entry from journal where case_id = $1', [id]);
  assert.ok(rows.every(({ entry }) => !entry.includes('Баланың')), 'the journal names the reason by its hash');
});

test('where nothing can be given back there is no form, and a posted one is refused and noted', async (t) => {
  const office = await openOffice(t);
  const { clerk, head } = people(office);
  const id = await office.portalCase();
  await act(office, clerk, id, 'done');
  const { rows } = await office.desk.db.query<{ version: number }>('select version from cases where id = $1', [id]);

  const page = await office.get(head, `/workplace/cases/${id}`);
  const forced = await office.post(head, `/workplace/cases/${id}/return`, { sequence: String(rows[0]!.version), reason: 'Тіркеу қате' });
  const stranger = await office.post(clerk, `/workplace/cases/${id}/return`, { sequence: String(rows[0]!.version), reason: 'Тіркеу қате' });

  assert.doesNotMatch(page.body, /\/return"/);
  assert.equal(forced.statusCode, 409);
  assert.match(forced.body, /кері қайтаруға болмайды/);
  assert.match(forced.body, /Тіркеу қате/);
  assert.equal(stranger.statusCode, 403);
  const tried = await office.desk.db.query<{ staff_id: string; action: string; codes: string[] }>('select staff_id, action, codes from refused_attempt where case_id = $1 order by id', [id]);
  assert.deepEqual(tried.rows, [{ staff_id: head.id, action: 'return', codes: ['not-returnable'] }, { staff_id: clerk.id, action: 'return', codes: ['forbidden'] }]);
});

test('the head gives a case to another executor, in whose queue it then stands', async (t) => {
  const office = await openOffice(t);
  const { head, executor } = people(office);
  const other = await newcomer(office, 'wko', 'Executor');
  const id = await assigned(office);

  const nobody = await post(office, head, id, 'executor', { executor: '' });
  const stranger = await post(office, head, id, 'executor', { executor: office.person('kyz', 'Executor').id, 'replace-reason': 'Демалыста' });
  const replaced = await post(office, head, id, 'executor', { executor: other.id, 'replace-reason': 'Демалыста' });

  assert.deepEqual([nobody.statusCode, stranger.statusCode, replaced.statusCode], [422, 422, 303]);
  assert.match(stranger.body, /Демалыста/);
  assert.deepEqual(checkPage(stranger.body), []);
  assert.ok((await office.get(other, '/workplace')).body.includes(id));
  assert.ok(!(await office.get(executor, '/workplace')).body.includes(id));
  const page = await office.get(other, `/workplace/cases/${id}`);
  assert.match(page.body, /Орындаушы ауыстырылды: Executor wko орнына Жаңа Executor. Себебі: «Демалыста»/);
  assert.ok(!formsOf((await office.get(executor, `/workplace/cases/${id}`)).body).some(({ fields }) => fields['action'] === 'result-certificate'));
});

test('a substitute acts in the absent person’s role from the first day to the last, and is named with them', async (t) => {
  const office = await openOffice(t);
  const { executor } = people(office);
  const stand = await newcomer(office, 'kyz', 'OfficeClerk');
  await substitute(office, executor, stand, '2026-09-16', '2026-09-17');
  const id = await assigned(office);
  const seen = async (): Promise<boolean> => (await office.get(stand, '/workplace')).body.includes(id);
  const at = (instant: string): void => { office.clock.moveTo(Date.parse(instant) - Date.parse('2026-09-15T05:00:00Z')); };

  // The days are those of Oral, five hours ahead of UTC.
  const days: boolean[] = [];
  for (const instant of ['2026-09-15T18:30:00Z', '2026-09-15T19:01:00Z', '2026-09-17T18:30:00Z']) { at(instant); days.push(await seen()); }
  const done = await act(office, stand, id, 'result-certificate');
  at('2026-09-17T19:01:00Z');

  assert.deepEqual(days, [false, true, true]);
  assert.equal(done.statusCode, 303, done.body.slice(0, 500));
  assert.equal((await office.get(stand, `/workplace/cases/${id}`)).statusCode, 404);
  const page = await office.get(people(office).head, `/workplace/cases/${id}`);
  assert.match(page.body, /Жаңа OfficeClerk \(Executor wko орнына\), жауапты орындаушы/);
});

test('a substitution that was called back, or of somebody dismissed, gives no rights', async (t) => {
  const office = await openOffice(t);
  const stand = await newcomer(office, 'kyz', 'OfficeClerk');
  await substitute(office, people(office).executor, stand, '2026-09-01', '2026-09-30');
  const id = await assigned(office);
  assert.equal((await office.get(stand, `/workplace/cases/${id}`)).statusCode, 200);

  await office.desk.db.query('update substitution set ended_at = now()');

  assert.equal((await office.get(stand, `/workplace/cases/${id}`)).statusCode, 404);
});

test('pages with every new part are whole in every language', async (t) => {
  const office = await openOffice(t);
  const { head, executor } = people(office);
  const stand = await newcomer(office, 'kyz', 'OfficeClerk');
  await newcomer(office, 'wko', 'Executor');
  await substitute(office, executor, stand, '2026-09-01', '2026-09-30');
  const id = await drafted(office);
  await post(office, head, id, 'return', { reason: 'Түзетіңіз' });
  await office.post(head, `/workplace/cases/${id}/step`, { action: 'done', sequence: '1' });
  for (const language of languages) {
    for (const person of [head, executor, stand]) {
      for (const url of [`/workplace/cases/${id}?lang=${language}`, `/workplace?lang=${language}`]) {
        const page = await office.get(person, url);
        assert.deepEqual(checkPage(page.body), [], `${person.role} ${url}`);
        assert.ok(page.body.length < 150_000);
      }
    }
  }
});
