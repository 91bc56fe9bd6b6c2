import { randomUUID } from 'node:crypto';
import type { Case } from '@reglament/engine';
import type { Actor, Regulation } from '@reglament/regulation';
import { caseView, findCaseView } from '../cases/case-view.ts';
import type { CaseView } from '../cases/case-view.ts';
import { complaintsBy } from '../complaints/complaint.ts';
import type { Complaint } from '../complaints/complaint.ts';
import { fileComplaint } from '../complaints/file-complaint.ts';
import type { ComplaintEntry, Filed } from '../complaints/file-complaint.ts';
import type { Desk } from '../desk.ts';
import { invalidInput } from '../invalid-input.ts';
import type { InvalidInput } from '../invalid-input.ts';
import { countAttempt, forgetAttempts } from '../people/attempt-limit.ts';
import type { StaffMember } from '../people/sessions.ts';
import { answerSurvey, findSurvey } from '../survey/survey.ts';
import type { Surveyed, SurveyQuestion } from '../survey/survey.ts';

const OPERATOR: Actor = 'CallCentreOperator';
/** How long an identified call stays open. Our choice: longer than any talk, shorter than a shift. */
const CALL_MINUTES = 30;

export function isCallOperator({ roles }: StaffMember): boolean {
  return roles.some(({ role }) => role === OPERATOR);
}

export type Identified = { readonly kind: 'identified'; readonly call: string } | InvalidInput;

/**
 * The caller names the number of their request and their IIN; both must belong together. Which of the two was wrong is
 * not said, and a number asked for too often with wrong IINs is closed for an hour.
 */
export async function identifyCaller(desk: Desk, staff: StaffMember, { number, iin }: { readonly number: string; readonly iin: string }): Promise<Identified> {
  const said = { number: number.trim(), iin: iin.replace(/\s/g, '') };
  const missing = (['number', 'iin'] as const).filter((field) => said[field] === '');
  if (missing.length > 0) return invalidInput(...missing.map((field) => ({ field, code: 'required' })));
  const now = desk.clock.real().toISOString();
  const attempt = await countAttempt(desk, 'call-identification', said.number);
  if (attempt.kind === 'limited') return invalidInput({ field: 'number', code: 'call.closed' });
  const { rows } = await desk.db.query<{ id: string }>('select cases.id from cases join account on account.id = cases.applicant where cases.number = $1 and account.iin = $2', [said.number, said.iin]);
  const caseId = rows[0]?.id;
  if (caseId === undefined) return invalidInput({ field: 'number', code: 'call.notTogether' });
  await forgetAttempts(desk, 'call-identification', said.number);
  const call = randomUUID();
  await desk.db.query('insert into call (id, staff_id, case_id, begun_at) values ($1, $2, $3, $4)', [call, staff.id, caseId, now]);
  await desk.db.query('insert into access_log (at, staff_id, case_id, reason) values ($1, $2, $3, $4)', [desk.clock.now(), staff.id, caseId, 'call']);
  return { kind: 'identified', call };
}

export interface CallView extends CaseView {
  readonly call: string;
  readonly complaints: readonly Complaint[];
  /** Complaints and ratings are taken by telephone only where the text gives the call centre that part. */
  readonly takesQuality: boolean;
  readonly surveyable: boolean;
}

/** What the operator may tell: how the request stands. No papers, no answers of the form, no data of the person. */
export async function openCall(desk: Desk, staff: StaffMember, call: string): Promise<CallView | undefined> {
  const state = await caseOfCall(desk, staff, call);
  const view = state && await findCaseView(desk, state.id);
  if (state === undefined || view === undefined) return undefined;
  const takesQuality = isQualityTaken(view.regulation);
  const surveyable = takesQuality && await findSurvey(desk, state.applicant, state.id) !== undefined;
  return { ...view, call, takesQuality, surveyable, complaints: await complaintsBy(desk.db, 'case_id', state.id) };
}

/** Registers the complaint in the caller's own name, as they say it. */
export async function complainByCall(desk: Desk, staff: StaffMember, call: string, entry: ComplaintEntry): Promise<Filed> {
  const state = await caseOfCall(desk, staff, call);
  if (state === undefined || !isQualityTaken(caseView(desk, state).regulation)) return { kind: 'impossible' };
  return fileComplaint(desk, state.applicant, state.id, entry);
}

export async function rateByCall(desk: Desk, staff: StaffMember, call: string, entry: Readonly<Record<SurveyQuestion, string>>): Promise<Surveyed> {
  const state = await caseOfCall(desk, staff, call);
  if (state === undefined || !isQualityTaken(caseView(desk, state).regulation)) return { kind: 'nothing-to-ask' };
  return answerSurvey(desk, state.applicant, state.id, entry);
}

function isQualityTaken({ callCentre }: Regulation): boolean {
  return callCentre?.purpose === 'quality';
}

/** Whether a call of this operator is still open; another's is as unknown as one that never was. */
export async function standingOfCall(desk: Desk, staff: StaffMember, call: string): Promise<'open' | 'over' | 'unknown'> {
  if (!isCallOperator(staff)) return 'unknown';
  if (await caseOfCall(desk, staff, call) !== undefined) return 'open';
  const { rowCount } = await desk.db.query('select 1 from call where id = $1 and staff_id = $2', [call, staff.id]);
  return rowCount === 1 ? 'over' : 'unknown';
}

/** The case of a call that is this operator's and not yet over. */
async function caseOfCall(desk: Desk, staff: StaffMember, call: string): Promise<Case | undefined> {
  if (!isCallOperator(staff)) return undefined;
  const { rows } = await desk.db.query<{ state: Case }>(
    'select cases.state from call join cases on cases.id = call.case_id where call.id = $1 and call.staff_id = $2 and call.begun_at > $3::timestamptz - make_interval(mins => $4)',
    [call, staff.id, desk.clock.real().toISOString(), CALL_MINUTES]);
  return rows[0]?.state;
}
