import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { addAnswerFiles, ANSWER_FILES, removeAnswerFile } from '../../../desk/asked/answer-files.ts';
import { findMyAsk, giveDocument, prepareAnswer } from '../../../desk/asked/give-document.ts';
import type { MyAsk } from '../../../desk/asked/give-document.ts';
import { formToken, getApplicant } from '../../app/access.ts';
import type { WebDeps } from '../../app/deps.ts';
import { sendPage } from '../../kit/index.ts';
import type { FieldError, PageContext } from '../../kit/index.ts';
import { readSigned } from '../../signing/index.ts';
import { casePath } from '../cabinet/cabinet-page.ts';
import { entriesOf, filesOf, isUuid } from '../form-entries.ts';
import { notFound, portalContext } from '../portal-context.ts';
import { wordProblems } from '../problem-words.ts';
import { askPath } from './asked-part.ts';
import { answerOverPage, answerPage, answerSignPage, REMOVE } from './asked-pages.ts';

interface Asked { readonly Params: { readonly id: string; readonly ask: string } }

/** Answering an official who asked for a document. Another person's case is not there. */
export function registerAnswering(app: FastifyInstance, deps: WebDeps): void {
  const config = { access: 'applicant' } as const;
  const path = '/cabinet/cases/:id/documents/:ask';
  app.get<Asked>(path, { config }, async (request, reply) => withAsk(request, reply, deps, async (mine) => showFiles(request, reply, deps, mine, [])));
  app.post<Asked>(path, { config }, async (request, reply) => withAsk(request, reply, deps, async (mine) => takeFiles(request, reply, deps, mine)));
  app.get<Asked & { readonly Querystring: { readonly expired?: unknown } }>(`${path}/sign`, { config }, async (request, reply) => withAsk(request, reply, deps, async (mine) => {
    const { t } = portalContext(request, deps);
    return showSigning(request, reply, deps, mine, request.query.expired === '' ? [{ field: 'signature', text: t('errors.form.expired') }] : []);
  }));
  app.post<Asked>(`${path}/sign`, { config }, async (request, reply) => withAsk(request, reply, deps, async (mine) => takeSignature(request, reply, deps, mine)));
}

/** An answer that has come, or can no longer come, is told instead of being asked for. */
async function withAsk(request: FastifyRequest<Asked>, reply: FastifyReply, deps: WebDeps, next: (mine: MyAsk) => Promise<FastifyReply>): Promise<FastifyReply> {
  const { id, ask } = request.params;
  const mine = isUuid(id) && /^\d{1,9}$/.test(ask) ? await findMyAsk(deps.desk, getApplicant(request).account.id, id, Number(ask)) : undefined;
  if (mine === undefined) return notFound(reply);
  if (mine.ask.standing === 'given') return reply.redirect(casePath(id), 303);
  if (mine.ask.standing !== 'open') return sendPage(reply, answerOverPage(contextOf(request, deps, mine), mine), request.method === 'GET' ? 200 : 409);
  return next(mine);
}

function contextOf(request: FastifyRequest, deps: WebDeps, { of, ask }: MyAsk, act?: 'sign'): PageContext {
  return portalContext(request, deps, { section: 'cabinet', path: askPath(of.id, ask.ask, act) });
}

function showFiles(request: FastifyRequest, reply: FastifyReply, deps: WebDeps, mine: MyAsk, errors: readonly FieldError[]): FastifyReply {
  return sendPage(reply, answerPage(contextOf(request, deps, mine), mine, { csrf: formToken(request, reply), errors }), errors.length === 0 ? 200 : 422);
}

async function takeFiles(request: FastifyRequest<Asked>, reply: FastifyReply, deps: WebDeps, mine: MyAsk): Promise<FastifyReply> {
  const { of, ask } = mine;
  const entries = entriesOf(request.body);
  const problems = await addAnswerFiles(deps.desk, of.id, ask.ask, await filesOf(request.body, ANSWER_FILES));
  const removed = Object.keys(entries).find((name) => name.startsWith(REMOVE))?.slice(REMOVE.length);
  if (removed !== undefined) await removeAnswerFile(deps.desk, of.id, ask.ask, removed);
  const after = await findMyAsk(deps.desk, getApplicant(request).account.id, of.id, ask.ask) ?? mine;
  const context = contextOf(request, deps, mine);
  const errors = wordProblems(context, problems, () => context.t('asked.send.files'));
  const missing = errors.length === 0 && entries['go'] === 'on' && after.files.length === 0 ? [{ field: ANSWER_FILES, text: context.t('asked.send.missing') }] : [];
  if (errors.length + missing.length > 0) return showFiles(request, reply, deps, after, [...errors, ...missing]);
  return reply.redirect(askPath(of.id, ask.ask, entries['go'] === 'on' ? 'sign' : undefined), 303);
}

/** Lays the document before the applicant anew each time: what is shown and what is signed are the same bytes. */
async function showSigning(request: FastifyRequest, reply: FastifyReply, deps: WebDeps, mine: MyAsk, errors: readonly FieldError[], status = errors.length === 0 ? 200 : 422): Promise<FastifyReply> {
  const { account } = getApplicant(request);
  const prepared = await prepareAnswer(deps.desk, account, mine);
  if (prepared === undefined) return reply.redirect(askPath(mine.of.id, mine.ask.ask), 303);
  const page = answerSignPage(contextOf(request, deps, mine, 'sign'), mine, { ...prepared, csrf: formToken(request, reply), errors, organisation: account.kind === 'legal-entity' });
  return sendPage(reply, page, status);
}

async function takeSignature(request: FastifyRequest<Asked>, reply: FastifyReply, deps: WebDeps, mine: MyAsk): Promise<FastifyReply> {
  const context = contextOf(request, deps, mine, 'sign');
  const again = (problems: Parameters<typeof wordProblems>[1]) => showSigning(request, reply, deps, mine, wordProblems(context, problems, () => context.t('signing.signature')));
  const signed = readSigned(entriesOf(request.body));
  if (signed.kind === 'invalid') return again(signed.problems);
  const done = await giveDocument(deps.desk, deps.trust, getApplicant(request).account, signed.signingId, signed.cms);
  switch (done.kind) {
    case 'given': return reply.redirect(casePath(mine.of.id), 303);
    // Meanwhile the day has passed or the official was faster: the page of the ask says which.
    case 'over': return reply.redirect(askPath(mine.of.id, mine.ask.ask), 303);
    case 'expired': return reply.redirect(`${askPath(mine.of.id, mine.ask.ask, 'sign')}?expired`, 303);
    case 'unavailable': return showSigning(request, reply, deps, mine, [{ field: 'signature', text: context.t('portal.sign.unavailable') }], 503);
    case 'invalid': return again(done.problems);
  }
}
