import type { CaseView } from '../../../desk/cases/case-view.ts';
import type { Notice } from '../../../desk/cabinet/cabinet.ts';
import type { listDrafts } from '../../../desk/requests/drafts.ts';
import { button, buttonRow, form, formatDateTime, html, portalPage, tag } from '../../kit/index.ts';
import type { Html, PageContext } from '../../kit/index.ts';
import { applyPath } from '../apply/steps.ts';
import { holderWords, standingTag, zoneOf } from './case-words.ts';
import { noticeWords } from './notice-words.ts';

export interface CabinetProps {
  readonly cases: readonly CaseView[];
  readonly notices: readonly Notice[];
  readonly drafts: Awaited<ReturnType<typeof listDrafts>>;
  readonly csrf: string;
}

/** The history of receiving services: what was asked for, how it stands, what is new. */
export function cabinetPage(context: PageContext, props: CabinetProps): Html {
  const { t } = context;
  const main = html`${noticesPart(context, props)}
<h2>${t('portal.cabinet.requests')}</h2>
${props.cases.length === 0 ? html`<p>${t('portal.cabinet.noRequests')}</p>${buttonRow([button({ text: t('portal.cabinet.find'), href: '/services' })])}` : html`<ul class="case-list">${props.cases.map((view) => caseItem(context, view))}</ul>`}
${draftsPart(context, props)}`;
  return portalPage({ ...context, title: t('portal.cabinet'), main });
}

export function casePath(id: string): string {
  return `/cabinet/cases/${id}`;
}

function caseItem(context: PageContext, view: CaseView): Html {
  const { t, language } = context;
  const { state, regulation } = view;
  const held = holderWords(context, view);
  const opened = formatDateTime(language, Date.parse(state.openedAt), zoneOf(view));
  return html`<li><p class="case-title"><a href="${casePath(state.id)}">${regulation.title[language]}</a></p>
<p>${standingTag(context, view)}</p>
${held !== undefined && html`<p>${held}</p>`}
<p class="quiet">${state.number !== undefined && html`${t('portal.case.number')} ${state.number} · `}${t('portal.cabinet.sentAt', { time: opened })}</p></li>`;
}

function draftsPart({ t, language }: PageContext, { drafts }: CabinetProps): Html | null {
  if (drafts.length === 0) return null;
  return html`<h2>${t('portal.cabinet.drafts')}</h2><ul class="link-list">${drafts.map(({ regulation, updatedAt }) =>
    html`<li><a href="${applyPath(regulation)}">${regulation.title[language]}</a><p class="hint">${t('portal.cabinet.draftAt', { time: formatDateTime(language, Date.parse(updatedAt), regulation.decree.zone) })}</p></li>`)}</ul>`;
}

const NOTICES_MAX = 10;

function noticesPart(context: PageContext, { notices, cases, csrf }: CabinetProps): Html | null {
  const { t } = context;
  if (notices.length === 0) return null;
  const unread = notices.filter(({ readAt }) => readAt === undefined).length;
  const shown = notices.slice(0, Math.max(NOTICES_MAX, unread));
  return html`<h2>${t('portal.cabinet.notices')}${unread > 0 && html` <span class="quiet">${t('portal.cabinet.unread', { count: unread })}</span>`}</h2>
<ul class="notice-list">${shown.map((notice) => noticeItem(context, cases, notice))}</ul>
${unread > 0 && form({ action: '/cabinet/notices/read', csrf, body: buttonRow([button({ text: t('portal.cabinet.markRead'), kind: 'secondary' })]) })}`;
}

function noticeItem(context: PageContext, cases: readonly CaseView[], notice: Notice): Html | null {
  const { t, language } = context;
  const view = cases.find(({ state }) => state.id === notice.caseId);
  if (view === undefined) return null;
  return html`<li>${notice.readAt === undefined && html`<p>${tag({ text: t('portal.cabinet.new'), shape: 'info' })}</p>`}
<p><a href="${casePath(notice.caseId)}">${noticeWords(context, view.regulation, notice)}</a></p>
<p class="quiet">${formatDateTime(language, Date.parse(notice.madeAt), zoneOf(view))} · ${view.regulation.title[language]}</p></li>`;
}
