/** One person's browser as far as a server can tell: cookies kept, redirects followed, forms posted as they stand. */
import { Agent, request } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';

export interface Answer {
  readonly status: number;
  /** Where the answer came from, after redirects: path and query. */
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** Bytes of the body as they came, packed or not. */
  readonly bytes: number;
}

export interface SentFile { readonly name: string; readonly mediaType: string; readonly bytes: Uint8Array }
export type Entered = Readonly<Record<string, string | readonly SentFile[]>>;

/** No answer came: the connection was refused or cut. Whether the server did what was asked is unknown. */
export class NoAnswer extends Error {
  readonly code = 'no-answer';
}

export interface Browser {
  readonly get: (path: string, headers?: Readonly<Record<string, string>>) => Promise<Answer>;
  /** Posts fields (multipart when there are files among them) and does not follow: the answer is the acknowledgement. */
  readonly post: (path: string, entered: Entered, how?: { readonly multipart?: boolean }) => Promise<Answer>;
  /** Follows the redirect of an answer to its page; any other answer is returned as it is. */
  readonly follow: (answer: Answer) => Promise<Answer>;
  readonly close: () => void;
}

const ANSWER_SECONDS_MAX = 30;
const REDIRECTS_MAX = 10;

/** Carries one request to a server and its answer back: over the network, or straight into a site of this process. */
export type Transport = (request: { readonly method: 'GET' | 'POST'; readonly path: string; readonly headers: Readonly<Record<string, string | number>>; readonly body?: Uint8Array }) => Promise<Answer>;

/**
 * @param origin where the server is now; asked at each request, because it may move to another port or process
 * @param kept cookies the browser has from before
 */
export function openBrowser(origin: () => string, kept: Readonly<Record<string, string>> = {}): Browser {
  const agent = new Agent({ keepAlive: true });
  return browserOver(({ method, path, headers, body }) => exchange(new URL(path, origin()), { method, agent, headers }, body), kept, () => agent.destroy());
}

export function browserOver(transport: Transport, kept: Readonly<Record<string, string>>, close: () => void = () => undefined): Browser {
  const cookies = new Map(Object.entries(kept));

  const send = async (method: 'GET' | 'POST', path: string, more: Readonly<Record<string, string>> = {}, body?: Uint8Array): Promise<Answer> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { ...more, ...(cookie === '' ? {} : { cookie }), ...(body === undefined ? {} : { 'content-length': body.length }) };
    const answer = await transport({ method, path, headers, ...(body === undefined ? {} : { body }) });
    for (const line of answer.headers['set-cookie'] ?? []) keepCookie(cookies, line);
    return answer;
  };

  const follow = async (answer: Answer): Promise<Answer> => {
    let last = answer;
    for (let count = 0; isRedirect(last); count += 1) {
      if (count >= REDIRECTS_MAX) throw new Error(`Expected ${answer.path} to lead somewhere, but it redirects for ever`);
      last = await send('GET', locationOf(last));
    }
    return last;
  };

  return {
    get: async (path, headers) => follow(await send('GET', path, headers)),
    post: async (path, entered, { multipart = false } = {}) => {
      if (multipart) { const { type, body } = await multipartOf(entered); return send('POST', path, { 'content-type': type }, body); }
      return send('POST', path, { 'content-type': 'application/x-www-form-urlencoded' }, Buffer.from(new URLSearchParams(textsOf(entered)).toString()));
    },
    follow,
    close,
  };
}

export function isRedirect({ status, headers }: Answer): boolean {
  return status >= 300 && status < 400 && headers.location !== undefined;
}

/** Path and query to which an answer leads; empty when it leads nowhere. */
export function locationOf({ headers: { location } }: Answer): string {
  if (location === undefined) return '';
  const { pathname, search } = new URL(location, 'http://any');
  return `${pathname}${search}`;
}

function exchange(url: URL, options: Parameters<typeof request>[1] & object, body?: Uint8Array): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const lost = (error: Error): void => reject(new NoAnswer(`${options.method} ${url.pathname}: ${error.message}`));
    const sent = request(url, { ...options, signal: AbortSignal.timeout(ANSWER_SECONDS_MAX * 1000) }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', lost);
      // An answer cut off half-way is no answer.
      response.on('close', () => (response.complete
        ? resolve({ status: response.statusCode ?? 0, path: `${url.pathname}${url.search}`, headers: response.headers, body: Buffer.concat(chunks).toString('utf8'), bytes: chunks.reduce((sum, { length }) => sum + length, 0) })
        : lost(new Error('the answer broke off'))));
    });
    sent.on('error', lost);
    sent.end(body);
  });
}

/** Only name, value and removal matter here: there is one site and no path. */
function keepCookie(cookies: Map<string, string>, line: string): void {
  const [pair = '', ...attributes] = line.split(';');
  const [name = '', value = ''] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)];
  const expires = attributes.map((attribute) => /^\s*expires=(.*)$/i.exec(attribute)?.[1]).find((found) => found !== undefined);
  if (value === '' || (expires !== undefined && Date.parse(expires) <= Date.now())) cookies.delete(name);
  else cookies.set(name, value);
}

function textsOf(entered: Entered): Record<string, string> {
  return Object.fromEntries(Object.entries(entered).map(([name, value]) => {
    if (typeof value !== 'string') throw new Error(`Expected a text in "${name}": files go into a multipart form`);
    return [name, value];
  }));
}

async function multipartOf(entered: Entered): Promise<{ readonly type: string; readonly body: Uint8Array }> {
  const data = new FormData();
  for (const [name, value] of Object.entries(entered)) {
    if (typeof value === 'string') data.append(name, value);
    else for (const file of value) data.append(name, new File([Buffer.from(file.bytes)], file.name, { type: file.mediaType }));
  }
  const encoded = new Response(data);
  return { type: encoded.headers.get('content-type') ?? '', body: await encoded.bytes() };
}
