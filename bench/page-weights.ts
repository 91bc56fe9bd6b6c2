/**
 * What each page of the portal weighs, as a browser sees it: its own bytes, those sent (Brotli), the requests of a first
 * visit and everything they bring. Nothing is timed here: bytes do not depend on the machine.
 */
import type { Browser } from '../e2e/http/index.ts';

export interface PageWeight {
  readonly path: string;
  readonly bytes: number;
  readonly bytes_sent: number;
  /** The page and what it names: stylesheets, modules, images, preloaded fonts. */
  readonly requests: number;
  /** All of a first visit, sent as a browser takes it; a second visit sends the page alone. */
  readonly first_visit_bytes: number;
}

/** A browser says where a request comes from; only then is a page with somebody's data compressed. */
const AS_BROWSER = { 'accept-encoding': 'gzip, br', 'sec-fetch-site': 'same-origin' } as const;

export async function pageWeight(browser: Browser, path: string): Promise<PageWeight> {
  const { body, bytes, status } = await browser.get(path, { 'accept-encoding': 'identity' });
  if (status !== 200) throw new Error(`Expected ${path} to be shown, but got ${status}`);
  const sent = await browser.get(path, AS_BROWSER);
  const named = [...namedBy(body)];
  const parts = await Promise.all(named.map(async (address) => (await browser.get(address, AS_BROWSER)).bytes));
  return { path, bytes, bytes_sent: sent.bytes, requests: 1 + named.length, first_visit_bytes: parts.reduce((sum, part) => sum + part, sent.bytes) };
}

/** What a page makes the browser fetch before anybody touches it. */
export function namedBy(body: string): ReadonlySet<string> {
  const links = [...body.matchAll(/<link[^>]*rel="(?:stylesheet|preload|modulepreload|icon)"[^>]*>/g)].map(([link]) => / href="([^"]*)"/.exec(link)?.[1] ?? '');
  const sources = [...body.matchAll(/<(?:script|img)[^>]* src="([^"]*)"/g)].map(([, source = '']) => source);
  return new Set([...links, ...sources].filter((address) => address !== '' && !address.startsWith('data:')));
}

/** The figures as people read them. */
export function weightsTable(weights: readonly PageWeight[]): string {
  const kilobytes = (bytes: number): string => `${(bytes / 1024).toFixed(1)} KB`;
  const rows = weights.map(({ path, bytes, bytes_sent, requests, first_visit_bytes }) => [path, kilobytes(bytes), kilobytes(bytes_sent), String(requests), kilobytes(first_visit_bytes)]);
  const all = [['page', 'html', 'sent', 'requests', 'first visit'], ...rows];
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  return all.map((row) => row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  ')).join('\n');
}
