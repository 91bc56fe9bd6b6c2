import { test } from 'node:test';
import assert from 'node:assert/strict';
import { checkPage } from '../../kit/index.ts';
import { languages } from '../../texts/index.ts';
import { makeAuthority, signatureOf } from '../testing/authority.ts';
import { AIGUL, BOLAT, openPortal, PIXEL, saidBy } from '../testing/portal-site.ts';
import type { PortalSite, Visitor } from '../testing/portal-site.ts';
import { laidBefore } from '../testing/requests.ts';

/** Three applications, each with its own certificate: to a pension fund, to a bank, to the road police. */
const APPLY = '/services/kokpekti-2012-417/06/apply';

async function begin(site: PortalSite): Promise<Visitor> {
  await site.desk.db.query("insert into unit (id, kind, name, decree, zone) values ('kokpekti', 'provider', $1, 'kokpekti-2012-417', 'Asia/Almaty')", [JSON.stringify({ kk: 'Бөлім', ru: 'Отдел', en: 'Department' })]);
  return site.visitor(AIGUL);
}

async function draftRow({ desk }: PortalSite): Promise<{ readonly form: string | null; readonly answers: Readonly<Record<string, string>> } | undefined> {
  return (await desk.db.query<{ form: string | null; answers: Record<string, string> }>('select form, answers from draft')).rows[0];
}

/** Something for every field of the form that is on the page. */
async function fillIn(visitor: Visitor, site: PortalSite, form: string): Promise<void> {
  const regulation = site.desk.library.regulations.get('kokpekti-2012-417/06')!;
  const fields = regulation.forms.find(({ id }) => id === form)!.fields;
  const answers = Object.fromEntries(fields.flatMap(({ id, type, choices }): [string, string][] => {
    if (type === 'date') return [[`${id}-day`, '3'], [`${id}-month`, '2'], [`${id}-year`, '2015']];
    return [[id, type === 'choice' ? choices?.[0]?.id ?? '' : type === 'iin' ? BOLAT.iin : type === 'phone' ? '+7 701 123 45 67' : type === 'year' ? '2015' : ['number', 'integer', 'money'].includes(type) ? '3' : type === 'checkbox' ? 'yes' : 'Мәлімет']];
  }));
  await visitor.get(`${APPLY}/form`);
  await visitor.post(`${APPLY}/about-you`, answers);
  await visitor.post(`${APPLY}/request`, answers);
  for (const { id } of regulation.documents.filter(({ required }) => required)) await visitor.postFiles(`${APPLY}/documents`, { go: 'stay' }, [{ field: id, name: 'бет.png', bytes: PIXEL }]);
}

test('asks first which application it is, in every language, and where each of them leads', async (t) => {
  const site = await openPortal(t);
  const aigul = await begin(site);
  for (const language of languages) {
    const page = await aigul.get(`${APPLY}/form?lang=${language}`);
    const without = await aigul.post(`${APPLY}/form`, {});
    const unheardOf = await aigul.post(`${APPLY}/form`, { form: 'bank-certificate-form' });

    assert.equal(page.statusCode, 200);
    for (const form of ['application', 'application-bank', 'application-vehicle']) assert.ok(page.body.includes(`value="${form}"`), form);
    assert.ok(!page.body.includes(' checked'));
    assert.deepEqual([without.statusCode, unheardOf.statusCode], [422, 422]);
    for (const one of [page, without, unheardOf]) assert.deepEqual(checkPage(one.body), []);
  }
  assert.match(saidBy(await aigul.get(`${APPLY}/form?lang=kk`)), /Қандай өтініш бересіз\? .*Нәтижесі: /);
  assert.equal((await draftRow(site))?.form, null);
});

test('asks nothing that follows from the form before it is chosen, and cannot be signed', async (t) => {
  const site = await openPortal(t);
  const aigul = await begin(site);
  await aigul.get(APPLY);

  const early = [await aigul.get(`${APPLY}/about-you`), await aigul.get(`${APPLY}/request`), await aigul.post(`${APPLY}/request`, { 'bank-name': 'Банк' }), await aigul.get(`${APPLY}/documents`)];
  const check = await aigul.get(`${APPLY}/check`);
  const sign = await aigul.get(`${APPLY}/sign`);

  for (const answer of early) assert.equal(answer.headers.location, `${APPLY}/form`);
  assert.ok(check.body.includes(`href="${APPLY}/form?return=check"`));
  assert.deepEqual(checkPage(check.body), []);
  assert.equal(sign.headers.location, `${APPLY}/check`);
});

