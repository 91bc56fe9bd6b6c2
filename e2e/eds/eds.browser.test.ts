/** Login with a key file and signing by QR, in a browser, against the product as it is started. */
import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { TestContext } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import { readBarcodesFromImage } from '@reglament/documents';
import { makeCms, openPkcs12, parseCertificate } from '@reglament/eds';
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';
import { CHROMIUM_FLAGS, chromiumOrSkip, findChromium } from '../../scripts/chromium.ts';
import { freePort, makeDataFolder, removeDataFolder, startServer } from '../fault/server.ts';
import type { Server } from '../fault/server.ts';
import { openPhone } from './phone.ts';

const SERVICE = '/services/wko-2015-153/02';
const CITIZEN = '910630390020';
const CITIZEN_KEY = 'citizen-0020.p12';
const OTHER_KEY = 'citizen-0012.p12';
const KEY_PASSWORD = 'Aa123456';

let dataFolder = '';
let server: Server | undefined;
let browser: Browser | undefined;

before(async () => {
  const executablePath = findChromium();
  if (executablePath === undefined) return;
  dataFolder = await makeDataFolder();
  server = startServer({ dataFolder, port: await freePort() });
  [browser] = await Promise.all([chromium.launch({ executablePath, args: [...CHROMIUM_FLAGS] }), server.ready]);
}, { timeout: 90_000 });

after(async () => {
  await browser?.close();
  await server?.stop();
  if (dataFolder !== '') await removeDataFolder(dataFolder);
});

interface Scene { readonly page: Page; readonly base: string; readonly complaints: readonly string[]; readonly sent: readonly string[] }

/** A window 390 px wide, or `undefined` where there is no browser (the test has then said so). */
async function open(t: TestContext, scripts = true): Promise<Scene | undefined> {
  if (chromiumOrSkip(t) === undefined || browser === undefined || server === undefined) return undefined;
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'kk-KZ', javaScriptEnabled: scripts });
  t.after(() => context.close());
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const complaints: string[] = [];
  const sent: string[] = [];
  page.on('pageerror', ({ message }) => complaints.push(message));
  page.on('requestfailed', (request) => {
    const why = request.failure()?.errorText ?? '';
    // A page left while it asks for something breaks that off, as it should.
    if (why !== 'net::ERR_ABORTED') complaints.push(`${request.method()} ${new URL(request.url()).pathname}: ${why}`);
  });
  page.on('console', (message) => { if (message.type() === 'error' && message.text().includes('Content Security Policy')) complaints.push(message.text()); });
  page.on('request', (request) => { if (request.method() === 'POST') sent.push(request.postData() ?? ''); });
  return { page, base: server.origin, complaints, sent };
}

async function keyBytes(base: string, name: string): Promise<Buffer> {
  return Buffer.from(await (await fetch(`${base}/demo/keys/${name}`)).arrayBuffer());
}

async function keyFile(base: string, name: string): Promise<string> {
  const file = path.join(dataFolder, name);
  await writeFile(file, await keyBytes(base, name));
  return file;
}

/** Signs in by key file; the password typed here never leaves the page. */
async function signInWithKey({ page, base }: Scene, address: string, key: string): Promise<void> {
  await page.goto(`${base}${address}`);
  await page.setInputFiles('input[name=key-file]', await keyFile(base, key));
  await page.fill('input[name=key-password]', KEY_PASSWORD);
  await page.click('[data-sign-with=file]');
  await page.waitForURL((url) => !url.pathname.endsWith('/eds'));
}

