/** The forms of the account: contacts, the code sent to a telephone, the password. */
import type { Contacts } from '../../../desk/people/contacts.ts';
import { CODE_DIGITS, CODE_MINUTES } from '../../../desk/people/one-time-code.ts';
import { PASSWORD_LENGTH_MIN } from '../../../desk/people/new-password.ts';
import { button, buttonRow, errorOf, form, html, notification, passwordInput, portalPage, textInput } from '../../kit/index.ts';
import type { FieldError, Html, PageContext } from '../../kit/index.ts';
import { MY_ACCOUNT } from './my-account-page.ts';

export interface AccountForm {
  readonly csrf: string;
  readonly errors?: readonly FieldError[];
  /** The owner has just shown who they are with EDS: no password is asked for. */
  readonly freshEds: boolean;
  /** Why nothing can be entered for a while. */
  readonly told?: string | undefined;
}

export function contactsPage(context: PageContext, props: AccountForm & Pick<Contacts, 'phone' | 'email'>): Html {
  const { t } = context;
  const { errors = [] } = props;
  const body = html`${textInput({ t, name: 'phone', label: t('portal.register.phone'), value: props.phone, type: 'tel', optional: true, hint: t('portal.register.phoneHint'), autocomplete: 'tel', width: 20, error: errorOf(errors, 'phone') })}
${textInput({ t, name: 'email', label: t('portal.register.email'), value: props.email, type: 'email', optional: true, autocomplete: 'email', error: errorOf(errors, 'email') })}
${ownerPart(context, props)}
${buttonRow([button({ text: t('portal.my.save') })])}`;
  const main = html`<p>${t('portal.my.contactsText')}</p>${toldPart(context, props.told)}${form({ action: `${MY_ACCOUNT}/contacts`, csrf: props.csrf, sending: t('kit.sending'), body })}`;
  return portalPage({ ...context, title: t('portal.my.contacts'), main, back: MY_ACCOUNT, errors });
}

export function passwordPage(context: PageContext, props: AccountForm): Html {
  const { t } = context;
  const { errors = [] } = props;
  const body = html`${ownerPart(context, props)}${newPasswordInputs(context, errors)}${buttonRow([button({ text: t('portal.my.changePassword') })])}`;
  const main = html`<p>${t('portal.my.passwordEnds')}</p>${toldPart(context, props.told)}${form({ action: `${MY_ACCOUNT}/password`, csrf: props.csrf, sending: t('kit.sending'), body })}`;
  return portalPage({ ...context, title: t('portal.my.changePassword'), main, back: MY_ACCOUNT, errors });
}

export function newPasswordInputs({ t }: PageContext, errors: readonly FieldError[]): Html {
  return html`${passwordInput({ t, name: 'password', label: t('portal.my.newPassword'), hint: t('portal.register.passwordHint', { min: PASSWORD_LENGTH_MIN }), use: 'new', revealable: true, error: errorOf(errors, 'password') })}
${passwordInput({ t, name: 'passwordAgain', label: t('portal.my.newPasswordAgain'), use: 'new', revealable: true, error: errorOf(errors, 'passwordAgain') })}`;
}

export function codeInput({ t }: PageContext, errors: readonly FieldError[], value = ''): Html {
  return textInput({ t, name: 'code', label: t('portal.my.code'), value, numeric: true, width: 10, autocomplete: 'one-time-code', error: errorOf(errors, 'code') });
}

/** Before a code was sent: what pressing the button does. */
export function sendCodePage(context: PageContext, { csrf, phone, told }: { readonly csrf: string; readonly phone: string; readonly told?: string | undefined }): Html {
  const { t } = context;
  const main = html`${toldPart(context, told)}<p>${t('portal.my.sendCodeText', { phone })}</p>${form({ action: `${MY_ACCOUNT}/phone/send`, csrf, sending: t('kit.sending'), body: buttonRow([button({ text: t('portal.my.sendCode') })]) })}`;
  return portalPage({ ...context, title: t('portal.my.confirmPhone'), main, back: MY_ACCOUNT });
}

export function enterCodePage(context: PageContext, { csrf, phone, id, code = '', errors = [] }: { readonly csrf: string; readonly phone: string; readonly id: string; readonly code?: string; readonly errors?: readonly FieldError[] }): Html {
  const { t } = context;
  const body = html`<input type="hidden" name="id" value="${id}">${codeInput(context, errors, code)}${buttonRow([button({ text: t('portal.my.confirmPhone') })])}`;
  const main = html`<p>${t('portal.my.codeText', { phone, digits: CODE_DIGITS, minutes: CODE_MINUTES })}</p>${form({ action: `${MY_ACCOUNT}/phone`, csrf, sending: t('kit.sending'), body })}
<p><a href="${MY_ACCOUNT}/phone">${t('portal.recover.again')}</a></p>`;
  return portalPage({ ...context, title: t('portal.my.confirmPhone'), main, back: MY_ACCOUNT, errors });
}

function ownerPart({ t }: PageContext, { freshEds, errors = [] }: AccountForm): Html {
  if (freshEds) return html`<p class="hint">${t('portal.my.freshEds')}</p>`;
  return passwordInput({ t, name: 'currentPassword', label: t('portal.my.currentPassword'), hint: t('portal.my.currentPasswordHint'), use: 'current', error: errorOf(errors, 'currentPassword') });
}

export function toldPart({ t }: PageContext, told: string | undefined): Html | false {
  return told !== undefined && notification({ t, kind: 'info', body: html`<p>${told}</p>`, live: true });
}

/** Names of the fields, for the wording of errors. */
export function accountLabel({ t }: PageContext, field: string): string {
  switch (field) {
    case 'phone': return t('portal.register.phone');
    case 'email': return t('portal.register.email');
    case 'currentPassword': return t('portal.my.currentPassword');
    case 'password': return t('portal.my.newPassword');
    case 'passwordAgain': return t('portal.my.newPasswordAgain');
    case 'code': return t('portal.my.code');
    default: return t('kit.iin');
  }
}
