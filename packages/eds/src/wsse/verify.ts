import { findDigest } from '../certificate/find-digest.ts';
import type { Certificate } from '../certificate/parse.ts';
import { findSignatureFault } from '../certificate/signature-fault.ts';
import type { EdsCode } from '../codes/index.ts';
import { bytesEqual } from '../der/index.ts';
import {
  canonicalElement, descendantsOf, elementsNamed, elementsOf, findAttributeValue, MalformedXml, parseXml, type XmlDocument, type XmlElement,
} from '../xml/index.ts';
import { certificateIn, readXmlSignature, RefusedXmlSignature, type XmlSignature } from '../xmldsig/structure.ts';
import { DSIG_NAMESPACE, findCanonicalKind } from '../xmldsig/uris.ts';
import { canonicalSignedInfo, hasComments } from '../xmldsig/verify.ts';
import { readEnvelope, type SoapEnvelope } from './envelope.ts';
import { WSSE_NAMESPACE, WSU_NAMESPACE, X509_VALUE_TYPE } from './uris.ts';

export type SoapVerification =
  | {
      readonly kind: 'valid';
      /** The sending system's certificate, to be judged by `checkCertificate` with usage `system`. */
      readonly certificate: Certificate;
      /** The signed body: read the message from here and from nowhere else. */
      readonly body: XmlElement;
      readonly document: XmlDocument;
    }
  | { readonly kind: 'invalid'; readonly code: EdsCode };

const UTF8 = new TextEncoder();

/**
 * Verifies the transport signature of a gateway message. The signature must be over the one body of the envelope, found
 * by position and not by searching for an identifier, so that a moved or doubled body is never taken for the signed one.
 */
export async function verifySoap(envelope: string | Uint8Array): Promise<SoapVerification> {
  const invalid = (code: EdsCode): SoapVerification => ({ kind: 'invalid', code });
  try {
    const document = parseXml(envelope);
    if (hasComments(document)) return invalid('xml-comment-forbidden');
    const parts = readEnvelope(document);
    if ('code' in parts) return invalid(parts.code);
    const place = findSignature(parts);
    const signature = readXmlSignature(place.signature);
    const certificate = certificateOf(signature.keyInfo);
    const code = await findFault(parts, place, signature, certificate);
    return code === undefined ? { kind: 'valid', certificate, body: parts.body, document } : invalid(code);
  } catch (error) {
    if (error instanceof MalformedXml || error instanceof RefusedXmlSignature) return invalid(error.code);
    throw error;
  }
}

interface SignaturePlace {
  readonly ancestors: readonly XmlElement[];
  readonly signature: XmlElement;
}

function findSignature({ envelope, header, body }: SoapEnvelope): SignaturePlace {
  const securities = header === undefined ? [] : elementsNamed(header, WSSE_NAMESPACE, 'Security');
  const [security] = securities;
  const signatures = security === undefined ? [] : elementsNamed(security, DSIG_NAMESPACE, 'Signature');
  const [signature] = signatures;
  if (header === undefined || security === undefined || signature === undefined) {
    const elsewhere = [...descendantsOf(envelope)].some((one) => one.namespace === WSSE_NAMESPACE && one.localName === 'Security');
    throw new RefusedXmlSignature(elsewhere && !isBusinessOnly(body) ? 'xml-signature-misplaced' : 'signature-absent');
  }
  if (securities.length > 1 || signatures.length > 1) throw new RefusedXmlSignature('xml-signature-misplaced');
  return { ancestors: [envelope, header, security], signature };
}

/** A body may carry signatures of its own over business data: they say nothing about the transport. */
const isBusinessOnly = (body: XmlElement): boolean =>
  ![...descendantsOf(body)].some((one) => one.namespace === WSSE_NAMESPACE && one.localName === 'Security');

function certificateOf(keyInfo: XmlElement): Certificate {
  const [reference, ...others] = elementsOf(keyInfo);
  const [identifier, ...more] = reference === undefined ? [] : elementsOf(reference);
  const fits =
    others.length === 0 && more.length === 0 &&
    reference?.namespace === WSSE_NAMESPACE && reference.localName === 'SecurityTokenReference' &&
    identifier?.namespace === WSSE_NAMESPACE && identifier.localName === 'KeyIdentifier' &&
    findAttributeValue(identifier, 'ValueType') === X509_VALUE_TYPE;
  if (!fits || identifier === undefined) throw new RefusedXmlSignature('signer-certificate-missing');
  return certificateIn(identifier);
}

async function findFault(
  { envelope, body }: SoapEnvelope,
  place: SignaturePlace,
  signature: XmlSignature,
  certificate: Certificate,
): Promise<EdsCode | undefined> {
  const id = findAttributeValue(body, 'Id', WSU_NAMESPACE);
  if (id === undefined || id === '' || signature.reference.uri !== `#${id}`) return 'xml-reference-forbidden';
  if (countIds(envelope, id) !== 1) return 'xml-duplicate-id';
  const [transform, more] = signature.reference.transforms;
  if (more !== undefined || findCanonicalKind(transform) !== 'exclusive') return 'xml-transform-forbidden';
  const signed = canonicalElement(body, [envelope], { exclusive: true, comments: false });
  const digest = await findDigest(signature.algorithm.hashOid, UTF8.encode(signed));
  if (digest === undefined || !bytesEqual(digest, signature.reference.digest)) return 'content-digest-mismatch';
  return findSignatureFault({
    algorithmOid: signature.algorithm.oid,
    spki: certificate.spki,
    signature: signature.signature,
    data: UTF8.encode(canonicalSignedInfo(signature, [...place.ancestors, place.signature])),
  });
}

/** How many elements claim this identifier, by any attribute that some reader might take for one. */
function countIds(root: XmlElement, id: string): number {
  let count = 0;
  for (const { attributes } of descendantsOf(root)) {
    count += attributes.filter(({ localName, value }) => localName.toLowerCase() === 'id' && value === id).length;
  }
  return count;
}
