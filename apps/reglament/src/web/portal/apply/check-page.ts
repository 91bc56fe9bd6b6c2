import type { Field } from '@reglament/regulation';
import { coSignersOf, NO_SPOUSE } from '../../../desk/joint/co-signers.ts';
import type { FieldProblem } from '../../../desk/invalid-input.ts';
import { CATEGORY, categoryCondition } from '../../../desk/requests/eligibility.ts';
import type { ProviderUnit, RequestDraft } from '../../../desk/requests/drafts.ts';
import { button, buttonRow, html, joined, notification, plainList, portalPage, summaryList } from '../../kit/index.ts';
import type { Html, PageContext, SummaryRow } from '../../kit/index.ts';
import { answerWords } from './answer-words.ts';
import { attachedTo } from './documents-page.ts';
import { sourceWords } from './fill-words.ts';
import { fieldLabel } from './field-inputs.ts';
import { STEP_TITLES } from './start-page.ts';
import { applyPath, fieldsAboutYou, isLocked, problemsOf, questionsOf, questionWith } from './steps.ts';
import type { RequestStep, StepName } from './steps.ts';

export interface CheckProps {
  readonly draft: RequestDraft;
  readonly providers: readonly ProviderUnit[];
  readonly steps: readonly RequestStep[];
  readonly problems: readonly FieldProblem[];
}

/** Everything answered, once more, with a way back to each answer. */
export function checkPage(context: PageContext, { draft, providers, steps, problems }: CheckProps): Html {
  const { t, language } = context;
  const { regulation } = draft;
  const missing = steps.filter((step) => problemsOf(step, problems).length > 0);
  const main = html`${missing.length > 0 && notification({
    t, kind: 'info', title: t('portal.apply.stillMissing'),
    body: plainList(missing.map((step) => html`<a href="${applyPath(regulation, step.name, questionWith(step, problems))}?return=check">${t(STEP_TITLES[step.name])}</a>`)),
  })}
${answersList(context, draft, providers, true)}
${missing.length === 0 && html`<p>${t('portal.apply.checkText')}</p>${buttonRow([button({ text: t('portal.apply.toSigning'), href: applyPath(regulation, 'sign') })])}`}`;
  return portalPage({ ...context, title: t('portal.apply.check'), caption: regulation.title[language], main, back: applyPath(regulation) });
}

/** The answers in the order in which they were asked. */
export function answersList(context: PageContext, draft: RequestDraft, providers: readonly ProviderUnit[], changeable: boolean): Html {
  const { t, language } = context;
  const { regulation, answers } = draft;
  const change = (step: StepName, can: boolean, question?: number) => (changeable && can ? { changeHref: `${applyPath(regulation, step, question)}?return=check` } : {});
  const form: readonly SummaryRow[] = draft.offered.length === 1 ? [] : [{ label: t('portal.apply.form'), value: draft.formChosen ? draft.form.title[language] : '', ...change('form', true) }];
  const provider: SummaryRow = { label: t('portal.apply.provider'), value: providers.find(({ id }) => id === answers['unit'])?.name[language] ?? '', ...change('provider', providers.length > 1) };
  // Of a form not chosen yet nothing was asked.
  const fields = !draft.formChosen ? [] : [...fieldsAboutYou(draft).map((field) => ({ field, step: 'about-you' as const, question: 1 })), ...questionsOf(draft).flatMap((fields, index) => fields.map((field) => ({ field, step: 'request' as const, question: index + 1 })))]
    .map(({ field, step, question }): SummaryRow => ({ label: fieldLabel(context, field), value: answerWithSource(context, draft, field), ...change(step, !isLocked(draft, field), question) }));
  const documents = regulation.documents.map(({ id, name }): SummaryRow => ({ label: name[language], value: fileNames(draft, id), ...change('documents', true) }));
  const condition = categoryCondition(regulation);
  const category: readonly SummaryRow[] = condition === undefined ? [] : [{ label: t('portal.apply.category'), value: answers[CATEGORY] === 'yes' ? condition.text[language] : '', ...change('category', true) }];
  return summaryList({ t, rows: [...category, ...form, provider, ...fields, ...coSignerRows(context, draft, change('co-signers', true)), ...documents] });
}

function answerWithSource(context: PageContext, draft: RequestDraft, field: Field): Html | string {
  const words = answerWords(context, field, draft.answers[field.id] ?? '');
  const source = sourceWords(context, draft, field);
  return source === undefined ? words : html`${words}<br><span class="hint">${source}</span>`;
}

function coSignerRows({ t }: PageContext, { form, answers }: RequestDraft, change: Pick<SummaryRow, 'changeHref'>): readonly SummaryRow[] {
  if (form.coSigners.length === 0) return [];
  const named = coSignersOf(form, answers).map(({ who, iin }) => `${t(`portal.joint.who.${who}`)}, ${iin}`);
  const lines = [...(answers[NO_SPOUSE] === 'yes' ? [t('portal.joint.noSpouse')] : []), ...named];
  return [{ label: t('portal.joint.step'), value: lines.length === 0 ? '' : joined(lines, html`<br>`), ...change }];
}

function fileNames(draft: RequestDraft, document: string): Html | string {
  const files = attachedTo(draft, document);
  return files.length === 0 ? '' : joined(files.map(({ fileName }) => fileName), html`<br>`);
}
