/** The stand-in of eGov Mobile, end to end: the code's page, the telephone's pages, the portal's three calls. */
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import assert from 'node:assert/strict';
import type { FastifyInstance } from 'fastify';
import { egovMobile } from '../../demo/egov-mobile.ts';
import { movableClock } from '../../desk/clock/clock.ts';
import type { Demonstration } from '../../desk/demonstration.ts';
import { checkPage } from '../kit/index.ts';
import { makeAuthority } from '../portal/testing/authority.ts';
import { askForCode } from '../portal/testing/mobile-phone.ts';
import { AIGUL, BOLAT, openPortal, saidBy } from '../portal/testing/portal-site.ts';
import type { PortalSite } from '../portal/testing/portal-site.ts';
import { fillIn, SERVICE } from '../portal/testing/requests.ts';
import { languages, translate } from '../texts/index.ts';
import { registerDemo } from './index.ts';

const HOME = 'https://portal.test';
const PHONE = '/demo/egov-mobile';
const KEY_PASSWORD = 'Qwerty12';

/** What happens to a call on its way: to `GET https://…` or `PUT https://…`, and what the portal would answer. */
type Disturbed = (call: string, answer: () => Promise<Response>) => Promise<Response>;

/** A portal in demonstration mode in which Aigul has filled in a request, with the keys of both citizens. */
async function open(t: TestContext, disturbed: Disturbed = (_url, answer) => answer()): Promise<PortalSite> {
  const authority = await makeAuthority();
  const keys = new Map<string, Uint8Array>();
  for (const [file, { iin, surname, name }] of [['aigul.p12', AIGUL], ['bolat.p12', BOLAT]] as const) keys.set(file, await authority.keyFile(await authority.issue({ role: 'individual', iin, surname, name }), KEY_PASSWORD));
  const keyFile: Demonstration['keyFile'] = async (name) => keys.get(name);
  const clock = movableClock();
  const running: { app?: FastifyInstance } = {};
  // The calls go to the site itself, as over HTTP but without a port.
  const call: typeof fetch = async (url, { method = 'GET', headers, body } = {}) => {
    return disturbed(`${method} ${String(url)}`, async () => {
      const answer = await running.app!.inject({ method: method as 'GET' | 'PUT', url: String(url).slice(HOME.length), headers: headers as Record<string, string>, ...(body === undefined || body === null ? {} : { payload: String(body) }) });
      return new Response(answer.body, { status: answer.statusCode });
    });
  };
  const account = (name: string, keyName: string) => ({ kind: 'applicant' as const, login: name, password: 'p', name, role: { kk: 'азамат', ru: 'гражданин', en: 'citizen' }, keyFile: keyName });
  const demonstration: Demonstration = {
    clock, keyFile, keyPassword: KEY_PASSWORD, moveClock: async () => undefined, accounts: [account('СЕРІКОВА АЙГҮЛ', 'aigul.p12'), account('ӨТЕГЕНОВ БОЛАТ', 'bolat.p12')],
    mobile: egovMobile({ publicUrl: HOME, keyFile, keyPassword: KEY_PASSWORD, fetch: call }),
  };
  const site = await openPortal(t, { trust: authority.trust, publicUrl: `${HOME}/`, demonstration }, { sections: [registerDemo] });
  running.app = site.app;
  return site;
}

for (const language of languages) {
  test(`signs by the link on the code’s page: ${language}`, async (t) => {
    const site = await open(t);
    const aigul = await site.visitor(AIGUL);
    await fillIn(aigul);
    await aigul.get(`/cabinet?lang=${language}`);
    const code = await askForCode(aigul, `${SERVICE}/apply/sign`);
    const link = /href="(\/demo\/egov-mobile\?[^"]+)"/.exec((await aigul.get(code.page)).body)?.[1]?.replaceAll('&amp;', '&') ?? '';

    const shown = await aigul.get(link);
    const text = { code: `mobileSign:${HOME}${code.api1}` };
    const nobody = await aigul.post(PHONE, { ...text, key: '' });
    const signed = await aigul.post(PHONE, { ...text, key: 'aigul.p12' });
    const again = await aigul.post(PHONE, { ...text, key: 'aigul.p12' });

    assert.deepEqual([shown, nobody, signed, again].map((page) => [page.statusCode, checkPage(page.body)]), [[200, []], [422, []], [200, []], [200, []]]);
    assert.ok(shown.body.includes('aigul.p12') && saidBy(shown).includes('madeAt'), 'what is signed can be read');
    assert.ok(signed.body.includes(`href="${code.page}"`) && saidBy(signed).includes(translate(language, 'demo.mobile.accepted')));
    assert.ok(saidBy(again).includes(translate(language, 'eds.code.qr-used')));
    assert.match(String((await aigul.get(code.page)).headers.location), /\/sent$/);
    assert.equal((await site.desk.db.query('select 1 from cases')).rowCount, 1);
  });
}

