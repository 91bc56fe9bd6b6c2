import type { Library } from '@reglament/regulation';
import type { MessageLeg, MessageRoute } from '../../../desk/channel/message-route.ts';
import type { WorkplaceCase } from '../../../desk/workplace/open-case.ts';
import { details, formatDateTimeShort, html, table, tag, workplacePage } from '../../kit/index.ts';
import type { Html, PageContext } from '../../kit/index.ts';
import { partName } from './part-name.ts';
import { serviceName } from './service-name.ts';
import { caseTitle } from '../case/case-title.ts';

export interface MessagesPage {
  readonly view: WorkplaceCase;
  readonly route: MessageRoute;
  readonly library: Library;
}

/** The messages about a case: the way first, then every exchange with its hash. Contents are named, never shown. */
export function messagesPage(context: PageContext, page: MessagesPage): Html {
  const { t, language } = context;
  const { state, regulation } = page.view;
  const title = caseTitle(context, state);
  const main = html`<p>${t('system.messages.lead')}</p>
${(page.route.legs.length > 0 || page.route.exchanges.length === 0) && legs(context, page)}
${page.route.exchanges.length > 0 && details({ summary: t('system.messages.exchanges', { count: page.route.exchanges.length }), body: exchanges(context, page) })}`;
  return workplacePage({
    ...context, title: t('system.messages'), caption: regulation.title[language], width: 'wide', main,
    breadcrumbs: [{ text: t('workplace.queue'), href: '/workplace' }, { text: title, href: `/workplace/cases/${state.id}` }],
  });
}

function legs(context: PageContext, { view, route, library }: MessagesPage): Html {
  const { t } = context;
  const { zone } = view.regulation.decree;
  const when = (at: string | undefined): string | Html => (at === undefined ? html`<span class="quiet">${t('system.messages.notYet')}</span>` : exactTime(at, zone));
  const columns = [
    { title: t('system.messages.content') }, { title: t('system.from') }, { title: t('system.to') }, { title: t('system.messages.taken'), whole: true },
    { title: t('system.messages.arrived'), whole: true }, { title: t('system.messages.signature') }, { title: t('system.hash') },
  ];
  const rows = route.legs.map((leg) => [
    html`${contentWords(context, leg)}${leg.refusals.length > 0 && html`<br><span class="quiet">${t('system.messages.refusedWith', { codes: leg.refusals.join(', ') })}</span>`}`,
    partName(context, library, leg.from), leg.to === undefined ? '–' : partName(context, library, leg.to), when(leg.takenAt), when(leg.arrivedAt), signatureTag(context, leg), shortHash(leg.documentHash),
  ]);
  return table({ t, caption: t('system.messages'), captionHidden: true, columns, rows, empty: t('system.messages.none') });
}

/** What a message says, without what is personal in it. */
function contentWords({ t }: PageContext, { submission, report, type, isForgotten, isLineOnly }: MessageLeg): string {
  if (isLineOnly === true) return t('system.messages.lineOnly');
  if (isForgotten === true) return t('system.messages.forgotten');
  if (submission !== undefined) return t('system.messages.request');
  if (report === undefined) return type;
  const registered = report.notices.find(({ kind }) => kind === 'registered');
  if (registered !== undefined) return t('system.messages.registered', { number: registered.params['number'] ?? '' });
  if (report.outcome !== undefined) return t(report.outcome.kind === 'issued' ? 'system.messages.issued' : 'system.messages.refused');
  return t('system.messages.news');
}

function signatureTag({ t }: PageContext, { signature }: MessageLeg): Html | string {
  if (signature === undefined) return '–';
  return signature.holds ? tag({ text: t('system.messages.holds', { bin: signature.bin ?? '–' }), shape: 'done' }) : tag({ text: t('system.messages.broken'), shape: 'refused' });
}

/** To the second: several messages go in a minute, and their order is what is looked for. */
const exactTime = (at: string, zone: string): string => `${formatDateTimeShort(Date.parse(at), zone)}:${at.slice(17, 19)}`;

const shortHash = (hash: string | undefined): Html | string => (hash === undefined ? '–' : html`<code title="${hash}">${hash.slice(0, 16)}…</code>`);

function exchanges(context: PageContext, { view, route, library }: MessagesPage): Html {
  const { t } = context;
  const columns = [
    { title: t('system.when'), whole: true }, { title: t('system.who') }, { title: t('system.messages.about') }, { title: t('system.messages.operation') }, { title: t('system.message') },
    { title: t('system.messages.outcome') }, { title: t('system.hash') },
  ];
  const rows = route.exchanges.map(({ at, part, direction, operation, messageId, service, outcome, requestHash }) => [
    exactTime(at, view.regulation.decree.zone), html`${partName(context, library, part)}<br><span class="quiet">${t(`system.messages.direction.${direction}`)}</span>`, serviceName(context, library, service),
    html`<code>${operation ?? '–'}</code>`, html`<code>${messageId?.slice(0, 8) ?? '–'}</code>`, outcome === 'answered' ? t('system.messages.answered') : html`<code>${outcome}</code>`, shortHash(requestHash),
  ]);
  return table({ t, caption: t('system.messages.exchanges', { count: route.exchanges.length }), captionHidden: true, columns, rows });
}
