import { elementsOf, MalformedXml, parseXml, textOf, type XmlElement } from '@reglament/eds';
import { SOAP } from '../namespaces.ts';

/** What an envelope says of itself. Nothing of it is verified: for journals and for finding messages again. */
export interface EnvelopeFacts {
  /** Name of the body's element: an operation, or its answer. */
  readonly operation?: string;
  readonly messageId?: string;
  readonly correlationId?: string;
  readonly serviceId?: string;
  readonly messageType?: string;
  readonly senderId?: string;
  readonly messageState?: string;
  /** Code of a fault. */
  readonly errorCode?: string;
  /** The text of `data` where it holds no elements: usually a signed document. */
  readonly text?: string;
}

const NAMES: ReadonlySet<string> = new Set(['messageId', 'correlationId', 'serviceId', 'messageType', 'senderId', 'messageState', 'errorCode']);

/** Ids and names have no spaces; whatever else stands there is not repeated in anybody's journal. */
const NAME = /^[\w.:/{}+-]{1,100}$/;

/** Never throws: what cannot be read says nothing. */
export function describeEnvelope(bytes: Uint8Array): EnvelopeFacts {
  try {
    const { root } = parseXml(bytes);
    const body = elementsOf(root).find(({ localName, namespace }) => localName === 'Body' && namespace === SOAP);
    const operation = body === undefined ? undefined : elementsOf(body)[0];
    if (operation === undefined) return {};
    const found = new Map<string, string>([['operation', operation.localName]]);
    collect(operation, found);
    return Object.fromEntries([...found].filter(([name, value]) => name === 'text' || NAME.test(value)));
  } catch (error) {
    if (error instanceof MalformedXml) return {};
    throw error;
  }
}

/** The first of each name counts, and none from inside `data`: what travels must not pass for what carries it. */
function collect(element: XmlElement, found: Map<string, string>): void {
  for (const child of elementsOf(element)) {
    if (child.localName === 'data') {
      if (elementsOf(child).length === 0 && !found.has('text')) found.set('text', textOf(child));
    } else if (NAMES.has(child.localName) && elementsOf(child).length === 0) {
      if (!found.has(child.localName)) found.set(child.localName, textOf(child).trim());
    } else collect(child, found);
  }
}
