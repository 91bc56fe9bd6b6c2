import { awaitedConditions } from '@reglament/engine';
import { carryOut } from '../cases/carry-out.ts';
import type { Desk } from '../desk.ts';
import type { StaffMember } from '../people/sessions.ts';
import type { StepDone } from './do-step.ts';
import { openStep } from './acting.ts';

/**
 * Records which printed conditions the official found to hold while the step is open, so that its due date follows now
 * and not when the step is done. Only conditions for which the step's norms wait; one at least.
 */
export async function establishConditions(desk: Desk, staff: StaffMember, caseId: string, sequence: number, conditions: readonly string[]): Promise<StepDone> {
  const open = await openStep(desk, staff, caseId, sequence);
  if (open.kind !== 'open') return open;
  const { state, work } = open;
  const found = awaitedConditions(state, work.node).filter((condition) => conditions.includes(condition));
  if (found.length === 0) return { kind: 'invalid', problems: [{ field: 'conditions', code: 'choose' }] };
  const done = await carryOut(desk, { caseId, commands: found.map((condition) => ({ kind: 'EstablishCondition', by: work.by, step: work.node.id, condition })) });
  return done.kind === 'invalid' ? { kind: 'refused', problems: done.problems } : { kind: 'done', state: done.state };
}
