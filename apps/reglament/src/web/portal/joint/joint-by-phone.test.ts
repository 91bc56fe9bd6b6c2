/** A request that several people sign, each on their own telephone. */
import { test } from 'node:test';
import assert from 'node:assert/strict';
import type { LightMyRequestResponse } from 'fastify';
import { untilWaiting } from '../../../storage/testing/index.ts';
import { wordingOf } from '@reglament/eds';
import type { EdsCode } from '@reglament/eds';
import { checkPage } from '../../kit/index.ts';
import { languages, translate } from '../../texts/index.ts';
import { authority, begun, CHILD, childWrites, openFamily } from '../testing/joint-family.ts';
import { fillSale, SALE, SALE_ANSWERS } from '../testing/joint-requests.ts';
import type { Signer } from '../testing/joint-requests.ts';
import { askForCode, phoneSigns } from '../testing/mobile-phone.ts';
import { AIGUL, BOLAT, saidBy } from '../testing/portal-site.ts';
import { laidBefore } from '../testing/requests.ts';

const owner = ({ iin, surname, name }: Signer) => ({ role: 'individual', iin, surname, name }) as const;
const keyOf = async (who: Signer, options = {}) => (await authority()).issue(owner(who), options);
const WORD = { word: 'Келісемін' };
const SPOUSE_ONLY = { 'co-spouse': BOLAT.iin };

function assertRefused(answer: LightMyRequestResponse, status: number, code: string): void {
  assert.equal(answer.statusCode, status, answer.body);
  assert.equal(answer.json<{ code: string }>().code, code);
}

