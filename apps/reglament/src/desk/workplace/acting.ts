import { availableStep } from '@reglament/engine';
import type { AvailableStep, By, Case } from '@reglament/engine';
import type { Regulation } from '@reglament/regulation';
import type { StaffMember } from '../people/sessions.ts';

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
