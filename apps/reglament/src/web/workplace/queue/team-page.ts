import type { Load, UnitCase } from '../../../desk/workplace/team.ts';
import { fieldId, formatDateTimeShort, html, searchFilter, searchForm, shape, table, workplacePage } from '../../kit/index.ts';
import type { FieldError, Html, PageContext } from '../../kit/index.ts';
import { bulkPersonForm } from './bulk.ts';
import type { BulkPerson } from './bulk.ts';
import { filterFields, isNarrowed, narrowed } from './queue-filter.ts';
import type { QueueFilter } from './queue-filter.ts';
import { caseCell, dueCell, stepCell, TICKED, tickedFirst } from './queue-row.ts';

export interface TeamPage {
  readonly csrf: string;
  readonly load: readonly Load[];
  readonly cases: readonly UnitCase[];
  readonly names: ReadonlyMap<string, string>;
  readonly filter: QueueFilter;
  readonly now: string;
  readonly errors: readonly FieldError[];
  readonly entered?: BulkPerson['entered'];
  /** Cases ticked in a form that could not be carried out: they stand first and stay ticked. */
  readonly ticked: ReadonlySet<string>;
}

const LINES_SHOWN = 100;
export const REPLACE_FORM = 'replace';

/** What the head sees of the unit: who has how much, what is due next, and every open case, wherever it stands. */
export function teamPage(context: PageContext, page: TeamPage): Html {
  const { t, language } = context;
  const zone = page.cases[0]?.regulation.decree.zone ?? 'Asia/Almaty';
  const fitting = narrowed(page.cases, page.filter, language, page.now);
  const shown = tickedFirst(fitting, page.ticked).slice(0, LINES_SHOWN);
  const columns = [{ title: t('workplace.column.due') }, { title: t('workplace.column.case') }, { title: t('workplace.column.step') }, { title: t('workplace.team.holder') }];
  const rows = shown.map((item) => [dueCell(context, item, page.now), caseCell(context, item, item.assigned ? REPLACE_FORM : undefined, page.ticked.has(item.caseId)), stepCell(context, item), page.names.get(item.holder ?? '') ?? html`<span class="quiet">${t('workplace.claimedByNobody')}</span>`]);
  const people = page.load.map(({ id, name, open, nextDueAt }) => ({ id, name, openTasks: open, ...(nextDueAt === undefined ? {} : { nextDueAt }) }));
  const main = html`${loadView(context, page, zone)}
<h2>${t('workplace.team.cases')}</h2>
${page.cases.length > 0 && teamFilter(context, page, fitting.length)}
<div data-rows id="${fieldId(TICKED)}" tabindex="-1">${table({ t, caption: t('workplace.team.cases'), captionHidden: true, columns, rows, empty: isNarrowed(page.filter) ? t('workplace.filter.nothing') : t('workplace.queue.empty') })}</div>
${fitting.length > LINES_SHOWN && html`<p class="quiet">${t('workplace.queue.more', { count: LINES_SHOWN })}</p>`}
${shown.some(({ assigned }) => assigned) && bulkPersonForm(context, { id: REPLACE_FORM, action: '/workplace/team/executor', csrf: page.csrf, kind: 'replace', people, errors: page.errors, zone, ...(page.entered === undefined ? {} : { entered: page.entered }) })}`;
  return workplacePage({ ...context, title: t('workplace.team.title'), width: 'wide', errors: page.errors, scripts: ['row-keys', 'scanner'], main });
}

function loadView({ t }: PageContext, { load }: TeamPage, zone: string): Html {
  const columns = [{ title: t('workplace.team.person') }, { title: t('workplace.team.open'), figures: true }, { title: t('workplace.team.late'), figures: true }, { title: t('workplace.team.next'), whole: true }];
  const rows = load.map(({ id, name, open, late, nextDueAt }) => [
    html`<a href="/workplace/team?person=${id}">${name}</a>`, open, late === 0 ? '0' : html`${shape('late')} ${late}`, nextDueAt === undefined ? '–' : formatDateTimeShort(Date.parse(nextDueAt), zone),
  ]);
  return html`<h2>${t('workplace.team.load')}</h2>${table({ t, caption: t('workplace.team.load'), captionHidden: true, columns, rows, empty: t('workplace.team.noExecutors') })}`;
}

function teamFilter(context: PageContext, { cases, filter, load }: TeamPage, shown: number): Html {
  const { t } = context;
  const person = searchFilter({ name: 'person', label: t('workplace.filter.person'), all: t('workplace.filter.all'), value: filter.person, choices: load.map(({ id, name }) => ({ value: id, text: name })) });
  return searchForm({
    action: '/workplace/team', name: 'q', label: t('workplace.queue.filter'), value: filter.text, submit: t('workplace.queue.filterButton'), accessKey: '0',
    filters: html`${filterFields(context, cases, filter)}${person}`,
    after: html`${t('workplace.queue.filterCount', { shown, total: cases.length })}${isNarrowed(filter) && html`. <a href="/workplace/team">${t('workplace.queue.filterClear')}</a>`}`,
  });
}
