import { test } from 'node:test';
import assert from 'node:assert/strict';
import { wordingOf } from '@reglament/eds';
import { closedMeanwhile, slowTrust } from '../../../desk/testing/meanwhile.ts';
import { checkPage } from '../../kit/index.ts';
import { languages, translate } from '../../texts/index.ts';
import { makeAuthority, signatureOf } from '../testing/authority.ts';
import type { TestAuthority } from '../testing/authority.ts';
import { AIGUL, BOLAT, openPortal, PIXEL, saidBy } from '../testing/portal-site.ts';
import type { Visitor } from '../testing/portal-site.ts';
import { fillIn, laidBefore, SERVICE } from '../testing/requests.ts';

let made: Promise<TestAuthority> | undefined;
const authority = (): Promise<TestAuthority> => made ??= makeAuthority();
const owner = { role: 'individual', iin: AIGUL.iin, surname: AIGUL.surname, name: AIGUL.name } as const;

/** Signs the filled-in request with a key and posts it. */
async function signWith(visitor: Visitor, key: Awaited<ReturnType<TestAuthority['issue']>>) {
  const { signing, toSign } = laidBefore(await visitor.get(`${SERVICE}/apply/sign`));
  const signature = await signatureOf(toSign, key);
  const answer = await visitor.post(`${SERVICE}/apply/sign`, { signing, signature });
  return { answer, again: () => visitor.post(`${SERVICE}/apply/sign`, { signing, signature }) };
}

test('a signed request is sent once, however often the form is posted', async (t) => {
  const { trust, issue } = await authority();
  const { visitor, desk } = await openPortal(t, { trust });
  const aigul = await visitor(AIGUL);
  await fillIn(aigul);

  const { answer, again } = await signWith(aigul, await issue(owner));
  const [second, third] = await Promise.all([again(), again()]);

  assert.match(String(answer.headers.location), /^\/cabinet\/cases\/[0-9a-f-]{36}\/sent$/);
  assert.deepEqual([second.headers.location, third.headers.location], [answer.headers.location, answer.headers.location]);
  assert.equal((await desk.db.query('select 1 from cases')).rowCount, 1);
  assert.equal((await desk.db.query('select 1 from draft')).rowCount, 0, 'no second draft is begun by a repeated form');
});

test('a file that is added or taken out while the certificate is being checked is neither sent unsigned nor lost', async (t) => {
  const { trust, issue } = await authority();
  const slow = slowTrust(trust);
  const { visitor, desk } = await openPortal(t, { trust: slow });
  const aigul = await visitor(AIGUL);
  await fillIn(aigul);
  const documents = `${SERVICE}/apply/documents`;
  const names = async () => (await desk.db.query<{ file_name: string }>('select file_name from draft_attachment order by position')).rows.map((row) => row.file_name);

  slow.meanwhile(() => aigul.postFiles(documents, { go: 'stay' }, [{ field: 'child-birth-certificate', name: 'екінші бет.png', bytes: PIXEL }]));
  const added = await signWith(aigul, await issue(owner));
  assert.equal(added.answer.headers.location, `${SERVICE}/apply/sign?expired`);
  assert.deepEqual(await names(), ['куәлік.png', 'екінші бет.png']);

  const page = await aigul.get(documents);
  slow.meanwhile(() => aigul.postFiles(documents, { [/name="(remove-[0-9a-f-]+)"/.exec(page.body)![1]!]: 'yes' }, []));
  const removed = await signWith(aigul, await issue(owner));
  assert.equal(removed.answer.headers.location, `${SERVICE}/apply/sign?expired`);
  assert.deepEqual(await names(), ['екінші бет.png']);
  assert.equal((await desk.db.query('select 1 from cases')).rowCount, 0);

  const { answer } = await signWith(aigul, await issue(owner));
  assert.match(String(answer.headers.location), /\/sent$/);
  assert.deepEqual((await desk.db.query("select file_name from paper where kind = 'attachment'")).rows, [{ file_name: 'екінші бет.png' }]);
});

