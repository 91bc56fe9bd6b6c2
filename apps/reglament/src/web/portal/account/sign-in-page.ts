import { beside, button, buttonRow, form, html, iinInput, notification, passwordInput, portalPage } from '../../kit/index.ts';
import type { FieldError, Html, PageContext } from '../../kit/index.ts';
import { errorOf } from '../../kit/index.ts';

export interface SignInProps {
  readonly csrf: string;
  readonly iin?: string;
  /** A path of this site to return to. */
  readonly back: string;
  readonly errors?: readonly FieldError[];
  /** Too many wrong attempts: nothing can be entered for so long. */
  readonly limitedMinutes?: number;
  readonly note?: Html | undefined;
  /** What was done before the person came here. */
  readonly said?: string;
}

export function signInPage(context: PageContext, { csrf, iin, back, errors = [], limitedMinutes, note, said }: SignInProps): Html {
  const { t } = context;
  const body = html`<input type="hidden" name="back" value="${back}">
${iinInput({ t, value: iin, error: errorOf(errors, 'iin'), ...(note === undefined ? {} : { note }) })}
${passwordInput({ t, name: 'password', label: t('portal.signIn.password'), use: 'current', revealable: true, error: errorOf(errors, 'password') })}
${buttonRow([button({ text: t('kit.signIn') })])}`;
  const limited = limitedMinutes !== undefined && notification({ t, kind: 'info', body: html`<p>${t('portal.signIn.limited', { minutes: limitedMinutes })}</p>`, live: true });
  const main = html`${said !== undefined && notification({ t, kind: 'success', body: html`<p>${said}</p>`, live: true })}${limited}${form({ action: '/sign-in', csrf, sending: t('kit.sending'), body })}
<p><a href="/recover">${t('portal.recover.link')}</a></p>
<p><a href="/sign-in/eds?back=${encodeURIComponent(back)}">${t('eds.login.title')}</a></p>
${beside(html`<p>${t('portal.signIn.noAccount')} <a href="${registerHref(back)}">${t('portal.signIn.register')}</a></p>`)}`;
  return portalPage({ ...context, title: t('portal.signIn.title'), main, errors });
}

export function registerHref(back: string): string {
  return `/register?back=${encodeURIComponent(back)}`;
}

export function signInHref(back: string): string {
  return `/sign-in?back=${encodeURIComponent(back)}`;
}
