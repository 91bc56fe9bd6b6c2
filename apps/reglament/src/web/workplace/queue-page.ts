import type { LocalizedText } from '@reglament/regulation';
import { ACTORS } from '@reglament/regulation';
import type { StaffMember } from '../../desk/people/sessions.ts';
import type { QueueItem } from '../../desk/workplace/queue.ts';
import { dayIn, formatDateTimeShort, html, machineTime, searchForm, table, workplacePage } from '../kit/index.ts';
import type { Html, PageContext } from '../kit/index.ts';
import { dueTag, findNode, normWithClause } from './terms.ts';

export interface QueuePage {
  readonly staff: StaffMember;
  readonly units: ReadonlyMap<string, LocalizedText>;
  readonly names: ReadonlyMap<string, string>;
  readonly items: readonly QueueItem[];
  readonly filter: string;
  readonly now: string;
}

/** Lines on one page: more would pass 150 KB, and the search finds the others. */
const LINES_SHOWN = 100;

/** The tasks of one person, the most urgent first. */
export function queuePage(context: PageContext, page: QueuePage): Html {
  const { t } = context;
  const shown = page.items.filter((item) => matches(context, item, page.filter));
  const columns = [
    { title: t('workplace.column.due') }, { title: t('workplace.column.case') }, { title: t('workplace.column.step') },
    { title: t('workplace.column.applicant') }, { title: t('workplace.column.claimed') },
  ];
  const empty = page.filter === '' ? t('workplace.queue.empty') : t('workplace.queue.emptyFilter', { text: page.filter });
  const main = html`${page.staff.roles.length === 0 && html`<p>${t('workplace.noRoles')}</p>`}${page.items.length > 0 && filterForm(context, page, shown.length)}
${table({ t, caption: t('workplace.queue.caption'), captionHidden: true, columns, rows: shown.slice(0, LINES_SHOWN).map((item) => row(context, page, item)), empty })}
${shown.length > LINES_SHOWN && html`<p class="quiet">${t('workplace.queue.more', { count: LINES_SHOWN })}</p>`}`;
  return workplacePage({ ...context, title: t('workplace.queue'), caption: roles(context, page), width: 'wide', main });
}

function roles({ t, language }: PageContext, { staff, units }: QueuePage): string {
  return staff.roles.map(({ role, unit }) => t('workplace.roleInUnit', { role: ACTORS[role].name[language], unit: units.get(unit)?.[language] ?? unit })).join('; ');
}

function summary({ t }: PageContext, { items, now }: QueuePage): string {
  const late = items.filter((item) => isLate(item, now)).length;
  const today = items.filter((item) => !isLate(item, now) && item.dueAt !== undefined && dayOf(item, item.dueAt) === dayOf(item, now)).length;
  return t('workplace.queue.summary', { total: items.length, late, today });
}

function isLate({ dueAt, overdue }: QueueItem, now: string): boolean {
  return overdue || (dueAt !== undefined && dueAt < now);
}

function dayOf({ regulation }: QueueItem, instant: string): string {
  return dayIn(Date.parse(instant), regulation.decree.zone);
}

function filterForm(context: PageContext, page: QueuePage, shown: number): Html {
  const { t } = context;
  const { filter, items } = page;
  const after = filter === '' ? html`${summary(context, page)}` : html`${t('workplace.queue.filterCount', { shown, total: items.length })}. <a href="/workplace">${t('workplace.queue.filterClear')}</a>`;
  return searchForm({ action: '/workplace', name: 'q', label: t('workplace.queue.filter'), value: filter, submit: t('workplace.queue.filterButton'), after });
}

function matches({ language }: PageContext, item: QueueItem, filter: string): boolean {
  const step = findNode(item.regulation, item.node)?.step.text[language] ?? '';
  const text = [item.number, item.applicant, item.regulation.title[language], step].join(' ').toLocaleLowerCase('kk');
  return filter.toLocaleLowerCase('kk').split(/\s+/).every((word) => text.includes(word));
}

function row(context: PageContext, page: QueuePage, item: QueueItem): readonly (string | Html)[] {
  const { t, language } = context;
  const node = findNode(item.regulation, item.node);
  const zone = item.regulation.decree.zone;
  const due = node === undefined ? '' : html`${dueTag(context, item.regulation, node, page.now, item.dueAt)}${
    item.dueAt !== undefined && html`<br><time class="quiet" datetime="${machineTime(Date.parse(item.dueAt))}">${formatDateTimeShort(Date.parse(item.dueAt), zone)}</time>`
  }`;
  const law = node === undefined ? '' : html`<br><span class="quiet"><span class="note-sign" aria-hidden="true">§</span> ${normWithClause(t, node, language)}</span>`;
  return [
    due,
    html`<a href="/workplace/cases/${item.caseId}">${item.number ?? t('workplace.noNumber')}</a><br><span class="quiet">${item.regulation.title[language]}</span>`,
    html`${node?.step.text[language] ?? item.node}${law}`,
    item.applicant,
    html`${claimedBy(context, page, item)}${item.inPlaceOf !== undefined && html`<br><span class="quiet">${t('workplace.queue.inPlaceOf', { absent: item.inPlaceOf })}</span>`}`,
  ];
}

function claimedBy({ t }: PageContext, { names }: QueuePage, { claimedBy: id, mine }: QueueItem): string | Html {
  if (id === undefined) return html`<span class="quiet">${t('workplace.claimedByNobody')}</span>`;
  return mine ? html`<strong>${t('workplace.claimedByMe')}</strong>` : names.get(id) ?? id;
}
