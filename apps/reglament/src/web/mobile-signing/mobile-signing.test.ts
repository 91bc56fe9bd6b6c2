import { test } from 'node:test';
import type { TestContext } from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { LightMyRequestResponse } from 'fastify';
import { wordingOf } from '@reglament/eds';
import type { Api1Body, Api2Body, Authority, EdsCode } from '@reglament/eds';
import { checkPage } from '../kit/index.ts';
import { makeAuthority, signatureOf } from '../portal/testing/authority.ts';
import type { TestAuthority } from '../portal/testing/authority.ts';
import { askForCode, bearer, phoneSigns, signedBody, tokenOf } from '../portal/testing/mobile-phone.ts';
import type { ShownCode } from '../portal/testing/mobile-phone.ts';
import { AIGUL, BOLAT, openPortal, saidBy } from '../portal/testing/portal-site.ts';
import type { PortalSite, Visitor } from '../portal/testing/portal-site.ts';
import { fillIn, SERVICE } from '../portal/testing/requests.ts';
import { languages, translate } from '../texts/index.ts';

let made: Promise<TestAuthority> | undefined;
const authority = (): Promise<TestAuthority> => made ??= makeAuthority();
const owner = { role: 'individual', iin: AIGUL.iin, surname: AIGUL.surname, name: AIGUL.name } as const;

interface Scene extends ShownCode { readonly site: PortalSite; readonly aigul: Visitor }

/** A filled-in request whose applicant asked for a QR code. */
async function begin(t: TestContext, changes: Parameters<typeof openPortal>[1] = {}): Promise<Scene> {
  const site = await openPortal(t, { trust: (await authority()).trust, publicUrl: 'https://portal.test/', ...changes });
  const aigul = await site.visitor(AIGUL);
  await fillIn(aigul);
  return { site, aigul, ...await askForCode(aigul, `${SERVICE}/apply/sign`) };
}

const phone = ({ site: { app }, ...code }: Scene, key: Authority, content?: Uint8Array) => phoneSigns(app, code, key, content);

function assertRefused(answer: LightMyRequestResponse, status: number, code: string): void {
  assert.equal(answer.statusCode, status, answer.body);
  const { code: told, messageKz, messageRu, messageEn } = answer.json<Record<string, string>>();
  assert.equal(told, code);
  assert.ok([messageKz, messageRu, messageEn].every((message) => (message ?? '').length > 10));
  assert.ok(![AIGUL.iin, AIGUL.surname].some((personal) => answer.body.includes(personal)));
}

async function casesIn({ site }: Pick<Scene, 'site'>): Promise<number> {
  return (await site.desk.db.query('select 1 from cases')).rowCount ?? -1;
}

test('the phone signs and the request is sent: API 1, API 2, the page goes on', async (t) => {
  const scene = await begin(t);
  const { app } = scene.site;
  const first = (await app.inject(scene.api1)).json<Api1Body>();
  assert.equal(first.document.uri, `https://portal.test${scene.documents}`);
  assert.equal(first.document.auth_type, 'Token');
  assert.ok(Date.parse(first.expiry_date) - Date.now() > 4 * 60_000 && Date.parse(first.expiry_date) - Date.now() <= 5 * 60_000);
  assert.deepEqual(Object.keys(first.organisation), ['nameRu', 'nameKz', 'nameEn', 'bin']);
  const second = (await app.inject({ url: scene.documents, headers: bearer(first.document.auth_token) })).json<Api2Body>();
  assert.equal(second.signMethod, 'CMS_SIGN_ONLY');
  assert.deepEqual(Buffer.from(second.documentsToSign[0]?.document?.file.data ?? '', 'base64'), scene.toSign, 'the very bytes that the page shows');
  assert.deepEqual((await scene.aigul.get(`${scene.page}/state`)).json(), { state: 'waiting', refusals: 0 });

  const { answer } = await phone(scene, await (await authority()).issue(owner));

  assert.equal(answer.statusCode, 200, answer.body);
  assert.equal(await casesIn(scene), 1);
  const { state, href } = (await scene.aigul.get(`${scene.page}/state`)).json<{ state: string; href: string }>();
  assert.equal(state, 'done');
  assert.match(href, /^\/cabinet\/cases\/[0-9a-f-]{36}\/sent$/);
  assert.equal((await scene.aigul.get(scene.page)).headers.location, href, 'without scripts the page leads on by itself');
  assert.ok(saidBy(await scene.aigul.get(href)).includes(translate('kk', 'portal.sent.title')));
});

