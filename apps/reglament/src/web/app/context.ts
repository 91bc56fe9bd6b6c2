import type { FastifyRequest } from 'fastify';
import { fullName } from '../../desk/people/sessions.ts';
import { preferencesOf } from '../kit/index.ts';
import type { PageContext } from '../kit/index.ts';
import { translator } from '../texts/index.ts';
import type { WebDeps } from './deps.ts';
import { maskToken } from './form-token.ts';

/** The zone of the demonstration's banner; cases show the zone of their own provider. */
const BANNER_ZONE = 'Asia/Almaty';

/** Which of the site's two faces an address belongs to. */
export function faceOf(url: string): 'portal' | 'workplace' {
  return url.startsWith('/workplace') ? 'workplace' : 'portal';
}

/** What every page knows of its request. */
export function contextOf(request: FastifyRequest, deps: WebDeps): PageContext {
  const { language, display } = preferencesOf({ url: request.url, headers: request.headers });
  const { session } = request;
  const demonstration = deps.demonstration;
  return {
    t: translator(language), language, display, path: request.method === 'GET' ? request.url : '/', assets: deps.assets.paths,
    ...(session?.kind === 'applicant' ? { account: { name: fullName(session.account), href: '/cabinet', signOut: { action: '/sign-out', csrf: maskToken(session.csrf) } } } : {}),
    ...(session?.kind === 'staff' ? { account: { name: session.staff.name, href: '/workplace', signOut: { action: '/sign-out', csrf: maskToken(session.csrf) } } } : {}),
    ...(session === undefined ? { signInHref: request.url.startsWith('/workplace') ? '/workplace/sign-in' : '/sign-in' } : {}),
    ...(demonstration === undefined ? {} : { demoClock: { now: new Date(deps.desk.clock.now()), zone: BANNER_ZONE, href: '/demo' } }),
  };
}
