import type { LocalizedText } from '@reglament/regulation';
import { ACTORS } from '@reglament/regulation';
import type { StaffMember } from '../../../desk/people/sessions.ts';
import type { Colleague, QueueItem } from '../../../desk/workplace/queue.ts';
import { button, buttonRow, details, fieldId, html, plainList, searchForm, table, workplacePage } from '../../kit/index.ts';
import type { FieldError, Html, PageContext } from '../../kit/index.ts';
import { discrepanciesLink } from '../../waiting/discrepancies-page.ts';
import { findNode } from '../terms.ts';
import { bulkPersonForm } from './bulk.ts';
import type { BulkPerson } from './bulk.ts';
import { filterFields, isLate, isNarrowed, isToday, narrowed } from './queue-filter.ts';
import type { QueueFilter } from './queue-filter.ts';
import { caseCell, dueCell, stepCell, TICKED, tickedFirst } from './queue-row.ts';

export interface QueuePage {
  readonly staff: StaffMember;
  readonly csrf: string;
  readonly units: ReadonlyMap<string, LocalizedText>;
  readonly names: ReadonlyMap<string, string>;
  readonly items: readonly QueueItem[];
  readonly filter: QueueFilter;
  readonly now: string;
  /** Whom this person can appoint, where tasks to appoint somebody wait. */
  readonly executors: readonly Colleague[];
  readonly errors: readonly FieldError[];
  readonly entered?: BulkPerson['entered'];
  /** Cases ticked in a form that could not be carried out: they stand first and stay ticked. */
  readonly ticked: ReadonlySet<string>;
  /** Answers of registers that came after a decision and wait for somebody of this person's units. */
  readonly discrepancies: number;
}

/** Lines on one page: more would pass 150 KB, and the search finds the others. */
const LINES_SHOWN = 100;

export const ASSIGN_FORM = 'assign';
const SIGN_FORM = 'sign-many';

/** The tasks of one person, the most urgent first. */
export function queuePage(context: PageContext, page: QueuePage): Html {
  const { t, language } = context;
  const fitting = narrowed(page.items, page.filter, language, page.now);
  const shown = tickedFirst(fitting, page.ticked).slice(0, LINES_SHOWN);
  const columns = [
    { title: t('workplace.column.due') }, { title: t('workplace.column.case') }, { title: t('workplace.column.step') },
    { title: t('workplace.column.applicant') }, { title: t('workplace.column.claimed') },
  ];
  const main = html`${page.staff.roles.length === 0 && html`<p>${t('workplace.noRoles')}</p>`}${discrepanciesLink(context, page.discrepancies)}${page.items.length > 0 && filterForm(context, page, fitting.length)}
<div data-rows id="${fieldId(TICKED)}" tabindex="-1">${table({ t, caption: t('workplace.queue.caption'), captionHidden: true, columns, rows: shown.map((item) => row(context, page, item)), empty: emptyWords(context, page) })}</div>
${fitting.length > LINES_SHOWN && html`<p class="quiet">${t('workplace.queue.more', { count: LINES_SHOWN })}</p>`}
${bulkForms(context, page, shown)}${page.items.length > 0 && keysView(context)}`;
  return workplacePage({ ...context, title: t('workplace.queue'), caption: roles(context, page), width: 'wide', errors: page.errors, scripts: ['row-keys', 'scanner'], main });
}

function emptyWords({ t }: PageContext, { filter }: QueuePage): string {
  if (filter.text !== '') return t('workplace.queue.emptyFilter', { text: filter.text });
  return isNarrowed(filter) ? t('workplace.filter.nothing') : t('workplace.queue.empty');
}

function roles({ t, language }: PageContext, { staff, units }: QueuePage): string {
  return staff.roles.map(({ role, unit, inPlaceOf }) => {
    const words = t('workplace.roleInUnit', { role: ACTORS[role].name[language], unit: units.get(unit)?.[language] ?? unit });
    return inPlaceOf === undefined ? words : t('workplace.inPlaceOf', { name: words, absent: inPlaceOf.name });
  }).join('; ');
}

function filterForm(context: PageContext, page: QueuePage, shown: number): Html {
  const { t } = context;
  const { filter, items, now } = page;
  const late = items.filter((item) => isLate(item, now)).length;
  const today = items.filter((item) => isToday(item, now)).length;
  const after = isNarrowed(filter)
    ? html`${t('workplace.queue.filterCount', { shown, total: items.length })}. <a href="/workplace">${t('workplace.queue.filterClear')}</a>`
    : html`${t('workplace.queue.summary', { total: items.length, late, today })}`;
  return searchForm({
    action: '/workplace', name: 'q', label: t('workplace.queue.filter'), value: filter.text, submit: t('workplace.queue.filterButton'), accessKey: '0',
    filters: html`${filterFields(context, items, filter)}`, after,
  });
}

function row(context: PageContext, page: QueuePage, item: QueueItem): readonly (string | Html)[] {
  const { t } = context;
  return [
    dueCell(context, item, page.now), caseCell(context, item, bulkFormOf(item), page.ticked.has(item.caseId)), stepCell(context, item), item.applicant,
    html`${claimedBy(context, page, item)}${item.inPlaceOf !== undefined && html`<br><span class="quiet">${t('workplace.queue.inPlaceOf', { absent: item.inPlaceOf })}</span>`}`,
  ];
}

function claimedBy({ t }: PageContext, { names, staff }: QueuePage, { claimedBy: id, mine, assignee }: QueueItem): string | Html {
  if (id === undefined && assignee !== undefined) return html`<span class="quiet">${assignee === staff.id ? t('workplace.assignedToMe') : names.get(assignee) ?? assignee}</span>`;
  if (id === undefined) return html`<span class="quiet">${t('workplace.claimedByNobody')}</span>`;
  return mine ? html`<strong>${t('workplace.claimedByMe')}</strong>` : names.get(id) ?? id;
}

/** What can be done with this task together with others; nothing while a colleague has it. */
function bulkFormOf(item: QueueItem): string | undefined {
  if (item.claimedBy !== undefined && !item.mine) return undefined;
  const act = findNode(item.regulation, item.node)?.act;
  if (act === 'assign') return ASSIGN_FORM;
  return act === 'sign' ? SIGN_FORM : undefined;
}

/** A GET: the address says what is to be signed, so that the page can be shown again in another language. */
function signForm({ t }: PageContext): Html {
  return html`<form id="${SIGN_FORM}" method="get" action="/workplace/sign"><h2>${t('workplace.bulk.sign')}</h2><p class="hint">${t('workplace.bulk.signHint')}</p>${
    buttonRow([button({ text: t('workplace.bulk.signButton'), kind: 'secondary' })])
  }</form>`;
}

function bulkForms(context: PageContext, page: QueuePage, shown: readonly QueueItem[]): Html {
  const kinds = new Set(shown.map(bulkFormOf));
  const zone = shown[0]?.regulation.decree.zone ?? 'Asia/Almaty';
  return html`${kinds.has(SIGN_FORM) && signForm(context)}${kinds.has(ASSIGN_FORM) && bulkPersonForm(context, { id: ASSIGN_FORM, action: '/workplace/assign', csrf: page.csrf, kind: 'assign', people: page.executors, errors: page.errors, zone, ...(page.entered === undefined ? {} : { entered: page.entered }) })}`;
}

function keysView({ t }: PageContext): Html {
  return details({ summary: t('workplace.keys.title'), body: plainList([t('workplace.keys.arrows'), t('workplace.keys.access')]) });
}
