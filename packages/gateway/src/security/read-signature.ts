import {
  base64ToBytes, type Certificate, DSIG_NAMESPACE, elementsOf, findAlgorithmByXmlUri, findAttributeValue, MalformedDer, parseCertificate,
  type SignatureAlgorithm, textOf, type XmlElement,
} from '@reglament/eds';
import { WSSE } from '../namespaces.ts';
import { RefusedSecurity } from './refused-security.ts';
import { BASE64_ENCODING, type ExclusiveForm, exclusiveFormOf, X509_VALUE_TYPE } from './signed-parts.ts';

/** A transport signature whose form is exactly the agreed one; what it claims is not checked yet. */
export interface TransportSignature {
  readonly signedInfo: XmlElement;
  readonly signedInfoForm: ExclusiveForm;
  readonly algorithm: SignatureAlgorithm;
  readonly uri: string;
  readonly bodyForm: ExclusiveForm;
  readonly digest: Uint8Array;
  readonly signature: Uint8Array;
  readonly certificate: Certificate;
}

/**
 * Reads a signature against the gateway's closed form: one reference, one transform, the digest of the signature's own
 * algorithm, the certificate in the key identifier. Whatever else XMLDSig allows is refused.
 * @throws RefusedSecurity SCE006
 */
export function readTransportSignature(element: XmlElement): TransportSignature {
  const [signedInfo, signatureValue, keyInfo] = exactly(element, DSIG_NAMESPACE, ['SignedInfo', 'SignatureValue', 'KeyInfo']);
  const [method, signatureMethod, reference] = exactly(signedInfo, DSIG_NAMESPACE, ['CanonicalizationMethod', 'SignatureMethod', 'Reference']);
  const [transforms, digestMethod, digestValue] = exactly(reference, DSIG_NAMESPACE, ['Transforms', 'DigestMethod', 'DigestValue']);
  const [transform] = exactly(transforms, DSIG_NAMESPACE, ['Transform']);
  const algorithm = findAlgorithmByXmlUri(plainAlgorithm(signatureMethod));
  if (algorithm === undefined || algorithm.kind === 'ecdsa' || algorithm.legacy === true || plainAlgorithm(digestMethod) !== algorithm.xmlDigestUri) {
    throw new RefusedSecurity('SCE006', 'the algorithm is not supported');
  }
  return {
    signedInfo,
    signedInfoForm: exclusiveFormOf(method),
    algorithm,
    uri: findAttributeValue(reference, 'URI') ?? '',
    bodyForm: exclusiveFormOf(transform),
    digest: base64In(digestValue),
    signature: base64In(signatureValue),
    certificate: certificateIn(keyInfo),
  };
}

/** The children must be exactly these, in this order, with nothing but space between. */
function exactly<const Names extends readonly string[]>(
  element: XmlElement, namespace: string, names: Names,
): { readonly [Index in keyof Names]: XmlElement } {
  const children = elementsOf(element);
  const fits = children.length === names.length && children.every((child, i) => child.namespace === namespace && child.localName === names[i]);
  const clean = element.children.every((child) => child.kind === 'element' || (child.kind === 'text' && child.text.trim() === ''));
  if (!fits || !clean) throw new RefusedSecurity('SCE006', `${element.localName} does not have the agreed form`);
  return children as unknown as { readonly [Index in keyof Names]: XmlElement };
}

/** The Algorithm of a method without parameters: they could change what is computed. */
function plainAlgorithm(element: XmlElement): string {
  if (elementsOf(element).length > 0) throw new RefusedSecurity('SCE006', `parameters in ${element.localName}`);
  return findAttributeValue(element, 'Algorithm') ?? '';
}

function certificateIn(keyInfo: XmlElement): Certificate {
  const [reference] = exactly(keyInfo, WSSE, ['SecurityTokenReference']);
  const [identifier] = exactly(reference, WSSE, ['KeyIdentifier']);
  const isX509 = findAttributeValue(identifier, 'ValueType') === X509_VALUE_TYPE && (findAttributeValue(identifier, 'EncodingType') ?? BASE64_ENCODING) === BASE64_ENCODING;
  if (!isX509) throw new RefusedSecurity('SCE006', 'the key identifier must hold the certificate');
  try {
    return parseCertificate(base64In(identifier));
  } catch (error) {
    if (error instanceof MalformedDer) throw new RefusedSecurity('SCE006', 'the certificate cannot be read');
    throw error;
  }
}

function base64In(element: XmlElement): Uint8Array {
  if (elementsOf(element).length > 0) throw new RefusedSecurity('SCE006', `${element.localName} must hold base64`);
  try {
    return base64ToBytes(textOf(element));
  } catch (error) {
    if (error instanceof MalformedDer) throw new RefusedSecurity('SCE006', `${element.localName} must hold base64`);
    throw error;
  }
}
