import { DocumentFailure } from '../failures.ts';
import { CREATION_DATE, writeBarcodeElement } from './barcode-element.ts';
import { zipOne } from './zip-one.ts';

/** Bytes of the ZIP behind one code. */
const PIECE_BYTES = 650;

/** More codes than this no reader accepts; about 20 kB of ZIP, 100 kB of ordinary XML. */
export const BARCODES_MAX = 32;

/** Unpacked XML of a document; real ones are below 20 kB. Reading stops here: a few codes can hide a zip bomb. */
export const XML_BYTES_MAX = 1024 * 1024;

export interface BarcodeNumbering {
  /** 14 digits, the same in every code of the document; by custom made from a millisecond clock. */
  readonly favorId: string;
  /** ISO 8601 with offset. */
  readonly creationDate: string;
}

/**
 * The texts of the QR codes that carry a signed XML: ZIP, pieces of 650 bytes, base64, one
 * `BarcodeElement` each. About 1,180 characters a code: QR version 25 at level L.
 * @throws DocumentFailure `favor-id-malformed`, `creation-date-malformed`, `xml-too-large`, `too-many-barcodes`.
 */
export function encodeBarcodes(xml: string, { favorId, creationDate }: BarcodeNumbering): { readonly parts: string[] } {
  if (!/^\d{14}$/.test(favorId)) {
    throw new DocumentFailure('favor-id-malformed', 'Expected to number the barcodes with 14 digits, but FavorID differs.');
  }
  if (!CREATION_DATE.test(creationDate) || Number.isNaN(Date.parse(creationDate))) {
    throw new DocumentFailure(
      'creation-date-malformed', `Expected an ISO 8601 date with time and offset, but creationDate is "${creationDate}".`,
    );
  }
  const content = Buffer.from(xml, 'utf8');
  if (content.length > XML_BYTES_MAX) {
    throw new DocumentFailure('xml-too-large', `Expected at most ${XML_BYTES_MAX} bytes of XML, but it has ${content.length}.`);
  }
  const zip = zipOne(content, new Date(creationDate));
  const elementsAmount = Math.ceil(zip.length / PIECE_BYTES);
  if (elementsAmount > BARCODES_MAX) {
    throw new DocumentFailure(
      'too-many-barcodes', `Expected to put the document into ${BARCODES_MAX} barcodes, but it needs ${elementsAmount}.`,
    );
  }
  const parts = Array.from({ length: elementsAmount }, (_, index) => {
    const elementData = zip.subarray(index * PIECE_BYTES, (index + 1) * PIECE_BYTES).toString('base64');
    return writeBarcodeElement({ creationDate, elementData, elementNumber: index + 1, elementsAmount, favorId });
  });
  return { parts };
}
