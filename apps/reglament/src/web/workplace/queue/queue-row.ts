import type { QueueItem } from '../../../desk/workplace/queue.ts';
import { formatDateTimeShort, html, machineTime, rowChoice, tag } from '../../kit/index.ts';
import type { Html, PageContext } from '../../kit/index.ts';
import { dueTag, findNode, normWithClause } from '../terms.ts';

/** What is left of the term, and the due instant under it. */
export function dueCell(context: PageContext, item: QueueItem, now: string): Html | string {
  const node = findNode(item.regulation, item.node);
  if (node === undefined) return '';
  const { dueAt } = item;
  return html`${dueTag(context, item.regulation, node, now, dueAt)}${
    dueAt !== undefined && html`<br><time class="quiet" datetime="${machineTime(Date.parse(dueAt))}">${formatDateTimeShort(Date.parse(dueAt), item.regulation.decree.zone)}</time>`
  }`;
}

/** The case by its number, with a box where it can be ticked for work on many at once. */
export function caseCell({ t, language }: PageContext, item: QueueItem, form?: string, checked = false): Html {
  const number = item.number ?? t('workplace.noNumber');
  const box = form !== undefined && rowChoice({ form, name: TICKED, value: tickedValue(item), label: t('workplace.bulk.choose', { number }), checked });
  return html`${box}<a href="/workplace/cases/${item.caseId}">${number}</a><br><span class="quiet">${item.regulation.title[language]}</span>`;
}

/** The step with the printed norm and its clause. */
export function stepCell({ t, language }: PageContext, item: QueueItem): Html {
  const node = findNode(item.regulation, item.node);
  return html`${node?.step.text[language] ?? item.node}${node !== undefined && html`<br><span class="quiet"><span class="note-sign" aria-hidden="true">§</span> ${normWithClause(t, node, language)}</span>`}${item.asked !== undefined && html`<br>${tag({ text: t(`asked.queue.${item.asked}`), shape: item.asked === 'given' ? 'done' : 'paused' })}`}${item.awaitsApplicant && html`<br>${tag({ text: t('workplace.queue.awaitsApplicant'), shape: 'paused' })}`}`;
}

/** Name of the boxes; a value carries the version of the case that was looked at. */
export const TICKED = 'case';

/** Nobody has to look for what they ticked, however long the list. */
export function tickedFirst<T extends QueueItem>(items: readonly T[], ticked: ReadonlySet<string>): readonly T[] {
  return ticked.size === 0 ? items : [...items.filter(({ caseId }) => ticked.has(caseId)), ...items.filter(({ caseId }) => !ticked.has(caseId))];
}

function tickedValue({ caseId, sequence }: QueueItem): string {
  return `${caseId}.${sequence}`;
}
