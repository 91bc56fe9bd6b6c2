import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, it } from 'node:test';
import type { TestContext } from 'node:test';
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';
import { CHROMIUM_FLAGS, chromiumOrSkip } from '../scripts/chromium.ts';
import { freePort, startServer } from './fault/server.ts';

const SERVICE = '/services/wko-2015-153/02';
const CITIZEN = '910630390020';
const PASSWORD = 'Reglament2026';
const KEY_PASSWORD = 'Aa123456';

/** A window of one person, with their key file downloaded from the demonstration's page. */
interface Person { readonly page: Page; readonly keyFile: (name: string) => Promise<string> }

async function visit(browser: Browser, t: TestContext, base: string, folder: string, width = 1280): Promise<Person> {
  const context = await browser.newContext({ viewport: { width, height: 900 }, locale: 'kk-KZ' });
  t.after(() => context.close());
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  page.on('pageerror', (error) => { throw error; });
  return {
    page,
    keyFile: async (name) => {
      await page.goto(`${base}/demo?lang=kk`);
      const download = page.waitForEvent('download');
      await page.locator(`a[href$="/${name}"]`).first().click();
      const file = path.join(folder, name);
      await (await download).saveAs(file);
      return file;
    },
  };
}

async function signIn(page: Page, address: string, login: string): Promise<void> {
  await page.goto(address);
  await page.locator('main input[name=iin], main input[name=login]').first().fill(login);
  await page.fill('main input[name=password]', PASSWORD);
  await page.locator('main form button').first().click();
  await page.waitForURL((url) => !url.pathname.endsWith('/sign-in'));
}

async function signWithKeyFile(page: Page, file: string): Promise<void> {
  await page.setInputFiles('input[name=key-file]', file);
  await page.fill('input[name=key-password]', KEY_PASSWORD);
  const signing = page.url();
  await page.click('[data-sign-with=file]');
  await page.waitForURL((url) => url.href !== signing);
}

/** The first case in somebody's queue, as soon as it is there: what a citizen has sent travels by messages and jobs first. */
async function openFirstCase(page: Page): Promise<void> {
  const link = page.locator('main a[href*="/workplace/cases/"]').first();
  for (const giveUpAt = Date.now() + 60_000; await link.count() === 0 && Date.now() < giveUpAt;) await page.reload();
  await link.click();
}

/** Does the open step of the first case in the queue by the page's own primary action. */
async function work(person: Person, base: string, login: string, enter: (page: Page) => Promise<void> = async () => undefined): Promise<void> {
  const { page } = person;
  await signIn(page, `${base}/workplace/sign-in`, login);
  await openFirstCase(page);
  await enter(page);
}

const press = async (page: Page): Promise<void> => {
  await page.locator('main form .button-primary').first().click();
  await page.waitForURL(/done=/);
};