test('all sign on their telephones, and the request goes with the last', async (t) => {
  const family = await openFamily(t);
  const { aigul, bolat, child, app, desk } = family;
  const cases = async () => (await desk.db.query('select 1 from cases')).rowCount;

  const signPage = await fillSale(aigul, { 'co-spouse': BOLAT.iin, 'co-child-1': CHILD.iin });
  assert.ok(saidBy(signPage).includes(translate('kk', 'portal.sign.textSeveral')) && !saidBy(signPage).includes(translate('kk', 'portal.sign.text')));
  const own = await askForCode(aigul, `${SALE}/apply/sign`, signPage);
  assert.ok(saidBy(await aigul.get(own.page)).includes(translate('kk', 'eds.qr.step3Several')), 'nobody is told that it is sent at once');
  assert.equal((await phoneSigns(app, own, await keyOf(AIGUL))).answer.statusCode, 200);
  const path = String((await aigul.get(own.page)).headers.location);
  assert.match(path, /^\/cabinet\/joint\//);

  const spouse = await askForCode(bolat, `${path}/sign`);
  assert.ok(spouse.toSign.equals(own.toSign), 'the very same bytes');
  assert.equal((await phoneSigns(app, spouse, await keyOf(BOLAT))).answer.statusCode, 200);
  assert.deepEqual((await bolat.get(`${spouse.page}/state`)).json(), { state: 'done', href: path });
  assert.equal(await cases(), 0);

  const last = await askForCode(child, `${path}/sign`, await childWrites(family, path), WORD);
  assert.equal((await phoneSigns(app, last, await keyOf(CHILD))).answer.statusCode, 200);
  assert.equal((await child.get(last.page)).headers.location, path);
  assert.equal(await cases(), 1);
  assert.match(String((await aigul.get(own.page)).headers.location), /^\/cabinet\/cases\/.+\/sent$/, 'the applicant’s page leads on to what was sent');
  const { rows } = await desk.db.query<{ details: Record<string, string> }>("select details from paper where name like 'co-signature-%' order by name");
  assert.deepEqual(rows.map(({ details: { iin, word } }) => [iin, word]), [[BOLAT.iin, undefined], [CHILD.iin, 'келісемін']]);
});

for (const language of languages) {
  test(`the pages of whoever signs with the applicant are in order: ${language}`, async (t) => {
    const family = await openFamily(t);
    const path = await begun(family, SPOUSE_ONLY);
    await family.bolat.get(`/cabinet?lang=${language}`);
    const { page } = await askForCode(family.bolat, `${path}/sign`);
    const pages = [await family.bolat.get(page), await family.bolat.get(`${page}?check`), await family.bolat.get(`${path}/sign?expired`)];
    await family.desk.db.query("update mobile_signing set expires_at = now() - interval '1 second'");
    pages.push(await family.bolat.get(page));

    assert.deepEqual(pages.map(({ statusCode }) => statusCode), [200, 200, 422, 410]);
    for (const one of pages) assert.deepEqual(checkPage(one.body), []);
    assert.ok(saidBy(pages[0]!).includes(translate(language, 'eds.qr.step3Several')));
    assert.ok(saidBy(pages[2]!).includes(translate(language, 'errors.form.expired')));
    assert.ok(pages[3]!.body.includes(`href="${path}/sign"`) && saidBy(pages[3]!).includes(translate(language, 'eds.qr.expired.joint')));
  });
}

const HELD = [['of another person', 'iin-mismatch', AIGUL, {}], ['that has expired', 'certificate-expired', BOLAT, { notAfter: new Date('2021-01-01T00:00:00Z') }], ['for signing in', 'key-usage-wrong', BOLAT, { authentication: true }]] as const;
for (const [what, code, who, options] of HELD) {
  test(`a certificate ${what} signs nothing: the phone is told why, and the right one is taken by the same code`, async (t) => {
    const family = await openFamily(t);
    const path = await begun(family, SPOUSE_ONLY);
    const shown = await askForCode(family.bolat, `${path}/sign`);

    const { answer } = await phoneSigns(family.app, shown, await keyOf(who, options));

    assertRefused(answer, 422, code);
    assert.equal(answer.json<{ messageKz: string }>().messageKz, wordingOf(code as EdsCode, 'kk'));
    assert.deepEqual((await family.bolat.get(`${shown.page}/state`)).json(), { state: 'waiting', refusals: 1 });
    const told = await family.bolat.get(shown.page);
    assert.deepEqual([told.statusCode, checkPage(told.body)], [200, []]);
    assert.ok(saidBy(told).includes(wordingOf(code as EdsCode, 'kk')) && told.body.includes(`href="${path}/sign"`), 'the page tells it, too, and offers another way');
    assert.ok(saidBy(await family.aigul.get(path)).includes(translate('kk', 'portal.joint.state.asked')));
    assert.equal((await phoneSigns(family.app, shown, await keyOf(BOLAT))).answer.statusCode, 200);
  });
}

test('an answer is taken once; two at once make one case', async (t) => {
  const family = await openFamily(t);
  const path = await begun(family, SPOUSE_ONLY);
  const shown = await askForCode(family.bolat, `${path}/sign`);
  const key = await keyOf(BOLAT);

  const answers = await Promise.all([phoneSigns(family.app, shown, key), phoneSigns(family.app, shown, key)].map((one) => one.catch(() => undefined)));

  assert.ok(answers.every((one) => one === undefined || [200, 409].includes(one.answer.statusCode)));
  for (const one of answers) if (one !== undefined) assertRefused(await one.again(), 409, 'qr-used');
  assert.equal((await family.desk.db.query('select 1 from cases')).rowCount, 1);
});

test('of two answers that wait for one another the second is told what the first came to', async (t) => {
  const family = await openFamily(t);
  const path = await begun(family, SPOUSE_ONLY);
  const shown = await askForCode(family.bolat, `${path}/sign`);
  const key = await keyOf(BOLAT);
  const holder = await family.desk.db.connect();
  await holder.query('begin; select 1 from joint_request for update');

  const answers = Promise.all([phoneSigns(family.app, shown, key), phoneSigns(family.app, shown, key)]);
  await untilWaiting(family.desk.db, 2);
  await holder.query('commit');
  holder.release();

  assert.deepEqual((await answers).map(({ answer }) => answer.statusCode), [200, 200]);
  assert.equal((await family.desk.db.query('select 1 from cases')).rowCount, 1);
});

test('a child gets no code before the word is written, and none for another word', async (t) => {
  const family = await openFamily(t);
  const path = await begun(family);
  const { signing } = laidBefore(await childWrites(family, path));

  for (const word of ['', 'жоқ', 'x'.repeat(5_000)]) {
    assert.equal((await family.child.post('/signing-by-qr', { signing, back: `${path}/sign`, word })).headers.location, `${path}/sign?expired`);
  }
  assert.equal((await family.desk.db.query('select 1 from mobile_signing')).rowCount, 0);
});

test('taken back while the phone holds it: nothing is signed, the phone is told, and the page leads to how it stands', async (t) => {
  const family = await openFamily(t);
  const path = await begun(family, SPOUSE_ONLY);
  const shown = await askForCode(family.bolat, `${path}/sign`);
  await family.aigul.get(path);
  await family.aigul.post(`${path}/cancel`, {});
  await family.aigul.post(`${SALE}/apply/request`, { ...SALE_ANSWERS, 'flat-address': 'Басқа' });

  assertRefused((await phoneSigns(family.app, shown, await keyOf(BOLAT))).answer, 410, 'qr-over');

  assert.equal((await family.bolat.get(shown.page)).headers.location, path);
  assert.ok(saidBy(await family.bolat.get(path)).includes(translate('kk', 'portal.joint.isCancelled')));
  assert.equal((await family.bolat.post('/signing-by-qr', { signing: shown.signing, back: `${path}/sign` })).headers.location, `${path}/sign?expired`, 'no further code');
});

test('nobody gets a code for what another has to sign', async (t) => {
  const family = await openFamily(t);
  const path = await begun(family, SPOUSE_ONLY);
  const { signing } = laidBefore(await family.bolat.get(`${path}/sign`));
  const { page } = await askForCode(family.bolat, `${path}/sign`);
  for (const other of [family.stranger, family.aigul]) {
    await other.get('/cabinet');
    assert.match(String((await other.post('/signing-by-qr', { signing, back: `${path}/sign` })).headers.location), /\?expired$/);
    for (const address of [page, `${page}/state`]) assert.equal((await other.get(address)).statusCode, 404);
  }
});
