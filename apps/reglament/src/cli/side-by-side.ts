import type { TracedFact } from '@reglament/regulation';

const LEFT_WIDTH = 62;

/** The fact on the left, the lines it was read from on the right, each with its number; the fact alone without a text. */
export function besideText({ what, says, clause, lines: [first, last] }: TracedFact, text: readonly string[] | undefined): string {
  const left = [what, `  clause ${clause}, ${first === last ? `line ${first}` : `lines ${first}–${last}`}`, ...says.flatMap((line) => wrapped(line, LEFT_WIDTH - 2).map((part) => `  ${part}`))];
  const right = text === undefined ? [] : text.slice(first - 1, last).map((line, index) => `${first + index}  ${line.trim()}`);
  const rows = Array.from({ length: Math.max(left.length, right.length) }, (_, row) => {
    const mine = left[row] ?? '';
    return right[row] === undefined ? mine : `${mine.padEnd(LEFT_WIDTH)} | ${right[row]}`;
  });
  return `${rows.join('\n')}\n`;
}

/** Breaks at spaces; a word longer than a line keeps its length. */
function wrapped(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) { lines.push(line); line = ''; }
    line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
