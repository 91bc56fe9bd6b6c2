import { examineWithEvidence } from '@reglament/eds';
import type { Certificate, CertificateRole, EdsCode } from '@reglament/eds';
import type { Trust } from '../ports.ts';

export type CheckedSignature =
  | { readonly kind: 'confirmed'; readonly signer: Certificate; readonly evidence: Uint8Array }
  /** A legal refusal: the certificate's term, revocation or owner, or whom it rests on. */
  | {
    readonly kind: 'not-confirmed';
    readonly code: EdsCode;
    readonly evidence: Uint8Array;
    /** The NCA issued it to whom the question names; anything else says nothing about that person. */
    readonly isOfAsked: boolean;
  }
  /** Not a signature of these bytes at all: invalid input. */
  | { readonly kind: 'unreadable'; readonly code: EdsCode }
  /** Nobody could say whether the certificate is revoked; that is neither good nor a reason to refuse. */
  | { readonly kind: 'unavailable' };

export interface SignatureQuestion {
  readonly cms: Uint8Array;
  /** The exact bytes that were to be signed. */
  readonly content: Uint8Array;
  /** The IIN or the BIN the certificate must carry. */
  readonly iin?: string;
  readonly bin?: string;
  readonly at: Date;
  readonly roles?: readonly CertificateRole[];
}

/**
 * Judges a detached signature: mathematics first, then the certificate (chain, purpose, term, revocation, owner). One
 * signer is expected. The evidence holds all that the judgement rested on, so that it can be repeated offline years later.
 */
export async function checkSignature(trust: Trust, { cms, content, iin, bin, at, roles }: SignatureQuestion): Promise<CheckedSignature> {
  const material = await trust.material();
  const { examined, evidence } = await examineWithEvidence({ kind: 'cms', cms, content }, {
    ...material, ocspResponses: [], now: at, usage: 'signing', ...(iin === undefined ? {} : { iin }), ...(bin === undefined ? {} : { bin }), ...(roles === undefined ? {} : { roles }),
  });
  const [signer, ...others] = examined.signers;
  if (evidence === undefined || signer?.certificate === undefined || others.length > 0) return { kind: 'unreadable', code: examined.kind === 'not-confirmed' ? examined.code : 'signature-absent' };
  if (examined.kind === 'confirmed') return { kind: 'confirmed', signer: signer.certificate, evidence };
  // Without a judgement of the certificate it is the signature itself that does not hold.
  if (signer.check === undefined) return { kind: 'unreadable', code: examined.code };
  if (examined.code === 'revocation-unavailable') return { kind: 'unavailable' };
  const { subject } = signer.certificate;
  const isOfAsked = signer.check.checks.chain.kind !== 'failed' && (iin === undefined || subject.iin === iin) && (bin === undefined || subject.bin === bin);
  return { kind: 'not-confirmed', code: examined.code, evidence, isOfAsked };
}
