import { ACTORS, followsFromForm } from '@reglament/regulation';
import type { Act, Outcome, Regulation, RouteNode } from '@reglament/regulation';
import type { Case, Draft } from '../case.ts';
import type { Command, Details } from '../command.ts';
import type { Problem, ProblemCode } from '../decision.ts';
import { checkedData, checkingSystems } from './checked-data.ts';

type Completion = Extract<Command, { kind: 'CompleteStep' }>;

interface Asked {
  readonly state: Case;
  readonly node: RouteNode;
  readonly regulation: Regulation;
  readonly outcome: Outcome;
  readonly details: Details;
  readonly by: Completion['by'];
}

/** Acts in which a draft is made; later acts only carry the draft on. */
const DRAFTING: readonly Act[] = ['examine', 'prepare', 'inspect', 'decide', 'adopt'];

/** Kinds of refusal that an official words and grounds; the others are messages that follow from a check. */
const WORDED: readonly string[] = ['reasonedRefusal', 'documentsRejected', 'stateDataAbsent', 'akimatRefusal', 'queueRefusal', 'annulled'];

export function isDrafting(act: Act): boolean {
  return DRAFTING.includes(act);
}

/** Acts that carry a draft on: where their ways part by what was drafted, the draft decides, not the person. */
const CARRYING: readonly Act[] = ['sign', 'seal', 'transfer', 'hand-over', 'approve', 'notify', 'inform', 'record', 'send', 'register'];

export function followsDraft(act: Act): boolean {
  return CARRYING.includes(act);
}

/** What the completion of this step lacks or contradicts. Empty: it can be carried out. */
export function requirementProblems(state: Case, node: RouteNode, regulation: Regulation, command: Completion): readonly Problem[] {
  const asked: Asked = { state, node, regulation, outcome: command.outcome, details: command.details ?? {}, by: command.by };
  return [registerProblem, dataProblem, consentProblem, numberProblem, executorProblem, draftProblem, consistencyProblem, groundsProblem, signatureProblem, papersProblem, conditionProblem]
    .map((check) => check(asked))
    .filter((problem): problem is Problem => problem !== undefined);
}

function problem(code: ProblemCode, field: string, params?: Readonly<Record<string, string>>): Problem {
  return params === undefined ? { field, code } : { field, code, params };
}

/** A step that consults a register follows the register's answer, not the official's wish. */
function registerProblem({ state, node, outcome }: Asked): Problem | undefined {
  for (const consult of node.step.consults) {
    const answer = state.answers[consult.system];
    if (outcome !== consult.found && outcome !== consult.absent) continue;
    if (answer === undefined) return problem('register-not-asked', 'outcome', { system: consult.system });
    if ((answer === 'found' ? consult.found : consult.absent) !== outcome) return problem('outcome-contradicts-register', 'outcome', { system: consult.system, answer });
  }
  return undefined;
}

/**
 * Data that are checked are there or not as the registers say: nobody goes on without data that are absent, nobody is
 * refused for data that are there, and while an answer is awaited neither is known.
 */
function dataProblem({ state, node, outcome, by, regulation, details }: Asked): Problem | undefined {
  const [system] = checkingSystems(node, regulation);
  if (system === undefined) return undefined;
  const claimed = outcome === 'found' || outcome === 'result' ? 'found' : outcome === 'absent' || refusesForData(details, regulation) ? 'absent' : undefined;
  const checked = checkedData(state, node, regulation);
  if (claimed === undefined || checked === claimed) return undefined;
  if (checked !== undefined) return problem('outcome-contradicts-register', 'outcome', { system, answer: checked });
  const mustBeAsked = state.step?.waiting !== undefined || claimed === 'absent' || node.act === 'check-data';
  return mustBeAsked && (by.kind === 'staff' || state.step?.waiting !== undefined) ? problem('register-not-asked', 'outcome', { system }) : undefined;
}

/**
 * Where the text has consent obtained in a step and a system then asks the registers by itself, the step is not done
 * without consent: behind it there is nobody who could still be asked for it.
 */
