import { type Certificate, parseCertificate } from '../certificate/parse.ts';
import type { EdsCode } from '../codes/index.ts';
import { findAlgorithmByXmlUri, type SignatureAlgorithm } from '../crypto/index.ts';
import { base64ToBytes, MalformedDer } from '../der/index.ts';
import { elementsOf, findAttributeValue, textOf, type XmlElement } from '../xml/index.ts';
import { DSIG_NAMESPACE, findCanonicalKind } from './uris.ts';

/** A `ds:Signature` whose form is exactly the allowed one; what it claims is not checked yet. */
export interface XmlSignature {
  readonly signedInfo: XmlElement;
  readonly signedInfoForm: 'inclusive' | 'exclusive';
  readonly algorithm: SignatureAlgorithm;
  readonly reference: XmlReference;
  readonly signature: Uint8Array;
  readonly keyInfo: XmlElement;
}

export interface XmlReference {
  readonly uri: string;
  readonly transforms: readonly string[];
  readonly digest: Uint8Array;
}

/** Thrown inside this folder only, to leave a refused structure in one step. */
export class RefusedXmlSignature extends Error {
  readonly code: EdsCode;
  constructor(code: EdsCode) {
    super(code);
    this.name = 'RefusedXmlSignature';
    this.code = code;
  }
}

const SIGNATURE_PARTS = ['SignedInfo', 'SignatureValue', 'KeyInfo'] as const;
const SIGNED_INFO_PARTS = ['CanonicalizationMethod', 'SignatureMethod', 'Reference'] as const;
const REFERENCE_PARTS = ['Transforms', 'DigestMethod', 'DigestValue'] as const;
const CERTIFICATES_MAX = 8;

/**
 * Reads a signature against a closed form: exactly one reference, known methods without parameters, hash of the digest
 * the same as of the signature. Whatever else XMLDSig allows is refused, because every option is a way around the check.
 * @throws RefusedXmlSignature
 */
export function readXmlSignature(element: XmlElement): XmlSignature {
  const [signedInfo, signatureValue, keyInfo] = exactly(element, SIGNATURE_PARTS);
  const [method, signatureMethod, reference] = exactly(signedInfo, SIGNED_INFO_PARTS);
  const signedInfoForm = findCanonicalKind(algorithmOf(method));
  if (signedInfoForm === undefined) throw new RefusedXmlSignature('xml-transform-forbidden');
  const algorithm = findAlgorithmByXmlUri(algorithmOf(signatureMethod));
  // ECDSA writes its value differently in XML, and nobody in Kazakhstan signs XML with it.
  if (algorithm === undefined || algorithm.kind === 'ecdsa') throw new RefusedXmlSignature('algorithm-unsupported');
  return {
    signedInfo,
    signedInfoForm,
    algorithm,
    reference: readReference(reference, algorithm),
    signature: base64In(signatureValue),
    keyInfo,
  };
}

function readReference(element: XmlElement, algorithm: SignatureAlgorithm): XmlReference {
  const [transforms, digestMethod, digestValue] = exactly(element, REFERENCE_PARTS);
  if (algorithmOf(digestMethod) !== algorithm.xmlDigestUri) throw new RefusedXmlSignature('algorithm-unsupported');
  const uri = findAttributeValue(element, 'URI');
  if (uri === undefined) throw new RefusedXmlSignature('xml-reference-forbidden');
  const list = elementsOf(transforms);
  if (list.length > 2 || list.some((child) => !isPart(child, 'Transform'))) throw new RefusedXmlSignature('xml-transform-forbidden');
  refuseText(transforms);
  return { uri, transforms: list.map(algorithmOf), digest: base64In(digestValue) };
}

/** The children must be exactly these elements of the signature namespace, in this order, with nothing but space between. */
export function exactly<const Names extends readonly string[]>(
  element: XmlElement,
  names: Names,
): { readonly [Index in keyof Names]: XmlElement } {
  const children = elementsOf(element);
  const fits = children.length === names.length && children.every((child, i) => isPart(child, names[i] ?? ''));
  if (!fits) {
    // Several references are the classical way to hide an unsigned part: they deserve their own name.
    const references = children.filter((child) => isPart(child, 'Reference')).length;
    throw new RefusedXmlSignature(references > 1 ? 'xml-reference-forbidden' : 'xml-signature-structure');
  }
  refuseText(element);
  return children as unknown as { readonly [Index in keyof Names]: XmlElement };
}

const isPart = (element: XmlElement, localName: string): boolean =>
  element.namespace === DSIG_NAMESPACE && element.localName === localName;

function refuseText(element: XmlElement): void {
  const clean = element.children.every((child) => child.kind === 'element' || (child.kind === 'text' && child.text.trim() === ''));
  if (!clean) throw new RefusedXmlSignature('xml-signature-structure');
}

/** The Algorithm of a method element, which must be empty: parameters could change what is computed. */
function algorithmOf(element: XmlElement): string {
  const uri = findAttributeValue(element, 'Algorithm');
  if (uri === undefined || elementsOf(element).length > 0) throw new RefusedXmlSignature('xml-signature-structure');
  refuseText(element);
  return uri;
}

function base64In(element: XmlElement): Uint8Array {
  if (elementsOf(element).length > 0) throw new RefusedXmlSignature('xml-signature-structure');
  try {
    return base64ToBytes(textOf(element));
  } catch (error) {
    if (error instanceof MalformedDer) throw new RefusedXmlSignature('xml-signature-structure');
    throw error;
  }
}

/** The certificates of `KeyInfo/X509Data`: the first is the signer's. */
export function certificatesIn(keyInfo: XmlElement): readonly [Certificate, ...Certificate[]] {
  const [data] = exactly(keyInfo, ['X509Data']);
  const elements = elementsOf(data);
  const fits = elements.length > 0 && elements.length <= CERTIFICATES_MAX && elements.every((child) => isPart(child, 'X509Certificate'));
  if (!fits) throw new RefusedXmlSignature('signer-certificate-missing');
  refuseText(data);
  return elements.map(certificateIn) as unknown as readonly [Certificate, ...Certificate[]];
}

/** One certificate in base64. */
export function certificateIn(element: XmlElement): Certificate {
  const der = base64In(element);
  try {
    return parseCertificate(der);
  } catch (error) {
    if (error instanceof MalformedDer) throw new RefusedXmlSignature('certificate-malformed');
    throw error;
  }
}
