/** Pages with questions: which application it is, who renders the service, about the applicant, about the matter. */
import type { Field } from '@reglament/regulation';
import type { ProviderUnit, RequestDraft } from '../../../desk/requests/drafts.ts';
import { button, buttonRow, errorOf, form, html, notification, portalPage, radios, select, summaryList } from '../../kit/index.ts';
import type { FieldError, Html, PageContext } from '../../kit/index.ts';
import { clauseNote } from '../law/cite.ts';
import { answerWords } from './answer-words.ts';
import { CATEGORY, categoryCondition } from '../../../desk/requests/eligibility.ts';
import { coSignerInputs } from './co-signers-page.ts';
import { fieldInput, fieldLabel } from './field-inputs.ts';
import { fillsPart, sourceWords } from './fill-words.ts';
import { applyPath, fieldsAboutYou, fieldsOfRequest, isLocked, questionsOf } from './steps.ts';
import type { StepName } from './steps.ts';
import { STEP_TITLES } from './start-page.ts';

export interface QuestionPage {
  readonly draft: RequestDraft;
  readonly csrf: string;
  readonly back: string;
  /** Where to go on: `check` when the person came to change an answer. */
  readonly returning: boolean;
  readonly errors: readonly FieldError[];
  /** Which of the form's own questions is asked, counted from one; all of them when not set. */
  readonly question?: number;
}

const RADIOS_MAX = 7;

/** Which of the service's applications is made, each by its printed title and, where they differ, what follows from it. */
export function formPage(context: PageContext, page: QuestionPage): Html {
  const { t, language } = context;
  const { regulation, offered, form: own, formChosen } = page.draft;
  const names = (ids: readonly string[]): string => regulation.results.filter(({ id }) => ids.includes(id)).map(({ name }) => name[language]).join(', ');
  const differ = new Set(offered.map(({ results }) => results.join())).size > 1;
  const choices = offered.map(({ form: one, results }) => ({ value: one.id, text: one.title[language], ...(differ && results.length > 0 ? { hint: t('portal.apply.formLeadsTo', { results: names(results) }) } : {}) }));
  const note = clauseNote(context, regulation, own.clause === undefined ? regulation.standard : own);
  const props = { t, name: 'form', label: t('portal.apply.formQuestion'), choices, value: formChosen ? own.id : undefined, error: errorOf(page.errors, 'form'), ...(note === undefined ? {} : { note }) };
  return frame(context, page, 'form', asForm(context, page, 'form', radios(props)));
}

/** Whether the applicant is one of those whom the text lets onto the portal, in the words of the text. */
export function categoryPage(context: PageContext, page: QuestionPage): Html {
  const { t, language } = context;
  const { regulation, answers } = page.draft;
  const condition = categoryCondition(regulation);
  if (condition === undefined) return html``;
  const note = clauseNote(context, regulation, condition, { lines: true });
  const choices = [{ value: 'yes', text: t('portal.apply.categoryYes') }, { value: 'no', text: t('portal.apply.categoryNo') }];
  const question = radios({ t, name: CATEGORY, label: t('portal.apply.categoryQuestion'), hint: `${condition.text[language]}.`, choices, value: answers[CATEGORY], error: errorOf(page.errors, CATEGORY), ...(note === undefined ? {} : { note }) });
  return frame(context, page, 'category', asForm(context, page, 'category', question));
}

export function providerPage(context: PageContext, page: QuestionPage, providers: readonly ProviderUnit[]): Html {
  const { t, language } = context;
  const { regulation, answers } = page.draft;
  if (providers.length === 0) return frame(context, page, 'provider', notification({ t, kind: 'info', body: html`<p>${t('portal.apply.noProvider')}</p>` }));
  const note = clauseNote(context, regulation, regulation.provider);
  const props = { t, name: 'unit', label: t('portal.apply.providerQuestion'), hint: t('portal.apply.providerHint'), choices: providers.map(({ id, name }) => ({ value: id, text: name[language] })), value: answers['unit'], error: errorOf(page.errors, 'unit'), ...(note === undefined ? {} : { note }) };
  return frame(context, page, 'provider', asForm(context, page, 'provider', providers.length > RADIOS_MAX ? select(props) : radios(props)));
}

/** What the account says stands as text; the rest can be put right. */
export function aboutYouPage(context: PageContext, page: QuestionPage): Html {
  const { t } = context;
  const { draft } = page;
  const fields = fieldsAboutYou(draft);
  const fixed = fields.filter((field) => isLocked(draft, field));
  const rows = fixed.map((field) => ({ label: fieldLabel(context, field), value: answerWords(context, field, draft.answers[field.id] ?? '') }));
  const asked = fields.filter((field) => !isLocked(draft, field));
  const body = html`${rows.length > 0 && html`${summaryList({ t, rows })}<p class="hint">${t('portal.apply.lockedHint')}</p>`}${inputs(context, page, asked, rows.length === 0)}`;
  return frame(context, page, 'about-you', asForm(context, page, 'about-you', body));
}

/** One of the form's own questions; whoever has sent the whole form at once gets the whole form back. */
export function requestPage(context: PageContext, page: QuestionPage): Html {
  const { draft, question } = page;
  const questions = questionsOf(draft);
  const fields = question === undefined ? fieldsOfRequest(draft) : questions[question - 1] ?? [];
  const which = question !== undefined && questions.length > 1 && html`<p class="quiet">${context.t('portal.apply.question', { question, count: questions.length })}</p>`;
  return frame(context, page, 'request', asForm(context, page, 'request', html`${(question ?? 1) === 1 && fillsPart(context, draft)}${which}${inputs(context, page, fields, (question ?? 1) === 1)}`));
}

export function coSignersPage(context: PageContext, page: QuestionPage): Html {
  return frame(context, page, 'co-signers', asForm(context, page, 'co-signers', coSignerInputs(context, page)));
}

/** The form's own place in the law stands beside its first field. */
function inputs(context: PageContext, { draft, errors }: QuestionPage, fields: readonly Field[], noteFirst: boolean): Html {
  const { regulation, form: own, answers } = draft;
  const remark = own.origin === 'ours' ? context.t('portal.apply.formOurs') : context.t('portal.apply.formPrinted');
  const note = clauseNote(context, regulation, own.clause === undefined ? regulation.standard : own, { remark });
  return html`${fields.map((field, index) => fieldInput(context, field, { value: answers[field.id] ?? '', source: sourceWords(context, draft, field), error: errorOf(errors, field.id), ...(noteFirst && index === 0 ? { note } : {}) }))}`;
}

export function asForm({ t }: PageContext, { csrf, draft, returning, question }: QuestionPage, name: Exclude<StepName, 'documents'>, body: Html): Html {
  const return_ = returning && html`<input type="hidden" name="return" value="check">`;
  const action = `${applyPath(draft.regulation, name)}${question === undefined ? '' : `/${question}`}`;
  return form({ action, csrf, sending: t('kit.sending'), confirmLeave: true, body: html`${return_}${body}${buttonRow([button({ text: t('kit.continue') })])}` });
}

export function frame(context: PageContext, { draft, back, errors }: QuestionPage, name: Exclude<StepName, 'documents'>, main: Html): Html {
  return portalPage({ ...context, title: context.t(STEP_TITLES[name]), caption: draft.regulation.title[context.language], main, back, errors });
}