test('of files that come at once no more are taken than one document may have', async (t) => {
  const { visitor, desk } = await openPortal(t);
  const aigul = await visitor(AIGUL);
  await fillIn(aigul);
  const answers = await Promise.all([2, 3, 4, 5, 6, 7, 8].map(async (number) => aigul.postFiles(`${SERVICE}/apply/documents`, { go: 'stay' }, [{ field: 'child-birth-certificate', name: `${number}.png`, bytes: PIXEL }])));
  assert.deepEqual(answers.map(({ statusCode }) => statusCode).sort(), [303, 303, 303, 303, 422, 422, 422]);
  assert.deepEqual((await desk.db.query<{ position: number }>('select position from draft_attachment order by position')).rows.map(({ position }) => position), [1, 2, 3, 4, 5]);
});

test('a request that is sent while its provider is being closed goes nowhere, and nothing filled in is lost', async (t) => {
  const { trust, issue } = await authority();
  const { visitor, desk } = await openPortal(t, { trust });
  const aigul = await visitor(AIGUL);
  await fillIn(aigul);
  const { signing, toSign } = laidBefore(await aigul.get(`${SERVICE}/apply/sign`));
  const signature = await signatureOf(toSign, await issue(owner));

  const answer = await closedMeanwhile(desk.db, 'oral', () => aigul.post(`${SERVICE}/apply/sign`, { signing, signature }));

  assert.equal(answer.headers.location, `${SERVICE}/apply/sign?expired`);
  assert.equal((await desk.db.query('select 1 from cases')).rowCount, 0);
  const next = await aigul.get(String(answer.headers.location));
  assert.deepEqual([next.statusCode, next.headers.location], [303, `${SERVICE}/apply/check`], 'where another provider can be chosen');
  assert.ok(saidBy(await aigul.get(`${SERVICE}/apply/check`)).includes('Серікова Әлия'));
});

for (const language of languages) {
  test(`the pages after sending are in order and say when to expect the result: ${language}`, async (t) => {
    const { trust, issue } = await authority();
    const { visitor } = await openPortal(t, { trust });
    const aigul = await visitor(AIGUL);
    await fillIn(aigul);
    const { answer } = await signWith(aigul, await issue(owner));

    const sent = await aigul.get(`${answer.headers.location}?lang=${language}`);

    assert.deepEqual(checkPage(sent.body), []);
    assert.ok(saidBy(sent).includes(translate(language, 'portal.sent.title')));
    assert.ok(saidBy(sent).includes(translate(language, 'portal.case.expected')) && sent.body.includes('computation-days'));
  });
}

test('the page shows exactly the bytes it lays before the signer', async (t) => {
  const { trust } = await authority();
  const { visitor } = await openPortal(t, { trust });
  const aigul = await visitor(AIGUL);
  await fillIn(aigul);

  const page = await aigul.get(`${SERVICE}/apply/sign`);

  const shown = /<pre[^>]*>([\s\S]*?)<\/pre>/.exec(page.body)?.[1]?.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&#96;', '`').replaceAll('&amp;', '&');
  assert.equal(shown, laidBefore(page).toSign.toString());
  assert.ok(shown.includes('Серікова Әлия') && shown.includes('sha256='));
});

test('the key file and its password have no way to the server', async (t) => {
  const { trust } = await authority();
  const { visitor } = await openPortal(t, { trust });
  const aigul = await visitor(AIGUL);
  await fillIn(aigul);

  const page = await aigul.get(`${SERVICE}/apply/sign`);

  const forms = [...page.body.matchAll(/<form[\s\S]*?<\/form>/g)].map(([form]) => form);
  assert.ok(page.body.includes('name="key-file"') && page.body.includes('name="key-password"'));
  assert.ok(forms.every((form) => !form.includes('key-file') && !form.includes('key-password')));
});

