import { randomUUID } from 'node:crypto';
import type { Zone } from '@reglament/calendar';
import { parseIin } from '@reglament/identifiers';
import type { Case } from '@reglament/engine';
import { ACTORS } from '@reglament/regulation';
import type { Regulation, RouteNode } from '@reglament/regulation';
import type { Queryable } from '../../storage/index.ts';
import { dayAt } from '../clock/local-day.ts';
import type { Desk } from '../desk.ts';
import type { FieldProblem } from '../invalid-input.ts';
import { findParty } from './party.ts';
import { iinCode } from '../people/iin-code.ts';
import { findAccount, fullName } from '../people/sessions.ts';
import type { StaffMember } from '../people/sessions.ts';
import type { Registers } from '../ports.ts';
import { isInForce } from '../registers/power-of-attorney.ts';
import { findWalkIn } from '../workplace/walk-in.ts';

/** To whom a result was given, against signature. */
export interface HandOver {
  readonly recipient: 'applicant' | 'representative';
  readonly name: string;
  /** The identity document shown. */
  readonly document?: string;
  readonly basis: 'self' | 'power-of-attorney' | 'receipt';
  readonly basisNumber?: string;
  readonly basisReference?: string;
  /** Printed, signed and sealed beforehand, where the text has it so. */
  readonly sealed: boolean;
}

/** What the official enters about whoever takes the result. */
export interface EnteredRecipient {
  readonly recipient: string;
  readonly iin: string;
  readonly document: string;
  readonly basisNumber: string;
  readonly sealed: boolean;
}

/** A step in which somebody at a counter takes a paper into their hands; what goes to the cabinet is nobody's to sign for. */
export function isHandedInPerson(state: Pick<Case, 'channel'>, { act, actor, step }: RouteNode): boolean {
  return act === 'hand-over' && state.channel !== 'portal' && actor in ACTORS && !step.systems.includes('PersonalCabinet');
}

/** Whether a representative may come for the result, and on which paper. */
export function collectBasis({ applicant }: Regulation): 'power-of-attorney' | 'receipt' | undefined {
  return applicant.representative === 'none' ? undefined : applicant.collectOn ?? 'power-of-attorney';
}

/** Whether what is handed over is made electronically and must be printed, signed and sealed first. */
export function mustBeSealed({ results }: Regulation, state: Pick<Case, 'draft'>): boolean {
  const { draft } = state;
  return draft !== undefined && draft.kind !== 'refusal' && results.some(({ id, sealed }) => sealed && id === draft.result);
}

export type RecipientRead =
  | { readonly kind: 'ready'; readonly handOver: HandOver }
  | { readonly kind: 'invalid'; readonly problems: readonly FieldProblem[] }
  | { readonly kind: 'unavailable' };

/** Who takes the result, with a representative's notarised power of attorney looked up. */
export async function readRecipient(desk: Desk, registers: Registers, staff: StaffMember, regulation: Regulation, state: Case, entered: EnteredRecipient): Promise<RecipientRead> {
  const sealed = mustBeSealed(regulation, state);
  const unsealed: readonly FieldProblem[] = sealed && !entered.sealed ? [{ field: 'sealed', code: 'party.notSealed' }] : [];
  const shared = { sealed, ...(entered.document === '' ? {} : { document: entered.document }) };
  const basis = collectBasis(regulation);
  if (entered.recipient !== 'representative' || basis === undefined) {
    const [applicant, party] = [await findAccount(desk.db, state.applicant), await findParty(desk.db, state.id)];
    const taker = [applicant, party?.head].flatMap((account) => (account === undefined ? [] : [fullName(account)])).join(', ');
    if (unsealed.length > 0) return { kind: 'invalid', problems: unsealed };
    return { kind: 'ready', handOver: { ...shared, recipient: 'applicant', basis: 'self', name: taker } };
  }
  const problems = [...unsealed, ...representativeProblems(entered)];
  if (problems.length > 0) return { kind: 'invalid', problems };
  return byRepresentative(desk, registers, staff, regulation.decree.zone, state, entered, basis, shared);
}

