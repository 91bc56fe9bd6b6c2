import type { Case, Command, Details } from '@reglament/engine';
import { isDrafting } from '@reglament/engine';
import type { Act, Outcome, Regulation, RouteNode } from '@reglament/regulation';
import { findCase, inTransaction } from '../../storage/index.ts';
import type { Queryable } from '../../storage/index.ts';
import { carryOut } from '../cases/carry-out.ts';
import { isCertifying } from '../counter/certify.ts';
import { keepHandOver } from '../counter/hand-over.ts';
import type { HandOver } from '../counter/hand-over.ts';
import { dayAt } from '../clock/local-day.ts';
import { groundsOfLacking, keepExamined, keepLacking, lookThrough, looksThrough, namesLacking } from '../counter/screening.ts';
import type { EnteredMark } from '../counter/screening.ts';
import { getRegulation } from '../desk.ts';
import type { Desk } from '../desk.ts';
import { lengthProblems } from '../invalid-input.ts';
import type { FieldProblem } from '../invalid-input.ts';
import { listPapers } from '../papers.ts';
import type { StaffMember } from '../people/sessions.ts';
import { unprintableProblems } from '../printable.ts';
import { choiceProblems, findChoice, keepChoice } from '../registers/choice.ts';
import { keepContent } from '../requests/contents.ts';
import { entryProblems } from '../requests/form-rules.ts';
import { composeResult } from '../results/compose-result.ts';
import type { Sealing } from '../results/compose-result.ts';
import { draftingForm, formAt, keepDraft, refusalOf, resultOf } from '../results/result-draft.ts';
import type { ResultDraft } from '../results/result-draft.ts';
import { findWork, openStep } from './acting.ts';
import type { Work } from './acting.ts';
import { keepRecords } from './records/keep-records.ts';
import { stepRecords } from './records/step-records.ts';
import { EXPLANATION_LENGTH_MAX, REASON_LENGTH_MAX } from './step-done.ts';
import type { StepDone } from './step-done.ts';
import { dropStepDrafts } from './step-drafts.ts';
import { takeNumber } from './registration-number.ts';

/** What an official enters to finish a step. `sequence` is the version of the case they were looking at. */
export interface StepInput {
  readonly sequence: number;
  readonly outcome: Outcome;
  readonly executor?: string;
  readonly note?: string;
  /** For a drafted result or refusal: which one, the values of its form, grounds and own words. */
  readonly draftId?: string;
  readonly values?: Readonly<Record<string, string>>;
  readonly grounds?: readonly string[];
  readonly explanation?: { readonly kk: string; readonly ru: string };
  /** Numbers of the lines chosen, where the step chooses from a register's list. */
  readonly chosen?: readonly string[];
  /** What the step itself gave, of the results it prints. */
  readonly results?: readonly string[];
  /** Who took the result, where somebody takes it into their hands. */
  readonly handOver?: HandOver;
  /** Printed conditions found to hold only with the end of the step; those found earlier are in the case already. */
  readonly conditions?: readonly string[];
  /** How the documents were found, where the step screens the package; of a refusal to accept, what is lacking or expired. */
  readonly marks?: readonly EnteredMark[];
  /** Documents ticked on the examiner's list. */
  readonly examined?: readonly string[];
}

export type { StepDone };

/** Finishes the open step of a case for this person. Signing and adopting have their own way (`signResult`). */
export async function doStep(desk: Desk, staff: StaffMember, caseId: string, entered: StepInput, sealing?: Sealing): Promise<StepDone> {
  const open = await openStep(desk, staff, caseId, entered.sequence);
  if (open.kind !== 'open') return open;
  const { state, work, regulation } = open;
  const lacking = await lookThrough(desk, staff, regulation, state, work.node, entered);
  const input = withGrounds(regulation, work.node, entered);
  const problems = [...lacking, ...lacking.length > 0 ? [] : await inputProblems(regulation, work.node.act, input, dayAt(regulation.decree.zone, desk.clock.now()))];
  if (problems.length > 0) return { kind: 'invalid', problems };
  // The request is certified with the operator's EDS by its own way (`certifyRequest`), whatever is posted here.
  if ((work.node.act === 'scan' || work.node.act === 'send') && isCertifying(work.node, await listPapers(desk.db, caseId))) return { kind: 'refused', problems: [{ field: 'signature', code: 'signature-missing' }] };
  const list = await findChoice(desk.db, caseId, work.node);
  const { chosen = [] } = input;
  const unchosen = choiceProblems(list, input.outcome, chosen);
  if (unchosen.length > 0) return { kind: 'invalid', problems: unchosen };
  const unwritten = (await stepRecords(desk.db, state, work)).find(({ answers }) => answers === undefined);
  if (unwritten !== undefined) return { kind: 'refused', problems: [{ field: 'papers', code: 'paper-missing', params: { paper: unwritten.form.id } }] };

  return inTransaction<StepDone, StepDone>(desk.db, async (client, undo) => {
    const details = await detailsOf(desk, client, regulation, state, work, staff, input);
    const command: Command = { kind: 'CompleteStep', by: work.by, step: work.node.id, outcome: input.outcome, details };
    const done = await carryOut(desk, { caseId, commands: [command] }, client);
    if (done.kind === 'invalid') return undo({ kind: 'refused', problems: done.problems });
    if (list !== undefined && input.outcome === 'result') await keepChoice(client, caseId, list.system, list.rows, chosen);
    await dropStepDrafts(client, caseId, staff.id);
    if (namesLacking(regulation, input.outcome)) await keepLacking({ db: client, clock: desk.clock }, staff, regulation, caseId, work.node, input.marks ?? []);
    if (input.examined !== undefined && looksThrough(work.node)) await keepExamined(client, regulation, { caseId, node: work.node.id, documents: input.examined, at: desk.clock.now(), by: staff.id });
    if (input.handOver !== undefined) await keepHandOver(client, caseId, work.node.id, input.handOver, { at: desk.clock.now(), by: staff.id });
    if (sealing !== undefined) await composeResult(desk, client, sealing, state, done.state, staff);
    return { kind: 'done', state: done.state };
  });
}

