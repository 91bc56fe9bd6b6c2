import { findDigest } from '../certificate/find-digest.ts';
import type { Certificate } from '../certificate/parse.ts';
import { findSignatureFault } from '../certificate/signature-fault.ts';
import type { EdsCode } from '../codes/index.ts';
import { bytesEqual } from '../der/index.ts';
import {
  canonicalDocument, canonicalElement, descendantsOf, elementsNamed, MalformedXml, parseXml, type XmlDocument, type XmlElement,
} from '../xml/index.ts';
import { certificatesIn, readXmlSignature, RefusedXmlSignature, type XmlSignature } from './structure.ts';
import { DSIG_NAMESPACE, ENVELOPED_TRANSFORM, findCanonicalKind } from './uris.ts';

/** What was found out about one signature; the certificate is judged by `checkCertificate`. */
export type XmlSignerVerdict =
  | { readonly kind: 'valid'; readonly certificate: Certificate; readonly certificates: readonly Certificate[] }
  | { readonly kind: 'invalid'; readonly certificate?: Certificate; readonly code: EdsCode };

export interface XmlVerification {
  /** In the order of signing. */
  readonly signers: readonly XmlSignerVerdict[];
  /**
   * The tree that was verified, present when every signature is valid. Read values from it, never from a second parse
   * of the text: then nobody can show one document to the check and another to the reader.
   */
  readonly document?: XmlDocument;
  /** Why the document as a whole is refused; then there are no signers. */
  readonly code?: EdsCode;
}

const SIGNATURES_MAX = 32;
const UTF8 = new TextEncoder();

/**
 * Verifies the enveloped signatures of a document. Each must be a child of the document element and cover the whole
 * document; a later one covers the earlier ones. Never throws for what is in the document.
 */
export async function verifyXml(xml: string | Uint8Array): Promise<XmlVerification> {
  let document: XmlDocument;
  try {
    document = parseXml(xml);
  } catch (error) {
    if (error instanceof MalformedXml) return { signers: [], code: error.code };
    throw error;
  }
  const refusal = refusalOfDocument(document);
  if (refusal !== undefined) return { signers: [], code: refusal };
  const elements = signaturesOf(document);
  const signers: XmlSignerVerdict[] = [];
  for (const [i, element] of elements.entries()) {
    signers.push(await verifySignature(document, element, new Set(elements.slice(i))));
  }
  return signers.every(({ kind }) => kind === 'valid') ? { signers, document } : { signers };
}

const signaturesOf = ({ root }: XmlDocument): readonly XmlElement[] => elementsNamed(root, DSIG_NAMESPACE, 'Signature');

function refusalOfDocument(document: XmlDocument): EdsCode | undefined {
  if (hasComments(document)) return 'xml-comment-forbidden';
  const count = signaturesOf(document).length;
  if (count > SIGNATURES_MAX) return 'xml-signature-structure';
  if (count > 0) return undefined;
  // A signature deeper inside signs some other document that was wrapped into this one.
  const elsewhere = [...descendantsOf(document.root)].some(
    ({ namespace, localName }) => namespace === DSIG_NAMESPACE && localName === 'Signature',
  );
  return elsewhere ? 'xml-signature-misplaced' : 'signature-absent';
}

/** Comments are outside the signature whatever the method says, so anybody could add one. */
export function hasComments(document: XmlDocument): boolean {
  if (document.children.some(({ kind }) => kind === 'comment')) return true;
  for (const element of descendantsOf(document.root)) {
    if (element.children.some(({ kind }) => kind === 'comment')) return true;
  }
  return false;
}

async function verifySignature(
  document: XmlDocument,
  element: XmlElement,
  skip: ReadonlySet<XmlElement>,
): Promise<XmlSignerVerdict> {
  try {
    const signature = readXmlSignature(element);
    const certificates = certificatesIn(signature.keyInfo);
    const [certificate] = certificates;
    const code = await findFault(document, element, skip, signature, certificate);
    return code === undefined ? { kind: 'valid', certificate, certificates } : { kind: 'invalid', certificate, code };
  } catch (error) {
    if (error instanceof RefusedXmlSignature) return { kind: 'invalid', code: error.code };
    throw error;
  }
}

async function findFault(
  document: XmlDocument,
  element: XmlElement,
  skip: ReadonlySet<XmlElement>,
  signature: XmlSignature,
  certificate: Certificate,
): Promise<EdsCode | undefined> {
  const { reference, algorithm } = signature;
  if (reference.uri !== '') return 'xml-reference-forbidden';
  const [first, second] = reference.transforms;
  const form = second === undefined ? 'inclusive' : findCanonicalKind(second);
  if (first !== ENVELOPED_TRANSFORM || form === undefined) return 'xml-transform-forbidden';
  const signed = canonicalDocument(document, { exclusive: form === 'exclusive', comments: false, skip });
  const digest = await findDigest(algorithm.hashOid, UTF8.encode(signed));
  if (digest === undefined || !bytesEqual(digest, reference.digest)) return 'content-digest-mismatch';
  return findSignatureFault({
    algorithmOid: algorithm.oid,
    spki: certificate.spki,
    signature: signature.signature,
    data: UTF8.encode(canonicalSignedInfo(signature, [document.root, element])),
  });
}

/** The exact text a signature value is over. */
export const canonicalSignedInfo = (signature: Pick<XmlSignature, 'signedInfo' | 'signedInfoForm'>, ancestors: readonly XmlElement[]): string =>
  canonicalElement(signature.signedInfo, ancestors, { exclusive: signature.signedInfoForm === 'exclusive', comments: false });