function representativeProblems({ iin, basisNumber }: EnteredRecipient): readonly FieldProblem[] {
  const digits = iin.replace(/\s+/g, '');
  const parsed = parseIin(digits);
  return [
    ...(parsed.kind === 'invalid' ? [{ field: 'iin', code: digits === '' ? 'required' : iinCode(parsed.code) }] : []),
    ...(basisNumber === '' ? [{ field: 'basis-number', code: 'required' }] : []),
  ];
}

async function byRepresentative(desk: Desk, registers: Registers, staff: StaffMember, zone: Zone, state: Case, entered: EnteredRecipient, basis: 'power-of-attorney' | 'receipt', shared: Pick<HandOver, 'sealed' | 'document'>): Promise<RecipientRead> {
  const found = await findWalkIn(desk, registers, staff, entered.iin, state.id);
  if (found.kind === 'unavailable') return found;
  if (found.kind !== 'known') return { kind: 'invalid', problems: [{ field: 'iin', code: 'party.unknownPerson' }] };
  const [person, applicant] = [await findAccount(desk.db, found.accountId), await findAccount(desk.db, state.applicant)];
  if (person === undefined || applicant === undefined) return { kind: 'unavailable' };
  const taken = { ...shared, recipient: 'representative', name: fullName(person), basis, basisNumber: entered.basisNumber } as const;
  if (basis === 'receipt') return { kind: 'ready', handOver: taken };
  const answer = await registers.findPowerOfAttorney({ principalIin: applicant.iin, representativeIin: person.iin, number: entered.basisNumber }, state.id);
  if (answer.kind === 'unavailable') return answer;
  if (answer.kind === 'absent') return { kind: 'invalid', problems: [{ field: 'basis-number', code: 'party.noAttorney' }] };
  if (!isInForce(answer.data, dayAt(zone, desk.clock.now()))) return { kind: 'invalid', problems: [{ field: 'basis-number', code: 'party.attorneyEnded' }] };
  return { kind: 'ready', handOver: { ...taken, basisReference: answer.reference } };
}

/** Part of the transaction that hands over: there is no issue without its recipient, and no recipient without an issue. */
export async function keepHandOver(client: Queryable, caseId: string, node: string, handOver: HandOver, given: { readonly at: string; readonly by: string }): Promise<void> {
  await client.query(
    'insert into hand_over (id, case_id, node, recipient, name, document, basis, basis_number, basis_reference, sealed, handed_at, handed_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)',
    [randomUUID(), caseId, node, handOver.recipient, handOver.name, handOver.document ?? null, handOver.basis, handOver.basisNumber ?? null, handOver.basisReference ?? null, handOver.sealed, given.at, given.by]);
}

export interface HandedOver extends HandOver { readonly at: string; readonly by: string; readonly node: string }

export async function handOversOf(db: Queryable, caseId: string): Promise<readonly HandedOver[]> {
  const { rows } = await db.query<{ node: string; recipient: HandOver['recipient']; name: string; document: string | null; basis: HandOver['basis']; basis_number: string | null; basis_reference: string | null; sealed: boolean; handed_at: Date; staff: string }>(
    'select h.node, h.recipient, h.name, h.document, h.basis, h.basis_number, h.basis_reference, h.sealed, h.handed_at, s.name as staff from hand_over h join staff s on s.id = h.handed_by where h.case_id = $1 order by h.handed_at', [caseId]);
  return rows.map((row) => ({
    node: row.node, recipient: row.recipient, name: row.name, basis: row.basis, sealed: row.sealed, at: row.handed_at.toISOString(), by: row.staff,
    ...(row.document === null ? {} : { document: row.document }), ...(row.basis_number === null ? {} : { basisNumber: row.basis_number }), ...(row.basis_reference === null ? {} : { basisReference: row.basis_reference }),
  }));
}
