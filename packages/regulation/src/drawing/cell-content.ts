/** What stands in a cell, and how high it is: event, box, fork, end, each below the other. */
import type { Cell } from './grid.ts';
import { FACES, LINE, SIZES } from './metrics.ts';
import type { FaceName } from './metrics.ts';
import { textWidth, wrapText } from './text-width.ts';

/** Lines of one face; `y` is the top of the first line, from the top of the box. */
export interface TextBlock { readonly role: 'chip' | 'clause' | 'who' | 'carries' | 'text' | 'norm'; readonly face: FaceName; readonly x: number; readonly y: number; readonly lines: readonly string[] }

export interface BoxContent { readonly width: number; readonly height: number; readonly chipWidth: number; readonly blocks: readonly TextBlock[]; readonly ruleY: number | undefined }

export interface CellContent {
  readonly start: readonly string[] | undefined;
  readonly box: BoxContent | undefined;
  readonly boxY: number;
  readonly splitY: number | undefined;
  readonly endY: number | undefined;
  readonly endLines: readonly string[];
  readonly height: number;
}

/** The event before the first step, with its words above. */
const startHeight = (lines: readonly string[]): number => lines.length * LINE.label + 4 + SIZES.event + 16;

/** Room for the words right of an arrow that goes down. */
export const exitLabelWidth = (width: number): number => width / 2 - 10;

export function contentOf(cell: Cell, width: number, start: string | undefined): CellContent {
  const startLines = start === undefined ? undefined : wrapText(start, FACES.label, width);
  const box = boxOf(cell, width);
  const boxY = startLines === undefined ? 0 : startHeight(startLines);
  const below = boxY + (box?.height ?? 0);
  const splitY = box !== undefined && cell.ways.length > 1 ? below + SIZES.beforeSplit + SIZES.split / 2 : undefined;
  const end = cell.node.kind === 'end' ? cell.node : cell.tail;
  const endY = end === undefined ? undefined : (box === undefined ? SIZES.event / 2 : below + 18 + SIZES.event / 2);
  const endLines = end === undefined ? [] : wrapText(end.text, FACES.label, width - 8);
  const labelLines = end === undefined ? Math.max(0, ...cell.ways.map(({ label }) => (label === undefined ? 0 : wrapText(label, FACES.label, exitLabelWidth(width)).length))) : 0;
  const tail = endY !== undefined ? endY + SIZES.event / 2 + 2 + endLines.length * LINE.label : splitY !== undefined ? splitY + SIZES.split / 2 : below;
  return { start: startLines, box, boxY, splitY, endY, endLines, height: tail + (labelLines > 0 ? labelLines * LINE.label + 2 : 0) };
}

function boxOf({ node }: Cell, width: number): BoxContent | undefined {
  if (node.kind === 'end') return undefined;
  const inner = width - 2 * SIZES.padding;
  const blocks: TextBlock[] = [];
  let y: number = SIZES.padding - 2;
  const add = (role: TextBlock['role'], face: FaceName, lines: readonly string[], x: number = SIZES.padding): void => {
    if (lines.length === 0) return;
    blocks.push({ role, face, x, y, lines });
    y += lines.length * LINE[face];
  };
  const clause = `§ ${node.clause}`;
  const chipWidth = textWidth(node.chip, FACES.chip) + 14;
  blocks.push({ role: 'chip', face: 'chip', x: SIZES.padding + 7, y: y + 2, lines: [node.chip] });
  blocks.push({ role: 'clause', face: 'quiet', x: width - SIZES.padding - textWidth(clause, FACES.quiet), y: y + 2, lines: [clause] });
  y += SIZES.chipHeight + 5;
  if (node.who !== undefined) add('who', 'norm', wrapText(node.who, FACES.norm, inner));
  if (node.carries !== undefined) add('carries', 'quiet', wrapText(node.carries, FACES.quiet, inner));
  add('text', 'text', wrapText(node.text, FACES.text, inner));
  if (node.norms.length === 0) return { width, height: y + SIZES.padding - 3, chipWidth, blocks, ruleY: undefined };
  const ruleY = y + 6;
  y += 11;
  for (const norm of node.norms) add('norm', 'norm', wrapText(norm, FACES.norm, inner - 20), SIZES.padding + 20);
  return { width, height: y + SIZES.padding - 4, chipWidth, blocks, ruleY };
}
