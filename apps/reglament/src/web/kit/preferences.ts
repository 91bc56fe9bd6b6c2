/** Language and display of a request: the query decides, then the cookie, then what the browser asks for, then Kazakh. */
import type { Display } from './page-context.ts';
import { isLanguage, languages } from '../texts/index.ts';
import type { Language } from '../texts/index.ts';

export type Preferences = { readonly language: Language; readonly display: Display };

type AskedBy = {
  /** The address with its query. */
  readonly url: string;
  readonly headers: { readonly cookie?: string | undefined; readonly 'accept-language'?: string | undefined };
};

/** What the person prefers; a Fastify request fits as it is. Unknown values are passed over, never an error. */
export function preferencesOf({ url, headers }: AskedBy): Preferences {
  const cookies = parsedCookies(headers.cookie ?? '');
  const language = [askedLanguage(url), cookies.get('lang'), ...accepted(headers['accept-language'] ?? '')].find(isLanguage) ?? languages[0];
  return { language, display: displayOf(cookies.get('scheme'), cookies.get('view')) };
}

/** The `lang` of the query, when it is one of ours. */
export function askedLanguage(url: string): Language | undefined {
  const start = url.indexOf('?');
  const value = start < 0 ? null : new URLSearchParams(url.slice(start)).get('lang');
  return isLanguage(value) ? value : undefined;
}

/** Display from its two words. */
export function displayOf(scheme: unknown, view: unknown): Display {
  return { scheme: scheme === 'light' || scheme === 'dark' ? scheme : 'auto', view: view === 'large' ? 'large' : 'standard' };
}

/** A cookie that lasts a year. Readable by scripts of the page on purpose: it holds no secret. */
export function preferenceCookie(name: 'lang' | 'scheme' | 'view', value: string): string {
  return `${name}=${value}; Path=/; Max-Age=31536000; SameSite=Lax`;
}

function parsedCookies(header: string): ReadonlyMap<string, string> {
  return new Map(header.split(';').map((pair) => [pair.slice(0, pair.indexOf('=')).trim(), pair.slice(pair.indexOf('=') + 1).trim()] as const));
}

/** Languages of `Accept-Language` by their weight. */
function accepted(header: string): readonly string[] {
  const entries = header.split(',').map((part) => {
    const [tag = '', ...rest] = part.trim().split(';');
    const weight = Number(rest.find((word) => word.trim().startsWith('q='))?.trim().slice(2) ?? 1);
    return { language: tag.slice(0, 2).toLowerCase(), weight: Number.isNaN(weight) ? 0 : weight };
  });
  return entries.sort((a, b) => b.weight - a.weight).map(({ language }) => language);
}
