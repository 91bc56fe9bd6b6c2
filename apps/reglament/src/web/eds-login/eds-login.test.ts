import { test } from 'node:test';
import type { TestContext } from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { LightMyRequestResponse } from 'fastify';
import { addSignature, loginXml, makeCms, signXml, wordingOf } from '@reglament/eds';
import type { Authority, EdsCode } from '@reglament/eds';
import type { EdsLoginCode } from '../../desk/people/eds-login.ts';
import { checkPage } from '../kit/index.ts';
import { makeAuthority, signatureOf } from '../portal/testing/authority.ts';
import type { TestAuthority } from '../portal/testing/authority.ts';
import { AIGUL, BOLAT, openPortal, saidBy } from '../portal/testing/portal-site.ts';
import type { PortalSite, Visitor } from '../portal/testing/portal-site.ts';
import { laidBefore } from '../portal/testing/requests.ts';
import { languages, translate } from '../texts/index.ts';

let made: Promise<TestAuthority> | undefined;
const authority = (): Promise<TestAuthority> => made ??= makeAuthority();
const aigul = { role: 'individual', iin: AIGUL.iin, surname: AIGUL.surname, name: AIGUL.name } as const;
const PORTAL = '/sign-in/eds';
const WORKPLACE = '/workplace/sign-in/eds';
const STAFF_ID = '33333333-3333-4333-8333-333333333333';

async function open(t: TestContext): Promise<PortalSite> {
  const { trust } = await authority();
  return openPortal(t, { trust });
}

/** A member of staff who is not an applicant; their unit names its BIN. */
async function addStaff({ desk }: PortalSite, { id = STAFF_ID, iin = BOLAT.iin, active = true, unit = 'oral' } = {}): Promise<void> {
  await desk.db.query("insert into staff (id, login, password_hash, iin, name, post, active) values ($1, $2, 'none', $3, 'ӨТЕГЕНОВ БОЛАТ', '{}', $4)", [id, `login-${id}`, iin, active]);
  await desk.db.query("insert into staff_role (staff_id, role, unit) values ($1, 'Head', $2)", [id, unit]);
  await desk.db.query("update unit set certificate_bin = '150140000012' where id = 'oral'");
}

/** Opens the page, signs what it lays before the person and posts it. */
async function logInWith(visitor: Visitor, key: Authority, path = PORTAL): Promise<LightMyRequestResponse> {
  const { signing, toSign } = laidBefore(await visitor.get(path));
  return visitor.post(path, { signing, signature: await signatureOf(toSign, key) });
}

function assertRefused(page: LightMyRequestResponse, code: EdsCode | EdsLoginCode, ours: boolean, status = 422): void {
  assert.equal(page.statusCode, status);
  assert.deepEqual(checkPage(page.body), []);
  const words = ours ? translate('kk', `eds.code.${code as EdsLoginCode}`) : wordingOf(code as EdsCode, 'kk');
  assert.ok(saidBy(page).includes(words), `expected "${words}" in: ${saidBy(page).slice(0, 900)}`);
  assert.ok(!page.cookies.some(({ name }) => name === 'session'));
}

test('an applicant signs the challenge and is in: detached CMS, attached CMS, XML, a key of either generation', async (t) => {
  const { issue } = await authority();
  const site = await open(t);
  const key = await issue(aigul);
  const ways = {
    detached: async (toSign: Uint8Array) => signatureOf(toSign, key),
    attached: async (toSign: Uint8Array) => Buffer.from(await makeCms({ content: toSign, detached: false, signers: [key], signingTime: new Date() })).toString('base64'),
    xml: async (toSign: Uint8Array) => signXml({ xml: loginXml({ nonce: Buffer.from(toSign).toString('hex'), expiresAt: new Date() }), ...key }),
    older: async (toSign: Uint8Array) => signatureOf(toSign, await issue(aigul, { authentication: true })),
  };
  for (const [name, sign] of Object.entries(ways)) {
    const visitor = await site.visitor();
    const { signing, toSign } = laidBefore(await visitor.get(`${PORTAL}?back=/services`));
    const answer = await visitor.post(PORTAL, { signing, signature: await sign(toSign), back: '/services' });

    assert.equal(answer.statusCode, 303, name);
    assert.equal(answer.headers.location, '/services');
    assert.ok(saidBy(await visitor.get('/cabinet')).includes(AIGUL.surname), name);
  }
});

