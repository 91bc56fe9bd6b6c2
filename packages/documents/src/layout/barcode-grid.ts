import QRCode from 'qrcode';
import type { OfficialDocument } from '../document/official-document.ts';
import { WORDS } from '../document/printed-words.ts';
import { COLOUR, PAGE, STYLE, TEXT_WIDTH } from './design.ts';
import type { PageFlow } from './page-flow.ts';

/** From easy to scan to space-saving: a version-25 code gets 0.45, 0.34 or 0.27 mm a module. */
const PER_ROW = [3, 4, 5] as const;
/** More than the four modules of white a reader needs between codes. */
const GAP = 12;
const LINK_SIZE = 64;

/** Neighbouring bars overlap by this share of a module, or viewers show hair-thin white seams between them. */
const SEAM_OVERLAP = 0.04;

/** The codes in rows, as large as fits on this page with `below` points left over, else on pages of their own. */
export function drawBarcodes(flow: PageFlow, parts: readonly string[], below: number): void {
  if (parts.length === 0) return;
  let perRow = fittingPerRow(parts.length, flow.room - below);
  if (perRow === undefined) {
    flow.newPage();
    perRow = fittingPerRow(parts.length, flow.room - below) ?? Math.max(...PER_ROW);
  }
  const size = codeSize(perRow);
  for (let first = 0; first < parts.length; first += perRow) {
    flow.keep(size + GAP);
    for (const [column, part] of parts.slice(first, first + perRow).entries()) {
      const alt = `${WORDS.barcode.kk} ${first + column + 1} / ${parts.length}`;
      drawCode(flow, part, { x: PAGE.left + column * (size + GAP), y: flow.y, size }, alt);
    }
    flow.skip(size + GAP);
  }
}

/** The largest codes that fit; a size that leaves one code alone in the last row only when no other does. */
function fittingPerRow(count: number, room: number): number | undefined {
  const fitting = PER_ROW.filter((perRow) => Math.ceil(count / perRow) * (codeSize(perRow) + GAP) <= room);
  return fitting.find((perRow) => count % perRow !== 1) ?? fitting[0];
}

function codeSize(perRow: number): number {
  return (TEXT_WIDTH - GAP * (perRow - 1)) / perRow;
}

/** The unique number, the address, and a code that leads a telephone there. */
export function drawVerifyMark(flow: PageFlow, document: OfficialDocument): void {
  const { url, number } = document.verify;
  flow.keep(LINK_SIZE + 12);
  const top = flow.y;
  const alt = `${WORDS.verifyCode.kk} / ${WORDS.verifyCode.ru}: ${url}`;
  drawCode(flow, url, { x: PAGE.width - PAGE.right - LINK_SIZE, y: top, size: LINK_SIZE }, alt);
  const width = TEXT_WIDTH - LINK_SIZE - 20;
  const label = (words: { readonly kk: string; readonly ru: string }) => `${words.kk} / ${words.ru}`;
  flow.row({
    cells: [{
      x: PAGE.left, width,
      runs: [
        { text: label(WORDS.verifyNumber), style: STYLE.label },
        { text: number, style: { ...STYLE.number, size: 13, leading: 20 } },
        { text: label(WORDS.verifyAt), style: STYLE.label },
        { text: url, style: { ...STYLE.fieldValue, size: 9, leading: 13, colour: COLOUR.sky } },
      ],
    }],
    gapAfter: 0,
  });
  flow.y = Math.max(flow.y, top + LINK_SIZE);
  flow.skip(14);
}

interface Square {
  readonly x: number;
  readonly y: number;
  readonly size: number;
}

function drawCode(flow: PageFlow, text: string, square: Square, alt: string): void {
  // One byte segment: base64 gains nothing from the library's search for better ones, which costs more than the code.
  const segment = { data: Buffer.from(text, 'utf8'), mode: 'byte' } as const;
  const { size, data } = QRCode.create([segment], { errorCorrectionLevel: 'L' }).modules;
  const bars = codeBars(data, size);
  const scale = square.size / size;
  flow.figure(alt, (pdf) => {
    pdf.save().translate(square.x, square.y).scale(scale);
    pdf.addContent(`0 0 0 rg ${bars.join(' ')} f`);
    pdf.restore();
  });
}

/** Horizontal runs of dark modules as PDF rectangles, one unit a module. */
function codeBars(data: Uint8Array, size: number): readonly string[] {
  const bars: string[] = [];
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      const start = column;
      while (column < size && data[row * size + column] === 1) column += 1;
      if (column > start) bars.push(`${start} ${row} ${column - start} ${1 + SEAM_OVERLAP} re`);
    }
  }
  return bars;
}
