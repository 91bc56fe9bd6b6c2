/** The draft that a request's pages work on, opened once for each of them. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { childKey, NO_SPOUSE, SPOUSE } from '../../../desk/joint/co-signers.ts';
import { findOpenJoint } from '../../../desk/joint/joint-requests.ts';
import type { FieldProblem } from '../../../desk/invalid-input.ts';
import { listProviders, openDraft } from '../../../desk/requests/drafts.ts';
import type { ProviderUnit, RequestDraft } from '../../../desk/requests/drafts.ts';
import { CATEGORY, checkEligibility } from '../../../desk/requests/eligibility.ts';
import { getApplicant } from '../../app/access.ts';
import type { WebDeps } from '../../app/deps.ts';
import { sendPage } from '../../kit/index.ts';
import type { FieldError, PageContext } from '../../kit/index.ts';
import { jointPath } from '../joint/joint-page.ts';
import { servicePath } from '../law/cite.ts';
import { notFound, portalContext } from '../portal-context.ts';
import { wordProblems } from '../problem-words.ts';
import { isOnline } from '../services/online.ts';
import type { ServiceParams } from '../services/service-routes.ts';
import { fieldLabel } from './field-inputs.ts';
import { notEligiblePage } from './not-eligible-page.ts';
import { stepsOf } from './steps.ts';
import type { RequestStep } from './steps.ts';

/** A request in the making as the pages see it. */
export interface Opened {
  readonly context: PageContext;
  readonly draft: RequestDraft;
  readonly providers: readonly ProviderUnit[];
  readonly steps: readonly RequestStep[];
}

/** Opens this person's draft of the service, the one begun earlier or a new one. */
export async function withDraft(request: FastifyRequest<{ Params: ServiceParams }>, reply: FastifyReply, deps: WebDeps, next: (opened: Opened) => Promise<FastifyReply>): Promise<FastifyReply> {
  const regulation = deps.desk.library.regulations.get(`${request.params.decree}/${request.params.number}`);
  if (regulation === undefined) return notFound(reply);
  if (!isOnline(regulation)) return reply.redirect(servicePath(regulation), 303);
  const { account } = getApplicant(request);
  const eligibility = await checkEligibility(deps.registers, regulation, account);
  if (eligibility.kind !== 'eligible') return sendPage(reply, notEligiblePage(portalContext(request, deps, { section: 'services', path: servicePath(regulation) }), regulation, eligibility), eligibility.kind === 'register-unavailable' ? 503 : 403);
  const draft = await openDraft(deps.desk, account, regulation.id);
  if (draft === undefined) return reply.redirect(servicePath(regulation), 303);
  const joint = await findOpenJoint(deps.desk, draft.id);
  if (joint !== undefined) return reply.redirect(jointPath(joint), 303);
  const providers = await listProviders(deps.desk.db, regulation);
  const path = request.method === 'GET' ? request.url : request.url.split('?')[0] ?? '/';
  return next({ context: portalContext(request, deps, { section: 'services', path }), draft, providers, steps: stepsOf(draft, providers) });
}

/** Words for problems of the draft, each under the name its field has on the page. */
export function worded({ context, draft }: Pick<Opened, 'context' | 'draft'>, problems: readonly FieldProblem[]): readonly FieldError[] {
  return wordProblems(context, problems, (name) => {
    if (name === 'form') return context.t('portal.apply.form');
    if (name === CATEGORY) return context.t('portal.apply.category');
    if (name === SPOUSE || name === NO_SPOUSE) return context.t('portal.joint.spouse');
    if (name.startsWith(childKey(0).slice(0, -1))) return context.t('portal.joint.child', { number: Number(name.slice(childKey(0).length - 1)) });
    const field = draft.form.fields.find(({ id }) => id === name);
    if (field !== undefined) return fieldLabel(context, field);
    if (name === 'unit') return context.t('portal.apply.provider');
    if (name === 'signature') return context.t('signing.signature');
    return draft.regulation.documents.find(({ id }) => id === name)?.name[context.language] ?? name;
  });
}
