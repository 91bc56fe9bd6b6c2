import type { Certificate } from '../certificate/parse.ts';
import type { EdsCode } from '../codes/index.ts';
import type { Crl } from './crl.ts';
import type { RevocationReason } from './reason.ts';

/** What is known about the revocation of one certificate, with the answer that says so (kept as evidence). */
export type RevocationStatus =
  | { readonly kind: 'good'; readonly by: RevocationProof }
  | {
      readonly kind: 'revoked';
      readonly code: Extract<EdsCode, 'certificate-revoked' | 'certificate-on-hold'>;
      readonly revokedAt: Date;
      readonly reason: RevocationReason;
      readonly by: RevocationProof;
    }
  | { readonly kind: 'unknown'; readonly code: 'certificate-unknown-to-responder'; readonly by: RevocationProof }
  /** Never good: nobody could say, or what was said cannot be believed. `faults` is for the operator's log. */
  | { readonly kind: 'unavailable'; readonly code: 'revocation-unavailable'; readonly faults: readonly string[] };

export type RevocationProof =
  | { readonly kind: 'crl'; readonly crl: Crl; readonly delta?: Crl }
  | { readonly kind: 'ocsp'; readonly raw: Uint8Array; readonly producedAt: Date };

export interface RevocationQuestion {
  readonly certificate: Certificate;
  readonly issuer: Certificate;
  /** The moment the certificate must not have been revoked at: signing time, or now. */
  readonly at: Date;
  /** The moment at which the answer must be fresh: now, or for old evidence the moment it was gathered. */
  readonly now: Date;
  /** The operator knows from the authority's rules that it never forgets an expired certificate, though it does not say so. */
  readonly authorityKeepsExpired?: boolean;
}
