/** Every screen of office and centre in a browser, with content and empty: axe, nothing wider than a telephone or a desk, three languages. */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { TestContext } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import type { RouteOptions } from 'fastify';
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';
import { CHROMIUM_FLAGS, findChromium } from '../../../../../scripts/chromium.ts';
import { codeOfCase } from '../../desk/counter/scan-code.ts';
import { createApp } from '../app/app.ts';
import { assets } from '../kit/index.ts';
import type { Assets } from '../kit/index.ts';
import { SCRIPTS, SECTIONS } from '../site.ts';
import { languages } from '../texts/index.ts';
import { centreScreens } from './testing/centre-screens.ts';
import type { Screen } from './testing/centre-screens.ts';
import { officeScreens } from './testing/office-screens.ts';
import { openOffice } from './testing/office.ts';
import type { Office } from './testing/office.ts';

const path = findChromium();
const missing = 'Chromium is not installed (apt-get install chromium, or REGLAMENT_CHROMIUM): the workplace in a browser was NOT tested';
if (path === undefined && process.env['CI'] === 'true') throw new Error(missing);
const skip = path === undefined ? missing : false;

/** A desk and a telephone. */
const WIDTHS = [1440, 390] as const;
/** Files, answers to programs, and a page that only comes as the answer to a form. */
const NOT_PAGES = /\.pdf$|\/:file$|\/papers\/:paper$|\/print\/:paper$|\/others$/;

interface Site { readonly office: Office; readonly address: string; readonly routes: readonly RouteOptions[]; readonly screens: readonly Screen[] }

let browser: Browser | undefined;
let site: Site;
const closing: (() => unknown)[] = [];

/** The whole site around one office's database, made once: some screens of staff lie outside the workplace's own section. */
async function openSite(built: Assets): Promise<Site> {
  const office = await openOffice({ after: (close) => { closing.push(close as () => unknown); } }, { assets: built });
  const routes: RouteOptions[] = [];
  const app = await createApp(office.deps, { sections: [(instance) => instance.addHook('onRoute', (route) => { routes.push(route); }), ...SECTIONS], log: () => undefined, requestsPerMinute: 1_000_000 });
  closing.push(() => app.close());
  const address = await app.listen({ port: 0, host: '127.0.0.1' });
  return { office, address, routes, screens: [...await centreScreens(office), ...await officeScreens(office)] };
}

async function openWindow(t: TestContext): Promise<Page> {
  const context = await browser!.newContext({ locale: 'kk-KZ', viewport: { width: WIDTHS[0], height: 900 } });
  t.after(() => context.close());
  return context.newPage();
}

/** One window for all; whose it is changes with the screen. */
async function openScreen(page: Page, { person, url, status = 200 }: Screen, language: string): Promise<void> {
  const { address } = site;
  await page.context().clearCookies();
  const [name = '', value = ''] = person?.cookie.split('=') ?? [];
  if (person !== undefined) await page.context().addCookies([{ name, value, url: address }]);
  const answer = await page.goto(`${address}${url}${url.includes('?') ? '&' : '?'}lang=${language}`);
  assert.equal(answer?.status(), status, url);
  await page.evaluate(() => { for (const part of document.querySelectorAll('details')) part.open = true; });
}

