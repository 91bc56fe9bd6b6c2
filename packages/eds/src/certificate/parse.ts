import {
  bitStringBytesOf, bytesEqual, contextPrimitiveTag, contextTag, derFrom, type DerNode, integerBytesOf, MalformedDer,
  oidOf, openDer, rawOf, readDer, serialNumberOf, smallIntegerOf, TAG, timeOf, childrenOf,
} from '../der/index.ts';
import { type CertificateExtensions, parseExtensions, readExtensions } from './extensions.ts';
import { type DistinguishedName, parseName } from './name.ts';
import { type CertificateRole, roleOf } from './role.ts';
import { type Subject, subjectOf } from './subject.ts';

/** An X.509 certificate as read; nothing in it is believed before the chain is checked. */
export interface Certificate extends CertificateExtensions {
  readonly raw: Uint8Array;
  /** The signed part. */
  readonly tbs: Uint8Array;
  readonly signatureAlgorithm: string;
  readonly signature: Uint8Array;
  /** Upper-case hex without leading zeros. */
  readonly serialNumber: string;
  readonly issuer: DistinguishedName;
  readonly subject: Subject;
  readonly notBefore: Date;
  readonly notAfter: Date;
  /** SubjectPublicKeyInfo, DER. */
  readonly spki: Uint8Array;
  readonly publicKeyAlgorithm: string;
  readonly role: CertificateRole;
}

/** Certificates of the NCA have 1-3 KB; twenty times that is no certificate any more. */
const CERTIFICATE_BYTES_MAX = 64 * 1024;

/**
 * Reads a certificate from DER, PEM or base64 (RFC 5280 §4.1).
 * @throws MalformedDer when it is not exactly one certificate.
 */
export function parseCertificate(input: Uint8Array | string): Certificate {
  return certificateFromNode(readDer(derFrom(input)));
}

/** The same from a node inside a larger structure (CMS, OCSP). */
export function certificateFromNode(node: DerNode): Certificate {
  if (node.end - node.start > CERTIFICATE_BYTES_MAX) throw new MalformedDer('Expected a certificate of at most 64 KiB');
  const outer = openDer(node, TAG.sequence, 'Certificate');
  const tbs = outer.take(TAG.sequence, 'tbsCertificate');
  const algorithm = outer.take(TAG.sequence, 'signatureAlgorithm');
  const signature = bitStringBytesOf(outer.take(TAG.bitString, 'signatureValue'));
  outer.done('Certificate');
  return { raw: rawOf(node), tbs: rawOf(tbs), signature, ...readTbs(tbs, algorithm) };
}

function readTbs(tbs: DerNode, algorithm: DerNode): Omit<Certificate, 'raw' | 'tbs' | 'signature'> {
  const fields = openDer(tbs, TAG.sequence, 'TBSCertificate');
  const version = fields.maybe(contextTag(0));
  if (version !== undefined && smallIntegerOf(childrenOf(version)[0], 'version') > 2) {
    throw new MalformedDer('Expected a certificate of version 1-3');
  }
  const serial = fields.take(TAG.integer, 'serialNumber');
  if ((integerBytesOf(serial)[0] ?? 0) >= 0x80) throw new MalformedDer('Expected a non-negative serial number');
  const inner = fields.take(TAG.sequence, 'signature');
  // The unsigned copy outside must not differ from the signed one inside (RFC 5280 §4.1.1.2).
  if (!bytesEqual(rawOf(inner), rawOf(algorithm))) throw new MalformedDer('Expected one signature algorithm, but found two');
  const issuer = parseName(fields.take(TAG.sequence, 'issuer'));
  const validity = openDer(fields.take(TAG.sequence, 'validity'), TAG.sequence, 'Validity');
  const notBefore = timeOf(validity.takeAny('notBefore'), 'notBefore');
  const notAfter = timeOf(validity.takeAny('notAfter'), 'notAfter');
  validity.done('Validity');
  const subject = subjectOf(parseName(fields.take(TAG.sequence, 'subject')));
  const spki = fields.take(TAG.sequence, 'subjectPublicKeyInfo');
  fields.maybe(contextPrimitiveTag(1));
  fields.maybe(contextPrimitiveTag(2));
  const extensions = extensionsOf(fields.maybe(contextTag(3)));
  fields.done('TBSCertificate');
  return {
    signatureAlgorithm: algorithmOf(algorithm),
    serialNumber: serialNumberOf(serial),
    issuer,
    subject,
    notBefore,
    notAfter,
    spki: rawOf(spki),
    publicKeyAlgorithm: algorithmOf(openDer(spki, TAG.sequence, 'SubjectPublicKeyInfo').take(TAG.sequence, 'algorithm')),
    ...extensions,
    role: roleOf(extensions),
  };
}

function extensionsOf(node: DerNode | undefined): CertificateExtensions {
  if (node === undefined) return readExtensions([]);
  const [list, more] = childrenOf(node);
  if (list === undefined || more !== undefined) throw new MalformedDer('Expected one list of extensions');
  return readExtensions(parseExtensions(list));
}

/** The OID of an AlgorithmIdentifier; parameters are fixed by the OID for every algorithm of the NCA. */
export const algorithmOf = (node: DerNode): string => oidOf(openDer(node, TAG.sequence, 'AlgorithmIdentifier').take(TAG.oid, 'algorithm'));
