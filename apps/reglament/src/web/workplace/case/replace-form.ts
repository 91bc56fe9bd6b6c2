import type { FieldProblem } from '../../../desk/invalid-input.ts';
import { REASON_LENGTH_MAX } from '../../../desk/workplace/step-done.ts';
import { button, buttonRow, details, errorOf, form, html, select, textArea } from '../../kit/index.ts';
import type { FieldError, Html, PageContext } from '../../kit/index.ts';
import { fieldErrors } from '../form-fields.ts';
import type { Again } from './work-view.ts';
import type { CaseMaterial } from './case-material.ts';

export const NEW_EXECUTOR = 'executor';
export const REPLACE_REASON = 'replace-reason';

/** For whoever appoints executors: another one for this case, whatever step it stands on. */
export function replaceForm(context: PageContext, { view }: CaseMaterial, csrf: string, again?: Again): Html | null {
  const { t } = context;
  const { replacement, state } = view;
  if (replacement === undefined) return null;
  const entered = again?.key === NEW_EXECUTOR ? again : undefined;
  const choices = replacement.colleagues.map(({ id, name, openTasks }) => ({ value: id, text: `${name} – ${t('workplace.form.executorLoad', { count: openTasks })}` }));
  const body = html`<input type="hidden" name="sequence" value="${state.sequence}"><p>${t('workplace.replace.clock')}</p>
${select({ t, name: NEW_EXECUTOR, label: t('workplace.replace.executor'), choices, value: entered?.fields.text(NEW_EXECUTOR), error: errorOf(entered?.errors ?? [], NEW_EXECUTOR) })}
${textArea({ t, name: REPLACE_REASON, label: t('workplace.replace.reason'), optional: true, rows: 2, maxLength: REASON_LENGTH_MAX, value: entered?.fields.text(REPLACE_REASON), error: errorOf(entered?.errors ?? [], REPLACE_REASON) })}
${buttonRow([button({ text: t('workplace.replace.button'), kind: 'secondary' })])}`;
  const whole = choices.length === 0 ? html`<p>${t('workplace.replace.none')}</p>` : form({ action: `/workplace/cases/${state.id}/executor`, csrf, sending: t('kit.sending'), body });
  return details({ summary: t('workplace.replace.title'), open: entered !== undefined, body: whole });
}

export function replaceErrors({ t }: PageContext, problems: readonly FieldProblem[]): readonly FieldError[] {
  return fieldErrors(t, problems, (field) => (field === 'reason' ? REPLACE_REASON : NEW_EXECUTOR), (field) => t(field === 'reason' ? 'workplace.replace.reason' : 'workplace.replace.executor'));
}
