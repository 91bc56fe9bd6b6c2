import type { Certificate } from '../certificate/parse.ts';
import { digest, type PrivateKey, type SignatureAlgorithm } from '../crypto/index.ts';
import { bytesToBase64 } from '../der/index.ts';
import {
  canonicalElement, elementsNamed, elementsOf, escapeAttribute, findAttributeValue, parseXml, type XmlAttribute, type XmlElement,
} from '../xml/index.ts';
import { refuseEcdsa, UnsignableXml } from '../xmldsig/make.ts';
import { C14N, DSIG_NAMESPACE } from '../xmldsig/uris.ts';
import { canonicalSignedInfo, hasComments } from '../xmldsig/verify.ts';
import { readEnvelope, type SoapEnvelope } from './envelope.ts';
import { BASE64_ENCODING_TYPE, WSSE_NAMESPACE, WSU_NAMESPACE, X509_VALUE_TYPE } from './uris.ts';

const UTF8 = new TextEncoder();
const EXCLUSIVE = { exclusive: true, comments: false } as const;
const INCLUSIVE = { exclusive: false, comments: false } as const;

/**
 * Signs the body of a SOAP envelope with the key of the sending system, in the gateway's form (WS-Security 1.0): exclusive
 * canonicalisation, one reference to the body's `wsu:Id`, the certificate as key identifier.
 * @param input.bodyId `id-` and a UUID; kept when the body already has a `wsu:Id`.
 * @throws MalformedXml, UnsignableXml.
 */
export async function signSoap(input: {
  readonly envelope: string;
  readonly certificate: Certificate;
  readonly privateKey: PrivateKey;
  readonly bodyId: string;
}): Promise<string> {
  const document = parseXml(input.envelope);
  if (hasComments(document)) throw new UnsignableXml('xml-comment-forbidden', 'Expected an envelope without comments');
  const parts = readEnvelope(document);
  if ('code' in parts) throw new UnsignableXml(parts.code, 'Expected a SOAP envelope with one body');
  const { algorithm } = input.privateKey;
  refuseEcdsa(algorithm);
  const identified = withBodyId(parts, input.bodyId);
  const bodyDigest = await digest(algorithm.hashOid, UTF8.encode(canonicalElement(identified.body, [identified.envelope], EXCLUSIVE)));
  const signedInfo = signedInfoText(algorithm, identified.id, bytesToBase64(bodyDigest));
  const text = (signature: string): string =>
    envelopeText(identified, securityElement(signedInfo, signature, bytesToBase64(input.certificate.raw), identified.envelope.namespace));
  const signature = await input.privateKey.sign(UTF8.encode(canonicalDraft(text(''))));
  return text(bytesToBase64(signature));
}

type Identified = SoapEnvelope & { readonly id: string };

function withBodyId(parts: SoapEnvelope, bodyId: string): Identified {
  const own = findAttributeValue(parts.body, 'Id', WSU_NAMESPACE);
  if (own !== undefined) return { ...parts, id: own };
  const attribute: XmlAttribute = { name: 'wsu:Id', prefix: 'wsu', localName: 'Id', namespace: WSU_NAMESPACE, value: bodyId };
  const body: XmlElement = {
    ...parts.body,
    attributes: [...parts.body.attributes, attribute],
    declarations: new Map([...parts.body.declarations, ['wsu', WSU_NAMESPACE]]),
  };
  return { ...parts, body, id: bodyId };
}

/** The envelope with the security header in front of the other headers. */
function envelopeText(parts: Identified, security: XmlElement): string {
  const { envelope } = parts;
  const prefix = envelope.prefix === '' ? '' : `${envelope.prefix}:`;
  const header: XmlElement = parts.header ?? {
    ...envelope, name: `${prefix}Header`, localName: 'Header', attributes: [], declarations: new Map(), children: [],
  };
  const signed: XmlElement = {
    ...envelope,
    children: [{ ...header, children: [security, ...header.children] }, parts.body],
  };
  return canonicalElement(signed, [], INCLUSIVE);
}

function canonicalDraft(draft: string): string {
  const { root } = parseXml(draft);
  const header = elementsNamed(root, root.namespace, 'Header')[0];
  const security = header && elementsNamed(header, WSSE_NAMESPACE, 'Security')[0];
  const signature = security && elementsNamed(security, DSIG_NAMESPACE, 'Signature')[0];
  const signedInfo = signature && elementsOf(signature)[0];
  if (header === undefined || security === undefined || signature === undefined || signedInfo === undefined) {
    throw new TypeError('Expected the draft to hold a signature');
  }
  return canonicalSignedInfo({ signedInfo, signedInfoForm: 'exclusive' }, [root, header, security, signature]);
}

const signedInfoText = (algorithm: SignatureAlgorithm, id: string, digestValue: string): string =>
  [
    '<ds:SignedInfo>',
    `<ds:CanonicalizationMethod Algorithm="${C14N.exclusive}"/>`,
    `<ds:SignatureMethod Algorithm="${algorithm.xmlSignatureUri}"/>`,
    `<ds:Reference URI="#${escapeAttribute(id)}">`,
    `<ds:Transforms><ds:Transform Algorithm="${C14N.exclusive}"/></ds:Transforms>`,
    `<ds:DigestMethod Algorithm="${algorithm.xmlDigestUri}"/>`,
    `<ds:DigestValue>${digestValue}</ds:DigestValue>`,
    '</ds:Reference>',
    '</ds:SignedInfo>',
  ].join('');

const securityElement = (signedInfo: string, signature: string, certificate: string, soapNamespace: string): XmlElement =>
  parseXml(
    [
      `<wsse:Security xmlns:wsse="${WSSE_NAMESPACE}" xmlns:soap="${soapNamespace}" soap:mustUnderstand="1">`,
      `<ds:Signature xmlns:ds="${DSIG_NAMESPACE}">`,
      signedInfo,
      `<ds:SignatureValue>${signature}</ds:SignatureValue>`,
      '<ds:KeyInfo><wsse:SecurityTokenReference>',
      `<wsse:KeyIdentifier EncodingType="${BASE64_ENCODING_TYPE}" ValueType="${X509_VALUE_TYPE}">${certificate}</wsse:KeyIdentifier>`,
      '</wsse:SecurityTokenReference></ds:KeyInfo>',
      '</ds:Signature></wsse:Security>',
    ].join(''),
  ).root;
