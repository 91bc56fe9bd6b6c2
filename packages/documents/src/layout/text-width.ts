import type PDFDocument from 'pdfkit';
import type { TextStyle } from './design.ts';

/** Distinct words kept; an office's documents share most of theirs. About 2 MB at the most. */
const CACHED_WORDS_MAX = 20_000;

/** Widths in em by face and word. The face is the same whatever it was cut to, so documents may share it. */
const widths = new Map<string, number>();

/**
 * Width of `text` in points. The shaping of words is half of the work of a page, and pdfkit forgets it with every
 * document; here it is done once per word.
 */
export function textWidth(pdf: InstanceType<typeof PDFDocument>, style: TextStyle, text: string): number {
  const words = text.match(/[^ ]* ?/g) ?? [];
  return words.reduce((sum, word) => sum + wordWidth(pdf, style.face, word), 0) * style.size;
}

function wordWidth(pdf: InstanceType<typeof PDFDocument>, face: TextStyle['face'], word: string): number {
  if (word === '') return 0;
  const key = `${face}:${word}`;
  const known = widths.get(key);
  if (known !== undefined) return known;
  if (widths.size >= CACHED_WORDS_MAX) widths.clear();
  const width = pdf.font(face).fontSize(1).widthOfString(word);
  widths.set(key, width);
  return width;
}
