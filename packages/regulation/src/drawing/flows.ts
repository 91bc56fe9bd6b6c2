/** Arrows and ends: outcomes that lead to the same place share one arrow; every end is its own event. */
import type { Outcome } from '../vocabulary/acts.ts';
import type { Language, LocalizedText } from '../vocabulary/languages.ts';
import type { Regulation, RouteNode, Target } from '../model/types.ts';
import type { GraphEnd, GraphFlow } from './graph.ts';
import { xmlName } from './xml-text.ts';
import { ACCEPTED, EVENTS, OR, OUTCOME_WORDS, REFUSAL_WORDS } from './words.ts';

interface Way { readonly target: Target; readonly outcomes: readonly Outcome[] }

export function flowsOf(nodes: readonly RouteNode[], regulation: Regulation, laneOf: (node: RouteNode) => number, language: Language): { readonly flows: readonly GraphFlow[]; readonly ends: readonly GraphEnd[] } {
  const flows: GraphFlow[] = [];
  const ends: GraphEnd[] = [];
  const byId = new Map(nodes.map((node) => [node.id, node]));
  // A refusal that is drafted and signed like a result is handed over at the same end.
  const mayRefuse = nodes.some(({ next }) => { const to = next.get('refusal'); return to?.kind === 'node' && byId.get(to.id)?.act !== 'refuse'; });
  for (const node of nodes) {
    const ways = waysOf(node);
    for (const { target, outcomes } of ways) {
      const known = target.kind === 'node' ? byId.get(target.id) : undefined;
      const end = known === undefined ? endOf(node, { target, outcomes }, regulation, mayRefuse, language) : undefined;
      if (end !== undefined) ends.push({ ...end, id: `${xmlName(node.id)}_end_${ends.length}`, lane: laneOf(node) });
      flows.push({ from: xmlName(node.id), to: known === undefined ? ends.at(-1)!.id : xmlName(known.id), label: labelOf(outcomes, ways.length, node, language), supplied: isSupplied(node, outcomes) });
    }
  }
  return { flows, ends };
}

function waysOf(node: RouteNode): readonly Way[] {
  const ways = new Map<string, { readonly target: Target; readonly outcomes: Outcome[] }>();
  for (const [outcome, target] of node.next) {
    const key = target.kind === 'node' ? target.id : target.kind === 'refuse' ? `refuse:${target.refusal}` : 'end';
    const way = ways.get(key) ?? { target, outcomes: [] };
    way.outcomes.push(outcome);
    ways.set(key, way);
  }
  return ways.size > 0 ? [...ways.values()] : [{ target: node.step.refusal === undefined ? { kind: 'end' } : { kind: 'refuse', refusal: node.step.refusal }, outcomes: ['done'] }];
}

function endOf({ step }: RouteNode, { target, outcomes }: Way, regulation: Regulation, mayRefuse: boolean, language: Language): Pick<GraphEnd, 'kind' | 'outcome' | 'text'> {
  if (target.kind === 'refuse') {
    const refusal = regulation.refusals.find(({ id }) => id === target.refusal);
    const words = refusal === undefined ? EVENTS.refused : refusal.name ?? REFUSAL_WORDS[refusal.kind];
    return { kind: 'end', outcome: 'refusal', text: words[language] };
  }
  if (outcomes.every((outcome) => outcome === 'negative' || outcome === 'refusal')) return { kind: 'end', outcome: 'refusal', text: EVENTS[outcomes.includes('negative') ? 'negative' : 'refused'][language] };
  if (outcomes.includes('issued')) return { kind: 'end', outcome: 'result', text: EVENTS.givenAtOnce[language] };
  return { kind: 'end', outcome: 'result', text: EVENTS[mayRefuse && step.act !== 'compose' ? 'givenOrRefused' : 'given'][language] };
}

function labelOf(outcomes: readonly Outcome[], ways: number, { next }: RouteNode, language: Language): string | undefined {
  if (ways === 1 && outcomes.length === 1) return undefined;
  const words = outcomes.map((outcome) => wordOf(outcome, next)[language]);
  return words.join(` ${OR[language]} `);
}

/** "done" says nothing beside another outcome; what it means depends on that one. */
function wordOf(outcome: Outcome, next: RouteNode['next']): LocalizedText {
  if (outcome !== 'done') return OUTCOME_WORDS[outcome];
  if (next.has('incomplete')) return ACCEPTED;
  return next.has('refusal') ? OUTCOME_WORDS.result : OUTCOME_WORDS.done;
}

function isSupplied({ step }: RouteNode, outcomes: readonly Outcome[]): boolean {
  const supplied = step.supplied?.next ?? {};
  return outcomes.every((outcome) => outcome in supplied);
}
