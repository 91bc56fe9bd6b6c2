/** A drawing on A4 pages: upright where its letters stay readable, else lying; cut between rows, the lanes' heads on each page. */
import { drawBody, drawHeads } from '@reglament/regulation';
import type { Layout } from '@reglament/regulation';
import { paintMarks } from './paint-marks.ts';
import type { Pdf } from './paint-marks.ts';

export const MARGIN = 36;
const A4 = { short: 595.28, long: 841.89 };
/** Head line of a page, above the drawing. */
const HEAD = 34;
const FOOT = 22;
/** 13 units become 9.75 points at most, and upright pages are given up below 6.5. */
const LARGEST = 0.75;
const SMALLEST_UPRIGHT = 0.5;

export interface Slice { readonly from: number; readonly to: number }

export interface PagePlan { readonly landscape: boolean; readonly scale: number; readonly slices: readonly Slice[] }

/** How a drawing is cut: pure, so that it can be tested without a PDF. */
export function planPages({ width, height, headHeight, cuts }: Pick<Layout, 'width' | 'height' | 'headHeight' | 'cuts'>): PagePlan {
  const upright = Math.min(LARGEST, (A4.short - 2 * MARGIN) / width);
  const landscape = upright < SMALLEST_UPRIGHT;
  const scale = landscape ? Math.min(LARGEST, (A4.long - 2 * MARGIN) / width) : upright;
  const room = ((landscape ? A4.short : A4.long) - 2 * MARGIN - HEAD - FOOT) / scale - headHeight;
  const slices: Slice[] = [];
  let from = headHeight;
  const places = [...cuts, height];
  while (from < height - 1) {
    // A row higher than a page cannot be: the next cut is taken even then, and the row is cut by the paper.
    const to = places.filter((cut) => cut > from && cut - from <= room).at(-1) ?? places.find((cut) => cut > from) ?? height;
    slices.push({ from, to });
    from = to;
  }
  return { landscape, scale, slices };
}

export function addDrawingPages(pdf: Pdf, layout: Layout, { service, description, continued }: { readonly service: string; readonly description: string; readonly continued: string }): void {
  const { landscape, scale, slices } = planPages(layout);
  const heads = drawHeads(layout);
  const body = drawBody(layout);
  for (const [index, { from, to }] of slices.entries()) {
    pdf.addPage({ size: 'A4', layout: landscape ? 'landscape' : 'portrait', margin: 0 });
    const width = pdf.page.width - 2 * MARGIN;
    pdf.addStructure(pdf.struct('H2', {}, () => {
      pdf.font('semibold').fontSize(11).fillColor('#13212c').text(`${layout.title}${index === 0 ? '' : ` (${continued})`}`, MARGIN, MARGIN - 4, { width, lineBreak: true, height: 14, ellipsis: true });
      pdf.font('regular').fontSize(8).fillColor('#4b5b67').text(service, MARGIN, MARGIN + 12, { width, height: 11, ellipsis: true });
    }));
    pdf.addStructure(pdf.struct('Figure', { alt: description }, () => {
      pdf.save().translate(MARGIN + Math.max(0, (width - layout.width * scale) / 2), MARGIN + HEAD).scale(scale);
      paintMarks(pdf, heads);
      pdf.translate(0, layout.headHeight - from);
      pdf.rect(-2, from, layout.width + 4, to - from + 1).clip();
      paintMarks(pdf, body);
      pdf.restore();
    }));
  }
}
