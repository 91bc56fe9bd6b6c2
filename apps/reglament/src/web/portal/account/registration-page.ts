import { PASSWORD_LENGTH_MIN } from '../../../desk/people/accounts.ts';
import type { Registration } from '../../../desk/people/accounts.ts';
import { button, buttonRow, errorOf, form, html, iinInput, passwordInput, portalPage, textInput } from '../../kit/index.ts';
import type { FieldError, Html, PageContext } from '../../kit/index.ts';
import { signInHref } from './sign-in-page.ts';

/** A login with EDS leaves the IIN of its certificate here: an address would leave it in histories and logs. */
export const REGISTRATION_IIN_COOKIE = 'registration-iin';

/** What was typed, without the passwords: a password is never written back into a page. */
export type RegistrationEntry = Omit<Registration, 'password' | 'passwordAgain'>;

export interface RegistrationProps {
  readonly csrf: string;
  readonly back: string;
  readonly entry: RegistrationEntry;
  readonly errors?: readonly FieldError[];
  readonly note?: Html | undefined;
}

export function registrationPage(context: PageContext, { csrf, back, entry, errors = [], note }: RegistrationProps): Html {
  const { t } = context;
  const error = (field: string) => ({ error: errorOf(errors, field) });
  const body = html`<input type="hidden" name="back" value="${back}">
${iinInput({ t, value: entry.iin, ...error('iin'), ...(note === undefined ? {} : { note }) })}
${textInput({ t, name: 'surname', label: t('portal.register.surname'), value: entry.surname, autocomplete: 'family-name', ...error('surname') })}
${textInput({ t, name: 'name', label: t('portal.register.name'), value: entry.name, autocomplete: 'given-name', ...error('name') })}
${textInput({ t, name: 'patronymic', label: t('portal.register.patronymic'), value: entry.patronymic, optional: true, autocomplete: 'additional-name', ...error('patronymic') })}
${textInput({ t, name: 'phone', label: t('portal.register.phone'), value: entry.phone, type: 'tel', optional: true, hint: t('portal.register.phoneHint'), autocomplete: 'tel', width: 20, ...error('phone') })}
${textInput({ t, name: 'email', label: t('portal.register.email'), value: entry.email, type: 'email', optional: true, autocomplete: 'email', ...error('email') })}
${passwordInput({ t, name: 'password', label: t('portal.register.password'), hint: t('portal.register.passwordHint', { min: PASSWORD_LENGTH_MIN }), use: 'new', revealable: true, ...error('password') })}
${passwordInput({ t, name: 'passwordAgain', label: t('portal.register.passwordAgain'), use: 'new', revealable: true, ...error('passwordAgain') })}
${buttonRow([button({ text: t('portal.register.send') })])}`;
  const main = html`<p>${t('portal.register.text')}</p>
${form({ action: '/register', csrf, sending: t('kit.sending'), body })}
<p>${t('portal.register.hasAccount')} <a href="${signInHref(back)}">${t('kit.signIn')}</a></p>`;
  return portalPage({ ...context, title: t('portal.register.title'), main, errors });
}

/** The names of the fields, for the wording of errors. */
export function registrationLabel({ t }: Pick<PageContext, 't'>, field: string): string {
  switch (field) {
    case 'surname': return t('portal.register.surname');
    case 'name': return t('portal.register.name');
    case 'patronymic': return t('portal.register.patronymic');
    case 'phone': return t('portal.register.phone');
    case 'email': return t('portal.register.email');
    case 'password': return t('portal.signIn.password');
    case 'passwordAgain': return t('portal.register.passwordAgain');
    default: return t('kit.iin');
  }
}
