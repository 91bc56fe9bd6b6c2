import type { Zone } from '@reglament/calendar';
import { parseBin, parseIin } from '@reglament/identifiers';
import type { Regulation } from '@reglament/regulation';
import { dayAt } from '../clock/local-day.ts';
import type { Desk } from '../desk.ts';
import type { FieldProblem, InvalidInput } from '../invalid-input.ts';
import { iinCode } from '../people/iin-code.ts';
import { organisationAccount } from '../people/organisation-login.ts';
import { findAccount } from '../people/sessions.ts';
import type { StaffMember } from '../people/sessions.ts';
import type { Registers } from '../ports.ts';
import { isInForce } from '../registers/power-of-attorney.ts';
import { findWalkIn } from '../workplace/walk-in.ts';
import { dropParty, keepHomeVisit, keepParty } from './party.ts';
import type { CounterParty } from './party.ts';

/** Who stands at the counter, as the official enters it. */
export interface EnteredParty {
  /** The applicant, whose service it is; for an organisation its head. */
  readonly iin: string;
  readonly bin: string;
  readonly represented: boolean;
  readonly representativeIin: string;
  readonly attorney: string;
  readonly attorneyNumber: string;
  /** The official went to the applicant, who cannot come for reasons of health. */
  readonly atHome: boolean;
}

/** Why the application cannot be taken from whoever stands there. */
export type PartyRefusal = 'absent' | 'deceased' | 'representative-absent' | 'representative-deceased' | 'attorney-absent' | 'attorney-not-in-force' | 'organisation-absent' | 'not-the-head';

export type PartyEntered =
  | { readonly kind: 'known'; readonly accountId: string }
  | { readonly kind: 'refused'; readonly reason: PartyRefusal; readonly field: string }
  | { readonly kind: 'unavailable' }
  | InvalidInput;

/** Whether the text lets somebody apply by power of attorney. */
export function mayBeRepresented({ applicant }: Regulation): boolean {
  return applicant.representative === 'may-apply' || applicant.representative === 'may-apply-and-collect';
}

/** Whether the text knows applicants with a BIN. */
export function mayBeOrganisation(regulation: Regulation): boolean {
  return regulation.applicant.identifier === 'iin-or-bin' || isOrganisations(regulation);
}

/** Whether an organisation is the applicant itself, so that the case is its own; elsewhere the person is, whatever BIN they name. */
function isOrganisations({ applicant }: Regulation): boolean {
  return applicant.kinds.some((kind) => kind === 'legal-entity' || kind === 'entrepreneur' || kind === 'employer');
}

/**
 * Finds the applicant and whoever comes for them. The notarial system is asked only about a power of attorney that is
 * notarised: certified otherwise, its data are not entered and there is nothing to look up.
 */
export async function enterParty(desk: Desk, registers: Registers, staff: StaffMember, regulation: Regulation, caseId: string, entered: EnteredParty): Promise<PartyEntered> {
  const represented = entered.represented && mayBeRepresented(regulation);
  const bin = mayBeOrganisation(regulation) ? entered.bin.replace(/\s+/g, '') : '';
  const problems = [...(bin === '' ? [] : binProblems(bin)), ...(represented ? representativeProblems(entered) : [])];
  const found = await findWalkIn(desk, registers, staff, entered.iin, caseId);
  if (found.kind === 'invalid') return { kind: 'invalid', problems: [...found.problems, ...problems] };
  if (problems.length > 0) return { kind: 'invalid', problems };
  if (found.kind === 'refused') return { ...found, field: 'iin' };
  if (found.kind !== 'known') return found;

  const organisation = bin === '' ? undefined : await organisationOf(registers, bin, digitsOf(entered.iin), caseId);
  if (organisation !== undefined && 'kind' in organisation) return organisation;
  const representative = represented ? await representativeOf(desk, registers, staff, regulation.decree.zone, caseId, entered) : { attorney: 'none' as const };
  if ('kind' in representative) return representative;
  const own = organisation !== undefined && isOrganisations(regulation);
  const head = own ? await findAccount(desk.db, found.accountId) : undefined;
  const taken = { at: desk.clock.now(), by: staff.id };
  await keepHomeVisit(desk.db, caseId, entered.atHome && regulation.homeVisit !== undefined ? { on: dayAt(regulation.decree.zone, taken.at), ...taken } : undefined);
  if (organisation === undefined && !represented) await dropParty(desk.db, caseId);
  else await keepParty(desk.db, caseId, { ...representative, ...(organisation === undefined ? {} : { organisation }), ...(head === undefined ? {} : { head }) }, taken);
  return { kind: 'known', accountId: own ? await organisationAccount(desk, organisation.bin, organisation.name.kk) : found.accountId };
}

