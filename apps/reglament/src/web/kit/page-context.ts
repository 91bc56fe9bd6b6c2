/** What every page knows of its request; made once per request and spread into `portalPage` and `workplacePage`. */
import type { Language, Translate } from '../texts/index.ts';
import type { Html } from './html.ts';
import type { Instant } from './dates.ts';

export type Display = {
  /** Colours: as the device wishes, or fixed by the person. */
  readonly scheme: 'auto' | 'light' | 'dark';
  /** `large`: the version for the visually impaired (larger letters, full contrast). */
  readonly view: 'standard' | 'large';
};

/** Addresses of what the pages load, with content hashes; made by `assets()`. */
export type AssetPaths = {
  readonly stylesheet: string;
  /** Preloaded, in this order: the regular and the semi-bold cut with all letters of the three languages. */
  readonly fonts: readonly string[];
  readonly script: string;
  /** Further modules by name, for pages that need one (`props.scripts`). */
  readonly scripts: Readonly<Record<string, string>>;
};

export type Account = {
  readonly name: string;
  readonly href: string;
  /** Signing out is a POST with the token of the session. */
  readonly signOut?: { readonly action: string; readonly csrf: string };
};

export type DemoClock = {
  readonly now: Instant;
  readonly zone: string;
  /** Where the clock can be moved. */
  readonly href?: string;
  /** Instead of the link: controls of the page's own. */
  readonly controls?: Html;
};

/** `accessKey`: a figure, as figures lie on the same keys whatever the layout. */
export type NavigationItem = { readonly text: string; readonly href: string; readonly current?: boolean; readonly accessKey?: string };

export type PageContext = {
  readonly t: Translate;
  readonly language: Language;
  /** Path and query of this page, as a GET: the language switch and the display switch return to it. */
  readonly path: string;
  readonly display?: Display;
  readonly assets?: AssetPaths;
  readonly account?: Account;
  readonly signInHref?: string;
  readonly navigation?: readonly NavigationItem[];
  readonly demoClock?: DemoClock;
  /** Pages that everybody should be able to find and few need daily: listed in the footer. */
  readonly footerLinks?: readonly NavigationItem[];
};

/** Stable names without a hash, served uncached: for tests and pages made before the assets are built. */
export const unhashedAssets: AssetPaths = { stylesheet: '/assets/kit.css', fonts: [], script: '/assets/kit.js', scripts: {} };

/** The address of `path` in another language: `lang` in the query, everything else kept. Only local paths come out. */
export function languageHref(path: string, language: Language): string {
  const url = new URL(localPath(path), 'http://local');
  url.searchParams.set('lang', language);
  return url.pathname + url.search;
}

/** `path` if it is a path of this site, else `/`: an address given from outside must not lead away. */
export function localPath(path: string): string {
  // Browsers read "\" as "/" and drop tabs and line ends, so "/\t/host" would be an address of another host.
  // oxlint-disable-next-line no-control-regex -- control characters are what is refused
  if (!path.startsWith('/') || /[\\\u0000-\u001f\u007f]/.test(path)) return '/';
  const url = URL.parse(path, 'http://local');
  return url !== null && url.host === 'local' && !url.pathname.startsWith('//') ? url.pathname + url.search : '/';
}
