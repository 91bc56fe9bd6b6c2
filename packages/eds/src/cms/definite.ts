import { element, joinBytes, MalformedDer, TAG } from '../der/index.ts';

const DEPTH_MAX = 24;
const PIECES_MAX = 200_000;

interface Reader {
  readonly bytes: Uint8Array;
  at: number;
  pieces: number;
}

/**
 * Rewrites BER with indefinite lengths and constructed octet strings (RFC 5652 allows both outside the signed parts) to
 * definite lengths. Files that already are definite from the outside are returned as they are, untouched: then a strict
 * reader judges them. Linear in the size of the input, because each byte is copied once per level and levels are few.
 */
export function definiteFrom(bytes: Uint8Array): Uint8Array {
  if (bytes[1] !== 0x80) return bytes;
  const reader: Reader = { bytes, at: 0, pieces: 0 };
  const rewritten = rewriteElement(reader, bytes.length, 0);
  if (reader.at !== bytes.length) throw new MalformedDer('Expected one element, but found bytes after it');
  return rewritten;
}

function rewriteElement(reader: Reader, limit: number, depth: number): Uint8Array {
  if (depth > DEPTH_MAX) throw new MalformedDer(`Expected at most ${DEPTH_MAX} levels`);
  if (++reader.pieces > PIECES_MAX) throw new MalformedDer(`Expected at most ${PIECES_MAX} elements`);
  const { tag, length, start } = readHeader(reader, limit);
  if (length !== undefined) return definiteElement(reader, tag, start, length, depth);
  if ((tag & 0x20) === 0) throw new MalformedDer('Expected a constructed element with an indefinite length');
  const parts = rewriteUntil(reader, limit, depth, () => reader.bytes[reader.at] === 0 && reader.bytes[reader.at + 1] === 0);
  reader.at += 2;
  return rejoin(tag, parts);
}

function definiteElement(reader: Reader, tag: number, start: number, length: number, depth: number): Uint8Array {
  const end = reader.at + length;
  // Only octet strings cut into pieces need a look inside; everything else with a definite length stays byte for byte,
  // above all the certificates and attributes whose exact bytes are signed.
  if (tag === (TAG.octetString | 0x20)) return rejoin(tag, rewriteUntil(reader, end, depth, () => reader.at >= end));
  reader.at = end;
  return reader.bytes.subarray(start, end);
}

function rewriteUntil(reader: Reader, limit: number, depth: number, ended: () => boolean): Uint8Array[] {
  const parts: Uint8Array[] = [];
  while (!ended()) parts.push(rewriteElement(reader, limit, depth + 1));
  return parts;
}

function rejoin(tag: number, parts: readonly Uint8Array[]): Uint8Array {
  if (tag !== (TAG.octetString | 0x20)) return element(tag, joinBytes(parts));
  return element(TAG.octetString, joinBytes(parts.map(octetsOfPiece)));
}

function octetsOfPiece(piece: Uint8Array): Uint8Array {
  if (piece[0] !== TAG.octetString) throw new MalformedDer('Expected pieces of an octet string');
  const first = piece[1] ?? 0;
  return piece.subarray(first < 0x80 ? 2 : 2 + (first & 0x7f));
}

function readHeader(reader: Reader, limit: number): { tag: number; length: number | undefined; start: number } {
  const { bytes, at: start } = reader;
  const tag = bytes[start];
  const first = bytes[start + 1];
  if (tag === undefined || first === undefined || start + 2 > limit) throw new MalformedDer('Expected an element');
  if ((tag & 0x1f) === 0x1f) throw new MalformedDer('Expected a one-byte tag');
  reader.at = start + 2;
  if (first === 0x80) return { tag, length: undefined, start };
  if (first < 0x80) return { tag, length: withinLimit(first, reader.at, limit), start };
  const size = first & 0x7f;
  if (size > 4) throw new MalformedDer('Expected a length of at most four bytes');
  let length = 0;
  for (let i = 0; i < size; i++) length = length * 256 + (bytes[start + 2 + i] ?? 0);
  reader.at += size;
  return { tag, length: withinLimit(length, reader.at, limit), start };
}

function withinLimit(length: number, at: number, limit: number): number {
  if (at + length > limit) throw new MalformedDer('Expected the content to be there');
  return length;
}
