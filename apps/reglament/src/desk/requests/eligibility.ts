import type { Regulation } from '@reglament/regulation';
import type { ApplicantAccount } from '../people/sessions.ts';
import type { Registers } from '../ports.ts';

export type Eligibility =
  | { readonly kind: 'eligible' }
  /** The portal serves organisations and individual entrepreneurs here, and this is neither (B7). */
  | { readonly kind: 'business-only' }
  /** A service for people; an organisation is none. */
  | { readonly kind: 'people-only' }
  | { readonly kind: 'register-unavailable' };

/** Whether this applicant may start the electronic request (B7). An individual entrepreneur applies with their own IIN; the register says who is one. */
export async function checkEligibility(registers: Registers, regulation: Pick<Regulation, 'applicant'>, account: Pick<ApplicantAccount, 'kind' | 'iin'>): Promise<Eligibility> {
  const { portalEligibility, kinds } = regulation.applicant;
  if (portalEligibility !== 'business') return account.kind === 'legal-entity' && !kinds.includes('legal-entity') ? { kind: 'people-only' } : { kind: 'eligible' };
  if (account.kind === 'legal-entity') return { kind: 'eligible' };
  const answer = await registers.findLegalEntity(account.iin);
  if (answer.kind === 'unavailable') return { kind: 'register-unavailable' };
  return { kind: answer.kind === 'found' ? 'eligible' : 'business-only' };
}
