import type PDFDocument from 'pdfkit';
import { printedDate } from '../document/printed-values.ts';
import { WORDS } from '../document/printed-words.ts';
import { loadDocumentFonts } from '../fonts/document-fonts.ts';
import { besides, labelled, stacked } from '../layout/bilingual-rows.ts';
import { COLOUR, COLUMN_GAP, COLUMN_WIDTH, LANDSCAPE, PAGE, STYLE, type PageSize } from '../layout/design.ts';
import { PageFlow, type Row } from '../layout/page-flow.ts';
import { collectPdf, openPdf, printedText } from '../layout/pdf-file.ts';
import { drawTable } from './paper-table.ts';
import { drawPhotographs } from './photographs.ts';
import { drawScanMark } from './scan-mark.ts';
import type { WorkingPaper } from './working-paper.ts';

/** Its foot is a number only: the white below is smaller than an official document's. */
const SHEET: PageSize = { ...PAGE, bottom: 44 };
/** Room for the barcode at the top. */
const MARK_HEIGHT = 38;
/** White above and below a field, and below the last one. */
const FIELD_INSET = 4;
const FIELDS_AFTER = 10;
/** White above a line to sign on, and the line with the words beneath it. */
const SIGN_GAP = 24;
const SIGN_HEIGHT = SIGN_GAP + 32;

/**
 * A working paper as A4 PDF, in Kazakh and Russian. Pure but for the font files.
 * @throws DocumentFailure `unprintable-characters`, `scan-code-malformed`
 */
export async function renderPaper(paper: WorkingPaper): Promise<Uint8Array> {
  const page = paper.orientation === 'landscape' ? LANDSCAPE : SHEET;
  const { photographs = [], ...printed } = paper;
  const fonts = await loadDocumentFonts(printedText(WORDS, printed, photographs.map(({ caption }) => caption)));
  const pdf = openPdf({ title: `${paper.title.kk} / ${paper.title.ru}`, author: `${paper.organisation.kk} / ${paper.organisation.ru}`, subject: paper.look, createdAt: paper.createdAt, page });
  pdf.registerFont('regular', fonts.regular).registerFont('bold', fonts.bold);
  const flow = new PageFlow(pdf, page);
  pdf.addPage();
  drawHead(flow, paper);
  for (const paragraph of paper.paragraphs) flow.row(besides(paragraph, STYLE.body, 8));
  // Nobody signs a sheet that says nothing: what stands above the lines goes over the page with them.
  const closing = closingHeight(flow, paper);
  drawFields(flow, paper, paper.tables.length === 0 ? closing : 0);
  for (const [index, table] of paper.tables.entries()) drawTable(flow, table, index === paper.tables.length - 1 ? closing : 0);
  drawBasis(flow, paper);
  drawSignatureLines(flow, paper);
  drawPhotographs(flow, photographs);
  if (paper.look === 'coupon') drawTearLine(flow);
  drawPageNumbers(pdf, flow, paper);
  return collectPdf(pdf);
}

function drawHead(flow: PageFlow, paper: WorkingPaper): void {
  if (paper.scanCode !== undefined) drawScanMark(flow, paper.scanCode);
  flow.artifact((pdf) => pdf.rect(flow.page.left, flow.y, 40, 3).fill(paper.look === 'refusal' ? COLOUR.red : COLOUR.sky));
  flow.skip(paper.scanCode === undefined ? 14 : MARK_HEIGHT);
  flow.row(besides(paper.organisation, STYLE.organisation, 8));
  flow.hairline();
  flow.skip(12);
  flow.row(besides(paper.title, STYLE.title, 10, 'H1'));
  const facts = [...(paper.number === undefined ? [] : [{ label: WORDS.number, value: paper.number }]), ...(paper.date === undefined ? [] : [{ label: WORDS.date, value: printedDate(paper.date) }])];
  if (facts.length === 0) return;
  flow.row({
    cells: facts.map(({ label, value }, index) => ({
      x: flow.page.left + index * (COLUMN_WIDTH + COLUMN_GAP), width: COLUMN_WIDTH,
      runs: [{ text: `${label.kk} / ${label.ru}`, style: STYLE.label }, { text: value, style: STYLE.number }],
    })),
    gapAfter: 12,
  });
}

