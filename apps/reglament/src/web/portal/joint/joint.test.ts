/** Requests that several people sign, as the forms of kokpekti-2012-417/05 and 06 print it. */
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { wordingOf } from '@reglament/eds';
import { closedMeanwhile, crowdedTrust } from '../../../desk/testing/meanwhile.ts';
import { checkPage } from '../../kit/index.ts';
import { languages, translate } from '../../texts/index.ts';
import { authority, begun, BOTH, CHILD, childSigns, childWrites, openFamily as open, sign } from '../testing/joint-family.ts';
import { fillSale, SALE, SALE_ANSWERS } from '../testing/joint-requests.ts';
import { AIGUL, BOLAT, saidBy } from '../testing/portal-site.ts';
import { laidBefore } from '../testing/requests.ts';

test('each signs the very same bytes in their own cabinet, and the request goes with the last signature', async (t) => {
  const family = await open(t);
  const { aigul, bolat, child, desk } = family;
  const signPage = await fillSale(family.aigul, BOTH);
  const { toSign } = laidBefore(signPage);
  assert.match(toSign.toString(), new RegExp(`<coSigners spouse="signs">\\s*<coSigner who="spouse" iin="${BOLAT.iin}"/>\\s*<coSigner who="child" iin="${CHILD.iin}"/>`));
  const path = String((await sign(aigul, `${SALE}/apply/sign`, AIGUL, {}, signPage)).headers.location);
  assert.equal((await desk.db.query('select 1 from cases')).rowCount, 0, 'nothing has gone yet');

  assert.ok((await bolat.get('/cabinet')).body.includes(`href="${path}/sign"`));
  assert.ok(laidBefore(await bolat.get(`${path}/sign`)).toSign.equals(toSign));
  assert.equal((await sign(bolat, `${path}/sign`, BOLAT)).headers.location, path);
  assert.equal((await desk.db.query('select 1 from cases')).rowCount, 0);
  assert.equal((await childSigns(family, path)).headers.location, path);

  assert.ok(saidBy(await child.get(path)).includes(translate('kk', 'portal.joint.isSent')));
  const { rows } = await desk.db.query<{ id: string; applicant: string }>('select id, applicant from cases');
  assert.deepEqual(rows.map(({ applicant }) => applicant), [AIGUL.id]);
  assert.equal((await aigul.get(`/cabinet/cases/${rows[0]?.id}`)).statusCode, 200);
  assert.equal((await bolat.get(`/cabinet/cases/${rows[0]?.id}`)).statusCode, 404, 'the case is the applicant’s');
  const { rows: papers } = await desk.db.query<{ name: string; details: Record<string, string> }>("select name, details from paper where kind = 'evidence' order by name");
  assert.deepEqual(papers.map(({ name, details: { who, iin, word } }) => [name, who, iin, word]), [['co-signature-1', 'spouse', BOLAT.iin, undefined], ['co-signature-2', 'child', CHILD.iin, 'келісемін'], ['request', undefined, undefined, undefined]]);
  const [spouse = '', last = '', first = ''] = papers.map(({ details }) => details['signedAt']);
  assert.ok(first < spouse && spouse < last, 'each when they signed, not when the request went');
  assert.equal((await desk.db.query('select 1 from draft')).rowCount, 0);
});

