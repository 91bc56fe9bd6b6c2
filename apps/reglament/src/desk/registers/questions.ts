import type { NodeId, System } from '@reglament/regulation';
import type { Queryable } from '../../storage/index.ts';

/** `waiting`: the open step waits for the answer, or waited when it was asked; `confirming`: the case was decided on an earlier one. */
export type QuestionPurpose = 'waiting' | 'confirming';

/** A question to a register that is still to be asked. */
export interface Question {
  readonly caseId: string;
  readonly node: NodeId;
  readonly system: System;
  readonly purpose: QuestionPurpose;
  readonly attempts: number;
  readonly firstAt: string;
  readonly nextAt: string;
}

/** Half a minute, then twice as long each time, never longer than a quarter of an hour. */
export const PAUSE_MS = { first: 30_000, longest: 15 * 60_000 } as const;

export function pauseMs(attempts: number): number {
  return Math.min(PAUSE_MS.longest, PAUSE_MS.first * 2 ** Math.min(attempts, 20));
}

interface Row { readonly case_id: string; readonly node: NodeId; readonly system: System; readonly purpose: QuestionPurpose; readonly attempts: number; readonly first_at: Date; readonly next_at: Date }

const toQuestion = (row: Row): Question => ({ caseId: row.case_id, node: row.node, system: row.system, purpose: row.purpose, attempts: row.attempts, firstAt: row.first_at.toISOString(), nextAt: row.next_at.toISOString() });

/** Notes a question for later; the same question is noted once, and a case that has gone on changes what it is for. */
export async function noteQuestion(db: Queryable, { caseId, node, system, purpose }: Pick<Question, 'caseId' | 'node' | 'system' | 'purpose'>, now: string, afterMs: number): Promise<void> {
  await db.query(
    `insert into register_question (case_id, node, system, purpose, first_at, next_at) values ($1, $2, $3, $4, $5, $5::timestamptz + $6 * interval '1 millisecond')
     on conflict (case_id, node, system) do update set purpose = excluded.purpose where register_question.purpose <> excluded.purpose`,
    [caseId, node, system, purpose, now, afterMs]);
}

/**
 * Takes the questions whose time has come. Each is put off before it is asked, so that no other process asks it at the
 * same moment and one that dies on the way leaves it for the next beat.
 */
export async function takeQuestions(db: Queryable, now: string, max: number): Promise<readonly Question[]> {
  const { rows } = await db.query<Row>(
    `update register_question q set attempts = q.attempts + 1,
       next_at = $1::timestamptz + least($3::double precision, $2 * power(2, least(q.attempts + 1, 20))) * interval '1 millisecond'
     where (case_id, node, system) in (select case_id, node, system from register_question where next_at <= $1 order by next_at limit $4 for update skip locked)
     returning case_id, node, system, purpose, attempts, first_at, next_at`, [now, PAUSE_MS.first, PAUSE_MS.longest, max]);
  return rows.map(toQuestion);
}

export async function dropQuestion(db: Queryable, { caseId, node, system }: Pick<Question, 'caseId' | 'node' | 'system'>): Promise<void> {
  await db.query('delete from register_question where case_id = $1 and node = $2 and system = $3', [caseId, node, system]);
}

/** What a case still has to ask, the oldest first. */
export async function questionsOf(db: Queryable, caseId: string): Promise<readonly Question[]> {
  const { rows } = await db.query<Row>('select case_id, node, system, purpose, attempts, first_at, next_at from register_question where case_id = $1 order by first_at, system', [caseId]);
  return rows.map(toQuestion);
}
