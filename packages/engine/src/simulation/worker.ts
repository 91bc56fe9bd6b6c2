import { ACTORS, followsFromForm } from '@reglament/regulation';
import type { Actor, Outcome, Performer, Regulation, RouteNode, System } from '@reglament/regulation';
import type { By, Case, Draft } from '../case.ts';
import type { Command, Details } from '../command.ts';
import { calendarKind } from '../deadline.ts';
import { checkingSystems } from '../deciding/checked-data.ts';
import { performerOf } from '../deciding/permission.ts';
import { isUnderway } from '../deciding/waiting.ts';
import { isDrafting } from '../deciding/requirements.ts';

const CONTENT = '0'.repeat(64);

/** Somebody who may do the step's work in this case, with made-up but constant ids. */
export function worker(state: Case, actor: Performer): By {
  if (!(actor in ACTORS)) return { kind: 'system', system: actor as System };
  if (ACTORS[actor as Actor].kind === 'applicant') return { kind: 'applicant', id: state.applicant };
  return { kind: 'staff', id: personFor(state, actor as Actor), role: actor as Actor, unit: unitFor(state, actor as Actor) };
}

function personFor(state: Case, actor: Actor): string {
  return (actor === 'Executor' || actor === 'AkimExecutor' ? state.executors[actor] : undefined) ?? `person-${actor}`;
}

function unitFor({ units }: Case, actor: Actor): string {
  const kind = calendarKind(actor);
  return (kind === 'centre' ? units.centre : kind === 'akim' ? units.akim : units.provider) ?? units.provider;
}

/** The commands that bring a step to an outcome: the request's arrival, consent and the register's answer first where they are needed. */
export function commandsFor(state: Case, node: RouteNode, outcome: Outcome, regulation: Regulation): readonly Command[] {
  const by = worker(state, performerOf(state, node));
  const commands: Command[] = [];
  const consulted = node.step.consults.filter((consult) => outcome === consult.found || outcome === consult.absent);
  if (isUnderway(state)) commands.push({ kind: 'NoteArrival', by: { kind: 'system', system: 'RegionalGatewayWorkplace' }, step: node.id });
  if (node.step.consent !== undefined && state.consents.length === 0) commands.push({ kind: 'GiveConsent', by, to: state.units.provider, written: node.step.consent.written });
  for (const consult of consulted) {
    commands.push({ kind: 'RecordAnswer', by, system: consult.system, answer: outcome === consult.found ? 'found' : 'absent', reference: 'simulated' });
  }
  const details = detailsFor(state, node, outcome, regulation);
  const [checking] = checkingSystems(node, regulation);
  const answer = answerFor(outcome, details, regulation);
  if (checking !== undefined && answer !== undefined) commands.push({ kind: 'RecordAnswer', by, system: checking, answer, reference: 'simulated' });
  return [...commands, { kind: 'CompleteStep', by, step: node.id, outcome, details }];
}

/** What the registers must have said for data to be checked with this outcome. */
function answerFor(outcome: Outcome, { draft }: Details, { refusals }: Regulation): 'found' | 'absent' | undefined {
  if (outcome === 'found' || outcome === 'result') return 'found';
  const forData = draft?.kind === 'refusal' && refusals.find(({ id }) => id === draft.refusal)?.kind === 'stateDataAbsent';
  return outcome === 'absent' || forData ? 'absent' : undefined;
}

function detailsFor(state: Case, node: RouteNode, outcome: Outcome, regulation: Regulation): Details {
  const draft = draftFor(state, node, outcome, regulation);
  const grounds = outcome === 'incomplete' || outcome === 'deficient' ? ['incomplete'] : undefined;
  return {
    ...(node.act === 'register' && state.number === undefined ? { number: `N-${state.id}` } : {}),
    ...(node.act === 'assign' ? { executor: node.actor === 'Akim' ? 'person-AkimExecutor' : 'person-Executor' } : {}),
    ...(draft === undefined ? {} : { draft }),
    ...(node.act === 'sign' || node.act === 'adopt' ? { signature: CONTENT } : {}),
    ...(grounds === undefined ? {} : { grounds }),
    papers: node.step.documents.map(({ id }) => ({ document: id, content: CONTENT })),
  };
}

function draftFor({ form }: Case, node: RouteNode, outcome: Outcome, regulation: Regulation): Draft | undefined {
  if (!isDrafting(node.act)) return undefined;
  if (outcome === 'result' || outcome === 'negative') {
    const possible = [...node.step.results, ...regulation.results.map(({ id }) => id)].filter((id) => form === undefined || followsFromForm(regulation, form, id));
    return { kind: outcome, result: possible[0]!, content: CONTENT };
  }
  if (outcome !== 'refusal') return undefined;
  const worded = ['reasonedRefusal', 'documentsRejected', 'stateDataAbsent', 'akimatRefusal', 'queueRefusal', 'annulled'];
  const refusal = regulation.refusals.find(({ id }) => id === node.step.refusal) ?? regulation.refusals.find(({ kind }) => worded.includes(kind));
  return refusal === undefined ? undefined : { kind: 'refusal', refusal: refusal.id, grounds: [refusal.grounds[0]?.id ?? 'ground'], content: CONTENT };
}
