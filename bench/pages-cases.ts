/** Cases for the pages that are measured: sent on the portal, some of them further on. */
import { randomUUID } from 'node:crypto';
import { carryOut } from '../apps/reglament/src/desk/cases/carry-out.ts';
import { submissionSteps } from '../apps/reglament/src/desk/requests/submission-steps.ts';
import { takeNumber } from '../apps/reglament/src/desk/workplace/registration-number.ts';
import { addAccount } from './pages-site.ts';
import type { BenchSite } from './pages-site.ts';

const SERVICE = 'wko-2015-153/02';
const APPLICANTS = 40;

/** Cases of one applicant, every second one registered. */
export async function fillCabinet(site: BenchSite, applicant: string, count: number): Promise<void> {
  for (let index = 0; index < count; index += 1) await openCase(site, applicant, index % 2 === 0);
}

/** Requests that wait for the clerk, of many people. */
export async function fillQueue(site: BenchSite, count: number): Promise<void> {
  const accounts: string[] = [];
  for (let index = 0; index < APPLICANTS; index += 1) accounts.push((await addAccount(site, `8906${String(index).padStart(8, '0')}`, 'ӘБЕНОВА')).id);
  await Promise.all(Array.from({ length: count }, async (_, index) => openCase(site, accounts[index % APPLICANTS]!, false)));
}

async function openCase({ desk }: BenchSite, applicant: string, registers: boolean): Promise<void> {
  const caseId = randomUUID();
  const regulation = desk.library.regulations.get(SERVICE);
  const compiled = regulation?.compiled.get('portal');
  if (regulation === undefined || compiled === undefined) throw new Error(`Expected ${SERVICE} with a portal route`);
  const opened = await carryOut(desk, {
    caseId, regulation: SERVICE,
    commands: [
      { kind: 'OpenCase', by: { kind: 'applicant', id: applicant }, id: caseId, route: 'portal', applicant, units: { provider: 'wko-oral' } },
      ...submissionSteps(compiled, { accountId: applicant, certificate: 'confirmed' }),
    ],
  });
  if (opened.kind === 'invalid' || opened.state.step === undefined) throw new Error(`Expected the case to be opened: ${JSON.stringify(opened)}`);
  const sent = await carryOut(desk, { caseId, commands: [{ kind: 'CompleteStep', by: { kind: 'system', system: 'Portal' }, step: opened.state.step.node, outcome: 'done' }] });
  if (sent.kind === 'invalid' || sent.state.step === undefined) throw new Error(`Expected the case to be sent: ${JSON.stringify(sent)}`);
  if (!registers) return;
  const number = await takeNumber(desk.db, regulation, desk.clock.now());
  const done = await carryOut(desk, { caseId, commands: [{ kind: 'CompleteStep', by: { kind: 'staff', id: 'bench', role: 'OfficeClerk', unit: 'wko-oral' }, step: sent.state.step.node, outcome: 'done', details: { number } }] });
  if (done.kind === 'invalid') throw new Error(JSON.stringify(done.problems));
}
