import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkPage } from '../../kit/index.ts';
import { openOffice } from '../testing/office.ts';
import type { Office, Person } from '../testing/office.ts';
import { act } from '../testing/walk.ts';
import type { Others } from './others-routes.ts';

async function ask(office: Office, person: Person, id: string, sequence: number): Promise<Others> {
  return (await office.get(person, `/workplace/cases/${id}/others?sequence=${sequence}`)).json<Others>();
}

async function versionOf(office: Office, id: string): Promise<number> {
  return (await office.desk.db.query<{ version: number }>('select version from cases where id = $1', [id])).rows[0]!.version;
}

test('whoever has a case open learns who else has it, and what changed', async (t) => {
  const office = await openOffice(t);
  const id = await office.portalCase();
  const [clerk, head] = [office.person('wko', 'OfficeClerk'), office.person('wko', 'Head')];
  const version = await versionOf(office, id);

  const alone = await office.get(clerk, `/workplace/cases/${id}`);
  const silent = await ask(office, clerk, id, version);
  const second = await office.get(head, `/workplace/cases/${id}`);
  const told = await ask(office, clerk, id, version);
  await act(office, clerk, id, 'done');
  const [moved, own] = [await ask(office, head, id, version), await ask(office, clerk, id, version)];

  assert.doesNotMatch(alone.body, /қызметкер де қарап отыр/);
  assert.deepEqual(silent, { kind: 'quiet', text: '' });
  assert.match(second.body, /қызметкер де қарап отыр: OfficeClerk wko/);
  assert.deepEqual(checkPage(second.body), []);
  assert.deepEqual(told, { kind: 'others', text: 'Бұл істі қазір басқа қызметкер де қарап отыр: Head wko' });
  assert.equal(moved.kind, 'moved');
  assert.match(moved.text, /^OfficeClerk wko бұл істі өзгертті \(\d\d:\d\d\)/);
  assert.match(own.text, /өзіңіз/);
  assert.deepEqual(await ask(office, head, id, await versionOf(office, id)).then(({ kind }) => kind), 'others');
});

test('a page that has been silent for a while counts as closed', async (t) => {
  const office = await openOffice(t);
  const id = await office.portalCase();
  const [clerk, head] = [office.person('wko', 'OfficeClerk'), office.person('wko', 'Head')];
  const version = await versionOf(office, id);
  await ask(office, head, id, version);
  const age = (seconds: number) => office.desk.db.query('update case_presence set seen_at = now() - make_interval(secs => $2) where staff_id = $1', [head.id, seconds]);

  await age(10);
  assert.equal((await ask(office, clerk, id, version)).kind, 'others');
  await age(20);
  assert.equal((await ask(office, clerk, id, version)).kind, 'quiet');
  await age(3600);
  await ask(office, clerk, id, version);
  assert.equal((await office.desk.db.query('select 1 from case_presence where staff_id = $1', [head.id])).rowCount, 0, 'swept');
});

test('nobody of another unit is told anything, nor noted', async (t) => {
  const office = await openOffice(t);
  const id = await office.portalCase();
  await ask(office, office.person('wko', 'Head'), id, 1);
  for (const stranger of office.people.filter(({ unit }) => unit !== 'wko')) {
    const answer = await office.get(stranger, `/workplace/cases/${id}/others?sequence=1`);
    assert.equal(answer.statusCode, 404, `${stranger.role} ${stranger.unit}`);
    assert.doesNotMatch(answer.body, /wko/);
  }
  assert.equal((await office.get(undefined, `/workplace/cases/${id}/others`)).statusCode, 303);
  for (const wrong of ['x', '00000000-0000-4000-8000-000000000000']) assert.equal((await office.get(office.person('wko', 'Head'), `/workplace/cases/${wrong}/others`)).statusCode, 404);
  assert.equal((await office.desk.db.query('select 1 from case_presence')).rowCount, 1);
});
