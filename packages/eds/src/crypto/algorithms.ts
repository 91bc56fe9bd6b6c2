import { algorithmIdentifier, oid, sequence } from '../der/index.ts';
import type { HashName } from './digest.ts';
import { HASH_OID, KEY_OID } from './oids.ts';

/** One way to sign: everything that certificates, CMS, XMLDSig and PKCS#12 need to know of it. */
export interface SignatureAlgorithm {
  readonly oid: string;
  readonly name: string;
  readonly kind: 'gost' | 'rsa' | 'ecdsa';
  readonly hash: HashName;
  readonly hashOid: string;
  readonly keyAlgorithmOid: string;
  /** Curve of the key where the algorithm fixes it (GOST). */
  readonly curveOid?: string;
  /** Length of a signature in bytes where the algorithm fixes it (GOST). */
  readonly signatureBytes?: number;
  readonly xmlSignatureUri: string;
  readonly xmlDigestUri: string;
  /** Verified only when the caller asks for it by name; never made. */
  readonly legacy?: true;
}

const PKIGOVKZ = 'urn:ietf:params:xml:ns:pkigovkz:xmlsec:algorithms';
const XMLDSIG_MORE = 'http://www.w3.org/2001/04/xmldsig-more';
const XMLENC = 'http://www.w3.org/2001/04/xmlenc';

const TABLE = [
  {
    oid: '1.2.398.3.10.1.1.2.3.2', name: 'GOST 34.10-2015-512 with GOST 34.11-2015-512', kind: 'gost',
    hash: 'streebog512', hashOid: HASH_OID.streebog512,
    keyAlgorithmOid: KEY_OID.gost512, curveOid: '1.2.398.3.10.1.1.2.2.1', signatureBytes: 128,
    xmlSignatureUri: `${PKIGOVKZ}:gostr34102015-gostr34112015-512`, xmlDigestUri: `${PKIGOVKZ}:gostr34112015-512`,
  },
  {
    oid: '1.2.398.3.10.1.1.2.3.1', name: 'GOST 34.10-2015-256 with GOST 34.11-2015-256', kind: 'gost',
    hash: 'streebog256', hashOid: HASH_OID.streebog256,
    keyAlgorithmOid: KEY_OID.gost256, curveOid: '1.2.398.3.10.1.1.2.1.1', signatureBytes: 64,
    xmlSignatureUri: `${PKIGOVKZ}:gostr34102015-gostr34112015-256`, xmlDigestUri: `${PKIGOVKZ}:gostr34112015-256`,
  },
  {
    oid: '1.2.398.3.10.1.1.1.2', name: 'GOST 34.310-2004 with GOST 34.311-95', kind: 'gost',
    hash: 'gost34311', hashOid: HASH_OID.gost34311,
    keyAlgorithmOid: KEY_OID.gost2004, curveOid: '1.2.398.3.10.1.1.1.1.1', signatureBytes: 64,
    xmlSignatureUri: `${XMLDSIG_MORE}#gost34310-gost34311`, xmlDigestUri: `${XMLDSIG_MORE}#gost34311`,
  },
  {
    oid: '1.2.840.113549.1.1.11', name: 'RSA with SHA-256', kind: 'rsa',
    hash: 'sha256', hashOid: HASH_OID.sha256, keyAlgorithmOid: KEY_OID.rsa,
    xmlSignatureUri: `${XMLDSIG_MORE}#rsa-sha256`, xmlDigestUri: `${XMLENC}#sha256`,
  },
  {
    oid: '1.2.840.113549.1.1.12', name: 'RSA with SHA-384', kind: 'rsa',
    hash: 'sha384', hashOid: HASH_OID.sha384, keyAlgorithmOid: KEY_OID.rsa,
    xmlSignatureUri: `${XMLDSIG_MORE}#rsa-sha384`, xmlDigestUri: `${XMLDSIG_MORE}#sha384`,
  },
  {
    oid: '1.2.840.113549.1.1.13', name: 'RSA with SHA-512', kind: 'rsa',
    hash: 'sha512', hashOid: HASH_OID.sha512, keyAlgorithmOid: KEY_OID.rsa,
    xmlSignatureUri: `${XMLDSIG_MORE}#rsa-sha512`, xmlDigestUri: `${XMLENC}#sha512`,
  },
  {
    oid: '1.2.840.113549.1.1.5', name: 'RSA with SHA-1', kind: 'rsa', legacy: true,
    hash: 'sha1', hashOid: HASH_OID.sha1, keyAlgorithmOid: KEY_OID.rsa,
    xmlSignatureUri: 'http://www.w3.org/2000/09/xmldsig#rsa-sha1',
    xmlDigestUri: 'http://www.w3.org/2000/09/xmldsig#sha1',
  },
  {
    oid: '1.2.840.10045.4.3.2', name: 'ECDSA with SHA-256', kind: 'ecdsa',
    hash: 'sha256', hashOid: HASH_OID.sha256, keyAlgorithmOid: KEY_OID.ecdsa,
    xmlSignatureUri: `${XMLDSIG_MORE}#ecdsa-sha256`, xmlDigestUri: `${XMLENC}#sha256`,
  },
  {
    oid: '1.2.840.10045.4.3.3', name: 'ECDSA with SHA-384', kind: 'ecdsa',
    hash: 'sha384', hashOid: HASH_OID.sha384, keyAlgorithmOid: KEY_OID.ecdsa,
    xmlSignatureUri: `${XMLDSIG_MORE}#ecdsa-sha384`, xmlDigestUri: `${XMLDSIG_MORE}#sha384`,
  },
] as const satisfies readonly SignatureAlgorithm[];

/** The algorithm table, keyed by the object identifier of the signature algorithm. */
export const ALGORITHMS: Readonly<Record<string, SignatureAlgorithm>> = Object.freeze(
  Object.assign(Object.create(null), Object.fromEntries(TABLE.map((algorithm) => [algorithm.oid, algorithm]))),
);

/**
 * The algorithm meant by a SignerInfo: CMS may carry the signature's identifier, as the NCA writes, or the key's
 * identifier beside the hash's, as OpenSSL writes for RSA. Undefined when they name none or contradict each other.
 */
export function findSignerAlgorithm(signatureOid: string, hashOid: string): SignatureAlgorithm | undefined {
  const named = ALGORITHMS[signatureOid];
  if (named !== undefined) return named.hashOid === hashOid ? named : undefined;
  return TABLE.find((row) => row.keyAlgorithmOid === signatureOid && row.hashOid === hashOid);
}

/** The algorithm of an XMLDSig SignatureMethod. */
export function findAlgorithmByXmlUri(xmlSignatureUri: string): SignatureAlgorithm | undefined {
  return TABLE.find((row) => row.xmlSignatureUri === xmlSignatureUri);
}

/** The AlgorithmIdentifier of a signature. With ECDSA the parameters must be absent (RFC 5758, 3.2). */
export const signatureAlgorithmIdentifier = (algorithm: SignatureAlgorithm): Uint8Array =>
  algorithm.kind === 'ecdsa' ? sequence(oid(algorithm.oid)) : algorithmIdentifier(algorithm.oid);
