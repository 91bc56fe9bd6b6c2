import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { chooseForm } from '../../../desk/requests/choose-form.ts';
import { CATEGORY, isInCategory } from '../../../desk/requests/eligibility.ts';
import { attachFile, draftProblems, findDraft, moveAttachmentUp, removeAttachment, saveAnswers } from '../../../desk/requests/drafts.ts';
import { CONSENT, fillFromRegisters } from '../../../desk/requests/register-fills.ts';
import type { FieldProblem } from '../../../desk/invalid-input.ts';
import { formToken, getApplicant } from '../../app/access.ts';
import type { WebDeps } from '../../app/deps.ts';
import { isTooManyFiles } from '../../app/upload-limit.ts';
import { sendPage } from '../../kit/index.ts';
import type { FieldError, Html } from '../../kit/index.ts';
import { entriesOf, filesOf } from '../form-entries.ts';
import { notFound } from '../portal-context.ts';
import type { ServiceParams } from '../services/service-routes.ts';
import { checkPage } from './check-page.ts';
import { registerDiscarding } from './discard-routes.ts';
import { documentsPage, MOVE_UP, REMOVE } from './documents-page.ts';
import { readAnswer } from './field-inputs.ts';
import { aboutYouPage, categoryPage, coSignersPage, formPage, providerPage, requestPage } from './form-pages.ts';
import type { QuestionPage } from './form-pages.ts';
import { registersPage } from './registers-page.ts';
import { withDraft, worded } from './opened-draft.ts';
import type { Opened } from './opened-draft.ts';
import { registerSigning } from './sign-routes.ts';
import { startPage } from './start-page.ts';
import { applyPath, fieldsAboutYou, fieldsOfRequest, isLocked, isStepName, pathAfter, pathBefore, problemsOf } from './steps.ts';
import type { RequestStep, StepName } from './steps.ts';

type Asked = { readonly Params: ServiceParams & { readonly step?: string; readonly question?: string }; readonly Querystring: { readonly return?: unknown } };

/** From the choice of a service to its signature. */
export function registerApplying(app: FastifyInstance, deps: WebDeps): void {
  const config = { access: 'applicant' } as const;
  const base = '/services/:decree/:number/apply';
  app.get<Asked>(base, { config }, async (request, reply) => withDraft(request, reply, deps, async ({ context, draft, steps }) =>
    sendPage(reply, startPage(context, draft, steps, await draftProblems(deps.desk, draft)))));
  app.get<Asked>(`${base}/check`, { config }, async (request, reply) => withDraft(request, reply, deps, async ({ context, draft, providers, steps }) =>
    sendPage(reply, checkPage(context, { draft, providers, steps, problems: await draftProblems(deps.desk, draft) }))));
  registerSigning(app, deps);
  registerDiscarding(app, deps);
  for (const path of [`${base}/:step`, `${base}/:step/:question`]) app.get<Asked>(path, { config }, async (request, reply) => withDraft(request, reply, deps, async (opened) => {
    const step = opened.steps.find(({ name }) => name === request.params.step);
    if (step !== undefined && !isAnswerable(opened, step.name)) return reply.redirect(applyPath(opened.draft.regulation, firstOf(opened)), 303);
    const question = step && askedOf(step, request.params.question ?? '1');
    return step === undefined || question === undefined ? noSuchStep(reply, opened, request.params.step) : sendPage(reply, questionPage(request, reply, opened, { name: step.name, question }, request.query.return === 'check', []));
  }));
  app.post<Asked>(`${base}/:step/:question`, { config }, async (request, reply) => withDraft(request, reply, deps, async (opened) => {
    const step = opened.steps.find(({ name }) => name === request.params.step);
    const question = step && askedOf(step, request.params.question);
    if (step?.name !== 'request' || question === undefined) return noSuchStep(reply, opened, request.params.step);
    if (!isAnswerable(opened, step.name)) return reply.redirect(applyPath(opened.draft.regulation, firstOf(opened)), 303);
    return keepAnswers(request, reply, deps, opened, { ...step, fields: step.questions[question - 1] ?? [] }, question);
  }));
  app.post<Asked>(`${base}/:step`, { config, errorHandler: (error, request, reply) => (isTooManyFiles(error) ? tooManyFiles(request, reply, deps) : Promise.reject(error)) },
    async (request, reply) => withDraft(request, reply, deps, async (opened) => {
      const step = opened.steps.find(({ name }) => name === request.params.step);
      if (step === undefined) return noSuchStep(reply, opened, request.params.step);
      if (!isAnswerable(opened, step.name)) return reply.redirect(applyPath(opened.draft.regulation, firstOf(opened)), 303);
      if (step.name === 'registers') return askRegisters(request, reply, deps, opened);
      if (step.name === 'form') return keepForm(request, reply, deps, opened, step);
      return step.name === 'documents' ? keepDocuments(request, reply, deps, opened, step) : keepAnswers(request, reply, deps, opened, step);
    }));
}

