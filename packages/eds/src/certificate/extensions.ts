import {
  booleanOf, childrenOf, contentOf, contextPrimitiveTag, contextTag, type DerNode, expectTag, MalformedDer, namedBitsOf,
  octetsOf, oidOf, openDer, readDer, smallIntegerOf, TAG, toHex,
} from '../der/index.ts';
import { ACCESS_METHOD, EXTENSION_OID } from './oids.ts';

/** Key usage bits by their X.509 names, in bit order. */
export const KEY_USAGES = [
  'digitalSignature', 'nonRepudiation', 'keyEncipherment', 'dataEncipherment', 'keyAgreement', 'keyCertSign', 'crlSign',
  'encipherOnly', 'decipherOnly',
] as const;
export type KeyUsage = (typeof KEY_USAGES)[number];

export interface Extension {
  readonly oid: string;
  readonly critical: boolean;
  readonly value: Uint8Array;
}

/** Reads `Extensions`; the same extension twice is malformed (RFC 5280 §4.2). */
export function parseExtensions(node: DerNode): readonly Extension[] {
  const extensions = childrenOf(expectTag(node, TAG.sequence, 'Extensions')).map((child) => {
    const fields = openDer(child, TAG.sequence, 'Extension');
    const oid = oidOf(fields.take(TAG.oid, 'extnID'));
    const critical = fields.maybe(TAG.boolean);
    const value = octetsOf(fields.take(TAG.octetString, 'extnValue'));
    fields.done('Extension');
    return { oid, critical: critical !== undefined && booleanOf(critical), value };
  });
  if (new Set(extensions.map(({ oid }) => oid)).size !== extensions.length) {
    throw new MalformedDer('Expected each extension once, but found one twice');
  }
  return extensions;
}

export const findExtension = (extensions: readonly Extension[], oid: string): Extension | undefined =>
  extensions.find((extension) => extension.oid === oid);

/** What the extensions of a certificate say, with empty lists where they are silent. */
export interface CertificateExtensions {
  readonly extensions: readonly Extension[];
  readonly keyUsage: readonly KeyUsage[];
  readonly extendedKeyUsage: readonly string[];
  readonly policies: readonly string[];
  readonly isAuthority: boolean;
  readonly pathLengthMax?: number;
  /** Hex, lower case. */
  readonly subjectKeyId?: string;
  readonly authorityKeyId?: string;
  readonly crlUrls: readonly string[];
  readonly deltaCrlUrls: readonly string[];
  readonly ocspUrls: readonly string[];
  readonly issuerUrls: readonly string[];
  readonly ocspNoCheck: boolean;
  /** Critical extensions this package does not process: a reason to refuse (RFC 5280 §4.2). */
  readonly unknownCritical: readonly string[];
}

const PROCESSED: ReadonlySet<string> = new Set([
  EXTENSION_OID.keyUsage, EXTENSION_OID.extendedKeyUsage, EXTENSION_OID.basicConstraints,
  EXTENSION_OID.subjectKeyIdentifier, EXTENSION_OID.authorityKeyIdentifier, EXTENSION_OID.certificatePolicies,
  EXTENSION_OID.crlDistributionPoints, EXTENSION_OID.freshestCrl, EXTENSION_OID.authorityInfoAccess,
  EXTENSION_OID.subjectAlternativeName, EXTENSION_OID.ocspNoCheck, EXTENSION_OID.keyStoreType,
]);

export function readExtensions(extensions: readonly Extension[]): CertificateExtensions {
  const open = (oid: string): DerNode | undefined => {
    const found = findExtension(extensions, oid);
    return found === undefined ? undefined : readDer(found.value);
  };
  return {
    extensions,
    keyUsage: keyUsageOf(open(EXTENSION_OID.keyUsage)),
    extendedKeyUsage: oidList(open(EXTENSION_OID.extendedKeyUsage), 'ExtKeyUsageSyntax'),
    policies: policiesOf(open(EXTENSION_OID.certificatePolicies)),
    ...basicConstraintsOf(open(EXTENSION_OID.basicConstraints)),
    ...keyIdentifiersOf(open(EXTENSION_OID.subjectKeyIdentifier), open(EXTENSION_OID.authorityKeyIdentifier)),
    crlUrls: distributionPointsOf(open(EXTENSION_OID.crlDistributionPoints)),
    deltaCrlUrls: distributionPointsOf(open(EXTENSION_OID.freshestCrl)),
    ...accessOf(open(EXTENSION_OID.authorityInfoAccess)),
    ocspNoCheck: findExtension(extensions, EXTENSION_OID.ocspNoCheck) !== undefined,
    unknownCritical: extensions.filter(({ oid, critical }) => critical && !PROCESSED.has(oid)).map(({ oid }) => oid),
  };
}

