import type { ApplicantAccount } from '../../../desk/people/sessions.ts';
import { CHOSEN } from '../../../desk/registers/choice.ts';
import type { KeptExtract } from '../../../desk/registers/extracts.ts';
import type { Colleague } from '../../../desk/workplace/queue.ts';
import type { Answers } from '../../../desk/requests/form-rules.ts';
import type { ResultDraft } from '../../../desk/results/result-draft.ts';
import { EXPLANATION_LENGTH_MAX, REASON_LENGTH_MAX } from '../../../desk/workplace/step-done.ts';
import { button, buttonRow, checkboxes, details, errorOf, fieldGroup, form, formatDateTimeShort, html, select, textArea } from '../../kit/index.ts';
import type { FieldError, Html, PageContext } from '../../kit/index.ts';
import { isTextKey } from '../../texts/index.ts';
import type { LocalText } from '../../texts/index.ts';
import { choiceFields } from '../../waiting/choice-list.ts';
import { formFields, readFormFields } from '../form-fields.ts';
import { normsText } from '../terms.ts';
import type { Fields } from '../read-form.ts';
import type { Regulation, RouteNode } from '@reglament/regulation';
import { isDrafting } from '@reglament/engine';
import { documentFields, presentedButton } from './screening-form.ts';
import type { DocumentsAsked } from './screening-form.ts';
import type { Ground, StepAction } from './step-actions.ts';

/** What a form on the case's page needs besides its action. */
export interface ActionSurroundings {
  readonly caseId: string;
  readonly csrf: string;
  readonly sequence: number;
  readonly zone: Regulation['decree']['zone'];
  readonly node: RouteNode;
  readonly colleagues: readonly Colleague[];
  /** What the request says: values of equal fields are offered. */
  readonly answers: Answers;
  readonly documents?: DocumentsAsked | undefined;
  readonly regulation: Regulation;
  /** The list from which the step chooses, as its register gave it. */
  readonly list?: KeptExtract | undefined;
  readonly applicant?: ApplicantAccount;
  /** Who takes the result, where somebody takes it in person; its fields begin with the action's key. */
  readonly recipient?: (prefix: string) => Html | null;
  /** After something was wrong: which action it was, what was entered, what is wrong. */
  readonly again?: { readonly key: string; readonly fields: Fields; readonly errors: readonly FieldError[] };
  /** What this person entered before and has not sent, by the action's key. */
  readonly kept: ReadonlyMap<string, { readonly fields: Fields; readonly savedAt: string }>;
  /** What was drafted before the case was given back. */
  readonly former?: ResultDraft;
}

/** One way to end the step as a form of its own; a turn for the worse is folded until it is wanted. */
export function actionForm(context: PageContext, action: StepAction, around: ActionSurroundings, folded: boolean): Html {
  const { t } = context;
  const hidden = html`<input type="hidden" name="action" value="${action.key}"><input type="hidden" name="sequence" value="${around.sequence}">`;
  const asked = [action.gives !== undefined && html`<h3>${action.gives.name[context.language]}</h3>`, documentFields(context, action, around, around.again?.key === action.key ? around.again : keptTicks(around, action)), chosen(context, action, around), executor(context, action, around), result(context, action, around), grounds(context, action, around), explanation(context, action, around), around.recipient?.(action.key)];
  const writes = action.drafted !== undefined || action.grounds.length > 0 || action.appoints || action.outcome === 'incomplete';
  const keepAt = `/workplace/cases/${around.caseId}/draft`;
  const buttons = [button({ text: buttonText(context, action, around.node), kind: folded ? 'warning' : 'primary' }), ...(writes ? [button({ text: t('workplace.draft.keep'), kind: 'secondary', formAction: keepAt })] : []), ...presentedButton(context, action, around.documents)];
  const body = html`${hidden}${asked}${buttonRow(buttons)}${writes && keptWords(context, action, around)}`;
  const whole = form({ action: `/workplace/cases/${around.caseId}/step`, csrf: around.csrf, sending: t('kit.sending'), body, ...(writes ? { keepAt } : {}) });
  return folded ? details({ summary: actionTitle(context, action, around.node), body: whole, open: around.again?.key === action.key || around.kept.has(action.key) }) : whole;
}

