import { ACTORS } from '../vocabulary/actors.ts';
import type { Mark } from '../vocabulary/marks.ts';
import type { Outcome } from '../vocabulary/acts.ts';
import type { CompiledRoute, NodeId, Norm, RouteNode } from '../model/types.ts';
import type { LintClock } from './clock.ts';
import { isActor } from './words.ts';

type Marks = Readonly<Partial<Record<Mark, number>>>;

interface Station { readonly node: RouteNode; readonly start: number; readonly at: number; readonly marks: Marks; readonly seen: ReadonlySet<NodeId> }

/**
 * Walks every way through a route, each step taking its whole norm, and compares each end with the printed term.
 * @returns the last step of the way that overruns the term most, or `undefined` where every way keeps it
 */
export function longestOverrun(compiled: CompiledRoute, term: Norm, clock: LintClock): NodeId | undefined {
  const overruns = clock.starts.flatMap((start) => overrunsFrom(start, compiled, term, clock));
  return overruns.reduce<Overrun | undefined>((worst, overrun) => (worst === undefined || overrun.excess > worst.excess ? overrun : worst), undefined)?.node;
}

interface Overrun { readonly node: NodeId; readonly excess: number }

function overrunsFrom(start: number, compiled: CompiledRoute, term: Norm, clock: LintClock): readonly Overrun[] {
  const overruns: Overrun[] = [];
  const entry = compiled.nodes.get(compiled.entry);
  const waiting: Station[] = entry === undefined ? [] : [{ node: entry, start, at: start, marks: {}, seen: new Set() }];
  for (let station = waiting.pop(); station !== undefined; station = waiting.pop()) {
    const { node, seen } = station;
    for (const [outcome, target] of node.next) {
      const at = dueAfter(station, outcome, term, clock);
      const marks = { ...station.marks, ...Object.fromEntries(node.step.marks.map((mark) => [mark, at])) };
      const next = target.kind === 'node' ? compiled.nodes.get(target.id) : undefined;
      if (next !== undefined && !seen.has(next.id)) { waiting.push({ node: next, start, at, marks, seen: new Set([...seen, node.id]) }); continue; }
      const excess = at - termEnd(term, marks, start, clock);
      if (target.kind === 'end' && excess > 0) overruns.push({ node: node.id, excess });
    }
  }
  return overruns;
}

/**
 * When the step is done at the latest. The applicant's own steps cost nothing of the term: his time runs there, not
 * the provider's. Tables print the term of the whole service in the row of the last step; it is not counted twice. Parts follow each other; of several norms the longest counts.
 */
function dueAfter({ node, start, at, marks }: Station, outcome: Outcome, term: Norm, clock: LintClock): number {
  if (isActor(node.actor) && ACTORS[node.actor].kind === 'applicant') return at;
  const holding = node.norms.filter((norm) => !isSame(norm, term) && (norm.when === undefined || ('outcome' in norm.when && norm.when.outcome === outcome)));
  const due = (norm: Norm, from: number): number => clock.due(node.actor, withinItsDay(from, start), { ...norm, value: norm.max ?? norm.value });
  const single = holding.filter(({ part }) => part === undefined).map((norm) => due(norm, (norm.from === undefined ? undefined : marks[norm.from]) ?? at));
  const parts = holding.filter(({ part }) => part !== undefined).reduce((from, norm) => due(norm, from), at);
  return Math.max(at, parts, ...single);
}

function isSame(norm: Norm, term: Norm): boolean {
  return norm.lines !== undefined && norm.lines.join() === term.lines?.join() && norm.value === term.value && norm.unit === term.unit;
}

/** What is done in the last moment of a day is done on that day, although the office closes at that very instant. */
function withinItsDay(instant: number, start: number): number {
  return instant > start ? instant - 1 : instant;
}

/** A term that starts with an event not met on this way starts with the case. */
function termEnd(term: Norm, marks: Marks, start: number, clock: LintClock): number {
  const from = (term.from === undefined ? undefined : marks[term.from]) ?? start;
  return clock.due('Provider', from, { ...term, value: term.max ?? term.value });
}