test('another person’s telephone is told why nothing was signed by the law’s refusal', async (t) => {
  const site = await open(t);
  const aigul = await site.visitor(AIGUL);
  await fillIn(aigul);
  const code = await askForCode(aigul, `${SERVICE}/apply/sign`);
  await aigul.get(PHONE);

  const refused = await aigul.post(PHONE, { code: `${HOME}${code.api1}`, key: 'bolat.p12' });

  assert.deepEqual(checkPage(refused.body), []);
  assert.ok(saidBy(refused).includes(translate('kk', 'demo.mobile.refused')));
});

test('calls no other address, whatever stands in a code', async (t) => {
  const site = await open(t);
  const somebody = await site.visitor();
  await somebody.get(PHONE);
  const address = '0'.repeat(64);
  for (const code of ['', 'x', `https://evil.test/mobile-signing/${address}`, `${HOME}.evil.test/mobile-signing/${address}`, `${HOME}/mobile-signing/../sign-out?${address}`, `${HOME}/cabinet`, `file:///etc/passwd`]) {
    const page = await somebody.post(PHONE, { code });
    assert.deepEqual([page.statusCode, checkPage(page.body)], [422, []], code);
  }
  const unknown = await somebody.post(PHONE, { code: `${HOME}/mobile-signing/${address}` });
  assert.ok(saidBy(unknown).includes(translate('kk', 'eds.code.qr-unknown')));
});

const page = (status: number): Response => new Response('<!doctype html><title>nginx</title>', { status, headers: { 'content-type': 'text/html' } });
const DISTURBED: readonly (readonly [string, Disturbed])[] = [
  ['nobody answers at the public address', () => Promise.reject(new TypeError('fetch failed'))],
  ['a page comes instead of an answer', async () => page(200)],
  ['a proxy answers with its own error', async () => page(502)],
  ['another program answers in JSON', async () => Response.json({ hello: 'world' })],
  ['another program refuses in JSON', async () => Response.json({ error: 'nobody' }, { status: 404 })],
  ['the document lies somewhere else', async (call, answer) => (call.endsWith('/documents') ? assert.fail('called') : Response.json({ ...await (await answer()).json() as object, document: { uri: 'http://169.254.169.254/documents', auth_type: 'Token', auth_token: 'x' } }))],
  ['the document cannot be had', async (call, answer) => (call.endsWith('/documents') ? page(502) : answer())],
];
for (const [what, disturbed] of DISTURBED) {
  test(`says where it looked for the portal, not that something failed, when ${what}`, async (t) => {
    const site = await open(t, disturbed);
    const aigul = await site.visitor(AIGUL);
    await fillIn(aigul);
    const code = await askForCode(aigul, `${SERVICE}/apply/sign`);
    const text = { code: `mobileSign:${HOME}${code.api1}` };

    for (const told of [await aigul.post(PHONE, text), await aigul.post(PHONE, { ...text, key: 'aigul.p12' })]) {
      assert.deepEqual([told.statusCode, checkPage(told.body)], [502, []]);
      assert.ok(saidBy(told).includes(translate('kk', 'demo.mobile.silent')) && saidBy(told).includes(HOME));
      assert.ok(told.body.includes(`value="${text.code}"`), 'the code can be tried again');
    }
    assert.deepEqual(site.failures, []);
  });
}

test('when the answer to the signature is lost, the telephone sends its owner to the page that knows', async (t) => {
  const site = await open(t, async (call, answer) => { const given = await answer(); return call.startsWith('PUT') ? page(502) : given; });
  const aigul = await site.visitor(AIGUL);
  await fillIn(aigul);
  const code = await askForCode(aigul, `${SERVICE}/apply/sign`);

  const told = await aigul.post(PHONE, { code: `mobileSign:${HOME}${code.api1}`, key: 'aigul.p12' });

  assert.deepEqual([told.statusCode, checkPage(told.body)], [502, []]);
  assert.ok(saidBy(told).includes(translate('kk', 'demo.mobile.silent.wasSent')) && told.body.includes(`href="${code.page}"`));
  assert.match(String((await aigul.get(code.page)).headers.location), /\/sent$/, 'it did arrive');
});
