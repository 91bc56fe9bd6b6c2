import { randomUUID } from 'node:crypto';
import type { Certificate, CertificateRole } from '@reglament/eds';
import type { Desk } from '../desk.ts';
import type { Registers } from '../ports.ts';
import type { SeenFrom } from './account-events.ts';
import type { EdsLoggedIn } from './eds-login.ts';
import { beginSession } from './sessions.ts';

/** Whose EDS binds an organisation: its head, those it lets sign, and its own. An employee's key does not. */
const ORGANISATION_ROLES: readonly CertificateRole[] = ['head', 'signatory', 'legal-entity'];

export function actsForOrganisation({ role, subject: { bin } }: Pick<Certificate, 'role' | 'subject'>): boolean {
  return bin !== undefined && ORGANISATION_ROLES.includes(role);
}

/**
 * Login to the cabinet of an organisation with the EDS that names its BIN. The account is made at the first login: the
 * register knows the organisation, and the certificate says who acts for it. Condition 1 asks the register of legal
 * entities here as it asks that of individuals for a person.
 */
export async function logInOrganisation(desk: Desk, registers: Registers, { subject: { bin = '', iin } }: Certificate, from: SeenFrom | undefined): Promise<EdsLoggedIn> {
  const answer = await registers.findLegalEntity(bin);
  if (answer.kind === 'unavailable') return { kind: 'register-unavailable' };
  if (answer.kind === 'absent') return { kind: 'refused', reason: 'entity-absent' };
  const accountId = await organisationAccount(desk, bin, answer.data.nameKz);
  return { kind: 'logged-in', session: await beginSession(desk, { accountId, ...(iin === undefined ? {} : { actingIin: iin }) }, { ...from, way: 'eds' }) };
}

/** The account of an organisation as the register names it, made where there is none. Nobody opens it without the EDS. */
export async function organisationAccount(desk: Desk, bin: string, name: string): Promise<string> {
  const { rows } = await desk.db.query<{ id: string }>(
    `insert into account (id, iin, kind, password_hash, surname, name, created_at) values ($1, $2, 'legal-entity', 'none', $3, '', $4)
     on conflict (iin) do update set surname = excluded.surname returning id`, [randomUUID(), bin, name, desk.clock.now()]);
  return rows[0]!.id;
}
