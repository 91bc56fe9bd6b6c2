import type { Act } from '@reglament/regulation';
import type { Case } from '../case.ts';
import type { Command } from '../command.ts';
import { invalid } from '../decision.ts';
import type { Decision } from '../decision.ts';
import { getNode } from './context.ts';
import type { Law } from './context.ts';

/** Acts that only carry on what has been decided: whoever does them has a signed decision in hand. */
const AFTER_DECISION: readonly Act[] = ['hand-over', 'seal', 'notify', 'inform', 'record', 'store', 'transfer', 'annul', 'pay'];

/**
 * Taking a request back. No decree prints it and none forbids it: what a person asks for, they may cease to ask for, as
 * long as nothing has been decided. A decision once taken ends the case in its own way.
 */
export function withdrawRequest(state: Case, { by }: Extract<Command, { kind: 'WithdrawRequest' }>, law: Pick<Law, 'regulation'>): Decision {
  if (by.kind !== 'applicant' || by.id !== state.applicant) return invalid('not-your-case', 'by');
  if (isDecided(state, law)) return invalid('decision-taken', 'step');
  return { kind: 'decided', events: [{ kind: 'RequestWithdrawn' }, { kind: 'CaseEnded', outcome: { kind: 'withdrawn' } }] };
}

/** Whether something has been decided or issued, so that the request can no longer be taken back. */
export function isDecided(state: Case, law: Pick<Law, 'regulation'>): boolean {
  if (state.issued.length > 0 || state.marks.decision !== undefined) return true;
  if (state.draft === undefined || state.step === undefined) return false;
  return AFTER_DECISION.includes(getNode(law, state.route, state.step.node).act);
}
