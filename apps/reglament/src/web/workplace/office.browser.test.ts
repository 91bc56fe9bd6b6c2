/** What only a browser shows of the office's work: many signatures from one password, text kept while typing, the arrow keys, axe. */
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { TestContext } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';
import { CHROMIUM_FLAGS, findChromium } from '../../../../../scripts/chromium.ts';
import { assets } from '../kit/index.ts';
import type { Assets } from '../kit/index.ts';
import { makeAuthority } from '../portal/testing/authority.ts';
import type { TestAuthority } from '../portal/testing/authority.ts';
import { APPLICANT_IIN, openOffice } from './testing/office.ts';
import type { Office, Person } from './testing/office.ts';
import { act } from './testing/walk.ts';

const path = findChromium();
const missing = 'Chromium is not installed (apt-get install chromium, or REGLAMENT_CHROMIUM): the workplace in a browser was NOT tested';
if (path === undefined && process.env['CI'] === 'true') throw new Error(missing);
const skip = path === undefined ? missing : false;

const PASSWORD = 'Құпия123';
const SCRIPTS = ['sign', 'row-keys', 'keep-draft', 'watch-case', 'scanner'];
let browser: Browser | undefined;
let authority: TestAuthority;
let built: Assets;
let folder = '';

before(async () => {
  if (path === undefined) return;
  folder = await mkdtemp(join(tmpdir(), 'office-'));
  const scripts = Object.fromEntries(SCRIPTS.map((name) => [name, join(import.meta.dirname, `../client/${name}.ts`)]));
  [browser, authority, built] = await Promise.all([chromium.launch({ executablePath: path, args: [...CHROMIUM_FLAGS] }), makeAuthority(), assets({ folder, scripts })]);
  const key = await authority.issue({ role: 'individual', iin: APPLICANT_IIN, surname: 'СЫНАҚОВ', name: 'СЫНАҚ' });
  await writeFile(join(folder, 'head.p12'), await authority.keyFile(key, PASSWORD));
});
after(async () => {
  await browser?.close();
  await rm(folder, { recursive: true, force: true });
});

interface Scene { readonly office: Office; readonly open: (person: Person, url: string, width?: number) => Promise<Page>; readonly complaints: readonly string[] }

async function scene(t: TestContext): Promise<Scene> {
  const office = await openOffice(t, { assets: built, trust: authority.trust });
  const address = await office.app.listen({ port: 0, host: '127.0.0.1' });
  const complaints: string[] = [];
  const open = async (person: Person, url: string, width = 1440): Promise<Page> => {
    const context = await browser!.newContext({ viewport: { width, height: 900 }, locale: 'kk-KZ' });
    t.after(() => context.close());
    const [name = '', value = ''] = person.cookie.split('=');
    await context.addCookies([{ name, value, url: address }]);
    const page = await context.newPage();
    page.on('pageerror', ({ message }) => complaints.push(message));
    page.on('console', (message) => { if (message.type() === 'error') complaints.push(message.text()); });
    await page.goto(`${address}${url}`);
    return page;
  };
  return { office, open, complaints };
}

/** Cases at the executor's step, or with the head for signature. */
async function cases(office: Office, count: number, upTo: 'examined' | 'drafted'): Promise<readonly string[]> {
  const ids: string[] = [];
  const executor = office.person('wko', 'Executor');
  for (let made = 0; made < count; made += 1) {
    const id = await office.portalCase();
    await act(office, office.person('wko', 'OfficeClerk'), id, 'done');
    await act(office, office.person('wko', 'Head'), id, 'done', { 'done.executor': executor.id });
    if (upTo === 'drafted') assert.equal((await act(office, executor, id, 'result-certificate')).statusCode, 303);
    ids.push(id);
  }
  return ids;
}

test('the head ticks documents by keyboard and signs them all with one entry of the password', { skip }, async (t) => {
  const { office, open, complaints } = await scene(t);
  await cases(office, 3, 'drafted');
  const page = await open(office.person('wko', 'Head'), '/workplace');

  await page.locator('input[type=checkbox][form=sign-many]').first().focus();
  for (const key of ['Space', 'ArrowDown', 'Space', 'ArrowDown', 'Space']) await page.keyboard.press(key);
  assert.equal(await page.locator('input[form=sign-many]:checked').count(), 3);
  // Loaded: before, nobody listens to the panel's keys.
  await Promise.all([page.waitForURL('**/workplace/sign?*'), page.locator('#sign-many button').press('Enter')]);
  await page.setInputFiles('input[type=file]', join(folder, 'head.p12'));
  await page.fill('input[type=password]', PASSWORD);
  await Promise.all([page.waitForURL('**/workplace/sign'), page.keyboard.press('Enter')]);

  assert.match(await page.locator('main').innerText(), /Орындалғаны – 3, орындалмағаны – 0/);
  const { rows } = await office.desk.db.query<{ n: number }>('select count(*)::int as n from issued_document');
  assert.equal(rows[0]?.n, 3);
  assert.deepEqual(complaints, []);
});

