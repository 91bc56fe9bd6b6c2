/** What the case's page says after an action: done, somebody was faster, not yours, something is wrong. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { askableNow } from '../../../desk/asked/ask-applicant.ts';
import type { CounterPaper } from '../../../desk/counter/papers.ts';
import type { Consulted } from '../../../desk/workplace/consult-register.ts';
import { noteRefused } from '../../../desk/workplace/attempts.ts';
import type { FieldProblem } from '../../../desk/invalid-input.ts';
import { queueOf } from '../../../desk/workplace/queue.ts';
import { formToken, getStaff } from '../../app/access.ts';
import type { WebDeps } from '../../app/deps.ts';
import { formatTime, html, problemPage, sendPage } from '../../kit/index.ts';
import type { FieldError, PageContext } from '../../kit/index.ts';
import { frameOf } from '../frame.ts';
import { fieldsOf } from '../read-form.ts';
import type { Fields } from '../read-form.ts';
import { ASKED } from './ask-form.ts';
import { casePage } from './case-page.ts';
import type { CaseNotice, CasePage } from './case-page.ts';
import { isUuid, loadCase } from './case-material.ts';
import type { CaseMaterial } from './case-material.ts';
import { NEW_EXECUTOR } from './replace-form.ts';
import { RETURN_REASON } from './return-form.ts';
import { problemWords, typedTexts } from './posted-step.ts';

type ById = { Params: { id: string } };

/** What was posted, so that nothing typed is lost. */
export interface Posted {
  readonly fields: Fields;
  readonly key?: string;
  readonly errorsOf?: (context: PageContext, problems: readonly FieldProblem[]) => readonly FieldError[];
}

/** Nothing here for this person. Whoever tried to act on another unit's case is noted beside that case. */
export async function notFound(deps: WebDeps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  await noteAttempt(deps, request, ['not-your-unit']);
  return sendPage(reply, problemPage(frameOf(request, deps, 'none', '/workplace'), { kind: 'not-found' }, 'workplace'), 404);
}

/** Keeps an attempt to act that was refused; looking at a page is not one. */
export async function noteAttempt(deps: WebDeps, request: FastifyRequest, codes: readonly string[]): Promise<void> {
  const { id } = request.params as { readonly id?: string };
  if (request.method !== 'POST' || id === undefined || !isUuid(id)) return;
  await noteRefused(deps.desk, { caseId: id, staffId: getStaff(request).staff.id, action: request.routeOptions.url?.split('/').at(-1) ?? '', codes });
}

function refusalCodes(done: Consulted): readonly string[] {
  switch (done.kind) {
    case 'moved':
    case 'forbidden': return [done.kind];
    case 'refused': return done.problems.map(({ code }) => code);
    case 'done':
    case 'invalid':
    case 'unavailable': return [];
  }
}

/** The page as it stands; `?done=` tells what was done just now. */
export async function showCase(deps: WebDeps, request: FastifyRequest<ById>, reply: FastifyReply): Promise<FastifyReply> {
  const material = await loadCase(deps.desk, getStaff(request).staff, request.params.id);
  if (material === undefined) return notFound(deps, request, reply);
  const context = frameOf(request, deps, 'queue');
  const notice = await doneNotice(deps, context, material, fieldsOf(request.query).text('done'));
  return sendCase(context, request, reply, { material, ...(notice === undefined ? {} : { notice }) }, 200);
}

export type DoneWhat = 'step' | 'claimed' | 'released' | 'consulted' | 'opened' | 'conditions' | 'returned' | 'replaced' | 'kept' | 'record' | 'asked' | 'marked';

/** Answers a POST on the case: after success by going back to its page, else by its page with what stands in the way. */
export async function answerCase(deps: WebDeps, request: FastifyRequest<ById>, reply: FastifyReply, done: Consulted, what: DoneWhat, posted?: Posted): Promise<FastifyReply> {
  const path = `/workplace/cases/${request.params.id}`;
  if (done.kind === 'done') return reply.redirect(what === 'consulted' ? `${path}#work` : `${path}?done=${what}`, 303);
  const codes = refusalCodes(done);
  if (codes.length > 0) await noteAttempt(deps, request, codes);
  const material = await loadCase(deps.desk, getStaff(request).staff, request.params.id);
  if (material === undefined) return notFound(deps, request, reply);
  const context = frameOf(request, deps, 'queue', path);
  const refused = (body: readonly string[]): CaseNotice => ({ kind: 'refusal', title: context.t('workplace.refused.title'), body: html`${body.map((line) => html`<p>${line}</p>`)}` });
  const again = posted?.key === undefined ? undefined : { key: posted.key, fields: posted.fields, errors: [] };
  const kept = posted === undefined || stillOffered(material, posted) ? {} : { kept: typedTexts(posted.fields) };
  const page = { material, ...(again === undefined ? {} : { again }), ...kept };
  switch (done.kind) {
    case 'invalid': {
      const errors = posted?.errorsOf?.(context, done.problems) ?? [];
      return sendCase(context, request, reply, { ...page, ...(again === undefined ? {} : { again: { ...again, errors } }) }, 422);
    }
    case 'moved': return sendCase(context, request, reply, { ...page, notice: movedNotice(context, material) }, 409);
    case 'refused': return sendCase(context, request, reply, { ...page, notice: refused(problemWords(context, done.problems)) }, 409);
    case 'forbidden': return sendCase(context, request, reply, { ...page, notice: refused([context.t('workplace.refused.forbidden')]) }, 403);
    case 'unavailable': return sendCase(context, request, reply, { ...page, notice: { kind: 'info', title: context.t('kit.noticeInfo'), body: html`<p>${context.t('workplace.consult.unavailable')}</p>` } }, 503);
  }
}

