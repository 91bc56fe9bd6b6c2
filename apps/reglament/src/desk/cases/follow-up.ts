import { getNode, isUnderway, replay } from '@reglament/engine';
import type { Case, Command, Entry } from '@reglament/engine';
import { SYSTEMS } from '@reglament/regulation';
import type { RouteNode, System } from '@reglament/regulation';
import { inTransaction, readJournal } from '../../storage/index.ts';
import { getRegulation } from '../desk.ts';
import { writeLedgers } from '../ledgers/write-ledgers.ts';
import type { Desk } from '../desk.ts';
import { CENTRE, PORTAL, regionOf } from '../channel/parts.ts';
import type { Part } from '../channel/parts.ts';
import { isOfPortal } from '../channel/sides.ts';
import { reportOf, submissionOf } from '../channel/send.ts';
import { keepNotices, noticesOf } from '../notices/notices.ts';
import type { Entries, Gateway, Registers } from '../ports.ts';
import { confirmLater } from '../registers/ask-again.ts';
import { askedAtOnce, askForStep } from '../registers/ask-step.ts';
import { noteEntries, sendEntries } from '../registers/entries.ts';
import { recordFact } from '../statistics/record-fact.ts';
import { takeNumber } from '../workplace/registration-number.ts';
import { carryOut } from './carry-out.ts';
import { entriesOf } from './case-view.ts';

export interface Partners {
  readonly gateway: Gateway;
  readonly registers: Registers;
  /** Absent: what steps enter into other systems is noted and waits. */
  readonly entries?: Entries;
}

/** A system could not be reached: the job is tried again later, the case waits where it stands. */
class PartnerUnavailable extends Error {
  readonly code = 'partner-unavailable';
  constructor(system: System) {
    super(`Expected an answer of ${system}, but it cannot be reached`);
    this.name = 'PartnerUnavailable';
  }
}

/** The entries that are followed up, and the part of the system that does it: the region unless told. */
export interface FollowedUp {
  readonly from: number;
  readonly to: number;
  readonly part?: Part;
}

/**
 * What follows a transition after its commit: the applicant is told, and where the case now stands on a system's step,
 * the system does it. Safe to run any number of times and in any order.
 * @throws PartnerUnavailable to be tried again
 */
export async function followUp(desk: Desk, partners: Partners, caseId: string, range: FollowedUp): Promise<void> {
  const stored = await readJournal(desk.db, caseId);
  const entries = stored.map(({ text }) => JSON.parse(text) as Entry);
  for (const entry of entries.filter(({ sequence }) => sequence >= range.from && sequence <= range.to)) {
    const then = replay(entries.slice(0, entry.sequence));
    await writeLedgers(desk, then, entry);
    const isOwn = isOfPortal(getRegulation(desk, then.regulation), entries, entry);
    await tell(desk, partners.gateway, then, entry, isOwn ? PORTAL : range.part === CENTRE ? CENTRE : regionOf(then.regulation));
  }
  const state = replay(entries);
  await recordFact(desk.db, getRegulation(desk, state.regulation).decree.zone, state, entries, entries.filter(({ sequence }) => sequence >= range.from && sequence <= range.to));
  if (entries.some(({ sequence, events }) => sequence >= range.from && sequence <= range.to && events.some(({ kind }) => kind === 'CaseEnded'))) await confirmLater(desk, desk.db, state, entries);
  if (await noteEntries(desk, desk.db, state, entries.filter(({ sequence }) => sequence >= range.from && sequence <= range.to)) > 0 && partners.entries !== undefined) await sendEntries(desk, partners.entries);
  // A later transition brings its own follow-up; only the newest acts for the systems.
  if (state.sequence === range.to) await doSystemStep(desk, partners, state);
}

/** A request has arrived at its region: the step that sent it is done, or the one that waited for it begins. Safe to run any number of times. */
export async function goOnAfterArrival(desk: Desk, partners: Partners, caseId: string): Promise<void> {
  const state = replay(await entriesOf(desk.db, caseId));
  if (isUnderway(state)) return noteArrival(desk, state);
  await doSystemStep(desk, partners, state);
}

/**
 * What a centre's operator has sent is carried to the provider. The id of the message follows from the step that sent it,
 * so it is one message however often this runs.
 * @throws PartnerUnavailable to be tried again
 */
export async function carryRequest(desk: Desk, partners: Partners, caseId: string): Promise<void> {
  const entries = await entriesOf(desk.db, caseId);
  const state = replay(entries);
  if (!isUnderway(state)) return;
  const sent = entries.flatMap(({ events }) => events).findLast((event) => event.kind === 'StepCompleted');
  if (sent === undefined || !await deliver(desk, partners.gateway, state, getNode({ regulation: getRegulation(desk, state.regulation) }, state.route, sent.step))) return;
  await noteArrival(desk, state);
}

