import type { Queryable } from '../../storage/index.ts';
import { insertNotice } from '../notices/insert-notice.ts';
import type { NoticeKind } from '../notices/notices.ts';
import type { Complaint } from './complaint.ts';

/**
 * A notice in the complainant's cabinet. Notices of a case are unique by the sequence of its entry; a complaint is not an
 * entry, so its notices count downwards from zero and meet none of them.
 */
export async function tellOfComplaint(db: Queryable, complaint: Complaint, kind: Extract<NoticeKind, `complaint-${string}`>, now: string): Promise<void> {
  const params = { complaint: complaint.id, number: complaint.number, dueAt: complaint.due.at, ...(complaint.answer === undefined ? {} : { verdict: complaint.answer.verdict }) };
  await insertNotice(db, { caseId: complaint.caseId, accountId: complaint.accountId, sequence: -complaint.ordinal, kind, params, madeAt: now });
}
