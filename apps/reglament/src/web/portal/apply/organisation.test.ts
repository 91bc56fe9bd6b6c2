/** A service for organisations: who may begin it, whose cabinet it is in, whose key signs it. */
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import assert from 'node:assert/strict';
import type { LightMyRequestResponse } from 'fastify';
import { wordingOf } from '@reglament/eds';
import type { Authority, Owner } from '@reglament/eds';
import { checkPage } from '../../kit/index.ts';
import { languages, translate } from '../../texts/index.ts';
import { makeAuthority, signatureOf } from '../testing/authority.ts';
import type { TestAuthority } from '../testing/authority.ts';
import { AIGUL, BOLAT, KOKTEM, openPortal, PIXEL, saidBy } from '../testing/portal-site.ts';
import type { PortalSite, Visitor } from '../testing/portal-site.ts';
import { laidBefore } from '../testing/requests.ts';

const BUSINESS = '/services/karaganda-2014-34-05/18';
const ANSWERS = { address: 'Қарағанды қ.', phone: '+7 721 200 00 00', workers: '3', profession: 'Дәнекерлеуші', territory: 'Қарағанды облысы', period: '1 жыл' };

let made: Promise<TestAuthority> | undefined;
const authority = (): Promise<TestAuthority> => made ??= makeAuthority();
const head: Owner = { role: 'head', iin: BOLAT.iin, bin: KOKTEM.bin, surname: BOLAT.surname, name: BOLAT.name, organisation: KOKTEM.nameKz };

async function open(t: TestContext): Promise<PortalSite> {
  const site = await openPortal(t, { trust: (await authority()).trust });
  await site.desk.db.query("insert into unit (id, kind, name, decree, zone) values ('karaganda', 'provider', $1, 'karaganda-2014-34-05', 'Asia/Almaty')", [JSON.stringify({ kk: 'Басқарма', ru: 'Управление', en: 'Department' })]);
  return site;
}

async function logInWith(visitor: Visitor, key: Authority): Promise<LightMyRequestResponse> {
  const { signing, toSign } = laidBefore(await visitor.get('/sign-in/eds?switch'));
  return visitor.post('/sign-in/eds', { signing, signature: await signatureOf(toSign, key) });
}

/** Fills in the request up to its signature. */
async function fill(visitor: Visitor): Promise<{ readonly signing: string; readonly toSign: Buffer }> {
  const start = await visitor.get(`${BUSINESS}/apply`);
  assert.equal(start.statusCode, 200, saidBy(start).slice(0, 400));
  await visitor.post(`${BUSINESS}/apply/form`, { form: 'employer-application' });
  await visitor.post(`${BUSINESS}/apply/about-you`, ANSWERS);
  await visitor.post(`${BUSINESS}/apply/request`, ANSWERS);
  const documents = await visitor.get(`${BUSINESS}/apply/documents`);
  for (const field of new Set([...documents.body.matchAll(/type="file"[^>]*name="([^"]+)"|name="([^"]+)"[^>]*type="file"/g)].map(([, one, other]) => one ?? other ?? ''))) {
    await visitor.postFiles(`${BUSINESS}/apply/documents`, { go: 'stay' }, [{ field, name: 'бет.png', bytes: PIXEL }]);
  }
  return laidBefore(await visitor.get(`${BUSINESS}/apply/sign`));
}

