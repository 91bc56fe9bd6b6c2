import type { Certificate } from '../certificate/parse.ts';
import { algorithmOfKey } from '../cms/make.ts';
import type { EdsCode } from '../codes/index.ts';
import { digest, type PrivateKey, type SignatureAlgorithm } from '../crypto/index.ts';
import { bytesToBase64 } from '../der/index.ts';
import { canonicalDocument, canonicalElement, elementsNamed, elementsOf, parseXml, type XmlDocument } from '../xml/index.ts';
import { C14N, DSIG_NAMESPACE, ENVELOPED_TRANSFORM } from './uris.ts';
import { canonicalSignedInfo, hasComments } from './verify.ts';

/** The document cannot be signed as it is; `code` says what is wrong with it. */
export class UnsignableXml extends Error {
  readonly code: EdsCode;
  constructor(code: EdsCode, message: string) {
    super(message);
    this.name = 'UnsignableXml';
    this.code = code;
  }
}

/** Everything of an XML signature but its value, for keys that live elsewhere. */
export interface PreparedXml {
  readonly toBeSigned: Uint8Array;
  /** The document with the signature as the last child of its root. */
  assemble(signature: Uint8Array): string;
}

const UTF8 = new TextEncoder();
const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="no"?>';

/**
 * Signs a document with an enveloped signature in the NCA's form. An already signed document gets one more signature,
 * which covers the earlier ones. The text is written anew in canonical form: equal for every XML reader, but white space
 * inside tags and the form of references may differ from the input.
 * @throws MalformedXml, UnsignableXml.
 */
export async function signXml(input: {
  readonly xml: string;
  readonly certificate: Certificate;
  readonly privateKey: PrivateKey;
}): Promise<string> {
  const prepared = await prepare(input.xml, input.certificate, input.privateKey.algorithm);
  return prepared.assemble(await input.privateKey.sign(prepared.toBeSigned));
}

/** The same when the private key is not here. */
export const prepareXml = (input: { readonly xml: string; readonly certificate: Certificate }): Promise<PreparedXml> =>
  prepare(input.xml, input.certificate, algorithmOfKey(input.certificate));

/** ECDSA writes its value differently in XML (RFC 6931, 2.3.6): better no signature than one that nobody verifies. */
export function refuseEcdsa({ kind }: SignatureAlgorithm): void {
  if (kind === 'ecdsa') throw new UnsignableXml('algorithm-unsupported', 'Expected a GOST or RSA key for XML');
}

async function prepare(xml: string, certificate: Certificate, algorithm: SignatureAlgorithm): Promise<PreparedXml> {
  refuseEcdsa(algorithm);
  const document = parseXml(xml);
  if (hasComments(document)) throw new UnsignableXml('xml-comment-forbidden', 'Expected a document without comments');
  const content = canonicalDocument(document, { exclusive: false, comments: false });
  const signedInfo = signedInfoText(algorithm, bytesToBase64(await digest(algorithm.hashOid, UTF8.encode(content))));
  const draft = withSignature(document, signatureText(signedInfo, '', ''));
  return {
    toBeSigned: UTF8.encode(canonicalDraft(draft)),
    assemble: (signature) =>
      withSignature(document, signatureText(signedInfo, lines(signature), lines(certificate.raw))),
  };
}

/** SignedInfo inherits the namespaces of the document, so it is read back from the place where it will stand. */
function canonicalDraft(draft: string): string {
  const { root } = parseXml(draft);
  const signature = elementsNamed(root, DSIG_NAMESPACE, 'Signature').at(-1);
  const signedInfo = signature === undefined ? undefined : elementsOf(signature)[0];
  if (signature === undefined || signedInfo === undefined) throw new TypeError('Expected the draft to hold a signature');
  return canonicalSignedInfo({ signedInfo, signedInfoForm: 'inclusive' }, [root, signature]);
}

function withSignature(document: XmlDocument, signature: string): string {
  const form = { exclusive: false, comments: false } as const;
  const root = canonicalElement(document.root, [], form);
  const end = root.length - `</${document.root.name}>`.length;
  const instructions = (nodes: XmlDocument['children']): string =>
    nodes.map((node) => (node.kind === 'instruction' ? `<?${node.target} ${node.text}?>` : '')).join('');
  const at = document.children.indexOf(document.root);
  return [
    DECLARATION, instructions(document.children.slice(0, at)), root.slice(0, end), signature, root.slice(end),
    instructions(document.children.slice(at + 1)),
  ].join('');
}

const signedInfoText = (algorithm: SignatureAlgorithm, digestValue: string): string =>
  [
    '<ds:SignedInfo>',
    `<ds:CanonicalizationMethod Algorithm="${C14N.inclusive}"/>`,
    `<ds:SignatureMethod Algorithm="${algorithm.xmlSignatureUri}"/>`,
    '<ds:Reference URI="">',
    '<ds:Transforms>',
    `<ds:Transform Algorithm="${ENVELOPED_TRANSFORM}"/>`,
    `<ds:Transform Algorithm="${C14N.inclusiveWithComments}"/>`,
    '</ds:Transforms>',
    `<ds:DigestMethod Algorithm="${algorithm.xmlDigestUri}"/>`,
    `<ds:DigestValue>${digestValue}</ds:DigestValue>`,
    '</ds:Reference>',
    '</ds:SignedInfo>',
  ].join('\n');

const signatureText = (signedInfo: string, signature: string, certificate: string): string =>
  [
    `<ds:Signature xmlns:ds="${DSIG_NAMESPACE}">`,
    signedInfo,
    `<ds:SignatureValue>\n${signature}\n</ds:SignatureValue>`,
    '<ds:KeyInfo>',
    '<ds:X509Data>',
    `<ds:X509Certificate>\n${certificate}\n</ds:X509Certificate>`,
    '</ds:X509Data>',
    '</ds:KeyInfo>',
    '</ds:Signature>',
  ].join('\n');

/** Base64 in lines of 76 characters, as XML signatures customarily carry it. */
const lines = (bytes: Uint8Array): string => (bytesToBase64(bytes).match(/.{1,76}/g) ?? []).join('\n');
