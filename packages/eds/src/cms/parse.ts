import { algorithmOf, type Certificate, certificateFromNode } from '../certificate/parse.ts';
import {
  childrenOf, contentOf, contextPrimitiveTag, contextTag, derFrom, type DerNode, expectTag, MalformedDer, octetsOf, oidOf,
  openDer, rawOf, readDer, serialNumberOf, TAG, toHex,
} from '../der/index.ts';
import { definiteFrom } from './definite.ts';
import { CMS_OID } from './oids.ts';

/** A SignedData as read (RFC 5652 §5); nothing in it is believed yet. */
export interface SignedData {
  readonly contentType: string;
  /** The signed bytes when they are inside (attached). */
  readonly content?: Uint8Array;
  readonly certificates: readonly Certificate[];
  readonly crls: readonly Uint8Array[];
  readonly signers: readonly SignerInfo[];
}

export interface SignerInfo {
  readonly raw: Uint8Array;
  readonly signerId: SignerId;
  readonly digestAlgorithm: string;
  readonly signatureAlgorithm: string;
  readonly signature: Uint8Array;
  /** As they stand in the file, with the tag of a SET: exactly the bytes that were signed. */
  readonly signedAttributesDer?: Uint8Array;
  readonly signedAttributes: readonly Attribute[];
  readonly unsignedAttributes: readonly Attribute[];
}

export type SignerId =
  | { readonly kind: 'issuer-and-serial'; readonly issuer: Uint8Array; readonly serialNumber: string }
  | { readonly kind: 'subject-key-id'; readonly subjectKeyId: string };

export interface Attribute {
  readonly oid: string;
  readonly values: readonly DerNode[];
}

const SIGNERS_MAX = 64;
const CERTIFICATES_MAX = 128;

/**
 * Reads a CMS SignedData from DER, PEM (`CMS`, `PKCS7`) or base64. Indefinite lengths, which old Java libraries write
 * around the content, are rewritten to definite ones first; the signed parts are DER in any case.
 * @throws MalformedDer when it is not exactly one SignedData.
 */
export function parseSignedData(input: Uint8Array | string): SignedData {
  const info = openDer(readDer(definiteFrom(derFrom(input))), TAG.sequence, 'ContentInfo');
  const type = oidOf(info.take(TAG.oid, 'contentType'));
  if (type !== CMS_OID.signedData) throw new MalformedDer(`Expected signed data, but found content of type ${type}`);
  const [signedData, more] = childrenOf(info.take(contextTag(0), 'content'));
  info.done('ContentInfo');
  if (signedData === undefined || more !== undefined) throw new MalformedDer('Expected one SignedData');
  return readSignedData(signedData);
}

function readSignedData(node: DerNode): SignedData {
  const fields = openDer(node, TAG.sequence, 'SignedData');
  fields.take(TAG.integer, 'version');
  fields.take(TAG.set, 'digestAlgorithms');
  const encapsulated = openDer(fields.take(TAG.sequence, 'encapContentInfo'), TAG.sequence, 'EncapsulatedContentInfo');
  const contentType = oidOf(encapsulated.take(TAG.oid, 'eContentType'));
  const wrapped = encapsulated.maybe(contextTag(0));
  encapsulated.done('EncapsulatedContentInfo');
  const certificates = fields.maybe(contextTag(0));
  const crls = fields.maybe(contextTag(1));
  const signers = childrenOf(fields.take(TAG.set, 'signerInfos'));
  fields.done('SignedData');
  if (signers.length > SIGNERS_MAX) throw new MalformedDer(`Expected at most ${SIGNERS_MAX} signers`);
  return {
    contentType,
    ...(wrapped === undefined ? {} : { content: octetsOf(childrenOf(wrapped)[0], 'eContent') }),
    certificates: certificates === undefined ? [] : certificatesIn(certificates),
    crls: crls === undefined ? [] : childrenOf(crls).filter(({ tag }) => tag === TAG.sequence).map(rawOf),
    signers: signers.map(readSignerInfo),
  };
}

function certificatesIn(node: DerNode): readonly Certificate[] {
  // Other CertificateChoices (attribute certificates) have context tags and say nothing about keys.
  const nodes = childrenOf(node).filter(({ tag }) => tag === TAG.sequence);
  if (nodes.length > CERTIFICATES_MAX) throw new MalformedDer(`Expected at most ${CERTIFICATES_MAX} certificates`);
  return nodes.map(certificateFromNode);
}

function readSignerInfo(node: DerNode): SignerInfo {
  const fields = openDer(node, TAG.sequence, 'SignerInfo');
  fields.take(TAG.integer, 'version');
  const signerId = readSignerId(fields.takeAny('sid'));
  const digestAlgorithm = algorithmOf(fields.take(TAG.sequence, 'digestAlgorithm'));
  const signed = fields.maybe(contextTag(0));
  const signatureAlgorithm = algorithmOf(fields.take(TAG.sequence, 'signatureAlgorithm'));
  const signature = octetsOf(fields.take(TAG.octetString, 'signature'));
  const unsigned = fields.maybe(contextTag(1));
  fields.done('SignerInfo');
  return {
    raw: rawOf(node),
    signerId,
    digestAlgorithm,
    signatureAlgorithm,
    signature,
    ...(signed === undefined ? {} : { signedAttributesDer: asSet(signed) }),
    signedAttributes: signed === undefined ? [] : attributesIn(signed),
    unsignedAttributes: unsigned === undefined ? [] : attributesIn(unsigned),
  };
}

function asSet(node: DerNode): Uint8Array {
  // RFC 5652 §5.4: signed is the EXPLICIT SET OF tag, not the IMPLICIT [0] that stands in the file.
  const copy = rawOf(node).slice();
  copy[0] = TAG.set;
  return copy;
}

function readSignerId(node: DerNode): SignerId {
  if (node.tag === contextPrimitiveTag(0)) return { kind: 'subject-key-id', subjectKeyId: toHex(contentOf(node)) };
  const fields = openDer(node, TAG.sequence, 'IssuerAndSerialNumber');
  const issuer = rawOf(fields.take(TAG.sequence, 'issuer'));
  return { kind: 'issuer-and-serial', issuer, serialNumber: serialNumberOf(fields.take(TAG.integer, 'serialNumber')) };
}

function attributesIn(node: DerNode): readonly Attribute[] {
  return childrenOf(node).map((child) => {
    const fields = openDer(child, TAG.sequence, 'Attribute');
    const oid = oidOf(fields.take(TAG.oid, 'attrType'));
    const values = childrenOf(expectTag(fields.take(TAG.set, 'attrValues'), TAG.set, 'attrValues'));
    fields.done('Attribute');
    return { oid, values };
  });
}