for (const language of languages) {
  test(`the pages are in order: ${language}`, async (t) => {
    const site = await open(t);
    const visitor = await site.visitor();
    for (const path of [PORTAL, WORKPLACE, '/sign-in']) {
      const page = await visitor.get(`${path}?lang=${language}`);
      assert.deepEqual(checkPage(page.body), [], path);
      assert.ok(saidBy(page).includes(translate(language, 'eds.login.title')), path);
    }
  });
}

test('the challenge is burned by its first answer, right or wrong', async (t) => {
  const { issue } = await authority();
  const site = await open(t);
  const key = await issue(aigul);
  for (const first of ['right', 'garbage', '']) {
    const visitor = await site.visitor();
    const { signing, toSign } = laidBefore(await visitor.get(PORTAL));
    const signature = await signatureOf(toSign, key);
    const answer = await visitor.post(PORTAL, { signing, signature: first === 'right' ? signature : first });
    if (first === 'right') {
      // The same browser before its login: what a thief of the posted form would replay.
      visitor.cookies.delete('session');
      assert.equal(answer.statusCode, 303);
    }
    await visitor.get('/sign-in');
    assertRefused(await visitor.post(PORTAL, { signing, signature }), 'login-used', true);
  }
});

test('of two answers at once one passes', async (t) => {
  const { issue } = await authority();
  const site = await open(t);
  const visitor = await site.visitor();
  const { signing, toSign } = laidBefore(await visitor.get(PORTAL));
  const signature = await signatureOf(toSign, await issue(aigul));
  const answers = await Promise.all([1, 2, 3].map(() => visitor.post(PORTAL, { signing, signature })));
  assert.deepEqual(answers.map(({ statusCode }) => statusCode).sort(), [303, 422, 422]);
});

test('a challenge belongs to one browser, one face and five minutes', async (t) => {
  const { issue } = await authority();
  const site = await open(t);
  await addStaff(site, { iin: AIGUL.iin });
  const key = await issue(aigul);
  const [mine, other] = [await site.visitor(), await site.visitor()];

  const stolen = laidBefore(await mine.get(PORTAL));
  await other.get(PORTAL);
  assertRefused(await other.post(PORTAL, { signing: stolen.signing, signature: await signatureOf(stolen.toSign, key) }), 'login-unknown', true);

  const portal = laidBefore(await mine.get(PORTAL));
  assertRefused(await mine.post(WORKPLACE, { signing: portal.signing, signature: await signatureOf(portal.toSign, key) }), 'login-unknown', true);

  const late = laidBefore(await mine.get(PORTAL));
  await site.desk.db.query("update eds_login set expires_at = now() - interval '1 millisecond' where id = $1", [late.signing]);
  assertRefused(await mine.post(PORTAL, { signing: late.signing, signature: await signatureOf(late.toSign, key) }), 'login-expired', true);

  assertRefused(await mine.post(PORTAL, { signing: '00000000-0000-4000-8000-000000000000', signature: 'AAAA' }), 'login-unknown', true);
});

test('a challenge lasts five minutes by the real clock', async (t) => {
  const site = await open(t);
  await (await site.visitor()).get(PORTAL);
  const { rows } = await site.desk.db.query<{ seconds: number }>('select extract(epoch from expires_at - made_at)::int as seconds from eds_login');
  assert.deepEqual(rows, [{ seconds: 300 }]);
});

const keys: readonly (readonly [EdsCode | EdsLoginCode, string, Parameters<TestAuthority['issue']>, boolean])[] = [
  ['key-usage-not-authentication', 'only for signing documents', [aigul, { signingOnly: true }], false],
  ['certificate-expired', 'that has expired', [aigul, { notAfter: new Date('2021-01-01T00:00:00Z') }], false],
  ['certificate-without-iin', 'of an organisation', [{ role: 'legal-entity-system', bin: '150140000012', organisation: 'АЖ' }], true],
];
for (const [code, what, issued, ours] of keys) {
  test(`a key ${what} opens nothing: ${code}`, async (t) => {
    const site = await open(t);
    const key = await (await authority()).issue(...issued);
    assertRefused(await logInWith(await site.visitor(), key), code, ours);
    assertRefused(await logInWith(await site.visitor(), key, WORKPLACE), code, ours);
  });
}

test('a revoked certificate opens nothing', async (t) => {
  const { issue, trustAfterRevoking } = await authority();
  const key = await issue(aigul);
  const site = await openPortal(t, { trust: await trustAfterRevoking(key) });
  assertRefused(await logInWith(await site.visitor(), key), 'certificate-revoked', false);
});

