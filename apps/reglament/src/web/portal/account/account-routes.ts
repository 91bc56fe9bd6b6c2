import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Regulation } from '@reglament/regulation';
import { logIn, registerAccount } from '../../../desk/people/accounts.ts';
import { formToken } from '../../app/access.ts';
import type { WebDeps } from '../../app/deps.ts';
import { enter, leave, logLimit, seenFrom } from '../../app/sign-in.ts';
import { localPath, sendPage } from '../../kit/index.ts';
import type { FieldError, Html, PageContext } from '../../kit/index.ts';
import { entriesOf } from '../form-entries.ts';
import type { Entries } from '../form-entries.ts';
import { clauseNote } from '../law/cite.ts';
import { portalContext } from '../portal-context.ts';
import { wordProblems } from '../problem-words.ts';
import { authorisationRefusedPage, registerUnavailablePage } from './refusal-pages.ts';
import type { RefusalReason } from './refusal-pages.ts';
import { registerHref, signInHref, signInPage } from './sign-in-page.ts';
import { REGISTRATION_IIN_COOKIE, registrationLabel, registrationPage } from './registration-page.ts';

interface Asked { readonly back?: unknown; readonly said?: unknown }
const DEFAULT_BACK = '/cabinet';

/** Registration, login, logout of applicants. Sign-out serves staff too. */
export function registerAccounts(app: FastifyInstance, deps: WebDeps): void {
  const config = { access: 'public' } as const;
  app.get<{ Querystring: Asked }>('/sign-in', { config }, async (request, reply) => {
    const back = backOf(request.query.back);
    const context = portalContext(request, deps);
    const said = request.query.said === 'recovered' ? { said: context.t('portal.recover.done') } : {};
    return sendPage(reply, signInPage(context, { csrf: formToken(request, reply), back, note: noteOf(context, deps, back, 'authorise'), ...said }));
  });
  app.post('/sign-in', { config }, async (request, reply) => signIn(request, reply, deps));
  app.get<{ Querystring: Asked }>('/register', { config }, async (request, reply) => {
    const back = backOf(request.query.back);
    return sendPage(reply, registrationPage(portalContext(request, deps), { csrf: formToken(request, reply), back, entry: { ...EMPTY, iin: givenIin(request, reply) }, note: noteOf(portalContext(request, deps), deps, back, 'register-account') }));
  });
  app.post('/register', { config }, async (request, reply) => register(request, reply, deps));
  app.post('/sign-out', { config }, async (request, reply) => {
    const staff = request.session?.kind === 'staff';
    await leave(request, reply, deps);
    return reply.redirect(staff ? '/workplace/sign-in' : '/', 303);
  });
}

const EMPTY = { iin: '', surname: '', name: '', patronymic: '', phone: '', email: '' };

async function signIn(request: FastifyRequest, reply: FastifyReply, deps: WebDeps): Promise<FastifyReply> {
  const entries = entriesOf(request.body);
  const back = backOf(entries['back']);
  const context = portalContext(request, deps, { path: signInHref(back) });
  const iin = iinOf(entries);
  const unfinished = unfinishedEntry(context, iin, entries['password'] ?? '');
  if (unfinished.length > 0) return sendPage(reply, signInPage(context, { csrf: formToken(request, reply), iin: entries['iin'] ?? '', back, note: noteOf(context, deps, back, 'authorise'), errors: unfinished }), 422);
  const found = await logIn(deps.desk, deps.registers, iin, entries['password'] ?? '', seenFrom(request));
  const again = { csrf: formToken(request, reply), iin: entries['iin'] ?? '', back, note: noteOf(context, deps, back, 'authorise') };
  switch (found.kind) {
    case 'logged-in':
      await enter(request, reply, deps, found.session);
      return reply.redirect(back, 303);
    case 'wrong': return sendPage(reply, signInPage(context, { ...again, errors: [{ field: 'iin', text: context.t('portal.signIn.wrong') }] }), 422);
    case 'limited':
      if (found.first) logLimit(deps, 'login-limited', iin);
      return sendPage(reply, signInPage(context, { ...again, limitedMinutes: found.minutes }), 429);
    case 'refused': return refuse(reply, context, deps, found.reason, back, signInHref(back));
    case 'register-unavailable': return sendPage(reply, registerUnavailablePage(context, signInHref(back)), 503);
  }
}

