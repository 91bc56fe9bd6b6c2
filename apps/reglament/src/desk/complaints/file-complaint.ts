import { randomUUID } from 'node:crypto';
import { dueAt } from '@reglament/calendar';
import type { Case, Due } from '@reglament/engine';
import type { Regulation } from '@reglament/regulation';
import { findCase, inTransaction } from '../../storage/index.ts';
import type { Queryable } from '../../storage/index.ts';
import { yearAt } from '../clock/local-day.ts';
import { calendarsOf, getRegulation } from '../desk.ts';
import type { Desk } from '../desk.ts';
import { invalidInput } from '../invalid-input.ts';
import type { InvalidInput } from '../invalid-input.ts';
import { complaintsBy, COMPLAINT_SUBJECTS, wordingProblems } from './complaint.ts';
import type { Complaint, ComplaintLevel } from './complaint.ts';
import { tellOfComplaint } from './tell.ts';

export interface ComplaintEntry { readonly subject: string; readonly body: string }

export type Filed = { readonly kind: 'filed'; readonly complaint: Complaint } | { readonly kind: 'already-open'; readonly complaint: Complaint } | { readonly kind: 'impossible' } | InvalidInput;

/**
 * Files a complaint about one of this person's cases. It is registered at once, whatever the hour; its term begins, like
 * every term of days, with the office's own day.
 * @returns `impossible` where the case is not theirs, or nobody is there to answer at that level
 */
export async function fileComplaint(desk: Desk, accountId: string, caseId: string, entry: ComplaintEntry): Promise<Filed> {
  const stored = await findCase(desk.db, caseId);
  if (stored === undefined || stored.state.applicant !== accountId) return { kind: 'impossible' };
  return file(desk, stored.state, 'provider', undefined, entry);
}

/** Goes on against an answer that did not satisfy, or against silence past the term. */
export async function fileAppeal(desk: Desk, accountId: string, complaintId: string, entry: ComplaintEntry): Promise<Filed> {
  const complaint = await findMyComplaint(desk, accountId, complaintId);
  const stored = complaint && await findCase(desk.db, complaint.caseId);
  if (complaint === undefined || stored === undefined || !isAppealable(complaint, desk.clock.now())) return { kind: 'impossible' };
  return file(desk, stored.state, 'control', complaint.id, entry);
}

/** Whether the next level is open: the provider said no, or in part, or nothing in time. */
export function isAppealable({ level, state, answer, due }: Complaint, now: string): boolean {
  if (level !== 'provider') return false;
  return state === 'open' ? now > due.at : answer !== undefined && answer.verdict !== 'satisfied';
}

export async function findMyComplaint(desk: Desk, accountId: string, id: string): Promise<Complaint | undefined> {
  const [complaint] = await complaintsBy(desk.db, 'id', id);
  return complaint?.accountId === accountId ? complaint : undefined;
}

/** Takes an open complaint back; `false` where there is none to take back. */
export async function withdrawComplaint(desk: Desk, accountId: string, id: string): Promise<boolean> {
  const { rowCount } = await desk.db.query("update complaint set state = 'withdrawn', closed_at = $3 where id = $1 and account_id = $2 and state = 'open'", [id, accountId, desk.clock.now()]);
  return rowCount === 1;
}

async function file(desk: Desk, state: Case, level: ComplaintLevel, against: string | undefined, entry: ComplaintEntry): Promise<Filed> {
  const regulation = getRegulation(desk, state.regulation);
  const unit = level === 'provider' ? state.units.provider : await controllerOf(desk.db, regulation);
  if (unit === undefined) return { kind: 'impossible' };
  // Whoever has complained already is told of that, whatever the second sending holds: its form is no longer there.
  const standing = await openComplaint(desk.db, state.id, level);
  if (standing !== undefined) return { kind: 'already-open', complaint: standing };
  const wrong = entryProblems(entry);
  if (wrong !== undefined) return wrong;
  const now = desk.clock.now();
  const due = complaintDue(regulation, level, now);
  const id = randomUUID();
  const made = await inTransaction(desk.db, async (client) => {
    // The case's row makes those who complain of it at the same moment queue, so that ordinals have no gaps.
    await client.query('select 1 from cases where id = $1 for update', [state.id]);
    const open = await openComplaint(client, state.id, level);
    if (open !== undefined) return open;
    await client.query(
      `insert into complaint (id, number, case_id, ordinal, account_id, regulation, level, unit, against, subject, body, filed_at, due, due_at)
       values ($1, $2, $3, (select count(*) + 1 from complaint where case_id = $3), $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
      [id, await takeComplaintNumber(client, yearAt(regulation.decree.zone, now)), state.id, state.applicant, regulation.id, level, unit, against ?? null, entry.subject, entry.body.trim(), now, JSON.stringify(due), due.at]);
    const [complaint] = await complaintsBy(client, 'id', id);
    if (complaint !== undefined) await tellOfComplaint(client, complaint, 'complaint-filed', now);
    return complaint;
  });
  if (made === undefined) return { kind: 'impossible' };
  return { kind: made.id === id ? 'filed' : 'already-open', complaint: made };
}

async function openComplaint(db: Queryable, caseId: string, level: ComplaintLevel): Promise<Complaint | undefined> {
  return (await complaintsBy(db, 'case_id', caseId)).find((complaint) => complaint.level === level && complaint.state === 'open');
}

/** The term of the act that governs complaints, counted in the office hours of who answers. */
export function complaintDue(regulation: Regulation, level: ComplaintLevel, now: string): Due {
  const norm = regulation.decree.complaints[level];
  return { at: new Date(dueAt(calendarsOf(regulation).provider, Date.parse(now), norm)).toISOString(), start: now, norm, calendar: 'provider' };
}

/** The body that controls the quality of this regulation's services. */
export async function controllerOf(db: Queryable, { decree }: Regulation): Promise<string | undefined> {
  const { rows } = await db.query<{ id: string }>("select id from unit where kind = 'control' and decree = $1 and closed_at is null order by id limit 1", [decree.id]);
  return rows[0]?.id;
}

function entryProblems({ subject, body }: ComplaintEntry): InvalidInput | undefined {
  const known = (COMPLAINT_SUBJECTS as readonly string[]).includes(subject);
  const problems = [...(known ? [] : [{ field: 'subject', code: 'choose' }]), ...wordingProblems('body', body)];
  return problems.length === 0 ? undefined : invalidInput(...problems);
}

/** The next number of the year: `Ш-2026/000001` (шағым, complaint). */
async function takeComplaintNumber(client: Queryable, year: number): Promise<string> {
  const { rows } = await client.query<{ last: number }>('insert into counter (name, last) values ($1, 1) on conflict (name) do update set last = counter.last + 1 returning last', [`complaint/${year}`]);
  return `Ш-${year}/${String(rows[0]?.last ?? 0).padStart(6, '0')}`;
}