/** Whether the form that was posted is on the page again, with what was entered. */
function stillOffered({ view, now }: CaseMaterial, { key, fields }: Posted): boolean {
  if (String(view.state.sequence) !== fields.text('sequence')) return false;
  if (key === ASKED) return askableNow(view.work, view.state, view.regulation, now) !== undefined;
  if (key === RETURN_REASON) return view.returnTo !== undefined;
  return key === NEW_EXECUTOR ? view.replacement !== undefined : key !== undefined && view.work !== undefined;
}

function sendCase(context: PageContext, request: FastifyRequest, reply: FastifyReply, page: Omit<CasePage, 'csrf'>, status: number): FastifyReply {
  return sendPage(reply, casePage(context, { ...page, csrf: formToken(request, reply) }), status);
}

/** Who moved the case, and when: a second click of one's own is told apart from a colleague's step. */
function movedNotice({ t }: PageContext, { journal, names, staff, view }: CaseMaterial): CaseNotice {
  const last = journal.entries.at(-1);
  const time = formatTime(Date.parse(last?.at ?? view.state.openedAt), view.regulation.decree.zone);
  const id = last?.by.kind === 'staff' ? last.by.id : undefined;
  const words = id === staff.id ? t('workplace.moved.self', { time }) : t('workplace.moved.other', { time, name: (id === undefined ? undefined : names.get(id)) ?? t(last?.by.kind === 'applicant' ? 'workplace.case.applicant' : 'kit.product') });
  return { kind: 'info', title: t('workplace.moved.title'), body: html`<p>${words}</p>` };
}

const PLAIN = ['claimed', 'released', 'conditions', 'opened', 'returned', 'replaced', 'kept', 'record', 'asked', 'marked'] as const satisfies readonly DoneWhat[];

/** What is told in one sentence. */
function isPlain(done: string): done is (typeof PLAIN)[number] {
  return (PLAIN as readonly string[]).includes(done);
}

/** The proof of acceptance, or of its refusal, that the step just done puts into the applicant's hands. */
function paperToHand({ counter, journal, staff }: CaseMaterial): CounterPaper | undefined {
  const own = journal.entries.findLast(({ by }) => by.kind === 'staff' && by.id === staff.id)?.events ?? [];
  if (own.some(({ kind }) => kind === 'RequestRegistered')) return counter.papers.find((paper) => paper === 'acceptance');
  return own.some(({ kind }) => kind === 'RefusalIssued') ? counter.papers.find((paper) => paper === 'acceptance-refused') : undefined;
}

async function doneNotice(deps: WebDeps, { t, language }: PageContext, material: CaseMaterial, done: string): Promise<CaseNotice | undefined> {
  const { staff, view } = material;
  if (isPlain(done)) return { kind: 'success', title: t(`workplace.done.${done}`), body: html`` };
  const passed = view.stations.filter(({ state, node }) => state === 'done' && node.act !== 'refuse').at(-1);
  if (done !== 'step' || passed === undefined) return undefined;
  // Whoever goes on working here needs no way out; whoever is finished gets the next task at once.
  const next = view.work === undefined ? (await queueOf(deps.desk, staff)).find(({ caseId }) => caseId !== view.state.id) : undefined;
  const paper = paperToHand(material);
  const print = paper !== undefined && html`<p><a href="/workplace/cases/${view.state.id}/print/${paper}">${t('workplace.done.print', { paper: t(`workplace.print.${paper}`) })}</a></p>`;
  const links = view.work === undefined && html`<p>${next !== undefined && html`<a href="/workplace/cases/${next.caseId}">${t('workplace.done.next', { number: next.number ?? next.regulation.title[language] })}</a> · `}<a href="/workplace">${t('workplace.done.queue')}</a></p>`;
  return { kind: 'success', title: t('workplace.done.title'), body: html`<p>${passed.node.step.text[language]}.</p>${print}${links}` };
}
