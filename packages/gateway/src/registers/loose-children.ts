import { elementsNamed, type XmlElement } from '@reglament/eds';
import { GatewayFault } from '../fault-codes.ts';
import { findValueOf } from '../xml/read-children.ts';

/**
 * Readers for the answers of registers. A register adds fields without asking, so unknown ones are passed over; a field
 * we read that stands twice is still refused, because nobody could say which one counts.
 */
export function findChild(parent: XmlElement, name: string): XmlElement | undefined {
  const [child, second] = elementsNamed(parent, '', name);
  if (second !== undefined) throw new GatewayFault('SCE001', `${parent.localName} must hold ${name} at most once`);
  return child;
}

export function getChild(parent: XmlElement, name: string): XmlElement {
  const child = findChild(parent, name);
  if (child === undefined) throw new GatewayFault('SCE001', `${parent.localName} must hold ${name}`);
  return child;
}

/** What stands in a list of the answer, one by one; a list that is not there is empty. */
export function readEach<T>(parent: XmlElement, list: string, name: string, read: (record: XmlElement) => T): readonly T[] {
  const found = findChild(parent, list);
  return found === undefined ? [] : elementsNamed(found, '', name).map(read);
}

export const findText = (parent: XmlElement, name: string): string | undefined => findValueOf(findChild(parent, name));

export function getText(parent: XmlElement, name: string): string {
  const value = findText(parent, name);
  if (value === undefined) throw new GatewayFault('SCE001', `${parent.localName} must hold ${name}`);
  return value;
}

/** A day (YYYY-MM-DD); registers also write it with an offset or a time, which say nothing about a day. */
export function findDay(parent: XmlElement, name: string): string | undefined {
  const value = findText(parent, name);
  if (value === undefined) return undefined;
  const [, day] = /^(\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))(?:$|[T+Z-])/.exec(value) ?? [];
  if (day === undefined) throw new GatewayFault('SCE001', `${name} must be a date`);
  return day;
}

export function getDay(parent: XmlElement, name: string): string {
  const day = findDay(parent, name);
  if (day === undefined) throw new GatewayFault('SCE001', `${parent.localName} must hold ${name}`);
  return day;
}