async function assertAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.target.join(' ')}`), []);
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth) <= 0, `${page.url()} is wider than the screen`);
}

describe('login with EDS in a browser', { timeout: 120_000 }, () => {
  it('lets a citizen in by key file, from the sign-in page; the key and its password stay in the page', async (t) => {
    const scene = await open(t);
    if (scene === undefined) return;
    const { page, base, sent, complaints } = scene;
    await page.goto(`${base}/cabinet`);
    await page.click('main a[href^="/sign-in/eds"]');
    await page.waitForURL('**/sign-in/eds?*');
    await assertAccessible(page);
    await page.setInputFiles('input[name=key-file]', await keyFile(base, CITIZEN_KEY));
    await page.fill('input[name=key-password]', 'қате');
    await page.click('[data-sign-with=file]');
    await page.locator('[data-signing-status][data-state=wrong]').waitFor();
    assert.deepEqual(sent, []);
    await page.fill('input[name=key-password]', KEY_PASSWORD);
    await page.click('[data-sign-with=file]');
    await page.waitForURL('**/cabinet');

    assert.equal(sent.length, 1);
    assert.deepEqual([...new URLSearchParams(sent[0]).keys()].sort(), ['back', 'csrf', 'signature', 'signing']);
    assert.ok(!decodeURIComponent(sent[0] ?? '').includes(KEY_PASSWORD));
    assert.deepEqual(complaints, []);
  });

  it('lets staff in, and tells a citizen that there is no workplace for them', async (t) => {
    const scene = await open(t);
    if (scene === undefined) return;
    await signInWithKey(scene, '/workplace/sign-in/eds', 'head.p12');
    assert.equal(new URL(scene.page.url()).pathname, '/workplace');
    await scene.page.context().clearCookies();
    await scene.page.goto(`${scene.base}/workplace/sign-in/eds?lang=kk`);
    await scene.page.setInputFiles('input[name=key-file]', await keyFile(scene.base, CITIZEN_KEY));
    await scene.page.fill('input[name=key-password]', KEY_PASSWORD);
    await scene.page.click('[data-sign-with=file]');
    await scene.page.locator('.error-summary').waitFor();
    await scene.page.waitForLoadState();
    await assertAccessible(scene.page);
    assert.match(await scene.page.locator('.error-summary').innerText(), /жұмыс орны тіркелмеген/);
  });

  it('lets a citizen in through NCALayer, which is asked for a key for signing in', async (t) => {
    const scene = await open(t);
    if (scene === undefined) return;
    const { page, base, complaints } = scene;
    const sign = await citizenSigner(base);
    let usages: readonly string[] = [];
    await page.routeWebSocket(/127\.0\.0\.1:13579/, (socket) => {
      socket.onMessage((message) => { void (async () => {
        const { args } = JSON.parse(String(message)) as { args: { data: readonly string[]; signerParams: { extKeyUsageOids: readonly string[] } } };
        usages = args.signerParams.extKeyUsageOids;
        const cms = Buffer.from(await sign(Buffer.from(args.data[0] ?? '', 'base64'))).toString('base64');
        socket.send(JSON.stringify({ status: true, body: { result: [`-----BEGIN CMS-----\n${cms}\n-----END CMS-----`] } }));
      })(); });
      socket.send(JSON.stringify({ result: { version: '1.4' } }));
    });
    await page.goto(`${base}/sign-in/eds?back=/services`);
    await page.locator('.signing summary').click();
    await page.click('[data-sign-with=nca-layer]');
    await page.waitForURL((url) => url.pathname === '/services');

    assert.equal(usages[0], '1.3.6.1.5.5.7.3.2', 'client authentication');
    assert.deepEqual(complaints, []);
  });
});

/** Fills in the request up to its signing page and asks for a QR code; works with and without scripts. */
async function showCode({ page, base }: Scene): Promise<void> {
  // A page asked for while a form is still under way would break the form off.
  const press = async (next: RegExp): Promise<void> => {
    await page.locator('main .button-primary').first().click();
    await page.waitForURL(next);
  };
  await page.goto(`${base}/sign-in`);
  await page.fill('main input[name=iin]', CITIZEN);
  await page.fill('main input[name=password]', 'Reglament2026');
  await page.locator('main form button').first().click();
  await page.waitForURL(/cabinet/);
  await page.goto(`${base}${SERVICE}/apply/provider`);
  await page.check('input[value=wko-oral]');
  await press(/apply\/(?!provider)/);
  await page.goto(`${base}${SERVICE}/apply/request`);
  await page.fill('input[name="child-name"]', 'ӘБІЛҚАСЫМ ІҢКӘР ҒАНИҚЫЗЫ');
  for (const [part, value] of [['day', '2'], ['month', '3'], ['year', '2015']] as const) await page.fill(`input[name="child-birth-date-${part}"]`, value);
  await press(/request\/2$/);
  await press(/documents$/);
  await page.locator('main input[type=file]').first().setInputFiles({ name: 'туу туралы куәлік.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n%%EOF\n') });
  await press(/check$/);
  await page.locator('main .button-primary').last().click();
  await page.waitForURL(/sign$/);
  await page.locator('form[action="/signing-by-qr"] button').click();
  await page.waitForURL(/signing-by-qr\/[0-9a-f]{64}$/);
}

/** What the phone's camera sees in the page. */
async function scanned(page: Page): Promise<string> {
  const read = await readBarcodesFromImage(await page.locator('main svg[role=img]').screenshot());
  return read.kind === 'read' ? read.texts[0] ?? '' : assert.fail(read.code);
}

async function citizenSigner(base: string, keyName = CITIZEN_KEY): Promise<(content: Uint8Array) => Promise<Uint8Array>> {
  const { certificate, privateKey } = await openPkcs12(await keyBytes(base, keyName), KEY_PASSWORD);
  return (content) => makeCms({ content, detached: true, signers: [{ certificate: parseCertificate(certificate), privateKey }], signingTime: new Date() });
}

describe('signing by QR in a browser', { timeout: 120_000 }, () => {
  it('shows a code that a phone can read, waits for the phone and goes on by itself', async (t) => {
    const scene = await open(t);
    if (scene === undefined) return;
    await showCode(scene);
    await assertAccessible(scene.page);
    const phone = await openPhone(await scanned(scene.page));
    assert.equal(await phone.sign(await citizenSigner(scene.base)), 200);
    await scene.page.waitForURL(/\/cabinet\/cases\/[0-9a-f-]{36}\/sent$/);
    assert.equal(await phone.sign(await citizenSigner(scene.base)), 409, 'the same code again');
    assert.deepEqual(scene.complaints, []);
  });

  it('tells at once, on the page too, that another person’s telephone was refused, and goes on with the right one', async (t) => {
    const scene = await open(t);
    if (scene === undefined) return;
    await showCode(scene);
    const code = await scanned(scene.page);
    assert.equal(await (await openPhone(code)).sign(await citizenSigner(scene.base, OTHER_KEY)), 422);
    await scene.page.getByText('Телефонда қойылған қолтаңба қабылданған жоқ').waitFor();
    await assertAccessible(scene.page);
    assert.equal(await scanned(scene.page), code, 'the code is still good');
    assert.equal(await (await openPhone(code)).sign(await citizenSigner(scene.base)), 200);
    await scene.page.waitForURL(/\/cabinet\/cases\/[0-9a-f-]{36}\/sent$/);
    assert.deepEqual(scene.complaints, []);
  });

  it('works without scripts: the button asks and leads on', async (t) => {
    const scene = await open(t, false);
    if (scene === undefined) return;
    await showCode(scene);
    const phone = await openPhone(await scanned(scene.page));
    await scene.page.locator('main a.button-secondary').click();
    await scene.page.waitForURL(/\?check$/);
    assert.equal(await phone.sign(await citizenSigner(scene.base)), 200);
    await scene.page.locator('main a.button-secondary').click();
    await scene.page.waitForURL(/\/sent$/);
  });
});
