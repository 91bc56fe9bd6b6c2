import type { FieldProblem } from '../../../desk/invalid-input.ts';
import { REASON_LENGTH_MAX } from '../../../desk/workplace/step-done.ts';
import { button, buttonRow, details, errorOf, form, formatDateTimeShort, html, notification, textArea } from '../../kit/index.ts';
import type { FieldError, Html, PageContext } from '../../kit/index.ts';
import { fieldErrors } from '../form-fields.ts';
import type { Again } from './work-view.ts';
import type { CaseMaterial } from './case-material.ts';
import { personWords } from './journal-view.ts';
import { performerName } from './route-view.ts';

/** The name under which the reason is posted, and under which the form is shown again. */
export const RETURN_REASON = 'reason';

/** The way back to the official who did the step before, folded until it is wanted. */
export function returnForm(context: PageContext, { view }: CaseMaterial, csrf: string, again?: Again): Html | null {
  const { t, language } = context;
  const { returnTo, state } = view;
  if (returnTo === undefined) return null;
  const entered = again?.key === RETURN_REASON ? again : undefined;
  const body = html`<input type="hidden" name="sequence" value="${state.sequence}">
<p>${t('workplace.return.to', { step: returnTo.step.text[language], actor: performerName(returnTo.actor, language) })} ${t('workplace.return.clock')}</p>
${textArea({ t, name: RETURN_REASON, label: t('workplace.return.reason'), hint: t('workplace.return.reasonHint'), rows: 3, maxLength: REASON_LENGTH_MAX, value: entered?.fields.text(RETURN_REASON), error: errorOf(entered?.errors ?? [], RETURN_REASON) })}
${buttonRow([button({ text: t('workplace.return.button'), kind: 'warning' })])}`;
  return details({ summary: t('workplace.return.title'), open: entered !== undefined, body: form({ action: `/workplace/cases/${state.id}/return`, csrf, sending: t('kit.sending'), body }) });
}

export function returnErrors({ t }: PageContext, problems: readonly FieldProblem[]): readonly FieldError[] {
  return fieldErrors(t, problems, () => RETURN_REASON, () => t('workplace.return.reason'));
}

/** Why the open step came back, as long as it has not been done again. */
export function returnedView({ t }: PageContext, { view, journal, names }: CaseMaterial): Html | null {
  const entry = journal.entries.findLast(({ events }) => events.some(({ kind }) => kind === 'StepReturned' || kind === 'StepCompleted'));
  const returned = entry?.events.find((event) => event.kind === 'StepReturned');
  if (entry === undefined || returned === undefined || entry.by.kind !== 'staff') return null;
  const time = formatDateTimeShort(Date.parse(entry.at), view.regulation.decree.zone);
  const words = t('workplace.return.noticeBy', { name: personWords(t, names, entry.by), time, reason: view.words.get(returned.reason) ?? '' });
  return notification({ t, kind: 'info', title: t('workplace.return.notice'), body: html`<p>${words}</p>` });
}
