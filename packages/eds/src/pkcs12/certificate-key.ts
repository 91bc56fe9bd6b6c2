import { contextTag, openDer, rawOf, readDer, TAG } from '../der/index.ts';

/** The SubjectPublicKeyInfo of a certificate, DER (RFC 5280, 4.1). Throws `MalformedDer`. */
export function subjectPublicKeyInfoOf(certificate: Uint8Array): Uint8Array {
  const outer = openDer(readDer(certificate), TAG.sequence, 'Certificate');
  const tbs = openDer(outer.take(TAG.sequence, 'tbsCertificate'), TAG.sequence, 'TBSCertificate');
  tbs.maybe(contextTag(0));
  tbs.take(TAG.integer, 'serialNumber');
  for (const field of ['signature', 'issuer', 'validity', 'subject']) tbs.take(TAG.sequence, field);
  return rawOf(tbs.take(TAG.sequence, 'subjectPublicKeyInfo'));
}
