import { randomBytes } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { findSession } from '../../desk/people/sessions.ts';
import type { Session, StaffSession } from '../../desk/people/sessions.ts';
import { keepSpokenLanguage } from '../../desk/people/spoken-language.ts';
import { askedLanguage, sendPage } from '../kit/index.ts';
import { problemPage } from '../kit/layout/problem-page.ts';
import type { WebDeps } from './deps.ts';
import { contextOf, faceOf } from './context.ts';
import { isToken, maskToken } from './form-token.ts';
import { deviceOf } from './device.ts';

/** Who may use a route. Every route declares it in `config.access`; a census test walks them all. */
export type Access = 'public' | 'applicant' | 'staff';

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: Access;
    /**
     * The route takes no cookies: a secret in the `Authorization` header says who asks. Another site cannot send that
     * header, so a form token would prove nothing. A test lists the routes that say so.
     */
    authenticatedBy?: 'bearer';
  }
  interface FastifyRequest { session?: Session }
}

export const SESSION_COOKIE = 'session';

/** Where staff choose a password; until they have replaced a one-time password, nothing else of the workplace opens. */
export const STAFF_PASSWORD_PATH = '/workplace/password';

/** Finds the session, keeps strangers out and holds every change against the session's token. */
export function accessHook(deps: WebDeps) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
    // Styles, scripts and letters are everybody's: several are asked for with each page, and the database need not hear of it.
    if (request.routeOptions.url === '/assets/:name') return undefined;
    const token = request.cookies[SESSION_COOKIE];
    const session = token === undefined ? undefined : await findSession(deps.desk, token, { device: deviceOf(request.headers['user-agent']), address: request.ip });
    if (session !== undefined) request.session = session;
    const language = request.method === 'GET' ? askedLanguage(request.url) : undefined;
    if (session?.kind === 'applicant' && language !== undefined) await keepSpokenLanguage(deps.desk, session.account.id, language);
    const { access } = request.routeOptions.config;
    if (access === 'applicant' && session?.kind !== 'applicant') return toSignIn(request, reply, '/sign-in');
    if (access === 'staff' && session?.kind !== 'staff') return toSignIn(request, reply, '/workplace/sign-in');
    if (access === 'staff' && session?.kind === 'staff' && session.passwordOnce === true && request.routeOptions.url !== STAFF_PASSWORD_PATH) return toSignIn(request, reply, STAFF_PASSWORD_PATH);
    return undefined;
  };
}

/** A GET comes back to where it was going; a POST cannot, so it is only told to sign in. */
function toSignIn(request: FastifyRequest, reply: FastifyReply, path: string): FastifyReply {
  const back = request.method === 'GET' ? `?back=${encodeURIComponent(request.url)}` : '';
  return reply.redirect(`${path}${back}`, 303);
}

const FORM_COOKIE = 'form';

/** The token every form carries, masked anew for each answer. */
export function formToken(request: FastifyRequest, reply: FastifyReply): string {
  return maskToken(formSecret(request, reply));
}

/** What the form tokens of this browser hide: the session's secret, or before login one that a cookie repeats. Never for a page. */
export function formSecret(request: FastifyRequest, reply: FastifyReply): string {
  if (request.session !== undefined) return request.session.csrf;
  const known = request.cookies[FORM_COOKIE];
  if (known !== undefined && known.length >= 32) return known;
  const token = randomBytes(24).toString('base64url');
  reply.setCookie(FORM_COOKIE, token, { path: '/', httpOnly: true, sameSite: 'lax' });
  request.cookies[FORM_COOKIE] = token;
  return token;
}

const READING: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/** A change without its own form's token was asked for by another site, or by a form older than the session. */
export function csrfHook(deps: WebDeps) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
    if (READING.has(request.method) || request.routeOptions.config.authenticatedBy === 'bearer') return undefined;
    const expected = request.session?.csrf ?? request.cookies[FORM_COOKIE];
    if (expected !== undefined && isToken(givenToken(request), expected)) return undefined;
    return sendPage(reply, problemPage(contextOf(request, deps), { kind: 'stale-form' }, faceOf(request.url)), 403);
  };
}

/** From a form, from a multipart form (where fields are objects), or from the header that scripts send. */
function givenToken(request: FastifyRequest): unknown {
  const field = (request.body as Readonly<Record<string, unknown>> | undefined)?.['csrf'] ?? request.headers['x-csrf'];
  return typeof field === 'object' && field !== null && 'value' in field ? field.value : field;
}

/** The applicant of this request. Routes with access `applicant` always have one. */
export function getApplicant(request: FastifyRequest): Extract<Session, { kind: 'applicant' }> {
  if (request.session?.kind !== 'applicant') throw new Error('Expected an applicant session: the route must declare access "applicant"');
  return request.session;
}

/** The member of staff of this request. Routes with access `staff` always have one. */
export function getStaff(request: FastifyRequest): StaffSession {
  if (request.session?.kind !== 'staff') throw new Error('Expected a staff session: the route must declare access "staff"');
  return request.session;
}
