import type { Certificate } from '../certificate/parse.ts';
import { MalformedDer } from '../der/index.ts';
import { type Crl, parseCrl } from './crl.ts';
import { makeOcspRequest } from './ocsp-request.ts';
import { parseOcspResponse } from './ocsp-response.ts';

/** Where lists are kept between processes; what comes back is checked like anything from a stranger. */
export interface CrlStore {
  find(url: string): Promise<Uint8Array | undefined>;
  put(url: string, crl: Uint8Array): Promise<void>;
}

export interface RevocationClientInput {
  readonly clock: () => Date;
  readonly fetch?: typeof fetch;
  readonly store?: CrlStore;
  /** A list is fetched anew after this; until then the kept one answers. */
  readonly crlRefreshMs?: number;
  /** How often a responder that says "try later" is asked in all. */
  readonly ocspAttemptsMax?: number;
  readonly wait?: (ms: number) => Promise<void>;
  readonly timeoutMs?: number;
}

/** Fetches revocation answers. It never judges them: that is `checkCertificate`, which fails closed. */
export interface RevocationClient {
  /** The raw OCSP response about `certificate`, or `undefined` when none could be had. */
  findOcspResponse(certificate: Certificate, issuer: Certificate, nonce: Uint8Array): Promise<Uint8Array | undefined>;
  /** The lists at the addresses printed in the certificate, deltas included, as far as they could be had. */
  findCrls(certificate: Certificate): Promise<readonly Crl[]>;
}

const RESPONSE_BYTES_MAX = 32 * 1024 * 1024;

/** After a failed attempt the authority is left alone for this long, so that its trouble does not become ours. */
const PAUSE_AFTER_FAILURE_MS = 30_000;

interface KeptList {
  readonly crl: Crl | undefined;
  /** When to ask again, in milliseconds since 1970. */
  readonly askAgainAt: number;
}

/** A client with a cache in memory in front of `store`. */
export function createRevocationClient(input: RevocationClientInput): RevocationClient {
  const kept = new Map<string, KeptList>();
  const underway = new Map<string, Promise<KeptList>>();

  const findList = async (url: string): Promise<Crl | undefined> => {
    const now = input.clock();
    const known = kept.get(url);
    const outdated = known?.crl !== undefined && !isCurrent(known.crl, now);
    if (known !== undefined && !outdated && now.getTime() < known.askAgainAt) return known.crl;
    // Many requests may find the list outdated at once: one of them fetches it for all.
    const fetching = underway.get(url) ?? refresh(url, now, known?.crl, input).finally(() => underway.delete(url));
    underway.set(url, fetching);
    const next = await fetching;
    kept.set(url, next);
    return currentOrNone(next.crl, now);
  };
  return {
    findOcspResponse: (certificate, issuer, nonce) => findOcsp(certificate, issuer, nonce, input),
    findCrls: async (certificate) => {
      const lists = await Promise.all([firstOf(certificate.crlUrls, findList), firstOf(certificate.deltaCrlUrls, findList)]);
      return lists.filter((list) => list !== undefined);
    },
  };
}

/** Fetches a list. One that cannot be had leaves the known or stored one standing: it is still the authority's word. */
async function refresh(url: string, now: Date, known: Crl | undefined, input: RevocationClientInput): Promise<KeptList> {
  const fetched = await fetchList(url, input);
  if (fetched === undefined) {
    return { crl: currentOrNone(known, now) ?? currentOrNone(await findStored(url, input.store), now), askAgainAt: now.getTime() + PAUSE_AFTER_FAILURE_MS };
  }
  await input.store?.put(url, fetched.raw);
  return { crl: fetched, askAgainAt: now.getTime() + (input.crlRefreshMs ?? 10 * 60_000) };
}

const currentOrNone = (crl: Crl | undefined, now: Date): Crl | undefined => (crl !== undefined && isCurrent(crl, now) ? crl : undefined);

const isCurrent = (crl: Crl, now: Date): boolean => crl.nextUpdate !== undefined && crl.nextUpdate >= now;

/** A corrupt list in the store is as good as none. */
async function findStored(url: string, store: CrlStore | undefined): Promise<Crl | undefined> {
  const bytes = await store?.find(url);
  return bytes === undefined ? undefined : readList(bytes);
}

/** The NCA prints mirrors of one list: the first that answers is enough. */
async function firstOf(urls: readonly string[], find: (url: string) => Promise<Crl | undefined>): Promise<Crl | undefined> {
  for (const url of urls) {
    const found = await find(url);
    if (found !== undefined) return found;
  }
  return undefined;
}

async function fetchList(url: string, input: RevocationClientInput): Promise<Crl | undefined> {
  const bytes = await fetchBytes(url, { method: 'GET' }, input);
  return bytes === undefined ? undefined : readList(bytes);
}

function readList(bytes: Uint8Array): Crl | undefined {
  try {
    return parseCrl(bytes);
  } catch (error) {
    if (error instanceof MalformedDer) return undefined;
    throw error;
  }
}

async function findOcsp(
  certificate: Certificate,
  issuer: Certificate,
  nonce: Uint8Array,
  input: RevocationClientInput,
): Promise<Uint8Array | undefined> {
  const [url] = certificate.ocspUrls;
  if (url === undefined) return undefined;
  const body = new Uint8Array(await makeOcspRequest({ certificate, issuer, nonce }));
  const request = { method: 'POST', headers: { 'content-type': 'application/ocsp-request' }, body };
  const attempts = input.ocspAttemptsMax ?? 3;
  for (let attempt = 1; attempt <= attempts; attempt++) {
    const response = await fetchBytes(url, request, input);
    if (response === undefined || !asksToTryLater(response)) return response;
    if (attempt < attempts) await (input.wait ?? pause)(attempt * 500);
  }
  return undefined;
}

function asksToTryLater(response: Uint8Array): boolean {
  try {
    const parsed = parseOcspResponse(response);
    return parsed.kind === 'refused' && parsed.status === 'try-later';
  } catch (error) {
    if (error instanceof MalformedDer) return false;
    throw error;
  }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Network trouble of any kind is the same answer here: nothing could be had. */
async function fetchBytes(url: string, request: RequestInit, input: RevocationClientInput): Promise<Uint8Array | undefined> {
  if (!/^https?:\/\//.test(url)) return undefined;
  try {
    const signal = AbortSignal.timeout(input.timeoutMs ?? 5000);
    const response = await (input.fetch ?? fetch)(url, { ...request, signal, redirect: 'error' });
    if (!response.ok) return undefined;
    const bytes = new Uint8Array(await response.arrayBuffer());
    return bytes.length <= RESPONSE_BYTES_MAX ? bytes : undefined;
  } catch {
    return undefined;
  }
}
