export type {
  Bilingual, DocumentField, DocumentKind, LegalFooter, OfficialDocument, SignedXml, SignerMark, VerifyMark,
} from './document/official-document.ts';
export { findUnprintable } from './fonts/document-fonts.ts';
export { renderPdf } from './render-pdf.ts';
export type { PaperColumn, PaperTable, WorkingPaper } from './papers/working-paper.ts';
export { isSoundPng } from './papers/sound-png.ts';
export { renderPaper } from './papers/render-paper.ts';
export { type Envelope, renderEnvelope } from './papers/render-envelope.ts';
export { DocumentFailure, type DocumentFailureCode } from './failures.ts';
export { BARCODES_MAX, type BarcodeNumbering, encodeBarcodes } from './barcodes/encode-barcodes.ts';
export { type BarcodeRejection, type DecodedBarcodes, decodeBarcodes } from './barcodes/decode-barcodes.ts';
export { isBarcodeElement } from './barcodes/barcode-element.ts';
export {
  type ImageRejection, type ReadBarcodes, readBarcodesFromImage,
} from './barcodes/read-barcodes-from-image.ts';
export { preparePades, type PadesRequest, type PreparedPades } from './pades/prepare-pades.ts';
export {
  extractSignatures, type PdfRejection, type PdfSignature, type PdfSignatures, type SubFilter,
} from './pades/extract-signatures.ts';
export type { LaterChanges } from './pades/later-changes.ts';
export { type EmbeddedFile, readEmbeddedFiles } from './pades/read-embedded-files.ts';
