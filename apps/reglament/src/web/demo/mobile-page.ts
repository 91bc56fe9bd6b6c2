import type { DemoAccount, DemoMobileShown } from '../../desk/demonstration.ts';
import { button, buttonRow, details, errorOf, form, formatDateTime, html, notification, portalPage, select, summaryList, textInput } from '../kit/index.ts';
import type { FieldError, Html, PageContext } from '../kit/index.ts';

export const MOBILE_PATH = '/demo/egov-mobile';

export interface MobilePage {
  readonly csrf: string;
  /** The text of the QR code, as it was read or typed. */
  readonly code: string;
  readonly accounts: readonly DemoAccount[];
  /** Whose telephone this is: the name of their key file. */
  readonly key: string;
  readonly errors: readonly FieldError[];
  readonly zone: string;
  readonly shown: DemoMobileShown | undefined;
  /** What the portal answered to the signature, or why there is nothing to sign. */
  readonly said?: { readonly accepted: true } | { readonly refused: string } | { readonly silent: string; readonly wasSent: boolean };
}

/** The telephone of the demonstration: scan, look through, sign. */
export function mobilePage(context: PageContext, page: MobilePage): Html {
  const { t } = context;
  const { said } = page;
  const told = said === undefined ? null : toldOf(context, page.code, said);
  const main = html`<p>${t('demo.mobile.lead')}</p>${told}${said !== undefined && 'accepted' in said ? null : page.shown === undefined ? codeForm(context, page) : signForm(context, page, page.shown)}`;
  return portalPage({ ...context, title: t('demo.mobile.title'), main, errors: page.errors, back: '/demo' });
}

function toldOf({ t }: PageContext, code: string, said: NonNullable<MobilePage['said']>): Html {
  const back = html`<p><a href="${portalPageOf(code)}">${t('demo.mobile.back')}</a></p>`;
  if ('accepted' in said) return notification({ t, kind: 'success', live: true, title: t('demo.mobile.accepted'), body: back });
  if ('refused' in said) return notification({ t, kind: 'refusal', live: true, title: t('demo.mobile.refused'), body: html`<p>${said.refused}</p>` });
  const body = html`<p>${t('demo.mobile.silent.text', { portal: said.silent })}</p>${said.wasSent && html`<p>${t('demo.mobile.silent.wasSent')}</p>${back}`}`;
  return notification({ t, kind: 'info', live: true, title: t('demo.mobile.silent'), body });
}

/** The page that waits for this code; it leads on by itself once the signature is there. */
function portalPageOf(code: string): string {
  return `/signing-by-qr/${/[0-9a-f]{64}$/.exec(code)?.[0] ?? ''}`;
}

function codeForm({ t }: PageContext, { csrf, code, errors }: MobilePage): Html {
  return form({ action: MOBILE_PATH, csrf, sending: t('kit.sending'), body: html`${textInput({ t, name: 'code', label: t('demo.mobile.code'), hint: t('demo.mobile.codeHint'), value: code, autocomplete: 'off', error: errorOf(errors, 'code') })}${buttonRow([button({ text: t('demo.mobile.scan') })])}` });
}

function signForm({ t, language }: PageContext, { csrf, code, accounts, key, errors, zone }: MobilePage, shown: DemoMobileShown): Html {
  const owners = accounts.flatMap(({ name, keyFile, kind }) => (kind === 'applicant' && keyFile !== undefined ? [{ value: keyFile, text: name }] : []));
  const rows = [{ label: t('demo.mobile.what'), value: shown.description }, { label: t('demo.mobile.for'), value: shown.organisation[language] }, { label: t('demo.mobile.until'), value: formatDateTime(language, Date.parse(shown.until), zone) }];
  const body = html`<input type="hidden" name="code" value="${code}">${select({ t, name: 'key', label: t('demo.mobile.whose'), choices: owners, value: key, error: errorOf(errors, 'key') })}${buttonRow([button({ text: t('demo.mobile.sign') })])}`;
  return html`${summaryList({ t, rows })}${shown.documents.map((text) => details({ summary: t('portal.sign.bytes'), body: html`<pre class="bytes" tabindex="0" lang="kk">${text}</pre>` }))}${form({ action: MOBILE_PATH, csrf, sending: t('kit.sending'), body })}`;
}
