import { CODE_DIGITS, CODE_MINUTES } from '../../../desk/people/one-time-code.ts';
import { button, buttonRow, errorOf, form, html, iinInput, portalPage } from '../../kit/index.ts';
import type { FieldError, Html, PageContext } from '../../kit/index.ts';
import { codeInput, newPasswordInputs, toldPart } from '../my-account/account-forms.ts';
import { MY_ACCOUNT } from '../my-account/my-account-page.ts';

export const RECOVER = '/recover';

export interface RecoverProps {
  readonly csrf: string;
  readonly iin?: string;
  readonly told?: string | undefined;
  readonly errors?: readonly FieldError[];
}

/** The two ways to a new password. */
export function recoverPage(context: PageContext, { csrf, iin = '', told, errors = [] }: RecoverProps): Html {
  const { t } = context;
  const body = html`${iinInput({ t, value: iin, error: errorOf(errors, 'iin') })}${buttonRow([button({ text: t('portal.my.sendCode') })])}`;
  const main = html`${toldPart(context, told)}<h2>${t('portal.recover.byPhone')}</h2><p>${t('portal.recover.byPhoneText')}</p>
${form({ action: RECOVER, csrf, sending: t('kit.sending'), body })}
<h2>${t('portal.recover.byEds')}</h2><p>${t('portal.recover.byEdsText')}</p>
${buttonRow([button({ text: t('eds.login.title'), href: `/sign-in/eds?back=${encodeURIComponent(`${MY_ACCOUNT}/password`)}`, kind: 'secondary' })])}`;
  return portalPage({ ...context, title: t('portal.recover.title'), main, back: '/sign-in', errors });
}

export interface NewPasswordProps {
  readonly csrf: string;
  readonly id: string;
  readonly code?: string;
  readonly errors?: readonly FieldError[];
}

/** The code and the new password together: one form, one try. It says the same for an IIN that nobody has registered. */
export function newPasswordPage(context: PageContext, { csrf, id, code = '', errors = [] }: NewPasswordProps): Html {
  const { t } = context;
  const body = html`<input type="hidden" name="id" value="${id}">${codeInput(context, errors, code)}${newPasswordInputs(context, errors)}${buttonRow([button({ text: t('portal.recover.set') })])}`;
  const main = html`<p>${t('portal.recover.sent', { digits: CODE_DIGITS, minutes: CODE_MINUTES })}</p>
${form({ action: `${RECOVER}/password`, csrf, sending: t('kit.sending'), body })}
<p class="quiet">${t('portal.recover.noSms')}</p><p><a href="${RECOVER}">${t('portal.recover.again')}</a></p>`;
  return portalPage({ ...context, title: t('portal.recover.title'), main, back: RECOVER, errors });
}
