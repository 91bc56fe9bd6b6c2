/** Width of a piece of text in points, in the style it will be drawn in. */
export type MeasureText = (text: string) => number;

/**
 * Breaks a text into lines no wider than `width` points: at line ends of the text itself, then at spaces, then
 * (a serial number, an address without spaces) anywhere.
 *
 * A number stays with its sign (№ 153). A line broken at a space keeps the space at its end: invisible on paper, but
 * without it two words run together for whoever searches, copies or listens.
 */
export function breakIntoLines(text: string, width: number, measure: MeasureText): readonly string[] {
  return text.split(/\r\n|\r|\n/).flatMap((paragraph) => breakParagraph(paragraph, width, measure));
}

function breakParagraph(paragraph: string, width: number, measure: MeasureText): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of paragraph.split(/(?<!№)[ \t]+/).filter((part) => part !== '')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (measure(longer) <= width) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(`${line} `);
    const pieces = cutWord(word, width, measure);
    lines.push(...pieces.slice(0, -1));
    line = pieces.at(-1) ?? '';
  }
  return [...lines, line];
}

function cutWord(word: string, width: number, measure: MeasureText): readonly string[] {
  if (measure(word) <= width) return [word];
  const pieces: string[] = [];
  let piece = '';
  for (const character of word) {
    if (piece !== '' && measure(piece + character) > width) {
      pieces.push(piece);
      piece = '';
    }
    piece += character;
  }
  return [...pieces, piece];
}
