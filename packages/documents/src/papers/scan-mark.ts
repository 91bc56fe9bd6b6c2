import { code128 } from '../barcodes/code-128.ts';
import { COLOUR, STYLE } from '../layout/design.ts';
import type { PageFlow } from '../layout/page-flow.ts';

/** 0.39 mm a module: wide enough for a worn office printer and a scanner held at arm's length. */
const MODULE = 1.1;
const HEIGHT = 30;

/** The code with its figures at the upper right, where a hand at the counter finds it without looking. */
export function drawScanMark(flow: PageFlow, digits: string): void {
  const bars = code128(digits);
  const width = bars.reduce((sum, bar) => sum + bar, 0) * MODULE;
  const left = flow.page.width - flow.page.right - width;
  const top = flow.page.top - 6;
  flow.figure(`Штрих-код ${digits}`, (pdf) => {
    let x = left;
    for (const [index, bar] of bars.entries()) {
      if (index % 2 === 0) pdf.rect(x, top, bar * MODULE, HEIGHT);
      x += bar * MODULE;
    }
    pdf.fill('#000000');
    pdf.font('regular').fontSize(STYLE.label.size).fillColor(COLOUR.ink);
    const spaced = digits.replace(/(\d\d)(?=\d)/g, '$1 ');
    pdf.text(spaced, left + (width - pdf.widthOfString(spaced)) / 2, top + HEIGHT + 2, { lineBreak: false });
  });
}
