import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import assert from 'node:assert/strict';
import type { Actor } from '@reglament/regulation';
import { beginSession } from '../../../desk/people/sessions.ts';
import { checkPage } from '../../kit/index.ts';
import { doNext, endCase, openCaseOf } from '../../portal/testing/cases.ts';
import { AIGUL, BOLAT, openPortal, saidBy } from '../../portal/testing/portal-site.ts';
import type { PortalSite, Visitor } from '../../portal/testing/portal-site.ts';
import { languages, translate } from '../../texts/index.ts';
import { registerWorkplace } from '../index.ts';

/** The text of 002/04 gives the call centre complaints and ratings; 000/02 says nothing of a call centre. */
const QUALITY = 'kokpekti-2012-417/04';
const SILENT = 'wko-2015-153/02';

async function staff(site: PortalSite, role: Actor, unit: string): Promise<Visitor> {
  const id = randomUUID();
  await site.desk.db.query('insert into staff (id, login, password_hash, iin, name, post) values ($1, $2, $3, $4, $5, $6)', [id, id, 'none', AIGUL.iin, 'ҚЫЗМЕТКЕР', JSON.stringify({ kk: 'қызметкер', ru: 'сотрудник', en: 'officer' })]);
  await site.desk.db.query('insert into staff_role (staff_id, role, unit) values ($1, $2, $3)', [id, role, unit]);
  const visitor = await site.visitor();
  visitor.cookies.set('session', (await beginSession(site.desk, { staffId: id })).token);
  await visitor.get('/workplace/calls');
  return visitor;
}

async function desk(t: Parameters<typeof openPortal>[0]): Promise<{ readonly site: PortalSite; readonly operator: Visitor }> {
  const site = await openPortal(t, {}, { sections: [registerWorkplace], at: '2026-09-15T05:00:00.000Z' });
  for (const [id, kind, decree] of [['1414', 'call-centre', 'all'], ['kok', 'provider', 'kokpekti-2012-417']]) await site.desk.db.query('insert into unit (id, kind, name, decree, zone) values ($1, $2, $3, $4, $5)', [id, kind, JSON.stringify({ kk: id, ru: id, en: id }), decree, 'Asia/Almaty']);
  return { site, operator: await staff(site, 'CallCentreOperator', '1414') };
}

/** A registered request of Aigul, and its number. */
async function registered(site: PortalSite, regulation: string, provider: string): Promise<{ readonly id: string; readonly number: string }> {
  const id = await openCaseOf(site, AIGUL.id, regulation, provider);
  const number = `n-${id.slice(0, 8)}`;
  while ((await doNext(site.desk, id)).registeredAt === undefined);
  await site.desk.db.query('update cases set number = $2 where id = $1', [id, number]);
  return { id, number };
}

for (const language of languages) {
  test(`the desk of 1414 is in order: ${language}`, async (t) => {
    const { site, operator } = await desk(t);
    const { number, id } = await registered(site, QUALITY, 'kok');
    await endCase(site, id);
    const silent = await registered(site, SILENT, 'oral');
    const pages = [await operator.get(`/workplace/calls?lang=${language}`), await operator.get('/workplace/calls?q=қорғаншылық'), await operator.get('/workplace/calls?q=трактор')];
    for (const asked of [number, silent.number]) {
      const call = String((await operator.post('/workplace/calls', { number: asked, iin: AIGUL.iin })).headers.location);
      pages.push(await operator.get(call), await operator.get(`${call}?said=rated`));
    }
    for (const page of pages) assert.deepEqual([page.statusCode, checkPage(page.body)], [200, []], saidBy(page).slice(0, 300));
  });
}

test('a request is told of only when number and IIN belong together; after five wrong answers to nobody for an hour', async (t) => {
  const { site, operator } = await desk(t);
  const { number } = await registered(site, SILENT, 'oral');
  for (let time = 0; time < 5; time += 1) {
    const wrong = await operator.post('/workplace/calls', { number, iin: BOLAT.iin });
    assert.deepEqual([wrong.statusCode, checkPage(wrong.body)], [422, []]);
    assert.match(saidBy(wrong), /бір-біріне сәйкес келмейді/);
  }
  assert.match(saidBy(await operator.post('/workplace/calls', { number, iin: AIGUL.iin })), /тым көп болды/);
  assert.equal((await operator.post('/workplace/calls', { number: '', iin: '' })).statusCode, 422);
});