test('a certificate of an authority that only looks like ours opens nothing', async (t) => {
  const impostor = await makeAuthority();
  const site = await open(t);
  const answer = await logInWith(await site.visitor(), await impostor.issue(aigul));
  assert.equal(answer.statusCode, 422);
  assert.ok(['chain-signature-invalid', 'chain-issuer-unknown'].some((code) => saidBy(answer).includes(wordingOf(code as EdsCode, 'kk'))));
});

test('where nobody can say whether the certificate is revoked, nobody is let in: try later', async (t) => {
  const { issue, trustWithoutLists } = await authority();
  const site = await openPortal(t, { trust: trustWithoutLists });
  assertRefused(await logInWith(await site.visitor(), await issue(aigul)), 'revocation-unavailable', false, 503);
});

test('a signature of something else, by two people, or none at all is told as such', async (t) => {
  const { issue } = await authority();
  const site = await open(t);
  const [key, another] = [await issue(aigul), await issue({ ...aigul, iin: BOLAT.iin })];
  const visitor = await site.visitor();
  const post = async (sign: (toSign: Buffer) => Promise<string>) => {
    const { signing, toSign } = laidBefore(await visitor.get(PORTAL));
    return visitor.post(PORTAL, { signing, signature: await sign(toSign) });
  };
  const attached = async (content: Uint8Array) => makeCms({ content, detached: false, signers: [key], signingTime: new Date() });
  const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

  assertRefused(await post(() => signatureOf(Buffer.from('өтініш'), key)), 'login-other-content', true);
  assertRefused(await post(async () => base64(await attached(Buffer.from('өтініш')))), 'login-other-content', true);
  assertRefused(await post(async (toSign) => base64(await addSignature(await attached(toSign), { signer: another, signingTime: new Date() }))), 'signature-invalid', false);
  assertRefused(await post(async () => signXml({ xml: '<auth><nonce>00</nonce></auth>', ...key })), 'login-other-content', true);
  assertRefused(await post(async () => '<auth><nonce>00</nonce></auth>'), 'signature-absent', false);
  assertRefused(await post(async () => '<auth'), 'xml-malformed', false);
  assertRefused(await post(async () => 'Z2FyYmFnZQ=='), 'cms-malformed', false);
});

test('somebody without an account is told to register, with the IIN of the certificate filled in and not in the address', async (t) => {
  const { issue } = await authority();
  const site = await open(t);
  const stranger = '910630390020';
  const visitor = await site.visitor();
  const answer = await logInWith(visitor, await issue({ ...aigul, iin: stranger }));

  assert.equal(answer.statusCode, 403);
  assert.deepEqual(checkPage(answer.body), []);
  assert.ok(saidBy(answer).includes(translate('kk', 'eds.login.noAccount.title')));
  assert.ok(!answer.body.includes(stranger));
  assert.ok(!visitor.cookies.has('session'), 'nobody is in');
  assert.ok((await visitor.get('/register?back=/cabinet')).body.includes(`value="${stranger}"`));
  assert.ok(!(await visitor.get('/register?back=/cabinet')).body.includes(stranger), 'only once: the next person at this computer may be another');
});

test('somebody known only from a counter is let in by their EDS and chooses a password without an old one', async (t) => {
  const { issue } = await authority();
  const site = await open(t);
  const iin = '910630390020';
  site.population.people.set(iin, { iin, surname: 'АХМЕТОВА', name: 'САЛТАНАТ', birthDate: '1991-06-30' });
  await site.desk.db.query("insert into account (id, iin, password_hash, surname, name, created_at) values ('44444444-4444-4444-8444-444444444444', $1, 'none', 'АХМЕТОВА', 'САЛТАНАТ', now())", [iin]);
  const visitor = await site.visitor();
  assert.equal((await logInWith(visitor, await issue({ ...aigul, iin }))).headers.location, '/cabinet/account/password');
  await visitor.get('/cabinet/account/password');

  assert.equal((await visitor.post('/cabinet/account/password', { password: 'жаңа ұзақ пароль', passwordAgain: 'жаңа ұзақ пароль' })).headers.location, '/cabinet/account?said=password');

  const again = await site.visitor();
  await again.get('/sign-in');
  assert.equal((await again.post('/sign-in', { iin, password: 'жаңа ұзақ пароль' })).headers.location, '/cabinet');
});

test('a login with EDS that is no longer fresh does not stand for the password', async (t) => {
  const { issue } = await authority();
  const site = await open(t);
  const visitor = await site.visitor();
  await logInWith(visitor, await issue(aigul));
  await site.desk.db.query("update session set created_at = created_at - interval '15 minutes'");
  const page = await visitor.get('/cabinet/account/password');
  assert.ok(page.body.includes('name="currentPassword"'));

  assert.equal((await visitor.post('/cabinet/account/password', { password: 'жаңа ұзақ пароль', passwordAgain: 'жаңа ұзақ пароль' })).statusCode, 422);
});

