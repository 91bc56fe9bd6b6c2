import type { Case } from '@reglament/engine';
import { findCase } from '../../storage/index.ts';
import { asksOf } from '../asked/asks.ts';
import type { Ask } from '../asked/asks.ts';
import { caseView, entriesOf } from '../cases/case-view.ts';
import type { CaseView } from '../cases/case-view.ts';
import { journalWords } from '../cases/journal-words.ts';
import type { Desk } from '../desk.ts';
import { noticesOfCase } from '../notices/notices.ts';
import type { Notice } from '../notices/notices.ts';
import { findPaper, listPapers } from '../papers.ts';
import type { Paper } from '../papers.ts';
import { extractsOf } from '../registers/extracts.ts';
import type { KeptExtract } from '../registers/extracts.ts';
import { findContent } from '../requests/contents.ts';
import { findOwnStep } from './own-step.ts';
import { findDraftContent } from '../results/result-draft.ts';

export { listNotices, markNoticesRead } from '../notices/notices.ts';
export type { Notice, NoticeKind } from '../notices/notices.ts';

export interface MyCase extends CaseView {
  readonly papers: readonly Paper[];
  readonly notices: readonly Notice[];
  /** Documents asked of this person, the newest first. */
  readonly asks: readonly Ask[];
  /** The list from which the applicant chooses in the open step; empty at every other. */
  readonly extracts: readonly KeptExtract[];
  /** The official's own words of a refusal that has been issued. */
  readonly explanation?: { readonly kk: string; readonly ru: string };
  /** What officials wrote, by the hash under which the journal names it. */
  readonly words: ReadonlyMap<string, string>;
}

const CASES_MAX = 200;

/** The history of receiving services: this person's cases, the newest first. */
export async function listMyCases(desk: Desk, accountId: string): Promise<readonly CaseView[]> {
  const { rows } = await desk.db.query<{ state: Case }>({
    name: 'my-cases', text: 'select state from cases where applicant = $1 order by opened_at desc limit $2', values: [accountId, CASES_MAX],
  });
  return rows.filter(({ state }) => desk.library.regulations.has(state.regulation)).map(({ state }) => caseView(desk, state));
}

/** One of this person's cases; `undefined` also for another's. */
export async function openMyCase(desk: Desk, accountId: string, caseId: string): Promise<MyCase | undefined> {
  const stored = await findCase(desk.db, caseId);
  if (stored === undefined || stored.state.applicant !== accountId) return undefined;
  const entries = await entriesOf(desk.db, caseId);
  const view = caseView(desk, stored.state, entries);
  const asks = asksOf(entries, stored.state, desk.clock.now());
  const refused = stored.state.outcome?.kind === 'refused' && stored.state.draft?.kind === 'refusal' ? await findDraftContent(desk.db, stored.state.draft.content) : undefined;
  const papers = (await listPapers(desk.db, caseId)).filter((paper) => isForApplicant(paper, view.state));
  const list = findOwnStep(view.state, view.regulation)?.node.step.choosesFrom;
  const extracts = list === undefined ? [] : (await extractsOf(desk.db, caseId)).filter(({ system }) => system === list);
  return { ...view, papers, extracts, notices: await noticesOfCase(desk, caseId), asks, ...(refused === undefined ? {} : { explanation: refused.explanation }), words: asks.length === 0 ? new Map() : await journalWords(desk, entries) };
}

/** Bytes of a paper of this person's case, if it is theirs to see. */
export async function readMyPaper(desk: Desk, accountId: string, caseId: string, paperId: string): Promise<{ readonly paper: Paper; readonly bytes: Buffer } | undefined> {
  const mine = await openMyCase(desk, accountId, caseId);
  if (mine === undefined || !mine.papers.some(({ id }) => id === paperId)) return undefined;
  const paper = await findPaper(desk.db, caseId, paperId);
  const bytes = paper && await findContent(desk.db, paper.hash);
  return paper === undefined || bytes === undefined ? undefined : { paper, bytes };
}

/** What the applicant gave is always theirs to see; a signed result or refusal once it has been issued. Drafts and acts never. */
function isForApplicant({ kind, name }: Paper, state: Case): boolean {
  switch (kind) {
    case 'request':
    case 'attachment':
    case 'receipt': return true;
    case 'result': return state.issued.includes(name);
    case 'refusal': return state.outcome?.kind === 'refused';
    case 'draft':
    case 'evidence':
    case 'act': return false;
  }
}
