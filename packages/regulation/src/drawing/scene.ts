/** A drawing as plain marks, whatever will paint them: an SVG with the page's colours, or a PDF. */
import type { Label, Layout, LaidNode, Point } from './layout.ts';
import { drawLegend } from './legend.ts';
import type { Mark, Paint } from './marks.ts';
import { line, polygon, rect, rounded, textMark } from './marks.ts';
import { SIZES } from './metrics.ts';
import { boxMark, clockMarks, dotMark, eventMarks, gatewayMarks, laneIcon } from './signs.ts';

export interface Scene { readonly width: number; readonly height: number; readonly marks: readonly Mark[] }

/** The lanes' heads: painted again at the top of every page a drawing is cut into. */
export function drawHeads({ lanes, headHeight }: Layout): readonly Mark[] {
  return lanes.flatMap((lane): readonly Mark[] => [
    rect({ x: lane.x, y: 0, width: lane.width, height: headHeight }, { fill: 'wash', stroke: 'rule' }),
    ...laneIcon(lane.kind, lane.x + 8, 10),
    label(lane.label, 'ink'),
  ]);
}

/** Lanes, steps and arrows below the heads. */
export function drawBody(layout: Layout): readonly Mark[] {
  const { lanes, height, headHeight } = layout;
  return [
    ...lanes.map((lane, index) => rect({ x: lane.x, y: headHeight, width: lane.width, height: height - headHeight }, { fill: index % 2 === 0 ? 'sheet' : 'paper', stroke: 'hair' })),
    ...layout.exchanges.flatMap(({ from, to, dots }): readonly Mark[] => [
      line([from, to], { stroke: 'action', width: 1.2, dash: [2, 3] }),
      ...dots.map((dot) => dotMark(dot.kind, dot)),
    ]),
    ...layout.flows.flatMap(({ points, supplied }): readonly Mark[] => [
      rounded(shortened(points), { stroke: 'edge', width: 1.5, ...(supplied ? { dash: [6, 4] } : {}) }), arrowHead(points),
    ]),
    ...layout.nodes.flatMap(nodeMarks),
    ...layout.flows.flatMap((flow) => (flow.label === undefined ? [] : [label(flow.label, 'ink')])),
  ];
}

/** The whole drawing with its legend; at scale 1 a pixel is a unit. */
export function drawScene(layout: Layout): Scene {
  const legend = drawLegend(layout.legend, layout.language, layout.width);
  const marks = [...drawHeads(layout), ...drawBody(layout), ...legend.marksAt(layout.height + 16)];
  return { width: layout.width, height: layout.height + 16 + legend.height, marks };
}

function nodeMarks(node: LaidNode): readonly Mark[] {
  const { bounds } = node;
  const middle = { x: bounds.x + bounds.width / 2, y: bounds.y + bounds.height / 2 };
  switch (node.kind) {
    case 'start': return [...eventMarks('start', middle), label(node.label, 'quiet')];
    case 'end': return [...eventMarks(node.outcome, middle), label(node.label, node.outcome === 'refusal' ? 'red' : 'ink')];
    case 'split': return gatewayMarks('split', middle);
    case 'join': return gatewayMarks('join', middle);
    case 'step': return stepMarks(node);
    default: return node satisfies never;
  }
}

function stepMarks({ step, content, bounds }: Extract<LaidNode, { kind: 'step' }>): readonly Mark[] {
  const { x, y, width } = bounds;
  const chip = content.blocks[0]!;
  const marks: Mark[] = [
    boxMark(step.check, bounds),
    rect({ x: x + SIZES.padding, y: y + chip.y - 2, width: content.chipWidth, height: SIZES.chipHeight }, { fill: step.check ? 'sheet' : 'wash', stroke: 'action', radius: step.check ? 2 : 10 }),
  ];
  for (const block of content.blocks) {
    const paint: Paint = block.role === 'chip' || block.role === 'norm' ? 'action' : block.role === 'text' ? 'ink' : 'quiet';
    marks.push(textMark(block.lines, { x: x + block.x, y: y + block.y }, block.face, 'start', paint));
    if (block.role === 'norm' && block === content.blocks.find(({ role }) => role === 'norm')) marks.push(...clockMarks(x + SIZES.padding + 7, y + block.y + 8));
  }
  if (content.ruleY !== undefined) marks.push(line([{ x: x + SIZES.padding, y: y + content.ruleY }, { x: x + width - SIZES.padding, y: y + content.ruleY }], { stroke: 'hair', width: 1 }));
  return marks;
}

function label({ lines, face, anchor, bounds }: Label, paint: Paint): Mark {
  const x = anchor === 'start' ? bounds.x : anchor === 'end' ? bounds.x + bounds.width : bounds.x + bounds.width / 2;
  return textMark(lines, { x, y: bounds.y }, face, anchor, paint);
}

function arrowHead(points: readonly Point[]): Mark {
  const tip = points.at(-1)!;
  const before = points.at(-2)!;
  const [dx, dy] = [Math.sign(tip.x - before.x), Math.sign(tip.y - before.y)];
  const at = (along: number, across: number): Point => ({ x: tip.x - dx * along - dy * across, y: tip.y - dy * along + dx * across });
  return polygon([tip, at(8, 4), at(8, -4)], { fill: 'edge' });
}

/** A line ends under its arrow head, not beyond the tip. */
function shortened(points: readonly Point[]): readonly Point[] {
  const tip = points.at(-1)!;
  const before = points.at(-2)!;
  return [...points.slice(0, -1), { x: tip.x - Math.sign(tip.x - before.x) * 5, y: tip.y - Math.sign(tip.y - before.y) * 5 }];
}
