import { findDigest } from '../certificate/find-digest.ts';
import { findSignatureFault } from '../certificate/signature-fault.ts';
import { EXTENDED_KEY_USAGE } from '../certificate/oids.ts';
import type { Certificate } from '../certificate/parse.ts';
import { namesEqual } from '../certificate/name.ts';
import { bitStringBytesOf, bytesEqual, MalformedDer, openDer, readDer, TAG } from '../der/index.ts';
import { CLOCK_SKEW_MS } from './crl.ts';
import { type BasicOcspResponse, parseOcspResponse, type SingleOcspResponse } from './ocsp-response.ts';
import type { RevocationQuestion, RevocationStatus } from './source.ts';

/** Without nextUpdate (the NCA sends none) a response older than this proves nothing about now. */
export const OCSP_AGE_MAX_MS = 5 * 60 * 1000;

export interface OcspInput {
  readonly question: RevocationQuestion;
  readonly ocspResponses: readonly Uint8Array[];
  readonly nonce?: Uint8Array;
}

/** Why a response cannot be used; for logs. */
type OcspFault = `ocsp-${string}`;

/** The status by the first response that is about this certificate and can be believed. */
export async function statusByOcsp(input: OcspInput): Promise<RevocationStatus> {
  const faults: OcspFault[] = [];
  for (const raw of input.ocspResponses) {
    const answer = await statusByResponse(raw, input);
    if (typeof answer !== 'string') return answer;
    faults.push(answer);
  }
  return { kind: 'unavailable', code: 'revocation-unavailable', faults: faults.length > 0 ? faults : ['ocsp-absent'] };
}

async function statusByResponse(raw: Uint8Array, { question, nonce }: OcspInput): Promise<RevocationStatus | OcspFault> {
  const response = readResponse(raw);
  if (typeof response === 'string') return response;
  const single = await findSingle(response, question);
  if (single === undefined) return 'ocsp-other-certificate';
  if (nonce !== undefined && (response.nonce === undefined || !bytesEqual(response.nonce, nonce))) return 'ocsp-nonce';
  if (!isFresh(single, question.now)) return 'ocsp-stale';
  if (!(await signerIsAuthorised(response, question.issuer))) return 'ocsp-signature';
  const silent = question.authorityKeepsExpired !== true && mayHaveForgotten(single, question.certificate);
  if (single.status.kind === 'good' && silent) return 'ocsp-forgets-expired';
  const by = { kind: 'ocsp', raw, producedAt: response.producedAt } as const;
  return statusOf(single, question.at, by);
}

/** Asked about an expired certificate, a responder may answer "good" because it keeps no record any more. */
const mayHaveForgotten = ({ thisUpdate, archiveCutoff }: SingleOcspResponse, { notAfter }: Certificate): boolean =>
  thisUpdate > notAfter && !(archiveCutoff !== undefined && archiveCutoff <= notAfter);

function readResponse(raw: Uint8Array): BasicOcspResponse | OcspFault {
  try {
    const response = parseOcspResponse(raw);
    return response.kind === 'refused' ? `ocsp-${response.status}` : response;
  } catch (error) {
    if (error instanceof MalformedDer) return 'ocsp-malformed';
    throw error;
  }
}

function statusOf(
  { status }: SingleOcspResponse,
  at: Date,
  by: Extract<RevocationStatus, { kind: 'good' }>['by'],
): RevocationStatus {
  switch (status.kind) {
    case 'good': return { kind: 'good', by };
    case 'unknown': return { kind: 'unknown', code: 'certificate-unknown-to-responder', by };
    case 'revoked':
      if (status.revokedAt.getTime() === 0 && status.reason === 'certificateHold') {
        // RFC 6960 §2.2: a serial number never issued is told as "on hold since 1970".
        return { kind: 'unknown', code: 'certificate-unknown-to-responder', by };
      }
      if (status.revokedAt > at) return { kind: 'good', by };
      return {
        kind: 'revoked',
        code: status.reason === 'certificateHold' ? 'certificate-on-hold' : 'certificate-revoked',
        revokedAt: status.revokedAt,
        reason: status.reason,
        by,
      };
  }
}

function isFresh({ thisUpdate, nextUpdate }: SingleOcspResponse, now: Date): boolean {
  if (thisUpdate.getTime() > now.getTime() + CLOCK_SKEW_MS) return false;
  return nextUpdate === undefined ? now.getTime() - thisUpdate.getTime() <= OCSP_AGE_MAX_MS : nextUpdate >= now;
}

async function findSingle(
  response: BasicOcspResponse,
  { certificate, issuer }: RevocationQuestion,
): Promise<SingleOcspResponse | undefined> {
  for (const single of response.responses.filter(({ serialNumber }) => serialNumber === certificate.serialNumber)) {
    const name = await findDigest(single.hashAlgorithm, issuer.subject.raw);
    const key = await findDigest(single.hashAlgorithm, publicKeyBitsOf(issuer));
    const fits = name !== undefined && key !== undefined && bytesEqual(name, single.issuerNameHash) && bytesEqual(key, single.issuerKeyHash);
    if (fits) return single;
  }
  return undefined;
}

/** The content of the BIT STRING of a public key: what CertID hashes (RFC 6960 §4.1.1). */
export function publicKeyBitsOf(certificate: Certificate): Uint8Array {
  const fields = openDer(readDer(certificate.spki), TAG.sequence, 'SubjectPublicKeyInfo');
  fields.take(TAG.sequence, 'algorithm');
  return bitStringBytesOf(fields.take(TAG.bitString, 'subjectPublicKey'));
}

/** The authority itself, or a responder it certified directly for OCSP and nothing else (RFC 6960 §4.2.2.2). */
async function signerIsAuthorised(response: BasicOcspResponse, issuer: Certificate): Promise<boolean> {
  for (const signer of [...response.certificates, issuer]) {
    if (!(await hasSigned(signer, response))) continue;
    return bytesEqual(signer.raw, issuer.raw) || isDelegated(signer, issuer, response.producedAt);
  }
  return false;
}

async function isDelegated(responder: Certificate, issuer: Certificate, at: Date): Promise<boolean> {
  const mayRespond =
    namesEqual(responder.issuer, issuer.subject) &&
    responder.extendedKeyUsage.includes(EXTENDED_KEY_USAGE.ocspSigning) &&
    // Silence about key usage is no restriction (RFC 5280 §4.2.1.3); responders of the 2004 generation are silent.
    (responder.keyUsage.length === 0 || responder.keyUsage.includes('digitalSignature')) &&
    // Without "no check" somebody would have to be asked about the responder, and there is nobody else to ask.
    responder.ocspNoCheck &&
    responder.unknownCritical.length === 0 &&
    at >= responder.notBefore &&
    at <= responder.notAfter;
  if (!mayRespond) return false;
  const code = await findSignatureFault({
    algorithmOid: responder.signatureAlgorithm,
    spki: issuer.spki,
    signature: responder.signature,
    data: responder.tbs,
  });
  return code === undefined;
}

async function hasSigned(signer: Certificate, response: BasicOcspResponse): Promise<boolean> {
  const code = await findSignatureFault({
    algorithmOid: response.signatureAlgorithm,
    spki: signer.spki,
    signature: response.signature,
    data: response.tbs,
  });
  return code === undefined;
}
