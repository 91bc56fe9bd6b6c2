import { getNode, passedSteps, returnTarget } from '@reglament/engine';
import type { RouteNode } from '@reglament/regulation';
import { findCase } from '../../storage/index.ts';
import { caseView, entriesOf } from '../cases/case-view.ts';
import type { CaseView } from '../cases/case-view.ts';
import { getRegulation } from '../desk.ts';
import type { Desk } from '../desk.ts';
import { isUuid } from '../is-uuid.ts';
import { listPapers } from '../papers.ts';
import type { Paper } from '../papers.ts';
import { findAccount } from '../people/sessions.ts';
import type { ApplicantAccount, StaffMember } from '../people/sessions.ts';
import { registerFileOf } from '../registers/register-file.ts';
import type { RegisterFile } from '../registers/register-file.ts';
import { journalWords } from '../cases/journal-words.ts';
import { findDraftContent } from '../results/result-draft.ts';
import type { ResultDraft } from '../results/result-draft.ts';
import { findWork } from './acting.ts';
import type { Work } from './acting.ts';
import { refusedAttempts } from './attempts.ts';
import type { RefusedAttempt } from './attempts.ts';
import { colleaguesIn } from './queue.ts';
import type { Colleague } from './queue.ts';
import { findReplacement } from './replace-executor.ts';
import type { Replacement } from './replace-executor.ts';
import { stepDraftsOf } from './step-drafts.ts';
import type { StepDraft } from './step-drafts.ts';

export { findWork };

/** A case as a member of staff sees it: the whole file, and what they can do with it now. */
export interface WorkplaceCase extends CaseView, RegisterFile {
  readonly applicant?: ApplicantAccount;
  readonly papers: readonly Paper[];
  readonly draft?: ResultDraft;
  /** The step this person may work on, and in which of their roles. */
  readonly work?: Work;
  /** Who can be appointed, where the step appoints. */
  readonly colleagues: readonly Colleague[];
  /** The step to which this person can give the open one back. */
  readonly returnTo?: RouteNode;
  /** That this person may appoint another executor, and whom. */
  readonly replacement?: Replacement;
  /** Texts that the journal names by their hash: why the task was returned, why the executor was replaced. */
  readonly words: ReadonlyMap<string, string>;
  readonly refused: readonly RefusedAttempt[];
  /** What this person entered in the case's forms and has not sent. */
  readonly drafts: readonly StepDraft[];
}

/**
 * Opens a case for somebody of one of its units and records the look; `undefined` where it is none of their business.
 * @param by what a page sends by itself is nobody's look: it was recorded when the page was opened
 */
export async function openWorkplaceCase(desk: Desk, staff: StaffMember, caseId: string, by: 'person' | 'page' = 'person'): Promise<WorkplaceCase | undefined> {
  if (!isUuid(caseId)) return undefined;
  const stored = await findCase(desk.db, caseId);
  if (stored === undefined) return undefined;
  const { state } = stored;
  const units: readonly (string | undefined)[] = [state.units.provider, state.units.centre, state.units.akim];
  if (!staff.roles.some(({ unit }) => units.includes(unit))) return undefined;
  if (by === 'person') await desk.db.query('insert into access_log (at, staff_id, case_id, reason) values ($1, $2, $3, $4)', [desk.clock.now(), staff.id, caseId, state.step?.node ?? 'ended']);
  const regulation = getRegulation(desk, state.regulation);
  const work = findWork(staff, state, regulation);
  const draft = state.draft === undefined ? undefined : await findDraftContent(desk.db, state.draft.content);
  const applicant = await findAccount(desk.db, state.applicant);
  const entries = await entriesOf(desk.db, caseId);
  const returnTo = work === undefined || work.claimedByAnother ? undefined : returnTarget(state, passedSteps(entries), { regulation });
  const replacement = await findReplacement(desk, staff, state, regulation);
  const executorRole = work?.node.actor === 'Akim' ? 'AkimExecutor' : 'Executor';
  return {
    ...caseView(desk, state, entries), papers: await listPapers(desk.db, caseId), words: await journalWords(desk, entries), refused: await refusedAttempts(desk.db, caseId), drafts: await stepDraftsOf(desk.db, caseId, staff.id),
    ...await registerFileOf(desk, caseId),
    colleagues: work?.node.act === 'assign' ? await colleaguesIn(desk, work.by.unit, executorRole) : [],
    ...(applicant === undefined ? {} : { applicant }), ...(draft === undefined ? {} : { draft }), ...(work === undefined ? {} : { work }),
    ...(returnTo === undefined ? {} : { returnTo: getNode({ regulation }, state.route, returnTo.node) }), ...(replacement === undefined ? {} : { replacement }),
  };
}
