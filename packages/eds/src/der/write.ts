import { contextPrimitiveTag, contextTag, TAG } from './tags.ts';

/** Joins byte strings. */
export const concatBytes = (...parts: readonly Uint8Array[]): Uint8Array => joinBytes(parts);

/** The same for lists too long to be arguments. */
export function joinBytes(parts: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

/** Any element from its identifier octet and content. */
export function element(tag: number, ...content: readonly Uint8Array[]): Uint8Array {
  const length = content.reduce((sum, part) => sum + part.length, 0);
  return concatBytes(new Uint8Array([tag, ...lengthOctets(length)]), ...content);
}

function lengthOctets(length: number): number[] {
  if (length < 0x80) return [length];
  const octets: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) octets.unshift(rest % 256);
  return [0x80 | octets.length, ...octets];
}

export const sequence = (...parts: readonly Uint8Array[]): Uint8Array => element(TAG.sequence, ...parts);

/** SEQUENCE OF with any number of elements. */
export const sequenceOf = (parts: readonly Uint8Array[]): Uint8Array => element(TAG.sequence, joinBytes(parts));

/** SET whose order is kept as given (a SET of one, or attributes whose order the NCA fixes). */
export const setInOrder = (...parts: readonly Uint8Array[]): Uint8Array => element(TAG.set, ...parts);

/** SET OF in the DER order (X.690 §11.6). */
export const setOf = (...parts: readonly Uint8Array[]): Uint8Array => element(TAG.set, ...[...parts].sort(compareBytes));

/** Lexicographic order of byte strings, the shorter first when one is the beginning of the other. */
function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

/** `[number] EXPLICIT`. */
export const explicit = (number: number, ...parts: readonly Uint8Array[]): Uint8Array => element(contextTag(number), ...parts);

/** `[number] IMPLICIT` of a primitive type: the content without the universal header. */
export const implicitPrimitive = (number: number, content: Uint8Array): Uint8Array =>
  element(contextPrimitiveTag(number), content);

/** Replaces the identifier octet: `[0] IMPLICIT SET` and back (CMS signed attributes). */
export function retag(der: Uint8Array, tag: number): Uint8Array {
  const copy = der.slice();
  copy[0] = tag;
  return copy;
}

/** A non-negative INTEGER from a number or from big-endian bytes. */
export function integer(value: number | bigint | Uint8Array): Uint8Array {
  const bytes = value instanceof Uint8Array ? value : hexToBytes(evenHex(value.toString(16)));
  let start = 0;
  while (start < bytes.length - 1 && bytes[start] === 0) start++;
  const trimmed = bytes.subarray(start);
  return (trimmed[0] ?? 0) >= 0x80
    ? element(TAG.integer, new Uint8Array([0]), trimmed)
    : element(TAG.integer, trimmed.length === 0 ? new Uint8Array([0]) : trimmed);
}

const evenHex = (hex: string): string => (hex.length % 2 === 0 ? hex : `0${hex}`);

/** Bytes of an even-length hex string. */
export function hexToBytes(hex: string): Uint8Array {
  return Uint8Array.from({ length: hex.length / 2 }, (_, i) => Number.parseInt(hex.slice(2 * i, 2 * i + 2), 16));
}

/** INTEGER of a serial number as this package writes them: upper-case hex. */
export const serialNumberInteger = (hex: string): Uint8Array => integer(hexToBytes(evenHex(hex)));

export const enumerated = (value: number): Uint8Array => element(TAG.enumerated, new Uint8Array([value]));

export const booleanTrue = (): Uint8Array => element(TAG.boolean, new Uint8Array([0xff]));

export const derNull = (): Uint8Array => new Uint8Array([TAG.null, 0]);

export const octetString = (...parts: readonly Uint8Array[]): Uint8Array => element(TAG.octetString, ...parts);

/** BIT STRING of whole bytes. */
export const bitString = (bytes: Uint8Array): Uint8Array => element(TAG.bitString, new Uint8Array([0]), bytes);

/** Named-bit BIT STRING with trailing zero bits removed (X.690 §11.2.2). */
export function namedBits(bits: readonly number[]): Uint8Array {
  const highest = Math.max(...bits);
  const bytes = new Uint8Array((highest >> 3) + 1);
  for (const bit of bits) bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) | (0x80 >> (bit & 7));
  return element(TAG.bitString, new Uint8Array([7 - (highest & 7)]), bytes);
}

/** OBJECT IDENTIFIER from its dotted text. */
export function oid(text: string): Uint8Array {
  const [root = 0, second = 0, ...rest] = text.split('.').map(Number);
  return element(TAG.oid, Uint8Array.from([root * 40 + second, ...rest].flatMap(base128)));
}

function base128(arc: number): number[] {
  const groups = [arc % 128];
  for (let rest = Math.floor(arc / 128); rest > 0; rest = Math.floor(rest / 128)) groups.unshift((rest % 128) | 0x80);
  return groups;
}

const UTF8 = new TextEncoder();
export const utf8String = (text: string): Uint8Array => element(TAG.utf8String, UTF8.encode(text));
export const printableString = (text: string): Uint8Array => element(TAG.printableString, UTF8.encode(text));
export const ia5String = (text: string): Uint8Array => element(TAG.ia5String, UTF8.encode(text));

/** UTCTime until 2049, GeneralizedTime from 2050 (RFC 5280 §4.1.2.5). */
export function time(at: Date): Uint8Array {
  const year = at.getUTCFullYear();
  const digits = digitsOf(at);
  return year >= 1950 && year < 2050
    ? element(TAG.utcTime, UTF8.encode(`${digits.slice(2)}Z`))
    : generalizedTime(at);
}

/** GeneralizedTime to the second (OCSP, TSP). */
export const generalizedTime = (at: Date): Uint8Array => element(TAG.generalizedTime, UTF8.encode(`${digitsOf(at)}Z`));

const digitsOf = (at: Date): string => at.toISOString().slice(0, 19).replace(/[-:T]/g, '');

/** AlgorithmIdentifier; NULL parameters unless told otherwise, as the NCA writes for GOST and RSA alike. */
export const algorithmIdentifier = (algorithm: string, parameters: Uint8Array | undefined = derNull()): Uint8Array =>
  parameters === undefined ? sequence(oid(algorithm)) : sequence(oid(algorithm), parameters);
