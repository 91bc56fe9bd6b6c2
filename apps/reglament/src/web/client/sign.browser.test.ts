/** Signing as a person does it, in a browser; and every page of the portal before an accessibility checker. */
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import { chromium } from 'playwright-core';
import type { Browser, Page, WebSocketRoute } from 'playwright-core';
import { CHROMIUM_FLAGS, findChromium } from '../../../../../scripts/chromium.ts';
import { assets } from '../kit/index.ts';
import type { Assets } from '../kit/index.ts';
import { makeAuthority, signatureOf } from '../portal/testing/authority.ts';
import type { TestAuthority } from '../portal/testing/authority.ts';
import { AIGUL, openPortal } from '../portal/testing/portal-site.ts';
import { fillIn, SERVICE } from '../portal/testing/requests.ts';
import { translate } from '../texts/index.ts';

const path = findChromium();
const missing = 'Chromium is not installed (apt-get install chromium, or REGLAMENT_CHROMIUM): signing in the browser was NOT tested';
if (path === undefined && process.env['CI'] === 'true') throw new Error(missing);
const skip = path === undefined ? missing : false;

const owner = { role: 'individual', iin: AIGUL.iin, surname: AIGUL.surname, name: AIGUL.name } as const;
const PASSWORD = 'Құпия123';
let browser: Browser | undefined;
let authority: TestAuthority | undefined;
let built: Assets | undefined;
let folder = '';

before(async () => {
  if (path === undefined) return;
  folder = await mkdtemp(join(tmpdir(), 'sign-'));
  [browser, authority, built] = await Promise.all([
    chromium.launch({ executablePath: path, args: [...CHROMIUM_FLAGS] }), makeAuthority(), assets({ folder, scripts: { sign: join(import.meta.dirname, 'sign.ts') } }),
  ]);
  await writeFile(join(folder, 'GOST512.p12'), await authority.keyFile(await authority.issue(owner), PASSWORD));
  await writeFile(join(folder, 'no-key.p12'), 'not a key file');
});
after(async () => {
  await browser?.close();
  await rm(folder, { recursive: true, force: true });
});

interface Scene { readonly page: Page; readonly address: string; readonly complaints: readonly string[]; readonly sent: readonly string[] }

/** The signing page of a filled-in request, in a browser, under the site's own security policy. */
async function openSigning(t: TestContext): Promise<Scene> {
  const site = await openPortal(t, { trust: authority!.trust, assets: built! });
  const address = await site.app.listen({ port: 0, host: '127.0.0.1' });
  const aigul = await site.visitor(AIGUL);
  await fillIn(aigul);
  const context = await browser!.newContext({ viewport: { width: 390, height: 844 }, locale: 'kk-KZ' });
  t.after(() => context.close());
  await context.addCookies([...aigul.cookies].map(([name, value]) => ({ name, value, url: address })));
  const page = await context.newPage();
  const complaints: string[] = [];
  const sent: string[] = [];
  page.on('pageerror', ({ message }) => complaints.push(message));
  page.on('request', (request) => { if (request.method() === 'POST') sent.push(request.postData() ?? ''); });
  await page.goto(`${address}${SERVICE}/apply/sign`);
  return { page, address, complaints, sent };
}

const said = async (page: Page, key: Parameters<typeof translate>[1]): Promise<void> => {
  await page.locator('[data-signing-status]', { hasText: translate('kk', key) }).waitFor({ timeout: 10_000 });
};

test('a key file is opened in the page, every mistake is told, and only the signature is sent', { skip }, async (t) => {
  const { page, complaints, sent } = await openSigning(t);
  const sign = page.locator('[data-sign-with=file]');

  await sign.click();
  await said(page, 'signing.fileMissing');
  await page.setInputFiles('#f-key-file', join(folder, 'GOST512.p12'));
  await sign.click();
  await said(page, 'signing.passwordMissing');
  await page.fill('#f-key-password', 'қате');
  await sign.click();
  await said(page, 'signing.wrongPassword');
  await page.setInputFiles('#f-key-file', join(folder, 'no-key.p12'));
  await sign.click();
  await said(page, 'signing.malformed');
  assert.deepEqual(sent, []);

  await page.setInputFiles('#f-key-file', join(folder, 'GOST512.p12'));
  await page.fill('#f-key-password', PASSWORD);
  await page.check('[data-reveal=f-key-password]');
  assert.equal(await page.getAttribute('#f-key-password', 'type'), 'text', 'whoever wants to see the password signs just the same');
  await page.press('#f-key-password', 'Enter');
  await page.waitForURL('**/sent', { timeout: 20_000 });

  assert.match(await page.innerText('h1'), new RegExp(translate('kk', 'portal.sent.title')));
  assert.equal(sent.length, 1);
  assert.deepEqual([...new URLSearchParams(sent[0]).keys()].sort(), ['csrf', 'signature', 'signing']);
  assert.ok(!sent.some((body) => decodeURIComponent(body).includes(PASSWORD)));
  assert.deepEqual(complaints, []);
});

