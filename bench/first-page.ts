/**
 * The first page as somebody with a slow telephone network sees it for the first time: an empty cache, the throughput and
 * delay of the "3G Slow" profile of WebPageTest (400 kbit/s each way, 400 ms for each request), set through the browser's
 * own network emulation. Beside it, in turn, a floor: a page of a few words with nothing to fetch. The emulation delays
 * requests, not handshakes: what connecting itself costs is the network's, and no page can spare it.
 */
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';
import { CHROMIUM_FLAGS, findChromium } from '../scripts/chromium.ts';
import { quantile } from './pages-site.ts';

const SLOW_3G = { offline: false, latency: 400, downloadThroughput: (400 * 1000) / 8, uploadThroughput: (400 * 1000) / 8 } as const;
const ROUNDS = 5;
/** A telephone, so that everything is laid out as narrow as there. */
const VIEWPORT = { width: 390, height: 844 };

interface Visit { readonly paintMs: number; readonly loadedMs: number; readonly bytes: number; readonly requests: number }

export interface FirstPageFigures {
  /** Until something can be read, and until everything is there; medians of the rounds. */
  readonly first_paint_ms: number;
  readonly loaded_ms: number;
  /** Everything that came over the network, headers included. */
  readonly bytes: number;
  readonly requests: number;
}

/** `undefined` where there is no browser to measure with. */
export async function benchFirstPage(origin: string, paths: Readonly<Record<string, string>>): Promise<Readonly<Record<string, FirstPageFigures>> | undefined> {
  const executablePath = findChromium();
  if (executablePath === undefined) return undefined;
  const browser = await chromium.launch({ executablePath, args: [...CHROMIUM_FLAGS] });
  try {
    const visits = new Map(Object.keys(paths).map((name) => [name, [] as Visit[]]));
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const [name, path] of Object.entries(paths)) visits.get(name)?.push(await visit(browser, `${origin}${path}`));
    }
    return Object.fromEntries([...visits].map(([name, list]) => [name, figuresOf(list)]));
  } finally {
    await browser.close();
  }
}

/** A context of its own for each visit: nothing is kept from the one before. */
async function visit(browser: Browser, address: string): Promise<Visit> {
  const context = await browser.newContext({ viewport: VIEWPORT, locale: 'kk-KZ' });
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    const received = { bytes: 0, requests: 0 };
    session.on('Network.requestWillBeSent', () => { received.requests += 1; });
    session.on('Network.loadingFinished', ({ encodedDataLength }) => { received.bytes += encodedDataLength; });
    await session.send('Network.enable');
    await session.send('Network.emulateNetworkConditions', SLOW_3G);
    await page.goto(address, { waitUntil: 'networkidle' });
    const times = await page.evaluate(() => {
      const [paint] = performance.getEntriesByName('first-contentful-paint');
      const [navigation] = performance.getEntriesByType('navigation') as unknown as readonly { readonly loadEventEnd: number }[];
      return { paintMs: paint?.startTime ?? 0, loadedMs: navigation?.loadEventEnd ?? 0 };
    });
    return { ...times, ...received };
  } finally {
    await context.close();
  }
}

function figuresOf(visits: readonly Visit[]): FirstPageFigures {
  const middle = (of: (visit: Visit) => number): number => Math.round(quantile(visits.map(of), 0.5));
  return { first_paint_ms: middle(({ paintMs }) => paintMs), loaded_ms: middle(({ loadedMs }) => loadedMs), bytes: middle(({ bytes }) => bytes), requests: middle(({ requests }) => requests) };
}