for (const language of languages) {
  test(`the pages are in order, with errors and without: ${language}`, async (t) => {
    const family = await open(t);
    await family.aigul.get(`${SALE}/apply?lang=${language}`);
    await family.aigul.post(`${SALE}/apply/form`, { form: 'application' });
    const pages = [await family.aigul.get(`${SALE}/apply/co-signers`), await family.aigul.post(`${SALE}/apply/co-signers`, { 'co-spouse': '1', 'co-child-1': AIGUL.iin, 'co-child-6': 'x' }), await family.aigul.get(`${SALE}/apply/check`)];
    const path = await begun(family);
    await family.bolat.get(`/cabinet?lang=${language}`);
    await family.child.get(`/cabinet?lang=${language}`);
    pages.push(await family.aigul.get('/cabinet'), await family.aigul.get(path), await family.bolat.get('/cabinet'), await family.bolat.get(`${path}/sign`), await family.child.get(`${path}/sign`), await family.child.post(`${path}/sign`, { word: 'жоқ' }), await family.child.post(`${path}/sign`, { word: 'келісемін' }));
    await family.bolat.post(`${path}/decline`, {});
    pages.push(await family.aigul.get(path), await family.bolat.get(path));

    for (const page of pages) assert.deepEqual(checkPage(page.body), []);
    assert.deepEqual(pages.map(({ statusCode }) => statusCode), [200, 422, 200, 200, 200, 200, 200, 200, 422, 200, 200, 200]);
    assert.ok(pages[1]?.body.includes('href="#f-co-spouse"') && pages[1].body.includes('value="x"'), 'kept and led to');
  });
}

test('the applicant’s signature that is posted twice at once begins one joint request, and both posts lead to it', async (t) => {
  const family = await open(t, crowdedTrust((await authority()).trust, 2));
  const page = await fillSale(family.aigul, BOTH);
  const post = () => sign(family.aigul, `${SALE}/apply/sign`, AIGUL, {}, page);

  const [one, other] = await Promise.all([post(), post()]);
  const later = await post();

  const { rows } = await family.desk.db.query<{ id: string }>('select id from joint_request');
  assert.equal(rows.length, 1);
  assert.deepEqual([one, other, later].map(({ headers }) => headers.location), Array.from({ length: 3 }, () => `/cabinet/joint/${rows[0]!.id}`));
});

test('of two last signatures at once one sends, and the request is sent once', async (t) => {
  const family = await open(t);
  const path = await begun(family);
  await family.child.get(`${path}/sign`);
  const page = await family.child.post(`${path}/sign`, { word: 'келісемін' });
  const bolat = await family.bolat.get(`${path}/sign`);

  await Promise.all([sign(family.child, `${path}/sign`, CHILD, { word: 'келісемін' }, page), sign(family.bolat, `${path}/sign`, BOLAT, {}, bolat), sign(family.bolat, `${path}/sign`, BOLAT, {}, bolat)]);

  assert.equal((await family.desk.db.query('select 1 from cases')).rowCount, 1);
  assert.ok(saidBy(await family.bolat.get(path)).includes(translate('kk', 'portal.joint.isSent')));
});

test('where nobody can say whether a co-signer’s certificate is revoked, nothing is signed and nothing was their mistake', async (t) => {
  const { trust, trustWithoutLists } = await authority();
  let now = trust;
  const family = await open(t, { material: async () => now.material() });
  const path = await begun(family, { 'co-spouse': BOLAT.iin });
  now = trustWithoutLists;
  const silent = await sign(family.bolat, `${path}/sign`, BOLAT);

  assert.equal(silent.statusCode, 503);
  assert.deepEqual(checkPage(silent.body), []);
  assert.ok(saidBy(silent).includes(translate('kk', 'portal.sign.unavailable')));
  now = trust;
  assert.equal((await sign(family.bolat, `${path}/sign`, BOLAT)).headers.location, path, 'later it is taken');
});

test('nobody else sees it, signs it, declines it or takes it back', async (t) => {
  const family = await open(t);
  const path = await begun(family);
  await family.stranger.get('/cabinet');
  for (const page of [await family.stranger.get(path), await family.stranger.get(`${path}/sign`), await family.stranger.post(`${path}/decline`, {}), await family.stranger.post(`${path}/cancel`, {}), await family.stranger.get('/cabinet/joint/x'), await family.stranger.get('/cabinet/joint/11111111-1111-4111-8111-111111111111')]) assert.equal(page.statusCode, 404);
  await family.bolat.get(path);
  assert.equal((await family.bolat.post(`${path}/cancel`, {})).statusCode, 404, 'a co-signer takes nothing back');
  const told = await sign(family.bolat, `${path}/sign`, CHILD);
  assert.equal(told.statusCode, 422);
  assert.ok(saidBy(told).includes(wordingOf('iin-mismatch', 'kk')), 'with another person’s key nothing is signed');
  assert.ok(saidBy(await family.aigul.get(path)).includes(translate('kk', 'portal.joint.state.asked')));
});

