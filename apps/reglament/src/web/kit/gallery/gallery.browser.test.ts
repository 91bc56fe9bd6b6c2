import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { openBrowser } from '../testing/with-browser.ts';
import type { Opened } from '../testing/with-browser.ts';
import { findChromium } from '../../../../../../scripts/chromium.ts';

const path = findChromium();
const missing = 'Chromium is not installed (apt-get install chromium, or REGLAMENT_CHROMIUM): the look of the kit was NOT checked';
if (path === undefined && process.env['CI'] === 'true') throw new Error(missing);
const skip = path === undefined ? missing : false;

let opened: Opened | undefined;
before(async () => {
  if (path !== undefined) opened = await openBrowser(path);
});
after(async () => opened?.close());

type View = { readonly query: string; readonly width: number };
const views: readonly View[] = [
  { query: 'language=kk&face=portal&scheme=light', width: 1440 },
  { query: 'language=kk&face=portal&scheme=dark', width: 390 },
  { query: 'language=ru&face=workplace&scheme=light', width: 390 },
  { query: 'language=en&face=workplace&scheme=dark', width: 980 },
  { query: 'language=kk&face=portal&scheme=light&view=large', width: 1170 },
  { query: 'language=ru&face=portal&scheme=dark&view=large', width: 390 },
];

for (const view of views) {
  test(`has no accessibility violation and fits: ${view.query}, ${view.width} px`, { skip }, async () => {
    await onPage(view, async (page, complaints) => {
      const { violations } = await new AxeBuilder({ page }).analyze();
      const said = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).slice(0, 3).join(' | ')}`);
      assert.deepEqual(said, []);
      assert.ok((await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)) <= 0, 'the page is wider than the screen');
      assert.deepEqual(complaints, []);
    });
  });
}

test('uses at most three sizes of letters on a page', { skip }, async () => {
  for (const face of ['portal', 'workplace']) {
    await onPage({ query: `language=kk&face=${face}`, width: 1440 }, async (page) => {
      const sizes = await page.evaluate(() => {
        // The board and the ticket are read from across a hall: they have a scale of their own.
        const written = [...document.querySelectorAll('body *')].filter((element) => element.closest('.board, .board-empty, .big-number') === null && [...element.childNodes].some((node) => node.nodeType === 3 && (node.textContent ?? '').trim() !== ''));
        // The rest of a language's name is there for the ear only, at no size.
        return [...new Set(written.map((element) => getComputedStyle(element).fontSize))].filter((size) => size !== '0px');
      });
      assert.ok(sizes.length <= 3, `${face}: ${sizes.join(', ')}`);
    });
  }
});

test('writes Kazakh in the product’s own font, and loads two font files for it', { skip }, async () => {
  await onPage({ query: 'language=kk&face=portal', width: 1440 }, async (page) => {
    const fonts = await page.evaluate(() => performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('.woff2')).length);
    assert.equal(fonts, 2);
    const known = await page.evaluate(() => document.fonts.check("600 19px 'Noto Sans Reglament'", 'ӘәҒғҚқҢңӨөҰұҮүҺһІі'));
    assert.ok(known);
  });
});

test('a second click does not send a form twice', { skip }, async () => {
  await onPage({ query: 'language=kk&face=portal', width: 1440 }, async (page) => {
    let sent = 0;
    await page.route('**/example', async (route) => {
      sent += 1;
      await new Promise((resolve) => setTimeout(resolve, 50));
      await route.fulfill({ status: 204 });
    });
    const send = page.locator('form[data-sending] button');
    await send.click({ noWaitAfter: true });
    assert.equal(await send.getAttribute('aria-disabled'), 'true');
    await send.click({ noWaitAfter: true, force: true });
    await page.waitForTimeout(120);
    assert.equal(sent, 1);
  });
});

test('lists chosen files with their size and says which is too large', { skip }, async () => {
  await onPage({ query: 'language=kk&face=portal', width: 390 }, async (page) => {
    await page.setInputFiles('input[name="scan"]', { name: 'үлкен.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(5 * 1024 * 1024 + 1) });
    assert.match((await page.locator('.files').last().textContent()) ?? '', /үлкен\.pdf.*5,0 МБ.*тым үлкен/);
    await page.setInputFiles('input[name="scan"]', { name: 'кіші.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(10) });
    assert.match((await page.locator('.files').last().textContent()) ?? '', /^кіші\.pdf1 КБ$/);
  });
});

test('asks before a changed draft is left, not before an untouched one or after sending', { skip }, async () => {
  await onPage({ query: 'language=kk&face=portal', width: 1440 }, async (page) => {
    const asked: string[] = [];
    page.on('dialog', (dialog) => {
      asked.push(dialog.type());
      void dialog.accept();
    });
    await page.reload();
    assert.deepEqual(asked, []);
    await page.locator('input[name="given"]').pressSequentially('Ү');
    await page.reload();
    assert.deepEqual(asked, ['beforeunload']);
    await page.route('**/example', (route) => route.fulfill({ body: 'sent' }));
    await page.locator('input[name="given"]').pressSequentially('Ү');
    await page.locator('form[data-sending] button').click();
    await page.waitForURL('**/example');
    assert.deepEqual(asked, ['beforeunload']);
  });
});

test('the list of errors is the first thing focused, and its link leads into the field', { skip }, async () => {
  await onPage({ query: 'language=kk&face=portal', width: 1440 }, async (page) => {
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'errors');
    await page.locator('#errors a').first().click();
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'f-wrong-iin');
  });
});

async function onPage({ query, width }: View, look: (page: Page, complaints: readonly string[]) => Promise<void>): Promise<void> {
  assert.ok(opened);
  const context = await opened.browser.newContext({ viewport: { width, height: 900 } });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('requestfailed', (request) => complaints.push(`failed: ${request.url()}`));
  await page.goto(`${opened.address}/gallery?${query}`);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await look(page, complaints);
  await context.close();
}
