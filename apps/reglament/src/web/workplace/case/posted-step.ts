/** From a posted form to what the use case takes, and from its problems back to the fields of that form. */
import type { Problem } from '@reglament/engine';
import type { Regulation } from '@reglament/regulation';
import { CHOSEN } from '../../../desk/registers/choice.ts';
import type { FieldProblem } from '../../../desk/invalid-input.ts';
import type { StepInput } from '../../../desk/workplace/do-step.ts';
import type { WorkplaceCase } from '../../../desk/workplace/open-case.ts';
import type { FieldError, PageContext } from '../../kit/index.ts';
import { fieldErrors, fieldLabel, readFormFields } from '../form-fields.ts';
import { fieldsOf } from '../read-form.ts';
import type { Fields } from '../read-form.ts';
import { fieldName } from './action-form.ts';
import { documentInput } from './screening-form.ts';
import { stepActions } from './step-actions.ts';
import type { StepAction } from './step-actions.ts';

/** The action a form names, among those open to this person now. */
export function findAction({ work, regulation, state }: WorkplaceCase, key: string): StepAction | undefined {
  return work === undefined ? undefined : stepActions(work, regulation, state.form).find((action) => action.key === key);
}

export function stepInput(action: StepAction, fields: Fields, sequence: number, regulation: Regulation): StepInput {
  const text = (field: string): string => fields.text(fieldName(action, field));
  const { drafted } = action;
  return {
    sequence, outcome: action.outcome, ...documentInput(action, fields, regulation),
    ...(action.appoints ? { executor: text('executor'), note: text('note') } : {}),
    ...(drafted === undefined ? {} : { draftId: drafted.kind === 'refusal' ? drafted.refusal.id : drafted.result.id }),
    ...(drafted === undefined || drafted.kind === 'refusal' || drafted.form === undefined ? {} : { values: readFormFields(drafted.form, fieldName(action, 'value'), fields) }),
    ...(action.grounds.length === 0 ? {} : { grounds: fields.list(fieldName(action, 'grounds')).filter((id) => action.grounds.some((ground) => ground.id === id)) }),
    ...(drafted === undefined || drafted.kind === 'result' ? {} : { explanation: { kk: text('explanation-kk'), ru: text('explanation-ru') } }),
    ...(action.outcome === 'result' ? { chosen: fields.list(fieldName(action, CHOSEN)).slice(0, 100) } : {}),
    ...(action.gives === undefined ? {} : { results: [action.gives.id] }),
  };
}

/** What this person has entered of the decision they are about to adopt: the last they kept for the open step. */
export function adoptedInput(view: WorkplaceCase): StepInput | undefined {
  const { work, drafts, state, regulation } = view;
  const kept = drafts.filter(({ node }) => node === work?.node.id).at(-1);
  const action = kept && findAction(view, kept.action);
  return kept === undefined || action === undefined ? undefined : stepInput(action, fieldsOf(kept.fields), state.sequence, regulation);
}

/** What only this screen can know to be wrong: an executor who is not in the list. */
export function screenProblems(view: WorkplaceCase, action: StepAction, input: StepInput): readonly FieldProblem[] {
  const unknown = action.appoints && !view.colleagues.some(({ id }) => id === input.executor);
  return unknown ? [{ field: 'executor', code: 'choose' }] : [];
}

const OWN_FIELDS: readonly string[] = [CHOSEN, 'executor', 'note', 'grounds', 'explanation-kk', 'explanation-ru', 'checklist'];

export function stepErrors({ t, language }: PageContext, action: StepAction, problems: readonly FieldProblem[], { documents }: Regulation): readonly FieldError[] {
  const form = action.drafted?.form;
  const isOwn = (field: string): boolean => OWN_FIELDS.includes(field) || field.startsWith('mark.') || field.startsWith('lacking.');
  const nameOf = (field: string): string => fieldName(action, isOwn(field) ? field : `value.${field}`);
  const labels: Readonly<Record<string, string>> = {
    [CHOSEN]: t('waiting.list.choice'), executor: t('workplace.form.executor'), note: t('workplace.form.note'), grounds: t('workplace.form.grounds'), 'explanation-kk': t('workplace.form.explanationKk'), 'explanation-ru': t('workplace.form.explanationRu'), checklist: t('workplace.form.checklist'),
    ...Object.fromEntries(documents.flatMap(({ id, name }) => [[`mark.${id}`, name[language]], [`lacking.${id}`, t('workplace.lacking.title')]])),
  };
  const labelOf = (id: string): string => {
    const field = form?.fields.find((candidate) => candidate.id === id);
    return labels[id] ?? (field === undefined ? id : fieldLabel(field, language));
  };
  return fieldErrors(t, problems, nameOf, labelOf);
}

/** Why the engine did not carry a command out, in words. */
export function problemWords({ t }: PageContext, problems: readonly Problem[]): readonly string[] {
  return [...new Set(problems.map(({ code }) => t(`workplace.problem.${code}`)))];
}

/** Texts that somebody typed, to be shown when their form is gone. */
export function typedTexts({ raw }: Fields): readonly string[] {
  return Object.entries(raw).filter(([name, value]) => (name.includes('.') || name.endsWith('reason')) && value.trim().length > 3 && !/\.(executor|grounds|checklist)$|\.(mark|lacking)\./.test(name)).map(([, value]) => value.trim());
}
