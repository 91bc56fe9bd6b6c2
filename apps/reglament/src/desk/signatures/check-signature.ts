import { bytesToBase64, checkCertificate, verifyCms } from '@reglament/eds';
import type { Certificate, CertificateRole, EdsCode } from '@reglament/eds';
import type { Trust, TrustMaterial } from '../ports.ts';
import { contentHash } from '../requests/contents.ts';

export type CheckedSignature =
  | { readonly kind: 'confirmed'; readonly signer: Certificate; readonly evidence: Uint8Array }
  /** A legal refusal: the certificate's term, revocation or owner, or whom it rests on (B23, B24). */
  | { readonly kind: 'not-confirmed'; readonly code: EdsCode; readonly evidence: Uint8Array }
  /** Not a signature of these bytes at all: invalid input. */
  | { readonly kind: 'unreadable'; readonly code: EdsCode }
  /** Nobody could say whether the certificate is revoked; that is neither good nor a reason to refuse. */
  | { readonly kind: 'unavailable' };

export interface SignatureQuestion {
  readonly cms: Uint8Array;
  /** The exact bytes that were to be signed. */
  readonly content: Uint8Array;
  /** The IIN the certificate must carry. */
  readonly iin: string;
  readonly at: Date;
  readonly roles?: readonly CertificateRole[];
}

/** Mathematics first, then the certificate: form, chain, purpose, term, revocation, owner. One signer is expected. */
export async function checkSignature(trust: Trust, question: SignatureQuestion): Promise<CheckedSignature> {
  const verification = await verifyCms(question.cms, { content: question.content });
  const [verdict, ...others] = verification.signers;
  if (verification.code !== undefined || verdict === undefined || others.length > 0) return { kind: 'unreadable', code: verification.code ?? 'signature-absent' };
  if (verdict.kind === 'invalid') return { kind: 'unreadable', code: verdict.code };
  const material = await trust.material();
  const check = await checkCertificate({
    certificate: verdict.certificate, at: question.at, usage: 'signing', iin: question.iin,
    trustAnchors: material.trustAnchors, intermediates: [...material.intermediates, ...verification.certificates], crls: material.crls,
    ...(question.roles === undefined ? {} : { roles: question.roles }),
  });
  if (check.kind === 'not-confirmed' && check.code === 'revocation-unavailable') return { kind: 'unavailable' };
  const evidence = evidenceBundle(question, material, check.kind === 'confirmed' ? 'confirmed' : check.code);
  return check.kind === 'confirmed' ? { kind: 'confirmed', signer: verdict.certificate, evidence } : { kind: 'not-confirmed', code: check.code, evidence };
}

/**
 * What the check rested on, so that it can be repeated offline years later: the hash of the signed bytes (the bytes
 * themselves are kept beside the case), the signature, the authorities' certificates and the revocation lists.
 */
function evidenceBundle(question: SignatureQuestion, material: TrustMaterial, verdict: string): Uint8Array {
  return Buffer.from(JSON.stringify({
    version: 1, checkedAt: question.at.toISOString(), verdict, contentSha256: contentHash(question.content).toString('hex'),
    cms: bytesToBase64(question.cms),
    authorities: [...material.intermediates, ...material.trustAnchors].map(({ raw }) => bytesToBase64(raw)),
    crls: material.crls.map(({ raw }) => bytesToBase64(raw)),
  }));
}
