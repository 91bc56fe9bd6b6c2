import { awaitedConditions } from '@reglament/engine';
import type { Regulation } from '@reglament/regulation';
import { button, buttonRow, checkboxes, clauseWords, errorOf, form, html, shape } from '../../kit/index.ts';
import type { FieldError, Html, PageContext } from '../../kit/index.ts';
import { normsText } from '../terms.ts';
import type { ActionSurroundings } from './action-form.ts';
import type { CaseMaterial } from './case-material.ts';

/** The name under which the conditions are posted, and under which their form is shown again. */
export const CONDITIONS = 'conditions';

/** Printed conditions on which the term of this step depends: those found to hold, and those that may yet be marked. */
export function conditionsForm(context: PageContext, { view }: CaseMaterial, csrf: string, again?: ActionSurroundings['again']): Html | null {
  const { work, state, regulation } = view;
  if (work === undefined) return null;
  const { t } = context;
  const named = conditionsOf(regulation, awaitedConditions({ conditions: [] }, work.node));
  const awaited = awaitedConditions(state, work.node);
  const found = named.filter(({ id }) => !awaited.includes(id));
  const open = named.filter(({ id }) => awaited.includes(id));
  const marked = found.map(({ text }) => html`<p>${shape('done')} ${t('workplace.condition.found', { condition: text[context.language] })}</p>`);
  return html`${marked}${open.length > 0 && openForm(context, view, csrf, open, again?.key === CONDITIONS ? again.errors : [])}`;
}

type Condition = Regulation['conditions'][number];

function conditionsOf({ conditions }: Regulation, ids: readonly string[]): readonly Condition[] {
  return conditions.filter(({ id }) => ids.includes(id));
}

function openForm(context: PageContext, { work, state }: CaseMaterial['view'], csrf: string, open: readonly Condition[], errors: readonly FieldError[]): Html {
  const { t, language } = context;
  const term = (id: string): string => normsText((work?.node.norms ?? []).filter(({ when }) => when !== undefined && 'condition' in when && when.condition === id), language);
  const choices = open.map(({ id, text, clause }) => ({ value: id, text: text[language], hint: t('workplace.condition.term', { term: term(id), clause: clauseWords(t, clause) }) }));
  const body = html`<input type="hidden" name="sequence" value="${state.sequence}">
${checkboxes({ t, name: CONDITIONS, label: t('workplace.condition.title'), hint: t('workplace.condition.hint'), choices, error: errorOf(errors, CONDITIONS) })}
${buttonRow([button({ text: t('workplace.condition.mark'), kind: 'secondary' })])}`;
  return form({ action: `/workplace/cases/${state.id}/conditions`, csrf, sending: t('kit.sending'), body });
}

/** Where nothing was ticked, the form says so. */
export function conditionErrors({ t }: PageContext): readonly FieldError[] {
  return [{ field: CONDITIONS, text: t('errors.choose', { label: t('workplace.condition.title') }) }];
}
