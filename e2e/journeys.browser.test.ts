/**
 * The first journey and the refused one, on a telephone and in Kazakh, from the first page to the answer in hand. With
 * `JOURNEYS=/folder` every page on the way is filmed there, numbered in the order in which it is seen.
 */
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { chromium } from 'playwright-core';
import type { Browser, Locator, Page } from 'playwright-core';
import { CHROMIUM_FLAGS, findChromium } from '../scripts/chromium.ts';
import { freePort, startServer } from './fault/server.ts';

const FILM = process.env['JOURNEYS'];
const SERVICE = '/services/wko-2015-153/02';
const PASSWORD = 'Reglament2026';
const KEY_PASSWORD = 'Aa123456';
const TELEPHONE = { width: 390, height: 844 };
const DESKTOP = { width: 1280, height: 900 };

const executablePath = findChromium();
if (executablePath === undefined && process.env['CI'] === 'true') throw new Error('Expected a Chromium for the browser tests, but found none. Set REGLAMENT_CHROMIUM.');

describe('two journeys on a telephone', { skip: executablePath === undefined ? 'NO CHROMIUM: install chromium or set REGLAMENT_CHROMIUM.' : false }, () => {
  let folder: string, base: string, browser: Browser, server: ReturnType<typeof startServer>, scan: string;

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'reglament-journeys-'));
    server = startServer({ dataFolder: path.join(folder, 'data'), port: await freePort() });
    await server.ready;
    base = server.origin;
    browser = await chromium.launch({ executablePath: executablePath!, args: [...CHROMIUM_FLAGS] });
    scan = path.join(folder, 'туу туралы куәлік.pdf');
    await writeFile(scan, '%PDF-1.4\n%%EOF\n');
    if (FILM !== undefined) await mkdir(FILM, { recursive: true });
  }, { timeout: 180_000 });

  after(async () => {
    await browser?.close();
    await server?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  async function open(viewport: { readonly width: number; readonly height: number }): Promise<Page> {
    const context = await browser.newContext({ viewport, locale: 'kk-KZ' });
    const page = await context.newPage();
    page.setDefaultTimeout(30_000);
    return page;
  }

  /** One person's telephone with a camera on it. */
  async function telephone(journey: string): Promise<{ readonly page: Page; readonly shot: (name: string) => Promise<void> }> {
    const page = await open(TELEPHONE);
    const narrow: string[] = [];
    let number = 0;
    return {
      page,
      shot: async (name) => {
        number += 1;
        if (await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)) narrow.push(name);
        assert.deepEqual(narrow, [], 'pages wider than the telephone');
        if (FILM !== undefined) await page.screenshot({ path: path.join(FILM, `${journey}-${String(number).padStart(2, '0')}-${name}.png`), fullPage: true });
      },
    };
  }

  async function signIn(page: Page, address: string, login: string): Promise<void> {
    await page.goto(address);
    await page.locator('main input[name=iin], main input[name=login]').first().fill(login);
    await page.fill('main input[name=password]', PASSWORD);
    await leave(page, page.locator('main form button').first());
  }

  /** Presses what leads on, and waits until it has. */
  async function leave(page: Page, button: Locator): Promise<void> {
    const from = page.url();
    await button.click();
    await page.waitForURL((url) => url.href !== from);
  }

  async function sign(page: Page, keyFile: string): Promise<void> {
    const context = await browser.newContext();
    const download = await context.request.get(`${base}/demo/keys/${keyFile}`);
    assert.equal(download.status(), 200);
    const file = path.join(folder, keyFile);
    await writeFile(file, await download.body());
    await context.close();
    await page.setInputFiles('input[name=key-file]', file);
    await page.fill('input[name=key-password]', KEY_PASSWORD);
    await leave(page, page.locator('[data-sign-with=file]'));
  }

  const onward = (page: Page): Promise<void> => leave(page, page.locator('main .button-primary').first());

  /** From the first page to the signed request. */
  async function apply({ page, shot }: Awaited<ReturnType<typeof telephone>>, iin: string): Promise<string> {
    await page.goto(`${base}/`);
    await shot('first-page');
    await page.fill('input[name=q]', 'корганшылык аныктама');
    await leave(page, page.locator('form[role=search] button'));
    await shot('found');
    await leave(page, page.locator(`main a[href="${SERVICE}"]`));
    await shot('passport');
    await page.locator('#show-notes').check();
    await shot('passport-with-law');
    await leave(page, page.locator(`main a[href="${SERVICE}/apply"]`));
    await shot('sign-in');
    await page.locator('main input[name=iin]').fill(iin);
    await page.fill('main input[name=password]', PASSWORD);
    await leave(page, page.locator('main form button').first());
    await shot('beginning');
    await onward(page);
    await page.check('input[value=wko-oral]');
    await shot('provider');
    await onward(page);
    if (page.url().endsWith('/about-you')) {
      await shot('about-you');
      await onward(page);
    } else await page.goto(`${base}${SERVICE}/apply/registers`);
    await shot('consent');
    await page.check('input[name=registers][value=yes]');
    await onward(page);
    await shot('filled-from-register');
    if (await page.inputValue('input[name="child-name"]') === '') {
      await page.fill('input[name="child-name"]', 'ӘБІЛҚАСЫМ ІҢКӘР ҒАНИҚЫЗЫ');
      for (const [part, value] of [['day', '2'], ['month', '3'], ['year', '2015']] as const) await page.fill(`input[name="child-birth-date-${part}"]`, value);
    }
    await onward(page);
    // What the register filled in is looked over on one page; what it did not is asked question by question.
    if (page.url().endsWith('/request/2')) {
      await shot('second-question');
      await onward(page);
    }
    await page.locator('main input[type=file]').first().setInputFiles(scan);
    await shot('documents');
    await onward(page);
    await shot('check');
    await leave(page, page.locator('main .button-primary').last());
    await shot('sign');
    await sign(page, `citizen-${iin.slice(-4)}.p12`);
    await shot('sent');
    assert.match(page.url(), /\/cabinet\/cases\/[0-9a-f-]+\/sent$/);
    return page.url().replace(/\/sent$/, '');
  }

  /** An official opens the first case of the queue and does something with it; `false` where nothing comes to wait for them. */
  async function official(login: string, does: (page: Page) => Promise<void>, patienceMs = 60_000): Promise<boolean> {
    const page = await open(DESKTOP);
    await signIn(page, `${base}/workplace/sign-in`, login);
    const link = page.locator('main a[href*="/workplace/cases/"]').first();
    // What the portal has sent is carried by messages, and lies in the queue once it has arrived.
    for (const giveUpAt = Date.now() + patienceMs; await link.count() === 0 && Date.now() < giveUpAt;) await page.reload();
    const waiting = await link.count() > 0;
    if (waiting) {
      await leave(page, link);
      await does(page);
      assert.match(page.url(), /done=/);
    }
    await page.context().close();
    return waiting;
  }

  const press = (page: Page): Promise<void> => leave(page, page.locator('main form .button-primary').first());

  async function byExecutor(does: (page: Page) => Promise<void>): Promise<void> {
    assert.ok(await official('executor', does, 0) || await official('executor2', does, 0), 'an executor has the case');
  }

  async function registerAndAssign(): Promise<void> {
    assert.ok(await official('clerk', press), 'the request has come to the clerk');
    assert.ok(await official('head', async (page) => {
      await page.locator('select[name$=".executor"]').selectOption({ index: 1 });
      await press(page);
    }), 'the head has it to assign');
  }

  async function signResult(): Promise<void> {
    assert.ok(await official('head', async (page) => {
      await leave(page, page.locator('main a[href$="/sign"]').first());
      await sign(page, 'head.p12');
    }), 'the head has it to sign');
  }

  it('the first: found, filled in, signed, a document asked for and given, the certificate in hand', { timeout: 300_000 }, async () => {
    const phone = await telephone('first');
    const { page, shot } = phone;
    const address = await apply(phone, '910630390020');
    await page.goto(`${base}/cabinet`);
    await shot('cabinet');
    await page.goto(address);
    await shot('case');

    await registerAndAssign();
    await byExecutor(async (desk) => {
      await desk.locator('summary', { hasText: 'Өтініш берушіден құжат сұрату' }).click();
      await desk.locator('input[name="ask-document"]').first().check();
      await desk.check('input[name="ask-why"][value=unclear]');
      await desk.fill('textarea[name="ask.words"]', 'Туу туралы куәліктің суреті бұлыңғыр. Екі бетін де жарық жерде қайта түсіріп жіберіңіз.');
      await leave(desk, desk.locator('form[action$="/ask"] button').last());
    });
    await page.locator('h1').waitFor();
    await page.goto(`${base}/cabinet`);
    await shot('cabinet-document-asked');
    await page.goto(address);
    await shot('case-document-asked');
    await leave(page, page.locator('main a[href*="/documents/"]').first());
    await page.locator('main input[type=file]').setInputFiles(scan);
    await shot('document-chosen');
    await leave(page, page.locator('main button[value=on]'));
    await shot('document-sign');
    await sign(page, 'citizen-0020.p12');
    await shot('case-document-given');
    assert.match(await page.locator('main').innerText(), /Сізден сұралған құжаттар[\s\S]*Жібердіңіз/);

    await byExecutor(async (desk) => {
      await desk.locator('input[name$="decree-number"]').first().fill('17');
      for (const [part, value] of [['day', '3'], ['month', '2'], ['year', '2020']] as const) await desk.locator(`input[name$="decree-date-${part}"]`).first().fill(value);
      const form = desk.locator('main form').filter({ has: desk.locator('input[name$="decree-number"]') });
      for (const box of await form.locator('input[type=checkbox]').all()) await box.check();
      await leave(desk, form.locator('.button-primary').first());
    });
    await signResult();
    assert.ok(await official('clerk', press), 'the clerk has it to send');
    await page.goto(address);
    await shot('case-issued');
    assert.ok(await page.locator('main a[href*="/papers/"]', { hasText: /туралы анықтама/i }).count() > 0);
    await page.goto(`${base}/cabinet`);
    await shot('cabinet-issued');
    await page.context().close();
  });

  it('the refused one: told what and why, under which clause, and where to complain', { timeout: 300_000 }, async () => {
    const phone = await telephone('refused');
    const { page, shot } = phone;
    const address = await apply(phone, '741127390012');
    await registerAndAssign();
    await byExecutor(async (desk) => {
      const refusal = desk.locator('main form').filter({ has: desk.locator('textarea[name^="refusal"]') }).first();
      const fold = desk.locator('details').filter({ has: desk.locator('textarea[name^="refusal"]') }).first();
      if (await fold.count() > 0) await fold.locator('summary').first().click();
      await refusal.locator('input[type=checkbox]').first().check();
      await refusal.locator('textarea[name$="explanation-kk"]').fill('Баланың туу туралы куәлігіндегі мәлімет өтініштегімен сәйкес келмейді.');
      await refusal.locator('textarea[name$="explanation-ru"]').fill('Сведения в свидетельстве о рождении не совпадают с заявлением.');
      await leave(desk, refusal.locator('button[type=submit], button:not([type])').first());
    });
    await signResult();
    await page.goto(`${base}/cabinet`);
    await shot('cabinet');
    await page.goto(address);
    await shot('case');
    const told = await page.locator('main').innerText();
    assert.match(told, /бас тарт/i);
    assert.match(told, /Қызметкердің түсіндірмесі: Баланың туу туралы куәлігіндегі мәлімет/);
    await leave(page, page.locator('main a[href$="/complain"]').first());
    await shot('complaint');
    await page.locator('main input[type=radio]').first().check();
    await page.locator('main textarea').first().fill('Куәлікте де, өтініште де бір күн жазылған. Қайта қарауды сұраймын.');
    await onward(page);
    await shot('complaint-filed');
    await page.context().close();
  });
});
