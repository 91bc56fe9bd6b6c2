import type { Case } from '../case.ts';
import type { Command } from '../command.ts';
import { afterPauses, stepDue } from '../deadline.ts';
import { invalid } from '../decision.ts';
import type { Decision } from '../decision.ts';
import type { Event } from '../event.ts';
import { getNode } from './context.ts';
import type { Law } from './context.ts';
import { isClaimedByAnother, permissionProblem } from './permission.ts';

/**
 * A printed condition is found to hold by whoever works on the open step. Where one of the step's norms waits for it,
 * the step's due instant is counted anew from the same start: the condition held all along, it was only not known.
 */
export function establishCondition(state: Case, { by, step, condition }: Extract<Command, { kind: 'EstablishCondition' }>, law: Law): Decision {
  if (state.step?.node !== step) return invalid('not-this-step', 'step', { current: state.step?.node ?? '' });
  const node = getNode(law, state.route, step);
  const permission = permissionProblem(state, node, by);
  if (permission !== undefined) return { kind: 'invalid', problems: [permission] };
  if (isClaimedByAnother(state, by)) return invalid('claimed-by-another', 'by');
  if (!law.regulation.conditions.some(({ id }) => id === condition)) return invalid('no-such-condition', 'conditions', { condition });
  if (state.conditions.includes(condition)) return invalid('already-noted', 'conditions');

  const counted = stepDue(node, state.step.enteredAt, { marks: state.marks, conditions: [...state.conditions, condition] }, law.calendars);
  const due = counted && afterPauses(counted, state.step.due?.pauses ?? [], law.calendars);
  const changed: readonly Event[] = due === undefined || due.at === state.step.due?.at ? [] : [{ kind: 'DueChanged', step, due }];
  return { kind: 'decided', events: [{ kind: 'ConditionEstablished', condition }, ...changed] };
}
