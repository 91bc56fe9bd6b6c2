import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { listAccountEvents, markAccountNewsRead } from '../../../desk/people/account-events.ts';
import { beginPhoneConfirmation, confirmPhone, getContacts, saveContacts } from '../../../desk/people/contacts.ts';
import { sendText } from '../../../desk/people/send-text.ts';
import { endMySession, endOtherSessions, listMySessions } from '../../../desk/people/my-sessions.ts';
import { changePassword, isFreshEds } from '../../../desk/people/new-password.ts';
import { formToken, getApplicant } from '../../app/access.ts';
import type { WebDeps } from '../../app/deps.ts';
import { logLimit, seenFrom } from '../../app/sign-in.ts';
import { sendPage } from '../../kit/index.ts';
import type { PageContext } from '../../kit/index.ts';
import type { TextKey } from '../../texts/index.ts';
import { entriesOf, isUuid } from '../form-entries.ts';
import { portalContext } from '../portal-context.ts';
import { wordProblems } from '../problem-words.ts';
import { accountLabel, contactsPage, enterCodePage, passwordPage, sendCodePage } from './account-forms.ts';
import { MY_ACCOUNT, myAccountPage } from './my-account-page.ts';

const config = { access: 'applicant' } as const;

/** What the last action ended in, by the word the address carries. */
const SAID: Readonly<Record<string, TextKey>> = { saved: 'portal.my.saved', password: 'portal.my.passwordChanged', phone: 'portal.my.phoneConfirmed' };

/** The applicant's account: contacts, password, sessions, what happened. */
export function registerMyAccount(app: FastifyInstance, deps: WebDeps): void {
  const { desk } = deps;
  app.get<{ Querystring: { readonly said?: unknown } }>(MY_ACCOUNT, { config }, async (request, reply) => {
    const session = getApplicant(request);
    const { id } = session.account;
    const [contacts, sessions, events] = await Promise.all([getContacts(desk, id), listMySessions(desk, id), listAccountEvents(desk, id)]);
    const said = typeof request.query.said === 'string' && Object.hasOwn(SAID, request.query.said) ? SAID[request.query.said] : undefined;
    return sendPage(reply, myAccountPage(contextOf(request, deps, MY_ACCOUNT), { session, contacts, sessions, events, csrf: formToken(request, reply), said }));
  });
  app.post(`${MY_ACCOUNT}/events/read`, { config }, async (request, reply) => {
    await markAccountNewsRead(desk, getApplicant(request).account.id);
    return reply.redirect(MY_ACCOUNT, 303);
  });
  app.post(`${MY_ACCOUNT}/sessions/end`, { config }, async (request, reply) => {
    const named = entriesOf(request.body)['session'] ?? '';
    if (isUuid(named)) await endMySession(desk, getApplicant(request).account.id, named);
    return reply.redirect(`${MY_ACCOUNT}#sessions`, 303);
  });
  app.post(`${MY_ACCOUNT}/sessions/end-others`, { config }, async (request, reply) => {
    const { account, id } = getApplicant(request);
    await endOtherSessions(desk, account.id, id);
    return reply.redirect(`${MY_ACCOUNT}#sessions`, 303);
  });
  registerContacts(app, deps);
  registerPassword(app, deps);
  registerPhone(app, deps);
}

function contextOf(request: FastifyRequest, deps: WebDeps, path: string): PageContext {
  return portalContext(request, deps, { section: 'cabinet', ...(request.method === 'GET' ? {} : { path }) });
}

function registerContacts(app: FastifyInstance, deps: WebDeps): void {
  const path = `${MY_ACCOUNT}/contacts`;
  app.get(path, { config }, async (request, reply) => {
    const session = getApplicant(request);
    const contacts = await getContacts(deps.desk, session.account.id);
    return sendPage(reply, contactsPage(contextOf(request, deps, path), { ...contacts, csrf: formToken(request, reply), freshEds: isFreshEds(deps.desk, session) }));
  });
  app.post(path, { config }, async (request, reply) => {
    const session = getApplicant(request);
    const context = contextOf(request, deps, path);
    const entries = entriesOf(request.body);
    const entered = { phone: entries['phone'] ?? '', email: entries['email'] ?? '' };
    const saved = await saveContacts(deps.desk, session, { ...entered, currentPassword: entries['currentPassword'] ?? '' }, seenFrom(request));
    const again = { ...entered, csrf: formToken(request, reply), freshEds: isFreshEds(deps.desk, session) };
    switch (saved.kind) {
      case 'invalid': return sendPage(reply, contactsPage(context, { ...again, errors: wordProblems(context, saved.problems, (field) => accountLabel(context, field)) }), 422);
      case 'limited': return sendPage(reply, contactsPage(context, { ...again, told: context.t('portal.signIn.limited', { minutes: saved.minutes }) }), 429);
      case 'saved': {
        if (saved.phoneChanged && saved.earlierPhone !== undefined) void sendText(deps.messenger, saved.earlierPhone, context.t('portal.sms.phoneChanged'));
        return reply.redirect(saved.phoneChanged && entered.phone.trim() !== '' ? `${MY_ACCOUNT}/phone` : `${MY_ACCOUNT}?said=saved`, 303);
      }
    }
  });
}

