/**
 * How long a page takes over loopback HTTP, one request after another, each page in turn with the others and with the
 * floor: 6 KB that the same server answers without doing anything for them. Bytes and requests are those of the page.
 */
import { gzipSync } from 'node:zlib';
import type { Pool } from 'pg';
import { registerLawPages } from '../apps/reglament/src/web/law-pages/index.ts';
import { registerVerify } from '../apps/reglament/src/web/verify/index.ts';
import type { Browser } from '../e2e/http/index.ts';
import { benchFirstPage } from './first-page.ts';
import type { FirstPageFigures } from './first-page.ts';
import { namedBy, pageWeight, weightsTable } from './page-weights.ts';
import type { PageWeight } from './page-weights.ts';
import { addAccount, openBenchSite, quantile, signedIn } from './pages-site.ts';
import type { BenchSite } from './pages-site.ts';
import { fillCabinet, fillQueue } from './pages-cases.ts';
import { STATIC_PATH, staticPage } from './static-page.ts';

export interface PageFigures {
  readonly p50_ms: number;
  readonly p95_ms: number;
  readonly bytes: number;
  readonly bytes_gzip: number;
  /** Bytes of the body as the server sent them to a browser that takes gzip. */
  readonly bytes_sent: number;
  /** The page and what it names: stylesheets, modules, images, preloaded fonts. All but the page are kept by the browser. */
  readonly requests: number;
}

export interface PagesFigures {
  readonly pages: Readonly<Record<'catalogue' | 'passport' | 'cabinet' | 'queue', PageFigures>>;
  readonly floor: PageFigures;
  /** Every kind of page of the portal, in bytes and requests. */
  readonly weights: readonly PageWeight[];
  readonly rounds: number;
  /** First visits over a slow telephone network; absent where there is no browser. */
  readonly slow_3g?: Readonly<Record<string, FirstPageFigures>>;
}

const SERVICE = 'wko-2015-153/02';
const CITIZEN_IIN = '880512400014';
const CABINET_CASES = 20;
/** The page shows the most urgent of them. */
const QUEUE_LINES_SHOWN = 100;
const QUEUE_TASKS = 200;

/** @param pool a migrated database that may be filled; without it one of its own */
export async function benchPages(pool?: Pool, { secondsMax = 10, roundsMax = 300 }: { readonly secondsMax?: number; readonly roundsMax?: number } = {}): Promise<PagesFigures> {
  const site = await openBenchSite(pool, [staticPage, registerVerify, registerLawPages]);
  try {
    const targets = await targetsOf(site);
    for (const target of targets) await visit(target);
    const times = targets.map((): number[] => []);
    const giveUpAt = performance.now() + secondsMax * 1000;
    let rounds = 0;
    for (; rounds < roundsMax && performance.now() < giveUpAt; rounds += 1) {
      for (const [index, target] of targets.entries()) times[index]?.push(await visit(target));
    }
    const figures = await Promise.all(targets.map(async (target, index) => [target.name, await figuresOf(target, times[index] ?? [])] as const));
    const weights = await weightsOf(site, targets);
    process.stderr.write(`${weightsTable(weights)}\n`);
    const slow3g = await benchFirstPage(site.origin, { floor: STATIC_PATH, home: '/', catalogue: '/services' });
    for (const { browser } of targets) browser.close();
    const { floor, ...pages } = Object.fromEntries(figures) as Record<Target['name'], PageFigures>;
    return { pages, floor, weights, rounds, ...(slow3g === undefined ? {} : { slow_3g: slow3g }) };
  } finally {
    await site.close();
  }
}

interface Target { readonly name: 'catalogue' | 'passport' | 'cabinet' | 'queue' | 'floor'; readonly path: string; readonly browser: Browser; readonly holds: RegExp; readonly times: number }

/** Each page with what must stand on it, and how often: a fast page without its cases would be a lie. */
async function targetsOf(site: BenchSite): Promise<readonly Target[]> {
  const applicant = await addAccount(site, CITIZEN_IIN, 'ӘУЕЗОВА');
  await fillCabinet(site, applicant.id, CABINET_CASES);
  await fillQueue(site, QUEUE_TASKS);
  const { rows } = await site.desk.db.query<{ id: string }>("select id from staff where login = 'clerk'");
  const [citizen, clerk] = [await signedIn(site, { accountId: applicant.id }), await signedIn(site, { staffId: rows[0]!.id })];
  return [
    { name: 'floor', path: STATIC_PATH, browser: citizen.browser, holds: /<title>6 KB/g, times: 1 },
    { name: 'catalogue', path: '/services', browser: citizen.browser, holds: /href="\/services\/[a-z0-9-]+\/\d\d"/g, times: site.desk.library.regulations.size },
    { name: 'passport', path: `/services/${SERVICE}`, browser: citizen.browser, holds: /<h1/g, times: 1 },
    { name: 'cabinet', path: '/cabinet', browser: citizen.browser, holds: /href="\/cabinet\/cases\/[0-9a-f-]{36}"/g, times: CABINET_CASES },
    { name: 'queue', path: '/workplace', browser: clerk.browser, holds: /href="\/workplace\/cases\/[0-9a-f-]{36}"/g, times: QUEUE_LINES_SHOWN },
  ];
}

async function visit({ browser, path }: Target): Promise<number> {
  const from = performance.now();
  const { status } = await browser.get(path);
  const milliseconds = performance.now() - from;
  if (status !== 200) throw new Error(`Expected ${path} to be shown, but got ${status}`);
  return milliseconds;
}

async function figuresOf(target: Target, times: readonly number[]): Promise<PageFigures> {
  const { body, bytes } = await target.browser.get(target.path, { 'accept-encoding': 'identity' });
  const found = body.match(target.holds)?.length ?? 0;
  if (found < target.times) throw new Error(`Expected ${target.path} to hold ${target.times} times ${target.holds.source}, but it does ${found} times`);
  const zipped = await target.browser.get(target.path, { 'accept-encoding': 'gzip', 'sec-fetch-site': 'same-origin' });
  return {
    p50_ms: quantile(times, 0.5), p95_ms: quantile(times, 0.95), bytes, bytes_gzip: gzipSync(body).length,
    bytes_sent: zipped.bytes, requests: 1 + namedBy(body).size,
  };
}

/** The portal's pages as the citizen of the cabinet sees them. */
async function weightsOf(site: BenchSite, targets: readonly Target[]): Promise<readonly PageWeight[]> {
  const browser = targets.find(({ name }) => name === 'cabinet')!.browser;
  const { rows } = await site.desk.db.query<{ id: string }>('select cases.id from cases join account on account.id = cases.applicant where account.iin = $1 order by opened_at limit 1', [CITIZEN_IIN]);
  const mine = `/cabinet/cases/${rows[0]?.id ?? ''}`;
  const paths = [
    '/', '/services', '/services?event=adoption', `/services/${SERVICE}`, `/services/${SERVICE}/directory`, `/services/${SERVICE}/apply`, '/verify', '/help', '/statistics', '/survey', '/cabinet', mine, `${mine}/complain`, `${mine}/withdraw`,
    '/cabinet/visits', '/sign-in?switch=1', '/register', '/recover',
  ];
  const weights: PageWeight[] = [];
  for (const path of paths) weights.push(await pageWeight(browser, path));
  return weights;
}
