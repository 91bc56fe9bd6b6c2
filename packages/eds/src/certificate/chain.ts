import type { EdsCode } from '../codes/index.ts';
import { bytesEqual } from '../der/index.ts';
import { namesEqual } from './name.ts';
import type { Certificate } from './parse.ts';
import { findSignatureFault } from './signature-fault.ts';

/** From the certificate in question up to and including the trust anchor. */
export interface Chain {
  readonly kind: 'chain';
  readonly certificates: readonly Certificate[];
}

export interface NoChain {
  readonly kind: 'no-chain';
  readonly code: EdsCode;
}

export interface ChainInput {
  readonly certificate: Certificate;
  /** Certificates that may help; believed only after their own signature is checked. */
  readonly intermediates: readonly Certificate[];
  /** Certificates believed without proof: the root, or the NCA itself. */
  readonly trustAnchors: readonly Certificate[];
  /** The moment at which every authority of the chain must be valid. */
  readonly at: Date;
}

const LENGTH_MAX = 6;
/** A file full of look-alike issuers must not cost more signature checks than this. */
const ATTEMPTS_MAX = 24;

/**
 * Finds a chain by issuer name *and* signature. The authority key identifier only decides which candidate is tried
 * first: the NCA of 2004 wrote four bytes there. A self-signed look-alike of the NCA shares its name but not its key and
 * ends as `chain-signature-invalid` or `chain-issuer-unknown`.
 */
export async function buildChain(input: ChainInput): Promise<Chain | NoChain> {
  const budget = { attempts: ATTEMPTS_MAX };
  const found = await climb([input.certificate], input, budget);
  return found.kind === 'no-chain' && budget.attempts <= 0 ? { kind: 'no-chain', code: 'chain-issuer-unknown' } : found;
}

async function climb(path: readonly Certificate[], input: ChainInput, budget: { attempts: number }): Promise<Chain | NoChain> {
  const top = path[path.length - 1];
  if (top === undefined || path.length > LENGTH_MAX) return { kind: 'no-chain', code: 'chain-issuer-unknown' };
  if (input.trustAnchors.some((anchor) => bytesEqual(anchor.raw, top.raw))) return { kind: 'chain', certificates: path };
  // The most telling reason wins: a candidate that failed says more than "nobody of that name".
  let worst: NoChain = { kind: 'no-chain', code: 'chain-issuer-unknown' };
  for (const issuer of candidatesFor(top, path, input)) {
    if (budget.attempts-- <= 0) break;
    const code = await refusalOfIssuer(top, issuer, path.length, input.at);
    if (code !== undefined) {
      worst = { kind: 'no-chain', code };
      continue;
    }
    const above = await climb([...path, issuer], input, budget);
    if (above.kind === 'chain') return above;
    worst = above;
  }
  return worst;
}

function candidatesFor(child: Certificate, path: readonly Certificate[], input: ChainInput): readonly Certificate[] {
  const named = [...input.trustAnchors, ...input.intermediates].filter(
    (candidate) => namesEqual(candidate.subject, child.issuer) && !path.some((used) => bytesEqual(used.raw, candidate.raw)),
  );
  const hinted = (candidate: Certificate): number =>
    child.authorityKeyId !== undefined && candidate.subjectKeyId === child.authorityKeyId ? 0 : 1;
  return named.sort((a, b) => hinted(a) - hinted(b));
}

async function refusalOfIssuer(
  child: Certificate,
  issuer: Certificate,
  authoritiesBelow: number,
  at: Date,
): Promise<EdsCode | undefined> {
  const signature = await signatureCodeCached(child, issuer);
  if (signature !== undefined) return signature === 'signature-invalid' ? 'chain-signature-invalid' : signature;
  if (!issuer.isAuthority || !issuer.keyUsage.includes('keyCertSign')) return 'chain-not-authority';
  if (issuer.pathLengthMax !== undefined && authoritiesBelow - 1 > issuer.pathLengthMax) return 'chain-not-authority';
  if (issuer.unknownCritical.length > 0) return 'certificate-extension-unknown';
  if (at < issuer.notBefore || at > issuer.notAfter) return 'chain-expired';
  return undefined;
}

/** Authorities are few, long-lived objects: the same pair is verified once. Leaves are garbage with their request. */
const verified = new WeakMap<Certificate, WeakMap<Certificate, EdsCode | 'valid'>>();

async function signatureCodeCached(child: Certificate, issuer: Certificate): Promise<EdsCode | undefined> {
  const known = verified.get(issuer)?.get(child);
  if (known !== undefined) return known === 'valid' ? undefined : known;
  const code = await findSignatureFault({
    algorithmOid: child.signatureAlgorithm,
    spki: issuer.spki,
    signature: child.signature,
    data: child.tbs,
  });
  const ofIssuer = verified.get(issuer) ?? new WeakMap<Certificate, EdsCode | 'valid'>();
  ofIssuer.set(child, code ?? 'valid');
  verified.set(issuer, ofIssuer);
  return code;
}