/** The number of a question of this step. */
function askedOf({ questions }: RequestStep, number = ''): number | undefined {
  return /^[1-9]\d?$/.test(number) && Number(number) <= questions.length ? Number(number) : undefined;
}

/** A page that another form of this service has, or had in another window, leads to the pages there are. */
function noSuchStep(reply: FastifyReply, { draft }: Opened, name = ''): FastifyReply {
  return isStepName(name) ? reply.redirect(applyPath(draft.regulation), 303) : notFound(reply);
}

function questionPage(request: FastifyRequest, reply: FastifyReply, { context, draft, providers, steps }: Opened, { name, question }: { readonly name: StepName; readonly question?: number | undefined }, returning: boolean, errors: readonly FieldError[]): Html {
  const back = returning ? applyPath(draft.regulation, 'check') : pathBefore(draft.regulation, steps, name, question);
  const page: QuestionPage = { draft, csrf: formToken(request, reply), back, returning, errors, ...(name === 'request' && question !== undefined ? { question } : {}) };
  switch (name) {
    case 'category': return categoryPage(context, page);
    case 'form': return formPage(context, page);
    case 'provider': return providerPage(context, page, providers);
    case 'about-you': return aboutYouPage(context, page);
    case 'registers': return registersPage(context, page);
    case 'request': return requestPage(context, page);
    case 'co-signers': return coSignersPage(context, page);
    case 'documents': return documentsPage(context, page);
  }
}

/** Nothing is asked of whoever the portal does not serve; and what is asked follows from the form, so that is chosen before. */
function isAnswerable({ draft }: Opened, name: StepName): boolean {
  if (!isInCategory(draft.regulation, draft.answers)) return name === 'category';
  return draft.formChosen || name === 'category' || name === 'form' || name === 'provider';
}

function firstOf({ draft }: Opened): StepName {
  return isInCategory(draft.regulation, draft.answers) ? 'form' : 'category';
}

async function keepForm(request: FastifyRequest, reply: FastifyReply, deps: WebDeps, opened: Opened, step: RequestStep): Promise<FastifyReply> {
  const entries = entriesOf(request.body);
  const returning = entries['return'] === 'check';
  const chosen = await chooseForm(deps.desk, getApplicant(request).account, opened.draft, entries['form'] ?? '');
  if (chosen.kind === 'chosen') return goOn(reply, opened, step.name, returning);
  return sendPage(reply, questionPage(request, reply, opened, step, returning, worded(opened, chosen.problems)), 422);
}

/** Without a clear yes no register is asked; whoever says no, or nothing, fills everything in by hand. */
async function askRegisters(request: FastifyRequest, reply: FastifyReply, deps: WebDeps, { draft, steps }: Opened): Promise<FastifyReply> {
  const entries = entriesOf(request.body);
  await fillFromRegisters(deps.desk, deps.registers, getApplicant(request).account, draft, entries[CONSENT] === 'yes');
  // What came is looked over at once, also by whoever came to change the answer.
  return reply.redirect(`${pathAfter(draft.regulation, steps, 'registers')}${entries['return'] === 'check' ? '?return=check' : ''}`, 303);
}

