/** Places on the grid: each lane has one column or two, each step its row. Rows are read from above. */
import type { DrawingGraph, GraphEnd, GraphFlow, GraphStep } from './graph.ts';

export interface Cell {
  readonly id: string;
  readonly row: number;
  readonly column: number;
  readonly node: GraphStep | GraphEnd;
  /** The only way on ends the route: its event stands below the step, in the same cell. */
  readonly tail: GraphEnd | undefined;
  readonly ways: readonly GraphFlow[];
}

export interface Grid {
  readonly cells: readonly Cell[];
  readonly rows: number;
  /** The lane of each column, from the left. */
  readonly columns: readonly number[];
  /** "row,column" of every cell and of every partner's dot: no arrow passes there. */
  readonly taken: ReadonlySet<string>;
}

export function placeOnGrid(graph: DrawingGraph): Grid {
  const nodes = new Map<string, GraphStep | GraphEnd>([...graph.steps, ...graph.ends].map((node) => [node.id, node]));
  const ways = (id: string): readonly GraphFlow[] => graph.flows.filter(({ from }) => from === id);
  const tailOf = (id: string): GraphEnd | undefined => { const [only, ...more] = ways(id); const end = only === undefined || more.length > 0 ? undefined : nodes.get(only.to); return end?.kind === 'end' ? end : undefined; };
  const tails = new Set(graph.steps.map(({ id }) => tailOf(id)?.id));
  const isLast = (id: string): boolean => nodes.get(id)?.kind === 'end' || tailOf(id) !== undefined;
  const isResult = (id: string): boolean => { const node = nodes.get(id); return (node?.kind === 'end' ? node : tailOf(id))?.outcome === 'result'; };
  const { columns, mainOf, sideOf } = columnsOf(graph, nodes, isLast);
  const cells: Cell[] = [];
  const taken = new Set<string>();
  const spans: Span[] = [];
  let lastRow = -1;
  for (const id of readingOrder(graph, nodes, isLast, isResult).filter((name) => !tails.has(name))) {
    const node = nodes.get(id)!;
    const before = graph.flows.filter(({ to }) => to === id).map(({ from }) => cells.find((cell) => cell.id === from)).filter((cell) => cell !== undefined);
    const aside = isLast(id) && before.length === 1 && before[0]!.ways.length > 1;
    // In an interaction diagram steps stand below each other: side by side their exchanges would run into one another.
    const lowest = graph.kind === 'interaction' && !aside ? lastRow : Math.max(-1, ...before.map(({ row }) => row));
    const partners = node.kind === 'step' ? node.partners.map((lane) => mainOf[lane]!) : [];
    const main = mainOf[node.lane]!;
    const side = sideOf[node.lane]!;
    const choice = !aside || isResult(id) || graph.form === 'column' ? [main] : sharesLane(before[0]!, id, nodes) ? [side] : [main, side];
    let row = lowest + 1;
    const spanAt = (column: number): Span => ({ row, column, from: Math.min(column, ...partners), to: Math.max(column, ...partners) });
    const isFree = (column: number): boolean => spans.every((other) => !inTheWay(spanAt(column), other));
    while (!choice.some(isFree)) row += 1;
    const column = choice.find(isFree) ?? main;
    cells.push({ id, row, column, node, tail: tailOf(id), ways: ways(id) });
    for (const at of [column, ...partners]) taken.add(`${row},${at}`);
    spans.push(spanAt(column));
    if (!aside) lastRow = row;
  }
  return { cells, rows: Math.max(...cells.map(({ row }) => row)) + 1, columns, taken };
}

/** What a cell covers of its row: its own column and the exchanges that run from it. */
interface Span { readonly row: number; readonly column: number; readonly from: number; readonly to: number }

function inTheWay(one: Span, other: Span): boolean {
  const covers = (span: Span, column: number): boolean => span.from <= column && column <= span.to;
  return one.row === other.row && (covers(one, other.column) || covers(other, one.column));
}

type Nodes = ReadonlyMap<string, GraphStep | GraphEnd>;

/** Steps after all that lead to them; a branch that ends soon right after its fork. */
function readingOrder(graph: DrawingGraph, nodes: Nodes, isLast: (id: string) => boolean, isResult: (id: string) => boolean): readonly string[] {
  const missing = new Map([...nodes.keys()].map((id) => [id, graph.flows.filter(({ to }) => to === id).length]));
  const order: string[] = [];
  const ready = graph.steps.slice(0, 1).map(({ id }) => id);
  for (let id = ready.pop(); id !== undefined; id = ready.pop()) {
    order.push(id);
    const free = graph.flows.filter(({ from }) => from === id).map(({ to }) => to).filter((to) => { missing.set(to, missing.get(to)! - 1); return missing.get(to) === 0; });
    ready.push(...free.filter((to) => !isLast(to)).toReversed(), ...free.filter((to) => isLast(to) && isResult(to)), ...free.filter((to) => isLast(to) && !isResult(to)).toReversed());
  }
  return order;
}

/** A lane gets a second column where a branch ends beside a way that goes on in the same lane. */
function columnsOf(graph: DrawingGraph, nodes: Nodes, isLast: (id: string) => boolean): { readonly columns: readonly number[]; readonly mainOf: readonly number[]; readonly sideOf: readonly number[] } {
  const double = new Set<number>();
  if (graph.form === 'column') return { columns: [0], mainOf: [0], sideOf: [0] };
  for (const { id } of graph.steps) {
    const targets = graph.flows.filter(({ from }) => from === id).map(({ to }) => nodes.get(to)!);
    if (targets.length < 2) continue;
    for (const lane of new Set(targets.filter(({ id: to }) => isLast(to)).map((target) => target.lane))) if (targets.filter((target) => target.lane === lane).length > 1) double.add(lane);
  }
  const columns = graph.lanes.flatMap((_, lane) => (double.has(lane) ? [lane, lane] : [lane]));
  const mainOf = graph.lanes.map((_, lane) => columns.indexOf(lane));
  return { columns, mainOf, sideOf: mainOf.map((column, lane) => (double.has(lane) ? column + 1 : column)) };
}

/** Whether another way of the fork needs the place below in this lane. */
function sharesLane(fork: Cell, id: string, nodes: Nodes): boolean {
  return fork.ways.some(({ to }) => to !== id && nodes.get(to)!.lane === nodes.get(id)!.lane);
}