test('the account is held against the register: condition 1 refuses, silence does not', async (t) => {
  const { issue } = await authority();
  const site = await open(t);
  const key = await issue(aigul);
  site.population.people.set(AIGUL.iin, { ...AIGUL, deathDate: '2026-01-01' });
  const refused = await logInWith(await site.visitor(), key);
  assert.equal(refused.statusCode, 403);
  assert.deepEqual(checkPage(refused.body), []);
  assert.ok(saidBy(refused).includes(translate('kk', 'refusals.authorisationRefused.title')));
  assert.match(saidBy(refused), /қаулы/);

  site.population.down = true;
  const silent = await logInWith(await site.visitor(), key);
  assert.equal(silent.statusCode, 503);
  assert.deepEqual(checkPage(silent.body), []);
});

test('staff come in by their own key or their organisation’s, and by nobody else’s', async (t) => {
  const { issue } = await authority();
  const site = await open(t);
  await addStaff(site);
  const bolat = { role: 'individual', iin: BOLAT.iin, surname: BOLAT.surname, name: BOLAT.name } as const;
  const official = { ...bolat, role: 'employee', organisation: 'БӨЛІМ' } as const;

  for (const key of [await issue(bolat), await issue({ ...official, bin: '150140000012' })]) {
    const answer = await logInWith(await site.visitor(), key, WORKPLACE);
    assert.equal(answer.statusCode, 303);
    assert.equal(answer.headers.location, '/workplace');
  }
  assert.equal((await site.desk.db.query('select 1 from session where staff_id = $1', [STAFF_ID])).rowCount, 2);
  assertRefused(await logInWith(await site.visitor(), await issue({ ...official, bin: '940140000385' }), WORKPLACE), 'other-organisation', true);
  assertRefused(await logInWith(await site.visitor(), await issue(aigul), WORKPLACE), 'not-staff', true);
  await addStaff(site, { id: '55555555-5555-4555-8555-555555555555' });
  assertRefused(await logInWith(await site.visitor(), await issue(bolat), WORKPLACE), 'staff-ambiguous', true);
  await site.desk.db.query('update staff set active = false');
  assertRefused(await logInWith(await site.visitor(), await issue(bolat), WORKPLACE), 'not-staff', true);
});

test('a login leads back into the site only, and staff only into the workplace', async (t) => {
  const { issue } = await authority();
  const site = await open(t);
  await addStaff(site);
  const key = await issue({ ...aigul, iin: BOLAT.iin });
  for (const [path, back, expected] of [[WORKPLACE, '/cabinet', '/workplace'], [WORKPLACE, '//evil.test/workplace', '/workplace'], [PORTAL, 'https://evil.test/', '/'], [PORTAL, '/sign-in', '/cabinet']] as const) {
    const visitor = await site.visitor();
    const { signing, toSign } = laidBefore(await visitor.get(path));
    assert.equal((await visitor.post(path, { signing, signature: await signatureOf(toSign, key), back })).headers.location, expected, back);
  }
});

test('an answer without the form’s token is not taken, and burns nothing', async (t) => {
  const { issue } = await authority();
  const site = await open(t);
  const visitor = await site.visitor();
  const { signing, toSign } = laidBefore(await visitor.get(PORTAL));
  const signature = await signatureOf(toSign, await issue(aigul));
  assert.equal((await visitor.post(PORTAL, { signing, signature, csrf: 'x' })).statusCode, 403);
  assert.equal((await visitor.post(PORTAL, { signing, signature })).statusCode, 303);
});

test('whatever is posted is answered with a page', async (t) => {
  const site = await open(t);
  const visitor = await site.visitor();
  const { signing } = laidBefore(await visitor.get(PORTAL));
  const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes).toString('base64')),
    fc.string({ maxLength: 60 }).map((inner) => `<auth>${inner}`), fc.constantFrom('', signing, '\u0000', '__proto__', '<!DOCTYPE x [<!ENTITY a "b">]><auth>&a;</auth>', 'MIIB', `<auth${'<a>'.repeat(3000)}`));
  await fc.assert(fc.asyncProperty(fc.constantFrom(PORTAL, WORKPLACE), text, text, text, async (path, challenge, signature, back) => {
    const page = await visitor.post(path, { signing: challenge, signature, back });
    assert.equal(page.statusCode, 422, site.failures.at(-1));
    assert.deepEqual(checkPage(page.body), []);
  }), { numRuns: 40 });
});