for (const language of languages) {
  test(`the pages are in order and say what to do: ${language}`, async (t) => {
    const scene = await begin(t);
    for (const path of [`${scene.page}?lang=${language}`, `${scene.page}?check`, `${SERVICE}/apply/sign`]) {
      const page = await scene.aigul.get(path);
      assert.equal(page.statusCode, 200);
      assert.deepEqual(checkPage(page.body), [], path);
    }
    assert.ok(saidBy(await scene.aigul.get(`${scene.page}?check`)).includes(translate(language, 'eds.qr.notYet')));
    await scene.site.desk.db.query("update mobile_signing set expires_at = now() - interval '1 second'");
    const expired = await scene.aigul.get(scene.page);
    assert.equal(expired.statusCode, 410);
    assert.deepEqual(checkPage(expired.body), []);
    assert.ok(expired.body.includes(`href="${SERVICE}/apply/sign"`));
  });
}

test('an answer is taken once; the same again is told so and makes no second case', async (t) => {
  const scene = await begin(t);
  const { answer, again } = await phone(scene, await (await authority()).issue(owner));
  assert.equal(answer.statusCode, 200);
  assertRefused(await again(), 409, 'qr-used');
  assertRefused(await scene.site.app.inject(scene.api1), 409, 'qr-used');
  assertRefused(await scene.site.app.inject({ url: scene.documents, headers: bearer('0'.repeat(64)) }), 401, 'qr-token-invalid');
  assert.equal(await casesIn(scene), 1);
});

test('two answers at once make one case', async (t) => {
  const scene = await begin(t);
  const token = await tokenOf(scene.site.app, scene);
  const payload = await signedBody((await scene.site.app.inject({ url: scene.documents, headers: bearer(token) })).json<Api2Body>(), await (await authority()).issue(owner));
  const put = () => scene.site.app.inject({ method: 'PUT', url: scene.documents, headers: bearer(token), payload });
  const answers = await Promise.all([put(), put(), put()]);
  assert.ok(answers.every(({ statusCode }) => [200, 409].includes(statusCode)));
  assert.equal(await casesIn(scene), 1);
});

test('after its term each call is refused, and the request can be signed otherwise', async (t) => {
  const scene = await begin(t);
  const token = await tokenOf(scene.site.app, scene);
  const body = (await scene.site.app.inject({ url: scene.documents, headers: bearer(token) })).json<Api2Body>();
  const key = await (await authority()).issue(owner);
  const payload = await signedBody(body, key);
  await scene.site.desk.db.query("update mobile_signing set expires_at = now() - interval '1 millisecond'");
  assertRefused(await scene.site.app.inject(scene.api1), 410, 'qr-expired');
  assertRefused(await scene.site.app.inject({ url: scene.documents, headers: bearer(token) }), 410, 'qr-expired');
  assertRefused(await scene.site.app.inject({ method: 'PUT', url: scene.documents, headers: bearer(token), payload }), 410, 'qr-expired');
  assert.equal(await casesIn(scene), 0);
  assert.deepEqual((await scene.aigul.get(`${scene.page}/state`)).json(), { state: 'expired' });
  assert.match(String((await scene.aigul.post(`${SERVICE}/apply/sign`, { signing: scene.signing, signature: await signatureOf(scene.toSign, key) })).headers.location), /\/sent$/);
});

