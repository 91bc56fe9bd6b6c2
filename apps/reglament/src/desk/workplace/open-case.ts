import { availableStep } from '@reglament/engine';
import type { AvailableStep, By } from '@reglament/engine';
import { findCase } from '../../storage/index.ts';
import { caseView, entriesOf } from '../cases/case-view.ts';
import type { CaseView } from '../cases/case-view.ts';
import { getRegulation } from '../desk.ts';
import type { Desk } from '../desk.ts';
import { listPapers } from '../papers.ts';
import type { Paper } from '../papers.ts';
import { findAccount } from '../people/sessions.ts';
import type { ApplicantAccount, StaffMember } from '../people/sessions.ts';
import { findDraftContent } from '../results/result-draft.ts';
import type { ResultDraft } from '../results/result-draft.ts';
import { colleaguesIn } from './queue.ts';
import type { Colleague } from './queue.ts';

/** A case as a member of staff sees it: the whole file, and what they can do with it now. */
export interface WorkplaceCase extends CaseView {
  readonly applicant?: ApplicantAccount;
  readonly papers: readonly Paper[];
  readonly draft?: ResultDraft;
  /** The step this person may work on, and in which of their roles. */
  readonly work?: AvailableStep & { readonly by: Extract<By, { kind: 'staff' }> };
  /** Who can be appointed, where the step appoints. */
  readonly colleagues: readonly Colleague[];
}

/** Opens a case for somebody of one of its units and records the look; `undefined` where it is none of their business. */
export async function openWorkplaceCase(desk: Desk, staff: StaffMember, caseId: string): Promise<WorkplaceCase | undefined> {
  if (!/^[0-9a-f-]{36}$/.test(caseId)) return undefined;
  const stored = await findCase(desk.db, caseId);
  if (stored === undefined) return undefined;
  const { state } = stored;
  const units: readonly (string | undefined)[] = [state.units.provider, state.units.centre, state.units.akim];
  if (!staff.roles.some(({ unit }) => units.includes(unit))) return undefined;
  await desk.db.query('insert into access_log (at, staff_id, case_id, reason) values ($1, $2, $3, $4)', [desk.clock.now(), staff.id, caseId, state.step?.node ?? 'ended']);
  const regulation = getRegulation(desk, state.regulation);
  const work = findWork(staff, state, regulation);
  const draft = state.draft === undefined ? undefined : await findDraftContent(desk.db, state.draft.content);
  const applicant = await findAccount(desk.db, state.applicant);
  const executorRole = work?.node.actor === 'Akim' ? 'AkimExecutor' : 'Executor';
  return {
    ...caseView(desk, state, await entriesOf(desk.db, caseId)), papers: await listPapers(desk.db, caseId),
    colleagues: work?.node.act === 'assign' ? await colleaguesIn(desk, work.by.unit, executorRole) : [],
    ...(applicant === undefined ? {} : { applicant }), ...(draft === undefined ? {} : { draft }), ...(work === undefined ? {} : { work }),
  };
}

/** The first of the person's roles in which the open step can be worked. */
export function findWork(staff: StaffMember, state: CaseView['state'], regulation: CaseView['regulation']): WorkplaceCase['work'] {
  for (const { role, unit } of staff.roles) {
    const by = { kind: 'staff', id: staff.id, role, unit } as const;
    const step = availableStep(state, by, { regulation });
    if (step !== undefined) return { ...step, by };
  }
  return undefined;
}