/** Why a package is not accepted follows from what is lacking of it, unless the text prints grounds of its own to choose from. */
function withGrounds(regulation: Regulation, node: RouteNode, input: StepInput): StepInput {
  const derived = namesLacking(regulation, input.outcome) && input.grounds === undefined;
  return derived ? { ...input, grounds: groundsOfLacking(regulation, node, input.marks ?? []) } : input;
}

/** A result or refusal is written where it is drafted; a later step of the same outcome only carries it on. */
export async function inputProblems(regulation: Regulation, act: Act, input: StepInput, today: string): Promise<readonly FieldProblem[]> {
  const problems: FieldProblem[] = [];
  const drafts = isDrafting(act);
  if (act === 'assign' && !input.executor) problems.push({ field: 'executor', code: 'choose' });
  const refuses = (drafts && input.outcome === 'refusal') || input.outcome === 'incomplete' || input.outcome === 'deficient';
  if (refuses && (input.grounds ?? []).length === 0) problems.push({ field: 'grounds', code: 'choose' });
  if (drafts && input.outcome === 'refusal' && (input.explanation?.kk ?? '').trim() === '') problems.push({ field: 'explanation-kk', code: 'required' });
  if (drafts && (input.outcome === 'result' || input.outcome === 'negative')) {
    const form = formAt(draftingForm(regulation, resultOf(regulation, draftOf(regulation, input))), act);
    if (form !== undefined) problems.push(...await entryProblems(form, input.values ?? {}, today));
  }
  const explained = drafts ? { 'explanation-kk': input.explanation?.kk, 'explanation-ru': input.explanation?.ru } : {};
  return [...problems, ...lengthProblems({ note: input.note }, REASON_LENGTH_MAX), ...lengthProblems(explained, EXPLANATION_LENGTH_MAX), ...await unprintableProblems({ note: input.note, ...explained })];
}

function draftOf(regulation: Regulation, input: StepInput): ResultDraft {
  const explanation = { kk: (input.explanation?.kk ?? '').trim(), ru: (input.explanation?.ru ?? '').trim() };
  const kind = input.outcome === 'refusal' ? 'refusal' : input.outcome === 'negative' ? 'negative' : 'result';
  const id = input.draftId ?? (kind === 'refusal' ? wordedRefusal(regulation) : regulation.results[0]!.id);
  return { kind, id, values: input.values ?? {}, grounds: input.grounds ?? [], explanation };
}

const WORDED: readonly string[] = ['reasonedRefusal', 'documentsRejected', 'stateDataAbsent', 'akimatRefusal', 'queueRefusal'];

/** The refusal an official words, where only one can be meant. */
function wordedRefusal(regulation: Regulation): string {
  return WORDED.map((kind) => regulation.refusals.find((refusal) => refusal.kind === kind)).find((refusal) => refusal !== undefined)?.id ?? '';
}

async function detailsOf(desk: Desk, client: Queryable, regulation: Regulation, state: Case, work: Work, staff: StaffMember, input: StepInput): Promise<Details> {
  const { node } = work;
  const drafts = isDrafting(node.act) && (input.outcome === 'result' || input.outcome === 'refusal' || input.outcome === 'negative');
  const registers = node.act === 'register' && state.number === undefined && input.outcome !== 'incomplete';
  return {
    ...(registers ? { number: await takeNumber(client, regulation, desk.clock.now()) } : {}),
    ...(input.executor === undefined ? {} : { executor: input.executor }),
    // What a head writes may speak of people: the journal names it by its hash.
    ...(input.note?.trim() ? { note: (await keepContent(client, 'text/plain', Buffer.from(input.note.trim()))).toString('hex') } : {}),
    ...(drafts ? { draft: await engineDraft(client, regulation, input) } : {}),
    ...(input.outcome === 'incomplete' || input.outcome === 'deficient' ? { grounds: input.grounds ?? [] } : {}),
    ...(input.results === undefined ? {} : { results: input.results }),
    ...(input.conditions === undefined ? {} : { conditions: input.conditions }),
    papers: await keepRecords(desk, client, regulation, state, work, staff),
  };
}

export async function engineDraft(client: Queryable, regulation: Regulation, input: StepInput): Promise<NonNullable<Details['draft']>> {
  const draft = draftOf(regulation, input);
  const content = await keepDraft(client, draft);
  if (draft.kind !== 'refusal') return { kind: draft.kind, result: draft.id, content };
  return { kind: 'refusal', refusal: refusalOf(regulation, draft)?.id ?? draft.id, grounds: draft.grounds, content };
}

/** Takes the open step for oneself, or gives it back. */
export async function claimStep(desk: Desk, staff: StaffMember, caseId: string, kind: 'ClaimStep' | 'ReleaseStep'): Promise<StepDone> {
  const stored = await findCase(desk.db, caseId);
  if (stored?.state.step === undefined) return { kind: 'forbidden' };
  const work = findWork(staff, stored.state, getRegulation(desk, stored.state.regulation));
  if (work === undefined) return { kind: 'forbidden' };
  const done = await carryOut(desk, { caseId, commands: [{ kind, by: work.by, step: stored.state.step.node }] });
  return done.kind === 'invalid' ? { kind: 'refused', problems: done.problems } : { kind: 'done', state: done.state };
}
