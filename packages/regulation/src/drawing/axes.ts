/** The sizes of rows, gaps, columns and gutters, and from them every coordinate. */
import { contentOf } from './cell-content.ts';
import type { CellContent } from './cell-content.ts';
import type { DrawingGraph } from './graph.ts';
import type { Cell, Grid } from './grid.ts';
import { columnWidth, FACES, LINE, SIZES } from './metrics.ts';
import type { Across, Crossing, EdgePlan } from './plan-edges.ts';
import { twoLineWidth, wrapText, widest } from './text-width.ts';
import type { Label, LaidLane } from './layout.ts';

export interface Axes {
  readonly width: number;
  readonly headHeight: number;
  readonly bottom: number;
  readonly lanes: readonly LaidLane[];
  readonly cuts: readonly number[];
  readonly contents: ReadonlyMap<string, CellContent>;
  /** Middle and width of a column. */
  readonly columnMiddle: (column: number) => number;
  readonly columnWidth: (column: number) => number;
  readonly gutterWidth: (gutter: number) => number;
  readonly rowTop: (row: number) => number;
  readonly across: (place: Across) => number;
  readonly crossingY: (crossing: Crossing) => number;
  readonly joinY: (row: number) => number;
}

export function axesOf(graph: DrawingGraph, grid: Grid, plan: EdgePlan): Axes {
  const { widths, gutters } = columnSizes(graph, grid, plan);
  const columnLeft = widths.map((_, column) => sum(gutters.slice(0, column + 1)) + sum(widths.slice(0, column)));
  const gutterLeft = gutters.map((_, gutter) => sum(gutters.slice(0, gutter)) + sum(widths.slice(0, gutter)));
  const width = sum(gutters) + sum(widths);
  const first = grid.cells[0]!;
  const contents = new Map(grid.cells.map((cell) => [cell.id, contentOf(cell, widths[cell.column]!, cell === first ? graph.start : undefined)]));
  const border = (lane: number): number => { const column = grid.columns.indexOf(lane); return lane === 0 ? 0 : lane >= graph.lanes.length ? width : gutterLeft[column]! + SIZES.gutter / 2 - 3; };
  const { lanes, headHeight } = lanesOf(graph, border);
  const { tops, cuts, bottom, joinBand } = rowsOf(grid, plan, contents, headHeight);
  return {
    width, headHeight, bottom, lanes, cuts, contents,
    columnMiddle: (column) => columnLeft[column]! + widths[column]! / 2,
    columnWidth: (column) => widths[column]!,
    gutterWidth: (gutter) => gutters[gutter]!,
    rowTop: (row) => tops[row]!,
    across: (place) => (place.at === 'column' ? columnLeft[place.column]! + widths[place.column]! / 2 : gutterLeft[place.gutter]! + SIZES.gutter / 2 + (place.track + 0.5) * SIZES.track),
    crossingY: ({ gap, track, join }) => (join === undefined ? tops[gap + 1]! - joinBand[gap + 1]! - SIZES.gap / 2 - (tracksIn(gap, plan) - 1 - track) * SIZES.track : tops[gap + 1]! - SIZES.joinBand / 2 - 4),
    joinY: (row) => tops[row]! - SIZES.joinBand / 2 - 4,
  };
}

/** As wide as reads well; narrower, step by step, while the drawing is too wide for A4 lying. */
function columnSizes(graph: DrawingGraph, grid: Grid, plan: EdgePlan): { readonly widths: readonly number[]; readonly gutters: readonly number[] } {
  const active = grid.columns.filter((lane) => !graph.lanes[lane]!.passive).length;
  for (let width = columnWidth(active); ; width -= 8) {
    const widths = grid.columns.map((lane) => (graph.lanes[lane]!.passive ? Math.min(SIZES.narrowColumn, width - 48) : width));
    const gutters = plan.gutterTracks.map((tracks, gutter) => Math.max(SIZES.gutter + tracks * SIZES.track, labelRoom(gutter, plan, widths)));
    if (sum(widths) + sum(gutters) <= SIZES.widest || width <= SIZES.narrowest) return { widths, gutters };
  }
}

/** A gutter is wide enough for the words on an arrow that leaves a fork towards it, in two lines. */
function labelRoom(gutter: number, plan: EdgePlan, widths: readonly number[]): number {
  const needs = plan.edges.filter(({ exit, flow, source }) => flow.label !== undefined && (exit === 'right' ? source.column + 1 : exit === 'left' ? source.column : -1) === gutter);
  return Math.max(0, ...needs.map(({ flow, source }) => twoLineWidth(flow.label!, FACES.label) + 9 - (widths[source.column]! - SIZES.split) / 2));
}

function rowsOf(grid: Grid, plan: EdgePlan, contents: ReadonlyMap<string, CellContent>, headHeight: number): { readonly tops: readonly number[]; readonly cuts: readonly number[]; readonly bottom: number; readonly joinBand: readonly number[] } {
  const tops: number[] = [];
  const cuts: number[] = [];
  const joinBand = Array.from({ length: grid.rows }, (_, row) => (grid.cells.some((cell) => cell.row === row && plan.joins.has(cell.id)) ? SIZES.joinBand : 0));
  let y = headHeight + SIZES.side;
  for (let row = 0; row < grid.rows; row += 1) {
    if (row > 0) {
      cuts.push(y + 5);
      y += SIZES.gap + Math.max(0, tracksIn(row - 1, plan) - 1) * SIZES.track + joinBand[row]!;
    }
    tops.push(y);
    y += Math.max(...grid.cells.filter((cell) => cell.row === row).map((cell: Cell) => contents.get(cell.id)!.height));
  }
  return { tops, cuts, bottom: y + SIZES.side, joinBand };
}

function tracksIn(gap: number, plan: EdgePlan): number {
  return 1 + Math.max(-1, ...plan.crossings.filter((crossing) => crossing.gap === gap && crossing.join === undefined).map(({ track }) => track));
}

function lanesOf(graph: DrawingGraph, border: (lane: number) => number): { readonly lanes: readonly LaidLane[]; readonly headHeight: number } {
  const drafts = graph.lanes.map((lane, index) => {
    const x = border(index);
    const width = border(index + 1) - x;
    const face = lane.passive ? 'narrow' : 'lane';
    const left = lane.passive ? 8 : 14 + SIZES.laneIcon;
    return { lane, x, width, face, left, lines: wrapText(lane.name, FACES[face], width - left - 8) } as const;
  });
  const headHeight = Math.max(...drafts.map(({ lines, face, lane }) => lines.length * LINE[face] + (lane.passive ? SIZES.laneIcon + 4 : 0))) + 18;
  const lanes = drafts.map(({ lane, x, width, face, left, lines }): LaidLane => {
    const label: Label = { lines, face, anchor: 'start', bounds: { x: x + left, y: lane.passive ? 9 + SIZES.laneIcon + 4 : 9, width: widest(lines, FACES[face]), height: lines.length * LINE[face] } };
    return { ...lane, x, width, label };
  });
  return { lanes, headHeight };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
