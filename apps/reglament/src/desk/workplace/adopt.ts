import type { Draft } from '@reglament/engine';
import { dayAt } from '../clock/local-day.ts';
import type { Desk } from '../desk.ts';
import type { StaffMember } from '../people/sessions.ts';
import { openStep } from './acting.ts';
import { engineDraft, inputProblems } from './do-step.ts';
import type { StepInput } from './do-step.ts';
import type { StepDone } from './step-done.ts';

export type ToAdopt = { readonly kind: 'adopted'; readonly draft: Draft } | Exclude<StepDone, { kind: 'done' }>;

/**
 * What somebody is about to adopt, with the number and the day it is given: checked as if the step were done, and laid out
 * to be signed. It enters the case with the signature and not before.
 */
export async function toAdopt(desk: Desk, staff: StaffMember, caseId: string, input: StepInput): Promise<ToAdopt> {
  const open = await openStep(desk, staff, caseId, input.sequence);
  if (open.kind !== 'open') return open;
  const { regulation, work } = open;
  if (work.node.act !== 'adopt') return { kind: 'forbidden' };
  const problems = await inputProblems(regulation, work.node.act, input, dayAt(regulation.decree.zone, desk.clock.now()));
  return problems.length > 0 ? { kind: 'invalid', problems } : { kind: 'adopted', draft: await engineDraft(desk.db, regulation, input) };
}
