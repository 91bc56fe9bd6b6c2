import type { JointRequest } from '../../../desk/joint/joint-requests.ts';
import type { listJointRequests } from '../../../desk/joint/joint-requests.ts';
import { button, buttonRow, details, form, formatDateTime, html, linkList, notification, portalPage, summaryList, tag } from '../../kit/index.ts';
import type { Html, ListedLink, PageContext } from '../../kit/index.ts';
import { applyPath } from '../apply/steps.ts';

export function jointPath(id: string, act?: 'sign' | 'decline' | 'cancel'): string {
  return `/cabinet/joint/${id}${act === undefined ? '' : `/${act}`}`;
}

const ENDS = { sent: 'portal.joint.isSent', declined: 'portal.joint.isDeclined', cancelled: 'portal.joint.isCancelled', changed: 'portal.joint.isChanged', expired: 'portal.joint.isExpired' } as const;

export interface JointProps {
  readonly joint: JointRequest;
  readonly mine: boolean;
  readonly csrf: string;
  readonly document: string;
}

/** How far a joint request is, for whoever begun it and for whoever has signed it. */
export function jointPage(context: PageContext, { joint, mine, csrf, document }: JointProps): Html {
  const { t, language } = context;
  const { draft, status } = joint;
  const zone = draft?.regulation.decree.zone ?? 'Asia/Almaty';
  const told = status === 'open'
    ? notification({ t, kind: 'success', title: t('portal.joint.signed'), body: html`<p>${mine ? t('portal.joint.waits') : t('portal.joint.until', { time: formatDateTime(language, Date.parse(joint.expiresAt), zone) })}</p>` })
    : notification({ t, kind: status === 'sent' ? 'success' : 'info', body: html`<p>${t(ENDS[status])}</p>` });
  const actions = !mine || draft === undefined ? null : status === 'open' || status === 'declined' || status === 'changed'
    ? html`<p>${t('portal.joint.cancelText')}</p>${form({ action: jointPath(joint.id, 'cancel'), csrf, sending: t('kit.sending'), body: buttonRow([button({ text: t('portal.joint.cancel'), kind: 'secondary' })]) })}`
    : buttonRow([button({ text: t('portal.joint.toDraft'), href: applyPath(draft.regulation) })]);
  const main = html`${told}
${status === 'open' && mine && html`<p>${t('portal.joint.until', { time: formatDateTime(language, Date.parse(joint.expiresAt), zone) })}</p>`}
${signersPart(context, joint, mine, zone)}
${documentPart(context, document)}
${actions}`;
  return portalPage({ ...context, title: t('portal.joint.title'), ...(draft === undefined ? {} : { caption: draft.regulation.title[language] }), main, back: '/cabinet' });
}

/** Whole numbers for the applicant who gave them; the others see only whose turn it is. */
function signersPart({ t, language }: PageContext, { signers }: JointRequest, mine: boolean, zone: string): Html {
  const rows = signers.map(({ who, iin, status, at }) => ({
    label: `${t(`portal.joint.who.${who}`)}, ${mine ? iin : `…${iin.slice(-4)}`}`,
    value: html`${tag({ text: t(`portal.joint.state.${status}`), shape: status === 'signed' ? 'done' : status === 'declined' ? 'refused' : 'info' })}${at !== undefined && html`<br><span class="quiet">${formatDateTime(language, Date.parse(at), zone)}</span>`}`,
  }));
  return html`<h2>${t('portal.joint.signers')}</h2>${summaryList({ t, rows })}`;
}

export function documentPart({ t }: PageContext, document: string): Html {
  return details({ summary: t('portal.sign.bytes'), body: html`<p class="quiet">${t('portal.sign.bytesText')}</p><pre class="bytes" tabindex="0" lang="kk">${document}</pre>` });
}

/** What the cabinet shows: what waits for this person, and what they wait for. */
export function jointPart({ t, language }: PageContext, { asked, mine }: Awaited<ReturnType<typeof listJointRequests>>): Html {
  const link = (joint: JointRequest): ListedLink => ({
    text: joint.draft?.regulation.title[language] ?? t('portal.joint.title'), href: joint.status === 'open' && asked.includes(joint) ? jointPath(joint.id, 'sign') : jointPath(joint.id),
    hint: joint.status === 'open' ? t('portal.joint.until', { time: formatDateTime(language, Date.parse(joint.expiresAt), joint.draft?.regulation.decree.zone ?? 'Asia/Almaty') }) : t(ENDS[joint.status]),
  });
  return html`${asked.length > 0 && html`<h2>${t('portal.joint.asked')}</h2>${linkList(asked.map(link))}`}${mine.length > 0 && html`<h2>${t('portal.joint.mine')}</h2>${linkList(mine.map(link))}`}`;
}
