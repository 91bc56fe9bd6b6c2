/** Work on many cases at once: each is a decision and a transaction of its own, and each is answered for itself. */
import { findCase } from '../../storage/index.ts';
import { getRegulation } from '../desk.ts';
import type { Desk } from '../desk.ts';
import type { StaffMember } from '../people/sessions.ts';
import { doStep } from './do-step.ts';
import { findWork } from './acting.ts';
import { colleaguesIn } from './queue.ts';
import { replaceExecutor } from './replace-executor.ts';
import type { StepDone } from './step-done.ts';

/** A case as it was ticked: with the version that was looked at. */
export interface Ticked {
  readonly caseId: string;
  readonly sequence: number;
}

export interface OneOfMany {
  readonly caseId: string;
  readonly number?: string;
  readonly done: StepDone | { readonly kind: 'unknown' };
}

/** More are not ticked on one page. */
export const TICKED_MAX = 100;

/** Appoints one executor for many cases with the same resolution note. */
export function assignMany(desk: Desk, staff: StaffMember, ticked: readonly Ticked[], executor: string, note: string): Promise<readonly OneOfMany[]> {
  return each(desk, ticked, async ({ caseId, sequence }) => {
    const stored = await findCase(desk.db, caseId);
    const work = stored && findWork(staff, stored.state, getRegulation(desk, stored.state.regulation));
    if (stored !== undefined && stored.state.sequence !== sequence) return { kind: 'moved', state: stored.state };
    if (work?.node.act !== 'assign') return { kind: 'forbidden' };
    const known = await colleaguesIn(desk, work.by.unit, work.node.actor === 'Akim' ? 'AkimExecutor' : 'Executor');
    if (!known.some(({ id }) => id === executor)) return { kind: 'invalid', problems: [{ field: 'executor', code: 'choose' }] };
    return doStep(desk, staff, caseId, { sequence, outcome: 'done', executor, note });
  });
}

/** Gives many cases to another executor. */
export function replaceMany(desk: Desk, staff: StaffMember, ticked: readonly Ticked[], executor: string, reason: string): Promise<readonly OneOfMany[]> {
  return each(desk, ticked, ({ caseId, sequence }) => replaceExecutor(desk, staff, caseId, sequence, executor, reason));
}

/** One after the other: what one refusal or failure leaves undone is undone for that case only. */
async function each(desk: Desk, ticked: readonly Ticked[], act: (one: Ticked) => Promise<StepDone>): Promise<readonly OneOfMany[]> {
  const answers: OneOfMany[] = [];
  for (const one of ticked.slice(0, TICKED_MAX)) {
    const stored = await findCase(desk.db, one.caseId);
    const number = stored?.state.number;
    answers.push({ caseId: one.caseId, ...(number === undefined ? {} : { number }), done: stored === undefined ? { kind: 'unknown' } : await act(one) });
  }
  return answers;
}
