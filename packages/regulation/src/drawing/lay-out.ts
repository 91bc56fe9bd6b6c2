/** From the graph of a route to a drawing with every place worked out. */
import { axesOf } from './axes.ts';
import type { Axes } from './axes.ts';
import type { DrawingGraph } from './graph.ts';
import { placeOnGrid } from './grid.ts';
import type { Cell } from './grid.ts';
import { layFlow, layInnerFlows } from './lay-flows.ts';
import type { Exchange, Label, LaidNode, Layout } from './layout.ts';
import { FACES, LINE, SIZES } from './metrics.ts';
import { planEdges } from './plan-edges.ts';
import type { EdgePlan } from './plan-edges.ts';
import { widest } from './text-width.ts';
import type { LegendEntry } from './words.ts';

export function layOut(graph: DrawingGraph): Layout {
  const grid = placeOnGrid(graph);
  const plan = planEdges(grid, grid.taken);
  const axes = axesOf(graph, grid, plan);
  const nodes = grid.cells.flatMap((cell) => nodesOf(cell, graph, axes, plan));
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const flows = [...grid.cells.flatMap((cell) => layInnerFlows(cell, byId)), ...plan.edges.map((edge) => layFlow(edge, axes, byId))];
  const exchanges = grid.cells.flatMap((cell) => exchangesOf(cell, graph, grid.columns, axes));
  return {
    kind: graph.kind, language: graph.language, id: graph.id, title: graph.title,
    width: axes.width, height: axes.bottom, headHeight: axes.headHeight, lanes: axes.lanes, nodes, flows, exchanges, cuts: axes.cuts,
    legend: legendOf(nodes, flows.some(({ supplied }) => supplied), exchanges),
  };
}

function nodesOf(cell: Cell, graph: DrawingGraph, axes: Axes, plan: EdgePlan): readonly LaidNode[] {
  const content = axes.contents.get(cell.id)!;
  const middle = axes.columnMiddle(cell.column);
  const top = axes.rowTop(cell.row);
  const { lane } = cell.node;
  const around = (y: number, size: number) => ({ x: middle - size / 2, y: y - size / 2, width: size, height: size });
  const end = cell.node.kind === 'end' ? cell.node : cell.tail;
  const nodes: LaidNode[] = [];
  if (content.start !== undefined) nodes.push({ kind: 'start', id: 'start', lane, name: graph.start, bounds: around(top + content.boxY - 16 - SIZES.event / 2, SIZES.event), label: centred(content.start, middle, top) });
  if (plan.joins.has(cell.id)) nodes.push({ kind: 'join', id: `${cell.id}_join`, lane, bounds: around(axes.joinY(cell.row), SIZES.join) });
  if (content.box !== undefined && cell.node.kind === 'step') nodes.push({ kind: 'step', id: cell.id, lane, step: cell.node, content: content.box, bounds: { x: middle - content.box.width / 2, y: top + content.boxY, width: content.box.width, height: content.box.height } });
  if (content.splitY !== undefined && cell.node.kind === 'step') nodes.push({ kind: 'split', id: `${cell.id}_split`, lane, name: cell.node.question, bounds: around(top + content.splitY, SIZES.split) });
  if (end !== undefined && content.endY !== undefined) nodes.push({ kind: 'end', id: end.id, lane, outcome: end.outcome, name: end.text, bounds: around(top + content.endY, SIZES.event), label: centred(content.endLines, middle, top + content.endY + SIZES.event / 2 + 2) });
  return nodes;
}

function centred(lines: readonly string[], middle: number, y: number): Label {
  const width = widest(lines, FACES.label);
  return { lines, face: 'label', anchor: 'middle', bounds: { x: middle - width / 2, y, width, height: lines.length * LINE.label } };
}

function exchangesOf(cell: Cell, graph: DrawingGraph, columns: readonly number[], axes: Axes): readonly Exchange[] {
  const { node } = cell;
  const content = axes.contents.get(cell.id)!;
  if (node.kind === 'end' || content.box === undefined) return [];
  const middle = axes.columnMiddle(cell.column);
  const y = axes.rowTop(cell.row) + content.boxY + content.box.height / 2;
  const dots = node.partners.map((lane) => ({ x: axes.columnMiddle(columns.indexOf(lane)), y, kind: graph.lanes[lane]!.kind }));
  const half = content.box.width / 2;
  return [dots.filter(({ x }) => x < middle), dots.filter(({ x }) => x > middle)].filter((side) => side.length > 0).map((side): Exchange => {
    const left = side[0]!.x < middle;
    const far = left ? Math.min(...side.map(({ x }) => x)) : Math.max(...side.map(({ x }) => x));
    return { step: node.id, from: { x: left ? middle - half : middle + half, y }, to: { x: far, y }, dots: side };
  });
}

/** Only what the drawing uses is explained. */
function legendOf(nodes: readonly LaidNode[], supplied: boolean, exchanges: readonly Exchange[]): readonly LegendEntry[] {
  const has = (test: (node: LaidNode) => boolean): boolean => nodes.some(test);
  const dots = exchanges.flatMap((exchange) => exchange.dots);
  const entries: readonly (readonly [LegendEntry, boolean])[] = [
    ['start', true], ['process', has((node) => node.kind === 'step' && !node.step.check)], ['condition', has((node) => node.kind === 'step' && node.step.check)],
    ['fork', has(({ kind }) => kind === 'split')], ['merge', has(({ kind }) => kind === 'join')],
    ['end', has((node) => node.kind === 'end' && node.outcome === 'result')], ['refusal', has((node) => node.kind === 'end' && node.outcome === 'refusal')],
    ['supplied', supplied], ['person', dots.some(({ kind }) => kind === 'person')], ['system', dots.some(({ kind }) => kind === 'system')],
    ['duration', has((node) => node.kind === 'step' && node.step.norms.length > 0)], ['clause', true],
  ];
  return entries.filter(([, used]) => used).map(([entry]) => entry);
}
