import { ACTORS } from '@reglament/regulation';
import type { Act, Actor, Performer, RouteNode } from '@reglament/regulation';
import type { Case, KeptClock, PassedStep } from '../case.ts';
import type { Command } from '../command.ts';
import { invalid } from '../decision.ts';
import type { Decision } from '../decision.ts';
import { getNode, getRoute } from './context.ts';
import type { Law } from './context.ts';
import { isClaimedByAnother, permissionProblem } from './permission.ts';
import { waitsEnded } from './waiting.ts';

/**
 * Work inside the office that can be done over. What has gone out (a registration, a signature, a decision, a notice, a
 * result) has its effect and is not taken back by sending the file one desk down.
 */
const REDONE: readonly Act[] = ['assign', 'examine', 'inspect', 'prepare', 'check-documents', 'approve'];

/** Acts that only carry the file on: the return passes over them. */
const CARRIED: readonly Act[] = ['transfer'];

/** The step to which the open one can be given back: the one before it, if an official of the same roof did it and it can be redone. */
export function returnTarget(state: Case, passed: readonly PassedStep[], law: Pick<Law, 'regulation'>): PassedStep | undefined {
  if (state.step === undefined) return undefined;
  const here = getNode(law, state.route, state.step.node);
  const { nodes } = getRoute(law, state.route);
  // A step that is itself being redone is given back to what stood before it, not to its own first doing.
  const again = passed.findLastIndex(({ node }) => node === here.id);
  const before = (again < 0 ? passed : passed.slice(0, again)).findLast(({ node }) => !CARRIED.includes(nodes.get(node)?.act ?? 'send'));
  const target = before && nodes.get(before.node);
  return target !== undefined && REDONE.includes(target.act) && sameRoof(here, target) ? before : undefined;
}

/** Papers that came from another body go back by the ways the text prints, not by a click. */
function sameRoof(here: RouteNode, before: RouteNode): boolean {
  const roof = roofOf(before.actor);
  return roof !== undefined && roof === roofOf(here.actor);
}

function roofOf(performer: Performer): 'provider' | 'akim' | 'centre' | undefined {
  if (!(performer in ACTORS)) return undefined;
  const { unit } = ACTORS[performer as Actor];
  return unit === 'provider' || unit === 'akim' || unit === 'centre' ? unit : undefined;
}

/** Gives the task back. Both clocks run on: the returned step's from its own start, this one's until it is reached again. */
export function returnStep(state: Case, { by, step, reason, passed }: Extract<Command, { kind: 'ReturnStep' }>, law: Law): Decision {
  if (state.step?.node !== step) return invalid('not-this-step', 'step', { current: state.step?.node ?? '' });
  const permission = by.kind === 'staff' ? permissionProblem(state, getNode(law, state.route, step), by) : { field: 'by', code: 'not-your-role' } as const;
  if (permission !== undefined) return { kind: 'invalid', problems: [permission] };
  if (isClaimedByAnother(state, by)) return invalid('claimed-by-another', 'by');
  const target = returnTarget(state, passed, law);
  if (target === undefined) return invalid('not-returnable', 'step');
  if (reason === '') return invalid('reason-missing', 'reason');
  const clock: KeptClock = { enteredAt: target.enteredAt, overdue: target.late, ...(target.due === undefined ? {} : { due: target.due }) };
  return { kind: 'decided', events: [...waitsEnded(state, law), { kind: 'StepReturned', step, to: target.node, reason, clock }] };
}
