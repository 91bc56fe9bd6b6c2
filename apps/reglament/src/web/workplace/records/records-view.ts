import { details, html, summaryList, taskList } from '../../kit/index.ts';
import type { Html, PageContext } from '../../kit/index.ts';
import type { CaseMaterial } from '../case/case-material.ts';
import { fieldLabel, shownValue } from '../form-fields.ts';

export function recordPath(caseId: string, record: string): string {
  return `/workplace/cases/${caseId}/records/${record}`;
}

/** Whether something must still be written down before the open step can be finished. */
export function hasUnwritten({ records }: CaseMaterial): boolean {
  return records.some(({ answers }) => answers === undefined);
}

/** What the open step wants written down, each with where it is done; nothing where it wants nothing. */
export function recordsView({ t, language }: PageContext, material: CaseMaterial): Html | null {
  const { records, view } = material;
  if (records.length === 0) return null;
  const tasks = records.map(({ form, answers, photographs }) => ({
    title: form.title[language], href: recordPath(view.state.id, form.id), state: answers === undefined ? 'now' as const : 'done' as const,
    ...(photographs.length === 0 ? {} : { hint: t('workplace.records.count', { count: photographs.length }) }),
  }));
  return html`<h3>${t('workplace.records.title')}</h3><p class="quiet">${t(hasUnwritten(material) ? 'workplace.records.first' : 'workplace.records.all')}</p>${taskList({ t, tasks })}`;
}

/** What the acts, minutes and notes of the case say, to be read without opening their files. */
export function writtenView({ t, language }: PageContext, { earlierRecords }: CaseMaterial): Html | null {
  if (earlierRecords.length === 0) return null;
  return html`${earlierRecords.map(({ form, answers = {} }) => {
    const rows = form.fields.flatMap((field) => ((answers[field.id] ?? '') === '' ? [] : [{ label: fieldLabel(field, language), value: shownValue(field, answers[field.id] ?? '', language) }]));
    return details({ summary: form.title[language], body: summaryList({ t, rows }) });
  })}`;
}
