import { ACTORS } from '@reglament/regulation';
import type { Act, Actor, Outcome, RouteNode } from '@reglament/regulation';
import type { AskedDocument, By, Case } from '../case.ts';
import type { Command } from '../command.ts';
import { afterPauses, governingDue } from '../deadline.ts';
import type { Calendars } from '../deadline.ts';
import { invalid } from '../decision.ts';
import type { Decision, Problem } from '../decision.ts';
import { getNode } from './context.ts';
import type { Law } from './context.ts';
import { isClaimedByAnother, permissionProblem } from './permission.ts';

/** Steps in which somebody looks at the applicant's papers and may find one missing or unreadable. */
const EXAMINING: readonly Act[] = ['examine', 'inspect', 'check-documents', 'prepare'];

/** Ends of a step that go against the applicant. */
const ADVERSE: readonly Outcome[] = ['refusal', 'negative', 'incomplete', 'deficient'];

/** What may be asked of the applicant in the open step, and the instant before which the answer must be wanted. */
export interface Askable {
  readonly documents: readonly string[];
  readonly before: string;
}

/**
 * Whether this official may ask the applicant for a document while examining. No decree prints it: the request comes by
 * the portal, nobody stands at the counter who could be told what is missing, and to refuse for it at once would be
 * harder than the text wants. As nothing printed lets the term stop, it runs on, and the answer is wanted within it.
 */
export function askableDocuments(state: Case, by: By, law: Law): Askable | undefined {
  const asked = askable(state, by, law);
  return asked.kind === 'may' ? asked : undefined;
}

function askable(state: Case, by: By, law: Law): (Askable & { readonly kind: 'may' }) | { readonly kind: 'may-not'; readonly problem: Problem } {
  const mayNot = (code: Problem['code'], field: string) => ({ kind: 'may-not', problem: { field, code } } as const);
  if (state.step === undefined) return mayNot('case-ended', 'step');
  const node = getNode(law, state.route, state.step.node);
  const permission = by.kind === 'staff' ? permissionProblem(state, node, by) : { field: 'by', code: 'not-your-role' } as const;
  if (permission !== undefined) return { kind: 'may-not', problem: permission };
  if (isClaimedByAnother(state, by)) return mayNot('claimed-by-another', 'by');
  // At a counter papers are asked for by the ways the texts print, and were signed by hand.
  if (state.channel !== 'portal' || !EXAMINING.includes(node.act) || !isStaffs(node)) return mayNot('not-askable', 'step');
  const before = answerBefore(state, node, law.calendars);
  if (before === undefined || law.now >= before) return mayNot('no-time-to-ask', 'until');
  return { kind: 'may', before, documents: law.regulation.documents.map(({ id }) => id).filter((id) => !isAwaited(state, id, law.now)) };
}

function isStaffs({ actor }: RouteNode): boolean {
  return actor in ACTORS && ACTORS[actor as Actor].kind !== 'applicant';
}

/** The first instant at which the step, its shortest turn for the worse or the whole service would be late. */
function answerBefore(state: Case, node: RouteNode, calendars: Calendars): string | undefined {
  const { step, term } = state;
  const against = ADVERSE.filter((outcome) => node.next.has(outcome)).map((outcome) => governingDue(node, step!.enteredAt, state, calendars, outcome));
  const dues = [step?.due, term, ...against.map((due) => due && afterPauses(due, step?.due?.pauses ?? [], calendars))].flatMap((due) => (due === undefined ? [] : [due.at]));
  return dues.toSorted()[0];
}

function isAwaited({ step }: Pick<Case, 'step'>, document: string, now: string): boolean {
  return (step?.asked ?? []).some((asked) => asked.document === document && isOpen(asked, now));
}

/** Whether an answer can still be given. */
export function isOpen({ givenAt, until }: AskedDocument, now: string): boolean {
  return givenAt === undefined && now <= until;
}

export function askForDocument(state: Case, { by, step, document, why, until, words }: Extract<Command, { kind: 'AskForDocument' }>, law: Law): Decision {
  if (state.step?.node !== step) return invalid('not-this-step', 'step', { current: state.step?.node ?? '' });
  const asked = askable(state, by, law);
  if (asked.kind === 'may-not') return { kind: 'invalid', problems: [asked.problem] };
  if (!law.regulation.documents.some(({ id }) => id === document)) return invalid('no-such-document', 'document', { document });
  if (!asked.documents.includes(document)) return invalid('already-noted', 'document');
  if (words === '') return invalid('reason-missing', 'words');
  if (until <= law.now || until >= asked.before) return invalid('outside-the-term', 'until', { before: asked.before });
  return { kind: 'decided', events: [{ kind: 'DocumentAskedFor', step, document, why, until, words }] };
}

/** The applicant's answer, signed as the request was. `ask` is the journal entry that asked. */
export function giveDocument(state: Case, { by, ask, content, evidence }: Extract<Command, { kind: 'GiveDocument' }>, { now }: Pick<Law, 'now'>): Decision {
  if (by.kind !== 'applicant' || by.id !== state.applicant) return invalid('not-your-case', 'by');
  const asked = state.step?.asked?.find((one) => one.ask === ask);
  if (asked === undefined) return invalid('not-asked', 'ask');
  if (asked.givenAt !== undefined) return invalid('already-noted', 'ask');
  if (!isOpen(asked, now)) return invalid('answer-too-late', 'ask', { until: asked.until });
  return { kind: 'decided', events: [{ kind: 'DocumentGiven', ask, document: asked.document, content, evidence }] };
}

/** Whoever has set the applicant a day does not decide against them before it has passed. */
export function awaitedAnswer(state: Case, outcome: Outcome, now: string): AskedDocument | undefined {
  if (!ADVERSE.includes(outcome)) return undefined;
  const due = state.step?.due?.at;
  return state.step?.asked?.find((asked) => isOpen(asked, now) && (due === undefined || now <= due));
}
