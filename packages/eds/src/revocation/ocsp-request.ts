import type { Certificate } from '../certificate/parse.ts';
import { findExtension, parseExtensions } from '../certificate/extensions.ts';
import { algorithmOf } from '../certificate/parse.ts';
import { findDigest } from '../certificate/find-digest.ts';
import { CryptoError, HASH_OID } from '../crypto/index.ts';
import {
  algorithmIdentifier, childrenOf, contextTag, explicit, MalformedDer, octetsOf, octetString, openDer, readDer, sequence,
  serialNumberInteger, serialNumberOf, TAG,
} from '../der/index.ts';
import { makeExtension } from '../issue/extensions.ts';
import { OCSP_OID } from './ocsp-response.ts';
import { publicKeyBitsOf } from './status-by-ocsp.ts';

/** Names a certificate by hashes of its issuer and its serial number (RFC 6960 §4.1.1). */
export interface OcspCertificateId {
  readonly hashAlgorithm: string;
  readonly issuerNameHash: Uint8Array;
  readonly issuerKeyHash: Uint8Array;
  readonly serialNumber: string;
}

export interface OcspRequest {
  readonly certificates: readonly OcspCertificateId[];
  readonly nonce?: Uint8Array;
}

const REQUESTS_MAX = 100;

/**
 * Makes the body of a POST with content type `application/ocsp-request`.
 * @param input.nonce 8-32 random bytes; the answer must repeat them.
 */
export async function makeOcspRequest(input: {
  readonly certificate: Certificate;
  readonly issuer: Certificate;
  readonly nonce: Uint8Array;
}): Promise<Uint8Array> {
  const id = await certificateIdOf(input.issuer, input.certificate.serialNumber);
  if (id === undefined) throw new CryptoError('unsupported-algorithm', 'Expected SHA-256 to be there');
  const nonce = makeExtension(OCSP_OID.nonce, octetString(input.nonce));
  return sequence(sequence(sequence(sequence(certificateIdDer(id))), explicit(2, sequence(nonce))));
}

/** CertID of a certificate; SHA-256 is what the NCA's responder understands. `undefined` for a hash nobody knows. */
export async function certificateIdOf(
  issuer: Certificate,
  serialNumber: string,
  hashAlgorithm: string = HASH_OID.sha256,
): Promise<OcspCertificateId | undefined> {
  const issuerNameHash = await findDigest(hashAlgorithm, issuer.subject.raw);
  const issuerKeyHash = await findDigest(hashAlgorithm, publicKeyBitsOf(issuer));
  if (issuerNameHash === undefined || issuerKeyHash === undefined) return undefined;
  return { hashAlgorithm, issuerNameHash, issuerKeyHash, serialNumber };
}

export const certificateIdDer = (id: OcspCertificateId): Uint8Array =>
  sequence(
    algorithmIdentifier(id.hashAlgorithm), octetString(id.issuerNameHash), octetString(id.issuerKeyHash),
    serialNumberInteger(id.serialNumber),
  );

/**
 * Reads a request, for responders.
 * @throws MalformedDer
 */
export function parseOcspRequest(raw: Uint8Array): OcspRequest {
  const outer = openDer(readDer(raw), TAG.sequence, 'OCSPRequest');
  const fields = openDer(outer.take(TAG.sequence, 'tbsRequest'), TAG.sequence, 'TBSRequest');
  fields.maybe(contextTag(0));
  fields.maybe(contextTag(1));
  const list = childrenOf(fields.take(TAG.sequence, 'requestList'));
  const extended = fields.maybe(contextTag(2));
  fields.done('TBSRequest');
  if (list.length > REQUESTS_MAX) throw new MalformedDer(`Expected at most ${REQUESTS_MAX} requests`);
  const extensions = extended === undefined ? [] : parseExtensions(childrenOf(extended)[0] ?? extended);
  const nonce = findExtension(extensions, OCSP_OID.nonce);
  const certificates = list.map((request) => {
    const id = openDer(openDer(request, TAG.sequence, 'Request').take(TAG.sequence, 'reqCert'), TAG.sequence, 'CertID');
    return {
      hashAlgorithm: algorithmOf(id.take(TAG.sequence, 'hashAlgorithm')),
      issuerNameHash: octetsOf(id.take(TAG.octetString, 'issuerNameHash')),
      issuerKeyHash: octetsOf(id.take(TAG.octetString, 'issuerKeyHash')),
      serialNumber: serialNumberOf(id.take(TAG.integer, 'serialNumber')),
    };
  });
  return { certificates, ...(nonce === undefined ? {} : { nonce: octetsOf(readDer(nonce.value), 'nonce') }) };
}
