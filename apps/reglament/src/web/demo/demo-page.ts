import type { DemoAccount, Demonstration } from '../app/deps.ts';
import { button, buttonRow, form, formatDateTime, html, notification, portalPage, table } from '../kit/index.ts';
import type { Html, PageContext } from '../kit/index.ts';
import { CLOCK_MOVES } from './clock-moves.ts';
import { MOBILE_PATH } from './mobile-page.ts';

export interface DemoPage {
  readonly demonstration: Pick<Demonstration, 'accounts' | 'keyPassword'>;
  readonly csrf: string;
  readonly now: number;
  readonly zone: string;
  /** What became of the last move. */
  readonly said?: 'moved' | 'stayed';
}

/** What this is, the clock, and the people one can be. */
export function demoPage(context: PageContext, page: DemoPage): Html {
  const { t } = context;
  const { accounts, keyPassword } = page.demonstration;
  const main = html`${page.said !== undefined && notification({ t, kind: page.said === 'moved' ? 'success' : 'info', title: t(`workplace.demo.${page.said}`), body: html``, live: true })}
<p>${t('workplace.demo.lead')}</p>
${clockPart(context, page)}
${people(context, accounts, 'applicant')}
${people(context, accounts, 'staff')}
<p>${t('workplace.demo.keyPassword', { password: keyPassword })}</p>
<p><a href="/demo/phone">${t('portal.demoPhone.link')}</a></p>
<p><a href="${MOBILE_PATH}">${t('demo.mobile.title')}</a></p>`;
  const navigation = [{ text: t('portal.home'), href: '/' }, { text: t('workplace.home'), href: '/workplace' }, { text: t('portal.verify'), href: '/verify' }];
  return portalPage({ ...context, navigation, title: t('workplace.demo.title'), width: 'wide', main });
}

function clockPart(context: PageContext, { csrf, now, zone }: DemoPage): Html {
  const { t, language } = context;
  const moves = CLOCK_MOVES.map((move) => button({ text: t(`workplace.demo.move.${move}`), kind: 'secondary', name: 'move', value: move }));
  return html`<h2 id="clock">${t('workplace.demo.clock')}</h2><p><strong>${t('workplace.demo.now', { time: formatDateTime(language, now, zone, { weekday: true }) })}</strong></p>
<p>${t('workplace.demo.forwardOnly')}</p>${form({ action: '/demo/clock', csrf, body: buttonRow(moves) })}`;
}

function people({ t, language }: PageContext, accounts: readonly DemoAccount[], kind: DemoAccount['kind']): Html {
  const columns = [{ title: t('workplace.demo.name') }, { title: t('workplace.demo.login') }, { title: t('workplace.demo.password') }, { title: t('workplace.demo.key') }];
  const rows = accounts.filter((account) => account.kind === kind).map(({ name, role, login, password, keyFile }) => [
    html`${name}<br><span class="quiet">${role[language]}</span>`, html`<code>${login}</code>`, html`<code>${password}</code>`,
    keyFile === undefined ? '' : html`<a href="/demo/keys/${keyFile}">${keyFile}</a>`,
  ]);
  const words = kind === 'applicant' ? ['workplace.demo.applicants', 'workplace.demo.applicantsText', 'workplace.demo.toPortal', '/sign-in'] as const : ['workplace.demo.staff', 'workplace.demo.staffText', 'workplace.demo.toWorkplace', '/workplace/sign-in'] as const;
  return html`<h2>${t(words[0])}</h2><p>${t(words[1])} <a href="${words[3]}">${t(words[2])}</a></p>${table({ t, caption: t(words[0]), captionHidden: true, columns, rows })}`;
}
