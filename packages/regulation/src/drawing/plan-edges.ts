/**
 * Which way each arrow between cells takes, in columns and rows only. Arrows run down: straight, through the gap between
 * two rows, or beside a column in its gutter. Real coordinates come later, when rows and gutters have their sizes.
 */
import type { Cell, Grid } from './grid.ts';
import type { GraphFlow } from './graph.ts';

export type Exit = 'bottom' | 'left' | 'right';

/** A place across the drawing: the middle of a column, or a track of the gutter left of a column. */
export type Across = { readonly at: 'column'; readonly column: number } | { readonly at: 'gutter'; readonly gutter: number; readonly track: number };

/** A way across, in the gap below `row`. `join`: it ends in the side of the diamond where ways come together. */
export interface Crossing { readonly flow: GraphFlow; readonly gap: number; readonly from: Across; readonly to: Across; readonly join: 'left' | 'right' | undefined; track: number }

export interface PlannedEdge {
  readonly flow: GraphFlow;
  readonly source: Cell;
  readonly target: Cell;
  readonly exit: Exit;
  /** The fork's side leads straight across to the target's column. */
  readonly corridor: boolean;
  /** Side exits run down this gutter track. */
  readonly gutter: Extract<Across, { at: 'gutter' }> | undefined;
  readonly crossings: readonly Crossing[];
}

export interface EdgePlan { readonly edges: readonly PlannedEdge[]; readonly crossings: readonly Crossing[]; readonly gutterTracks: readonly number[]; readonly joins: ReadonlySet<string> }

export function planEdges(grid: Grid, taken: ReadonlySet<string>): EdgePlan {
  const byId = new Map(grid.cells.map((cell) => [cell.id, cell]));
  const flows = grid.cells.flatMap((source) => source.ways.filter(({ to }) => byId.has(to)).map((flow) => ({ flow, source, target: byId.get(flow.to)! })));
  const joins = new Set(flows.map(({ flow }) => flow.to).filter((to, index, all) => all.indexOf(to) !== index));
  const used = new Set(taken);
  const gutterUse: { readonly gutter: number; readonly from: number; readonly to: number; readonly track: number }[] = [];
  const joinSides = new Set<string>();
  const isFree = (column: number, first: number, last: number): boolean => rowsBetween(first, last).every((row) => !used.has(`${row},${column}`));
  const use = (column: number, first: number, last: number): void => { for (const row of rowsBetween(first, last)) used.add(`${row},${column}`); };
  const trackIn = (gutter: number, from: number, to: number): Extract<Across, { at: 'gutter' }> => {
    let track = 0;
    while (gutterUse.some((other) => other.gutter === gutter && other.track === track && other.from <= to && from <= other.to)) track += 1;
    gutterUse.push({ gutter, from, to, track });
    return { at: 'gutter', gutter, track };
  };
  const sideOfJoin = (to: string, from: Across, column: number): 'left' | 'right' | undefined => {
    const side = positionOf(from) === column ? undefined : positionOf(from) < column ? 'left' : 'right';
    if (!joins.has(to) || side === undefined || joinSides.has(`${to} ${side}`)) return undefined;
    joinSides.add(`${to} ${side}`);
    return side;
  };
  const edges: PlannedEdge[] = [];
  for (const { flow, source, target, exit } of withExits(flows)) {
    const a: Across = { at: 'column', column: source.column };
    const b: Across = { at: 'column', column: target.column };
    const crossing = (gap: number, from: Across, to: Across): Crossing => ({ flow, gap, from, to, track: 0, join: to === b && gap === target.row - 1 ? sideOfJoin(flow.to, from, target.column) : undefined });
    const add = (edge: Partial<PlannedEdge>): void => { edges.push({ flow, source, target, exit, corridor: false, gutter: undefined, crossings: [], ...edge }); };
    const [above, below] = [source.row + 1, target.row - 1];
    if (exit === 'bottom') {
      if (source.column === target.column && isFree(source.column, above, below)) { use(source.column, above, below); add({}); }
      else if (source.column !== target.column && isFree(source.column, above, below)) { use(source.column, above, below); add({ crossings: [crossing(below, a, b)] }); }
      else if (source.column !== target.column && isFree(target.column, above, below)) { use(target.column, above, below); add({ crossings: [crossing(source.row, a, b)] }); }
      else { const gutter = trackIn(target.column + (source.column >= target.column ? 1 : 0), source.row, target.row); add({ crossings: [crossing(source.row, a, gutter), crossing(below, gutter, b)] }); }
      continue;
    }
    const between = columnsBetween(source.column, target.column);
    if (!joins.has(flow.to) && between.length > 0 && between.every((column) => !used.has(`${source.row},${column}`)) && isFree(target.column, above, below)) {
      for (const column of between) used.add(`${source.row},${column}`);
      use(target.column, above, below);
      add({ corridor: true });
      continue;
    }
    const gutter = trackIn(source.column + (exit === 'right' ? 1 : 0), source.row, target.row);
    add({ gutter, crossings: [crossing(below, gutter, b)] });
  }
  const gutterTracks = Array.from({ length: grid.columns.length + 1 }, (_, gutter) => 1 + Math.max(-1, ...gutterUse.filter((one) => one.gutter === gutter).map(({ track }) => track)));
  const crossings = edges.flatMap((edge) => edge.crossings);
  for (let gap = 0; gap < grid.rows; gap += 1) assignTracks(crossings.filter((crossing) => crossing.gap === gap && crossing.join === undefined));
  return { edges, crossings, gutterTracks, joins };
}

