import type PDFDocument from 'pdfkit';
import { printedDate } from '../document/printed-values.ts';
import { WORDS } from '../document/printed-words.ts';
import { loadDocumentFonts } from '../fonts/document-fonts.ts';
import { besides, labelled, stacked } from '../layout/bilingual-rows.ts';
import { COLOUR, COLUMN_GAP, COLUMN_WIDTH, LANDSCAPE, PAGE, STYLE } from '../layout/design.ts';
import { PageFlow } from '../layout/page-flow.ts';
import { collectPdf, openPdf, printedText } from '../layout/pdf-file.ts';
import { drawTable } from './paper-table.ts';
import { drawPhotographs } from './photographs.ts';
import { drawScanMark } from './scan-mark.ts';
import type { WorkingPaper } from './working-paper.ts';

/** Room for the barcode at the top. */
const MARK_HEIGHT = 44;

/**
 * A working paper as A4 PDF, in Kazakh and Russian. Pure but for the font files.
 * @throws DocumentFailure `unprintable-characters`, `scan-code-malformed`
 */
export async function renderPaper(paper: WorkingPaper): Promise<Uint8Array> {
  const page = paper.orientation === 'landscape' ? LANDSCAPE : PAGE;
  const { photographs = [], ...printed } = paper;
  const fonts = await loadDocumentFonts(printedText(WORDS, printed, photographs.map(({ caption }) => caption)));
  const pdf = openPdf({ title: `${paper.title.kk} / ${paper.title.ru}`, author: `${paper.organisation.kk} / ${paper.organisation.ru}`, subject: paper.look, createdAt: paper.createdAt, page });
  pdf.registerFont('regular', fonts.regular).registerFont('bold', fonts.bold);
  const flow = new PageFlow(pdf, page);
  pdf.addPage();
  drawHead(flow, paper);
  for (const paragraph of paper.paragraphs) flow.row(besides(paragraph, STYLE.body, 8));
  drawFields(flow, paper);
  for (const table of paper.tables) drawTable(flow, table);
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

function drawFields(flow: PageFlow, { fields }: WorkingPaper): void {
  if (fields.length === 0) return;
  const section = flow.element('Sect');
  const styles = { label: STYLE.fieldLabel, value: STYLE.fieldValue, words: STYLE.fieldWords };
  for (const { label, value } of fields) {
    const row = labelled(label, value, styles, 5);
    flow.keep(Math.min(flow.heightOf([row]) + 5, 200));
    flow.hairline();
    flow.skip(5);
    flow.row(row, flow.element('Div', section));
  }
  flow.hairline();
  flow.skip(12);
}

function drawBasis(flow: PageFlow, { legalBasis }: WorkingPaper): void {
  if (legalBasis === undefined) return;
  flow.row(besides({ kk: `${WORDS.legalBasis.kk}: ${legalBasis.kk}`, ru: `${WORDS.legalBasis.ru}: ${legalBasis.ru}` }, STYLE.footer, 12));
}

/** Lines to sign on, two beside each other, with what belongs on them underneath. */
function drawSignatureLines(flow: PageFlow, { signatureLines }: WorkingPaper): void {
  for (let first = 0; first < signatureLines.length; first += 2) {
    const pair = signatureLines.slice(first, first + 2);
    flow.keep(64);
    flow.skip(26);
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