test('tells how the request stands, takes no complaint where the text gives information only, and leaves a trace', async (t) => {
  const { site, operator } = await desk(t);
  const { number, id } = await registered(site, SILENT, 'oral');
  const call = String((await operator.post('/workplace/calls', { number, iin: AIGUL.iin })).headers.location);
  const page = await operator.get(call);

  assert.match(saidBy(page), /Қазір кімде:/);
  for (const secret of [AIGUL.iin, AIGUL.surname, AIGUL.address, '+7 701']) assert.ok(!saidBy(page).includes(secret), secret);
  assert.equal((await operator.post(`${call}/complaint`, { subject: 'delay', body: 'Анықтама уақытында шықпады.' })).headers.location, call, 'back to the call, whose page says that only information is given');
  assert.equal((await site.desk.db.query('select 1 from complaint')).rowCount, 0);
  const { rows } = await site.desk.db.query('select case_id from access_log where reason = $1', ['call']);
  assert.deepEqual(rows, [{ case_id: id }]);
});

test('where the text gives it quality, the desk takes a complaint in the caller’s name and one rating', async (t) => {
  const { site, operator } = await desk(t);
  const { number, id } = await registered(site, QUALITY, 'kok');
  const call = String((await operator.post('/workplace/calls', { number, iin: AIGUL.iin })).headers.location);
  await operator.get(call);
  const short = await operator.post(`${call}/complaint`, { subject: 'delay', body: 'қысқа' });
  const filed = await operator.post(`${call}/complaint`, { subject: 'delay', body: 'Анықтама уақытында шықпады.' });
  await endCase(site, id);
  const half = await operator.post(`${call}/rating`, { process: '3', information: '' });
  const rated = await operator.post(`${call}/rating`, { process: '3', information: '2' });
  const again = await operator.post(`${call}/rating`, { process: '1', information: '1' });

  assert.deepEqual([short.statusCode, checkPage(short.body), filed.statusCode, half.statusCode, rated.statusCode, again.statusCode], [422, [], 303, 422, 303, 303]);
  assert.equal(again.headers.location, `${call}?said=ratedBefore`);
  const told = await operator.get(String(again.headers.location));
  assert.deepEqual([checkPage(told.body), saidBy(told).includes(translate('kk', 'workplace.call.ratedBefore'))], [[], true]);
  assert.equal((await site.desk.db.query('select 1 from survey_given')).rowCount, 1, 'counted once');
  assert.match(saidBy(await operator.get(`${call}?said=complaint`)), /Шағым тіркелді\. Нөмірін айтыңыз: Ш-2026\/000001/);
  const { rows } = await site.desk.db.query('select account_id from complaint');
  assert.deepEqual(rows, [{ account_id: AIGUL.id }]);
});

test('a call is its operator’s own and ends by itself; for other staff the desk is not there', async (t) => {
  const { site, operator } = await desk(t);
  const { number } = await registered(site, SILENT, 'oral');
  const call = String((await operator.post('/workplace/calls', { number, iin: AIGUL.iin })).headers.location);
  const [other, clerk] = [await staff(site, 'CallCentreOperator', '1414'), await staff(site, 'OfficeClerk', 'oral')];

  assert.equal((await other.get(call)).statusCode, 404);
  for (const url of ['/workplace/calls', call]) assert.equal((await clerk.get(url)).statusCode, 404);
  assert.equal((await operator.get(call)).statusCode, 200);
  await site.desk.db.query("update call set begun_at = begun_at - interval '31 minutes'");
  assert.equal((await operator.get(call)).headers.location, '/workplace/calls?over=1');
  const late = await operator.post(`${call}/complaint`, { subject: 'delay', body: 'Анықтама уақытында шықпады.' });
  assert.deepEqual([late.statusCode, checkPage(late.body)], [409, []]);
  assert.ok(saidBy(late).includes(translate('kk', 'workplace.calls.over')) && saidBy(late).includes('Анықтама уақытында шықпады.'), 'what was taken down is not lost');
  assert.equal((await other.post(`${call}/complaint`, { subject: 'delay', body: 'Анықтама уақытында шықпады.' })).statusCode, 404);
});

test('other words while a complaint is open are shown again and not registered', async (t) => {
  const { site, operator } = await desk(t);
  const { number } = await registered(site, QUALITY, 'kok');
  const call = String((await operator.post('/workplace/calls', { number, iin: AIGUL.iin })).headers.location);
  await operator.get(call);
  const first = { subject: 'delay', body: 'Анықтама уақытында шықпады.' };
  await operator.post(`${call}/complaint`, first);

  const twice = await operator.post(`${call}/complaint`, first);
  const other = await operator.post(`${call}/complaint`, { subject: 'conduct', body: 'Қызметкер тыңдамады, дөрекі сөйледі.' });

  assert.equal(twice.headers.location, `${call}?said=complaint`);
  assert.deepEqual([other.statusCode, checkPage(other.body)], [409, []]);
  assert.ok(saidBy(other).includes('Қызметкер тыңдамады, дөрекі сөйледі.'));
  assert.equal((await site.desk.db.query('select 1 from complaint')).rowCount, 1);
});
