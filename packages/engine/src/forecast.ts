import type { NodeId, Outcome, RouteNode } from '@reglament/regulation';
import type { Case, Due } from './case.ts';
import { followOn, stepDue } from './deadline.ts';
import { getNode } from './deciding/context.ts';
import type { Law } from './deciding/context.ts';

export interface Forecast {
  /** When the result is due at the latest if every step uses its whole norm; the printed term where it ends sooner. */
  readonly at: string;
  readonly steps: readonly { readonly node: NodeId; readonly due?: Due }[];
  readonly term?: Due;
}

/** Ways on in the order of hope: the applicant is told when the result comes, not when a refusal would. */
const HOPEFUL: readonly Outcome[] = ['issued', 'found', 'valid', 'confirmed', 'conform', 'presented', 'result', 'done', 'absent', 'negative', 'refusal'];

/** Walks from the current step to the end, each step beginning when the one before it is due. */
export function forecast(state: Case, law: Law): Forecast | undefined {
  if (state.step === undefined) return undefined;
  const steps: { readonly node: NodeId; readonly due?: Due }[] = [];
  let at = state.step.enteredAt;
  let node: RouteNode | undefined = getNode(law, state.route, state.step.node);
  for (const seen = new Set<NodeId>(); node !== undefined && !seen.has(node.id);) {
    seen.add(node.id);
    const due: Due | undefined = seen.size === 1 ? state.step.due : stepDue(node, steps.some((step) => step.due !== undefined) ? followOn(at, node.norms) : at, state, law.calendars);
    steps.push(due === undefined ? { node: node.id } : { node: node.id, due });
    if (due !== undefined && due.at > at) at = due.at;
    node = hopefulNext(node, state, law);
  }
  const term = state.term;
  return { at: term !== undefined && term.at < at ? term.at : at, steps, ...(term === undefined ? {} : { term }) };
}

function hopefulNext(node: RouteNode, state: Case, law: Law): RouteNode | undefined {
  const absent = node.step.consults.some((consult) => state.answers[consult.system] === 'absent');
  const order = absent ? HOPEFUL.filter((outcome) => outcome !== 'issued' && outcome !== 'found') : HOPEFUL;
  const target = order.map((outcome) => node.next.get(outcome)).find((candidate) => candidate !== undefined);
  return target?.kind === 'node' ? getNode(law, state.route, target.id) : undefined;
}
