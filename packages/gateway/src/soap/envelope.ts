import { elementsOf, type XmlDocument, type XmlElement } from '@reglament/eds';
import { GatewayFault } from '../fault-codes.ts';
import { SOAP, WSSE } from '../namespaces.ts';

/** A SOAP 1.1 envelope around the markup of one body element. */
export const writeEnvelope = (body: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><soap:Envelope xmlns:soap="${SOAP}"><soap:Header/><soap:Body>${body}</soap:Body></soap:Envelope>`;

/**
 * The one element in the body of an envelope. Headers other than the signature are refused when they insist on being
 * understood (SOAP 1.1 §4.2.3).
 * @throws GatewayFault SCE001
 */
export function bodyElementOf(document: XmlDocument): XmlElement {
  const [element, ...more] = elementsOf(bodyOf(document));
  if (element === undefined || more.length > 0) throw new GatewayFault('SCE001', 'the body must hold one element');
  return element;
}

/** The body itself, in an envelope of the right form. @throws GatewayFault SCE001 */
export function bodyOf({ root }: XmlDocument): XmlElement {
  if (root.namespace !== SOAP || root.localName !== 'Envelope') throw new GatewayFault('SCE001', 'not a SOAP 1.1 envelope');
  const parts = elementsOf(root);
  const header = parts.length === 2 ? parts[0] : undefined;
  const body = parts.at(-1);
  if (body === undefined || parts.length > 2 || !isSoap(body, 'Body') || (header !== undefined && !isSoap(header, 'Header'))) {
    throw new GatewayFault('SCE001', 'an envelope must hold a header and a body');
  }
  if (header !== undefined) refuseUnknownHeaders(header);
  return body;
}

const isSoap = ({ namespace, localName }: XmlElement, name: string): boolean => namespace === SOAP && localName === name;

function refuseUnknownHeaders(header: XmlElement): void {
  for (const entry of elementsOf(header)) {
    const known = entry.namespace === WSSE && entry.localName === 'Security';
    const insists = entry.attributes.some(({ namespace, localName, value }) => namespace === SOAP && localName === 'mustUnderstand' && value === '1');
    if (!known && insists) throw new GatewayFault('SCE001', `header ${entry.localName} is not understood`);
  }
}

/** The element when it has the expected name. @throws GatewayFault SCE001 */
export function expectElement(element: XmlElement, namespace: string, localName: string): XmlElement {
  if (element.namespace === namespace && element.localName === localName) return element;
  throw new GatewayFault('SCE001', `expected {${namespace}}${localName}, but found {${element.namespace}}${element.localName}`);
}
