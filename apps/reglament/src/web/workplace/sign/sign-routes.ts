import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Draft } from '@reglament/engine';
import { certifyRequest, isCertifying, prepareCertifying } from '../../../desk/counter/certify.ts';
import { DeskFailure } from '../../../desk/desk.ts';
import { findDraftContent } from '../../../desk/results/result-draft.ts';
import { prepareResult, signResult } from '../../../desk/results/sign-result.ts';
import { toAdopt } from '../../../desk/workplace/adopt.ts';
import { findBytesToSign, findPreparedDocument } from '../../../desk/workplace/prepared-document.ts';
import { formToken, getStaff } from '../../app/access.ts';
import type { WebDeps } from '../../app/deps.ts';
import { sendPage } from '../../kit/index.ts';
import type { FieldError } from '../../kit/index.ts';
import { readSigned } from '../../signing/index.ts';
import { answerCase, notFound, noteAttempt } from '../case/answer-case.ts';
import { isUuid, loadCase } from '../case/case-material.ts';
import type { CaseMaterial } from '../case/case-material.ts';
import { adoptedInput } from '../case/posted-step.ts';
import { isSigning } from '../case/step-actions.ts';
import { certifyPage } from '../counter/certify-page.ts';
import { frameOf } from '../frame.ts';
import { fieldsOf } from '../read-form.ts';
import { sendFile } from '../send-file.ts';
import { refusedWords } from './refused-words.ts';
import { nothingToSignPage, signPage } from './sign-page.ts';

type ById = { Params: { id: string } };
type Work = NonNullable<CaseMaterial['view']['work']>;
const STAFF = { config: { access: 'staff' } } as const;

/** Signing of the result or refusal by whoever the route names: the document, the panel, the check. */
export function registerSign(app: FastifyInstance, deps: WebDeps): void {
  app.get<ById>('/workplace/cases/:id/sign', STAFF, async (request, reply) => withSigning(deps, request, reply, async (material) => showSigning(deps, request, reply, material, [], 200)));
  app.post<ById>('/workplace/cases/:id/sign', STAFF, async (request, reply) => withSigning(deps, request, reply, async (material, work) => takeSignature(deps, request, reply, material, work)));
  app.get<{ Params: { id: string; file: string } }>('/workplace/cases/:id/sign/:file', STAFF, async (request, reply) => {
    const { id, file } = request.params;
    const signingId = file.replace(/\.(pdf|bin)$/, '');
    const material = isUuid(signingId) ? await loadCase(deps.desk, getStaff(request).staff, id) : undefined;
    if (file.endsWith('.bin')) {
      const bytes = material && await findBytesToSign(deps.desk, material.staff, id, signingId);
      return bytes === undefined ? notFound(deps, request, reply) : sendFile(reply, bytes, 'application/octet-stream', 'to-sign.bin');
    }
    const pdf = material && await findPreparedDocument(deps.desk, material.staff, id, signingId);
    return pdf === undefined ? notFound(deps, request, reply) : sendFile(reply, pdf, 'application/pdf', `${(material?.view.state.number ?? 'draft').replaceAll('/', '-')}.pdf`, 'inline');
  });
}

/** Only where this person's step now is to sign; otherwise back to the case, which says how it stands. */
async function withSigning(deps: WebDeps, request: FastifyRequest<ById>, reply: FastifyReply, act: (material: CaseMaterial, work: Work) => Promise<FastifyReply>): Promise<FastifyReply> {
  const material = await loadCase(deps.desk, getStaff(request).staff, request.params.id);
  if (material === undefined) return notFound(deps, request, reply);
  const { work, state } = material.view;
  const signs = work !== undefined && (work.node.act === 'adopt' || isSigning(work.node, state.draft) || isCertifying(work.node, material.view.papers));
  if (signs && !work.claimedByAnother) return act(material, work);
  return request.method === 'GET' ? reply.redirect(`/workplace/cases/${state.id}`, 303) : answerCase(deps, request, reply, { kind: 'moved', state }, 'step');
}

