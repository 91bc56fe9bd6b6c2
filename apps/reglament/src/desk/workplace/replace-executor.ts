import { mayReplaceExecutor } from '@reglament/engine';
import type { By, Case, ExecutorSide } from '@reglament/engine';
import type { Regulation } from '@reglament/regulation';
import { findCase, inTransaction } from '../../storage/index.ts';
import { carryOut } from '../cases/carry-out.ts';
import { getRegulation } from '../desk.ts';
import type { Desk } from '../desk.ts';
import type { StaffMember } from '../people/sessions.ts';
import { keepContent } from '../requests/contents.ts';
import { lengthProblems } from '../invalid-input.ts';
import { REASON_LENGTH_MAX } from './step-done.ts';
import type { StepDone } from './step-done.ts';
import { actingAs } from './acting.ts';
import { colleaguesIn } from './queue.ts';
import type { Colleague } from './queue.ts';

const SIDES: readonly ExecutorSide[] = ['Executor', 'AkimExecutor'];

/** That this person may appoint another executor of a case, in which of their roles, and whom. */
export interface Replacement {
  readonly side: ExecutorSide;
  readonly by: Extract<By, { kind: 'staff' }>;
  readonly colleagues: readonly Colleague[];
}

export async function findReplacement(desk: Desk, staff: StaffMember, state: Case, regulation: Regulation): Promise<Replacement | undefined> {
  for (const side of SIDES) {
    const by = actingAs(staff).find((candidate) => mayReplaceExecutor(state, side, candidate, { regulation }));
    if (by !== undefined) return { side, by, colleagues: (await colleaguesIn(desk, by.unit, side)).filter(({ id }) => id !== state.executors[side]) };
  }
  return undefined;
}

/** Gives the case to another executor of the unit; the terms run on. */
export async function replaceExecutor(desk: Desk, staff: StaffMember, caseId: string, sequence: number, executor: string, reason: string): Promise<StepDone> {
  const stored = await findCase(desk.db, caseId);
  if (stored === undefined) return { kind: 'forbidden' };
  const { state } = stored;
  if (state.sequence !== sequence) return { kind: 'moved', state };
  const replacement = await findReplacement(desk, staff, state, getRegulation(desk, state.regulation));
  if (replacement === undefined) return { kind: 'forbidden' };
  if (!replacement.colleagues.some(({ id }) => id === executor)) return { kind: 'invalid', problems: [{ field: 'executor', code: 'choose' }] };
  const text = reason.trim();
  const problems = lengthProblems({ reason: text }, REASON_LENGTH_MAX);
  if (problems.length > 0) return { kind: 'invalid', problems };
  return inTransaction(desk.db, async (client) => {
    const kept = text === '' ? {} : { reason: (await keepContent(client, 'text/plain', Buffer.from(text))).toString('hex') };
    const done = await carryOut(desk, { caseId, commands: [{ kind: 'ReplaceExecutor', by: replacement.by, side: replacement.side, executor, ...kept }] }, client);
    return done.kind === 'invalid' ? { kind: 'refused', problems: done.problems } : { kind: 'done', state: done.state };
  });
}
