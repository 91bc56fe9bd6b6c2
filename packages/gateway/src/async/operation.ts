import type { RequestListener } from 'node:http';
import { type Certificate, elementsOf, type XmlDocument } from '@reglament/eds';
import { GatewayFault } from '../fault-codes.ts';
import { bodyElementOf, bodyOf, expectElement, writeEnvelope } from '../soap/envelope.ts';
import { type ErrorInfo, type FaultName, findFault } from '../soap/fault.ts';
import { soapListener, type SoapServerOptions } from '../soap/soap-listener.ts';
import { postSoap, type SoapPeer } from '../soap/soap-post.ts';
import { readChildren } from '../xml/read-children.ts';
import { below, type Placed } from './read-message.ts';

/** One operation of a port: gets the `request` element, gives the content of the `response` element. */
export type Operation = (request: Placed, signer: Certificate | undefined) => Promise<string>;

/** Serves the operations of a port, keyed by name. Every name has a wrapper, a response and a fault in one namespace. */
export function serveOperations(namespace: string, operations: Readonly<Record<string, Operation>>, options: SoapServerOptions): RequestListener {
  const nameOf = (document: XmlDocument | undefined): string => {
    const name = document === undefined ? '' : (elementsOf(elementsOf(document.root).at(-1) ?? document.root)[0]?.localName ?? '');
    return Object.hasOwn(operations, name) ? name : 'sendMessage';
  };
  const faultName = (document?: XmlDocument): FaultName => ({ namespace, localName: `${nameOf(document)}Fault1_${nameOf(document)}Fault` });
  return soapListener(
    async ({ document, signer }) => {
      const name = bodyElementOf(document).localName;
      const operation = Object.hasOwn(operations, name) ? operations[name] : undefined;
      if (operation === undefined) throw new GatewayFault('SCE001', `no operation ${name}`);
      const content = await operation(placeOf(document, namespace, name, 'request'), signer);
      return writeWrapped(namespace, `${name}Response`, `<response>${content}</response>`);
    },
    faultName,
    options,
  );
}

/** Where the one child of the wrapper stands. */
function placeOf(document: XmlDocument, namespace: string, wrapperName: string, childName: 'request' | 'response'): Placed {
  const wrapper = expectElement(bodyElementOf(document), namespace, wrapperName);
  const child = readChildren(wrapper, { [childName]: 'one' } as Readonly<Record<string, 'one'>>)[childName];
  if (child === undefined) throw new GatewayFault('SCE001', `${wrapperName} must hold ${childName}`);
  return below({ element: wrapper, ancestors: [document.root, bodyOf(document)] }, child);
}

const writeWrapped = (namespace: string, name: string, content: string): string => writeEnvelope(`<ac:${name} xmlns:ac="${namespace}">${content}</ac:${name}>`);

export type OperationAnswer<T> =
  | { readonly kind: 'response'; readonly value: T }
  | { readonly kind: 'fault'; readonly fault: ErrorInfo };

/** Calls one operation. `messageId` is for the failure only. @throws GatewayFailure */
export function callOperation<T>(
  peer: SoapPeer, namespace: string, name: string, request: string, messageId: string, read: (response: Placed) => T,
): Promise<OperationAnswer<T>> {
  return postSoap(peer, messageId, writeWrapped(namespace, name, `<request>${request}</request>`), (document) => {
    const fault = findFault(bodyElementOf(document));
    if (fault !== undefined) return { kind: 'fault', fault };
    return { kind: 'response', value: read(placeOf(document, namespace, `${name}Response`, 'response')) };
  });
}
