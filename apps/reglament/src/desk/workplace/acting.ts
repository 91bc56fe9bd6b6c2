import { availableStep } from '@reglament/engine';
import type { AvailableStep, By, Case } from '@reglament/engine';
import type { Regulation } from '@reglament/regulation';
import { findCase } from '../../storage/index.ts';
import { getRegulation } from '../desk.ts';
import type { Desk } from '../desk.ts';
import type { StaffMember } from '../people/sessions.ts';
import type { StepDone } from './step-done.ts';

/** The open step as somebody may work on it, and as whom. */
export type Work = AvailableStep & { readonly by: Extract<By, { kind: 'staff' }> };

/** Everybody this person can act as: in their own roles, then in those of the people they substitute. */
export function actingAs({ id, roles }: StaffMember): readonly Extract<By, { kind: 'staff' }>[] {
  return roles.map(({ role, unit, inPlaceOf }) => ({ kind: 'staff', id, role, unit, ...(inPlaceOf === undefined ? {} : { inPlaceOf: inPlaceOf.id }) }));
}

/** The first of the person's roles in which the open step can be worked. */
export function findWork(staff: StaffMember, state: Case, regulation: Regulation): Work | undefined {
  for (const by of actingAs(staff)) {
    const step = availableStep(state, by, { regulation });
    if (step !== undefined) return { ...step, by };
  }
  return undefined;
}

export interface OpenStep {
  readonly kind: 'open';
  readonly state: Case;
  readonly regulation: Regulation;
  readonly work: Work;
}

/** The step that this person acts on, if the case still stands as they saw it and the step is theirs to work. */
export async function openStep(desk: Desk, staff: StaffMember, caseId: string, sequence: number): Promise<OpenStep | Extract<StepDone, { kind: 'forbidden' | 'moved' }>> {
  const stored = await findCase(desk.db, caseId);
  if (stored === undefined) return { kind: 'forbidden' };
  const { state } = stored;
  if (state.sequence !== sequence) return { kind: 'moved', state };
  const regulation = getRegulation(desk, state.regulation);
  const work = findWork(staff, state, regulation);
  return work === undefined ? { kind: 'forbidden' } : { kind: 'open', state, regulation, work };
}
