import { findDigest } from '../certificate/find-digest.ts';
import { algorithmOf, type Certificate } from '../certificate/parse.ts';
import { digest, HASH_OID } from '../crypto/index.ts';
import { bytesEqual, type DerNode, octetsOf, octetString, oid, openDer, sequence, setInOrder, TAG } from '../der/index.ts';
import { CMS_OID } from './oids.ts';
import type { Attribute } from './parse.ts';

/**
 * Checks the certificate named by signingCertificate (v1, SHA-1) or signingCertificateV2 (RFC 5035) when there is one.
 * The NCA's own signatures carry neither ("CAdES-BES by name only") and are accepted without.
 */
export async function signingCertificateFits(attributes: readonly Attribute[], certificate: Certificate): Promise<boolean> {
  const v2 = attributes.find((attribute) => attribute.oid === CMS_OID.signingCertificateV2)?.values[0];
  if (v2 !== undefined && !(await hashFits(v2, certificate, HASH_OID.sha256))) return false;
  const v1 = attributes.find((attribute) => attribute.oid === CMS_OID.signingCertificate)?.values[0];
  return v1 === undefined || (await hashFits(v1, certificate, HASH_OID.sha1));
}

async function hashFits(value: DerNode, certificate: Certificate, defaultHash: string): Promise<boolean> {
  const list = openDer(value, TAG.sequence, 'SigningCertificate').take(TAG.sequence, 'certs');
  // The first entry is the signer's certificate (RFC 5035 §3); the others describe its chain.
  const first = openDer(openDer(list, TAG.sequence, 'certs').take(TAG.sequence, 'ESSCertID'), TAG.sequence, 'ESSCertID');
  const algorithm = first.maybe(TAG.sequence);
  const stated = octetsOf(first.take(TAG.octetString, 'certHash'));
  const actual = await findDigest(algorithm === undefined ? defaultHash : algorithmOf(algorithm), certificate.raw);
  return actual !== undefined && bytesEqual(stated, actual);
}

/** The attribute signingCertificateV2 with SHA-256, the default hash, which DER therefore leaves out. */
export async function signingCertificateV2(certificate: Certificate): Promise<Uint8Array> {
  const identifier = sequence(octetString(await digest(HASH_OID.sha256, certificate.raw)));
  return sequence(oid(CMS_OID.signingCertificateV2), setInOrder(sequence(sequence(identifier))));
}
