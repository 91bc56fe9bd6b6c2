/** A case of a citizen as it stands when the portal has sent it: waiting for the clerk of the provider. */
import { randomUUID } from 'node:crypto';
import type { Command } from '@reglament/engine';
import { carryOut } from '../../../desk/cases/carry-out.ts';
import type { CarriedOut } from '../../../desk/cases/carry-out.ts';
import { submissionSteps } from '../../../desk/requests/submission-steps.ts';
import type { PortalSite } from './portal-site.ts';

export async function openCaseOf({ desk }: PortalSite, accountId: string, regulation = 'wko-2015-153/02', provider = 'oral'): Promise<string> {
  const id = randomUUID();
  const compiled = desk.library.regulations.get(regulation)?.compiled.get('portal');
  if (compiled === undefined) throw new Error(`Expected ${regulation} with a portal route`);
  const open: Command = { kind: 'OpenCase', by: { kind: 'applicant', id: accountId }, id, route: 'portal', applicant: accountId, units: { provider }, request: '0'.repeat(64) };
  await done(carryOut(desk, { caseId: id, regulation, commands: [open, ...submissionSteps(compiled, { accountId, certificate: 'confirmed' })] }));
  await done(carryOut(desk, { caseId: id, commands: (state) => [{ kind: 'CompleteStep', by: { kind: 'system', system: 'Portal' }, step: state!.step!.node, outcome: 'done' }] }));
  return id;
}

async function done(carried: Promise<CarriedOut>): Promise<void> {
  const outcome = await carried;
  if (outcome.kind === 'invalid') throw new Error(JSON.stringify(outcome.problems));
}
