import { type BarcodeElement, readBarcodeElement } from './barcode-element.ts';
import { BARCODES_MAX, XML_BYTES_MAX } from './encode-barcodes.ts';
import { unzipOne } from './zip-one.ts';

/** Why a set of codes gives no document. */
export type BarcodeRejection =
  | { readonly kind: 'rejected'; readonly code: 'no-parts' | 'mixed-documents' | 'zip-malformed' | 'unzip-limit' | 'not-utf8' }
  | { readonly kind: 'rejected'; readonly code: 'too-many-parts'; readonly partsMax: number }
  | { readonly kind: 'rejected'; readonly code: 'part-malformed'; readonly index: number }
  | { readonly kind: 'rejected'; readonly code: 'conflicting-parts'; readonly elementNumber: number }
  | { readonly kind: 'rejected'; readonly code: 'missing-parts'; readonly missing: readonly number[]; readonly elementsAmount: number };

export interface DecodedBarcodes {
  readonly kind: 'decoded';
  /** Not verified: the signature inside is the caller's next question. */
  readonly xml: string;
  readonly favorId: string;
}

/** Scans repeat codes; this many texts are looked at, so that a hostile upload cannot keep the service busy. */
const TEXTS_MAX = BARCODES_MAX * 8;

/**
 * The XML behind scanned codes, in any order and with repetitions.
 *
 * Takes `BarcodeElement` texts only: filter the codes of a page with `isBarcodeElement` first. Never throws.
 */
export function decodeBarcodes(parts: readonly string[]): DecodedBarcodes | BarcodeRejection {
  if (parts.length === 0) return { kind: 'rejected', code: 'no-parts' };
  if (parts.length > TEXTS_MAX) return { kind: 'rejected', code: 'too-many-parts', partsMax: TEXTS_MAX };
  const elements = parts.map(readBarcodeElement);
  const read = elements.filter((element) => element !== undefined);
  if (read.length < elements.length) return { kind: 'rejected', code: 'part-malformed', index: elements.indexOf(undefined) };
  const ordered = orderElements(read);
  if ('code' in ordered) return ordered;
  // Each piece is decoded on its own: base64 padding stands at the end of every one.
  const zip = Buffer.concat(ordered.pieces.map((piece) => Buffer.from(piece, 'base64')));
  const content = unzipOne(zip, XML_BYTES_MAX);
  if (typeof content === 'string') return { kind: 'rejected', code: content };
  const xml = utf8(content);
  return xml === undefined ? { kind: 'rejected', code: 'not-utf8' } : { kind: 'decoded', xml, favorId: ordered.favorId };
}

function orderElements(
  elements: readonly BarcodeElement[],
): BarcodeRejection | { readonly favorId: string; readonly pieces: readonly string[] } {
  const { favorId = '', elementsAmount = 0 } = elements[0] ?? {};
  if (elements.some((element) => element.favorId !== favorId || element.elementsAmount !== elementsAmount)) {
    return { kind: 'rejected', code: 'mixed-documents' };
  }
  if (elementsAmount > BARCODES_MAX) return { kind: 'rejected', code: 'too-many-parts', partsMax: BARCODES_MAX };
  const byNumber = new Map<number, string>();
  for (const [index, { elementNumber, elementData }] of elements.entries()) {
    if (elementNumber < 1 || elementNumber > elementsAmount) return { kind: 'rejected', code: 'part-malformed', index };
    const known = byNumber.get(elementNumber);
    if (known !== undefined && known !== elementData) return { kind: 'rejected', code: 'conflicting-parts', elementNumber };
    byNumber.set(elementNumber, elementData);
  }
  const numbers = Array.from({ length: elementsAmount }, (_, index) => index + 1);
  const missing = numbers.filter((number) => !byNumber.has(number));
  if (missing.length > 0) return { kind: 'rejected', code: 'missing-parts', missing, elementsAmount };
  return { favorId, pieces: numbers.map((number) => byNumber.get(number) ?? '') };
}

function utf8(content: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(content);
  } catch {
    return undefined;
  }
}
