import type { Regulation } from '@reglament/regulation';
import { findCase } from '../../storage/index.ts';
import { yearAt } from '../clock/local-day.ts';
import { getRegulation } from '../desk.ts';
import type { Desk } from '../desk.ts';
import { invalidInput } from '../invalid-input.ts';
import type { InvalidInput } from '../invalid-input.ts';
import { SMALLEST_PUBLISHED } from '../statistics/open-figures.ts';

/** 1 not satisfied, 2 partly, 3 satisfied. */
export const SATISFACTIONS = [3, 2, 1] as const;
export type Satisfaction = (typeof SATISFACTIONS)[number];
export const SURVEY_QUESTIONS = ['process', 'information'] as const;
export type SurveyQuestion = (typeof SURVEY_QUESTIONS)[number];

/** The service one may answer about: this person's request, ended by an answer and not yet spoken of. */
export async function findSurvey(desk: Desk, accountId: string, caseId: string): Promise<Regulation | undefined> {
  const stored = await findCase(desk.db, caseId);
  if (stored === undefined || stored.state.applicant !== accountId) return undefined;
  const { outcome, regulation } = stored.state;
  if (outcome === undefined || outcome.kind === 'withdrawn') return undefined;
  const { rowCount } = await desk.db.query('select 1 from survey_given where case_id = $1', [caseId]);
  return rowCount === 0 ? getRegulation(desk, regulation) : undefined;
}

/** Why there is nothing to ask: answered already, or not finished yet; another's request is as unknown as none. */
export async function surveyStanding(desk: Desk, accountId: string, caseId: string): Promise<'given' | 'not-yet' | 'unknown'> {
  const stored = await findCase(desk.db, caseId);
  if (stored === undefined || stored.state.applicant !== accountId) return 'unknown';
  const { rowCount } = await desk.db.query('select 1 from survey_given where case_id = $1', [caseId]);
  return rowCount === 1 ? 'given' : 'not-yet';
}

export type Surveyed = { readonly kind: 'counted' } | { readonly kind: 'nothing-to-ask' } | InvalidInput;

/**
 * Counts an answer, once per service. That it was given and what it was are written in two transactions, the first
 * naming the case and the second only the service and the year. A crash between them loses one answer, which is better
 * than a trace from an answer to a person.
 */
export async function answerSurvey(desk: Desk, accountId: string, caseId: string, entry: Readonly<Record<SurveyQuestion, string>>): Promise<Surveyed> {
  const regulation = await findSurvey(desk, accountId, caseId);
  if (regulation === undefined) return { kind: 'nothing-to-ask' };
  const missing = SURVEY_QUESTIONS.filter((question) => !/^[123]$/.test(entry[question]));
  if (missing.length > 0) return invalidInput(...missing.map((field) => ({ field, code: 'choose' })));
  const { rowCount } = await desk.db.query('insert into survey_given (case_id) values ($1) on conflict do nothing', [caseId]);
  if (rowCount !== 1) return { kind: 'nothing-to-ask' };
  await desk.db.query(
    `insert into survey_count (regulation, year, process, information, answers) values ($1, $2, $3, $4, 1)
     on conflict (regulation, year, process, information) do update set answers = survey_count.answers + 1`,
    [regulation.id, yearAt(regulation.decree.zone, desk.clock.now()), Number(entry.process), Number(entry.information)]);
  return { kind: 'counted' };
}

export interface SurveyResult {
  readonly regulation: Regulation;
  readonly answers: number;
  /** How many gave each answer. */
  readonly counts: Readonly<Record<SurveyQuestion, Readonly<Record<Satisfaction, number>>>>;
}

/** What was answered about each service, all years together; where so few answered that somebody might be recognised, nothing. */
export async function surveyResults(desk: Desk): Promise<readonly SurveyResult[]> {
  const { rows } = await desk.db.query<{ regulation: string; process: Satisfaction; information: Satisfaction; answers: number }>(
    'select regulation, process, information, sum(answers)::int as answers from survey_count group by 1, 2, 3');
  const byService = Map.groupBy(rows, ({ regulation }) => regulation);
  return [...desk.library.regulations.values()].flatMap((regulation) => {
    const of = byService.get(regulation.id) ?? [];
    const answers = of.reduce((total, row) => total + row.answers, 0);
    if (answers < SMALLEST_PUBLISHED) return [];
    const count = (question: SurveyQuestion, satisfaction: Satisfaction): number => of.filter((row) => row[question] === satisfaction).reduce((total, row) => total + row.answers, 0);
    const counts = (question: SurveyQuestion) => ({ 1: count(question, 1), 2: count(question, 2), 3: count(question, 3) });
    return [{ regulation, answers, counts: { process: counts('process'), information: counts('information') } }];
  });
}
