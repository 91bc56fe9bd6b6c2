import { canonicalElement, elementsOf, escapeAttribute, escapeText, findAttributeValue, textOf, type XmlElement } from '@reglament/eds';
import { XSI } from './namespaces.ts';

/**
 * What stands in `data`. A signed document travels as text, because a document woven into the envelope would inherit
 * its namespaces and its signature would not fit any more; an unsigned one travels as typed markup.
 */
export type MessageData =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'typed';
      /** Namespace and name of the schema type named by `xsi:type`. */
      readonly namespace: string;
      readonly type: string;
      /** Markup of the children, well-formed, in no namespace. */
      readonly content: string;
    }
  /** A whole `data` element, as `forwardedData` makes it. */
  | { readonly kind: 'markup'; readonly xml: string };

/** Writes the `data` element. */
export function writeData(data: MessageData): string {
  if (data.kind === 'markup') return data.xml;
  if (data.kind === 'text') return `<data>${escapeText(data.text)}</data>`;
  return `<data xmlns:cs="${escapeAttribute(data.namespace)}" xmlns:xsi="${XSI}" xsi:type="cs:${data.type}">${data.content}</data>`;
}

/** A `data` element as received. */
export interface ReceivedData {
  /** The whole text when there are no elements: usually a signed document. */
  readonly text?: string;
  /** Type named by `xsi:type`, without its prefix. */
  readonly type?: string;
  readonly element: XmlElement;
  /** From the envelope down to the parent: the prefixes used inside are declared there. */
  readonly ancestors: readonly XmlElement[];
}

export function readData(element: XmlElement, ancestors: readonly XmlElement[]): ReceivedData {
  const type = findAttributeValue(element, 'type', XSI)?.replace(/^[^:]*:/, '');
  return {
    element,
    ancestors,
    ...(elementsOf(element).length === 0 ? { text: textOf(element) } : {}),
    ...(type === undefined ? {} : { type }),
  };
}

/** Received data to be sent on unchanged: with all namespaces in scope, because names in values need them too. */
export const forwardedData = ({ element, ancestors }: Pick<ReceivedData, 'element' | 'ancestors'>): MessageData => ({
  kind: 'markup', xml: canonicalElement(element, ancestors, { exclusive: false, comments: false }),
});
