import type { OfficialDocument, SignerMark } from '../document/official-document.ts';
import { barcodeStatement, EQUAL_TO_PAPER, WORDS } from '../document/printed-words.ts';
import { maskedIin, printedDate, printedInstant } from '../document/printed-values.ts';
import { besides, labelled, stacked } from './bilingual-rows.ts';
import { COLOUR, COLUMN_GAP, COLUMN_WIDTH, KIND_LOOK, PAGE, STYLE, TEXT_WIDTH } from './design.ts';
import type { PageFlow, Row } from './page-flow.ts';

const PANEL_PADDING = 10;

export function drawHeading(flow: PageFlow, document: OfficialDocument): void {
  const look = KIND_LOOK[document.kind];
  flow.artifact((pdf) => pdf.rect(PAGE.left, flow.y, 40, 3).fill(look.accent));
  flow.skip(14);
  flow.row(besides(document.organisation, STYLE.organisation, 8));
  flow.hairline();
  flow.skip(18);
  flow.row(besides(document.title, STYLE.title, 12, 'H1'));
  flow.row({
    cells: [
      {
        x: PAGE.left, width: COLUMN_WIDTH,
        runs: [{ text: `${WORDS.number.kk} / ${WORDS.number.ru}`, style: STYLE.label }, { text: document.number, style: look.numberStyle }],
      },
      {
        x: PAGE.left + COLUMN_WIDTH + COLUMN_GAP, width: COLUMN_WIDTH,
        runs: [{ text: `${WORDS.date.kk} / ${WORDS.date.ru}`, style: STYLE.label }, { text: printedDate(document.date), style: look.numberStyle }],
      },
    ],
    gapAfter: 14,
  });
}

export function drawBody(flow: PageFlow, document: OfficialDocument): void {
  for (const paragraph of document.paragraphs) flow.row(besides(paragraph, STYLE.body, 8));
  if (document.fields.length > 0) drawFields(flow, document);
  if (document.legalBasis) {
    const { kk, ru } = document.legalBasis;
    flow.row(besides({ kk: `${WORDS.legalBasis.kk}: ${kk}`, ru: `${WORDS.legalBasis.ru}: ${ru}` }, STYLE.footer, 12));
  }
}

function drawFields(flow: PageFlow, document: OfficialDocument): void {
  flow.skip(4);
  const table = flow.element('Sect');
  const styles = { label: STYLE.fieldLabel, value: STYLE.fieldValue, words: STYLE.fieldWords };
  for (const field of document.fields) {
    const row = labelled(field.label, field.value, styles, 5);
    flow.keep(Math.min(flow.heightOf([row]) + 5, 200));
    flow.hairline();
    flow.skip(5);
    flow.row(row, flow.element('Div', table));
  }
  flow.hairline();
  flow.skip(12);
}

export function drawSignatures(flow: PageFlow, signers: readonly SignerMark[]): void {
  for (const signer of signers) drawPanel(flow, signatureRows(signer));
}

function signatureRows(signer: SignerMark): readonly Row[] {
  const styles = { label: STYLE.label, value: STYLE.panelText, words: STYLE.panelText };
  const signerStyles = { ...styles, value: STYLE.panelName };
  const slashed = (words: { kk: string; ru: string }) => ({ kk: `${words.kk} / ${words.ru}`, ru: `${words.kk} / ${words.ru}` });
  const inset = PANEL_PADDING;
  return [
    {
      cells: [{ x: PAGE.left + inset, width: TEXT_WIDTH - 2 * inset, runs: stacked(slashed(WORDS.signed), STYLE.panelTitle) }],
      gapAfter: 4,
    },
    labelled(slashed(WORDS.signer), signer.name, signerStyles, 1, inset),
    labelled(slashed(WORDS.post), slashed(signer.post), styles, 1, inset),
    labelled(slashed(WORDS.iin), maskedIin(signer.iin), styles, 1, inset),
    ...(signer.certificateSerial === undefined ? [] : [labelled(slashed(WORDS.certificate), signer.certificateSerial, styles, 1, inset)]),
    labelled(slashed(WORDS.signedAt), printedInstant(signer.signedAt), styles, 0, inset),
  ];
}

/** A tinted block with a bar on its left, never broken over pages. */
function drawPanel(flow: PageFlow, rows: readonly Row[]): void {
  const height = flow.heightOf(rows) + 2 * PANEL_PADDING;
  flow.keep(height);
  flow.artifact((pdf) => {
    pdf.rect(PAGE.left, flow.y, TEXT_WIDTH, height).fill(COLOUR.panel);
    pdf.rect(PAGE.left, flow.y, 2.5, height).fill(COLOUR.sky);
  });
  flow.skip(PANEL_PADDING);
  const panel = flow.element('Sect');
  for (const row of rows) flow.row(row, panel);
  flow.skip(PANEL_PADDING + 12);
}

/** The footer states what the barcodes hold only where there are any. */
export function legalFooterRows(document: OfficialDocument): readonly Row[] {
  if (!document.footer) return [];
  const equality = besides(EQUAL_TO_PAPER, STYLE.footer, 4);
  return document.barcodeParts?.length ? [equality, besides(barcodeStatement(document.footer), STYLE.footer, 0)] : [equality];
}

export function drawLegalFooter(flow: PageFlow, rows: readonly Row[]): void {
  flow.keep(flow.heightOf(rows));
  for (const row of rows) flow.row(row);
}

/** Where the coupon is torn off. */
export function drawTearLine(flow: PageFlow, document: OfficialDocument): void {
  if (!KIND_LOOK[document.kind].tearLine) return;
  flow.skip(14);
  flow.artifact((pdf) =>
    pdf.moveTo(0, flow.y).lineTo(PAGE.width, flow.y).lineWidth(0.8).dash(4, { space: 4 }).stroke(COLOUR.quiet).undash());
  flow.skip(14);
}