test('a key of the other pair, for signing in, is turned away before anything is sent', { skip }, async (t) => {
  const { page, sent } = await openSigning(t);
  await writeFile(join(folder, 'AUTH.p12'), await authority!.keyFile(await authority!.issue(owner, { notAfter: new Date('2040-01-01T00:00:00Z'), authentication: true }), PASSWORD));

  await page.setInputFiles('#f-key-file', join(folder, 'AUTH.p12'));
  await page.fill('#f-key-password', PASSWORD);
  await page.click('[data-sign-with=file]');

  await said(page, 'signing.authenticationKey');
  assert.deepEqual(sent, []);
});

/** What stands in for NCALayer on this machine. */
async function standIn(page: Page, answer: (socket: WebSocketRoute, request: { readonly args: { readonly data: readonly string[] } }) => void | Promise<void>): Promise<void> {
  await page.routeWebSocket(/127\.0\.0\.1:13579/, (socket) => {
    socket.onMessage((message) => { void answer(socket, JSON.parse(String(message))); });
    socket.send(JSON.stringify({ result: { version: '1.4' } }));
  });
}

async function openNcaLayer(page: Page): Promise<void> {
  const button = page.locator('[data-sign-with=nca-layer]');
  if (!await button.isVisible()) await page.locator('.signing summary').click();
  await button.click();
}

test('NCALayer signs; a person who cancels, a program that refuses or does not run are told', { skip }, async (t) => {
  const { page, sent, complaints } = await openSigning(t);
  await openNcaLayer(page);
  await said(page, 'signing.ncaLayerUnreachable');

  let turn = 0;
  const key = await authority!.issue(owner);
  await standIn(page, async (socket, { args }) => {
    turn += 1;
    if (turn === 1) return socket.send(JSON.stringify({ status: true, body: {} }));
    if (turn === 2) return socket.send(JSON.stringify({ status: false, code: 'INVOCATION_ERROR', message: 'key is not found' }));
    const cms = await signatureOf(Buffer.from(args.data[0] ?? '', 'base64'), key);
    return socket.send(JSON.stringify({ status: true, body: { result: [`-----BEGIN CMS-----\n${cms}\n-----END CMS-----`] } }));
  });
  await openNcaLayer(page);
  await said(page, 'signing.cancelled');
  await openNcaLayer(page);
  await said(page, 'signing.ncaLayerRefused');
  assert.deepEqual(sent, []);
  await openNcaLayer(page);
  await page.waitForURL('**/sent', { timeout: 20_000 });

  assert.equal(sent.length, 1);
  assert.deepEqual(complaints, []);
});

test('no page of the portal has an accessibility violation or is wider than a telephone', { skip }, async (t) => {
  const { page, address } = await openSigning(t);
  const pages = ['/', '/services?q=қорғаншылық', SERVICE, '/register', '/sign-in', `${SERVICE}/apply`, `${SERVICE}/apply/provider`,
    `${SERVICE}/apply/about-you`, `${SERVICE}/apply/request`, `${SERVICE}/apply/documents`, `${SERVICE}/apply/check`, `${SERVICE}/apply/sign`, '/cabinet', '/verify', '/verify?number=1'];
  for (const url of pages) {
    await page.goto(`${address}${url}`);
    const { violations } = await new AxeBuilder({ page }).analyze();
    assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).slice(0, 3).join(' | ')}`), [], url);
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)) <= 0, `${url} is wider than the screen`);
  }
});
