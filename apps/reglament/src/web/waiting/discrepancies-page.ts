import { ENTERED_SYSTEMS, SYSTEMS } from '@reglament/regulation';
import { capital } from '../portal/law/actor-words.ts';
import { NOTE_MAX } from '../../desk/registers/discrepancies.ts';
import type { Discrepancy } from '../../desk/registers/discrepancies.ts';
import { button, buttonRow, errorOf, form, formatDateTimeShort, html, notification, summaryList, textArea, workplacePage } from '../kit/index.ts';
import type { FieldError, Html, PageContext, SummaryRow } from '../kit/index.ts';

export interface DiscrepanciesPage {
  readonly open: readonly Discrepancy[];
  readonly csrf: string;
  readonly errors: readonly FieldError[];
  /** What was written for one of them, so that nothing typed is lost. */
  readonly written?: { readonly id: string; readonly note: string };
  readonly justClosed: boolean;
}

/** Answers that differ from what a decision rested on, and data that a system did not take: each is closed with what was done about it. */
export function discrepanciesPage(context: PageContext, page: DiscrepanciesPage): Html {
  const { t } = context;
  const title = t('waiting.discrepancy.title');
  const list = page.open.map((one) => html`<h2>${kindWords(context, one)}</h2>${discrepancyView(context, one)}${closeForm(context, page, one)}`);
  const main = html`${page.justClosed && notification({ t, kind: 'success', title: t('waiting.discrepancy.closed'), body: html``, live: true })}
${page.open.length === 0 ? html`<p>${t('waiting.discrepancy.none')}</p>` : html`<p>${t('waiting.discrepancy.intro')}</p>${list}`}`;
  return workplacePage({ ...context, title, breadcrumbs: [{ text: t('workplace.queue'), href: '/workplace' }], errors: page.errors, main });
}

function kindWords({ t }: PageContext, { kind }: Discrepancy): string {
  return t(`waiting.discrepancy.${kind}`);
}

/** What differs, side by side. */
function discrepancyView({ t, language }: PageContext, one: Discrepancy): Html {
  const time = (instant: string): string => formatDateTimeShort(Date.parse(instant), one.regulation.decree.zone);
  const rows: readonly SummaryRow[] = [
    { label: t('waiting.discrepancy.case'), value: html`<a href="/workplace/cases/${one.caseId}">${one.number ?? t('workplace.noNumber')}</a><br><span class="quiet">${one.regulation.title[language]}</span>` },
    { label: t('waiting.discrepancy.system'), value: capital({ ...SYSTEMS, ...ENTERED_SYSTEMS }[one.system][language]) },
    ...(one.kind === 'refused-entry' ? [] : [{ label: t('waiting.discrepancy.relied'), value: t(`waiting.discrepancy.${one.relied ?? 'nothing'}`) }]),
    { label: t(one.kind === 'refused-entry' ? 'waiting.discrepancy.reply' : 'waiting.discrepancy.answered'), value: html`<strong>${t(`waiting.discrepancy.${one.answered}`)}</strong>` },
    { label: t('waiting.discrepancy.reference'), value: one.reference },
    { label: t('waiting.discrepancy.noticed'), value: time(one.noticedAt) },
    ...(one.closed === undefined ? [] : [{ label: t('waiting.discrepancy.note'), value: html`${one.closed.note}<br><span class="quiet">${t('waiting.discrepancy.closedBy', { name: one.closed.by, time: time(one.closed.at) })}</span>` }]),
  ];
  return summaryList({ t, rows });
}

function closeForm({ t }: PageContext, { csrf, errors, written }: DiscrepanciesPage, { id }: Discrepancy): Html {
  const name = `note-${id}`;
  const note = textArea({ t, name, label: t('waiting.discrepancy.note'), rows: 3, maxLength: NOTE_MAX, error: errorOf(errors, name), value: written?.id === id ? written.note : undefined });
  return form({ action: `/workplace/register-answers/${id}`, csrf, sending: t('kit.sending'), body: html`${note}${buttonRow([button({ text: t('waiting.discrepancy.close') })])}` });
}

/** On the page of the case itself: those that wait and those that were dealt with. */
export function discrepanciesView(context: PageContext, list: readonly Discrepancy[]): Html | null {
  if (list.length === 0) return null;
  const { t } = context;
  const link = html`<p><a href="/workplace/register-answers">${t('waiting.discrepancy.title')}</a></p>`;
  return html`<h2>${t('waiting.discrepancy.title')}</h2>${list.map((one) => html`<h3>${kindWords(context, one)}</h3>${discrepancyView(context, one)}`)}${list.some(({ closed }) => closed === undefined) && link}`;
}

/** From the queue to what waits there; nothing where nothing waits. */
export function discrepanciesLink({ t }: PageContext, count: number): Html | null {
  return count === 0 ? null : html`<p><a href="/workplace/register-answers">${t('waiting.discrepancy.link', { count })}</a></p>`;
}
