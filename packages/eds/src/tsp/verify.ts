import { findDigest } from '../certificate/find-digest.ts';
import type { Certificate } from '../certificate/parse.ts';
import { CMS_OID } from '../cms/oids.ts';
import { verifyCms } from '../cms/verify.ts';
import type { EdsCode } from '../codes/index.ts';
import { bytesEqual, MalformedDer } from '../der/index.ts';
import { type CertificateCheckInput, type CertificateEvidence, checkCertificate } from '../trust/check-certificate.ts';
import { parseTimeStampInfo, type TimeStampInfo } from './time-stamp-info.ts';

export type TimeStampVerification =
  | {
      readonly kind: 'valid';
      /** The proven moment: the stamped bytes existed then. */
      readonly time: Date;
      readonly info: TimeStampInfo;
      readonly authority: Certificate;
      readonly evidence: CertificateEvidence;
    }
  | { readonly kind: 'invalid'; readonly code: EdsCode };

export interface TimeStampInput
  extends Pick<CertificateCheckInput, 'trustAnchors' | 'intermediates' | 'crls' | 'ocspResponses' | 'authorityKeepsExpired'> {
  readonly token: Uint8Array;
  /** The stamped bytes: for a signature, its value. */
  readonly data: Uint8Array;
  /** When revocation answers about the authority must be fresh. */
  readonly now: Date;
  /** Hex of the nonce sent, when the token was just received. */
  readonly nonce?: string;
}

/**
 * Verifies a time-stamp token (RFC 3161): its signature, that it is over `data`, and that its signer was a
 * time-stamping authority in good standing when it signed.
 */
export async function verifyTimeStamp(input: TimeStampInput): Promise<TimeStampVerification> {
  const invalid = (code: EdsCode): TimeStampVerification => ({ kind: 'invalid', code });
  const cms = await verifyCms(input.token);
  const [signer, more] = cms.signers;
  if (cms.code !== undefined || cms.contentType !== CMS_OID.timeStampInfo || signer === undefined || more !== undefined) {
    return invalid('time-stamp-malformed');
  }
  if (signer.kind === 'invalid' || cms.content === undefined) return invalid('time-stamp-authority-invalid');
  const info = findInfo(cms.content);
  if (info === undefined) return invalid('time-stamp-malformed');
  const digest = await findDigest(info.imprint.hashAlgorithm, input.data);
  if (digest === undefined || !bytesEqual(digest, info.imprint.digest)) return invalid('time-stamp-mismatch');
  if (input.nonce !== undefined && info.nonce !== input.nonce) return invalid('time-stamp-mismatch');
  const check = await checkCertificate({
    certificate: signer.certificate,
    at: info.time,
    now: input.now,
    trustAnchors: input.trustAnchors,
    intermediates: [...(input.intermediates ?? []), ...cms.certificates],
    crls: input.crls ?? [],
    ocspResponses: input.ocspResponses ?? [],
    usage: 'time-stamping',
    authorityKeepsExpired: input.authorityKeepsExpired === true,
  });
  if (check.kind === 'not-confirmed') {
    return invalid(check.code === 'revocation-unavailable' ? check.code : 'time-stamp-authority-invalid');
  }
  return { kind: 'valid', time: info.time, info, authority: signer.certificate, evidence: check.evidence };
}

function findInfo(content: Uint8Array): TimeStampInfo | undefined {
  try {
    return parseTimeStampInfo(content);
  } catch (error) {
    if (error instanceof MalformedDer) return undefined;
    throw error;
  }
}
