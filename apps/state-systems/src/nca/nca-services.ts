import {
  bytesEqual, certificateIdOf, findHashName, makeOcspRefusal, makeOcspResponse, makeTimeStampRefusal, makeTimeStampResponse,
  MalformedDer, type OcspCertificateId, type OcspCertificateStatus, type OcspRequest, parseOcspRequest, parseTimeStampRequest, TSA_POLICY,
} from '@reglament/eds';
import type { Nca } from './nca.ts';
import { FAMILIES, type Family } from './nca-state.ts';

/** Answers an OCSP request as the NCA's responder does: delegated key, nonce repeated, no nextUpdate. @returns DER. */
export async function answerOcsp(nca: Nca, body: Uint8Array, now: Date): Promise<Uint8Array> {
  let request: OcspRequest;
  try {
    request = parseOcspRequest(body);
  } catch (error) {
    if (error instanceof MalformedDer) return makeOcspRefusal('malformed-request');
    throw error;
  }
  const [first] = request.certificates;
  const family = first === undefined ? undefined : await findFamily(nca, first);
  if (family === undefined) return makeOcspRefusal('unauthorised');
  const answers = request.certificates.map((id) => ({ id, status: statusOf(nca, id, family) }));
  return makeOcspResponse({
    responder: nca.authorities[family].ocsp, answers, producedAt: now, archiveCutoff: nca.authorities[family].root.certificate.notBefore, ...(request.nonce === undefined ? {} : { nonce: request.nonce }),
  });
}

async function findFamily(nca: Nca, id: OcspCertificateId): Promise<Family | undefined> {
  for (const family of FAMILIES) {
    const own = await certificateIdOf(nca.authorities[family].nca.certificate, id.serialNumber, id.hashAlgorithm);
    if (own !== undefined && bytesEqual(own.issuerKeyHash, id.issuerKeyHash) && bytesEqual(own.issuerNameHash, id.issuerNameHash)) return family;
  }
  return undefined;
}

/** The real responder calls an unknown certificate "on hold since 1970" (RFC 6960 §2.2), and so does this one. */
const UNKNOWN: OcspCertificateStatus = { kind: 'revoked', revokedAt: new Date(0), reason: 'certificateHold' };

function statusOf(nca: Nca, { serialNumber }: OcspCertificateId, family: Family): OcspCertificateStatus {
  const { ocsp, tsp } = nca.authorities[family];
  if ([ocsp, tsp].some(({ certificate }) => certificate.serialNumber === serialNumber)) return { kind: 'good' };
  const record = nca.findIssued(serialNumber);
  if (record === undefined || record.family !== family) return UNKNOWN;
  if (record.revokedAt === undefined) return { kind: 'good' };
  return { kind: 'revoked', revokedAt: new Date(record.revokedAt), reason: record.reason ?? 'unspecified' };
}

const FAMILY_OF_POLICY: Readonly<Record<string, Family>> = { [TSA_POLICY.rsa]: 'rsa', [TSA_POLICY.gost2015]: 'gost' };

/** Answers a time-stamp request; the policy decides the algorithm, GOST-2015 being the default. @returns DER. */
export async function answerTimeStamp(nca: Nca, body: Uint8Array, now: Date): Promise<Uint8Array> {
  try {
    const request = parseTimeStampRequest(body);
    const policy = request.policy ?? TSA_POLICY.gost2015;
    const family = FAMILY_OF_POLICY[policy];
    if (family === undefined) return makeTimeStampRefusal('policy is not supported');
    if (findHashName(request.imprint.hashAlgorithm) === undefined) return makeTimeStampRefusal('hash algorithm is not supported');
    const serialNumber = crypto.getRandomValues(new Uint8Array(8));
    return await makeTimeStampResponse({ authority: nca.authorities[family].tsp, request, policy, serialNumber, time: now });
  } catch (error) {
    if (error instanceof MalformedDer) return makeTimeStampRefusal('request cannot be read');
    throw error;
  }
}
