import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { listMyCases, listNotices, markNoticesRead, openMyCase, readMyPaper } from '../../../desk/cabinet/cabinet.ts';
import type { MyCase } from '../../../desk/cabinet/cabinet.ts';
import { doOwnStep, OWN_PAPERS } from '../../../desk/cabinet/own-step.ts';
import { CHOSEN } from '../../../desk/registers/choice.ts';
import { complaintsBy } from '../../../desk/complaints/complaint.ts';
import type { FieldProblem } from '../../../desk/invalid-input.ts';
import { listJointRequests } from '../../../desk/joint/joint-requests.ts';
import { countAccountNews } from '../../../desk/people/account-events.ts';
import { listPapers } from '../../../desk/papers.ts';
import { listDrafts } from '../../../desk/requests/drafts.ts';
import { unitNames } from '../../../desk/workplace/names.ts';
import { findSurvey } from '../../../desk/survey/survey.ts';
import { formToken, getApplicant } from '../../app/access.ts';
import type { WebDeps } from '../../app/deps.ts';
import { sendPage } from '../../kit/index.ts';
import { entriesOf, filesOf, isUuid, listOf } from '../form-entries.ts';
import { notFound, portalContext } from '../portal-context.ts';
import { wordProblems } from '../problem-words.ts';
import { cabinetPage, casePath } from './cabinet-page.ts';
import { casePage } from './case-page.ts';
import { edsRefusedPage, sentPage } from './sent-page.ts';
import { refusalOfCase } from './case-words.ts';

interface CaseParams { readonly id: string }

/** The personal cabinet. Another person's case is not there. */
export function registerCabinet(app: FastifyInstance, deps: WebDeps): void {
  const { desk } = deps;
  const config = { access: 'applicant' } as const;
  app.get('/cabinet', { config }, async (request, reply) => {
    const { id } = getApplicant(request).account;
    const [cases, notices, drafts, complaints, accountNews, joint] = await Promise.all([listMyCases(desk, id), listNotices(desk, id), listDrafts(desk, id), complaintsBy(desk.db, 'account_id', id), countAccountNews(desk, id), listJointRequests(desk, getApplicant(request).account)]);
    return sendPage(reply, cabinetPage(portalContext(request, deps, { section: 'cabinet' }), { cases, notices, drafts, complaints, accountNews, joint, now: desk.clock.now(), csrf: formToken(request, reply) }));
  });
  app.post('/cabinet/notices/read', { config }, async (request, reply) => {
    await markNoticesRead(desk, getApplicant(request).account.id);
    return reply.redirect('/cabinet', 303);
  });
  app.get<{ Params: CaseParams }>('/cabinet/cases/:id', { config }, async (request, reply) => withCase(request, reply, deps, (mine) => showCase(request, reply, deps, mine)));
  app.post<{ Params: CaseParams }>('/cabinet/cases/:id/own-step', { config }, async (request, reply) => withCase(request, reply, deps, (mine) => ownStep(request, reply, deps, mine)));
  app.get<{ Params: CaseParams }>('/cabinet/cases/:id/sent', { config }, async (request, reply) => withCase(request, reply, deps, async (mine) => {
    const context = portalContext(request, deps, { section: 'cabinet' });
    if (mine.state.outcome?.kind !== 'refused') return sendPage(reply, sentPage(context, mine, desk.clock.now()));
    if (refusalOfCase(mine)?.kind !== 'edsNotConfirmed') return reply.redirect(casePath(mine.state.id), 303);
    return sendPage(reply, edsRefusedPage(context, mine, await refusalCode(deps, mine)));
  }));
  app.get<{ Params: CaseParams & { readonly paper: string } }>('/cabinet/cases/:id/papers/:paper', { config }, async (request, reply) => sendPaper(request, reply, deps));
}

async function withCase(request: FastifyRequest<{ Params: CaseParams }>, reply: FastifyReply, { desk }: WebDeps, next: (mine: MyCase) => Promise<FastifyReply>): Promise<FastifyReply> {
  const { id } = request.params;
  const mine = isUuid(id) ? await openMyCase(desk, getApplicant(request).account.id, id) : undefined;
  return mine === undefined ? notFound(reply) : next(mine);
}

async function showCase(request: FastifyRequest, reply: FastifyReply, deps: WebDeps, mine: MyCase, outcome = '', problems: readonly FieldProblem[] = [], chosen: readonly string[] = []): Promise<FastifyReply> {
  const { desk } = deps;
  const context = portalContext(request, deps, { section: 'cabinet', path: casePath(mine.state.id) });
  const labels: Readonly<Record<string, string>> = { [OWN_PAPERS]: context.t('portal.own.papers'), outcome: context.t('portal.own.outcome'), [CHOSEN]: context.t('waiting.list.choice') };
  const errors = wordProblems(context, problems, (field) => labels[field] ?? field);
  const { provider } = mine.state.units;
  const [units, complaints, survey] = await Promise.all([
    unitNames(desk, [provider]), complaintsBy(desk.db, 'case_id', mine.state.id), findSurvey(desk, mine.state.applicant, mine.state.id),
  ]);
  return sendPage(reply, casePage(context, { mine, unit: units.get(provider), now: desk.clock.now(), complaints, surveyable: survey !== undefined, entered: { csrf: formToken(request, reply), outcome, chosen, errors } }), problems.length === 0 ? 200 : 422);
}

/** Whoever was faster (the office, the term, or the same person twice) leads back to the case as it stands now. */
async function ownStep(request: FastifyRequest, reply: FastifyReply, deps: WebDeps, mine: MyCase): Promise<FastifyReply> {
  const { outcome = '' } = entriesOf(request.body);
  const chosen = listOf(request.body, CHOSEN);
  const done = await doOwnStep(deps.desk, getApplicant(request).account.id, mine.state.id, { outcome, chosen, files: await filesOf(request.body, OWN_PAPERS) });
  if (done.kind === 'invalid' && done.problems.every(({ field, code }) => code !== 'term-over' && (field === OWN_PAPERS || field === CHOSEN || field === 'outcome'))) return showCase(request, reply, deps, mine, outcome, done.problems, chosen);
  return reply.redirect(casePath(mine.state.id), 303);
}

/** What the check of the certificate found, kept with its evidence. */
async function refusalCode({ desk }: WebDeps, mine: MyCase): Promise<string | undefined> {
  const evidence = (await listPapers(desk.db, mine.state.id)).find(({ kind, name }) => kind === 'evidence' && name === 'request');
  return evidence?.details['code'];
}

async function sendPaper(request: FastifyRequest<{ Params: CaseParams & { readonly paper: string } }>, reply: FastifyReply, { desk }: WebDeps): Promise<FastifyReply> {
  const { id, paper } = request.params;
  const found = isUuid(id) && isUuid(paper) ? await readMyPaper(desk, getApplicant(request).account.id, id, paper) : undefined;
  if (found === undefined) return notFound(reply);
  // Always a download: what somebody attached is never shown as a page of this site.
  return reply.header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(found.paper.fileName)}`)
    .header('cache-control', 'no-store').type(found.paper.mediaType).send(found.bytes);
}