type Stop = Exclude<PartyEntered, { readonly kind: 'known' }>;

function digitsOf(text: string): string {
  return text.replace(/\s+/g, '');
}

function binProblems(bin: string): readonly FieldProblem[] {
  return parseBin(bin).kind === 'invalid' ? [{ field: 'bin', code: 'bin.check-digit' }] : [];
}

function representativeProblems({ iin, representativeIin, attorney, attorneyNumber }: EnteredParty): readonly FieldProblem[] {
  const digits = digitsOf(representativeIin);
  const own: FieldProblem[] = [];
  const parsed = parseIin(digits);
  if (digits === '') own.push({ field: 'representative', code: 'required' });
  else if (parsed.kind === 'invalid') own.push({ field: 'representative', code: iinCode(parsed.code) });
  else if (digits === digitsOf(iin)) own.push({ field: 'representative', code: 'party.samePerson' });
  if (attorney !== 'notarised' && attorney !== 'other') own.push({ field: 'attorney', code: 'choose' });
  if (attorney === 'other' && attorneyNumber !== '') own.push({ field: 'attorney-number', code: 'party.onlyNotarised' });
  return own;
}

async function organisationOf(registers: Registers, bin: string, iin: string, caseId: string): Promise<NonNullable<CounterParty['organisation']> | Stop> {
  const answer = await registers.findLegalEntity(bin, caseId);
  if (answer.kind === 'unavailable') return answer;
  if (answer.kind === 'absent') return { kind: 'refused', reason: 'organisation-absent', field: 'bin' };
  const { nameKz, nameRu, leaderIin } = answer.data;
  if (leaderIin !== iin) return { kind: 'refused', reason: 'not-the-head', field: 'iin' };
  return { bin, name: { kk: nameKz, ru: nameRu, en: nameRu }, reference: answer.reference };
}

async function representativeOf(desk: Desk, registers: Registers, staff: StaffMember, zone: Zone, caseId: string, entered: EnteredParty): Promise<Omit<CounterParty, 'organisation'> | Stop> {
  const found = await findWalkIn(desk, registers, staff, entered.representativeIin, caseId);
  if (found.kind === 'invalid') return { kind: 'invalid', problems: found.problems.map(({ code }) => ({ field: 'representative', code })) };
  if (found.kind === 'refused') return { kind: 'refused', reason: `representative-${found.reason}`, field: 'representative' };
  if (found.kind !== 'known') return found;
  const representative = await findAccount(desk.db, found.accountId);
  if (representative === undefined) return { kind: 'unavailable' };
  if (entered.attorney === 'other') return { representative, attorney: 'other' };
  const answer = await registers.findPowerOfAttorney({ principalIin: digitsOf(entered.iin), representativeIin: representative.iin, ...(entered.attorneyNumber === '' ? {} : { number: entered.attorneyNumber }) }, caseId);
  if (answer.kind === 'unavailable') return answer;
  if (answer.kind === 'absent') return { kind: 'refused', reason: 'attorney-absent', field: 'attorney' };
  if (!isInForce(answer.data, dayAt(zone, desk.clock.now()))) return { kind: 'refused', reason: 'attorney-not-in-force', field: 'attorney' };
  const { number, date, endDate } = answer.data;
  return { representative, attorney: 'notarised', attorneyNumber: number, attorneyDate: date, attorneyReference: answer.reference, ...(endDate === undefined ? {} : { attorneyUntil: endDate }) };
}