/** When what stands in the form was kept; the module writes here too. */
function keptWords({ t }: PageContext, action: StepAction, { kept, zone }: ActionSurroundings): Html {
  const saved = kept.get(action.key);
  const words = saved === undefined ? '' : t('workplace.draft.keptAt', { time: formatDateTimeShort(Date.parse(saved.savedAt), zone) });
  return html`<p class="hint" role="status" data-kept="${t('workplace.draft.kept')}" data-not-kept="${t('workplace.draft.notKept')}">${words}</p>`;
}

/** Acts that bring the result about; what others write is a draft that still goes to somebody. */
const DECIDING: readonly RouteNode['act'][] = ['adopt', 'decide'];

/** The words on the button: the act itself where the step simply goes on, else the outcome chosen. */
function buttonText({ t }: PageContext, { outcome }: StepAction, { act }: RouteNode): string {
  if (act === 'adopt') return t('workplace.form.toSign');
  if (act === 'select' && outcome === 'refusal') return t('workplace.act.select.nobody');
  if (outcome === 'done' || (outcome === 'result' && DECIDING.includes(act)) || (!isDrafting(act) && (outcome === 'result' || outcome === 'refusal' || outcome === 'negative'))) return t(`workplace.act.${act}`);
  return t(`workplace.do.${outcome}`);
}

function actionTitle(context: PageContext, action: StepAction, node: RouteNode): string {
  const { t, language } = context;
  const { drafted, gives } = action;
  if (gives !== undefined) return gives.name[language];
  if (drafted === undefined) return buttonText(context, action, node);
  if (drafted.kind === 'result' && DECIDING.includes(node.act)) return drafted.result.name[language];
  if (drafted.kind === 'refusal') return drafted.form?.title[language] ?? refusalName(context, drafted.refusal);
  return t(drafted.kind === 'negative' ? 'workplace.form.negativeTitle' : 'workplace.form.resultTitle', { name: [drafted.result, ...drafted.together].map((result) => result.name[language]).join('; ') });
}

/** A refusal by the name the text gives it, else by the name of its kind. */
export function refusalName({ t, language }: PageContext, refusal: { readonly kind: string; readonly name?: LocalText | undefined }): string {
  const key = `refusals.${refusal.kind}.title`;
  return refusal.name?.[language] ?? (isTextKey(key) ? t(key, {}) : refusal.kind);
}

export function groundText({ t, language }: PageContext, { id, text }: Ground): string {
  const key = `workplace.ground.${id}`;
  return text?.[language] ?? (isTextKey(key) ? t(key, {}) : id);
}

/** Names of the fields of an action, as its form posts them and the errors point at them. */
export function fieldName({ key }: Pick<StepAction, 'key'>, field: string): string {
  return `${key}.${field}`;
}

/** What was posted just now, else what was kept before. */
function entered({ again, kept }: ActionSurroundings, action: StepAction): Fields | undefined {
  return again?.key === action.key ? again.fields : kept.get(action.key)?.fields;
}

/** The former draft, where this action drafts the same thing again. */
function formerOf({ former }: ActionSurroundings, { drafted }: StepAction): ResultDraft | undefined {
  const id = drafted?.kind === 'refusal' ? drafted.refusal.id : drafted?.result.id;
  return former !== undefined && former.kind === drafted?.kind && former.id === id ? former : undefined;
}

function common({ t }: PageContext, action: StepAction, around: ActionSurroundings, field: string) {
  const name = fieldName(action, field);
  return { t, name, error: around.again?.key === action.key ? errorOf(around.again.errors, name) : undefined };
}

function keptTicks({ kept }: ActionSurroundings, action: StepAction): { readonly fields: Fields; readonly errors: readonly FieldError[] } | undefined {
  const fields = kept.get(action.key)?.fields;
  return fields === undefined ? undefined : { fields, errors: [] };
}

