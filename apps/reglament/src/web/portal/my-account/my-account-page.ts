import type { AccountEvent } from '../../../desk/people/account-events.ts';
import type { Contacts } from '../../../desk/people/contacts.ts';
import type { MySession } from '../../../desk/people/my-sessions.ts';
import { fullName } from '../../../desk/people/sessions.ts';
import type { ApplicantSession } from '../../../desk/people/sessions.ts';
import { button, buttonRow, form, formatDateTime, html, notification, portalPage, summaryList, table, tag } from '../../kit/index.ts';
import type { Html, PageContext } from '../../kit/index.ts';
import type { TextKey } from '../../texts/index.ts';

export const MY_ACCOUNT = '/cabinet/account';
const ZONE = 'Asia/Almaty';

export interface MyAccountProps {
  readonly session: ApplicantSession;
  readonly contacts: Contacts;
  readonly sessions: readonly MySession[];
  readonly events: readonly AccountEvent[];
  readonly csrf: string;
  readonly said?: TextKey | undefined;
}

/** Who the portal takes the person for, where they are signed in, and what happened lately. */
export function myAccountPage(context: PageContext, props: MyAccountProps): Html {
  const { t } = context;
  const { contacts: { phone, email, phoneConfirmed }, session: { account } } = props;
  const shownPhone = phone === '' ? '' : html`${phone}<br>${tag({ text: t(phoneConfirmed ? 'portal.my.confirmed' : 'portal.my.notConfirmed'), shape: phoneConfirmed ? 'done' : 'info' })}`;
  const rows = [
    ...(account.kind === 'legal-entity'
      ? [{ label: t('portal.my.organisation'), value: fullName(account) }, { label: t('portal.my.bin'), value: account.iin }]
      : [{ label: t('portal.my.person'), value: fullName(account) }, { label: t('kit.iin'), value: account.iin }, { label: t('portal.my.address'), value: account.address ?? '' }]),
    { label: t('portal.register.phone'), value: shownPhone, changeHref: `${MY_ACCOUNT}/contacts` },
    { label: t('portal.register.email'), value: email, changeHref: `${MY_ACCOUNT}/contacts` },
  ];
  const main = html`${props.said !== undefined && notification({ t, kind: 'success', title: t(props.said), body: html``, live: true })}
${summaryList({ t, rows })}
<p class="quiet">${t(account.kind === 'legal-entity' ? 'portal.my.fromEntityRegister' : 'portal.my.fromRegister')}</p>
${phone !== '' && !phoneConfirmed && html`<p>${t('portal.my.notConfirmedText')}</p>`}
${buttonRow([
  ...(phone !== '' && !phoneConfirmed ? [button({ text: t('portal.my.confirmPhone'), href: `${MY_ACCOUNT}/phone` })] : []),
  button({ text: t('portal.my.changePassword'), href: `${MY_ACCOUNT}/password`, kind: 'secondary' }),
])}
${sessionsPart(context, props)}
${eventsPart(context, props)}`;
  return portalPage({ ...context, title: t('portal.my.title'), main, back: '/cabinet' });
}

function sessionsPart(context: PageContext, { sessions, session, csrf }: MyAccountProps): Html {
  const { t } = context;
  const columns = [{ title: t('portal.my.device') }, { title: t('portal.my.networkAddress') }, { title: t('portal.my.signedInAt') }, { title: t('portal.my.seenAt') }, { title: t('portal.my.action') }];
  const rows = sessions.map((one) => [
    html`${deviceWords(context, one.device)}<br><span class="quiet">${t(`portal.my.way.${one.way}`)}</span>`, one.address ?? t('portal.my.unknownAddress'),
    timeWords(context, one.begunAt), timeWords(context, one.seenAt),
    one.id === session.id ? tag({ text: t('portal.my.thisSession'), shape: 'info' }) : endForm(context, csrf, one),
  ]);
  return html`<h2 id="sessions">${t('portal.my.sessions')}</h2><p>${t('portal.my.sessionsText')}</p>
${table({ t, caption: t('portal.my.sessions'), captionHidden: true, columns, rows })}
${sessions.length > 1 && form({ action: `${MY_ACCOUNT}/sessions/end-others`, csrf, body: buttonRow([button({ text: t('portal.my.endOthers'), kind: 'secondary' })]) })}`;
}

/** Several buttons on a page say the same; what each ends is said to those who do not see the row. */
function endForm(context: PageContext, csrf: string, { id, device, begunAt }: MySession): Html {
  const { t } = context;
  const which = t('portal.my.endWhich', { device: deviceWords(context, device), time: timeWords(context, begunAt) });
  return form({ action: `${MY_ACCOUNT}/sessions/end`, csrf, body: html`<button class="button button-secondary" name="session" value="${id}" aria-label="${which}">${t('portal.my.end')}</button>` });
}

function eventsPart(context: PageContext, { events, csrf }: MyAccountProps): Html | null {
  const { t } = context;
  if (events.length === 0) return null;
  const lines = events.map((event) => html`<li><p>${event.isNews && html`${tag({ text: t('portal.cabinet.new'), shape: 'info' })} `}${t(`portal.my.event.${event.kind}`)}</p><p class="hint">${[timeWords(context, event.at), deviceWords(context, event.device), ...(event.address === undefined ? [] : [event.address])].join(' · ')}</p></li>`);
  return html`<h2>${t('portal.my.events')}</h2><ul class="link-list">${lines}</ul>
${events.some(({ isNews }) => isNews) && form({ action: `${MY_ACCOUNT}/events/read`, csrf, body: buttonRow([button({ text: t('portal.my.eventsRead'), kind: 'secondary' })]) })}`;
}

function deviceWords({ t }: PageContext, device: string | undefined): string {
  return device ?? t('portal.my.unknownDevice');
}

function timeWords({ language }: PageContext, at: string): string {
  return formatDateTime(language, Date.parse(at), ZONE);
}

/** What the cabinet shows of the account: the way to it, and that there is news. */
export function accountPart({ t }: PageContext, news: number): Html {
  const link = html`<p><a href="${MY_ACCOUNT}">${t('portal.my.link')}</a></p>`;
  if (news === 0) return link;
  return html`${notification({ t, kind: 'info', title: t('portal.my.news', { count: news }), body: html`<p><a href="${MY_ACCOUNT}">${t('portal.my.look')}</a></p>` })}`;
}
