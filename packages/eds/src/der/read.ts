import { MalformedDer } from './failure.ts';

/**
 * One DER element as a window on the bytes it was read from. Children are read on demand: each level costs one pass
 * over its headers, so a hostile file can cost neither deep recursion nor quadratic time, and a CRL with a million
 * entries needs no million objects.
 */
export interface DerNode {
  readonly tag: number;
  readonly source: Uint8Array;
  /** Offset of the identifier octet. */
  readonly start: number;
  /** Offset of the first content octet. */
  readonly contentStart: number;
  /** Offset after the last content octet. */
  readonly end: number;
}

/** 64 MiB: an attached document may be long, but nothing the law knows is longer. */
export const DER_BYTES_MAX = 64 * 1024 * 1024;

const CHILDREN_MAX = 2_000_000;

/**
 * Reads exactly one element that fills `bytes` completely.
 * @throws MalformedDer on indefinite or non-minimal lengths, multi-byte tags, trailing or missing bytes.
 */
export function readDer(bytes: Uint8Array): DerNode {
  if (bytes.length > DER_BYTES_MAX) {
    throw new MalformedDer(`Expected at most ${DER_BYTES_MAX} bytes, but got ${bytes.length}`);
  }
  const node = readAt(bytes, 0, bytes.length);
  if (node.end !== bytes.length) throw new MalformedDer('Expected one element, but found bytes after it');
  return node;
}

/** Reads the element that starts at `start` and ends not later than `limit` (X.690 §10.1: definite, minimal). */
export function readAt(source: Uint8Array, start: number, limit: number): DerNode {
  if (start + 2 > limit) throw new MalformedDer(`Expected an element at ${start}, but the data end there`);
  const tag = source[start] ?? 0;
  if ((tag & 0x1f) === 0x1f) throw new MalformedDer('Expected a one-byte tag, but found a long one');
  const first = source[start + 1] ?? 0;
  if (first < 0x80) return window(tag, source, start, start + 2, first, limit);
  const size = first & 0x7f;
  if (size === 0 || size > 4 || start + 2 + size > limit) {
    throw new MalformedDer(`Expected a definite length at ${start + 1}, but found 0x${first.toString(16)}`);
  }
  let length = 0;
  for (let i = 0; i < size; i++) length = length * 256 + (source[start + 2 + i] ?? 0);
  const minimal = length >= 0x80 && length >= 2 ** (8 * (size - 1));
  if (!minimal) throw new MalformedDer(`Expected a minimal length at ${start + 1}, but found a padded one`);
  return window(tag, source, start, start + 2 + size, length, limit);
}

function window(
  tag: number,
  source: Uint8Array,
  start: number,
  contentStart: number,
  length: number,
  limit: number,
): DerNode {
  const end = contentStart + length;
  if (end > limit) throw new MalformedDer(`Expected ${length} content bytes at ${contentStart}, but the data end before`);
  return { tag, source, start, contentStart, end };
}

/** The element with its header, without copying. */
export const rawOf = (node: DerNode): Uint8Array => node.source.subarray(node.start, node.end);

/** The content octets, without copying. */
export const contentOf = (node: DerNode): Uint8Array => node.source.subarray(node.contentStart, node.end);

/** The elements inside a constructed element, in order. */
export function childrenOf(node: DerNode): DerNode[] {
  return [...eachChild(node)];
}

/** The same one by one, for lists too long to hold. */
export function* eachChild(node: DerNode): Generator<DerNode> {
  if ((node.tag & 0x20) === 0) throw new MalformedDer(`Expected a constructed element at ${node.start}`);
  let count = 0;
  for (let at = node.contentStart; at < node.end; ) {
    if (++count > CHILDREN_MAX) throw new MalformedDer(`Expected at most ${CHILDREN_MAX} elements in a list`);
    const child = readAt(node.source, at, node.end);
    yield child;
    at = child.end;
  }
}

/** Checks the tag and hands the node back, so that parsers read like the ASN.1 module. */
export function expectTag(node: DerNode | undefined, tag: number, what: string): DerNode {
  if (node === undefined) throw new MalformedDer(`Expected ${what}, but nothing is there`);
  if (node.tag !== tag) {
    throw new MalformedDer(`Expected ${what} with tag 0x${tag.toString(16)}, but found 0x${node.tag.toString(16)}`);
  }
  return node;
}
