import type { Case } from '@reglament/engine';
import type { Actor, Regulation } from '@reglament/regulation';
import { findCase, inTransaction } from '../../storage/index.ts';
import { getRegulation } from '../desk.ts';
import type { Desk } from '../desk.ts';
import { invalidInput } from '../invalid-input.ts';
import type { InvalidInput } from '../invalid-input.ts';
import { findAccount } from '../people/sessions.ts';
import type { ApplicantAccount, StaffMember } from '../people/sessions.ts';
import { complaintsBy, complaintsOfUnits, VERDICTS, wordingProblems } from './complaint.ts';
import type { Complaint, ComplaintLevel, Verdict } from './complaint.ts';
import { tellOfComplaint } from './tell.ts';

/** Who answers: the head of the body complained of, never those who did the work; then the controlling body. */
const ANSWERS: Readonly<Partial<Record<Actor, ComplaintLevel>>> = { Head: 'provider', Akim: 'provider', QualityController: 'control' };

/** Places in which this person answers complaints. */
export function complaintPosts({ roles }: StaffMember): readonly { readonly unit: string; readonly level: ComplaintLevel }[] {
  return roles.flatMap(({ role, unit }) => {
    const level = ANSWERS[role];
    return level === undefined ? [] : [{ unit, level }];
  });
}

export async function listComplaints(desk: Desk, staff: StaffMember): Promise<readonly Complaint[]> {
  return complaintsOfUnits(desk.db, complaintPosts(staff));
}

export interface ComplaintFile {
  readonly complaint: Complaint;
  readonly regulation: Regulation;
  readonly state: Case;
  readonly applicant?: ApplicantAccount;
  /** The complaint this one goes against, with its answer. */
  readonly before?: Complaint;
}

/** Opens a complaint for who has to answer it, and records the look; `undefined` where it is none of their business. */
export async function openComplaint(desk: Desk, staff: StaffMember, id: string): Promise<ComplaintFile | undefined> {
  const complaint = await findForStaff(desk, staff, id);
  const stored = complaint && await findCase(desk.db, complaint.caseId);
  if (complaint === undefined || stored === undefined) return undefined;
  await desk.db.query('insert into access_log (at, staff_id, case_id, reason) values ($1, $2, $3, $4)', [desk.clock.now(), staff.id, complaint.caseId, 'complaint']);
  const applicant = await findAccount(desk.db, complaint.accountId);
  const [before] = complaint.against === undefined ? [] : await complaintsBy(desk.db, 'id', complaint.against);
  return { complaint, regulation: getRegulation(desk, complaint.regulation), state: stored.state, ...(applicant === undefined ? {} : { applicant }), ...(before === undefined ? {} : { before }) };
}

export type Answered = { readonly kind: 'answered' } | { readonly kind: 'closed-already' } | { readonly kind: 'not-yours' } | InvalidInput;

/** Answers a complaint, once. Who worked on the case as its executor does not answer what is said of that work. */
export async function answerComplaint(desk: Desk, staff: StaffMember, id: string, entry: { readonly verdict: string; readonly answer: string }): Promise<Answered> {
  const file = await openComplaint(desk, staff, id);
  if (file === undefined || Object.values(file.state.executors).includes(staff.id)) return { kind: 'not-yours' };
  const wrong = answerProblems(entry);
  if (wrong !== undefined) return wrong;
  const now = desk.clock.now();
  return inTransaction(desk.db, async (client) => {
    const { rowCount } = await client.query(
      "update complaint set state = 'answered', verdict = $2, answer = $3, answered_by = $4, closed_at = $5 where id = $1 and state = 'open'", [id, entry.verdict, entry.answer.trim(), staff.id, now]);
    if (rowCount !== 1) return { kind: 'closed-already' };
    await tellOfComplaint(client, { ...file.complaint, answer: { verdict: entry.verdict as Verdict, text: entry.answer, by: staff.id } }, 'complaint-answered', now);
    return { kind: 'answered' };
  });
}

async function findForStaff(desk: Desk, staff: StaffMember, id: string): Promise<Complaint | undefined> {
  const [complaint] = await complaintsBy(desk.db, 'id', id);
  return complaint !== undefined && complaintPosts(staff).some(({ unit, level }) => unit === complaint.unit && level === complaint.level) ? complaint : undefined;
}

function answerProblems({ verdict, answer }: { readonly verdict: string; readonly answer: string }): InvalidInput | undefined {
  const known = (VERDICTS as readonly string[]).includes(verdict);
  const problems = [...(known ? [] : [{ field: 'verdict', code: 'choose' }]), ...wordingProblems('answer', answer)];
  return problems.length === 0 ? undefined : invalidInput(...problems);
}
