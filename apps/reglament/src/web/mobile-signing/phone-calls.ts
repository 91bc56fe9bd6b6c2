/**
 * API 1 and API 2 of "QR signing". The phone has no session: the address is a secret of 32 bytes, and API 2 asks for the
 * one-time token besides. Nothing here is logged but the route; a refusal names its code and no person.
 */
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { EdsCode } from '@reglament/eds';
import { answerFirstCall, answerSecondCall, takeMobileAnswer } from '../../desk/signatures/mobile-signing.ts';
import type { MobileCode } from '../../desk/signatures/mobile-signing.ts';
import type { WebDeps } from '../app/deps.ts';
import { refusalWords } from './refusal-words.ts';

/** A request's text, its signature and a certificate are some tens of kilobytes. */
const ANSWER_BYTES_MAX = 2 * 1024 * 1024;

const STATUS: Partial<Record<EdsCode | MobileCode, number>> = { 'qr-unknown': 404, 'qr-token-invalid': 401, 'qr-expired': 410, 'qr-used': 409, 'qr-over': 410, 'revocation-unavailable': 503 };

interface Addressed { readonly address: string }

export function api1Url(deps: Pick<WebDeps, 'publicUrl'>, address: string): string {
  return `${deps.publicUrl.replace(/\/+$/, '')}/mobile-signing/${address}`;
}

export function registerPhoneCalls(app: FastifyInstance, deps: WebDeps): void {
  const { desk, trust } = deps;
  const byToken = { access: 'public', authenticatedBy: 'bearer' } as const;
  app.get<{ Params: Addressed }>('/mobile-signing/:address', { config: { access: 'public' }, errorHandler: sayMalformed }, async ({ params: { address } }, reply) => {
    const answer = await answerFirstCall(desk, address, `${api1Url(deps, address)}/documents`);
    return answer.kind === 'refused' ? refuse(reply, answer.code) : send(reply, 200, answer.body);
  });
  app.get<{ Params: Addressed }>('/mobile-signing/:address/documents', { config: byToken, errorHandler: sayMalformed }, async (request, reply) => {
    const answer = await answerSecondCall(desk, request.params.address, request.headers.authorization);
    return answer.kind === 'refused' ? refuse(reply, answer.code) : send(reply, 200, answer.body);
  });
  app.put<{ Params: Addressed }>('/mobile-signing/:address/documents', { config: byToken, bodyLimit: ANSWER_BYTES_MAX, errorHandler: sayMalformed, onRequest: jsonOnly }, async (request, reply) => {
    const taken = await takeMobileAnswer(desk, trust, request.params.address, request.headers.authorization, request.body);
    if (taken.kind === 'taken') return send(reply, 200, { status: 'accepted' });
    return refuse(reply, taken.code);
  });
}

function refuse(reply: FastifyReply, code: EdsCode | MobileCode, status = STATUS[code] ?? 422): FastifyReply {
  return send(reply, status, { code, messageKz: refusalWords(code, 'kk'), messageRu: refusalWords(code, 'ru'), messageEn: refusalWords(code, 'en') });
}

function send(reply: FastifyReply, status: number, body: object): FastifyReply {
  return reply.status(status).header('cache-control', 'no-store').type('application/json; charset=utf-8').send(body);
}

/** A body that is no JSON, too long or of another type is answered as the phone expects, not with a page. */
function sayMalformed(error: FastifyError, _request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const status = error.statusCode ?? 500;
  // Ours, or too many calls: the site's own handler logs and answers.
  if (status >= 500 || status === 429) throw error;
  return refuse(reply, 'qr-answer-invalid', status);
}

/** Forms and files are no answers of a phone: their parsers, made for browsers, are not even started. */
async function jsonOnly(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> {
  const type = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  return type === 'application/json' ? undefined : refuse(reply, 'qr-answer-invalid', 415);
}
