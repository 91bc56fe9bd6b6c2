/** Paints the marks of a drawing into a PDF: the same picture as the SVG, on white paper. */
import type PDFDocument from 'pdfkit';
import type { DrawnMark, Paint } from '@reglament/regulation';
import { drawingFace } from '@reglament/regulation';

export type Pdf = InstanceType<typeof PDFDocument>;

const PAINTS: Readonly<Record<Paint, string>> = {
  ink: '#13212c', quiet: '#4b5b67', hair: '#d5dde1', rule: '#9fd0dc', edge: '#51626e', action: '#006a82', wash: '#e6f3f6', paper: '#fafbf8', sheet: '#ffffff', red: '#b3241c', redWash: '#fcecea',
};

export function paintMarks(pdf: Pdf, marks: readonly DrawnMark[]): void {
  for (const mark of marks) paint(pdf, mark);
}

function paint(pdf: Pdf, mark: DrawnMark): void {
  if (mark.kind === 'text') return paintText(pdf, mark);
  if (mark.kind === 'path') pdf.path(mark.d);
  else if (mark.kind === 'circle') pdf.circle(mark.x, mark.y, mark.radius);
  else if (mark.radius > 0) pdf.roundedRect(mark.bounds.x, mark.bounds.y, mark.bounds.width, mark.bounds.height, Math.min(mark.radius, mark.bounds.width / 2, mark.bounds.height / 2));
  else pdf.rect(mark.bounds.x, mark.bounds.y, mark.bounds.width, mark.bounds.height);
  const { fill, stroke, width = 1, dash } = mark;
  if (dash === undefined) pdf.undash();
  else pdf.dash(dash[0] ?? 1, { space: dash[1] ?? 1 });
  pdf.lineWidth(width);
  if (fill !== undefined && stroke !== undefined) pdf.fillAndStroke(PAINTS[fill], PAINTS[stroke]);
  else if (fill !== undefined) pdf.fill(PAINTS[fill]);
  else pdf.stroke(PAINTS[stroke ?? 'ink']);
}

function paintText(pdf: Pdf, { lines, x, y, face, anchor, paint: colour }: Extract<DrawnMark, { kind: 'text' }>): void {
  const { size, weight, line } = drawingFace(face);
  pdf.font(weight === 600 ? 'semibold' : 'regular').fontSize(size).fillColor(PAINTS[colour]);
  for (const [index, text] of lines.entries()) {
    const width = anchor === 'start' ? 0 : pdf.widthOfString(text);
    const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
    pdf.text(text, left, y + index * line + line / 2 + size * 0.36, { lineBreak: false, baseline: 'alphabetic' });
  }
}
