/** How wide a text is and where its lines break, without a browser: from the measured widths of Noto Sans. */
import { NOTO_SANS_REGULAR, NOTO_SANS_SEMIBOLD } from './noto-sans-widths.ts';
import type { WidthTable } from './noto-sans-widths.ts';

export type Weight = 400 | 600;
export interface Face { readonly size: number; readonly weight: Weight }

/** For a letter the table does not know: as wide as the widest ordinary one, so that a text never turns out too long. */
const UNKNOWN_WIDTH = 1000;

const WIDTHS: Readonly<Record<Weight, ReadonlyMap<string, number>>> = { 400: byCharacter(NOTO_SANS_REGULAR), 600: byCharacter(NOTO_SANS_SEMIBOLD) };

/** Width in user units (pixels at scale 1) of one line. */
export function textWidth(text: string, { size, weight }: Face): number {
  let sum = 0;
  for (const character of text) sum += WIDTHS[weight].get(character) ?? UNKNOWN_WIDTH;
  return (sum * size) / 1000;
}

/** Lines no wider than `width`, broken at spaces and after hyphens; a word wider than a line is cut with a hyphen. */
export function wrapText(text: string, face: Face, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/ +|(?<=[/–-])(?=\p{L})/u).flatMap((part) => cutToFit(part, face, width))) {
    const joint = line === '' || /[/–-]$/.test(line) && text.includes(line.split(' ').at(-1)! + word) ? '' : ' ';
    if (line !== '' && textWidth(line + joint + word, face) > width) {
      lines.push(line);
      line = word;
    } else line += joint + word;
  }
  return line === '' ? lines : [...lines, line];
}

/** The widest of some lines. */
export function widest(lines: readonly string[], face: Face): number {
  return Math.max(0, ...lines.map((line) => textWidth(line, face)));
}

/** The least width in which a text fits two lines. */
export function twoLineWidth(text: string, face: Face): number {
  const words = text.split(' ');
  return Math.min(...words.map((_, index) => Math.max(textWidth(words.slice(0, index + 1).join(' '), face), textWidth(words.slice(index + 1).join(' '), face))));
}

function cutToFit(word: string, face: Face, width: number): readonly string[] {
  if (textWidth(word, face) <= width) return [word];
  let end = word.length - 3;
  while (end > 3 && textWidth(`${word.slice(0, end)}-`, face) > width) end -= 1;
  return [`${word.slice(0, end)}-`, ...cutToFit(word.slice(end), face, width)];
}

function byCharacter(table: WidthTable): ReadonlyMap<string, number> {
  return new Map(table.flatMap(([width, characters]) => [...characters].map((character): [string, number] => [character, width])));
}
