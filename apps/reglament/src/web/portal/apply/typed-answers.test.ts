/** Answers as people type them: what may be a year or a date, and the same mistake in two fields. */
import { test } from 'node:test';
import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { checkPage } from '../../kit/index.ts';
import { translate } from '../../texts/index.ts';
import { AIGUL, openPortal, saidBy } from '../testing/portal-site.ts';
import type { Visitor } from '../testing/portal-site.ts';
import { ABOUT_YOU, REQUEST, SERVICE } from '../testing/requests.ts';

const UNEMPLOYED = '/services/kokpekti-2012-417/01/apply';
const FLAT = '/services/kokpekti-2012-417/05/apply';

async function applicant(t: TestContext): Promise<Visitor> {
  const site = await openPortal(t);
  await site.desk.db.query("insert into unit (id, kind, name, decree, zone) values ('kok', 'provider', $1, 'kokpekti-2012-417', 'Asia/Almaty')", [JSON.stringify({ kk: 'Бөлім', ru: 'Отдел', en: 'Department' })]);
  return site.visitor(AIGUL);
}

test('a field for a year or a date says so, and takes both as people write them', async (t) => {
  const aigul = await applicant(t);
  const page = await aigul.get(`${UNEMPLOYED}/request`);
  assert.equal(saidBy(page).split(translate('kk', 'kit.dateOrYearHint')).length, 3, 'told beside both fields');

  for (const typed of ['2015', '27.3.2015', '27/03/2015', '27 3 2015', '2015-03-27']) {
    const answer = await aigul.post(`${UNEMPLOYED}/request`, { 'period-from': typed, 'period-to': '2016' });
    assert.equal(answer.statusCode, 303, typed);
  }
});

test('what is neither a year nor a date is told how to be written, a day that never was is told so, and both stay typed', async (t) => {
  const aigul = await applicant(t);
  await aigul.get(UNEMPLOYED);
  for (const [typed, said] of [['былтыр', 'жылын (мысалы, 2015)'], ['15', 'жылын (мысалы, 2015)'], ['31.2.2015', 'мұндай күн жоқ'], ['1815', 'жылын (мысалы, 2015)']] as const) {
    const answer = await aigul.post(`${UNEMPLOYED}/request`, { 'period-from': typed, 'period-to': '2016' });
    assert.deepEqual([answer.statusCode, checkPage(answer.body)], [422, []], typed);
    assert.ok(saidBy(answer).includes(said), typed);
    assert.ok(answer.body.includes(`value="${typed}"`), typed);
  }
});

test('a number that is not whole and a year that cannot be are told by what to write', async (t) => {
  const aigul = await applicant(t);
  await aigul.get(`${SERVICE}/apply`);

  const phone = await aigul.post(`${SERVICE}/apply/about-you`, { ...ABOUT_YOU, phone: '70000' });
  const born = await aigul.post(`${SERVICE}/apply/request`, { ...REQUEST, 'child-birth-date-year': '1815' });

  assert.ok(phone.statusCode === 422 && saidBy(phone).includes('нөмірді толық жазыңыз, мысалы, +7 701'), saidBy(phone));
  assert.ok(born.statusCode === 422 && saidBy(born).includes('«Баланың туған күні»: жылын тексеріңіз'), saidBy(born));
});

test('the same mistake in two fields names each of them', async (t) => {
  const aigul = await applicant(t);
  await aigul.get(FLAT);
  await aigul.post(`${FLAT}/form`, { form: 'application' });

  const answer = await aigul.post(`${FLAT}/co-signers`, { 'co-spouse-none': 'yes', 'co-child-1': 'абв', 'co-child-2': 'где' });
  const once = await aigul.post(`${FLAT}/co-signers`, { 'co-spouse-none': 'yes', 'co-child-1': 'абв', 'co-child-2': '' });

  assert.equal(answer.statusCode, 422);
  for (const number of [1, 2]) assert.ok(saidBy(answer).includes(`«${translate('kk', 'portal.joint.child', { number })}»: ${translate('kk', 'errors.iin.digits')}`), saidBy(answer));
  assert.ok(!saidBy(once).includes(`»: ${translate('kk', 'errors.iin.digits')}`), 'one mistake needs no second name');
});
