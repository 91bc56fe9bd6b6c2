import type { Queryable } from '../../storage/index.ts';
import type { Desk } from '../desk.ts';
import type { StaffMember } from '../people/sessions.ts';
import type { StepDone } from './step-done.ts';
import { openStep } from './acting.ts';

/** What was entered for an open step and not yet sent. */
export interface StepDraft {
  readonly node: string;
  readonly action: string;
  readonly fields: Readonly<Record<string, readonly string[]>>;
  readonly savedAt: string;
}

/** Far more than an official writes about one step. */
const CHARACTERS_MAX = 100_000;

/** Keeps what this person has entered for the step they may work on; the last one saved stands. */
export async function keepStepDraft(desk: Desk, staff: StaffMember, caseId: string, sequence: number, action: string, fields: StepDraft['fields']): Promise<StepDone> {
  const open = await openStep(desk, staff, caseId, sequence);
  if (open.kind !== 'open') return open;
  const text = JSON.stringify(fields);
  if (text.length > CHARACTERS_MAX) return { kind: 'invalid', problems: [{ field: 'draft', code: 'too-long' }] };
  await desk.db.query(
    `insert into step_draft (case_id, staff_id, node, action, fields, saved_at) values ($1, $2, $3, $4, $5, $6)
     on conflict (case_id, staff_id, node, action) do update set fields = excluded.fields, saved_at = excluded.saved_at`,
    [caseId, staff.id, open.work.node.id, action, text, desk.clock.now()]);
  return { kind: 'done', state: open.state };
}

/** Everything this person has kept in a case, for whatever step it was entered. */
export async function stepDraftsOf(db: Queryable, caseId: string, staffId: string): Promise<readonly StepDraft[]> {
  const { rows } = await db.query<{ node: string; action: string; fields: StepDraft['fields']; saved_at: Date }>(
    'select node, action, fields, saved_at from step_draft where case_id = $1 and staff_id = $2 order by saved_at', [caseId, staffId]);
  return rows.map(({ node, action, fields, saved_at }) => ({ node, action, fields, savedAt: saved_at.toISOString() }));
}

/** Once the step is done, what was entered for it is in the case. */
export async function dropStepDrafts(db: Queryable, caseId: string, staffId: string): Promise<void> {
  await db.query('delete from step_draft where case_id = $1 and staff_id = $2', [caseId, staffId]);
}
