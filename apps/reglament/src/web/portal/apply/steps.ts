/** The pages of a request in their order, and which of them are still to be filled. No input or output. */
import type { Field, Regulation } from '@reglament/regulation';
import type { FieldProblem } from '../../../desk/invalid-input.ts';
import { coSignerKeys } from '../../../desk/joint/co-signers.ts';
import { CATEGORY, categoryCondition } from '../../../desk/requests/eligibility.ts';
import type { ProviderUnit, RequestDraft } from '../../../desk/requests/drafts.ts';
import { CONSENT, fillingSystems } from '../../../desk/requests/register-fills.ts';
import { isAsked } from '../../../desk/requests/form-rules.ts';
import { servicePath } from '../law/cite.ts';

const STEP_NAMES = ['category', 'form', 'provider', 'about-you', 'registers', 'request', 'co-signers', 'documents'] as const;
export type StepName = (typeof STEP_NAMES)[number];

export function isStepName(name: string): name is StepName {
  return (STEP_NAMES as readonly string[]).includes(name);
}

export interface RequestStep {
  readonly name: StepName;
  /** Names under which the answers are kept. */
  readonly fields: readonly string[];
  /** The same by question, a page each. */
  readonly questions: readonly (readonly string[])[];
}

/** The pages this request needs: no choice among one form or one provider, no page without a question. */
export function stepsOf(draft: RequestDraft, providers: readonly ProviderUnit[]): readonly RequestStep[] {
  const steps: readonly Omit<RequestStep, 'questions'>[] = [
    { name: 'category', fields: categoryCondition(draft.regulation) === undefined ? [] : [CATEGORY] },
    { name: 'form', fields: draft.offered.length === 1 ? [] : ['form'] },
    { name: 'provider', fields: providers.length === 1 ? [] : ['unit'] },
    { name: 'about-you', fields: fieldsAboutYou(draft).map(({ id }) => id) },
    { name: 'registers', fields: fillingSystems(draft.form).length === 0 ? [] : [CONSENT] },
    { name: 'request', fields: fieldsOfRequest(draft).map(({ id }) => id) },
    { name: 'co-signers', fields: coSignerKeys(draft.form) },
    { name: 'documents', fields: draft.regulation.documents.map(({ id }) => id) },
  ];
  return steps.filter(({ fields }) => fields.length > 0).map((step) => ({ ...step, questions: step.name === 'request' ? questionsOf(draft).map((fields) => fields.map(({ id }) => id)) : [step.fields] }));
}

/** What the account knows: shown filled in, to be looked over. */
export function fieldsAboutYou({ form }: RequestDraft): readonly Field[] {
  return form.fields.filter((field) => isAsked(field) && field.prefill !== undefined);
}

export function fieldsOfRequest({ form }: RequestDraft): readonly Field[] {
  return form.fields.filter((field) => isAsked(field) && field.prefill === undefined);
}

/**
 * The form's own fields by question. What concerns one thing is asked together: neighbours whose names begin with the same
 * word (`child-name`, `child-birth-date`). What a register has filled in is looked over at once.
 */
export function questionsOf(draft: RequestDraft): readonly (readonly Field[])[] {
  const questions: [Field, ...Field[]][] = [];
  for (const field of fieldsOfRequest(draft)) {
    const last = questions.at(-1);
    if (last !== undefined && (topicOf(last[0]) === topicOf(field) || (isFilledIn(draft, last[0]) && isFilledIn(draft, field)))) last.push(field);
    else questions.push([field]);
  }
  return questions;
}

const topicOf = ({ id }: Field): string => id.split('-')[0] ?? id;

function isFilledIn({ fills }: RequestDraft, { from }: Field): boolean {
  return from !== undefined && fills[from.system]?.answer === 'found';
}

/** Fields that stay as the account or the calendar says. */
export function isLocked({ locked }: RequestDraft, field: Field): boolean {
  return field.prefill === 'today' || locked.includes(field.id);
}

export function problemsOf(step: RequestStep, problems: readonly FieldProblem[]): readonly FieldProblem[] {
  return problems.filter(({ field }) => step.fields.includes(field));
}

/** The first question of a step with which something is wrong, else the first, counted from one. */
export function questionWith({ questions }: RequestStep, problems: readonly FieldProblem[]): number {
  return Math.max(0, questions.findIndex((names) => problems.some(({ field }) => names.includes(field)))) + 1;
}

/** The page after this one; the answers are checked after the last. */
export function pathAfter(regulation: Regulation, steps: readonly RequestStep[], name: StepName, question?: number): string {
  const index = steps.findIndex((step) => step.name === name);
  if (question !== undefined && question < (steps[index]?.questions.length ?? 0)) return applyPath(regulation, name, question + 1);
  return applyPath(regulation, steps[index + 1]?.name ?? 'check');
}

export function pathBefore(regulation: Regulation, steps: readonly RequestStep[], name: StepName, question = 1): string {
  if (question > 1) return applyPath(regulation, name, question - 1);
  const previous = steps[steps.findIndex((step) => step.name === name) - 1];
  return applyPath(regulation, previous?.name, previous?.questions.length);
}

/** @param question of several in a step, counted from one; the first has the step's own address */
export function applyPath(regulation: Pick<Regulation, 'id'>, page?: StepName | 'check' | 'sign' | 'discard', question = 1): string {
  return `${servicePath(regulation)}/apply${page === undefined ? '' : `/${page}`}${question > 1 ? `/${question}` : ''}`;
}
