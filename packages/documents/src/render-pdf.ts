import PDFDocument from 'pdfkit';
import type { OfficialDocument } from './document/official-document.ts';
import { EQUAL_TO_PAPER } from './document/printed-words.ts';
import { loadDocumentFonts } from './fonts/document-fonts.ts';
import { drawBarcodes, drawVerifyMark } from './layout/barcode-grid.ts';
import { COLOUR, PAGE, STYLE, TEXT_WIDTH } from './layout/design.ts';
import {
  drawBody, drawHeading, drawLegalFooter, drawSignatures, drawTearLine, legalFooterRows,
} from './layout/document-sections.ts';
import { PageFlow } from './layout/page-flow.ts';

/**
 * The document as an A4 PDF/A-3a: searchable text in both languages, tagged for screen readers, barcodes as vectors,
 * the signed XML (if given) as an embedded file.
 *
 * Pure but for the font files: equal documents make equal bytes.
 * @throws DocumentFailure `unprintable-characters` when the face lacks a character (ask `findUnprintable` first).
 */
export async function renderPdf(document: OfficialDocument): Promise<Uint8Array> {
  const fonts = await loadDocumentFonts(printedText(document));
  const pdf = openPdf(document);
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
  return collect(pdf);
}

function openPdf(document: OfficialDocument): InstanceType<typeof PDFDocument> {
  const title = metadataText(`${document.title.kk} / ${document.title.ru} № ${document.number}`);
  return new PDFDocument({
    autoFirstPage: false,
    bufferPages: true,
    size: [PAGE.width, PAGE.height],
    margin: 0,
    pdfVersion: '1.7',
    subset: 'PDF/A-3a',
    tagged: true,
    lang: 'kk',
    displayTitle: true,
    // No default font: pdfkit would load Helvetica for every document, and PDF/A allows embedded faces only.
    font: '',
    info: {
      Title: title,
      Author: metadataText(`${document.organisation.kk} / ${document.organisation.ru}`),
      Subject: document.kind,
      Creator: 'Reglament',
      Producer: 'Reglament',
      CreationDate: new Date(document.createdAt),
    },
  });
}

/** pdfkit writes these values into the XMP packet unescaped; markup characters would break the XML there. */
function metadataText(text: string): string {
  return text.normalize('NFC').replaceAll('&', '＆').replaceAll('<', '‹').replaceAll('>', '›');
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

/** Every string the document may print, to know which glyphs to cut. */
function printedText(document: OfficialDocument): string {
  const texts: string[] = [EQUAL_TO_PAPER.kk];
  const gather = (value: unknown): void => {
    if (typeof value === 'string') texts.push(value.normalize('NFC'));
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(gather);
  };
  const { barcodeParts: _barcodes, signedXml: _xml, ...printed } = document;
  gather(printed);
  return texts.join('').replace(/[\r\n\t]/g, ' ');
}

function collect(pdf: InstanceType<typeof PDFDocument>): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    pdf.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    pdf.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))));
    pdf.on('error', reject);
    pdf.end();
  });
}
