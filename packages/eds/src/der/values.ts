import { MalformedDer } from './failure.ts';
import { contentOf, type DerNode, expectTag } from './read.ts';
import { TAG } from './tags.ts';

/** `1.2.398.3.3.4.1.1`; arcs up to 2^53, minimal base-128 groups only. */
export function oidOf(node: DerNode | undefined, what = 'OBJECT IDENTIFIER'): string {
  const bytes = contentOf(expectTag(node, TAG.oid, what));
  return oidFromContent(bytes);
}

/** The dotted text of the content octets of an OBJECT IDENTIFIER. */
export function oidFromContent(bytes: Uint8Array): string {
  if (bytes.length === 0 || bytes.length > 64) throw new MalformedDer('Expected an object identifier of 1-64 bytes');
  const arcs: number[] = [];
  let arc = 0;
  let started = false;
  for (const byte of bytes) {
    if (!started && byte === 0x80) throw new MalformedDer('Expected a minimal arc, but found padding');
    started = true;
    arc = arc * 128 + (byte & 0x7f);
    if (arc > Number.MAX_SAFE_INTEGER) throw new MalformedDer('Expected an arc below 2^53');
    if (byte < 0x80) {
      arcs.push(arc);
      arc = 0;
      started = false;
    }
  }
  if (started) throw new MalformedDer('Expected the last arc to end');
  const first = arcs[0] ?? 0;
  const root = first < 40 ? 0 : first < 80 ? 1 : 2;
  return [root, first - 40 * root, ...arcs.slice(1)].join('.');
}

/** Content octets of an INTEGER (two's complement), checked to be minimal. */
export function integerBytesOf(node: DerNode | undefined, what = 'INTEGER'): Uint8Array {
  const bytes = contentOf(expectTag(node, TAG.integer, what));
  const [first, second] = bytes;
  if (first === undefined) throw new MalformedDer(`Expected ${what}, but it is empty`);
  if (second !== undefined && ((first === 0 && second < 0x80) || (first === 0xff && second >= 0x80))) {
    throw new MalformedDer(`Expected a minimal ${what}, but it is padded`);
  }
  return bytes;
}

/** A small non-negative INTEGER (versions, CRL numbers that fit, milliseconds). */
export function smallIntegerOf(node: DerNode | undefined, what = 'INTEGER'): number {
  const bytes = integerBytesOf(node, what);
  if ((bytes[0] ?? 0) >= 0x80 || bytes.length > 6) throw new MalformedDer(`Expected a small non-negative ${what}`);
  return bytes.reduce((value, byte) => value * 256 + byte, 0);
}

/** An INTEGER as upper-case hex without leading zeros: the way serial numbers are compared and shown. */
export function serialNumberOf(node: DerNode | undefined, what = 'serialNumber'): string {
  const bytes = integerBytesOf(node, what);
  if (bytes.length > 32) throw new MalformedDer(`Expected a ${what} of at most 32 bytes`);
  return toHex(bytes[0] === 0 && bytes.length > 1 ? bytes.subarray(1) : bytes).toUpperCase();
}

/** BOOLEAN: DER knows only 00 and FF. */
export function booleanOf(node: DerNode): boolean {
  const bytes = contentOf(expectTag(node, TAG.boolean, 'BOOLEAN'));
  if (bytes.length !== 1 || (bytes[0] !== 0 && bytes[0] !== 0xff)) throw new MalformedDer('Expected BOOLEAN 00 or FF');
  return bytes[0] === 0xff;
}

/** The bytes of an OCTET STRING. */
export const octetsOf = (node: DerNode | undefined, what = 'OCTET STRING'): Uint8Array =>
  contentOf(expectTag(node, TAG.octetString, what));

/** The bytes of a BIT STRING that holds whole bytes (keys, signatures). */
export function bitStringBytesOf(node: DerNode | undefined, what = 'BIT STRING'): Uint8Array {
  const bytes = contentOf(expectTag(node, TAG.bitString, what));
  if (bytes[0] !== 0) throw new MalformedDer(`Expected ${what} of whole bytes`);
  return bytes.subarray(1);
}

/** The numbers of the bits set in a named-bit BIT STRING (KeyUsage, PKIFailureInfo). */
export function namedBitsOf(node: DerNode | undefined, what = 'BIT STRING'): number[] {
  const bytes = contentOf(expectTag(node, TAG.bitString, what));
  const unused = bytes[0];
  if (unused === undefined || unused > 7 || (bytes.length === 1 && unused !== 0) || bytes.length > 9) {
    throw new MalformedDer(`Expected a short ${what} with a valid count of unused bits`);
  }
  const bits: number[] = [];
  for (let bit = 0; bit < (bytes.length - 1) * 8 - unused; bit++) {
    if (((bytes[1 + (bit >> 3)] ?? 0) >> (7 - (bit & 7))) & 1) bits.push(bit);
  }
  return bits;
}

const LATIN1 = new TextDecoder('latin1');
const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const UTF16 = new TextDecoder('utf-16be', { fatal: true, ignoreBOM: true });

/** Text of any of the string types of X.520 names; `undefined` when the element is not a string. */
export function findTextOf(node: DerNode): string | undefined {
  const bytes = contentOf(node);
  try {
    switch (node.tag) {
      case TAG.utf8String: return UTF8.decode(bytes);
      case TAG.bmpString: return UTF16.decode(bytes);
      case TAG.printableString:
      case TAG.numericString:
      case TAG.ia5String:
      case TAG.visibleString: return asciiOf(bytes);
      case TAG.teletexString: return LATIN1.decode(bytes);
      default: return undefined;
    }
  } catch {
    throw new MalformedDer('Expected well-formed text in a string');
  }
}

/** Old certificates hold Cyrillic in these ASCII types now and then: UTF-8 if it is that, otherwise byte by byte. */
function asciiOf(bytes: Uint8Array): string {
  try {
    return UTF8.decode(bytes);
  } catch {
    return LATIN1.decode(bytes);
  }
}

/** UTCTime `YYMMDDHHMMSSZ` or GeneralizedTime `YYYYMMDDHHMMSS[.f…]Z`, always UTC. */
export function timeOf(node: DerNode | undefined, what = 'Time'): Date {
  if (node === undefined) throw new MalformedDer(`Expected ${what}, but nothing is there`);
  const text = LATIN1.decode(contentOf(node));
  const match =
    node.tag === TAG.utcTime
      ? /^(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})Z$/.exec(text)
      : node.tag === TAG.generalizedTime
        ? /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(\.\d{0,8}[1-9])?Z$/.exec(text)
        : null;
  if (match === null) throw new MalformedDer(`Expected ${what} in UTC, but found another form`);
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1, 7).map(Number);
  const fullYear = node.tag === TAG.utcTime ? year + (year < 50 ? 2000 : 1900) : year;
  const fraction = match[7] === undefined ? 0 : Math.floor(Number(`0${match[7]}`) * 1000);
  const time = new Date(0);
  time.setUTCFullYear(fullYear, month - 1, day);
  time.setUTCHours(hour, minute, second, fraction);
  const exists = time.getUTCMonth() === month - 1 && time.getUTCDate() === day && hour < 24 && minute < 60 && second < 60;
  if (!exists) throw new MalformedDer(`Expected ${what} to be a date that exists`);
  return time;
}

/** Lower-case hex. */
export const toHex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

/** Constant shape, not constant time: nothing compared here is secret. */
export function bytesEqual(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
