import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { asksForPresent, choosePassword } from '../../../desk/organisation/one-time-password.ts';
import { PASSWORD_LENGTH_MIN } from '../../../desk/people/accounts.ts';
import { formToken, getStaff, STAFF_PASSWORD_PATH } from '../../app/access.ts';
import type { WebDeps } from '../../app/deps.ts';
import { button, buttonRow, errorOf, form, html, localPath, notification, passwordInput, sendPage, workplacePage } from '../../kit/index.ts';
import type { FieldError, Html, PageContext } from '../../kit/index.ts';
import { frameOf } from '../frame.ts';
import { organisationErrors } from '../organisation/problem-words.ts';
import { fieldsOf } from '../read-form.ts';

const STAFF = { config: { access: 'staff' } } as const;

interface PasswordPage { readonly csrf: string; readonly once: boolean; readonly asks: boolean; readonly done: boolean; readonly back: string; readonly errors: readonly FieldError[] }

/** A password of one's own: whenever somebody wants another, and before anything else after an administrator has made one. */
export function registerOwnPassword(app: FastifyInstance, deps: WebDeps): void {
  app.get(STAFF_PASSWORD_PATH, STAFF, async (request, reply) => show(deps, request, reply, []));
  app.post(STAFF_PASSWORD_PATH, STAFF, async (request, reply) => {
    const { raw } = fieldsOf(request.body);
    const context = frameOf(request, deps, 'none', STAFF_PASSWORD_PATH);
    const { t } = context;
    const changed = await choosePassword(deps.desk, getStaff(request), { current: raw['currentPassword'] ?? '', password: raw['password'] ?? '', passwordAgain: raw['passwordAgain'] ?? '' });
    if (changed.kind === 'changed') return reply.redirect(fieldsOf(request.body).text('back') === '' ? `${STAFF_PASSWORD_PATH}?done=1` : backPath(fieldsOf(request.body).text('back')), 303);
    if (changed.kind === 'limited') return show(deps, request, reply, [{ field: 'currentPassword', text: t('workplace.signIn.limited', { minutes: changed.minutes }) }], 429);
    const labels = { currentPassword: t('workplace.account.current'), password: t('workplace.account.new'), passwordAgain: t('workplace.account.again') };
    return show(deps, request, reply, organisationErrors(context, changed.problems, labels), 422);
  });
}

function show(deps: WebDeps, request: FastifyRequest, reply: FastifyReply, errors: readonly FieldError[], status = 200): FastifyReply {
  const asked = fieldsOf(request.method === 'GET' ? request.query : request.body);
  const session = getStaff(request);
  const page = { csrf: formToken(request, reply), once: session.passwordOnce === true, asks: asksForPresent(deps.desk, session), done: asked.text('done') !== '', back: asked.text('back') === '' ? '' : backPath(asked.text('back')), errors };
  return sendPage(reply, passwordPage(frameOf(request, deps, 'none', request.method === 'GET' ? request.url : STAFF_PASSWORD_PATH), page), status);
}

function passwordPage(context: PageContext, { csrf, once, asks, done, back, errors }: PasswordPage): Html {
  const { t } = context;
  const input = (name: string, label: string, use: 'current' | 'new', hint?: string): Html => passwordInput({ t, name, label, use, error: errorOf(errors, name), ...(hint === undefined ? {} : { hint }) });
  const body = html`<input type="hidden" name="back" value="${back}">${asks && input('currentPassword', t('workplace.account.current'), 'current')}
${input('password', t('workplace.account.new'), 'new', t('workplace.account.rules', { min: PASSWORD_LENGTH_MIN }))}
${input('passwordAgain', t('workplace.account.again'), 'new')}
${buttonRow([button({ text: t('workplace.account.save') })])}`;
  const main = html`${done && notification({ t, kind: 'success', title: t('workplace.account.done'), body: html``, live: true })}${once && html`<p>${t('workplace.account.onceText')}</p>`}
${form({ action: STAFF_PASSWORD_PATH, csrf, sending: t('kit.sending'), body })}`;
  return workplacePage({ ...context, title: t('workplace.account.password'), errors, main });
}

/** Only back into the workplace. */
function backPath(given: string): string {
  const path = localPath(given);
  return path.startsWith('/workplace') ? path : '/workplace';
}