/** Somebody else may have noted it, or the applicant taken the request back; then the engine says so and nothing is left to do. */
async function noteArrival(desk: Desk, { id, step }: Case): Promise<void> {
  if (step === undefined) return;
  await carryOut(desk, { caseId: id, commands: [{ kind: 'NoteArrival', by: { kind: 'system', system: 'RegionalGatewayWorkplace' }, step: step.node }] });
}

/** What the portal did itself stands in the cabinet at once; what happens at a centre or at the region comes as a message of theirs. */
async function tell(desk: Desk, gateway: Gateway, state: Case, entry: Entry, from: Part): Promise<void> {
  const notices = noticesOf(desk, state, entry);
  if (notices.length === 0) return;
  const told = from === PORTAL ? { kind: 'here' } : await gateway.report(await reportOf(desk, state, entry, notices, from));
  if (told.kind === 'here') await keepNotices(desk.db, { caseId: state.id, accountId: state.applicant, sequence: entry.sequence, at: entry.at }, notices);
}

async function doSystemStep(desk: Desk, partners: Partners, state: Case): Promise<void> {
  if (state.step === undefined || isUnderway(state)) return;
  const regulation = getRegulation(desk, state.regulation);
  const node = getNode({ regulation }, state.route, state.step.node);
  if (isRepeatedRequest(node, state)) {
    await carryOut(desk, { caseId: state.id, commands: [{ kind: 'CompleteStep', by: { kind: 'applicant', id: state.applicant }, step: node.id, outcome: 'done' }] });
    return;
  }
  if (node.act === 'send' && state.channel === 'portal' && !(node.actor in SYSTEMS)) return sendForApplicant(desk, partners, state, node);
  const questions = { systems: askedAtOnce(node, regulation), again: false };
  if (!(node.actor in SYSTEMS)) {
    if (questions.systems.length > 0) await askForStep(desk, partners.registers, state, { ...questions, by: { kind: 'system', system: 'Gateway' } });
    return;
  }
  const by = { kind: 'system', system: node.actor as System } as const;
  if (node.act === 'register') return registerBySystem(desk, state, node, by);
  if (node.act === 'send' && !await deliver(desk, partners.gateway, state, node)) return;
  if (questions.systems.length > 0 && !node.next.has('done')) {
    await askForStep(desk, partners.registers, state, { ...questions, by });
    return;
  }
  const commands = systemCommands(node, by);
  // Somebody else may have done the step meanwhile; then the engine says so and nothing is left to do.
  if (commands.length > 0) await carryOut(desk, { caseId: state.id, commands });
}

/** Where the text lets the applicant send the signed request himself, he has done so by signing; the portal carries it. */
async function sendForApplicant(desk: Desk, partners: Partners, state: Case, node: RouteNode): Promise<void> {
  if (!await deliver(desk, partners.gateway, state, node)) return;
  await carryOut(desk, { caseId: state.id, commands: [{ kind: 'CompleteStep', by: { kind: 'applicant', id: state.applicant }, step: node.id, outcome: 'done' }] });
}

/** The number is taken in the transaction that registers, so that nothing that goes wrong leaves a gap in the journal. */
async function registerBySystem(desk: Desk, state: Case, node: RouteNode, by: Extract<Command['by'], { kind: 'system' }>): Promise<void> {
  await inTransaction(desk.db, async (client) => {
    const number = state.number === undefined ? { number: await takeNumber(client, getRegulation(desk, state.regulation), desk.clock.now()) } : {};
    const done = await carryOut(desk, { caseId: state.id, commands: [{ kind: 'CompleteStep', by, step: node.id, outcome: 'done', details: number }] }, client);
    if (done.kind === 'invalid') throw new AlreadyDone();
  }).catch((error: unknown) => { if (!(error instanceof AlreadyDone)) throw error; });
}

/** Rolls the number back: somebody else registered meanwhile. */
class AlreadyDone extends Error {}

/** The request the applicant has signed already stands for the one a text seems to ask for a second time. */
function isRepeatedRequest({ act, actor, next }: RouteNode, state: Case): boolean {
  return act === 'present' && actor === 'Applicant' && state.channel === 'portal' && state.request !== undefined && next.has('done');
}

/** A query only carries the question on where the condition on its answer is printed as a step of its own. */
function systemCommands(node: RouteNode, by: Extract<Command['by'], { kind: 'system' }>): readonly Command[] {
  const complete = (outcome: Extract<Command, { kind: 'CompleteStep' }>['outcome']): Command => ({ kind: 'CompleteStep', by, step: node.id, outcome, details: {} });
  switch (node.act) {
    case 'send':
    case 'query-register': return [complete('done')];
    case 'compose':
    case 'hand-over':
    case 'notify':
    case 'store': return [...node.next.keys()].slice(0, 1).map((outcome) => complete(outcome));
    default: return [];
  }
}

/** @returns whether the request has arrived; if not, its arrival brings the case on */
async function deliver(desk: Desk, gateway: Gateway, state: Case, node: RouteNode): Promise<boolean> {
  const { kind } = await gateway.deliver(await submissionOf(desk, state, node));
  if (kind === 'unavailable') throw new PartnerUnavailable('Gateway');
  return kind === 'delivered';
}
