import type { Queryable } from '../../storage/index.ts';
import type { Desk } from '../desk.ts';

/** Something an official, or the applicant, tried and the rules did not let happen. */
export interface RefusedAttempt {
  readonly at: string;
  /** Absent where the applicant tried. */
  readonly staffId?: string;
  readonly staffName?: string;
  readonly action: string;
  readonly codes: readonly string[];
}

/**
 * Keeps what did not happen beside the journal of what did: who tried, when, what, and why it was refused. Of a case that
 * does not exist there is nothing to keep.
 */
export async function noteRefused(desk: Desk, attempt: { readonly caseId: string; readonly action: string; readonly codes: readonly string[] } & ({ readonly staffId: string } | { readonly accountId: string })): Promise<void> {
  const [staffId, accountId] = 'staffId' in attempt ? [attempt.staffId, null] : [null, attempt.accountId];
  await desk.db.query(
    'insert into refused_attempt (at, case_id, staff_id, account_id, action, codes) select $1, id, $3, $4, $5, $6 from cases where id = $2',
    [desk.clock.now(), attempt.caseId, staffId, accountId, attempt.action, attempt.codes]);
}

export async function refusedAttempts(db: Queryable, caseId: string): Promise<readonly RefusedAttempt[]> {
  const { rows } = await db.query<{ at: Date; staff_id: string | null; name: string | null; action: string; codes: string[] }>(
    'select a.at, a.staff_id, s.name, a.action, a.codes from refused_attempt a left join staff s on s.id = a.staff_id where a.case_id = $1 order by a.id desc limit 50', [caseId]);
  return rows.map(({ at, staff_id, name, action, codes }) => ({ at: at.toISOString(), ...(staff_id === null || name === null ? {} : { staffId: staff_id, staffName: name }), action, codes }));
}