function registerPassword(app: FastifyInstance, deps: WebDeps): void {
  const path = `${MY_ACCOUNT}/password`;
  app.get(path, { config }, async (request, reply) =>
    sendPage(reply, passwordPage(contextOf(request, deps, path), { csrf: formToken(request, reply), freshEds: isFreshEds(deps.desk, getApplicant(request)) })));
  app.post(path, { config }, async (request, reply) => {
    const session = getApplicant(request);
    const context = contextOf(request, deps, path);
    const entries = entriesOf(request.body);
    const changed = await changePassword(deps.desk, session, { currentPassword: entries['currentPassword'] ?? '', password: entries['password'] ?? '', passwordAgain: entries['passwordAgain'] ?? '' }, seenFrom(request));
    const again = { csrf: formToken(request, reply), freshEds: isFreshEds(deps.desk, session) };
    switch (changed.kind) {
      case 'changed': return reply.redirect(`${MY_ACCOUNT}?said=password`, 303);
      case 'invalid': return sendPage(reply, passwordPage(context, { ...again, errors: wordProblems(context, changed.problems, (field) => accountLabel(context, field)) }), 422);
      case 'limited': return sendPage(reply, passwordPage(context, { ...again, told: context.t('portal.signIn.limited', { minutes: changed.minutes }) }), 429);
    }
  });
}

function registerPhone(app: FastifyInstance, deps: WebDeps): void {
  const path = `${MY_ACCOUNT}/phone`;
  app.get<{ Querystring: { readonly sent?: unknown; readonly void?: unknown } }>(path, { config }, async (request, reply) => {
    const { phone } = await getContacts(deps.desk, getApplicant(request).account.id);
    const context = contextOf(request, deps, path);
    const { sent } = request.query;
    if (phone === '') return reply.redirect(`${MY_ACCOUNT}/contacts`, 303);
    if (typeof sent === 'string' && isUuid(sent)) return sendPage(reply, enterCodePage(context, { csrf: formToken(request, reply), phone, id: sent }));
    return sendPage(reply, sendCodePage(context, { csrf: formToken(request, reply), phone, told: request.query.void === '' ? context.t('portal.my.codeVoid') : undefined }));
  });
  app.post(`${path}/send`, { config }, async (request, reply) => sendCode(request, reply, deps));
  app.post(path, { config }, async (request, reply) => {
    const session = getApplicant(request);
    const context = contextOf(request, deps, path);
    const { id = '', code = '' } = entriesOf(request.body);
    const confirmed = await confirmPhone(deps.desk, session, id, code, seenFrom(request));
    if (confirmed.kind === 'confirmed') return reply.redirect(`${MY_ACCOUNT}?said=phone`, 303);
    if (confirmed.kind === 'void') return reply.redirect(`${path}?void`, 303);
    const { phone } = await getContacts(deps.desk, session.account.id);
    return sendPage(reply, enterCodePage(context, { csrf: formToken(request, reply), phone, id, code, errors: wordProblems(context, confirmed.problems, (field) => accountLabel(context, field)) }), 422);
  });
}

async function sendCode(request: FastifyRequest, reply: FastifyReply, deps: WebDeps): Promise<FastifyReply> {
  const session = getApplicant(request);
  const path = `${MY_ACCOUNT}/phone`;
  const context = contextOf(request, deps, path);
  const { t } = context;
  const { phone } = await getContacts(deps.desk, session.account.id);
  const told = (text: string, status: number) => sendPage(reply, sendCodePage(context, { csrf: formToken(request, reply), phone, told: text }), status);
  const begun = await beginPhoneConfirmation(deps.desk, deps.messenger, session, (code) => t('portal.sms.phone', { code }));
  switch (begun.kind) {
    case 'begun': return reply.redirect(`${path}?sent=${begun.id}`, 303);
    case 'no-phone': return reply.redirect(`${MY_ACCOUNT}/contacts`, 303);
    case 'unavailable': return told(t('portal.my.smsUnavailable'), 503);
    case 'limited':
      logLimit(deps, 'code-limited', session.account.iin);
      return told(t('portal.my.codesLimited', { minutes: begun.minutes }), 429);
  }
}