test('while others sign, the answers stand still; taken back, they can be changed and all sign anew', async (t) => {
  const family = await open(t);
  const path = await begun(family, { 'co-spouse': BOLAT.iin });
  await family.aigul.get('/cabinet');
  assert.equal((await family.aigul.post(`${SALE}/apply/request`, { ...SALE_ANSWERS, 'flat-address': 'Басқа' })).headers.location, path);
  const late = await family.bolat.get(`${path}/sign`);

  await family.aigul.get(path);
  assert.equal((await family.aigul.post(`${path}/cancel`, {})).headers.location, `${SALE}/apply`);

  assert.equal((await sign(family.bolat, `${path}/sign`, BOLAT, {}, late)).headers.location, path, 'too late: it leads to how it stands');
  assert.ok(saidBy(await family.bolat.get(path)).includes(translate('kk', 'portal.joint.isCancelled')));
  assert.equal((await family.desk.db.query('select 1 from cases')).rowCount, 0);
  await family.aigul.post(`${SALE}/apply/request`, { ...SALE_ANSWERS, 'flat-address': 'Басқа' });
  const again = String((await sign(family.aigul, `${SALE}/apply/sign`, AIGUL)).headers.location);
  assert.equal((await sign(family.bolat, `${again}/sign`, BOLAT)).headers.location, again);
  assert.equal((await family.desk.db.query('select 1 from cases')).rowCount, 1);
});

test('who will not sign says so; the request goes nowhere and the applicant is shown why', async (t) => {
  const family = await open(t);
  const path = await begun(family);
  await family.child.get(`${path}/sign`);
  await family.child.post(`${path}/decline`, {});

  assert.equal((await sign(family.bolat, `${path}/sign`, BOLAT, {}, undefined).catch(() => ({ headers: { location: 'nothing to sign' } }))).headers.location, 'nothing to sign');
  assert.ok(saidBy(await family.aigul.get(path)).includes(translate('kk', 'portal.joint.isDeclined')));
  assert.ok((await family.aigul.get('/cabinet')).body.includes(`href="${path}"`));
  assert.equal((await family.desk.db.query('select 1 from cases')).rowCount, 0);
});

test('when a name in it changes while others sign, no signature more is taken and the applicant is told to sign anew', async (t) => {
  const family = await open(t);
  const path = await begun(family);
  await sign(family.bolat, `${path}/sign`, BOLAT);
  const page = await childWrites(family, path);
  await family.desk.db.query("update unit set name = $1 where id = 'kokpekti'", [JSON.stringify({ kk: 'Жаңа бөлім', ru: 'Новый отдел', en: 'New department' })]);

  const answer = await sign(family.child, `${path}/sign`, CHILD, { word: 'Келісемін' }, page);

  assert.equal(answer.headers.location, path);
  const { rows } = await family.desk.db.query('select status from joint_signature order by status');
  assert.deepEqual(rows, [{ status: 'asked' }, { status: 'signed' }], 'the last signature is not kept');
  assert.equal((await family.desk.db.query('select 1 from cases')).rowCount, 0);
  for (const person of [family.aigul, family.bolat, family.child]) {
    const seen = await person.get(path);
    assert.deepEqual(checkPage(seen.body), []);
    assert.ok(saidBy(seen).includes(translate('kk', 'portal.joint.isChanged')));
  }
  assert.ok((await family.aigul.get('/cabinet')).body.includes(`href="${path}"`));
  await family.aigul.get(path);
  assert.equal((await family.aigul.post(`${path}/cancel`, {})).headers.location, `${SALE}/apply`);
  const again = String((await sign(family.aigul, `${SALE}/apply/sign`, AIGUL)).headers.location);
  assert.equal((await sign(family.bolat, `${again}/sign`, BOLAT)).headers.location, again, 'signed anew under the new name');
  await childSigns(family, again);
  assert.equal((await family.desk.db.query('select 1 from cases')).rowCount, 1);
});

