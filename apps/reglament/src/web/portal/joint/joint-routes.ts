import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { coSign, isWordRight, prepareCoSignature, signerOf, wordAsked } from '../../../desk/joint/co-sign.ts';
import { cancelJointRequest, declineJointRequest, findJointRequest } from '../../../desk/joint/joint-requests.ts';
import type { JointRequest } from '../../../desk/joint/joint-requests.ts';
import { findAccount, fullName } from '../../../desk/people/sessions.ts';
import { findContent } from '../../../desk/requests/contents.ts';
import { listProviders } from '../../../desk/requests/drafts.ts';
import { formToken, getApplicant } from '../../app/access.ts';
import type { WebDeps } from '../../app/deps.ts';
import { sendPage } from '../../kit/index.ts';
import type { FieldError } from '../../kit/index.ts';
import { readSigned, SIGNING_FIELDS } from '../../signing/index.ts';
import { applyPath } from '../apply/steps.ts';
import { entriesOf } from '../form-entries.ts';
import { notFound, portalContext } from '../portal-context.ts';
import { wordProblems } from '../problem-words.ts';
import { coSignPage } from './co-sign-page.ts';
import { jointPage, jointPath } from './joint-page.ts';

interface Asked { readonly Params: { readonly id: string } }
const config = { access: 'applicant' } as const;
const base = '/cabinet/joint/:id';

/** Requests that several people sign: each in their own cabinet, all the same bytes. For anybody else they are not there. */
export function registerJoint(app: FastifyInstance, deps: WebDeps): void {
  const { desk } = deps;
  app.get<Asked>(base, { config }, async (request, reply) => withJoint(request, reply, deps, async (joint) => {
    const mine = joint.account === getApplicant(request).account.id;
    const document = (await findContent(desk.db, joint.documentHash))?.toString('utf8') ?? '';
    return sendPage(reply, jointPage(portalContext(request, deps, { section: 'cabinet' }), { joint, mine, csrf: formToken(request, reply), document }));
  }));
  app.get<Asked & { Querystring: { readonly expired?: unknown } }>(`${base}/sign`, { config }, async (request, reply) => withJoint(request, reply, deps, async (joint) => {
    const { t } = portalContext(request, deps);
    return showSigning(request, reply, deps, joint, '', request.query.expired === '' ? [{ field: 'signature', text: t('errors.form.expired') }] : []);
  }));
  app.post<Asked>(`${base}/sign`, { config }, async (request, reply) => withJoint(request, reply, deps, async (joint) => takeSignature(request, reply, deps, joint)));
  app.post<Asked>(`${base}/decline`, { config }, async (request, reply) => withJoint(request, reply, deps, async (joint) => {
    await declineJointRequest(desk, getApplicant(request).account.iin, joint.id);
    return reply.redirect(jointPath(joint.id), 303);
  }));
  app.post<Asked>(`${base}/cancel`, { config }, async (request, reply) => withJoint(request, reply, deps, async (joint) => {
    const { id } = getApplicant(request).account;
    if (joint.account !== id) return notFound(reply);
    await cancelJointRequest(desk, id, joint.id);
    return reply.redirect(joint.draft === undefined ? jointPath(joint.id) : applyPath(joint.draft.regulation), 303);
  }));
}

async function withJoint(request: FastifyRequest<Asked>, reply: FastifyReply, { desk }: WebDeps, next: (joint: JointRequest) => Promise<FastifyReply>): Promise<FastifyReply> {
  const joint = await findJointRequest(desk, getApplicant(request).account, request.params.id);
  return joint === undefined ? notFound(reply) : next(joint);
}

/** Lays the bytes before the co-signer; who has nothing to sign here sees how it stands. */
async function showSigning(request: FastifyRequest, reply: FastifyReply, deps: WebDeps, joint: JointRequest, given: string, errors: readonly FieldError[], status = errors.length === 0 ? 200 : 422): Promise<FastifyReply> {
  const { account } = getApplicant(request);
  const signer = signerOf(joint, account);
  const prepared = joint.status === 'open' && signer?.status === 'asked' ? await prepareCoSignature(deps.desk, account, joint) : undefined;
  const applicant = await findAccount(deps.desk.db, joint.account);
  if (signer === undefined || prepared === undefined || joint.draft === undefined || applicant === undefined) return reply.redirect(jointPath(joint.id), 303);
  const asked = wordAsked(joint, signer);
  const page = coSignPage(portalContext(request, deps, { section: 'cabinet', path: jointPath(joint.id, 'sign') }), {
    joint, draft: joint.draft, providers: await listProviders(deps.desk.db, joint.draft.regulation), who: signer.who, applicantName: fullName(applicant), csrf: formToken(request, reply), ...prepared, errors,
    word: asked === undefined ? undefined : { asked, given, accepted: isWordRight(asked, given) },
  });
  return sendPage(reply, page, status);
}

async function takeSignature(request: FastifyRequest, reply: FastifyReply, deps: WebDeps, joint: JointRequest): Promise<FastifyReply> {
  const { account } = getApplicant(request);
  const entries = entriesOf(request.body);
  const word = (entries['word'] ?? '').slice(0, 100);
  const context = portalContext(request, deps, { section: 'cabinet', path: jointPath(joint.id, 'sign') });
  const again = (problems: Parameters<typeof wordProblems>[1]) => showSigning(request, reply, deps, joint, word, wordProblems(context, problems, () => context.t('signing.signature')));
  const signer = signerOf(joint, account);
  const asked = signer && wordAsked(joint, signer);
  if (asked !== undefined && !isWordRight(asked, word)) return again([{ field: 'word', code: 'coSigner.word', params: { word: asked } }]);
  // The word came first, by itself: now the page shows the signature, too.
  if (asked !== undefined && entries[SIGNING_FIELDS.signing] === undefined) return showSigning(request, reply, deps, joint, word, []);
  const signed = readSigned(entries);
  if (signed.kind === 'invalid') return again(signed.problems);
  const done = await coSign(deps.desk, deps.trust, account, joint.id, { ...signed, word });
  switch (done.kind) {
    case 'signed':
    case 'sent':
    case 'over': return reply.redirect(jointPath(joint.id), 303);
    case 'unavailable': return showSigning(request, reply, deps, joint, word, [{ field: 'signature', text: context.t('portal.sign.unavailable') }], 503);
    case 'invalid': return again(done.problems);
  }
}