/** Whether the step is the certification of a request rather than the signing of a result. */
function isCertified({ view }: CaseMaterial): boolean {
  return view.work !== undefined && isCertifying(view.work.node, view.papers);
}

async function showSigning(deps: WebDeps, request: FastifyRequest<ById>, reply: FastifyReply, material: CaseMaterial, errors: readonly FieldError[], status: number): Promise<FastifyReply> {
  const context = frameOf(request, deps, 'queue', `/workplace/cases/${request.params.id}/sign`);
  if (isCertified(material)) return sendPage(reply, certifyPage(context, { material, csrf: formToken(request, reply), certify: await prepareCertifying(deps.desk, material.staff, request.params.id), errors }), status);
  const adopting = await adoptedOf(deps, material);
  // What is to be adopted has a number and a day, which are entered on the page of the case.
  if (adopting === 'not-entered') return reply.redirect(`/workplace/cases/${request.params.id}#work`, 303);
  try {
    const { signingId, toSign } = await prepareResult(deps.desk, deps.seal, material.staff, request.params.id, deps.publicUrl, adopting?.draft);
    return sendPage(reply, signPage(context, { material: adopting?.material ?? material, csrf: formToken(request, reply), signingId, toSign, errors }), status);
  } catch (error) {
    // Some routes sign what has no electronic form; that is no defect, and the page says so.
    if (error instanceof DeskFailure && error.code === 'result-impossible') return sendPage(reply, nothingToSignPage(context, material), 409);
    throw error;
  }
}

/** What this person is about to adopt, as it will stand in the case; `undefined` where the step only signs what was drafted. */
async function adoptedOf({ desk }: WebDeps, material: CaseMaterial): Promise<{ readonly draft: Draft; readonly material: CaseMaterial } | 'not-entered' | undefined> {
  const { view, staff } = material;
  if (view.work?.node.act !== 'adopt') return undefined;
  const input = adoptedInput(view);
  const adopted = input && await toAdopt(desk, staff, view.state.id, input);
  if (adopted?.kind !== 'adopted') return 'not-entered';
  const draft = await findDraftContent(desk.db, adopted.draft.content);
  return { draft: adopted.draft, material: draft === undefined ? material : { ...material, view: { ...view, draft } } };
}

async function takeSignature(deps: WebDeps, request: FastifyRequest<ById>, reply: FastifyReply, material: CaseMaterial, work: Work): Promise<FastifyReply> {
  const context = frameOf(request, deps, 'queue');
  const { t } = context;
  const again = (text: string, status: number): Promise<FastifyReply> => showSigning(deps, request, reply, material, [{ field: 'signature', text }], status);
  const signed = readSigned(fieldsOf(request.body).raw);
  const refused = async (code: string, text: string, status: number): Promise<FastifyReply> => {
    await noteAttempt(deps, request, [code]);
    return again(text, status);
  };
  if (signed.kind === 'invalid') return refused('signature-unreadable', t('workplace.sign.notReadable'), 422);
  const { signingId } = signed;
  // The signing must be of this very case: a document of another one would be issued under this page's name.
  const certifies = isCertified(material);
  if (!certifies && await findPreparedDocument(deps.desk, material.staff, request.params.id, signingId) === undefined) return refused('signing-expired', t('workplace.sign.expired'), 409);
  const done = certifies ? await certifyRequest(deps.desk, deps.trust, material.staff, work.by, request.params.id, signingId, signed.cms) : await signResult(deps.desk, deps.trust, material.staff, work.by, signingId, signed.cms);
  switch (done.kind) {
    case 'done': return answerCase(deps, request, reply, { kind: 'done', state: done.state }, 'step');
    case 'invalid': return answerCase(deps, request, reply, { kind: 'refused', problems: done.problems }, 'step');
    case 'expired': return refused('signing-expired', t('workplace.sign.expired'), 409);
    case 'unavailable': return again(t('workplace.sign.unavailable'), 503);
    case 'signature-refused': return refused(done.code, refusedWords(context, done.code), 422);
  }
}