const refused = [
  ['iin-mismatch', 'of another person', { ...owner, iin: BOLAT.iin }, undefined],
  ['certificate-expired', 'that has expired', owner, { notAfter: new Date('2021-01-01T00:00:00Z') }],
] as const;
for (const [code, what, keyOwner, term] of refused) {
  test(`a certificate ${what} is the law's refusal: its page, its clause, its ground; the answers stay`, async (t) => {
    const { trust, issue } = await authority();
    const { visitor, desk } = await openPortal(t, { trust });
    const aigul = await visitor(AIGUL);
    await fillIn(aigul);

    const { answer, again } = await signWith(aigul, await issue(keyOwner, term));
    const page = await aigul.get(String(answer.headers.location));

    assert.deepEqual(checkPage(page.body), []);
    assert.ok(saidBy(page).includes(translate('kk', 'refusals.edsNotConfirmed.title')));
    assert.ok(saidBy(page).includes(wordingOf(code, 'kk')));
    assert.match(saidBy(page), /№ 153 қаулы, 11-тармақтың 7\) тармақшасы/);
    assert.equal((await again()).headers.location, answer.headers.location);
    assert.equal((await desk.db.query('select 1 from draft')).rowCount, 1);
    assert.equal((await aigul.get(`${SERVICE}/apply/sign`)).statusCode, 200, 'it can be signed again at once');
  });
}

test('a signature of other bytes is invalid input, told on the signing page', async (t) => {
  const { trust, issue } = await authority();
  const { visitor, desk } = await openPortal(t, { trust });
  const aigul = await visitor(AIGUL);
  await fillIn(aigul);
  const { signing } = laidBefore(await aigul.get(`${SERVICE}/apply/sign`));

  const page = await aigul.post(`${SERVICE}/apply/sign`, { signing, signature: await signatureOf(Buffer.from('other'), await issue(owner)) });

  assert.equal(page.statusCode, 422);
  assert.deepEqual(checkPage(page.body), []);
  assert.ok(saidBy(page).includes(wordingOf('content-digest-mismatch', 'kk')));
  assert.equal((await desk.db.query('select 1 from cases')).rowCount, 0);
});

for (const [what, signature] of [['nothing', ''], ['no base64', '§§§'], ['no CMS', Buffer.from('hello').toString('base64')]] as const) {
  test(`a posted signature that is ${what} is told as such and nothing is sent`, async (t) => {
    const { trust } = await authority();
    const { visitor } = await openPortal(t, { trust });
    const aigul = await visitor(AIGUL);
    await fillIn(aigul);
    const { signing } = laidBefore(await aigul.get(`${SERVICE}/apply/sign`));

    const page = await aigul.post(`${SERVICE}/apply/sign`, { signing, signature });

    assert.equal(page.statusCode, 422);
    assert.ok(page.body.includes('href="#f-signature"'));
    assert.deepEqual(checkPage(page.body), []);
  });
}

test('where nobody can say whether the certificate is revoked, nothing is refused and nothing sent', async (t) => {
  const { trustWithoutLists, issue } = await authority();
  const { visitor, desk } = await openPortal(t, { trust: trustWithoutLists });
  const aigul = await visitor(AIGUL);
  await fillIn(aigul);

  const { answer } = await signWith(aigul, await issue(owner));

  assert.equal(answer.statusCode, 503);
  assert.deepEqual(checkPage(answer.body), []);
  assert.match(saidBy(answer), /Бұл бас тарту емес/);
  assert.equal((await desk.db.query('select 1 from cases')).rowCount, 0);
});

test("a signing that is unknown, or another person's, leads back to the signing page", async (t) => {
  const { trust, issue } = await authority();
  const { visitor } = await openPortal(t, { trust });
  const [aigul, bolat] = [await visitor(AIGUL), await visitor(BOLAT)];
  await fillIn(aigul);
  await bolat.get(`${SERVICE}/apply`);
  const { signing, toSign } = laidBefore(await aigul.get(`${SERVICE}/apply/sign`));
  const signature = await signatureOf(toSign, await issue(owner));

  for (const id of [signing, '00000000-0000-4000-8000-000000000000', "'; drop table cases", '-'.repeat(36)]) {
    assert.equal((await bolat.post(`${SERVICE}/apply/sign`, { signing: id, signature })).headers.location, `${SERVICE}/apply/sign?expired`);
  }
});
