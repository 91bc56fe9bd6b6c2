/** Login with EDS on both faces of the site. `registerEdsLogin` is its contract. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { beginEdsLogin, logInWithEds } from '../../desk/people/eds-login.ts';
import type { EdsLoggedIn, LoginFace } from '../../desk/people/eds-login.ts';
import { formSecret, formToken } from '../app/access.ts';
import type { WebDeps } from '../app/deps.ts';
import { enter, seenFrom } from '../app/sign-in.ts';
import { localPath, sendPage } from '../kit/index.ts';
import type { PageContext } from '../kit/index.ts';
import { portalContext, REGISTRATION_IIN_COOKIE, refuseAuthorisation, registerUnavailablePage } from '../portal/index.ts';
import { frameOf } from '../workplace/index.ts';
import { edsLoginPage, noAccountPage, wordCode } from './login-page.ts';
import { readAnswer } from './read-answer.ts';

const PATHS = { applicant: '/sign-in/eds', staff: '/workplace/sign-in/eds' } as const satisfies Record<LoginFace, string>;
const HOMES = { applicant: '/cabinet', staff: '/workplace' } as const satisfies Record<LoginFace, string>;

const REGISTRATION_SECONDS = 600;

/** Adds `/sign-in/eds` and `/workplace/sign-in/eds`. */
export function registerEdsLogin(app: FastifyInstance, deps: WebDeps): void {
  for (const face of ['applicant', 'staff'] as const) {
    app.get<{ Querystring: { readonly back?: unknown; readonly switch?: unknown } }>(PATHS[face], { config: { access: 'public' } }, async (request, reply) => {
      const back = backOf(face, request.query.back);
      // Whoever is in may come in again as another: a person for their organisation.
      if (request.session?.kind === face && request.query.switch === undefined) return reply.redirect(back, 303);
      return ask(request, reply, deps, face, back);
    });
    app.post(PATHS[face], { config: { access: 'public' } }, async (request, reply) => {
      const { challengeId, signed, back: given } = readAnswer(request.body);
      const back = backOf(face, given);
      const outcome = await logInWithEds(deps.desk, deps.trust, deps.registers, { face, browser: formSecret(request, reply), challengeId, signed, from: seenFrom(request) });
      return answer(request, reply, deps, face, back, outcome);
    });
  }
}

async function answer(request: FastifyRequest, reply: FastifyReply, deps: WebDeps, face: LoginFace, back: string, outcome: EdsLoggedIn): Promise<FastifyReply> {
  const context = contextFor(request, deps, face, back);
  switch (outcome.kind) {
    case 'logged-in':
      await enter(request, reply, deps, outcome.session);
      return reply.redirect(outcome.withoutPassword === true ? '/cabinet/account/password' : back, 303);
    case 'not-confirmed': return ask(request, reply, deps, face, back, { text: wordCode(context, outcome.code), status: 422 });
    case 'unavailable': return ask(request, reply, deps, face, back, { text: wordCode(context, 'revocation-unavailable'), status: 503 });
    case 'refused': return refuseAuthorisation(reply, context, deps, outcome.reason, back, hrefOf(face, back));
    case 'register-unavailable': return sendPage(reply, registerUnavailablePage(context, hrefOf(face, back)), 503);
    case 'no-account': {
      reply.setCookie(REGISTRATION_IIN_COOKIE, outcome.iin, { path: '/register', httpOnly: true, sameSite: 'lax', secure: deps.secureCookies, maxAge: REGISTRATION_SECONDS });
      return sendPage(reply, noAccountPage(context, `/register?back=${encodeURIComponent(back)}`), 403);
    }
  }
}

interface Trouble { readonly text: string; readonly status: number }

/** Every page carries a challenge of its own; the one answered before is burned. */
async function ask(request: FastifyRequest, reply: FastifyReply, deps: WebDeps, face: LoginFace, back: string, trouble?: Trouble): Promise<FastifyReply> {
  const csrf = formToken(request, reply);
  const asked = await beginEdsLogin(deps.desk, face, formSecret(request, reply));
  const page = edsLoginPage(contextFor(request, deps, face, back), { face, action: PATHS[face], csrf, back, asked, ...(trouble === undefined ? {} : { error: trouble.text }) });
  return sendPage(reply, page, trouble?.status ?? 200);
}

function contextFor(request: FastifyRequest, deps: WebDeps, face: LoginFace, back: string): PageContext {
  return face === 'applicant' ? portalContext(request, deps, { path: hrefOf(face, back) }) : frameOf(request, deps, 'none', hrefOf(face, back));
}

function hrefOf(face: LoginFace, back: string): string {
  return `${PATHS[face]}?back=${encodeURIComponent(back)}`;
}

/** Only back into this site, and staff only into the workplace: an address given from outside must not lead elsewhere. */
function backOf(face: LoginFace, given: unknown): string {
  const path = typeof given === 'string' && given !== '' ? localPath(given) : HOMES[face];
  const fits = face === 'applicant' ? !path.startsWith('/sign-in') : path.startsWith('/workplace') && !path.startsWith('/workplace/sign-in');
  return fits ? path : HOMES[face];
}
