import type { Outcome, Regulation, RouteNode } from '@reglament/regulation';
import type { Case } from '../case.ts';
import { afterPauses, governingDue } from '../deadline.ts';
import type { Problem } from '../decision.ts';
import type { Law } from './context.ts';
import { waitsEnded } from './waiting.ts';

/**
 * What a term closes. A duty outlasts its term: the applicant is still owed an answer, so the act is done late and the
 * journal says so. But where the term is one within which something may be done, and the route has ready what takes its
 * place, the act is gone with it:
 * - where a text prints the refusal of an incomplete package in a step with a term, it is refused within that term; after
 *   it the package counts as accepted, and what is lacking is a matter of the examination (`lapse` of the regulation);
 * - what the applicant must present counts only within their term; after that it has not been presented. Before its end
 *   nobody can say so.
 */
export function termProblem(state: Case, node: RouteNode, outcome: Outcome, law: Law): Problem | undefined {
  const closes = closesWithTerm(node, outcome, law);
  const waitsForTerm = outcome === 'not-presented' && node.next.has('presented');
  if (state.step === undefined || (!closes && !waitsForTerm)) return undefined;
  const due = governingDue(node, state.step.enteredAt, state, law.calendars, outcome);
  if (due === undefined) return undefined;
  const resumed = waitsEnded(state, law).find((event) => event.kind === 'DueChanged');
  const { at } = afterPauses(due, (resumed?.due ?? state.step.due)?.pauses ?? [], law.calendars);
  if (closes && law.now > at) return { field: 'outcome', code: 'term-over', params: { at } };
  return waitsForTerm && law.now <= at ? { field: 'outcome', code: 'term-not-over', params: { at } } : undefined;
}

function closesWithTerm(node: RouteNode, outcome: Outcome, { regulation }: Law): boolean {
  if (outcome === 'presented') return node.next.has('not-presented');
  return outcome === 'incomplete' && node.next.size > 1 && isRefusedWithin(node, regulation) && regulation.lapse.acceptanceRefusal === 'closes';
}

/** Whether the text prints the refusal in the very step whose term it is; elsewhere printed, it has no term of its own. */
function isRefusedWithin({ step, next }: RouteNode, { refusals }: Regulation): boolean {
  const target = next.get('incomplete');
  const refusal = target?.kind === 'refuse' ? refusals.find(({ id }) => id === target.refusal) : undefined;
  return refusal !== undefined && refusal.lines[0] >= step.lines[0] && refusal.lines[1] <= step.lines[1];
}
