import { passedSteps } from '@reglament/engine';
import { inTransaction } from '../../storage/index.ts';
import { carryOut } from '../cases/carry-out.ts';
import { entriesOf } from '../cases/case-view.ts';
import type { Desk } from '../desk.ts';
import type { StaffMember } from '../people/sessions.ts';
import { keepContent } from '../requests/contents.ts';
import { lengthProblems } from '../invalid-input.ts';
import { REASON_LENGTH_MAX } from './step-done.ts';
import type { StepDone } from './step-done.ts';
import { openStep } from './acting.ts';

/**
 * Gives the open step back to the official who did the one before. The reason is kept as content: it may speak of people,
 * and the journal names it by its hash.
 */
export async function giveBack(desk: Desk, staff: StaffMember, caseId: string, sequence: number, reason: string): Promise<StepDone> {
  const open = await openStep(desk, staff, caseId, sequence);
  if (open.kind !== 'open') return open;
  const { work } = open;
  const text = reason.trim();
  const problems = text === '' ? [{ field: 'reason', code: 'required' }] : lengthProblems({ reason: text }, REASON_LENGTH_MAX);
  if (problems.length > 0) return { kind: 'invalid', problems };
  const passed = passedSteps(await entriesOf(desk.db, caseId));
  return inTransaction(desk.db, async (client) => {
    const hash = await keepContent(client, 'text/plain', Buffer.from(text));
    const done = await carryOut(desk, { caseId, commands: [{ kind: 'ReturnStep', by: work.by, step: work.node.id, reason: hash.toString('hex'), passed }] }, client);
    return done.kind === 'invalid' ? { kind: 'refused', problems: done.problems } : { kind: 'done', state: done.state };
  });
}