function drawFields(flow: PageFlow, { fields }: WorkingPaper, tail: number): void {
  if (fields.length === 0) return;
  const section = flow.element('Sect');
  const styles = { label: STYLE.fieldLabel, value: STYLE.fieldValue, words: STYLE.fieldWords };
  for (const [index, { label, value }] of fields.entries()) {
    const row = labelled(label, value, styles, FIELD_INSET);
    const below = index === fields.length - 1 ? FIELDS_AFTER + tail : 0;
    flow.keep(Math.min(flow.heightOf([row]) + FIELD_INSET, 200) + below);
    flow.hairline();
    flow.skip(FIELD_INSET);
    flow.row(row, flow.element('Div', section));
  }
  flow.hairline();
  flow.skip(FIELDS_AFTER);
}

function drawBasis(flow: PageFlow, paper: WorkingPaper): void {
  for (const row of basisRows(paper)) flow.row(row);
}

function basisRows({ legalBasis }: WorkingPaper): readonly Row[] {
  if (legalBasis === undefined) return [];
  return [besides({ kk: `${WORDS.legalBasis.kk}: ${legalBasis.kk}`, ru: `${WORDS.legalBasis.ru}: ${legalBasis.ru}` }, STYLE.footer, 8)];
}

/** Points that the legal basis and the lines to sign on need together, as long as that is not half a page. */
function closingHeight(flow: PageFlow, paper: WorkingPaper): number {
  if (paper.signatureLines.length === 0) return 0;
  return Math.min(flow.heightOf(basisRows(paper)) + Math.ceil(paper.signatureLines.length / 2) * SIGN_HEIGHT, flow.page.height / 2);
}

/** Lines to sign on, two beside each other, with what belongs on them underneath. */
function drawSignatureLines(flow: PageFlow, { signatureLines }: WorkingPaper): void {
  for (let first = 0; first < signatureLines.length; first += 2) {
    const pair = signatureLines.slice(first, first + 2);
    flow.keep(SIGN_HEIGHT);
    flow.skip(SIGN_GAP);
    for (const [index] of pair.entries()) {
      const x = columnLeft(flow, index);
      flow.artifact((pdf) => pdf.moveTo(x, flow.y).lineTo(x + COLUMN_WIDTH, flow.y).lineWidth(0.7).stroke(COLOUR.ink));
    }
    flow.skip(3);
    flow.row({ cells: pair.map((text, index) => ({ x: columnLeft(flow, index), width: COLUMN_WIDTH, runs: stacked(text, STYLE.label) })), gapAfter: 6 });
  }
}

function columnLeft(flow: PageFlow, index: number): number {
  return flow.page.left + index * (COLUMN_WIDTH + COLUMN_GAP);
}

function drawTearLine(flow: PageFlow): void {
  flow.skip(12);
  flow.artifact((pdf) => pdf.moveTo(0, flow.y).lineTo(flow.page.width, flow.y).lineWidth(0.8).dash(4, { space: 4 }).stroke(COLOUR.quiet).undash());
}

function drawPageNumbers(pdf: InstanceType<typeof PDFDocument>, { page: sheet }: PageFlow, { number, scanCode }: WorkingPaper): void {
  const { start, count } = pdf.bufferedPageRange();
  for (let page = start; page < start + count; page += 1) {
    pdf.switchToPage(page);
    pdf.markContent('Artifact', { type: 'Pagination' });
    const y = sheet.height - 32;
    pdf.font('regular').fontSize(STYLE.footer.size).fillColor(COLOUR.quiet);
    const name = number ?? scanCode;
    if (name !== undefined) pdf.text(`№ ${name}`, sheet.left, y, { lineBreak: false });
    const text = `${page - start + 1} / ${count}`;
    pdf.text(text, sheet.width - sheet.right - pdf.widthOfString(text), y, { lineBreak: false });
    pdf.endMarkedContent();
  }
}
