/** The legend: every sign the drawing uses, with its meaning, in as many columns as there is room for. */
import type { Language } from '../vocabulary/languages.ts';
import { FACES, LINE } from './metrics.ts';
import type { Mark } from './marks.ts';
import { line, textMark } from './marks.ts';
import { boxMark, clockMarks, dotMark, eventMarks, gatewayMarks } from './signs.ts';
import { textWidth } from './text-width.ts';
import { LEGEND, TITLE_WORDS } from './words.ts';
import type { LegendEntry } from './words.ts';

const ROW = 34;
const SIGN = 46;

export interface DrawnLegend { readonly height: number; readonly marksAt: (top: number) => readonly Mark[] }

export function drawLegend(entries: readonly LegendEntry[], language: Language, width: number): DrawnLegend {
  const columnWidth = SIGN + Math.max(...entries.map((entry) => textWidth(LEGEND[entry][language], FACES.label))) + 24;
  const columns = Math.max(1, Math.floor((width - 8) / columnWidth));
  const rows = Math.ceil(entries.length / columns);
  const marksAt = (top: number): readonly Mark[] => [
    textMark([TITLE_WORDS.legend[language]], { x: 8, y: top }, 'lane', 'start', 'ink'),
    ...entries.flatMap((entry, index): readonly Mark[] => {
      const x = 8 + (index % columns) * columnWidth;
      const y = top + 26 + Math.floor(index / columns) * ROW + ROW / 2;
      return [...signOf(entry, x + 17, y), textMark([LEGEND[entry][language]], { x: x + SIGN, y: y - LINE.label / 2 }, 'label', 'start', 'ink')];
    }),
  ];
  return { height: 26 + rows * ROW + 6, marksAt };
}

function signOf(entry: LegendEntry, x: number, y: number): readonly Mark[] {
  const across = (dash: readonly number[], stroke: 'edge' | 'action', width: number): Mark => line([{ x: x - 16, y }, { x: x + 16, y }], { stroke, width, dash });
  const box = { x: x - 16, y: y - 11, width: 32, height: 22 };
  switch (entry) {
    case 'start': return eventMarks('start', { x, y });
    case 'end': return eventMarks('result', { x, y });
    case 'refusal': return eventMarks('refusal', { x, y });
    case 'process': return [boxMark(false, box)];
    case 'condition': return [boxMark(true, box)];
    case 'fork': return gatewayMarks('split', { x, y });
    case 'merge': return gatewayMarks('join', { x, y });
    case 'supplied': return [across([6, 4], 'edge', 1.5)];
    case 'person': return [across([2, 3], 'action', 1.2), dotMark('person', { x: x + 16, y })];
    case 'system': return [across([2, 3], 'action', 1.2), dotMark('system', { x: x + 16, y })];
    case 'duration': return clockMarks(x, y);
    case 'clause': return [textMark(['§'], { x, y: y - 8 }, 'chip', 'middle', 'quiet')];
    default: return entry satisfies never;
  }
}
