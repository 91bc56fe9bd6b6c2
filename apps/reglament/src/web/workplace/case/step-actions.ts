/**
 * What a person can do with the open step: one action per way the step can end, and per result or refusal that can be
 * drafted. Pure: screens show these, and a posted form must name one of them.
 */
import { isDrafting } from '@reglament/engine';
import type { Case } from '@reglament/engine';
import { followsFromForm } from '@reglament/regulation';
import type { Form, LocalizedText, NodeId, Outcome, Refusal, Regulation, Result, RouteNode } from '@reglament/regulation';
import { namesLacking } from '../../../desk/counter/screening.ts';
import { draftingForm, formAt, formOf, issuedTogether } from '../../../desk/results/result-draft.ts';

export interface Ground { readonly id: string; readonly text?: LocalizedText }

export type Drafted =
  /** `together`: the results that the text has issued with this one. */
  | { readonly kind: 'result' | 'negative'; readonly result: Result; readonly together: readonly Result[]; readonly form?: Form }
  | { readonly kind: 'refusal'; readonly refusal: Refusal; readonly form?: Form };

export interface StepAction {
  /** Names the action in the posted form and begins the names of its fields. */
  readonly key: string;
  readonly outcome: Outcome;
  readonly drafted?: Drafted;
  /** Grounds to choose from; one at least where there are any. A refusal to accept has them from the documents. */
  readonly grounds: readonly Ground[];
  /** What the step itself gives, where the text prints several and whoever does it knows which. */
  readonly gives?: Result;
  readonly appoints: boolean;
  /** Ends in a refusal or another turn for the worse: offered after the usual way on. */
  readonly adverse: boolean;
}

type Offered = { readonly node: RouteNode; readonly outcomes: readonly Outcome[]; readonly dataNotAbsent?: boolean };

/**
 * The usual way on first. Signing by an official is not among them: it has a page of its own.
 * @param form the request form the case began with: results that follow only from others are not offered
 */
export function stepActions({ node, outcomes, dataNotAbsent = false }: Offered, law: Regulation, form?: string): readonly StepAction[] {
  // For want of data nobody is refused while the registers have not said that they are absent.
  const regulation = dataNotAbsent ? { ...law, refusals: law.refusals.filter(({ kind }) => kind !== 'stateDataAbsent') } : law;
  const actions = outcomes.flatMap((outcome) => draftsFor(node, outcome, regulation, form).flatMap((drafted) => {
    const action = actionOf(node, outcome, drafted, regulation);
    const gifts = node.act === 'pay' ? regulation.results.filter(({ id }) => node.step.results.includes(id)) : [];
    return gifts.length < 2 ? [action] : gifts.map((gives) => ({ ...action, key: `${action.key}-${gives.id}`, gives }));
  }));
  return [...actions.filter(({ adverse }) => !adverse), ...actions.filter(({ adverse }) => adverse)];
}

const ADVERSE: readonly Outcome[] = ['refusal', 'negative', 'incomplete', 'deficient', 'absent', 'violated', 'not-confirmed', 'not-presented'];

function actionOf(node: RouteNode, outcome: Outcome, drafted: Drafted | undefined, regulation: Regulation): StepAction {
  const id = drafted === undefined ? '' : `-${drafted.kind === 'refusal' ? drafted.refusal.id : drafted.result.id}`;
  return {
    key: `${outcome}${id}`, outcome, grounds: groundsOf(node, outcome, drafted, regulation), appoints: node.act === 'assign',
    // Who carries a refusal on does what is usual there; who drafts it, or finds nobody to choose, turns the case.
    adverse: isDrafting(node.act) || node.act === 'select' || !['refusal', 'negative'].includes(outcome) ? ADVERSE.includes(outcome) : false,
    ...(drafted === undefined ? {} : { drafted }),
  };
}

/** Kinds of refusal that an official words; the others are messages that follow from a check. */
const WORDED: readonly Refusal['kind'][] = ['reasonedRefusal', 'documentsRejected', 'stateDataAbsent', 'akimatRefusal', 'queueRefusal', 'annulled'];

