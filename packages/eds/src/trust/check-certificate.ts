import { buildChain } from '../certificate/chain.ts';
import type { Certificate } from '../certificate/parse.ts';
import type { CertificateRole } from '../certificate/role.ts';
import type { EdsCode } from '../codes/index.ts';
import type { Crl } from '../revocation/crl.ts';
import type { RevocationProof, RevocationStatus } from '../revocation/source.ts';
import { revocationStatus } from '../revocation/status.ts';
import { type KeyPurpose, refusalOfPurpose } from './key-purpose.ts';

/** What the caller knows and wants; everything is passed in, nothing is fetched and no clock is read. */
export interface CertificateCheckInput {
  readonly certificate: Certificate;
  /** The moment of signing when a checked time-stamp proves it, otherwise now. */
  readonly at: Date;
  /** When the revocation answers must be fresh; `at` unless old evidence is re-examined. */
  readonly now?: Date;
  readonly trustAnchors: readonly Certificate[];
  readonly intermediates?: readonly Certificate[];
  /** Lists of every authority below the trust anchor, and deltas. */
  readonly crls?: readonly Crl[];
  /** Raw OCSP responses; one that fits the certificate is asked before the lists. */
  readonly ocspResponses?: readonly Uint8Array[];
  /** See `RevocationQuestion`: believe "good" about a certificate that had expired when the answer was made. */
  readonly authorityKeepsExpired?: boolean;
  /** The nonce sent with the OCSP request: with it the response must carry the same. */
  readonly ocspNonce?: Uint8Array;
  /** The IIN or BIN of the request: compared as text with the certificate's. */
  readonly iin?: string;
  readonly bin?: string;
  readonly usage: KeyPurpose;
  /** When given, the owner must have one of these roles. */
  readonly roles?: readonly CertificateRole[];
}

export type CheckOutcome =
  | { readonly kind: 'passed' }
  | { readonly kind: 'not-asked' }
  | { readonly kind: 'failed'; readonly code: EdsCode };

/**
 * Each check by itself. `term`, `revocation` and `identity` are the three checks of condition 2 in the
 * regulations; `chain` and `usage` are what makes them mean anything.
 */
export interface CertificateChecks {
  readonly chain: CheckOutcome;
  readonly usage: CheckOutcome;
  readonly term: CheckOutcome;
  readonly revocation: CheckOutcome;
  readonly identity: CheckOutcome;
}

/** What was relied upon; enough to repeat the check offline years later. */
export interface CertificateEvidence {
  readonly at: Date;
  readonly now: Date;
  /** From the certificate to the trust anchor. */
  readonly chain: readonly Certificate[];
  /** One per certificate below the trust anchor, in the same order. */
  readonly revocation: readonly RevocationProof[];
}

export type CertificateCheck =
  | { readonly kind: 'confirmed'; readonly checks: CertificateChecks; readonly evidence: CertificateEvidence }
  | {
      readonly kind: 'not-confirmed';
      /** The first failed check in the order chain, usage, term, revocation, identity. */
      readonly code: EdsCode;
      readonly checks: CertificateChecks;
      /** For the operator: why a revocation answer could not be used. */
      readonly faults: readonly string[];
    };

const PASSED: CheckOutcome = { kind: 'passed' };
const NOT_ASKED: CheckOutcome = { kind: 'not-asked' };
const outcome = (code: EdsCode | undefined): CheckOutcome => (code === undefined ? PASSED : { kind: 'failed', code });

/**
 * Answers whether a certificate may be relied upon at `at` for `usage`. All checks are made and reported; any that fails,
 * or a revocation status that cannot be had, makes the whole "not confirmed".
 */
export async function checkCertificate(input: CertificateCheckInput): Promise<CertificateCheck> {
  const now = input.now ?? input.at;
  const chain = await buildChain({
    certificate: input.certificate,
    intermediates: input.intermediates ?? [],
    trustAnchors: input.trustAnchors,
    at: input.at,
  });
  const certificates = chain.kind === 'chain' ? chain.certificates : [];
  const statuses = chain.kind === 'chain' ? await statusesOf(certificates, input, now) : [];
  const checks: CertificateChecks = {
    chain: outcome(chain.kind === 'chain' ? refusalOfExtensions(input.certificate) : chain.code),
    usage: outcome(refusalOfPurpose(input.certificate, input.usage, input.roles)),
    term: outcome(refusalOfTerm(input.certificate, input.at)),
    revocation: chain.kind === 'chain' ? outcome(worstOf(statuses)) : outcome('revocation-unavailable'),
    identity: identityOutcome(input),
  };
  const failed = [checks.chain, checks.usage, checks.term, checks.revocation, checks.identity].find(isFailed);
  if (failed !== undefined) {
    const faults = statuses.flatMap((status) => (status.kind === 'unavailable' ? status.faults : []));
    return { kind: 'not-confirmed', code: failed.code, checks, faults };
  }
  const revocation = statuses.flatMap((status) => (status.kind === 'unavailable' ? [] : [status.by]));
  return { kind: 'confirmed', checks, evidence: { at: input.at, now, chain: certificates, revocation } };
}

const isFailed = (check: CheckOutcome): check is Extract<CheckOutcome, { kind: 'failed' }> => check.kind === 'failed';

function refusalOfTerm(certificate: Certificate, at: Date): EdsCode | undefined {
  if (at < certificate.notBefore) return 'certificate-not-yet-valid';
  return at > certificate.notAfter ? 'certificate-expired' : undefined;
}

const refusalOfExtensions = (certificate: Certificate): EdsCode | undefined =>
  certificate.unknownCritical.length > 0 ? 'certificate-extension-unknown' : undefined;

function identityOutcome({ certificate, iin, bin }: CertificateCheckInput): CheckOutcome {
  if (iin === undefined && bin === undefined) return NOT_ASKED;
  if (iin !== undefined && certificate.subject.iin !== iin) return { kind: 'failed', code: 'iin-mismatch' };
  if (bin !== undefined && certificate.subject.bin !== bin) return { kind: 'failed', code: 'bin-mismatch' };
  return PASSED;
}

/** Every certificate below the anchor is asked about: a revoked authority revokes all it issued. */
async function statusesOf(chain: readonly Certificate[], input: CertificateCheckInput, now: Date): Promise<RevocationStatus[]> {
  const statuses: RevocationStatus[] = [];
  for (const [i, certificate] of chain.entries()) {
    const issuer = chain[i + 1];
    if (issuer === undefined) break;
    statuses.push(
      await revocationStatus({
        question: { certificate, issuer, at: input.at, now, authorityKeepsExpired: input.authorityKeepsExpired === true },
        crls: input.crls ?? [],
        ocspResponses: input.ocspResponses ?? [],
        ...(i === 0 && input.ocspNonce !== undefined ? { nonce: input.ocspNonce } : {}),
      }),
    );
  }
  return statuses;
}

function worstOf(statuses: readonly RevocationStatus[]): EdsCode | undefined {
  const bad = statuses.find(({ kind }) => kind === 'revoked') ?? statuses.find(({ kind }) => kind !== 'good');
  return bad === undefined || bad.kind === 'good' ? undefined : bad.code;
}