function keyUsageOf(node: DerNode | undefined): readonly KeyUsage[] {
  if (node === undefined) return [];
  return namedBitsOf(node, 'KeyUsage').flatMap((bit) => KEY_USAGES[bit] ?? []);
}

function oidList(node: DerNode | undefined, what: string): readonly string[] {
  return node === undefined ? [] : childrenOf(expectTag(node, TAG.sequence, what)).map((child) => oidOf(child));
}

function policiesOf(node: DerNode | undefined): readonly string[] {
  if (node === undefined) return [];
  return childrenOf(expectTag(node, TAG.sequence, 'CertificatePolicies')).map((child) =>
    oidOf(openDer(child, TAG.sequence, 'PolicyInformation').take(TAG.oid, 'policyIdentifier')),
  );
}

function basicConstraintsOf(node: DerNode | undefined): { isAuthority: boolean; pathLengthMax?: number } {
  if (node === undefined) return { isAuthority: false };
  const fields = openDer(node, TAG.sequence, 'BasicConstraints');
  const authority = fields.maybe(TAG.boolean);
  const length = fields.maybe(TAG.integer);
  fields.done('BasicConstraints');
  const isAuthority = authority !== undefined && booleanOf(authority);
  return length === undefined ? { isAuthority } : { isAuthority, pathLengthMax: smallIntegerOf(length) };
}

function keyIdentifiersOf(
  subject: DerNode | undefined,
  authority: DerNode | undefined,
): { subjectKeyId?: string; authorityKeyId?: string } {
  // The NCA of 2004 wrote four bytes here, and other issuers add issuer and serial: it is a hint, never a proof.
  const keyId = authority === undefined
    ? undefined
    : openDer(authority, TAG.sequence, 'AuthorityKeyIdentifier').maybe(contextPrimitiveTag(0));
  return {
    ...(subject === undefined ? {} : { subjectKeyId: toHex(octetsOf(subject)) }),
    ...(keyId === undefined ? {} : { authorityKeyId: toHex(contentOf(keyId)) }),
  };
}

/** URLs of `CRLDistributionPoints`; other kinds of names are skipped, because nothing here could fetch them. */
function distributionPointsOf(node: DerNode | undefined): readonly string[] {
  if (node === undefined) return [];
  return childrenOf(expectTag(node, TAG.sequence, 'CRLDistributionPoints')).flatMap((point) => {
    const name = openDer(point, TAG.sequence, 'DistributionPoint').maybe(contextTag(0));
    const full = name === undefined ? undefined : childrenOf(name).find(({ tag }) => tag === contextTag(0));
    return full === undefined ? [] : childrenOf(full).flatMap(urlOf);
  });
}

const LATIN1 = new TextDecoder('latin1');
const urlOf = (node: DerNode): readonly string[] =>
  node.tag === contextPrimitiveTag(6) ? [LATIN1.decode(contentOf(node))] : [];

function accessOf(node: DerNode | undefined): { ocspUrls: readonly string[]; issuerUrls: readonly string[] } {
  if (node === undefined) return { ocspUrls: [], issuerUrls: [] };
  const entries = childrenOf(expectTag(node, TAG.sequence, 'AuthorityInfoAccess')).map((child) => {
    const fields = openDer(child, TAG.sequence, 'AccessDescription');
    const method = oidOf(fields.take(TAG.oid, 'accessMethod'));
    return { method, urls: urlOf(fields.takeAny('accessLocation')) };
  });
  const urls = (method: string): string[] => entries.filter((entry) => entry.method === method).flatMap((entry) => entry.urls);
  return { ocspUrls: urls(ACCESS_METHOD.ocsp), issuerUrls: urls(ACCESS_METHOD.caIssuers) };
}
