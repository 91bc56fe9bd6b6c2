import PDFDocument from 'pdfkit';
import type { PageSize } from './design.ts';

/** What every PDF of ours says about itself. */
export interface PdfFacts {
  readonly title: string;
  readonly author: string;
  readonly subject: string;
  /** ISO 8601; given, so that equal data makes equal bytes. */
  readonly createdAt: string;
  readonly page: Pick<PageSize, 'width' | 'height'>;
}

/** An empty PDF/A-3a: tagged, Kazakh first, no font but those registered. */
export function openPdf({ title, author, subject, createdAt, page }: PdfFacts): InstanceType<typeof PDFDocument> {
  return new PDFDocument({
    autoFirstPage: false,
    bufferPages: true,
    size: [page.width, page.height],
    margin: 0,
    pdfVersion: '1.7',
    subset: 'PDF/A-3a',
    tagged: true,
    lang: 'kk',
    displayTitle: true,
    // No default font: pdfkit would load Helvetica for every document, and PDF/A allows embedded faces only.
    font: '',
    info: { Title: metadataText(title), Author: metadataText(author), Subject: subject, Creator: 'Reglament', Producer: 'Reglament', CreationDate: new Date(createdAt) },
  });
}

/** pdfkit writes these values into the XMP packet unescaped; markup characters would break the XML there. */
function metadataText(text: string): string {
  return text.normalize('NFC').replaceAll('&', '＆').replaceAll('<', '‹').replaceAll('>', '›');
}

/** Every string that may be printed, to know which glyphs to cut. */
export function printedText(...values: readonly unknown[]): string {
  const texts: string[] = [];
  const gather = (value: unknown): void => {
    if (typeof value === 'string') texts.push(value.normalize('NFC'));
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(gather);
  };
  values.forEach(gather);
  return texts.join('').replace(/[\r\n\t]/g, ' ');
}

export function collectPdf(pdf: InstanceType<typeof PDFDocument>): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    pdf.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    pdf.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))));
    pdf.on('error', reject);
    pdf.end();
  });
}