test('the document is given to, and taken from, the bearer of the token only', async (t) => {
  const scene = await begin(t);
  const token = await tokenOf(scene.site.app, scene);
  for (const headers of [{}, bearer(''), bearer(token.slice(1)), bearer(`${token}0`), { authorization: token }, { authorization: `Basic ${token}` }]) {
    for (const method of ['GET', 'PUT'] as const) assertRefused(await scene.site.app.inject({ method, url: scene.documents, headers, ...(method === 'PUT' ? { payload: {} } : {}) }), 401, 'qr-token-invalid');
  }
});

test('a new code makes the earlier one void, and an invented one was never there', async (t) => {
  const scene = await begin(t);
  const signing = { signing: scene.signing, back: `${SERVICE}/apply/sign` };
  const token = await tokenOf(scene.site.app, scene);
  await scene.aigul.post('/signing-by-qr', signing);
  for (const address of [scene.api1, '/mobile-signing/0', `/mobile-signing/${'a'.repeat(64)}`, '/mobile-signing/%00']) {
    assertRefused(await scene.site.app.inject(address), 404, 'qr-unknown');
    assertRefused(await scene.site.app.inject({ method: 'PUT', url: `${address}/documents`, headers: bearer(token), payload: {} }), 404, 'qr-unknown');
  }
});

test('another document, an unsigned one or none is refused; the code stays good for the right answer', async (t) => {
  const scene = await begin(t);
  const token = await tokenOf(scene.site.app, scene);
  const key = await (await authority()).issue(owner);
  assertRefused((await phone(scene, key, Buffer.from('басқа құжат'))).answer, 422, 'qr-answer-invalid');
  const body = (await scene.site.app.inject({ url: scene.documents, headers: bearer(token) })).json<Api2Body>();
  for (const payload of [body, {}, { documentsToSign: [] }, { documentsToSign: [{ id: 1 }] }, { documentsToSign: [...body.documentsToSign, ...body.documentsToSign] }]) {
    assertRefused(await scene.site.app.inject({ method: 'PUT', url: scene.documents, headers: bearer(token), payload }), 422, 'qr-answer-invalid');
  }
  assert.equal(await casesIn(scene), 0);
  assert.equal((await phone(scene, key)).answer.statusCode, 200);
});

const judged = [['certificate-expired', 'that has expired', owner, { notAfter: new Date('2021-01-01T00:00:00Z') }], ['key-usage-wrong', 'for signing in', owner, { authentication: true }]] as const;
for (const [code, what, keyOwner, options] of judged) {
  test(`the applicant's certificate ${what} is the law's refusal: the phone is told why, the page leads to it`, async (t) => {
    const scene = await begin(t);
    assertRefused((await phone(scene, await (await authority()).issue(keyOwner, options))).answer, 422, code);
    const sent = await scene.aigul.get(String((await scene.aigul.get(scene.page)).headers.location));
    assert.ok(saidBy(sent).includes(translate('kk', 'refusals.edsNotConfirmed.title')));
    assert.ok(saidBy(sent).includes(wordingOf(code as EdsCode, 'kk')));
  });
}

test('where nobody can say whether the certificate is revoked, nothing is sent and the phone may try again', async (t) => {
  const scene = await begin(t, { trust: (await authority()).trustWithoutLists });
  const { answer, again } = await phone(scene, await (await authority()).issue(owner));
  assertRefused(answer, 503, 'revocation-unavailable');
  assertRefused(await again(), 503, 'revocation-unavailable');
  assert.equal(await casesIn(scene), 0);
});