test('a service with one form asks for no choice', async (t) => {
  const site = await openPortal(t);
  const aigul = await site.visitor(AIGUL);
  await aigul.get('/services/wko-2015-153/02/apply');
  for (const page of [await aigul.get('/services/wko-2015-153/02/apply/form'), await aigul.post('/services/wko-2015-153/02/apply/co-signers', { 'co-spouse': '1' })]) assert.equal(page.headers.location, '/services/wko-2015-153/02/apply');
  assert.equal((await aigul.get('/services/wko-2015-153/02/apply/nonsense')).statusCode, 404);
  assert.ok(!(await aigul.get('/services/wko-2015-153/02/apply/check')).body.includes('/apply/form'));
});

test('another form keeps the answers to fields of the same id, and the first form finds all of its own again', async (t) => {
  const site = await openPortal(t);
  const aigul = await begin(site);
  await aigul.get(`${APPLY}/form`);
  await aigul.post(`${APPLY}/form`, { form: 'application-bank' });
  await fillIn(aigul, site, 'application-bank');
  const bank = (await draftRow(site))!;

  const changed = await aigul.post(`${APPLY}/form`, { form: 'application-vehicle', return: 'check' });
  const vehicle = (await draftRow(site))!;
  const fields = (form: string): readonly string[] => site.desk.library.regulations.get('kokpekti-2012-417/06')!.forms.find(({ id }) => id === form)!.fields.map(({ id }) => id);
  const common = fields('application-bank').filter((id) => fields('application-vehicle').includes(id) && bank.answers[id] !== undefined);

  assert.equal(changed.headers.location, `${APPLY}/check`);
  assert.equal(vehicle.form, 'application-vehicle');
  assert.ok(common.length > 1, 'the forms share no field: the test says nothing');
  for (const id of common) assert.equal(vehicle.answers[id], bank.answers[id], id);
  await aigul.post(`${APPLY}/form`, { form: 'application-bank' });
  assert.deepEqual((await draftRow(site))!.answers, { ...vehicle.answers });
});

test('the case, the signed document and the answers kept are those of the form chosen', async (t) => {
  const { trust, issue } = await makeAuthority();
  const site = await openPortal(t, { trust });
  const aigul = await begin(site);
  const key = await issue({ role: 'individual', iin: AIGUL.iin, surname: AIGUL.surname, name: AIGUL.name });
  await aigul.get(`${APPLY}/form`);
  await aigul.post(`${APPLY}/form`, { form: 'application-vehicle' });
  await fillIn(aigul, site, 'application-vehicle');
  await aigul.post(`${APPLY}/form`, { form: 'application-bank' });
  await fillIn(aigul, site, 'application-bank');
  const { signing, toSign } = laidBefore(await aigul.get(`${APPLY}/sign`));

  const answer = await aigul.post(`${APPLY}/sign`, { signing, signature: await signatureOf(toSign, key) });

  assert.match(String(answer.headers.location), /\/sent$/, `${answer.statusCode} ${site.failures.at(-1)}`);
  assert.match(toSign.toString(), / form="application-bank" /);
  const { rows } = await site.desk.db.query<{ state: { form?: string }; name: string; details: { answers: string } }>("select c.state, p.name, p.details from cases c join paper p on p.case_id = c.id where p.kind = 'request'");
  const fields = site.desk.library.regulations.get('kokpekti-2012-417/06')!.forms.find(({ id }) => id === 'application-bank')!.fields.map(({ id }) => id);
  assert.deepEqual([rows[0]?.state.form, rows[0]?.name], ['application-bank', 'application-bank']);
  for (const id of Object.keys(JSON.parse(rows[0]!.details.answers) as object)) assert.ok([...fields, 'unit'].includes(id), id);
});

test('a form changed after the document was laid out is not sent under the old signature', async (t) => {
  const { trust, issue } = await makeAuthority();
  const site = await openPortal(t, { trust });
  const aigul = await begin(site);
  const key = await issue({ role: 'individual', iin: AIGUL.iin, surname: AIGUL.surname, name: AIGUL.name });
  await aigul.get(`${APPLY}/form`);
  await aigul.post(`${APPLY}/form`, { form: 'application-bank' });
  await fillIn(aigul, site, 'application-bank');
  const { signing, toSign } = laidBefore(await aigul.get(`${APPLY}/sign`));
  const elsewhere = await site.visitor(AIGUL);
  await elsewhere.get(`${APPLY}/form`);
  await elsewhere.post(`${APPLY}/form`, { form: 'application' });

  const answer = await aigul.post(`${APPLY}/sign`, { signing, signature: await signatureOf(toSign, key) });

  assert.equal(answer.headers.location, `${APPLY}/sign?expired`);
  assert.equal((await site.desk.db.query('select 1 from cases')).rowCount, 0);
});