/** What cannot be anybody's is said at once and counts as no attempt. */
function unfinishedEntry({ t }: PageContext, iin: string, password: string): readonly FieldError[] {
  const wrongIin = iin === '' ? t('errors.required', { label: t('kit.iin') }) : !/^\d+$/.test(iin) ? t('errors.iin.digits') : iin.length === 12 ? undefined : t('errors.iin.length');
  return [
    ...(wrongIin === undefined ? [] : [{ field: 'iin', text: wrongIin }]),
    ...(password === '' ? [{ field: 'password', text: t('errors.required', { label: t('portal.signIn.password') }) }] : []),
  ];
}

async function register(request: FastifyRequest, reply: FastifyReply, deps: WebDeps): Promise<FastifyReply> {
  const entries = entriesOf(request.body);
  const back = backOf(entries['back']);
  const context = portalContext(request, deps, { path: registerHref(back) });
  const entry = Object.fromEntries(Object.keys(EMPTY).map((field) => [field, entries[field] ?? ''])) as typeof EMPTY;
  const made = await registerAccount(deps.desk, deps.registers, { ...entry, iin: iinOf(entries), password: entries['password'] ?? '', passwordAgain: entries['passwordAgain'] ?? '' }, seenFrom(request));
  switch (made.kind) {
    case 'registered':
      await enter(request, reply, deps, made.session);
      return reply.redirect(back, 303);
    case 'invalid': {
      const errors = wordProblems(context, made.problems, (field) => registrationLabel(context, field));
      return sendPage(reply, registrationPage(context, { csrf: formToken(request, reply), back, entry, errors, note: noteOf(context, deps, back, 'register-account') }), 422);
    }
    case 'refused': return refuse(reply, context, deps, made.reason, back, registerHref(back));
    case 'register-unavailable': return sendPage(reply, registerUnavailablePage(context, registerHref(back)), 503);
  }
}

/** The refusal of authorisation with the clause of the service the person came for. */
export function refuse(reply: FastifyReply, context: PageContext, deps: WebDeps, reason: RefusalReason, back: string, again: string): FastifyReply {
  const regulation = refusingRegulation(deps, back);
  const refusal = regulation?.refusals.find(({ kind }) => kind === 'authorisationRefused');
  const note = regulation === undefined || refusal === undefined ? undefined : clauseNote(context, regulation, refusal);
  return sendPage(reply, authorisationRefusedPage(context, reason, again, note), 403);
}

/** The service the person came for. */
function wantedService({ desk: { library } }: WebDeps, back: string): Regulation | undefined {
  return library.regulations.get(/^\/services\/([^/]+\/\d\d)/.exec(back)?.[1] ?? '');
}

/** A refusal always says where it stands: in the text of the service the person came for, else in the first that prints it. */
function refusingRegulation(deps: WebDeps, back: string): Regulation | undefined {
  const wanted = wantedService(deps, back);
  const prints = (regulation: Regulation): boolean => regulation.refusals.some(({ kind, origin }) => kind === 'authorisationRefused' && origin === 'printed');
  return wanted !== undefined && prints(wanted) ? wanted : [...deps.desk.library.regulations.values()].find(prints);
}

/** Whoever came for no service is cited none: signing in is the same for all. */
function noteOf(context: PageContext, deps: WebDeps, back: string, act: 'authorise' | 'register-account'): Html | undefined {
  const regulation = wantedService(deps, back);
  const step = regulation?.routes.find(({ channel }) => channel === 'portal')?.steps.find((candidate) => candidate.act === act);
  return regulation === undefined || step === undefined ? undefined : clauseNote(context, regulation, step);
}

/** From the certificate of a login with EDS; shown once, because the next person at this computer may be another. */
function givenIin(request: FastifyRequest, reply: FastifyReply): string {
  const given = request.cookies[REGISTRATION_IIN_COOKIE];
  if (given === undefined) return '';
  reply.clearCookie(REGISTRATION_IIN_COOKIE, { path: '/register' });
  return /^\d{12}$/.test(given) ? given : '';
}

/** People type spaces between the groups of the number. */
function iinOf(entries: Entries): string {
  return (entries['iin'] ?? '').replace(/\s+/g, '').slice(0, 100);
}

function backOf(value: unknown): string {
  return typeof value === 'string' && value !== '' ? localPath(value) : DEFAULT_BACK;
}