test('the code and its state are for the person who asked for it', async (t) => {
  const scene = await begin(t);
  const bolat = await scene.site.visitor(BOLAT);
  await bolat.get('/cabinet');
  for (const path of [scene.page, `${scene.page}/state`]) {
    assert.equal((await bolat.get(path)).statusCode, 404);
    assert.equal((await (await scene.site.visitor()).get(path)).statusCode, 303);
  }
  const answer = await bolat.post('/signing-by-qr', { signing: scene.signing, back: `${SERVICE}/apply/sign` });
  assert.equal(answer.headers.location, `${SERVICE}/apply/sign?expired`);
  const csrf = (await scene.site.desk.db.query<{ csrf: string }>('select csrf from session where account_id = $1', [AIGUL.id])).rows[0]?.csrf ?? '';
  const bare = await scene.site.app.inject({ method: 'POST', url: '/signing-by-qr', headers: { cookie: `session=${scene.aigul.cookies.get('session')}`, 'x-csrf': csrf } });
  assert.equal(bare.headers.location, '/cabinet?expired', 'without a body, too');
  for (const signing of ['', 'x', '00000000-0000-4000-8000-000000000000']) assert.match(String((await scene.aigul.post('/signing-by-qr', { signing, back: '//evil.test' })).headers.location), /^\/\?expired$/);
});

test('whoever comes back to the code of a request that was sent long ago is not told that nothing was sent', async (t) => {
  const scene = await begin(t);
  await phone(scene, await (await authority()).issue(owner));
  await scene.site.desk.db.query('delete from mobile_signing');

  const page = await scene.aigul.get(scene.page);

  assert.deepEqual([page.statusCode, checkPage(page.body)], [404, []]);
  assert.ok(saidBy(page).includes(translate('kk', 'eds.qr.expired.unknown')) && !saidBy(page).includes(translate('kk', 'eds.qr.expired.text')));
  assert.ok(page.body.includes('href="/cabinet"'));
});

test('the table opens nothing to its reader, and nothing personal stands in an address', async (t) => {
  const scene = await begin(t);
  const { rows } = await scene.site.desk.db.query<{ address_hash: Buffer; shown: object }>('select address_hash, shown from mobile_signing');
  assert.ok(!scene.page.includes(rows[0]?.address_hash.toString('hex') ?? '?'));
  assert.ok(!JSON.stringify(rows[0]?.shown).includes(AIGUL.iin) && !scene.page.includes(AIGUL.iin));
});

test('garbage to API 2 is refused as such and is never a failure', async (t) => {
  const scene = await begin(t);
  const token = await tokenOf(scene.site.app, scene);
  const file = fc.record({ mime: fc.string(), data: fc.oneof(fc.string(), fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes).toString('base64'))) });
  const body = fc.oneof(fc.string({ unit: 'binary' }), fc.json(), fc.constantFrom('', 'null', '{"__proto__":{}}', '['.repeat(20_000), '{"documentsToSign":"x"}'),
    fc.record({ documentsToSign: fc.array(fc.record({ id: fc.oneof(fc.integer(), fc.string(), fc.constant(1)), document: fc.oneof(fc.record({ file }), fc.anything()) }), { maxLength: 3 }) }).map((value) => JSON.stringify(value) ?? ''));
  const type = fc.constantFrom('application/json', 'application/json; charset=UTF-8', 'text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'multipart/form-data', 'image/png', '');
  const authorization = fc.constantFrom(`Bearer ${token}`, `Bearer ${token}`, 'Bearer x', '');
  await fc.assert(fc.asyncProperty(body, type, authorization, async (payload, contentType, given) => {
    const answer = await scene.site.app.inject({ method: 'PUT', url: scene.documents, payload, headers: { ...(contentType === '' ? {} : { 'content-type': contentType }), ...(given === '' ? {} : { authorization: given }) } });
    assert.ok(answer.statusCode >= 400 && answer.statusCode < 500, `${answer.statusCode} ${scene.site.failures.at(-1)}`);
    assert.equal(typeof answer.json<{ code: unknown }>().code, 'string');
  }), { numRuns: 150 });
  assert.equal(await casesIn(scene), 0);
  assert.deepEqual(scene.site.failures, []);
});