function consentProblem({ state, node, regulation, outcome }: Asked): Problem | undefined {
  if (node.step.consent === undefined || state.consents.length > 0 || outcome === 'incomplete') return undefined;
  const nodes = regulation.compiled.get(state.route)?.nodes.values() ?? [];
  const asks = [...nodes].some(({ act, actor }) => act === 'check-data' && !(actor in ACTORS));
  return asks ? problem('consent-missing', 'outcome') : undefined;
}

function refusesForData({ draft }: Details, { refusals }: Regulation): boolean {
  return draft?.kind === 'refusal' && refusals.find(({ id }) => id === draft.refusal)?.kind === 'stateDataAbsent';
}

/** The first registration gives the request its number; a later one (a second journal) needs none. */
function numberProblem({ state, node, outcome, details }: Asked): Problem | undefined {
  const registers = node.act === 'register' && outcome !== 'incomplete' && state.number === undefined;
  return registers && !details.number ? problem('number-missing', 'number') : undefined;
}

function executorProblem({ node, details }: Asked): Problem | undefined {
  return node.act === 'assign' && !details.executor ? problem('executor-missing', 'executor') : undefined;
}

function draftProblem({ state, node, regulation, outcome, details }: Asked): Problem | undefined {
  if (!isDrafting(node.act) || (outcome !== 'result' && outcome !== 'refusal' && outcome !== 'negative')) return undefined;
  const { draft } = details;
  if (draft === undefined || draft.kind !== outcome) return problem('draft-missing', 'draft', { expected: outcome });
  return draftContentProblem(draft, state.form, regulation);
}

function draftContentProblem(draft: Draft, form: string | undefined, regulation: Regulation): Problem | undefined {
  if (draft.kind !== 'refusal') {
    if (!regulation.results.some(({ id }) => id === draft.result)) return problem('no-such-result', 'draft.result');
    return form === undefined || followsFromForm(regulation, form, draft.result) ? undefined : problem('result-not-of-form', 'draft.result', { form });
  }
  const refusal = regulation.refusals.find(({ id }) => id === draft.refusal);
  if (refusal === undefined || !WORDED.includes(refusal.kind)) return problem('no-such-refusal', 'draft.refusal');
  if (draft.grounds.length === 0) return problem('ground-missing', 'draft.grounds');
  const known = refusal.grounds.map(({ id }) => id);
  const unknown = draft.grounds.find((ground) => known.length > 0 && !known.includes(ground));
  return unknown === undefined ? undefined : problem('no-such-ground', 'draft.grounds', { ground: unknown });
}

/** Where the way on depends on what was drafted, it is the draft that decides. */
function consistencyProblem({ state, node, outcome }: Asked): Problem | undefined {
  if (!followsDraft(node.act) || state.draft === undefined) return undefined;
  const forked = node.next.has('result') || node.next.has('refusal') || node.next.has('negative');
  return forked && node.next.has(state.draft.kind) && outcome !== state.draft.kind ? problem('outcome-contradicts-draft', 'outcome', { draft: state.draft.kind }) : undefined;
}

/** A refusal on the spot names its grounds. */
function groundsProblem({ outcome, details }: Asked): Problem | undefined {
  const onTheSpot = outcome === 'incomplete' || outcome === 'deficient';
  return onTheSpot && (details.grounds ?? []).length === 0 ? problem('ground-missing', 'grounds') : undefined;
}

/** Acts that an official does by signing. */
const BY_SIGNATURE: readonly Act[] = ['sign', 'adopt'];

/** An official's signature comes with evidence; the applicant's was verified when the request was made. */
function signatureProblem({ node, details, by }: Asked): Problem | undefined {
  return BY_SIGNATURE.includes(node.act) && by.kind === 'staff' && !details.signature ? problem('signature-missing', 'signature') : undefined;
}

function papersProblem({ node, details }: Asked): Problem | undefined {
  const missing = node.step.documents.find(({ id }) => !(details.papers ?? []).some(({ document }) => document === id));
  return missing === undefined ? undefined : problem('paper-missing', 'papers', { paper: missing.id });
}

function conditionProblem({ regulation, details }: Asked): Problem | undefined {
  const unknown = (details.conditions ?? []).find((condition) => !regulation.conditions.some(({ id }) => id === condition));
  return unknown === undefined ? undefined : problem('no-such-condition', 'conditions', { condition: unknown });
}
