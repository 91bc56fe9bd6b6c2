import { elementsOf, findAttributeValue, MalformedXml, parseXml, textOf, type XmlDocument, type XmlElement } from '@reglament/eds';
import { GatewayFault } from '../fault-codes.ts';
import { XSI } from '../namespaces.ts';

/** How often a child stands: exactly once, at most once, any number of times. */
type Occurrence = 'one' | 'optional' | 'many';

type Children<Rules extends Readonly<Record<string, Occurrence>>> = {
  readonly [Name in keyof Rules]: Rules[Name] extends 'one'
    ? XmlElement
    : Rules[Name] extends 'optional'
      ? XmlElement | undefined
      : readonly XmlElement[];
};

const VALUE_LENGTH_MAX = 1000;

/**
 * Reads bytes as XML with the reader that also verifies signatures, so that both see the same document: no DTD, no
 * entities, UTF-8 only, bounded depth. Comments and instructions are refused too, because a signature does not cover
 * them and nothing in a message needs them.
 * @throws GatewayFault SCE001
 */
export function readXml(input: Uint8Array | string): XmlDocument {
  const document = parsed(input);
  if (document.children.length !== 1 || hasOtherThanText(document.root)) {
    throw new GatewayFault('SCE001', 'comments and processing instructions are not allowed');
  }
  return document;
}

function parsed(input: Uint8Array | string): XmlDocument {
  try {
    return parseXml(input);
  } catch (error) {
    if (error instanceof MalformedXml) throw new GatewayFault('SCE001', error.code, { cause: error });
    throw error;
  }
}

const hasOtherThanText = (element: XmlElement): boolean =>
  element.children.some((child) => (child.kind === 'element' ? hasOtherThanText(child) : child.kind !== 'text'));

/**
 * The children of an element by name: in no namespace unless `namespace` says otherwise, none but those named, no text
 * between them. The order is left to the schema: no reader here depends on it.
 * @throws GatewayFault SCE001 naming the element.
 */
export function readChildren<const Rules extends Readonly<Record<string, Occurrence>>>(
  element: XmlElement,
  rules: Rules,
  namespace = '',
): Children<Rules> {
  for (const child of element.children) {
    if (child.kind === 'element' && (child.namespace !== namespace || !Object.hasOwn(rules, child.localName))) {
      throw new GatewayFault('SCE001', `${element.localName} must not hold {${child.namespace}}${child.localName}`);
    }
    if (child.kind === 'text' && child.text.trim() !== '') throw new GatewayFault('SCE001', `${element.localName} must not hold text`);
  }
  const found = Object.entries(rules).map(([name, occurrence]) => [name, pick(element, name, occurrence)] as const);
  return Object.fromEntries(found) as Children<Rules>;
}

function pick(element: XmlElement, name: string, occurrence: Occurrence): XmlElement | undefined | readonly XmlElement[] {
  const all = elementsOf(element).filter(({ localName }) => localName === name);
  if (occurrence === 'many') return all;
  if (all.length > 1 || (occurrence === 'one' && all.length === 0)) {
    throw new GatewayFault('SCE001', `${element.localName} must hold ${name} ${occurrence === 'one' ? 'once' : 'at most once'}`);
  }
  return all[0];
}

/** The text of an element without children. @throws GatewayFault SCE001 when it is empty, too long or holds elements. */
export function valueOf(element: XmlElement): string {
  const value = findValueOf(element);
  if (value === undefined) throw new GatewayFault('SCE001', `${element.localName} must not be empty`);
  return value;
}

/** The same for what may stay empty: `<routeId/>` says as much as no element. */
export function findValueOf(element: XmlElement | undefined): string | undefined {
  if (element === undefined || findAttributeValue(element, 'nil', XSI) === 'true') return undefined;
  if (elementsOf(element).length > 0) throw new GatewayFault('SCE001', `${element.localName} must hold text only`);
  const value = textOf(element).trim();
  if (value.length > VALUE_LENGTH_MAX) throw new GatewayFault('SCE001', `${element.localName} is too long`);
  return value === '' ? undefined : value;
}

const DATE_TIME = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)?$/;

/** An xs:dateTime, kept as written. */
export function dateTimeOf(element: XmlElement): string {
  const value = valueOf(element);
  if (!DATE_TIME.test(value)) throw new GatewayFault('SCE001', `${element.localName} must be a date and time`);
  return value;
}
