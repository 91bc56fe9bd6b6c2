import type { Due } from '@reglament/engine';
import type { Queryable } from '../../storage/index.ts';
import type { FieldProblem } from '../invalid-input.ts';

export const COMPLAINT_SUBJECTS = ['decision', 'delay', 'conduct', 'other'] as const;
export type ComplaintSubject = (typeof COMPLAINT_SUBJECTS)[number];
export const VERDICTS = ['satisfied', 'partly', 'rejected'] as const;
export type Verdict = (typeof VERDICTS)[number];
/** To whom: the head of the provider, or, against the provider's answer or silence, the body that controls quality. */
export type ComplaintLevel = 'provider' | 'control';

export interface Complaint {
  readonly id: string;
  readonly number: string;
  readonly caseId: string;
  readonly ordinal: number;
  readonly accountId: string;
  readonly regulation: string;
  readonly level: ComplaintLevel;
  readonly unit: string;
  readonly against?: string;
  readonly subject: ComplaintSubject;
  readonly body: string;
  readonly filedAt: string;
  readonly due: Due;
  readonly state: 'open' | 'answered' | 'withdrawn';
  readonly answer?: { readonly verdict: Verdict; readonly text: string; readonly by: string };
  readonly closedAt?: string;
}

interface Row {
  id: string; number: string; case_id: string; ordinal: number; account_id: string; regulation: string; level: ComplaintLevel; unit: string; against: string | null;
  subject: ComplaintSubject; body: string; filed_at: Date; due: Due; state: Complaint['state']; verdict: Verdict | null; answer: string | null; answered_by: string | null; closed_at: Date | null;
}

const COLUMNS = 'id, number, case_id, ordinal, account_id, regulation, level, unit, against, subject, body, filed_at, due, state, verdict, answer, answered_by, closed_at';

/** Complaints by one column, the newest first. */
export async function complaintsBy(db: Queryable, column: 'id' | 'case_id' | 'account_id', value: string): Promise<readonly Complaint[]> {
  const { rows } = await db.query<Row>(`select ${COLUMNS} from complaint where ${column} = $1 order by filed_at desc, ordinal desc limit 200`, [value]);
  return rows.map(complaintOf);
}

/** What these units have to answer, the most urgent first; then what they have answered lately. */
export async function complaintsOfUnits(db: Queryable, places: readonly { readonly unit: string; readonly level: ComplaintLevel }[]): Promise<readonly Complaint[]> {
  const { rows } = await db.query<Row>(
    `select ${COLUMNS} from complaint join json_to_recordset($1::json) as place (place_unit text, place_level text) on unit = place_unit and level = place_level
     order by state <> 'open', case when state = 'open' then due_at end, closed_at desc limit 200`,
    [JSON.stringify(places.map(({ unit, level }) => ({ place_unit: unit, place_level: level })))]);
  return rows.map(complaintOf);
}

function complaintOf(row: Row): Complaint {
  return {
    id: row.id, number: row.number, caseId: row.case_id, ordinal: row.ordinal, accountId: row.account_id, regulation: row.regulation, level: row.level, unit: row.unit,
    subject: row.subject, body: row.body, filedAt: row.filed_at.toISOString(), due: row.due, state: row.state,
    ...(row.against === null ? {} : { against: row.against }),
    ...(row.verdict === null || row.answer === null || row.answered_by === null ? {} : { answer: { verdict: row.verdict, text: row.answer, by: row.answered_by } }),
    ...(row.closed_at === null ? {} : { closedAt: row.closed_at.toISOString() }),
  };
}

const COMPLAINT_LENGTH_MIN = 10;
export const COMPLAINT_LENGTH_MAX = 4000;

/** What is wrong with the words of a complaint or of its answer. */
export function wordingProblems(field: string, text: string): readonly FieldProblem[] {
  const length = [...text.trim()].length;
  if (length === 0) return [{ field, code: 'required' }];
  if (length < COMPLAINT_LENGTH_MIN) return [{ field, code: 'tooShort', params: { min: COMPLAINT_LENGTH_MIN } }];
  return length > COMPLAINT_LENGTH_MAX ? [{ field, code: 'tooLong', params: { max: COMPLAINT_LENGTH_MAX } }] : [];
}