async function faultsAt(page: Page, width: number): Promise<readonly string[]> {
  await page.setViewportSize({ width, height: 900 });
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] }).analyze();
  return [...violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).slice(0, 2).join(' | ')}`), ...(over > 0 ? [`wider than ${width} by ${over}`] : [])];
}

/** Runs in the page: what can be acted upon, one of each group of radios; marked, so that a walk by the Tab key can be compared with it. */
function markStops(): number {
  const groups = new Set<string>();
  const stops = [...document.querySelectorAll<HTMLElement>('a[href], button, input:not([type=hidden]), select, textarea, summary')].filter((element) => {
    if (!element.checkVisibility({ visibilityProperty: true }) || element.hasAttribute('disabled')) return false;
    if (!(element instanceof HTMLInputElement) || element.type !== 'radio') return true;
    const group = `${element.form?.action ?? ''} ${element.name}`;
    if (groups.has(group)) return false;
    groups.add(group);
    return true;
  });
  for (const [index, element] of stops.entries()) {
    element.dataset['stop'] = String(index);
    if (element instanceof HTMLInputElement && element.type === 'radio') for (const one of document.querySelectorAll<HTMLInputElement>(`input[type=radio][name="${CSS.escape(element.name)}"]`)) one.dataset['stop'] ??= String(index);
  }
  return stops.length;
}

/** Runs in the page: which stop has the keyboard, and whether it can be seen that it has. */
function standing(): { readonly stop: number; readonly seen: boolean; readonly element: string } | undefined {
  const element = document.activeElement;
  if (!(element instanceof HTMLElement) || element === document.body) return undefined;
  const rings = [element, element.nextElementSibling, element.parentElement].flatMap((part) => (part === null ? [] : [getComputedStyle(part)]));
  const seen = rings.some(({ outlineStyle, outlineWidth, boxShadow }) => (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none');
  return { stop: Number(element.dataset['stop'] ?? -1), seen, element: element.outerHTML.slice(0, 120) };
}

// One suite: its hooks end before the database server of the file does.
describe('every screen of office and centre', { skip }, () => {
  before(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'workplace-'));
    closing.push(() => rm(folder, { recursive: true, force: true }));
    const [started, built] = await Promise.all([chromium.launch({ executablePath: path!, args: [...CHROMIUM_FLAGS] }), assets({ folder, scripts: SCRIPTS })]);
    closing.push(() => started.close());
    browser = started;
    site = await openSite(built);
  });
  after(async () => { for (const close of closing.toReversed()) await close(); });

  for (const language of languages) {
    test(`no screen of office or centre violates a rule of accessibility or is wider than its window: ${language}`, async (t) => {
      const page = await openWindow(t);
      const refused: string[] = [];
      page.on('console', (message) => { if (/Content Security Policy/.test(message.text())) refused.push(message.text()); });
      page.on('pageerror', ({ message }) => refused.push(message));
      const faults: string[] = [];
      for (const screen of site.screens) {
        await openScreen(page, screen, language);
        if (language === 'kk') assert.match(await page.content(), screen.expected, screen.name);
        for (const width of WIDTHS) {
          for (const fault of await faultsAt(page, width)) faults.push(`${screen.name} at ${width}: ${fault}`);
          if (process.env['SCREENS'] !== undefined) await page.screenshot({ path: join(process.env['SCREENS'], `${screen.name}-${language}-${width}.png`), fullPage: true });
        }
      }
      assert.deepEqual(faults, []);
      assert.deepEqual(refused, []);
    });
  }

  test('the screens visited use every route that shows staff a page, and the hall’s own', () => {
    const seen = site.screens.map(({ url }) => url.split('?')[0] ?? '');
    const pages = site.routes.filter(({ method, url, config }) => method === 'GET' && (config?.access === 'staff' || /^\/(workplace|queue)/.test(url)) && !NOT_PAGES.test(url)).map(({ url }) => url);
    const asPattern = (route: string): RegExp => new RegExp(`^${route.replace(/:\w+/g, '[^/]+')}$`);
    assert.ok(pages.length > 30);
    assert.deepEqual(pages.filter((route) => !seen.some((url) => asPattern(route).test(url))), [], 'add a screen to testing/office-screens.ts or testing/centre-screens.ts, or say in NOT_PAGES why the route shows no page');
  });

  test('the Tab key reaches everything that can be done, in the order it stands, and one sees where it is', async (t) => {
    const page = await openWindow(t);
    const faults: string[] = [];
    for (const screen of site.screens) {
      await openScreen(page, screen, 'kk');
      const count = await page.evaluate(markStops);
      // From the second stop back to the first, wherever the page itself begins.
      await page.locator('[data-stop="1"]').first().focus();
      const passed: number[] = [];
      for (let pressed = 0; pressed < count + 5; pressed += 1) {
        await page.keyboard.press(pressed === 0 ? 'Shift+Tab' : 'Tab');
        const here = await page.evaluate(standing);
        // Past the last one the keyboard leaves the page, or comes to its beginning again.
        if (here === undefined || (pressed > 0 && here.stop === 0)) break;
        if (!here.seen) faults.push(`${screen.name}: nothing shows that the keyboard is at ${here.element}`);
        if (here.stop < (passed.at(-1) ?? -1)) faults.push(`${screen.name}: the keyboard goes back to ${here.element}`);
        passed.push(here.stop);
      }
      const unreached = Array.from({ length: count }, (_, stop) => stop).filter((stop) => !passed.includes(stop));
      for (const stop of unreached) faults.push(`${screen.name}: the Tab key does not reach ${await page.locator(`[data-stop="${stop}"]`).first().evaluate((element) => element.outerHTML.slice(0, 120))}`);
    }
    assert.deepEqual(faults, []);
  });

  test('a scanner that types like a keyboard opens the case, also under a Kazakh layout', async (t) => {
    const page = await openWindow(t);
    const find = site.screens.find(({ name }) => name === 'find')!;
    const wanted = site.screens.find(({ name }) => name === 'case')!.url;
    const code = await codeOfCase(site.office.desk.db, wanted.split('/').at(-1)!);
    // What the digits of the upper row type where the Kazakh layout is on.
    const kazakh = { 1: '"', 2: 'ә', 3: 'і', 4: 'ң', 5: 'ғ', 6: ',', 7: '.', 8: 'ү', 9: 'ұ', 0: 'қ' } as Readonly<Record<string, string>>;
    for (const typed of [code, [...code].map((digit) => kazakh[digit] ?? digit).join('')]) {
      await openScreen(page, find, 'kk');
      await page.keyboard.type(typed);
      await page.keyboard.press('Enter');
      await page.waitForURL(`**${wanted}`);
    }
    // On the case's page no field has the keyboard: the scanner opens the next paper from there, a hand that types does not.
    await page.keyboard.type('400000', { delay: 150 });
    await page.keyboard.press('Enter');
    // Typed in the page itself: how fast keys come from outside depends on how busy the machine is.
    const scan = (signs: string): void => { for (const key of [...signs, 'Enter']) document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })); };
    await Promise.all([page.waitForURL(/\/workplace\/cases\/[0-9a-f-]{36}$/), page.waitForRequest(/\/workplace\/find\?q=/), page.evaluate(scan, code)]);
  });
});
