/**
 * People at their own screens: the whole site on a port, a browser, a window for each person. Every kind of screen is
 * held against axe and against the width of a telephone the first time somebody comes to it.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';
import { assets } from '../../apps/reglament/src/web/kit/index.ts';
import { SCRIPTS } from '../../apps/reglament/src/web/site.ts';
import { CHROMIUM_FLAGS } from '../../scripts/chromium.ts';
import { openWorld, PASSWORD } from '../walk/world.ts';
import type { World } from '../walk/world.ts';

export interface Screens {
  readonly world: World;
  readonly origin: string;
  /** The person's own window; the same one each time. */
  readonly of: (person: { readonly id: string; readonly session: string }) => Promise<Page>;
  /** A key file on disk, as somebody carries it on a stick. */
  readonly keyFile: (person: { readonly id: string; readonly keyFile: () => Promise<Uint8Array> }) => Promise<string>;
  readonly photograph: string;
  /** Looks at the page the first time this kind of screen is shown. */
  readonly look: (page: Page, kind: string) => Promise<void>;
  /** What was found wrong with screens, each with its kind. */
  readonly complaints: readonly string[];
  readonly close: () => Promise<void>;
}

/** Folder for pictures of every kind of screen, to be looked at by people: `SCREENS=/tmp/screens node --test …`. */
const PICTURES = process.env['SCREENS'];
const WIDE = { width: 1440, height: 900 };
const NARROW = { width: 390, height: 844 };

export async function openScreens(executablePath: string): Promise<Screens> {
  const ends: (() => unknown)[] = [];
  const folder = await mkdtemp(path.join(tmpdir(), 'reglament-screens-'));
  const [built, browser] = await Promise.all([assets({ folder, scripts: SCRIPTS }), chromium.launch({ executablePath, args: [...CHROMIUM_FLAGS] })]);
  const world = await openWorld({ after: (end?: unknown) => { ends.push(end as () => unknown); } } as Parameters<typeof openWorld>[0], built);
  const origin = await world.listen();
  const windows = new Map<string, Promise<Page>>();
  const complaints: string[] = [];
  const seen = new Set<string>();
  const photograph = path.join(folder, 'үй.jpg');
  await writeFile(photograph, JPEG);
  return {
    world, origin, complaints, photograph,
    of: (person) => {
      const known = windows.get(person.id) ?? openWindow(browser, origin, person.session, complaints);
      windows.set(person.id, known);
      return known;
    },
    keyFile: async (person) => {
      const file = path.join(folder, `${person.id}.p12`);
      await writeFile(file, await person.keyFile());
      return file;
    },
    look: async (page, kind) => {
      if (seen.has(kind)) return;
      seen.add(kind);
      complaints.push(...(await complaintsAbout(page)).map((complaint) => `${kind}: ${complaint}`));
      if (ALSO_IN_OTHER_LANGUAGES.test(kind)) complaints.push(...await inOtherLanguages(page, kind));
      if (PICTURES !== undefined) await page.screenshot({ path: path.join(PICTURES, `${kind.replaceAll(/[^a-z0-9-]+/gi, '_')}-1440.png`), fullPage: true });
      await page.setViewportSize(NARROW);
      if (await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)) complaints.push(`${kind}: wider than a telephone`);
      if (PICTURES !== undefined) await page.screenshot({ path: path.join(PICTURES, `${kind.replaceAll(/[^a-z0-9-]+/gi, '_')}-390.png`), fullPage: true });
      await page.setViewportSize(WIDE);
    },
    close: async () => {
      await browser.close();
      for (const end of ends) await end();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Screens somebody has before them all day, and the longest forms: looked at in Russian and English too. */
const ALSO_IN_OTHER_LANGUAGES = /^workplace (queue|case (examine|inspect|register)|record .*|sign)$/;

async function inOtherLanguages(page: Page, kind: string): Promise<readonly string[]> {
  const address = page.url();
  const found: string[] = [];
  for (const language of ['ru', 'en', 'kk']) {
    const there = new URL(address);
    there.searchParams.set('lang', language);
    await page.goto(there.href);
    // The last turn only sets the language back.
    if (language !== 'kk') found.push(...(await complaintsAbout(page)).map((complaint) => `${kind} in ${language}: ${complaint}`));
  }
  await page.goto(address);
  return found;
}

async function openWindow(browser: Browser, origin: string, session: string, complaints: string[]): Promise<Page> {
  const context = await browser.newContext({ viewport: WIDE, locale: 'kk-KZ' });
  await context.addCookies([{ name: 'session', value: session, url: origin }]);
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  page.on('pageerror', ({ message }) => complaints.push(message));
  page.on('console', (message) => { if (message.type() === 'error' && message.text().includes('Content Security Policy')) complaints.push(message.text()); });
  return page;
}

async function complaintsAbout(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).slice(0, 3).join(' | ')}`);
}

/** Signs what the page lays before its person, with their key file, and waits for the page that follows. */
export async function signWithKeyFile(page: Page, file: string): Promise<void> {
  await page.setInputFiles('input[name=key-file]', file);
  await page.fill('input[name=key-password]', PASSWORD);
  const signing = page.url();
  await page.click('[data-sign-with=file]');
  await page.waitForURL((url) => url.href !== signing);
}

/** One pixel, as a telephone makes it. */
const JPEG = Buffer.from('/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wgALCAABAAEBAREA/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPxA=', 'base64');
