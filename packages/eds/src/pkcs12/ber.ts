import { concatBytes, element } from '../der/index.ts';
import { Pkcs12Error } from './pkcs12-error.ts';

// Key files are the one place where BER is met: the NCA writes indefinite lengths (80 … 00 00). They are rewritten
// into DER once, here, so that everything behind can use the strict reader.

const DEPTH_MAX = 32;
const OCTET_STRING = 0x04;
const CONSTRUCTED = 0x20;

/** The element at the start of `bytes` as DER; indefinite lengths resolved, octet strings in pieces joined. */
export function derFromBer(bytes: Uint8Array): Uint8Array {
  return rewrite(bytes, 0, bytes.length, 0).der;
}

interface Rewritten {
  readonly der: Uint8Array;
  /** Offset after the element in the source. */
  readonly end: number;
}

function rewrite(bytes: Uint8Array, start: number, limit: number, depth: number): Rewritten {
  if (depth > DEPTH_MAX) throw new Pkcs12Error('malformed', `Expected at most ${DEPTH_MAX} levels of nesting`);
  const header = readHeader(bytes, start, limit);
  if ((header.tag & CONSTRUCTED) === 0) {
    if (header.end === undefined) throw new Pkcs12Error('malformed', 'Expected a primitive element to have a length');
    return { der: element(header.tag, bytes.subarray(header.contentStart, header.end)), end: header.end };
  }
  const parts: Uint8Array[] = [];
  let at = header.contentStart;
  const contentLimit = header.end ?? limit;
  while (header.end === undefined ? !isEndOfContents(bytes, at, limit) : at < contentLimit) {
    const part = rewrite(bytes, at, contentLimit, depth + 1);
    parts.push(part.der);
    at = part.end;
  }
  const end = header.end ?? at + 2;
  if (header.tag === (OCTET_STRING | CONSTRUCTED)) return { der: joinOctetStrings(parts), end };
  return { der: element(header.tag, ...parts), end };
}

function readHeader(bytes: Uint8Array, start: number, limit: number): { tag: number; contentStart: number; end?: number } {
  const tag = bytes[start];
  const first = bytes[start + 1];
  if (tag === undefined || first === undefined || start + 2 > limit || (tag & 0x1f) === 0x1f) {
    throw new Pkcs12Error('malformed', 'Expected an element with a one-byte tag');
  }
  if (first === 0x80) return { tag, contentStart: start + 2 };
  const lengthOctets = first > 0x80 ? first & 0x7f : 0;
  if (lengthOctets > 4) throw new Pkcs12Error('malformed', 'Expected a length of at most four bytes');
  let length = lengthOctets === 0 ? first : 0;
  for (let i = 0; i < lengthOctets; i++) length = length * 256 + (bytes[start + 2 + i] ?? 0);
  const contentStart = start + 2 + lengthOctets;
  if (contentStart + length > limit) throw new Pkcs12Error('malformed', 'Expected the element to fit into its parent');
  return { tag, contentStart, end: contentStart + length };
}

function isEndOfContents(bytes: Uint8Array, at: number, limit: number): boolean {
  if (at + 2 > limit) throw new Pkcs12Error('malformed', 'Expected the end-of-contents octets');
  return bytes[at] === 0 && bytes[at + 1] === 0;
}

function joinOctetStrings(parts: readonly Uint8Array[]): Uint8Array {
  return element(OCTET_STRING, concatBytes(...parts.map(octetStringContent)));
}

/** Content of an OCTET STRING already in DER. */
export function octetStringContent(der: Uint8Array): Uint8Array {
  if (der[0] !== OCTET_STRING) throw new Pkcs12Error('malformed', 'Expected an OCTET STRING');
  const first = der[1]!;
  return der.subarray(first < 0x80 ? 2 : 2 + (first & 0x7f));
}
