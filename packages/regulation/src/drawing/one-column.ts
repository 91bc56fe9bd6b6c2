/** The same drawing for a phone: one column, nothing to scroll sideways, who does each step said in its box. */
import type { DrawingGraph } from './graph.ts';

export function inOneColumn(graph: DrawingGraph): DrawingGraph {
  const { lanes, steps, ends } = graph;
  const whoDoes = (lane: number, partners: readonly number[]): string => [lane, ...partners].map((index) => lanes[index]!.name).join(' · ');
  return {
    ...graph, form: 'column', id: `${graph.id}_column`,
    lanes: [{ ...lanes[0]!, name: graph.title, passive: false }],
    steps: steps.map((step) => ({ ...step, lane: 0, partners: [], who: whoDoes(step.lane, step.partners) })),
    ends: ends.map((end) => ({ ...end, lane: 0 })),
  };
}
