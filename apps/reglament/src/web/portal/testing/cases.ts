/** Cases of citizens as tests of the cabinet need them. */
import { randomUUID } from 'node:crypto';
import { commandsFor, getNode, openOutcomes } from '@reglament/engine';
import type { Case, Command } from '@reglament/engine';
import type { Act } from '@reglament/regulation';
import { carryOut } from '../../../desk/cases/carry-out.ts';
import type { CarriedOut } from '../../../desk/cases/carry-out.ts';
import { submissionSteps } from '../../../desk/requests/submission-steps.ts';
import type { PortalSite } from './portal-site.ts';

/** As it stands when the portal has sent it: waiting for the clerk of the provider. */
export async function openCaseOf({ desk }: PortalSite, accountId: string, regulation = 'wko-2015-153/02', provider = 'oral'): Promise<string> {
  const id = randomUUID();
  const compiled = desk.library.regulations.get(regulation)?.compiled.get('portal');
  if (compiled === undefined) throw new Error(`Expected ${regulation} with a portal route`);
  const open: Command = { kind: 'OpenCase', by: { kind: 'applicant', id: accountId }, id, route: 'portal', applicant: accountId, units: { provider }, request: '0'.repeat(64) };
  await done(carryOut(desk, { caseId: id, regulation, commands: [open, ...submissionSteps(compiled, { accountId, certificate: 'confirmed' })] }));
  await doNext(desk, id);
  return id;
}

/** Somebody who may does the open step in the first of its ways. */
export async function doNext(desk: PortalSite['desk'], id: string): Promise<Case> {
  return done(carryOut(desk, { caseId: id, commands: (state) => firstWay(desk, state!) }));
}

function firstWay({ library }: PortalSite['desk'], state: Case): readonly Command[] {
  const regulation = library.regulations.get(state.regulation)!;
  const node = getNode({ regulation }, state.route, state.step!.node);
  const [outcome] = openOutcomes(state, node, regulation);
  if (outcome === undefined) throw new Error(`Expected a way on from ${node.id}`);
  return commandsFor(state, node, outcome, regulation);
}

async function done(carried: Promise<CarriedOut>): Promise<Case> {
  const outcome = await carried;
  if (outcome.kind === 'invalid') throw new Error(JSON.stringify(outcome.problems));
  return outcome.state;
}

/** Walks a case of a route, step by step, until the one on which `act` is to be done. */
export async function walkTo({ desk }: PortalSite, accountId: string, regulationId: string, route: string, act: Act, provider = 'oral'): Promise<string> {
  const id = randomUUID();
  const regulation = desk.library.regulations.get(regulationId);
  const channel = regulation?.routes.find((candidate) => candidate.route === route)?.channel;
  if (regulation === undefined || channel === undefined) throw new Error(`Expected ${regulationId} with a route ${route}`);
  const open: Command = { kind: 'OpenCase', by: { kind: 'applicant', id: accountId }, id, route, applicant: accountId, units: { provider, centre: 'unit-centre', akim: 'unit-akim' }, request: '0'.repeat(64) };
  let state = await done(carryOut(desk, { caseId: id, regulation: regulationId, commands: [open] }));
  while (state.step !== undefined) {
    const node = getNode({ regulation }, state.route, state.step.node);
    if (node.act === act && state.registeredAt !== undefined) return id;
    const [outcome] = openOutcomes(state, node, regulation);
    if (outcome === undefined) throw new Error(`Expected a way on from ${node.id}`);
    const worked = { ...state, units: { provider, centre: 'unit-centre', akim: 'unit-akim' } };
    state = await done(carryOut(desk, { caseId: id, commands: commandsFor(worked, node, outcome, regulation) }));
  }
  throw new Error(`Expected ${regulationId} ${route} to come to "${act}", but it ended`);
}

/** Walks an open case by the first way of every step to its end. */
export async function endCase({ desk }: PortalSite, id: string): Promise<Case> {
  const { rows } = await desk.db.query<{ state: Case }>('select state from cases where id = $1', [id]);
  let state = rows[0]!.state;
  while (state.step !== undefined) state = await doNext(desk, id);
  return state;
}
