/** An answer of a phone that is not taken: the page that waits for it tells its owner, and the right person can still sign. */
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import assert from 'node:assert/strict';
import { wordingOf } from '@reglament/eds';
import type { Authority, EdsCode } from '@reglament/eds';
import { checkPage } from '../kit/index.ts';
import { makeAuthority, signatureOf } from '../portal/testing/authority.ts';
import type { TestAuthority } from '../portal/testing/authority.ts';
import { askForCode, bearer, phoneSigns } from '../portal/testing/mobile-phone.ts';
import type { ShownCode } from '../portal/testing/mobile-phone.ts';
import { AIGUL, BOLAT, openPortal, saidBy } from '../portal/testing/portal-site.ts';
import type { PortalSite, Visitor } from '../portal/testing/portal-site.ts';
import { fillIn, SERVICE } from '../portal/testing/requests.ts';
import { languages, translate } from '../texts/index.ts';
import type { Language } from '../texts/index.ts';
import { refusalWords } from './refusal-words.ts';

let made: Promise<TestAuthority> | undefined;
const authority = (): Promise<TestAuthority> => made ??= makeAuthority();
const ownerOf = ({ iin, surname, name }: typeof AIGUL) => ({ role: 'individual', iin, surname, name } as const);
const aigulsKey = async (): Promise<Authority> => (await authority()).issue(ownerOf(AIGUL));
const bolatsKey = async (): Promise<Authority> => (await authority()).issue(ownerOf(BOLAT));

interface Scene extends ShownCode { readonly site: PortalSite; readonly aigul: Visitor }

/** A filled-in request whose applicant looks at the page with the code. */
async function begin(t: TestContext, changes: Parameters<typeof openPortal>[1] = {}, language: Language = 'kk'): Promise<Scene> {
  const site = await openPortal(t, { trust: (await authority()).trust, ...changes });
  const aigul = await site.visitor(AIGUL);
  await fillIn(aigul);
  await aigul.get(`/cabinet?lang=${language}`);
  return { site, aigul, ...await askForCode(aigul, `${SERVICE}/apply/sign`) };
}

const signs = async ({ site, ...code }: Scene, key: Authority, content?: Uint8Array): Promise<number> => (await phoneSigns(site.app, code, key, content)).answer.statusCode;
const stateOf = async ({ aigul, page }: Scene): Promise<unknown> => (await aigul.get(`${page}/state`)).json();
const casesIn = async ({ site }: Scene): Promise<number> => (await site.desk.db.query('select 1 from cases')).rowCount ?? -1;

async function assertTold(scene: Scene, code: Parameters<typeof refusalWords>[0], language: Language = 'kk'): Promise<void> {
  const page = await scene.aigul.get(scene.page);
  assert.deepEqual([page.statusCode, checkPage(page.body)], [200, []]);
  for (const words of [refusalWords(code, language), translate(language, 'eds.qr.refused.title'), translate(language, 'eds.qr.refused.text')]) assert.ok(saidBy(page).includes(words), words);
  assert.ok(page.body.includes(`href="${SERVICE}/apply/sign"`) && page.body.includes('action="/signing-by-qr"'), 'another way and a new code');
}

for (const language of languages) {
  test(`a stranger's telephone ends nothing: the page tells of it, and the applicant signs by the same code: ${language}`, async (t) => {
    const scene = await begin(t, {}, language);
    assert.equal(await signs(scene, await bolatsKey()), 422);

    assert.deepEqual(await stateOf(scene), { state: 'waiting', refusals: 1 });
    await assertTold(scene, 'iin-mismatch', language);
    assert.ok(saidBy(await scene.aigul.get(scene.page)).includes(translate(language, 'eds.qr.refused.otherPerson')));
    assert.equal(await casesIn(scene), 0, 'no request of the applicant is refused for it');

    assert.equal(await signs(scene, await aigulsKey()), 200);
    assert.match(String((await scene.aigul.get(scene.page)).headers.location), /\/sent$/);
    assert.equal((await scene.site.desk.db.query("select 1 from cases where state->'outcome'->>'kind' = 'refused'")).rowCount, 0);
  });
}

