import type { FastifyInstance } from 'fastify';
import { logInStaff } from '../../desk/people/accounts.ts';
import { formToken } from '../app/access.ts';
import type { WebDeps } from '../app/deps.ts';
import { enter, logLimit, seenFrom } from '../app/sign-in.ts';
import { button, buttonRow, errorOf, form, html, localPath, passwordInput, sendPage, textInput, workplacePage } from '../kit/index.ts';
import type { FieldError, Html, PageContext } from '../kit/index.ts';
import { frameOf } from './frame.ts';
import { fieldsOf } from './read-form.ts';

interface SignInPage {
  readonly csrf: string;
  readonly back: string;
  readonly login: string;
  readonly errors: readonly FieldError[];
}

function signInPage(context: PageContext, { csrf, back, login, errors }: SignInPage): Html {
  const { t } = context;
  const body = html`<input type="hidden" name="back" value="${back}">
${textInput({ t, name: 'login', label: t('workplace.signIn.login'), value: login, width: 20, autocomplete: 'username', error: errorOf(errors, 'login') })}
${passwordInput({ t, name: 'password', label: t('workplace.signIn.password'), use: 'current', error: errorOf(errors, 'password') })}
${buttonRow([button({ text: t('kit.signIn') })])}`;
  const main = html`${form({ action: '/workplace/sign-in', csrf, sending: t('kit.sending'), body })}<p><a href="/workplace/sign-in/eds?back=${encodeURIComponent(back)}">${t('eds.login.title')}</a></p><p><a href="/sign-in">${t('workplace.signIn.applicant')}</a></p>`;
  return workplacePage({ ...context, title: t('workplace.signIn.title'), errors, main });
}

/** Login of staff. Somebody already in is sent on to where they were going. */
export function registerSignIn(app: FastifyInstance, deps: WebDeps): void {
  app.get('/workplace/sign-in', { config: { access: 'public' } }, async (request, reply) => {
    const back = backPath((request.query as Readonly<Record<string, unknown>>)['back']);
    if (request.session?.kind === 'staff') return reply.redirect(back, 303);
    return sendPage(reply, signInPage(frameOf(request, deps, 'none'), { csrf: formToken(request, reply), back, login: '', errors: [] }));
  });
  app.post('/workplace/sign-in', { config: { access: 'public' } }, async (request, reply) => {
    const fields = fieldsOf(request.body);
    const [login, password, back] = [fields.text('login'), fields.raw['password'] ?? '', backPath(fields.text('back'))];
    const context = frameOf(request, deps, 'none', '/workplace/sign-in');
    const { t } = context;
    const again = (errors: readonly FieldError[], status: number) => sendPage(reply, signInPage(context, { csrf: formToken(request, reply), back, login, errors }), status);
    const missing = [
      ...(login === '' ? [{ field: 'login', text: t('errors.required', { label: t('workplace.signIn.login') }) }] : []),
      ...(password === '' ? [{ field: 'password', text: t('errors.required', { label: t('workplace.signIn.password') }) }] : []),
    ];
    if (missing.length > 0) return again(missing, 422);
    const entered = await logInStaff(deps.desk, login, password, seenFrom(request));
    if (entered.kind === 'wrong') return again([{ field: 'login', text: t('workplace.signIn.wrong') }], 422);
    if (entered.kind === 'lapsed') return again([{ field: 'password', text: t('workplace.signIn.lapsed') }], 422);
    if (entered.kind === 'limited') {
      if (entered.first) logLimit(deps, 'staff-login-limited', login);
      return again([{ field: 'login', text: t('workplace.signIn.limited', { minutes: entered.minutes }) }], 429);
    }
    await enter(request, reply, deps, entered.session);
    return reply.redirect(back, 303);
  });
}

/** Only back into the workplace: an address given from outside must not lead elsewhere. */
function backPath(given: unknown): string {
  const path = typeof given === 'string' ? localPath(given) : '/workplace';
  return path.startsWith('/workplace') && !path.startsWith('/workplace/sign-in') ? path : '/workplace';
}
