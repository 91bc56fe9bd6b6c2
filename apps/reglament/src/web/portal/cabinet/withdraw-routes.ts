import { isDecided } from '@reglament/engine';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { openMyCase } from '../../../desk/cabinet/cabinet.ts';
import type { MyCase } from '../../../desk/cabinet/cabinet.ts';
import { withdrawRequest } from '../../../desk/cabinet/withdraw.ts';
import { formToken, getApplicant } from '../../app/access.ts';
import type { WebDeps } from '../../app/deps.ts';
import { sendPage } from '../../kit/index.ts';
import { isUuid } from '../form-entries.ts';
import { notFound, portalContext } from '../portal-context.ts';
import { casePath } from './cabinet-page.ts';
import { tooLatePage, withdrawPage } from './withdraw-page.ts';

interface CaseParams { readonly id: string }

/** Taking a request back: asked once more, then done. */
export function registerWithdrawing(app: FastifyInstance, deps: WebDeps): void {
  const config = { access: 'applicant' } as const;
  app.get<{ Params: CaseParams }>('/cabinet/cases/:id/withdraw', { config }, async (request, reply) => {
    const mine = await myCase(request, deps);
    if (mine === undefined) return notFound(reply);
    if (mine.state.status === 'ended') return reply.redirect(casePath(mine.state.id), 303);
    const context = portalContext(request, deps, { section: 'cabinet' });
    return sendPage(reply, isDecided(mine.state, mine) ? tooLatePage(context, mine) : withdrawPage(context, mine, formToken(request, reply)));
  });
  app.post<{ Params: CaseParams }>('/cabinet/cases/:id/withdraw', { config }, async (request, reply) => withdrawn(request, reply, deps));
}

/** A second click finds the case ended and leads to it like the first. */
async function withdrawn(request: FastifyRequest<{ Params: CaseParams }>, reply: FastifyReply, deps: WebDeps): Promise<FastifyReply> {
  const mine = await myCase(request, deps);
  const done = mine && await withdrawRequest(deps.desk, getApplicant(request).account.id, mine.state.id);
  if (mine === undefined || done === undefined) return notFound(reply);
  const path = casePath(mine.state.id);
  if (done.kind === 'done' || done.problems.some(({ code }) => code === 'case-ended')) return reply.redirect(path, 303);
  return sendPage(reply, tooLatePage(portalContext(request, deps, { section: 'cabinet', path }), mine), 409);
}

async function myCase(request: FastifyRequest<{ Params: CaseParams }>, { desk }: WebDeps): Promise<MyCase | undefined> {
  return isUuid(request.params.id) ? openMyCase(desk, getApplicant(request).account.id, request.params.id) : undefined;
}