test('the last signature that is given while the department is being closed sends nothing to it', async (t) => {
  const family = await open(t);
  const path = await begun(family, { 'co-spouse': BOLAT.iin });

  const answer = await closedMeanwhile(family.desk.db, 'kokpekti', async () => sign(family.bolat, `${path}/sign`, BOLAT));

  assert.equal(answer.headers.location, path);
  assert.equal((await family.desk.db.query('select 1 from cases')).rowCount, 0);
  assert.deepEqual((await family.desk.db.query('select status from joint_request')).rows, [{ status: 'changed' }]);
});

const DAYS = [['the day before it runs out', 9, 'signed'], ['ten days to the second', 10, 'over']] as const;
for (const [name, days, outcome] of DAYS) {
  test(`runs out after ten days: ${name}`, async (t) => {
    const family = await open(t);
    const path = await begun(family, { 'co-spouse': BOLAT.iin });
    const page = await family.bolat.get(`${path}/sign`);
    family.clock.moveTo(days * 86_400_000);

    await sign(family.bolat, `${path}/sign`, BOLAT, {}, page);

    assert.equal((await family.desk.db.query('select 1 from cases')).rowCount, outcome === 'signed' ? 1 : 0);
    if (outcome === 'over') {
      assert.ok(saidBy(await family.aigul.get(path)).includes(translate('kk', 'portal.joint.isExpired')));
      assert.equal((await family.aigul.get(`${SALE}/apply`)).statusCode, 200, 'the draft is free again');
      assert.ok(!(await family.bolat.get('/cabinet')).body.includes(`${path}/sign`));
    }
  });
}

test('the addressee is offered, the day of the application is the day it is made, and stays when the last signature comes later', async (t) => {
  const family = await open(t);
  await family.aigul.get(`${SALE}/apply`);
  await family.aigul.post(`${SALE}/apply/form`, { form: 'application' });
  const about = await family.aigul.get(`${SALE}/apply/about-you`);
  assert.ok(about.body.includes('value="Бөлім"') && !about.body.includes('name="application-date-day"'));
  const path = await begun(family, { 'co-spouse': BOLAT.iin });
  const day = family.clock.now().slice(0, 10);
  const page = await family.bolat.get(`${path}/sign`);
  family.clock.moveTo(3 * 86_400_000);

  await sign(family.bolat, `${path}/sign`, BOLAT, {}, page);

  const { rows } = await family.desk.db.query<{ answers: string }>("select details->>'answers' as answers from paper where kind = 'request'");
  const kept = (JSON.parse(rows[0]?.answers ?? '{}') as Record<string, string>)['application-date'] ?? '';
  // The day in Almaty may already be the next one.
  assert.ok(kept >= day && kept < family.clock.now().slice(0, 10), `${kept} ${day}`);
  assert.ok(laidBefore(page).toSign.toString().includes(`<value>${kept}</value>`), 'the day everybody signed');
});

test('without co-signers the request goes at once: no spouse, no child over ten, and the statement is part of it', async (t) => {
  const family = await open(t);
  const page = await fillSale(family.aigul, { 'co-spouse-none': 'yes' });
  assert.match(laidBefore(page).toSign.toString(), /<coSigners spouse="none">\s*<\/coSigners>/);

  const answer = await sign(family.aigul, `${SALE}/apply/sign`, AIGUL, {}, page);

  assert.match(String(answer.headers.location), /^\/cabinet\/cases\/.*\/sent$/);
});