/** The order of a place from left to right; a gutter's tracks lie between its two columns. */
function positionOf(across: Across): number {
  return across.at === 'column' ? across.column : across.gutter - 0.5 + across.track / 100;
}

interface Drawn { readonly flow: GraphFlow; readonly source: Cell; readonly target: Cell }

/** One way leaves at the bottom; the ways of a fork at its corners, each towards its target, the farthest first: so they do not cross. Straight below, the nearest goes down and the others beside it. */
function withExits(flows: readonly Drawn[]): readonly (Drawn & { readonly exit: Exit })[] {
  const taken = new Set<string>();
  const claim = (id: string, ...wishes: readonly Exit[]): Exit => {
    const exit = wishes.find((wish) => !taken.has(`${id} ${wish}`)) ?? 'bottom';
    taken.add(`${id} ${exit}`);
    return exit;
  };
  const distance = ({ source, target }: Drawn): number => Math.abs(source.column - target.column);
  return flows.toSorted((one, other) => one.source.row - other.source.row || one.source.column - other.source.column || distance(other) - distance(one) || one.target.row - other.target.row).map((drawn) => {
    const { source, target } = drawn;
    if (source.ways.length < 2 || source.column === target.column) return { ...drawn, exit: claim(source.id, 'bottom', 'right', 'left') };
    return { ...drawn, exit: target.column < source.column ? claim(source.id, 'left', 'bottom', 'right') : claim(source.id, 'right', 'bottom', 'left') };
  });
}

/** Lines that would lie on each other get tracks of their own; one that comes from above a place goes above those that leave it. */
function assignTracks(crossings: readonly Crossing[]): void {
  const span = ({ from, to }: Crossing): readonly [number, number] => [Math.min(positionOf(from), positionOf(to)), Math.max(positionOf(from), positionOf(to))];
  const meet = (one: Crossing, other: Crossing): boolean => span(one)[0] <= span(other)[1] && span(other)[0] <= span(one)[1] && one.flow.to !== other.flow.to;
  const mustBeBelow = (one: Crossing, other: Crossing): boolean => one !== other && positionOf(one.to) === positionOf(other.from);
  const waiting = [...crossings];
  const done: Crossing[] = [];
  while (waiting.length > 0) {
    const index = Math.max(0, waiting.findIndex((one) => !waiting.some((other) => mustBeBelow(one, other))));
    const [one] = waiting.splice(index, 1) as [Crossing];
    const lowest = Math.max(0, ...done.filter((other) => mustBeBelow(one, other)).map(({ track }) => track + 1));
    one.track = lowest;
    while (done.some((other) => other.track === one.track && meet(one, other))) one.track += 1;
    done.push(one);
  }
}

function rowsBetween(first: number, last: number): readonly number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}

/** Columns passed on the way from one to another, the last included. */
function columnsBetween(from: number, to: number): readonly number[] {
  return from < to ? rowsBetween(from + 1, to) : rowsBetween(to, from - 1);
}