for (const language of languages) {
  test(`a private person is told why they cannot begin it, and the way in: ${language}`, async (t) => {
    const site = await open(t);
    const aigul = await site.visitor(AIGUL);
    const page = await aigul.get(`${BUSINESS}/apply?lang=${language}`);

    assert.equal(page.statusCode, 403);
    assert.deepEqual(checkPage(page.body), []);
    assert.ok(saidBy(page).includes(translate(language, 'portal.apply.businessOnly')));
    assert.match(page.body, /href="\/sign-in\/eds\?switch/);
    assert.equal((await site.desk.db.query('select 1 from draft')).rowCount, 0, 'nothing was begun');
  });
}

test('an organisation logs in with its head’s EDS, applies in its own cabinet, and the head’s personal one stays empty', async (t) => {
  const { issue } = await authority();
  const site = await open(t);
  const key = await issue(head);
  const bolat = await site.visitor(BOLAT);
  assert.equal((await logInWith(bolat, key)).headers.location, '/cabinet');
  assert.ok(saidBy(await bolat.get('/cabinet/account')).includes(`${KOKTEM.nameKz} БСН ${KOKTEM.bin}`));
  const { signing, toSign } = await fill(bolat);
  assert.match(toSign.toString(), new RegExp(`<applicant bin="${KOKTEM.bin}">\\s*<name>${KOKTEM.nameKz}</name>`));

  const sent = await bolat.post(`${BUSINESS}/apply/sign`, { signing, signature: await signatureOf(toSign, key) });

  assert.match(String(sent.headers.location), /\/sent$/, saidBy(sent).slice(0, 500));
  const page = await bolat.get(String(sent.headers.location).replace('/sent', ''));
  assert.deepEqual([page.statusCode, checkPage(page.body)], [200, []]);
  const { rows } = await site.desk.db.query<{ actor: string }>('select actor from task');
  assert.ok(rows.length === 1 && rows[0]?.actor !== 'Employer', 'the request has left the organisation');
  const personal = await site.visitor(BOLAT);
  assert.ok(saidBy(await personal.get('/cabinet')).includes(translate('kk', 'portal.cabinet.noRequests')));
  assert.equal((await personal.get(String(sent.headers.location).replace('/sent', ''))).statusCode, 404);
});

test('only a key that carries the organisation’s BIN and may speak for it signs', async (t) => {
  const { issue } = await authority();
  const site = await open(t);
  const visitor = await site.visitor();
  await logInWith(visitor, await issue(head));
  const employee = await fill(visitor);
  const told = await visitor.post(`${BUSINESS}/apply/sign`, { signing: employee.signing, signature: await signatureOf(employee.toSign, await issue({ ...head, role: 'employee' })) });
  assert.equal(told.statusCode, 422);
  assert.deepEqual(checkPage(told.body), []);
  assert.ok(saidBy(told).includes(translate('kk', 'errors.signature.notForOrganisation')));
  assert.equal((await site.desk.db.query('select 1 from cases')).rowCount, 0);

  const again = laidBefore(await visitor.get(`${BUSINESS}/apply/sign`));
  const refused = await visitor.post(`${BUSINESS}/apply/sign`, { signing: again.signing, signature: await signatureOf(again.toSign, await issue({ role: 'individual', iin: BOLAT.iin, surname: BOLAT.surname, name: BOLAT.name })) });
  assert.equal(refused.statusCode, 422, 'this route prints no condition 2: nothing is sent, and nothing refused');
  assert.ok(saidBy(refused).includes(wordingOf('bin-mismatch', 'kk')));
  assert.equal((await site.desk.db.query('select 1 from cases')).rowCount, 0);

  const signatory = laidBefore(await visitor.get(`${BUSINESS}/apply/sign`));
  const sent = await visitor.post(`${BUSINESS}/apply/sign`, { signing: signatory.signing, signature: await signatureOf(signatory.toSign, await issue({ ...head, role: 'signatory', iin: AIGUL.iin })) });
  assert.match(String(sent.headers.location), /\/sent$/);
});

test('an organisation the register does not know is refused authorisation; a silent register refuses nobody', async (t) => {
  const { issue } = await authority();
  const site = await open(t);
  const key = await issue(head);
  site.population.entities.clear();
  const refused = await logInWith(await site.visitor(), key);
  assert.equal(refused.statusCode, 403);
  assert.deepEqual(checkPage(refused.body), []);
  assert.ok(saidBy(refused).includes(translate('kk', 'portal.refused.entityAbsent')));
  site.population.down = true;
  assert.equal((await logInWith(await site.visitor(), key)).statusCode, 503);
});

test('an organisation cannot begin a service for people, and an employee’s key opens their own cabinet', async (t) => {
  const { issue } = await authority();
  const site = await open(t);
  const visitor = await site.visitor();
  await logInWith(visitor, await issue(head));
  const page = await visitor.get('/services/wko-2015-153/02/apply');
  assert.equal(page.statusCode, 403);
  assert.deepEqual(checkPage(page.body), []);
  assert.ok(saidBy(page).includes(translate('kk', 'portal.apply.peopleOnly')));

  const person = await site.visitor();
  await logInWith(person, await issue({ ...head, role: 'employee' }));
  assert.ok(saidBy(await person.get('/cabinet/account')).includes(BOLAT.iin));
});

test('an individual entrepreneur applies with their own IIN where the register knows them as one', async (t) => {
  const site = await open(t);
  site.population.entities.set(AIGUL.iin, { ...KOKTEM, bin: AIGUL.iin, nameKz: 'ЖК Серікова', nameRu: 'ИП Серикова' });
  const aigul = await site.visitor(AIGUL);
  assert.equal((await aigul.get(`${BUSINESS}/apply`)).statusCode, 200);
  site.population.down = true;
  const silent = await aigul.get(`${BUSINESS}/apply`);
  assert.equal(silent.statusCode, 503);
  assert.deepEqual(checkPage(silent.body), []);
});

for (const language of languages) {
  test(`where the portal serves a category, its members declare it first and sign it; the others are told where to go: ${language}`, async (t) => {
    const site = await open(t);
    const aigul = await site.visitor(AIGUL);
    const service = '/services/karaganda-2014-34-05/13';
    const start = await aigul.get(`${service}/apply?lang=${language}`);
    assert.equal((await aigul.get(`${service}/apply/about-you`)).headers.location, `${service}/apply/category`);
    const question = await aigul.get(`${service}/apply/category`);
    const outside = await aigul.post(`${service}/apply/category`, { 'portal-category': 'no' });
    const none = await aigul.post(`${service}/apply/category`, { 'portal-category': 'x' });
    for (const page of [start, question, outside, none]) assert.deepEqual(checkPage(page.body), []);
    assert.deepEqual([outside.statusCode, none.statusCode], [422, 422]);
    assert.ok(saidBy(outside).includes(translate(language, 'errors.category.outside')));
    assert.equal((await aigul.post(`${service}/apply/request`, { x: 'y' })).headers.location, `${service}/apply/category`, 'nothing is taken before');
    assert.equal((await aigul.get(`${service}/apply/sign`)).headers.location, `${service}/apply/check`);

    const inside = await aigul.post(`${service}/apply/category`, { 'portal-category': 'yes' });

    assert.equal(inside.statusCode, 303);
    assert.equal((await aigul.get(`${service}/apply/about-you`)).statusCode, 200);
    assert.deepEqual(checkPage((await aigul.get(`${service}/apply/check`)).body), []);
  });
}

test('a password set in the organisation’s cabinet opens it by BIN', async (t) => {
  const { issue } = await authority();
  const site = await open(t);
  const visitor = await site.visitor();
  await logInWith(visitor, await issue(head));
  await visitor.get('/cabinet/account/password');
  await visitor.post('/cabinet/account/password', { password: 'жаңа ұзақ пароль', passwordAgain: 'жаңа ұзақ пароль' });
  const again = await site.visitor();
  await again.get('/sign-in');

  assert.equal((await again.post('/sign-in', { iin: KOKTEM.bin, password: 'жаңа ұзақ пароль' })).headers.location, '/cabinet');
});
