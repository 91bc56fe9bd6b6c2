/** A drawing as plain marks, whatever will paint them: an SVG with the page's colours, or a PDF. */
import type { Label, Layout, LaidNode, Point } from './layout.ts';
import { drawLegend } from './legend.ts';
import type { Mark, Paint } from './marks.ts';
import { circle, line, polygon, rect, rounded, textMark } from './marks.ts';
import { SIZES } from './metrics.ts';

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

/** Beginning: a thin circle. Result: a heavy one with a full middle. Refusal: a heavy red one with a cross. */
export function eventMarks(kind: 'start' | 'result' | 'refusal', { x, y }: Point): readonly Mark[] {
  const radius = SIZES.event / 2;
  if (kind === 'start') return [circle(x, y, radius - 1, { fill: 'sheet', stroke: 'action', width: 1.5 })];
  if (kind === 'result') return [circle(x, y, radius - 1.5, { fill: 'sheet', stroke: 'action', width: 3 }), circle(x, y, 4.5, { fill: 'action' })];
  return [circle(x, y, radius - 1.5, { fill: 'redWash', stroke: 'red', width: 3 }), line([{ x: x - 4, y: y - 4 }, { x: x + 4, y: y + 4 }], { stroke: 'red', width: 2 }), line([{ x: x - 4, y: y + 4 }, { x: x + 4, y: y - 4 }], { stroke: 'red', width: 2 })];
}

export function gatewayMarks(kind: 'split' | 'join', { x, y }: Point): readonly Mark[] {
  const r = (kind === 'split' ? SIZES.split : SIZES.join) / 2;
  const diamond = polygon([{ x, y: y - r }, { x: x + r, y }, { x, y: y + r }, { x: x - r, y }], { fill: 'sheet', stroke: 'edge', width: 1.5 });
  if (kind === 'join') return [diamond];
  return [diamond, line([{ x: x - 4.5, y: y - 4.5 }, { x: x + 4.5, y: y + 4.5 }], { stroke: 'edge', width: 2 }), line([{ x: x - 4.5, y: y + 4.5 }, { x: x + 4.5, y: y - 4.5 }], { stroke: 'edge', width: 2 })];
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

/** An action has round corners, a check cut ones: told apart without colour. */
export function boxMark(check: boolean, bounds: { readonly x: number; readonly y: number; readonly width: number; readonly height: number }): Mark {
  if (!check) return rect(bounds, { fill: 'sheet', stroke: 'action', width: 1.5, radius: 8 });
  const { x, y, width, height } = bounds;
  const b = Math.min(SIZES.bevel, height / 2);
  const at = (dx: number, dy: number): Point => ({ x: x + dx, y: y + dy });
  return polygon([at(b, 0), at(width - b, 0), at(width, b), at(width, height - b), at(width - b, height), at(b, height), at(0, height - b), at(0, b)], { fill: 'wash', stroke: 'action', width: 1.5 });
}

export function clockMarks(x: number, y: number): readonly Mark[] {
  return [circle(x, y, 6, { stroke: 'action', width: 1.4 }), line([{ x, y: y - 3.5 }, { x, y }, { x: x + 3, y: y + 1.5 }], { stroke: 'action', width: 1.4 })];
}

/** A person is a dot, a system a square. */
export function dotMark(kind: 'person' | 'system', { x, y }: Point): Mark {
  const r = SIZES.dot / 2;
  return kind === 'person' ? circle(x, y, r + 0.5, { fill: 'action' }) : rect({ x: x - r, y: y - r, width: SIZES.dot, height: SIZES.dot }, { fill: 'action', radius: 1 });
}

function laneIcon(kind: 'person' | 'system', x: number, y: number): readonly Mark[] {
  if (kind === 'person') return [circle(x + 8, y + 4.5, 3.5, { stroke: 'action', width: 1.5 }), { kind: 'path', d: `M${x + 1.5} ${y + 15} a6.5 6 0 0 1 13 0 z`, stroke: 'action', width: 1.5 }];
  return [rect({ x: x + 1, y: y + 1.5, width: 14, height: 9.5 }, { stroke: 'action', width: 1.5, radius: 1.5 }), line([{ x: x + 4.5, y: y + 14 }, { x: x + 11.5, y: y + 14 }], { stroke: 'action', width: 1.5 })];
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
