import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { contentHash } from '../../../desk/requests/contents.ts';
import { checkPage } from '../../kit/index.ts';
import { languages } from '../../texts/index.ts';
import { openOffice } from '../testing/office.ts';
import type { Office, Person } from '../testing/office.ts';
import { act } from '../testing/walk.ts';

const people = (office: Office) => ({ clerk: office.person('wko', 'OfficeClerk'), head: office.person('wko', 'Head'), executor: office.person('wko', 'Executor') });

/** Cases that wait for the head to appoint an executor. */
async function registered(office: Office, count: number): Promise<readonly string[]> {
  const ids: string[] = [];
  for (let made = 0; made < count; made += 1) {
    const id = await office.portalCase();
    assert.equal((await act(office, people(office).clerk, id, 'done')).statusCode, 303);
    ids.push(id);
  }
  return ids;
}

async function colleague(office: Office, name: string): Promise<string> {
  const id = randomUUID();
  await office.desk.db.query("insert into staff (id, login, password_hash, iin, name, post) values ($1, $2, 'none', '900101300017', $3, '{}')", [id, id, name]);
  await office.desk.db.query("insert into staff_role (staff_id, role, unit) values ($1, 'Executor', 'wko')", [id]);
  return id;
}

/** The values of the boxes on a page, by case. */
function boxes(body: string): ReadonlyMap<string, string> {
  return new Map([...body.matchAll(/type="checkbox" form="[^"]*" name="case" value="(([0-9a-f-]{36})\.\d+)"/g)].map(([, value = '', id = '']) => [id, value]));
}

async function executorOf(office: Office, id: string): Promise<string | undefined> {
  const { rows } = await office.desk.db.query<{ assignee: string | null }>('select assignee from task where case_id = $1', [id]);
  return rows[0]?.assignee ?? undefined;
}

async function tickedOf(office: Office, person: Person, url = '/workplace'): Promise<ReadonlyMap<string, string>> {
  return boxes((await office.get(person, url)).body);
}

test('the head appoints one executor for all the ticked cases; each is journalled as its own act', async (t) => {
  const office = await openOffice(t);
  const { head, executor } = people(office);
  const [one = '', two = '', left = ''] = await registered(office, 3);
  const ticked = await tickedOf(office, head);

  const answer = await office.post(head, '/workplace/assign', { case: [ticked.get(one)!, ticked.get(two)!], 'assign-executor': executor.id, 'assign-note': 'Қараңыз' });

  assert.equal(answer.statusCode, 200);
  assert.match(answer.body, /Орындалғаны – 2, орындалмағаны – 0/);
  assert.deepEqual(checkPage(answer.body), []);
  assert.deepEqual([await executorOf(office, one), await executorOf(office, two), await executorOf(office, left)], [executor.id, executor.id, undefined]);
  const queue = await office.get(executor, '/workplace');
  assert.match(queue.body, /сізге тапсырылған/);
  assert.doesNotMatch(queue.body, /ешкім алмаған/, 'what the head has given to somebody is not nobody’s');
  const hash = contentHash(Buffer.from('Қараңыз')).toString('hex');
  const { rows } = await office.desk.db.query<{ named: number; told: number }>("select count(*) filter (where entry like $1) as named, count(*) filter (where entry like '%Қараңыз%') as told from journal", [`%ExecutorAppointed%${hash}%`]);
  assert.deepEqual(rows, [{ named: 2, told: 0 }], 'the journal names the note by its hash and does not tell it');
});

test('a case that moved meanwhile is told and left alone; the others are done', async (t) => {
  const office = await openOffice(t);
  const { head, executor } = people(office);
  const other = await colleague(office, 'Басқа Орындаушы');
  const [one = '', two = ''] = await registered(office, 2);
  const ticked = await tickedOf(office, head);
  await act(office, head, one, 'done', { 'done.executor': other });

  const answer = await office.post(head, '/workplace/assign', { case: [ticked.get(one)!, ticked.get(two)!], 'assign-executor': executor.id });

  assert.match(answer.body, /Орындалғаны – 1, орындалмағаны – 1/);
  assert.match(answer.body, /Іс осы арада өзгерген/);
  assert.deepEqual([await executorOf(office, one), await executorOf(office, two)], [other, executor.id]);
  const tried = await office.desk.db.query<{ case_id: string; codes: string[] }>('select case_id, codes from refused_attempt');
  assert.deepEqual(tried.rows, [{ case_id: one, codes: ['moved'] }]);
});

test('nothing ticked, nobody chosen, a stranger as executor, a case of another unit: told, and nothing happens', async (t) => {
  const office = await openOffice(t);
  const { head, executor, clerk } = people(office);
  const [one = ''] = await registered(office, 1);
  const value = (await tickedOf(office, head)).get(one)!;

  const empty = await office.post(head, '/workplace/assign', { 'assign-note': 'Менің бұрыштамам' });
  const nobody = await office.post(head, '/workplace/assign', { case: value });
  const long = await office.post(head, '/workplace/assign', { case: value, 'assign-executor': executor.id, 'assign-note': `${'ң'.repeat(996)}соңы.` });
  const stranger = await office.post(head, '/workplace/assign', { case: value, 'assign-executor': office.person('kyz', 'Executor').id });
  const clerks = await office.post(clerk, '/workplace/assign', { case: value, 'assign-executor': executor.id });
  const elsewhere = await office.post(office.person('kyz', 'Head'), '/workplace/assign', { case: value, 'assign-executor': office.person('kyz', 'Executor').id });
  const nonsense = await office.post(head, '/workplace/assign', { case: [`${randomUUID()}.3`, 'x', `${one}.x`], 'assign-executor': executor.id });

  assert.equal(empty.statusCode, 422);
  assert.match(empty.body, /Кемінде бір істі белгілеңіз/);
  assert.match(empty.body, /Менің бұрыштамам/);
  assert.deepEqual(checkPage(empty.body), []);
  assert.equal(long.statusCode, 422);
  assert.match(long.body, /1000 таңбадан аспауы керек/);
  assert.match(long.body, /ңсоңы\./, 'all of it stays');
  assert.equal(nobody.statusCode, 422);
  assert.deepEqual(checkPage(nobody.body), []);
  assert.match(nobody.body, new RegExp(`value="${value}" checked`), 'what was ticked stays ticked');
  for (const answer of [stranger, clerks, elsewhere, nonsense]) assert.match(answer.body, /Орындалғаны – 0, орындалмағаны – 1/);
  assert.equal(await executorOf(office, one), undefined);
});

test('the head sees who has how much and what is due next, and gives cases to somebody else', async (t) => {
  const office = await openOffice(t);
  const { head, executor } = people(office);
  const other = await colleague(office, 'Бос Орындаушы');
  const [one = '', two = ''] = await registered(office, 2);
  const assign = await tickedOf(office, head);
  await office.post(head, '/workplace/assign', { case: [...assign.values()], 'assign-executor': executor.id });

  const before = await office.get(head, '/workplace/team');
  const answer = await office.post(head, '/workplace/team/executor', { case: boxes(before.body).get(one)!, 'replace-executor': other, 'replace-note': 'Жүктемесі көп' });
  const person = await office.get(head, `/workplace/team?person=${other}`);

  assert.match(before.body, /Бос Орындаушы<\/a><\/th><td[^>]*><div>0<\/div>/);
  assert.match(before.body, /Executor wko<\/a><\/th><td[^>]*><div>2<\/div>/);
  assert.match(before.body, /Executor wko – 2 іс, ең жақын мерзімі – \d\d\.\d\d\.2026/);
  assert.match(answer.body, /Орындалғаны – 1/);
  assert.deepEqual([await executorOf(office, one), await executorOf(office, two)], [other, executor.id]);
  assert.ok(person.body.includes(one) && !person.body.includes(two));
});

test('the view of the unit is the head’s alone, and whole in every language', async (t) => {
  const office = await openOffice(t);
  await registered(office, 1);
  for (const person of office.people) {
    const page = await office.get(person, '/workplace/team');
    const heads = person.role === 'Head' || person.role === 'Akim';
    assert.equal(page.statusCode, heads ? 200 : 404, `${person.role} ${person.unit}`);
    if (heads && person.unit !== 'wko') assert.doesNotMatch(page.body, /СЕРІКОВА|153-02/);
  }
  for (const language of languages) {
    for (const url of ['/workplace/team', '/workplace']) {
      const page = await office.get(people(office).head, `${url}?lang=${language}`);
      assert.deepEqual(checkPage(page.body), [], `${url} ${language}`);
    }
  }
});

test('the queue is narrowed by service and state, and a number leads to its case', async (t) => {
  const office = await openOffice(t);
  const { head, clerk } = people(office);
  const [id = ''] = await registered(office, 1);
  const has = async (query: string): Promise<boolean> => (await office.get(head, `/workplace?${query}`)).body.includes(id);

  assert.deepEqual([await has('state=late'), await has('state=free'), await has('state=mine'), await has('service=wko-2015-153%2F02'), await has('service=x')], [false, true, false, true, false]);
  await office.post(head, `/workplace/cases/${id}/claim`, { kind: 'claim' });
  assert.deepEqual([await has('state=free'), await has('state=mine')], [false, true]);
  office.clock.moveTo(30 * 86_400_000);
  assert.ok(await has('state=late'));

  const number = '/workplace?q=153-02%2F2026%2F000001';
  assert.equal((await office.get(clerk, number)).headers.location, `/workplace/cases/${id}`);
  assert.equal((await office.get(office.person('kyz', 'Head'), number)).statusCode, 200);
});

test('a queue of two hundred stays below 150 KB', async (t) => {
  const office = await openOffice(t);
  const [id = ''] = await registered(office, 1);
  await office.desk.db.query("insert into cases select gen_random_uuid(), regulation, digest, route, channel, applicant, version, status, state, head, 'N-' || n, opened_at, ended_at from cases, generate_series(1, 199) n where id = $1", [id]);
  await office.desk.db.query('insert into task select c.id, t.sequence, t.node, t.actor, t.unit, t.regulation, t.assignee, t.claimed_by, t.entered_at, t.due_at, t.overdue from cases c, task t where c.id <> $1 and t.case_id = $1', [id]);

  for (const url of ['/workplace', '/workplace/team']) {
    const page = await office.get(people(office).head, url);
    assert.match(page.body, /100 тапсырма көрсетілген/);
    assert.ok(Buffer.byteLength(page.body) < 150_000, `${url}: ${Buffer.byteLength(page.body)} bytes`);
  }
});
