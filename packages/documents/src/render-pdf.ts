import type PDFDocument from 'pdfkit';
import type { OfficialDocument } from './document/official-document.ts';
import { EQUAL_TO_PAPER } from './document/printed-words.ts';
import { loadDocumentFonts } from './fonts/document-fonts.ts';
import { drawBarcodes, drawVerifyMark } from './layout/barcode-grid.ts';
import { COLOUR, PAGE, STYLE, TEXT_WIDTH } from './layout/design.ts';
import {
  drawBody, drawHeading, drawLegalFooter, drawSignatures, drawTearLine, legalFooterRows,
} from './layout/document-sections.ts';
import { PageFlow } from './layout/page-flow.ts';
import { collectPdf, openPdf, printedText } from './layout/pdf-file.ts';

/**
 * The document as an A4 PDF/A-3a: searchable text in both languages, tagged for screen readers, barcodes as vectors,
 * the signed XML (if given) as an embedded file.
 *
 * Pure but for the font files: equal documents make equal bytes.
 * @throws DocumentFailure `unprintable-characters` when the face lacks a character (ask `findUnprintable` first).
 */
export async function renderPdf(document: OfficialDocument): Promise<Uint8Array> {
  const { barcodeParts: _barcodes, signedXml: _xml, ...printed } = document;
  const fonts = await loadDocumentFonts(printedText(EQUAL_TO_PAPER.kk, printed));
  const pdf = openPdf({
    title: `${document.title.kk} / ${document.title.ru} № ${document.number}`, author: `${document.organisation.kk} / ${document.organisation.ru}`,
    subject: document.kind, createdAt: document.createdAt, page: PAGE,
  });
  pdf.registerFont('regular', fonts.regular).registerFont('bold', fonts.bold);
  const flow = new PageFlow(pdf);
  pdf.addPage();
  drawHeading(flow, document);
  drawBody(flow, document);
  drawSignatures(flow, document.signedBy ?? []);
  drawVerifyMark(flow, document);
  const footer = legalFooterRows(document);
  drawBarcodes(flow, document.barcodeParts ?? [], flow.heightOf(footer));
  drawLegalFooter(flow, footer);
  drawTearLine(flow, document);
  drawPageNumbers(pdf, document);
  attachSignedXml(pdf, document);
  return collectPdf(pdf);
}

function drawPageNumbers(pdf: InstanceType<typeof PDFDocument>, document: OfficialDocument): void {
  const { start, count } = pdf.bufferedPageRange();
  for (let page = start; page < start + count; page += 1) {
    pdf.switchToPage(page);
    pdf.markContent('Artifact', { type: 'Pagination' });
    const y = PAGE.height - 36;
    pdf.font('regular').fontSize(STYLE.footer.size).fillColor(COLOUR.quiet);
    pdf.text(`№ ${document.number}`, PAGE.left, y, { lineBreak: false });
    const number = `${page - start + 1} / ${count}`;
    pdf.text(number, PAGE.left + TEXT_WIDTH - pdf.widthOfString(number), y, { lineBreak: false });
    pdf.endMarkedContent();
  }
}

function attachSignedXml(pdf: InstanceType<typeof PDFDocument>, document: OfficialDocument): void {
  if (!document.signedXml) return;
  const { fileName, xml } = document.signedXml;
  const modifiedDate = new Date(document.createdAt);
  // A variable, because the published types do not know `relationship`, which PDF/A-3 demands.
  const options = { name: fileName, type: 'text/xml', relationship: 'Source', creationDate: modifiedDate, modifiedDate };
  pdf.file(Buffer.from(xml, 'utf8'), options);
}
