import type { EdsCode } from '../codes/index.ts';
import { elementsNamed, elementsOf, type XmlDocument, type XmlElement } from '../xml/index.ts';
import { SOAP_NAMESPACES } from './uris.ts';

/** The parts of a SOAP envelope; there is exactly one body and at most one header. */
export interface SoapEnvelope {
  readonly envelope: XmlElement;
  readonly header?: XmlElement;
  readonly body: XmlElement;
}

/** Reads an envelope in a closed form, so that no second body can be smuggled past the signature. */
export function readEnvelope({ root }: XmlDocument): SoapEnvelope | { readonly code: EdsCode } {
  const isSoap = SOAP_NAMESPACES.some((namespace) => namespace === root.namespace) && root.localName === 'Envelope';
  const bodies = elementsNamed(root, root.namespace, 'Body');
  const headers = elementsNamed(root, root.namespace, 'Header');
  const [body] = bodies;
  const [header] = headers;
  if (!isSoap || body === undefined) return { code: 'xml-malformed' };
  const extra = bodies.length > 1 || headers.length > 1 || elementsOf(root).length !== bodies.length + headers.length;
  if (extra) return { code: 'xml-signature-misplaced' };
  return header === undefined ? { envelope: root, body } : { envelope: root, header, body };
}
