import type { FastifyInstance } from 'fastify';
import { parseIin } from '@reglament/identifiers';
import { getContacts } from '../../../desk/people/contacts.ts';
import { iinCode } from '../../../desk/people/iin-code.ts';
import { beginRecovery, recoverPassword } from '../../../desk/people/recovery.ts';
import { sendText } from '../../../desk/people/send-text.ts';
import { formSecret, formToken } from '../../app/access.ts';
import type { WebDeps } from '../../app/deps.ts';
import { logLimit, seenFrom } from '../../app/sign-in.ts';
import { sendPage } from '../../kit/index.ts';
import { entriesOf, isUuid } from '../form-entries.ts';
import { accountLabel } from '../my-account/account-forms.ts';
import { portalContext } from '../portal-context.ts';
import { wordProblems } from '../problem-words.ts';
import { newPasswordPage, RECOVER, recoverPage } from './recovery-pages.ts';

/** A forgotten password: by a code to the confirmed telephone here, by EDS on the page of that login. */
export function registerRecovery(app: FastifyInstance, deps: WebDeps): void {
  const config = { access: 'public' } as const;
  app.get<{ Querystring: { readonly void?: unknown } }>(RECOVER, { config }, async (request, reply) => {
    const context = portalContext(request, deps);
    return sendPage(reply, recoverPage(context, { csrf: formToken(request, reply), told: request.query.void === '' ? context.t('portal.my.codeVoid') : undefined }));
  });
  app.post(RECOVER, { config }, async (request, reply) => {
    const context = portalContext(request, deps, { path: RECOVER });
    const { iin = '' } = entriesOf(request.body);
    const csrf = formToken(request, reply);
    const digits = iin.replace(/\s+/g, '').slice(0, 100);
    const parsed = parseIin(digits);
    if (parsed.kind === 'invalid') {
      const code = digits === '' ? 'required' : iinCode(parsed.code);
      return sendPage(reply, recoverPage(context, { csrf, iin, errors: wordProblems(context, [{ field: 'iin', code }], (field) => accountLabel(context, field)) }), 422);
    }
    const begun = await beginRecovery(deps.desk, deps.messenger, { iin: digits, browser: formSecret(request, reply), message: (code) => context.t('portal.sms.recovery', { code }) });
    if (begun.kind === 'begun') return reply.redirect(`${RECOVER}/password?id=${begun.id}`, 303);
    logLimit(deps, 'code-limited', digits);
    return sendPage(reply, recoverPage(context, { csrf, iin, told: context.t('portal.my.codesLimited', { minutes: begun.minutes }) }), 429);
  });
  app.get<{ Querystring: { readonly id?: unknown } }>(`${RECOVER}/password`, { config }, async (request, reply) => {
    const { id } = request.query;
    if (typeof id !== 'string' || !isUuid(id)) return reply.redirect(RECOVER, 303);
    return sendPage(reply, newPasswordPage(portalContext(request, deps), { csrf: formToken(request, reply), id }));
  });
  app.post(`${RECOVER}/password`, { config }, async (request, reply) => {
    const context = portalContext(request, deps, { path: RECOVER });
    const { id = '', code = '', password = '', passwordAgain = '' } = entriesOf(request.body);
    const csrf = formToken(request, reply);
    const recovered = await recoverPassword(deps.desk, { id, browser: formSecret(request, reply), code, password, passwordAgain }, seenFrom(request));
    switch (recovered.kind) {
      case 'void': return reply.redirect(`${RECOVER}?void`, 303);
      case 'invalid': return sendPage(reply, newPasswordPage(context, { csrf, id, code, errors: wordProblems(context, recovered.problems, (field) => accountLabel(context, field)) }), 422);
      case 'recovered': {
        const { phone } = await getContacts(deps.desk, recovered.accountId);
        void sendText(deps.messenger, phone, context.t('portal.sms.passwordRecovered'));
        return reply.redirect('/sign-in?said=recovered', 303);
      }
    }
  });
}
