import { randomUUID } from 'node:crypto';
import type { Queryable } from '../../storage/index.ts';
import type { NoticeKind } from '../notices/notices.ts';
import type { Complaint } from './complaint.ts';

/**
 * A notice in the complainant's cabinet. Notices of a case are unique by the sequence of its entry; a complaint is not an
 * entry, so its notices count downwards from zero and meet none of them.
 */
export async function tellOfComplaint(db: Queryable, complaint: Complaint, kind: Extract<NoticeKind, `complaint-${string}`>, now: string): Promise<void> {
  const params = { complaint: complaint.id, number: complaint.number, dueAt: complaint.due.at, ...(complaint.answer === undefined ? {} : { verdict: complaint.answer.verdict }) };
  await db.query(
    'insert into notice (id, case_id, account_id, sequence, kind, params, made_at) values ($1, $2, $3, $4, $5, $6, $7) on conflict (case_id, sequence, kind) do nothing',
    [randomUUID(), complaint.caseId, complaint.accountId, -complaint.ordinal, kind, JSON.stringify(params), now]);
}
