/** Work on many cases at once: the forms under the list, what they post, and what became of each case. */
import type { Colleague } from '../../../desk/workplace/queue.ts';
import type { OneOfMany, Ticked } from '../../../desk/workplace/many.ts';
import { TICKED_MAX } from '../../../desk/workplace/many.ts';
import { lengthProblems } from '../../../desk/invalid-input.ts';
import { REASON_LENGTH_MAX } from '../../../desk/workplace/step-done.ts';
import { button, buttonRow, errorOf, form, formatDateTimeShort, html, select, shape, table, textArea, workplacePage } from '../../kit/index.ts';
import type { FieldError, Html, PageContext } from '../../kit/index.ts';
import type { TextKey } from '../../texts/index.ts';
import { fieldErrors } from '../form-fields.ts';
import { reasonWords } from '../case/attempts-view.ts';
import { isUuid } from '../case/case-material.ts';
import { problemWords } from '../case/posted-step.ts';
import type { Fields } from '../read-form.ts';
import { TICKED } from './queue-row.ts';

export function readTicked(fields: Fields): readonly Ticked[] {
  const ticked = fields.list(TICKED).flatMap((value) => {
    const [caseId = '', sequence = ''] = value.split('.');
    return isUuid(caseId) && /^\d{1,9}$/.test(sequence) ? [{ caseId, sequence: Number(sequence) }] : [];
  });
  return [...new Map(ticked.map((one) => [one.caseId, one])).values()].slice(0, TICKED_MAX);
}

export interface BulkPerson {
  /** Id of the form: the boxes in the list belong to it. */
  readonly id: string;
  readonly action: string;
  readonly csrf: string;
  readonly kind: 'assign' | 'replace';
  readonly people: readonly Colleague[];
  readonly errors: readonly FieldError[];
  readonly entered?: { readonly executor: string; readonly note: string };
  readonly zone: string;
}

const NOTES = { assign: 'workplace.form.note', replace: 'workplace.replace.reason' } as const satisfies Record<BulkPerson['kind'], TextKey>;

/** One executor for every ticked case. */
export function bulkPersonForm({ t }: PageContext, { id, action, csrf, kind, people, errors, entered, zone }: BulkPerson): Html {
  const load = ({ openTasks, nextDueAt }: Colleague): string =>
    (nextDueAt === undefined ? t('workplace.form.executorLoad', { count: openTasks }) : t('workplace.load', { count: openTasks, due: formatDateTimeShort(Date.parse(nextDueAt), zone) }));
  const choices = people.map((person) => ({ value: person.id, text: `${person.name} – ${load(person)}` }));
  const note = t(NOTES[kind]);
  const body = html`<h2>${t(`workplace.bulk.${kind}`)}</h2>
${select({ t, name: `${id}-executor`, label: t('workplace.form.executor'), hint: t('workplace.form.executorHint'), choices, value: entered?.executor, error: errorOf(errors, `${id}-executor`) })}
${textArea({ t, name: `${id}-note`, label: note, optional: true, rows: 2, maxLength: REASON_LENGTH_MAX, value: entered?.note, error: errorOf(errors, `${id}-note`), ...(kind === 'assign' ? { hint: t('workplace.form.noteHint') } : {}) })}
${buttonRow([button({ text: t(`workplace.bulk.${kind}Button`), kind: 'secondary' })])}`;
  return form({ id, action, csrf, sending: t('kit.sending'), body });
}

/** What is wrong with the form itself, before any case is touched. */
export function bulkErrors({ t }: PageContext, id: BulkPerson['kind'], ticked: readonly Ticked[], { executor, note }: { readonly executor: string; readonly note: string }): readonly FieldError[] {
  return [
    ...(ticked.length === 0 ? [{ field: TICKED, text: t('workplace.bulk.none') }] : []),
    ...(executor === '' ? [{ field: `${id}-executor`, text: t('errors.choose', { label: t('workplace.form.executor') }) }] : []),
    ...fieldErrors(t, lengthProblems({ note }, REASON_LENGTH_MAX), () => `${id}-note`, () => t(NOTES[id])),
  ];
}

/** Each case with what became of it. */
export function resultsPage(context: PageContext, results: readonly OneOfMany[], back: { readonly text: string; readonly href: string }): Html {
  const { t } = context;
  const done = results.filter((one) => one.done.kind === 'done').length;
  const rows = results.map((one) => [html`<a href="/workplace/cases/${one.caseId}">${one.number ?? t('workplace.noNumber')}</a>`, resultWords(context, one)]);
  const main = html`<p>${t('workplace.bulk.resultsSummary', { done, failed: results.length - done })}</p>
${table({ t, caption: t('workplace.bulk.results'), captionHidden: true, columns: [{ title: t('workplace.column.case') }, { title: t('workplace.bulk.result') }], rows })}
${buttonRow([button({ text: back.text, href: back.href, kind: 'secondary' })])}`;
  return workplacePage({ ...context, title: t('workplace.bulk.results'), breadcrumbs: [back], width: 'wide', main });
}

function resultWords(context: PageContext, { done }: OneOfMany): Html {
  const { t } = context;
  switch (done.kind) {
    case 'done': return html`${shape('done')} ${t('workplace.bulk.done')}`;
    case 'refused': return html`${shape('refused')} ${problemWords(context, done.problems).join(' ')}`;
    case 'moved':
    case 'forbidden': return html`${shape('refused')} ${reasonWords(context, done.kind)}`;
    case 'invalid': return html`${shape('refused')} ${t('workplace.bulk.invalid')}`;
    case 'unknown': return html`${shape('refused')} ${t('workplace.bulk.unknown')}`;
  }
}
