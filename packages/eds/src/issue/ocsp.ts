import { signatureAlgorithmIdentifier } from '../crypto/index.ts';
import {
  bitString, contextTag, element, enumerated, explicit, generalizedTime, implicitPrimitive, octetString, oid,
  sequence,
} from '../der/index.ts';
import { certificateIdDer, type OcspCertificateId } from '../revocation/ocsp-request.ts';
import { type OcspCertificateStatus, OCSP_OID } from '../revocation/ocsp-response.ts';
import { reasonNumber } from '../revocation/reason.ts';
import type { Authority } from './certificate.ts';
import { makeExtension } from './extensions.ts';

export interface MakeOcspResponseInput {
  /** The authority or its delegated responder. */
  readonly responder: Authority;
  readonly answers: readonly { readonly id: OcspCertificateId; readonly status: OcspCertificateStatus }[];
  readonly producedAt: Date;
  readonly nonce?: Uint8Array;
  /** States that certificates expired since then are still known. */
  readonly archiveCutoff?: Date;
}

/** An answer of the NCA's kind: no nextUpdate, the nonce repeated, "extended revoke" present. @returns DER. */
export async function makeOcspResponse({ responder, answers, producedAt, nonce, archiveCutoff }: MakeOcspResponseInput): Promise<Uint8Array> {
  const extensions = [
    ...(nonce === undefined ? [] : [makeExtension(OCSP_OID.nonce, octetString(nonce))]),
    makeExtension(OCSP_OID.extendedRevoke, new Uint8Array([5, 0])),
  ];
  const cutoff = archiveCutoff === undefined ? [] : [explicit(1, sequence(makeExtension(OCSP_OID.archiveCutoff, generalizedTime(archiveCutoff))))];
  const data = sequence(
    explicit(1, responder.certificate.subject.raw),
    generalizedTime(producedAt),
    sequence(...answers.map(({ id, status }) => sequence(certificateIdDer(id), statusDer(status), generalizedTime(producedAt), ...cutoff))),
    explicit(1, sequence(...extensions)),
  );
  const basic = sequence(
    data,
    signatureAlgorithmIdentifier(responder.privateKey.algorithm),
    bitString(await responder.privateKey.sign(data)),
    explicit(0, sequence(responder.certificate.raw)),
  );
  return sequence(enumerated(0), explicit(0, sequence(oid(OCSP_OID.basic), octetString(basic))));
}

const REFUSALS = { 'malformed-request': 1, 'internal-error': 2, 'try-later': 3, 'signature-required': 5, unauthorised: 6 } as const;

/** An answer without an answer: the responder refuses or is busy. */
export const makeOcspRefusal = (refusal: keyof typeof REFUSALS): Uint8Array => sequence(enumerated(REFUSALS[refusal]));

function statusDer(status: OcspCertificateStatus): Uint8Array {
  switch (status.kind) {
    case 'good': return implicitPrimitive(0, new Uint8Array());
    case 'unknown': return implicitPrimitive(2, new Uint8Array());
    case 'revoked':
      return element(contextTag(1), generalizedTime(status.revokedAt), explicit(0, enumerated(reasonNumber(status.reason))));
  }
}
