import { randomUUID } from 'node:crypto';
import { parseIin } from '@reglament/identifiers';
import type { Desk } from '../desk.ts';
import { invalidInput } from '../invalid-input.ts';
import type { InvalidInput } from '../invalid-input.ts';
import { iinCode } from '../people/iin-code.ts';
import type { StaffMember } from '../people/sessions.ts';
import type { Registers } from '../ports.ts';

export type WalkIn =
  | { readonly kind: 'known'; readonly accountId: string }
  /** The register of individuals has nobody with this IIN, or says the person has died. */
  | { readonly kind: 'refused'; readonly reason: 'absent' | 'deceased' }
  | { readonly kind: 'unavailable' }
  | InvalidInput;

/** Not a hash of anything: nobody can log in with it. */
const NO_PASSWORD = 'none';

/**
 * The applicant at the counter, by IIN: their account, or a new row without a password made from the register's data.
 * The look at the person's data is recorded under the case that is about to be opened.
 */
export async function findWalkIn(desk: Desk, registers: Registers, staff: StaffMember, iin: string, caseId: string): Promise<WalkIn> {
  const digits = iin.replace(/\s+/g, '');
  const parsed = parseIin(digits);
  if (parsed.kind === 'invalid') return invalidInput({ field: 'iin', code: digits === '' ? 'required' : iinCode(parsed.code) });
  await desk.db.query('insert into access_log (at, staff_id, case_id, reason) values ($1, $2, $3, $4)', [desk.clock.now(), staff.id, caseId, 'intake']);
  const known = await accountOf(desk, digits);
  if (known !== undefined) return { kind: 'known', accountId: known };
  const answer = await registers.findPerson(digits, caseId);
  if (answer.kind === 'unavailable') return answer;
  if (answer.kind === 'absent') return { kind: 'refused', reason: 'absent' };
  const person = answer.data;
  if (person.deathDate !== undefined) return { kind: 'refused', reason: 'deceased' };
  await desk.db.query(
    `insert into account (id, iin, password_hash, surname, name, patronymic, birth_date, address, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (iin) do nothing`,
    [randomUUID(), digits, NO_PASSWORD, person.surname, person.name, person.patronymic ?? null, person.birthDate, person.address ?? null, desk.clock.now()],
  );
  // Another counter may have made the row first: whichever it is, it is this person's.
  const made = await accountOf(desk, digits);
  return made === undefined ? { kind: 'unavailable' } : { kind: 'known', accountId: made };
}

async function accountOf(desk: Desk, iin: string): Promise<string | undefined> {
  const { rows } = await desk.db.query<{ id: string }>('select id from account where iin = $1', [iin]);
  return rows[0]?.id;
}