describe('the five-minute tour', () => {
  it('leads from the portal on a phone to a certificate that verifies', { timeout: 180_000 }, async (t) => {
    const executablePath = chromiumOrSkip(t);
    if (executablePath === undefined) return;
    const folder = await mkdtemp(path.join(tmpdir(), 'reglament-tour-'));
    t.after(() => rm(folder, { recursive: true, force: true }));
    const server = startServer({ dataFolder: path.join(folder, 'data'), port: await freePort() });
    t.after(() => server.stop());
    await server.ready;
    const base = server.origin;
    const browser = await chromium.launch({ executablePath, args: [...CHROMIUM_FLAGS] });
    t.after(() => browser.close());

    const citizen = await visit(browser, t, base, folder, 390);
    const key = await citizen.keyFile(`citizen-${CITIZEN.slice(-4)}.p12`);
    const phone = citizen.page;
    await signIn(phone, `${base}/sign-in`, CITIZEN);
    await phone.goto(`${base}${SERVICE}/apply/provider`);
    await phone.check('input[value=wko-oral]');
    // A page asked for while the form is still under way would break the form off.
    await Promise.all([phone.waitForURL(/apply\/(?!provider)/), phone.locator('main .button-primary').first().click()]);
    await phone.goto(`${base}${SERVICE}/apply/request`);
    await phone.fill('input[name="child-name"]', 'ӘБІЛҚАСЫМ ІҢКӘР ҒАНИҚЫЗЫ');
    for (const [part, value] of [['day', '2'], ['month', '3'], ['year', '2015']] as const) await phone.locator(`input[name="child-birth-date-${part}"]`).fill(value);
    await phone.locator('main .button-primary').first().click();
    await phone.waitForURL(/request\/2$/);
    await phone.locator('main .button-primary').first().click();
    const scan = path.join(folder, 'туу туралы куәлік.pdf');
    await writeFile(scan, '%PDF-1.4\n%%EOF\n');
    await phone.waitForURL(/documents$/);
    await phone.locator('main input[type=file]').first().setInputFiles(scan);
    await phone.locator('main .button-primary').first().click();
    await phone.waitForURL(/check$/);
    await phone.locator('main .button-primary').last().click();
    await phone.waitForURL(/sign$/);
    await signWithKeyFile(phone, key);
    assert.match(phone.url(), /\/cabinet\/cases\/[0-9a-f-]+\/sent$/);
    const cabinet = phone.url().replace(/\/sent$/, '');

    const office = await visit(browser, t, base, folder);
    await work(office, base, 'clerk', press);
    await work(await visit(browser, t, base, folder), base, 'head', async (page) => {
      await page.locator('select[name$=".executor"]').selectOption({ index: 1 });
      await press(page);
    });
    const executors = ['executor', 'executor2'];
    for (const login of executors) {
      const { page } = await visit(browser, t, base, folder);
      await signIn(page, `${base}/workplace/sign-in`, login);
      const link = page.locator('main a[href*="/workplace/cases/"]').first();
      if (await link.count() === 0) continue;
      await link.click();
      await page.locator('input[name$="decree-number"]').first().fill('17');
      for (const [part, value] of [['day', '3'], ['month', '2'], ['year', '2020']] as const) await page.locator(`input[name$="decree-date-${part}"]`).first().fill(value);
      for (const box of await page.locator('main form').filter({ has: page.locator('input[name$="decree-number"]') }).locator('input[type=checkbox]').all()) await box.check();
      await page.locator('main form').filter({ has: page.locator('input[name$="decree-number"]') }).locator('.button-primary').first().click();
      await page.waitForURL(/done=/);
    }
    const head = await visit(browser, t, base, folder);
    const headKey = await head.keyFile('head.p12');
    await work(head, base, 'head', async (page) => {
      await Promise.all([page.waitForURL(/\/sign$/), page.locator('main a[href$="/sign"]').first().click()]);
      await signWithKeyFile(page, headKey);
    });
    await work(await visit(browser, t, base, folder), base, 'clerk', press);

    await phone.goto(cabinet);
    const download = phone.waitForEvent('download');
    await phone.locator('main a[href*="/papers/"]', { hasText: /туралы анықтама/i }).first().click();
    const certificate = path.join(folder, 'certificate.pdf');
    await (await download).saveAs(certificate);
    assert.ok((await readFile(certificate)).subarray(0, 5).equals(Buffer.from('%PDF-')));

    const stranger = (await visit(browser, t, base, folder)).page;
    await stranger.goto(`${base}/verify?lang=kk`);
    await stranger.locator('input[type=file]').first().setInputFiles(certificate);
    await stranger.locator('main form').filter({ has: stranger.locator('input[type=file]') }).first().locator('button').first().click();
    await stranger.locator('main', { hasText: 'ӘБІЛҚАСЫМ' }).waitFor();
    const verdict = await stranger.locator('main').innerText();
    assert.match(verdict, /ӘБІЛҚАСЫМ ІҢКӘР/);
    assert.match(verdict, /НҰРҒАЛИЕВ/);
  });
});
