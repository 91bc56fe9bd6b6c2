import { createHmac, randomBytes } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { SeenFrom } from '../../desk/people/account-events.ts';
import { getContacts } from '../../desk/people/contacts.ts';
import { sendText } from '../../desk/people/send-text.ts';
import { endSession, findSession } from '../../desk/people/sessions.ts';
import type { NewSession } from '../../desk/people/sessions.ts';
import { keepSpokenLanguage } from '../../desk/people/spoken-language.ts';
import { preferencesOf } from '../kit/index.ts';
import { translator } from '../texts/index.ts';
import type { Language } from '../texts/index.ts';
import { SESSION_COOKIE } from './access.ts';
import type { WebDeps } from './deps.ts';
import { deviceOf } from './device.ts';

/** Where a request comes from, as its sender's account keeps it. */
export function seenFrom(request: FastifyRequest): SeenFrom {
  return { device: deviceOf(request.headers['user-agent']), address: request.ip };
}

/**
 * Gives the browser its session. A login gives a new token; whoever held the earlier one is out. Messages to a citizen go
 * in the language they sign in with. A sign-in from a kind of device the account was never used on is told to its
 * telephone, too.
 */
export async function enter(request: FastifyRequest, reply: FastifyReply, deps: WebDeps, session: NewSession): Promise<void> {
  const earlier = request.cookies[SESSION_COOKIE];
  if (earlier !== undefined) await endSession(deps.desk, earlier);
  reply.setCookie(SESSION_COOKIE, session.token, { path: '/', httpOnly: true, sameSite: 'lax', secure: deps.secureCookies, expires: new Date(session.expiresAt) });
  const found = await findSession(deps.desk, session.token, seenFrom(request));
  if (found?.kind !== 'applicant') return;
  const { language } = preferencesOf({ url: request.url, headers: request.headers });
  await keepSpokenLanguage(deps.desk, found.account.id, language);
  if (session.newDevice) await tellPhone(request, deps, found.account.id, language);
}

/** Takes the session away from this browser. */
export async function leave(request: FastifyRequest, reply: FastifyReply, deps: WebDeps): Promise<void> {
  const token = request.cookies[SESSION_COOKIE];
  if (token !== undefined) await endSession(deps.desk, token);
  reply.clearCookie(SESSION_COOKIE, { path: '/' });
}

async function tellPhone(request: FastifyRequest, deps: WebDeps, accountId: string, language: Language): Promise<void> {
  const { device } = seenFrom(request);
  const { phone, phoneConfirmed } = await getContacts(deps.desk, accountId);
  const t = translator(language);
  // Not waited for: a message that does not go out keeps nobody from their cabinet.
  if (phoneConfirmed) void sendText(deps.messenger, phone, t('portal.sms.newDevice', { device: device ?? t('portal.my.unknownDevice') }));
}

const logKey = randomBytes(32);

/** Ten thousand wrong logins are one line, and the line does not say whose: lines of one run can be told apart by their tag. */
export function logLimit(deps: WebDeps, event: string, identifier: string): void {
  deps.log?.({ level: 'warn', event, tag: createHmac('sha256', logKey).update(identifier).digest('hex').slice(0, 12) });
}
