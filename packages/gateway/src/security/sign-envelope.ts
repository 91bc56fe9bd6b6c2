import { randomUUID } from 'node:crypto';
import {
  bytesToBase64, C14N, canonicalDocument, canonicalElement, type Certificate, digest, DSIG_NAMESPACE, elementsNamed, parseXml, type PrivateKey,
  type SignatureAlgorithm, type XmlElement,
} from '@reglament/eds';
import { SOAP, WSSE, WSU } from '../namespaces.ts';
import { BASE64_ENCODING, X509_VALUE_TYPE } from './signed-parts.ts';

const UTF8 = new TextEncoder();
const EXCLUSIVE = { exclusive: true, comments: false } as const;

/**
 * Signs the body of an envelope in the gateway's form. The text is written anew: the same for every XML reader, and all
 * of the body's bytes are then final.
 */
export async function signEnvelope(envelope: string, certificate: Certificate, privateKey: PrivateKey): Promise<string> {
  const { root } = parseXml(envelope);
  const [header] = elementsNamed(root, SOAP, 'Header');
  const [body] = elementsNamed(root, SOAP, 'Body');
  if (header === undefined || body === undefined || elementsNamed(header, WSSE, 'Security').length > 0) {
    throw new TypeError('Expected an unsigned envelope with a header and a body');
  }
  const id = `id-${randomUUID()}`;
  const signedBody = withId(body, id);
  const { algorithm } = privateKey;
  const bodyDigest = await digest(algorithm.hashOid, UTF8.encode(canonicalElement(signedBody, [root], EXCLUSIVE)));
  const signedInfo = signedInfoText(algorithm, id, bytesToBase64(bodyDigest));
  const signature = await privateKey.sign(UTF8.encode(signedInfo));
  const security = parseXml(securityText(signedInfo, bytesToBase64(signature), bytesToBase64(certificate.raw))).root;
  const replace = (child: XmlElement): XmlElement => (child === header ? { ...header, children: [...header.children, security] } : child === body ? signedBody : child);
  const signed: XmlElement = { ...root, children: root.children.map((child) => (child.kind === 'element' ? replace(child) : child)) };
  return `<?xml version="1.0" encoding="UTF-8"?>${canonicalDocument({ root: signed, children: [signed] }, { exclusive: false, comments: false })}`;
}

/** The body with a fresh id in place of any it had: an id must not stand twice. */
function withId(body: XmlElement, id: string): XmlElement {
  const others = body.attributes.filter(({ localName, namespace }) => !(localName === 'Id' && (namespace === WSU || namespace === '')));
  return {
    ...body,
    declarations: new Map([...body.declarations, ['wsu', WSU]]),
    attributes: [...others, { name: 'wsu:Id', prefix: 'wsu', localName: 'Id', namespace: WSU, value: id }],
  };
}

/** Written in its own canonical form, so that these bytes are what is signed. */
const signedInfoText = (algorithm: SignatureAlgorithm, id: string, digestValue: string): string =>
  [
    `<ds:SignedInfo xmlns:ds="${DSIG_NAMESPACE}">`,
    empty('CanonicalizationMethod', C14N.exclusive),
    empty('SignatureMethod', algorithm.xmlSignatureUri),
    `<ds:Reference URI="#${id}"><ds:Transforms>${empty('Transform', C14N.exclusive)}</ds:Transforms>`,
    empty('DigestMethod', algorithm.xmlDigestUri),
    `<ds:DigestValue>${digestValue}</ds:DigestValue></ds:Reference></ds:SignedInfo>`,
  ].join('');

const empty = (name: string, algorithm: string): string => `<ds:${name} Algorithm="${algorithm}"></ds:${name}>`;

const securityText = (signedInfo: string, signature: string, certificate: string): string =>
  [
    `<wsse:Security xmlns:wsse="${WSSE}" xmlns:soap="${SOAP}" soap:mustUnderstand="1">`,
    `<ds:Signature xmlns:ds="${DSIG_NAMESPACE}">${signedInfo}<ds:SignatureValue>${signature}</ds:SignatureValue>`,
    `<ds:KeyInfo><wsse:SecurityTokenReference><wsse:KeyIdentifier EncodingType="${BASE64_ENCODING}" ValueType="${X509_VALUE_TYPE}">`,
    `${certificate}</wsse:KeyIdentifier></wsse:SecurityTokenReference></ds:KeyInfo></ds:Signature></wsse:Security>`,
  ].join('');
