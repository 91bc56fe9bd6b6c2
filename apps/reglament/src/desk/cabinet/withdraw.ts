import { noteRefused } from '../workplace/attempts.ts';
import { carryOut } from '../cases/carry-out.ts';
import type { CarriedOut } from '../cases/carry-out.ts';
import type { Desk } from '../desk.ts';
import { findCase } from '../../storage/index.ts';

/** Takes one of this person's requests back; `undefined` where there is no such case of theirs. */
export async function withdrawRequest(desk: Desk, accountId: string, caseId: string): Promise<CarriedOut | undefined> {
  const stored = await findCase(desk.db, caseId);
  if (stored === undefined || stored.state.applicant !== accountId) return undefined;
  const done = await carryOut(desk, { caseId, commands: [{ kind: 'WithdrawRequest', by: { kind: 'applicant', id: accountId } }] });
  if (done.kind === 'invalid') await noteRefused(desk, { caseId, accountId, action: 'withdraw', codes: done.problems.map(({ code }) => code) });
  return done;
}
