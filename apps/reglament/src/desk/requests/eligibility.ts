import type { Regulation } from '@reglament/regulation';
import type { ApplicantAccount } from '../people/sessions.ts';
import type { Registers } from '../ports.ts';

export type Eligibility =
  | { readonly kind: 'eligible' }
  /** The portal serves organisations and individual entrepreneurs here, and this is neither. */
  | { readonly kind: 'business-only' }
  /** A service for people; an organisation is none. */
  | { readonly kind: 'people-only' }
  | { readonly kind: 'register-unavailable' };

/** Whether this applicant may start the electronic request. An individual entrepreneur applies with their own IIN; the register says who is one. */
export async function checkEligibility(registers: Registers, regulation: Pick<Regulation, 'applicant'>, account: Pick<ApplicantAccount, 'kind' | 'iin'>): Promise<Eligibility> {
  const { portalEligibility, kinds } = regulation.applicant;
  if (portalEligibility !== 'business') return account.kind === 'legal-entity' && !kinds.includes('legal-entity') ? { kind: 'people-only' } : { kind: 'eligible' };
  if (account.kind === 'legal-entity') return { kind: 'eligible' };
  const answer = await registers.findLegalEntity(account.iin);
  if (answer.kind === 'unavailable') return { kind: 'register-unavailable' };
  return { kind: answer.kind === 'found' ? 'eligible' : 'business-only' };
}

/** Under this name the applicant's word stands among the answers. */
export const CATEGORY = 'portal-category';

/** Whom the portal serves where the text says so by a category: no register holds it, so the applicant declares it and signs the declaration. */
export function categoryCondition({ applicant, conditions }: Pick<Regulation, 'applicant' | 'conditions'>): Regulation['conditions'][number] | undefined {
  return applicant.portalEligibility === 'categories' ? conditions.find(({ id }) => id === applicant.portalCondition) : undefined;
}

/** Whether nothing of the kind is asked, or it has been declared. */
export function isInCategory(regulation: Pick<Regulation, 'applicant' | 'conditions'>, answers: Readonly<Record<string, string>>): boolean {
  return categoryCondition(regulation) === undefined || answers[CATEGORY] === 'yes';
}
