import type { Desk } from '../desk.ts';
import { discrepanciesOf } from './discrepancies.ts';
import type { Discrepancy } from './discrepancies.ts';
import { registerEntriesOf } from './entries.ts';
import type { RegisterEntry } from './entries.ts';
import { extractsOf } from './extracts.ts';
import type { KeptExtract } from './extracts.ts';
import { questionsOf } from './questions.ts';
import type { Question } from './questions.ts';

/** What a case and the systems of others have to do with each other. */
export interface RegisterFile {
  /** Questions still to be asked. */
  readonly questions: readonly Question[];
  /** What registers said about the people of the case. */
  readonly extracts: readonly KeptExtract[];
  /** Answers that came after the decision and differ from what it rested on. */
  readonly discrepancies: readonly Discrepancy[];
  /** What its steps entered elsewhere. */
  readonly entered: readonly RegisterEntry[];
}

export async function registerFileOf(desk: Desk, caseId: string): Promise<RegisterFile> {
  const [questions, extracts, discrepancies, entered] = await Promise.all([questionsOf(desk.db, caseId), extractsOf(desk.db, caseId), discrepanciesOf(desk, caseId), registerEntriesOf(desk.db, caseId)]);
  return { questions, extracts, discrepancies, entered };
}
