import type { Bilingual } from '../document/official-document.ts';
import { loadDocumentFonts } from '../fonts/document-fonts.ts';
import { stacked } from '../layout/bilingual-rows.ts';
import { ENVELOPE, STYLE } from '../layout/design.ts';
import { PageFlow } from '../layout/page-flow.ts';
import { collectPdf, openPdf, printedText } from '../layout/pdf-file.ts';
import { drawScanMark } from './scan-mark.ts';

/** One side of an envelope: who sends it to whom, and what is inside. */
export interface Envelope {
  readonly from: Bilingual;
  readonly fromAddress?: Bilingual;
  readonly to: Bilingual;
  readonly toAddress?: Bilingual;
  /** For instance the number of the list and of cases inside. */
  readonly contents: Bilingual;
  readonly scanCode: string;
  readonly createdAt: string;
}

const LABELS = { from: { kk: 'Жіберуші', ru: 'Отправитель' }, to: { kk: 'Алушы', ru: 'Получатель' } } as const;
const TO = { ...STYLE.title, size: 14, leading: 19 };

/** The front of a C5 envelope: the sender at the upper left, the addressee at the lower right, the barcode above. */
export async function renderEnvelope(envelope: Envelope): Promise<Uint8Array> {
  const fonts = await loadDocumentFonts(printedText(LABELS, envelope));
  const pdf = openPdf({ title: `${envelope.to.kk} / ${envelope.to.ru}`, author: `${envelope.from.kk} / ${envelope.from.ru}`, subject: 'envelope', createdAt: envelope.createdAt, page: ENVELOPE });
  pdf.registerFont('regular', fonts.regular).registerFont('bold', fonts.bold);
  const flow = new PageFlow(pdf, ENVELOPE);
  pdf.addPage();
  drawScanMark(flow, envelope.scanCode);
  const sender = { x: ENVELOPE.left, width: 300 };
  flow.row({ cells: [{ ...sender, runs: [...stacked(slashed(LABELS.from), STYLE.label), ...stacked(envelope.from, STYLE.organisation), ...address(envelope.fromAddress)] }], gapAfter: 0 });
  flow.y = 230;
  const addressee = { x: 290, width: ENVELOPE.width - ENVELOPE.right - 290 };
  flow.row({ cells: [{ ...addressee, runs: [...stacked(slashed(LABELS.to), STYLE.label), ...stacked(envelope.to, TO), ...address(envelope.toAddress)] }], gapAfter: 0 });
  flow.y = Math.max(flow.y + 8, 390);
  flow.row({ cells: [{ x: ENVELOPE.left, width: 220, runs: stacked(envelope.contents, STYLE.label) }], gapAfter: 0 });
  return collectPdf(pdf);
}

function slashed({ kk, ru }: Bilingual): string {
  return `${kk} / ${ru}`;
}

function address(text: Bilingual | undefined) {
  return text === undefined ? [] : stacked(text, STYLE.body);
}
