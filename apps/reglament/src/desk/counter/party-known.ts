import type { Case } from '@reglament/engine';
import type { Desk } from '../desk.ts';
import { findAccount } from '../people/sessions.ts';
import type { RegisterAnswer, Registers } from '../ports.ts';
import { isInForce } from '../registers/power-of-attorney.ts';
import { findParty } from './party.ts';

/**
 * Whether the registers know whoever applies beside the applicant: the organisation, and a notarised power of attorney
 * that holds today. Together with the applicant's own data this is the printed condition of the centre's flow (B40).
 */
export async function partyKnown(desk: Desk, registers: Registers, state: Case): Promise<RegisterAnswer<unknown>['kind']> {
  const party = await findParty(desk.db, state.id);
  const organisation = party?.organisation === undefined ? undefined : await registers.findLegalEntity(party.organisation.bin);
  if (organisation !== undefined && organisation.kind !== 'found') return organisation.kind;
  if (party?.representative === undefined || party.attorney !== 'notarised') return 'found';
  const principal = await findAccount(desk.db, state.applicant);
  if (principal === undefined) return 'absent';
  const answer = await registers.findPowerOfAttorney({ principalIin: principal.iin, representativeIin: party.representative.iin, ...(party.attorneyNumber === undefined ? {} : { number: party.attorneyNumber }) });
  return answer.kind === 'found' && !isInForce(answer.data, desk.clock.now().slice(0, 10)) ? 'absent' : answer.kind;
}
