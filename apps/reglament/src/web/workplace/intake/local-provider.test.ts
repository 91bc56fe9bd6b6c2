/** "Where there is no provider at the place of residence": the akim's counter takes those requests only there. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkPage } from '../../kit/index.ts';
import { languages } from '../../texts/index.ts';
import { APPLICANT_IIN, openOffice } from '../testing/office.ts';
import type { Office } from '../testing/office.ts';

/** Conditional on there being no provider, and never conditional. */
const BOUND = ['karaganda-2014-34-05/01', 'karaganda-2014-34-05/17'];
const FREE = ['karaganda-2014-34-05/02', 'karaganda-2014-34-05/13'];

const standIn = (office: Office, unit: string, locality: string | null) => office.desk.db.query('update unit set locality = $2 where id = $1', [unit, locality]);

async function offered(office: Office): Promise<readonly string[]> {
  const page = await office.get(office.person('kar-akim', 'AkimClerk'), '/workplace/intake');
  return [...BOUND, ...FREE].filter((id) => page.body.includes(`href="/workplace/intake/${id}/akim"`));
}

test('the akim takes them where no provider of the decree stands in the same place', async (t) => {
  const office = await openOffice(t);
  await standIn(office, 'kar-akim', 'Доскей ауылы');
  await standIn(office, 'kar', 'Қарағанды қаласы');

  assert.deepEqual(await offered(office), [...BOUND, ...FREE]);
});

test('with a provider in the same place they are neither offered nor taken, and the page says who takes them', async (t) => {
  const office = await openOffice(t);
  const clerk = office.person('kar-akim', 'AkimClerk');
  await standIn(office, 'kar-akim', 'Доскей ауылы');
  await standIn(office, 'kar', 'доскей АУЫЛЫ');
  const path = `/workplace/intake/${BOUND[0]}/akim`;

  assert.deepEqual(await offered(office), FREE);
  assert.equal((await office.get(clerk, path)).statusCode, 404);
  assert.equal((await office.post(clerk, path, { iin: APPLICANT_IIN })).statusCode, 404);
  assert.equal((await office.post(clerk, `${path}/${office.applicant}`, { provider: 'kar' })).statusCode, 404);
  assert.equal((await office.desk.db.query('select 1 from cases')).rows.length, 0);
  for (const language of languages) {
    const page = await office.get(clerk, `/workplace/intake?lang=${language}`);
    assert.deepEqual(checkPage(page.body), [], language);
    if (language === 'kk') assert.match(page.body, /<li>[^<]* – Қарағанды қаласының жұмыспен қамту бөлімі/);
  }
});

test('a provider that was closed, one of another decree, and a centre in the same place stand in nobody’s way', async (t) => {
  const office = await openOffice(t);
  await standIn(office, 'kar-akim', 'Доскей ауылы');
  for (const unit of ['wko', 'kok-centre', 'kar']) await standIn(office, unit, 'Доскей ауылы');
  assert.deepEqual(await offered(office), FREE);

  await office.desk.db.query("update unit set closed_at = now() where id = 'kar'");

  assert.deepEqual(await offered(office), [...BOUND, ...FREE]);
});

test('as long as nobody has said where the akim sits, the clerk goes by the address in the application, as before', async (t) => {
  const office = await openOffice(t);
  await standIn(office, 'kar', 'Доскей ауылы');

  assert.deepEqual(await offered(office), [...BOUND, ...FREE]);
});
