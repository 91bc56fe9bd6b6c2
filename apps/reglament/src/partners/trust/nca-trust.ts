import { type Certificate, type Crl, MalformedDer, parseCertificate, parseCrl } from '@reglament/eds';
import type { Trust, TrustMaterial } from '../../desk/ports.ts';

export interface NcaTrustInput {
  /** Address of the NCA or of its stand-in. */
  readonly url: string;
  /**
   * Roots to trust. Without them the roots are taken from `url`, which is right for the stand-in only: whoever answers
   * there would decide whom we trust.
   */
  readonly trustAnchors?: readonly Certificate[];
  /** How long lists are believed to be the newest, in milliseconds. */
  readonly maxAgeMs?: number;
  readonly timeoutMs?: number;
  readonly fetch?: typeof fetch;
  readonly clock?: () => Date;
}

const MAX_AGE_MS = 5 * 60_000;
/** After a failure we try again sooner than after a success, but not at every question. */
const PAUSE_AFTER_FAILURE_MS = 10_000;
const TIMEOUT_MS = 5000;
const BYTES_MAX = 32 * 1024 * 1024;

const FAMILIES = ['gost', 'rsa'] as const;
const ROOTS = FAMILIES.map((family) => `cert/root_${family}.cer`);
const AUTHORITIES = FAMILIES.map((family) => `cert/nca_${family}.cer`);
const LISTS = FAMILIES.flatMap((family) => [`crl/root_${family}.crl`, `crl/nca_${family}.crl`, `crl/nca_d_${family}.crl`]);

/** What was fetched last under each path, and when to ask again. */
interface Kept {
  readonly certificates: ReadonlyMap<string, Certificate>;
  readonly crls: ReadonlyMap<string, Crl>;
  readonly askAgainAt: number;
}

const NOTHING: Kept = { certificates: new Map(), crls: new Map(), askAgainAt: 0 };

/**
 * Certificates of the authorities and their lists of revoked certificates, full and delta. Signatures on them are
 * checked where they are used. When the NCA cannot be reached, lists that have not run out are still served; those that
 * have are left out, so that every check of a certificate fails closed.
 */
export function ncaTrust(input: NcaTrustInput): Trust {
  const now = (): number => (input.clock ?? (() => new Date()))().getTime();
  let kept = NOTHING;
  let refreshing: Promise<void> | undefined;
  const refresh = async (): Promise<void> => { kept = await refreshed(input, kept, now()); };
  return {
    material: async () => {
      // One refresh at a time, however many signatures are being checked.
      if (now() >= kept.askAgainAt) await (refreshing ??= refresh().finally(() => { refreshing = undefined; }));
      return materialOf(input, kept, now());
    },
  };
}

async function refreshed(input: NcaTrustInput, kept: Kept, now: number): Promise<Kept> {
  const wantedCertificates = [...(input.trustAnchors === undefined ? ROOTS : []), ...AUTHORITIES];
  const [certificates, crls] = await Promise.all([
    fetchAll(input, wantedCertificates, parseCertificate),
    fetchAll(input, LISTS, parseCrl),
  ]);
  const isComplete = certificates.size === wantedCertificates.length && crls.size === LISTS.length;
  const soonest = Math.min(...[...crls.values()].map(({ nextUpdate }) => nextUpdate?.getTime() ?? Infinity));
  const askAgainAt = isComplete ? Math.max(now + PAUSE_AFTER_FAILURE_MS, Math.min(soonest, now + (input.maxAgeMs ?? MAX_AGE_MS))) : now + PAUSE_AFTER_FAILURE_MS;
  return { certificates: new Map([...kept.certificates, ...certificates]), crls: new Map([...kept.crls, ...crls]), askAgainAt };
}

async function fetchAll<T>(input: NcaTrustInput, paths: readonly string[], parse: (bytes: Uint8Array) => T): Promise<ReadonlyMap<string, T>> {
  const fetched = new Map<string, T>();
  await Promise.all(paths.map(async (path) => {
    const one = await fetchOne(input, path, parse);
    if (one !== undefined) fetched.set(path, one);
  }));
  return fetched;
}

/** `undefined` for whatever reason it could not be had: the check that needs it will say so. */
async function fetchOne<T>(input: NcaTrustInput, path: string, parse: (bytes: Uint8Array) => T): Promise<T | undefined> {
  try {
    const signal = AbortSignal.timeout(input.timeoutMs ?? TIMEOUT_MS);
    const response = await (input.fetch ?? fetch)(`${input.url.replace(/\/$/, '')}/${path}`, { signal });
    if (!response.ok || Number(response.headers.get('content-length') ?? 0) > BYTES_MAX) return undefined;
    return parse(new Uint8Array(await response.arrayBuffer()));
  } catch (error) {
    if (error instanceof MalformedDer || error instanceof TypeError || isAbort(error)) return undefined;
    throw error;
  }
}

const isAbort = (error: unknown): boolean => error instanceof DOMException && (error.name === 'TimeoutError' || error.name === 'AbortError');

function materialOf({ trustAnchors }: NcaTrustInput, { certificates, crls }: Kept, now: number): TrustMaterial {
  const found = (paths: readonly string[]): readonly Certificate[] => paths.map((path) => certificates.get(path)).filter((one) => one !== undefined);
  return {
    trustAnchors: trustAnchors ?? found(ROOTS),
    intermediates: found(AUTHORITIES),
    crls: [...crls.values()].filter(({ nextUpdate }) => nextUpdate !== undefined && nextUpdate.getTime() > now),
  };
}