test('a stranger’s certificate that has expired, or one that anybody could have made, ends nothing either', async (t) => {
  const scene = await begin(t);
  assert.equal(await signs(scene, await (await authority()).issue(ownerOf(BOLAT), { notAfter: new Date('2021-01-01T00:00:00Z') })), 422);
  const forged = await (await makeAuthority()).issue(ownerOf(AIGUL));
  assert.equal(await signs(scene, forged), 422);

  assert.equal(await casesIn(scene), 0);
  assert.deepEqual(await stateOf(scene), { state: 'waiting', refusals: 2 });
  assert.equal(await signs(scene, await aigulsKey()), 200);
});

test('in the applicant’s own page another’s certificate is the law’s refusal still: there it is the applicant who chose it', async (t) => {
  const scene = await begin(t);
  const sent = await scene.aigul.post(`${SERVICE}/apply/sign`, { signing: scene.signing, signature: await signatureOf(scene.toSign, await bolatsKey()) });
  assert.ok(saidBy(await scene.aigul.get(String(sent.headers.location))).includes(wordingOf('iin-mismatch', 'kk')));
});

test('another document and an answer without a signature are told, each counted, the last one shown', async (t) => {
  const scene = await begin(t);
  assert.equal(await signs(scene, await aigulsKey(), Buffer.from('басқа құжат')), 422);
  await assertTold(scene, 'qr-answer-invalid');
  assert.equal(await signs(scene, await bolatsKey()), 422);
  await assertTold(scene, 'iin-mismatch');
  assert.deepEqual(await stateOf(scene), { state: 'waiting', refusals: 2 });
});

test('that nobody can say whether the certificate is revoked is told as such', async (t) => {
  const scene = await begin(t, { trust: (await authority()).trustWithoutLists });
  assert.equal(await signs(scene, await aigulsKey()), 503);
  await assertTold(scene, 'revocation-unavailable');
});

test('a document that changed meanwhile is told without offering a code for it', async (t) => {
  const scene = await begin(t);
  await scene.site.desk.db.query("update account set surname = 'АХМЕТОВА' where id = $1", [AIGUL.id]);
  assert.equal(await signs(scene, await aigulsKey()), 410);
  const page = await scene.aigul.get(scene.page);
  assert.ok(saidBy(page).includes(refusalWords('qr-over', 'kk')) && !page.body.includes('action="/signing-by-qr"'));
  assert.deepEqual(checkPage(page.body), []);
});

test('who has not scanned the code puts nothing on the page', async (t) => {
  const scene = await begin(t);
  for (const headers of [{}, bearer('0'.repeat(64))]) assert.equal((await scene.site.app.inject({ method: 'PUT', url: scene.documents, headers, payload: {} })).statusCode, 401);
  assert.deepEqual(await stateOf(scene), { state: 'waiting', refusals: 0 });
  assert.ok(!saidBy(await scene.aigul.get(scene.page)).includes(translate('kk', 'eds.qr.refused.title')));
});

test('the new code offered on the page begins without a word of the earlier attempt, and the earlier code is void', async (t) => {
  const scene = await begin(t);
  await signs(scene, await bolatsKey());
  const offered = (await scene.aigul.get(scene.page)).body;
  const signing = /name="signing" value="([^"]+)"/.exec(offered)?.[1] ?? '';
  const back = /name="back" value="([^"]+)"/.exec(offered)?.[1] ?? '';
  assert.deepEqual([signing, back], [scene.signing, `${SERVICE}/apply/sign`]);

  const page = String((await scene.aigul.post('/signing-by-qr', { signing, back })).headers.location);

  assert.notEqual(page, scene.page);
  assert.deepEqual((await scene.aigul.get(`${page}/state`)).json(), { state: 'waiting', refusals: 0 });
  assert.equal((await scene.site.app.inject(scene.api1)).statusCode, 404);
});

test('a refusal of the law is not told as if the code were still good', async (t) => {
  const scene = await begin(t);
  assert.equal(await signs(scene, await (await authority()).issue(ownerOf(AIGUL), { notAfter: new Date('2021-01-01T00:00:00Z') })), 422);
  const { state } = await stateOf(scene) as { state: string };
  assert.equal(state, 'done');
  const sent = await scene.aigul.get(String((await scene.aigul.get(scene.page)).headers.location));
  assert.ok(saidBy(sent).includes(wordingOf('certificate-expired' satisfies EdsCode, 'kk')));
});
