import { LOGIN_TERM_MS, wordingOf } from '@reglament/eds';
import type { EdsCode } from '@reglament/eds';
import { EDS_LOGIN_CODES } from '../../desk/people/eds-login.ts';
import type { AskedToSign, EdsLoginCode, LoginFace } from '../../desk/people/eds-login.ts';
import { button, buttonRow, html, portalPage, workplacePage } from '../kit/index.ts';
import type { Html, PageContext } from '../kit/index.ts';
import { SIGNING_FIELDS, SIGNING_SCRIPT, signingPanel } from '../signing/index.ts';

export interface EdsLoginPage {
  readonly face: LoginFace;
  readonly action: string;
  readonly csrf: string;
  readonly back: string;
  readonly asked: AskedToSign;
  /** Why the answer before was not accepted. */
  readonly error?: string;
}

/** The key is opened in the page as for signing a request; only the signed challenge is posted. */
export function edsLoginPage(context: PageContext, { face, action, csrf, back, asked, error }: EdsLoginPage): Html {
  const { t, language } = context;
  const panel = signingPanel({
    t, language, action, csrf, signingId: asked.id, toSign: asked.toSign, purpose: 'authentication', signer: face === 'applicant' ? 'individual' : 'any',
    fields: { back }, demoKeysHref: context.demoClock?.href, error,
  });
  const errors = error === undefined ? [] : [{ field: SIGNING_FIELDS.signature, text: error }];
  const byPassword = `${action.replace(/\/eds$/, '')}?back=${encodeURIComponent(back)}`;
  const main = html`<p>${t('eds.login.lead', { minutes: LOGIN_TERM_MS / 60_000 })}</p>
${panel}
<p><a href="${byPassword}">${t('eds.login.byPassword')}</a></p>`;
  const page = { ...context, title: t('eds.login.title'), main, errors, scripts: [SIGNING_SCRIPT] };
  return face === 'applicant' ? portalPage(page) : workplacePage(page);
}

/** The person is known, their account is not: no refusal, only a step that comes first. */
export function noAccountPage(context: PageContext, registerHref: string): Html {
  const { t } = context;
  const main = html`<p>${t('eds.login.noAccount.text')}</p>${buttonRow([button({ text: t('portal.signIn.register'), href: registerHref })])}`;
  return portalPage({ ...context, title: t('eds.login.noAccount.title'), main });
}

export function wordCode({ t, language }: Pick<PageContext, 't' | 'language'>, code: EdsCode | EdsLoginCode): string {
  return isOurs(code) ? t(`eds.code.${code}`) : wordingOf(code, language);
}

function isOurs(code: EdsCode | EdsLoginCode): code is EdsLoginCode {
  return (EDS_LOGIN_CODES as readonly string[]).includes(code);
}