/** Which lines of the register's list were chosen; asked only where the choice was made. */
function chosen(context: PageContext, action: StepAction, around: ActionSurroundings): Html | null {
  if (around.node.step.choosesFrom === undefined || action.outcome !== 'result') return null;
  const { name, error } = common(context, action, around, CHOSEN);
  return choiceFields(context, around.list, { name, error, values: entered(around, action)?.list(name) ?? [], reader: 'official', zone: around.zone });
}

function executor(context: PageContext, action: StepAction, around: ActionSurroundings): Html | null {
  if (!action.appoints) return null;
  const { t } = context;
  if (around.colleagues.length === 0) return html`<p>${t('workplace.form.executorNone')}</p>`;
  const choices = around.colleagues.map(({ id, name, openTasks }) => ({ value: id, text: `${name} – ${t('workplace.form.executorLoad', { count: openTasks })}` }));
  const fields = entered(around, action);
  const value = fields === undefined ? (choices.length === 1 ? choices[0]?.value : undefined) : fields.text(fieldName(action, 'executor'));
  return html`${select({ ...common(context, action, around, 'executor'), label: t('workplace.form.executor'), hint: t('workplace.form.executorHint'), choices, value })}
${textArea({ ...common(context, action, around, 'note'), label: t('workplace.form.note'), hint: t('workplace.form.noteHint'), optional: true, rows: 2, maxLength: REASON_LENGTH_MAX, value: fields?.text(fieldName(action, 'note')) })}`;
}

function result(context: PageContext, action: StepAction, around: ActionSurroundings): Html | null {
  const { drafted } = action;
  if (drafted === undefined || drafted.kind === 'refusal' || drafted.form === undefined) return null;
  const prefix = fieldName(action, 'value');
  const fields = entered(around, action);
  const known = Object.fromEntries(drafted.form.fields.flatMap(({ id }) => (around.answers[id] === undefined ? [] : [[id, around.answers[id]]])));
  const values = fields === undefined ? { ...known, ...formerOf(around, action)?.values } : readFormFields(drafted.form, prefix, fields);
  const inner = formFields(context, { form: drafted.form, prefix, values, errors: around.again?.key === action.key ? around.again.errors : [] });
  const title = actionTitle(context, action, around.node);
  const validity = drafted.result.validity === undefined ? '' : ` (${normsText([drafted.result.validity], context.language)})`;
  return drafted.form.fields.length === 0 ? null : fieldGroup({ t: context.t, name: fieldName(action, 'draft'), label: `${title}${validity}` }, inner);
}

function grounds(context: PageContext, action: StepAction, around: ActionSurroundings): Html | null {
  if (action.grounds.length === 0) return null;
  const part = common(context, action, around, 'grounds');
  const choices = action.grounds.map((ground) => ({ value: ground.id, text: groundText(context, ground) }));
  return checkboxes({ ...part, label: context.t('workplace.form.grounds'), choices, values: entered(around, action)?.list(part.name) ?? formerOf(around, action)?.grounds ?? [] });
}

/** The executor's own words; Kazakh is required because the refusal is written in the state language first. */
function explanation(context: PageContext, action: StepAction, around: ActionSurroundings): Html | null {
  if (action.drafted === undefined) return null;
  const { t } = context;
  const refuses = action.drafted.kind === 'refusal';
  if (!refuses && action.drafted.kind !== 'negative') return null;
  const area = (language: 'kk' | 'ru', label: string, hint: string | undefined, optional: boolean): Html => {
    const field = `explanation-${language}`;
    const value = entered(around, action)?.text(fieldName(action, field)) ?? formerOf(around, action)?.explanation[language];
    return textArea({ ...common(context, action, around, field), label, rows: 3, optional, maxLength: EXPLANATION_LENGTH_MAX, ...(hint === undefined ? {} : { hint }), value });
  };
  return html`${area('kk', t('workplace.form.explanationKk'), t('workplace.form.explanationHint'), !refuses)}${area('ru', t('workplace.form.explanationRu'), undefined, true)}`;
}