/** @param question of the form's own, where one of several was answered */
async function keepAnswers(request: FastifyRequest, reply: FastifyReply, deps: WebDeps, opened: Opened, step: RequestStep, question?: number): Promise<FastifyReply> {
  const entries = entriesOf(request.body);
  const fields = (step.name === 'about-you' ? fieldsAboutYou(opened.draft) : fieldsOfRequest(opened.draft)).filter(({ id }) => step.fields.includes(id));
  const answers = step.name === 'provider'
    ? { unit: entries['unit'] ?? '' }
    : step.name === 'category' ? { [CATEGORY]: entries[CATEGORY] ?? '' }
    // An unticked box is not sent: it is empty, and so is a row left out.
    : step.name === 'co-signers' ? Object.fromEntries(step.fields.map((name) => [name, (entries[name] ?? '').trim()]))
    : Object.fromEntries(fields.filter((field) => !isLocked(opened.draft, field)).map((field) => [field.id, readAnswer(field, entries)]));
  const saved = await saveAnswers(deps.desk, opened.draft, answers);
  const problems = problemsOf(step, saved.problems);
  const returning = entries['return'] === 'check';
  if (problems.length === 0) return goOn(reply, opened, step.name, returning, question);
  return sendPage(reply, questionPage(request, reply, { ...opened, draft: saved.draft }, { name: step.name, question }, returning, worded(opened, problems)), 422);
}

function goOn(reply: FastifyReply, { draft, steps }: Opened, name: StepName, returning: boolean, question?: number): FastifyReply {
  return reply.redirect(returning ? applyPath(draft.regulation, 'check') : pathAfter(draft.regulation, steps, name, question), 303);
}

/** Takes out, adds, and goes on when nothing is missing. Files that were good stay, whatever the others were. */
async function keepDocuments(request: FastifyRequest, reply: FastifyReply, deps: WebDeps, opened: Opened, step: RequestStep): Promise<FastifyReply> {
  const { desk } = deps;
  const { draft } = opened;
  const entries = entriesOf(request.body);
  const returning = entries['return'] === 'check';
  const here = `${applyPath(draft.regulation, 'documents')}${returning ? '?return=check' : ''}`;
  const removed = Object.keys(entries).find((name) => name.startsWith(REMOVE));
  if (removed !== undefined) {
    await removeAttachment(desk, draft, removed.slice(REMOVE.length));
    return reply.redirect(here, 303);
  }
  const moved = Object.keys(entries).find((name) => name.startsWith(MOVE_UP));
  if (moved !== undefined) {
    await moveAttachmentUp(desk, draft, moved.slice(MOVE_UP.length));
    return reply.redirect(here, 303);
  }
  const problems: FieldProblem[] = [];
  for (const document of step.fields) {
    for (const file of await filesOf(request.body, document)) {
      // Each file sees those attached before it, so that the limit per document holds within one form as well.
      const now = await findDraft(desk, draft.accountId, draft.id) ?? draft;
      const attached = await attachFile(desk, now, document, file);
      if (attached.kind !== 'invalid') continue;
      problems.push(...attached.problems);
      // Said once: no further file of this document can be taken.
      if (attached.problems.some(({ code }) => code === 'file.tooMany')) break;
    }
  }
  const after = await findDraft(desk, draft.accountId, draft.id) ?? draft;
  if (problems.length === 0 && entries['go'] === 'stay') return reply.redirect(here, 303);
  const missing = problemsOf(step, await draftProblems(desk, after)).filter(({ field }) => !problems.some((problem) => problem.field === field));
  const all = entries['go'] === 'stay' ? problems : [...problems, ...missing];
  if (all.length === 0) return goOn(reply, opened, 'documents', returning);
  return sendPage(reply, questionPage(request, reply, { ...opened, draft: after }, step, returning, worded(opened, all)), 422);
}

/** More files in one form than the site takes: told beside the first document. */
function tooManyFiles(request: FastifyRequest<Asked>, reply: FastifyReply, deps: WebDeps): Promise<FastifyReply> {
  return withDraft(request, reply, deps, async (opened) => {
    const text = opened.context.t('portal.apply.tooManyAtOnce');
    return sendPage(reply, questionPage(request, reply, opened, { name: 'documents' }, false, [{ field: opened.draft.regulation.documents[0]?.id ?? '', text }]), 422);
  });
}
