import type { Complaint } from '../../../desk/complaints/complaint.ts';
import type { CaseView } from '../../../desk/cases/case-view.ts';
import type { Notice } from '../../../desk/cabinet/cabinet.ts';
import type { listJointRequests } from '../../../desk/joint/joint-requests.ts';
import type { listDrafts } from '../../../desk/requests/drafts.ts';
import { button, buttonRow, form, formatDateTime, html, linkList, portalPage, tag } from '../../kit/index.ts';
import type { Html, ListedLink, PageContext } from '../../kit/index.ts';
import { waitingLines } from '../../waiting/cabinet-part.ts';
import { applyPath } from '../apply/steps.ts';
import { askedLines } from '../asked/asked-lines.ts';
import { jointPart } from '../joint/joint-page.ts';
import { accountPart } from '../my-account/my-account-page.ts';
import { holderWords, standingTag, zoneOf } from './case-words.ts';
import { complaintLinks, complaintPath } from '../complaints/complaint-words.ts';
import { noticeSection, noticeWords } from './notice-words.ts';

export interface CabinetProps {
  readonly cases: readonly CaseView[];
  readonly notices: readonly Notice[];
  readonly drafts: Awaited<ReturnType<typeof listDrafts>>;
  readonly complaints: readonly Complaint[];
  readonly now: string;
  readonly csrf: string;
  readonly joint: Awaited<ReturnType<typeof listJointRequests>>;
  /** News of the account that its owner has not seen. */
  readonly accountNews: number;
}

/** The history of receiving services: what was asked for, how it stands, what is new. */
export function cabinetPage(context: PageContext, props: CabinetProps): Html {
  const { t } = context;
  const main = html`${accountPart(context, props.accountNews)}${jointPart(context, props.joint)}${noticesPart(context, props)}
${requestsPart(context, props)}
${draftsPart(context, props)}
${historyPart(context, props)}
<p><a href="/cabinet/visits">${t('portal.visit.mine')}</a></p>
${complaintLinks(context, props.complaints, (id) => props.cases.find(({ state }) => state.id === id)?.regulation, props.now)}`;
  return portalPage({ ...context, title: t('portal.cabinet'), main });
}

/** What is still under way. */
function requestsPart(context: PageContext, { cases, now }: CabinetProps): Html {
  const { t } = context;
  const open = cases.filter(({ state }) => state.status === 'open');
  const none = html`<p>${t(cases.length === 0 ? 'portal.cabinet.noRequests' : 'portal.cabinet.noneOpen')}</p>${buttonRow([button({ text: t('portal.cabinet.find'), href: '/services' })])}`;
  return html`<h2>${t('portal.cabinet.requests')}</h2>
${open.length === 0 ? none : linkList(open.map((view) => caseLink(context, view, now)))}`;
}

/** The section that the texts call "history of receiving services": what has ended, and how. */
function historyPart(context: PageContext, { cases, now }: CabinetProps): Html | null {
  const ended = cases.filter(({ state }) => state.status === 'ended');
  return ended.length === 0 ? null : html`<h2>${context.t('portal.cabinet.history')}</h2>
${linkList(ended.map((view) => caseLink(context, view, now)))}`;
}

export function casePath(id: string): string {
  return `/cabinet/cases/${id}`;
}

function caseLink(context: PageContext, view: CaseView, now: string): ListedLink {
  const { t, language } = context;
  const { state, regulation } = view;
  const held = holderWords(context, view);
  const lines = [...held === undefined ? [] : [html`<p>${held}</p>`], ...waitingLines(context, view), ...askedLines(context, view, now)];
  const sent = t('portal.cabinet.sentAt', { time: formatDateTime(language, Date.parse(state.openedAt), zoneOf(view)) });
  return {
    text: regulation.title[language], href: casePath(state.id), state: standingTag(context, view), body: lines.length === 0 ? undefined : html`${lines}`,
    hint: state.number === undefined ? sent : `${t('portal.case.number')} ${state.number} · ${sent}`,
  };
}

function draftsPart({ t, language }: PageContext, { drafts }: CabinetProps): Html | null {
  if (drafts.length === 0) return null;
  return html`<h2>${t('portal.cabinet.drafts')}</h2>${linkList(drafts.map(({ regulation, updatedAt }) => ({
    text: regulation.title[language], href: applyPath(regulation), hint: `${regulation.decree.region[language]} · ${t('portal.cabinet.draftAt', { time: formatDateTime(language, Date.parse(updatedAt), regulation.decree.zone) })}`,
  })))}`;
}

const NOTICES_MAX = 10;

function noticesPart(context: PageContext, { notices, cases, csrf }: CabinetProps): Html | null {
  const { t } = context;
  if (notices.length === 0) return null;
  const unread = notices.filter(({ readAt }) => readAt === undefined).length;
  const shown = notices.slice(0, Math.max(NOTICES_MAX, unread));
  return html`<h2>${t('portal.cabinet.notices')}${unread > 0 && html` <span class="quiet">${t('portal.cabinet.unread', { count: unread })}</span>`}</h2>
${linkList(shown.flatMap((notice) => noticeLink(context, cases, notice)))}
${unread > 0 && form({ action: '/cabinet/notices/read', csrf, body: buttonRow([button({ text: t('portal.cabinet.markRead'), kind: 'secondary' })]) })}`;
}

function noticeLink(context: PageContext, cases: readonly CaseView[], notice: Notice): readonly ListedLink[] {
  const { t, language } = context;
  const view = cases.find(({ state }) => state.id === notice.caseId);
  if (view === undefined) return [];
  return [{
    text: noticeWords(context, view.regulation, notice), href: notice.params['complaint'] === undefined ? casePath(notice.caseId) : complaintPath(notice.params['complaint']), hint: [formatDateTime(language, Date.parse(notice.madeAt), zoneOf(view)), noticeSection(context, view.regulation), view.regulation.title[language]].filter((part) => part !== undefined).join(' · '),
    ...(notice.readAt === undefined ? { state: tag({ text: t('portal.cabinet.new'), shape: 'info' }) } : {}),
  }];
}
