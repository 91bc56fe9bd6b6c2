/** The points and the label of each arrow. */
import type { Axes } from './axes.ts';
import { exitLabelWidth } from './cell-content.ts';
import type { GraphFlow } from './graph.ts';
import type { Cell } from './grid.ts';
import type { Bounds, Label, LaidFlow, LaidNode, Point } from './layout.ts';
import { FACES, LINE, SIZES } from './metrics.ts';
import type { PlannedEdge } from './plan-edges.ts';
import { widest, wrapText } from './text-width.ts';

type Nodes = ReadonlyMap<string, LaidNode>;

/** The short arrows inside a cell: event to step, step to fork or end, join to what follows. */
export function layInnerFlows(cell: Cell, nodes: Nodes): readonly LaidFlow[] {
  const chain = [cell.id === firstAfterStart(nodes) ? 'start' : undefined, `${cell.id}_join`, cell.id, `${cell.id}_split`, cell.tail?.id].filter((id) => id !== undefined).map((id) => nodes.get(id)).filter((node) => node !== undefined);
  return chain.slice(1).map((to, index): LaidFlow => {
    const from = chain[index]!;
    const own = to.kind === 'end' ? cell.ways[0] : undefined;
    return { id: `flow_${from.id}_${to.id}`, from: from.id, to: to.id, points: [bottomOf(from.bounds), topOf(to.bounds)], name: own?.label, label: undefined, supplied: own?.supplied ?? false };
  });
}

export function layFlow({ flow, source, target, exit, corridor, gutter, crossings }: PlannedEdge, axes: Axes, nodes: Nodes): LaidFlow {
  const from = nodes.get(`${source.id}_split`) ?? nodes.get(source.id)!;
  const to = nodes.get(`${target.id}_join`) ?? nodes.get(target.id)!;
  const start = exit === 'bottom' ? bottomOf(from.bounds) : sideOf(from.bounds, exit);
  const points: Point[] = [start];
  const goTo = (x: number, y: number): void => { points.push({ x, y }); };
  if (corridor) goTo(axes.columnMiddle(target.column), start.y);
  if (gutter !== undefined) goTo(axes.across(gutter), start.y);
  for (const crossing of crossings) {
    const y = axes.crossingY(crossing);
    goTo(points.at(-1)!.x, y);
    if (crossing.join === undefined) goTo(axes.across(crossing.to), y);
    else goTo(sideOf(to.bounds, crossing.join).x, y);
  }
  if (crossings.at(-1)?.join === undefined) goTo(points.at(-1)!.x, topOf(to.bounds).y);
  return { id: `flow_${from.id}_${to.id}`, from: from.id, to: to.id, points: withoutRepeats(points), name: flow.label, label: labelOf(flow, start, exit, source, axes), supplied: flow.supplied };
}

/** Beside the arrow's first piece: above a way that leaves a fork to the side, right of one that goes down. */
function labelOf(flow: GraphFlow, start: Point, exit: PlannedEdge['exit'], source: Cell, axes: Axes): Label | undefined {
  if (flow.label === undefined) return undefined;
  const half = axes.columnWidth(source.column) / 2;
  if (exit === 'bottom') return labelAt(wrapText(flow.label, FACES.label, exitLabelWidth(2 * half)), start.x + 7, start.y + 2, 'start');
  const room = half - SIZES.split / 2 - 7 + axes.gutterWidth(exit === 'right' ? source.column + 1 : source.column);
  const lines = wrapText(flow.label, FACES.label, room);
  const y = start.y - 3 - lines.length * LINE.label;
  return labelAt(lines, exit === 'right' ? start.x + 5 : start.x - 5, y, exit === 'right' ? 'start' : 'end');
}

function labelAt(lines: readonly string[], x: number, y: number, anchor: 'start' | 'end'): Label {
  const width = widest(lines, FACES.label);
  return { lines, face: 'label', anchor, bounds: { x: anchor === 'start' ? x : x - width, y, width, height: lines.length * LINE.label } };
}

function firstAfterStart(nodes: Nodes): string | undefined {
  return [...nodes.values()].find(({ kind }) => kind === 'step')?.id;
}

function topOf({ x, y, width }: Bounds): Point {
  return { x: x + width / 2, y };
}

function bottomOf({ x, y, width, height }: Bounds): Point {
  return { x: x + width / 2, y: y + height };
}

function sideOf({ x, y, width, height }: Bounds, side: 'left' | 'right'): Point {
  return { x: side === 'left' ? x : x + width, y: y + height / 2 };
}

function withoutRepeats(points: readonly Point[]): readonly Point[] {
  return points.filter((point, index) => { const before = points[index - 1]; return before === undefined || before.x !== point.x || before.y !== point.y; });
}