test('a wrong password signs nothing and says so in the page', { skip }, async (t) => {
  const { office, open } = await scene(t);
  await cases(office, 2, 'drafted');
  const page = await open(office.person('wko', 'Head'), '/workplace');
  for (const box of await page.locator('input[form=sign-many]').all()) await box.check();
  await Promise.all([page.waitForURL('**/workplace/sign?*'), page.click('#sign-many button')]);
  await page.setInputFiles('input[type=file]', join(folder, 'head.p12'));
  await page.fill('input[type=password]', 'қате');
  await page.click('[data-sign-with=file]');
  await page.waitForSelector('[data-signing-status][data-state=wrong]');
  const { rows } = await office.desk.db.query<{ n: number }>('select count(*)::int as n from issued_document');
  assert.equal(rows[0]?.n, 0);
});

test('what is typed into a refusal is kept without a click and is there when the page is opened again', { skip }, async (t) => {
  const { office, open } = await scene(t);
  const [id = ''] = await cases(office, 1, 'examined');
  const executor = office.person('wko', 'Executor');
  const page = await open(executor, `/workplace/cases/${id}`);
  await page.locator('details', { has: page.locator('textarea[name$="explanation-kk"]') }).locator('summary').first().click();
  const kept = page.waitForResponse((response) => response.url().endsWith('/draft') && response.status() === 204);
  await page.locator('textarea[name$="explanation-kk"]').first().fill('Куәліктің мерзімі өткен');
  await kept;
  await page.close();

  const again = await open(executor, `/workplace/cases/${id}`);

  assert.equal(await again.locator('textarea[name$="explanation-kk"]').first().inputValue(), 'Куәліктің мерзімі өткен');
});

test('two people on one case are told of each other at once, and of what the other did', { skip }, async (t) => {
  const { office, open, complaints } = await scene(t);
  const [id = ''] = await cases(office, 1, 'examined');
  const [executor, head] = [office.person('wko', 'Executor'), office.person('wko', 'Head')];
  const notice = (page: Page) => page.locator('.live-notice-line');
  // Both have just had it open, on their way to this step.
  await office.desk.db.query('truncate case_presence');

  const first = await open(executor, `/workplace/cases/${id}`);
  assert.ok(await notice(first).isHidden());
  const before = await first.locator('h1').boundingBox();
  const second = await open(head, `/workplace/cases/${id}`);
  assert.match(await notice(second).innerText(), /қызметкер де қарап отыр: Executor wko/);
  await notice(first).getByText('қызметкер де қарап отыр: Head wko').waitFor();
  assert.deepEqual(await first.locator('h1').boundingBox(), before, 'nothing on the page moves');

  assert.equal((await act(office, executor, id, 'result-certificate')).statusCode, 303);
  await notice(second).getByText(/Executor wko бұл істі өзгертті \(\d\d:\d\d\)/).waitFor();
  assert.ok(await notice(second).getByRole('link', { name: 'Бетті жаңарту' }).isVisible());
  const { violations } = await new AxeBuilder({ page: second }).analyze();
  assert.deepEqual(violations.map(({ id: rule, nodes }) => `${rule}: ${nodes[0]?.html ?? ''}`), []);
  if (process.env['SCREENS'] !== undefined) await second.screenshot({ path: join(process.env['SCREENS'], 'two-people.png') });
  await notice(second).getByRole('link').click();
  await second.waitForLoadState();
  assert.doesNotMatch(await notice(second).innerText(), /өзгертті/);
  assert.deepEqual(complaints, []);
});

/** The most that an ordinary case may cost whoever does sixty a day: to register it and stand before the next one. */
const CLICKS_MAX = 2;
const KEYS_MAX = 12;

test('an ordinary case costs the clerk no more than two clicks, and by keyboard no more than twelve keys', { skip }, async (t) => {
  const { office, open } = await scene(t);
  for (let made = 0; made < 5; made += 1) await office.portalCase();
  const registered = async (): Promise<number> => (await office.desk.db.query('select 1 from cases where number is not null')).rowCount ?? 0;
  const page = await open(office.person('wko', 'OfficeClerk'), '/workplace');
  const done = page.locator('.notification a').first();
  await page.locator('tbody a').first().click();

  let clicks = 0;
  const click = async (target: ReturnType<Page['locator']>): Promise<void> => { clicks += 1; await target.click(); };
  for (let cases = 1; cases <= 2; cases += 1) {
    await click(page.getByRole('button', { name: 'Тіркеу' }));
    await done.waitFor();
    assert.equal(await registered(), cases);
    await click(done);
    await page.getByRole('button', { name: 'Тіркеу' }).waitFor();
  }
  assert.ok(clicks <= 2 * CLICKS_MAX, `${clicks / 2} clicks a case`);

  let keys = 0;
  const press = async (key: string): Promise<void> => { keys += 1; await page.keyboard.press(key); };
  /** As somebody without a mouse goes: past the navigation by its link, then on to what is wanted. */
  const goTo = async (target: ReturnType<Page['locator']>): Promise<void> => {
    for (const key of ['Tab', 'Enter']) await press(key);
    for (let steps = 0; steps < 50 && !await target.evaluate((element) => element === document.activeElement); steps += 1) await press('Tab');
    await press('Enter');
  };
  await goTo(page.getByRole('button', { name: 'Тіркеу' }));
  await done.waitFor();
  assert.equal(await registered(), 3);
  await goTo(done);
  await page.getByRole('button', { name: 'Тіркеу' }).waitFor();
  assert.ok(keys <= KEYS_MAX, `${keys} keys a case`);
});