/** What can be drafted for this outcome; a single `undefined` where nothing is drafted. */
function draftsFor(node: RouteNode, outcome: Outcome, regulation: Regulation, form: string | undefined): readonly (Drafted | undefined)[] {
  if (!isDrafting(node.act)) return [undefined];
  if (outcome === 'refusal') return refusalsFor(node, regulation).map((refusal) => withForm({ kind: 'refusal', refusal }, regulation, refusal.form, node.act));
  if (outcome !== 'result' && outcome !== 'negative') return [undefined];
  return resultsFor(node, outcome, regulation).filter(({ id }) => form === undefined || followsFromForm(regulation, form, id)).map((result) => withForm({ kind: outcome, result, together: issuedTogether(regulation, result.id) }, regulation, result.form, node.act));
}

function withForm(drafted: Drafted, regulation: Regulation, formId: string | undefined, act: RouteNode['act']): Drafted {
  const form = formAt(drafted.kind === 'refusal' ? formOf(regulation, formId) : draftingForm(regulation, drafted.result), act);
  return form === undefined ? drafted : { ...drafted, form };
}

/**
 * The step's own refusal and those of the printed items it carries out, a check of the documents among them; where
 * neither names one, those the regulation lets an official word.
 */
function refusalsFor(node: RouteNode, regulation: Regulation): readonly Refusal[] {
  const { refusals } = regulation;
  const worded = refusals.filter(({ kind }) => WORDED.includes(kind));
  const named = [node.step.refusal, ...node.carries.flatMap((item) => refusalsOfItem(item, regulation))];
  const own = worded.filter(({ id }) => named.includes(id));
  const usual = worded.filter(({ kind }) => kind !== 'annulled');
  return own.length > 0 ? own : usual.length > 0 ? usual : worded;
}

/** The refusals to which a printed item leads: by its own name, or by the message that follows it. */
function refusalsOfItem(item: NodeId, { routes }: Regulation): readonly string[] {
  const [name] = item.split('#');
  const steps = routes.find(({ route }) => route === name)?.steps ?? [];
  return Object.values(steps.find(({ id }) => `${name}#${id}` === item)?.next ?? {}).flatMap((target) => {
    if (target.startsWith('refuse:')) return [target.slice('refuse:'.length)];
    return steps.find(({ id, act }) => id === target && act === 'refuse')?.refusal ?? [];
  });
}

/** The step's own results of this sign; where it names none of it, all of the regulation's. */
function resultsFor(node: RouteNode, outcome: 'result' | 'negative', { results }: Regulation): readonly Result[] {
  const wanted = results.filter(({ negative }) => negative === (outcome === 'negative'));
  const own = wanted.filter(({ id }) => node.step.results.includes(id));
  const anySign = results.filter(({ id }) => node.step.results.includes(id));
  return [own, wanted, anySign, results].find((list) => list.length > 0) ?? [];
}

const USUAL_GROUNDS: Readonly<Partial<Record<Outcome, readonly string[]>>> = { incomplete: ['incomplete', 'expired'], deficient: ['incomplete', 'expired', 'mismatch'] };

function groundsOf(node: RouteNode, outcome: Outcome, drafted: Drafted | undefined, regulation: Regulation): readonly Ground[] {
  if (drafted?.kind === 'refusal') return drafted.refusal.grounds.length > 0 ? drafted.refusal.grounds : USUAL_GROUNDS.deficient!.map((id) => ({ id }));
  const usual = USUAL_GROUNDS[outcome];
  if (usual === undefined) return [];
  const printed = refusalBehind(node, outcome, regulation)?.grounds ?? [];
  if (printed.length > 0) return printed;
  // The documents named as lacking or expired are the grounds.
  if (namesLacking(regulation, outcome)) return [];
  return usual.filter((id) => id !== 'expired' || node.step.screening !== 'incomplete').map((id) => ({ id }));
}

/** The refusal to which an outcome leads: named by the way on itself, or by the message it leads to. */
function refusalBehind(node: RouteNode, outcome: Outcome, regulation: Regulation): Refusal | undefined {
  const target = node.next.get(outcome);
  const behind = target?.kind === 'node' ? [...regulation.compiled.values()].map(({ nodes }) => nodes.get(target.id)).find((found) => found !== undefined) : undefined;
  const id = target?.kind === 'refuse' ? target.refusal : behind?.step.refusal;
  return regulation.refusals.find((refusal) => refusal.id === id);
}

/** Signing has its own page. A refusal is signed where a draft of the result would only be agreed: it goes no further. */
export function isSigning({ act }: RouteNode, draft: Case['draft']): boolean {
  return act === 'sign' || (act === 'approve' && draft?.kind === 'refusal');
}
