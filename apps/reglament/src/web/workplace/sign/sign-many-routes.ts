import type { FastifyInstance, FastifyRequest } from 'fastify';
import { DeskFailure } from '../../../desk/desk.ts';
import { prepareResult, signResult } from '../../../desk/results/sign-result.ts';
import { fullName } from '../../../desk/people/sessions.ts';
import { findSigning } from '../../../desk/signatures/signing.ts';
import { noteRefused } from '../../../desk/workplace/attempts.ts';
import type { Ticked } from '../../../desk/workplace/many.ts';
import { formToken, getStaff } from '../../app/access.ts';
import type { WebDeps } from '../../app/deps.ts';
import { sendPage } from '../../kit/index.ts';
import type { PageContext } from '../../kit/index.ts';
import { readSigned, SIGNING_FIELDS } from '../../signing/index.ts';
import { refusalName } from '../case/action-form.ts';
import { isUuid, loadCase } from '../case/case-material.ts';
import type { CaseMaterial } from '../case/case-material.ts';
import { isSigning } from '../case/step-actions.ts';
import { frameOf } from '../frame.ts';
import { readTicked } from '../queue/bulk.ts';
import { fieldsOf } from '../read-form.ts';
import { signedManyPage, signManyPage } from './sign-many-page.ts';
import type { SignedAmongMany, ToSignAmongMany } from './sign-many-page.ts';

const STAFF = { config: { access: 'staff' } } as const;

/** As many as a head reads at one go, and as the page can lay out without making anybody wait. */
const DOCUMENTS_MAX = 20;

/** Many results signed with one entry of the password: each document has its own signature, its own check and its own answer. */
export function registerSignMany(app: FastifyInstance, deps: WebDeps): void {
  app.get('/workplace/sign', STAFF, async (request, reply) => {
    const context = frameOf(request, deps, 'queue');
    const documents: ToSignAmongMany[] = [];
    const ticked = readTicked(fieldsOf(request.query));
    for (const one of ticked.slice(0, DOCUMENTS_MAX)) {
      const document = await prepare(deps, request, context, one);
      if (document !== undefined) documents.push(document);
    }
    return sendPage(reply, signManyPage(context, { documents, left: Math.max(0, ticked.length - DOCUMENTS_MAX), max: DOCUMENTS_MAX, csrf: formToken(request, reply), errors: [] }));
  });
  app.post('/workplace/sign', STAFF, async (request, reply) => {
    const fields = fieldsOf(request.body);
    const signatures = fields.list(SIGNING_FIELDS.signature);
    const results: SignedAmongMany[] = [];
    for (const [index, signing] of fields.list(SIGNING_FIELDS.signing).slice(0, DOCUMENTS_MAX).entries()) {
      const result = await sign(deps, request, signing, signatures[index] ?? '');
      if (result === undefined) continue;
      results.push(result);
      if (result.code !== undefined) await noteRefused(deps.desk, { caseId: result.caseId, staffId: getStaff(request).staff.id, action: 'sign', codes: [result.eds ?? result.code] });
    }
    return sendPage(reply, signedManyPage(frameOf(request, deps, 'queue', '/workplace'), results));
  });
}

/** Lays one document out for signature; what cannot be signed now says why. */
async function prepare(deps: WebDeps, request: FastifyRequest, context: PageContext, { caseId, sequence }: Ticked): Promise<ToSignAmongMany | undefined> {
  const { staff } = getStaff(request);
  const material = await loadCase(deps.desk, staff, caseId);
  if (material === undefined) return undefined;
  const known = { caseId, number: material.view.state.number ?? context.t('workplace.noNumber'), applicant: material.view.applicant === undefined ? '' : fullName(material.view.applicant) };
  const { work, state } = material.view;
  if (state.sequence !== sequence) return { kind: 'not-ready', ...known, code: 'moved' };
  if (work === undefined || !isSigning(work.node, state.draft)) return { kind: 'not-ready', ...known, code: 'forbidden' };
  if (work.claimedByAnother) return { kind: 'not-ready', ...known, code: 'claimed-by-another' };
  try {
    const { signingId } = await prepareResult(deps.desk, deps.seal, staff, caseId, deps.publicUrl);
    return { kind: 'ready', ...known, title: titleOf(context, material), ...againstOf(material), signingId };
  } catch (error) {
    if (error instanceof DeskFailure && error.code === 'result-impossible') return { kind: 'not-ready', ...known, code: 'draft-missing' };
    throw error;
  }
}

function againstOf({ view: { state: { draft } } }: CaseMaterial): { readonly against?: 'refusal' | 'negative' } {
  if (draft === undefined) return {};
  return draft.kind === 'refusal' ? { against: 'refusal' } : draft.kind === 'negative' ? { against: 'negative' } : {};
}

function titleOf(context: PageContext, { view }: CaseMaterial): string {
  const { draft, regulation } = view;
  const refusal = draft?.kind === 'refusal' ? regulation.refusals.find(({ id }) => id === draft.id) : undefined;
  return refusal === undefined ? regulation.results.find(({ id }) => id === draft?.id)?.name[context.language] ?? '' : refusalName(context, refusal);
}

/** One signature of the many: checked and carried out for itself, so that another's fault undoes nothing here. */
async function sign(deps: WebDeps, request: FastifyRequest, signingId: string, signature: string): Promise<SignedAmongMany | undefined> {
  const { staff } = getStaff(request);
  const signing = isUuid(signingId) ? await findSigning(deps.desk, { staffId: staff.id }, signingId) : undefined;
  const material = signing && await loadCase(deps.desk, staff, signing.subject);
  if (material === undefined) return undefined;
  const { work, state } = material.view;
  const known = { caseId: state.id, number: state.number ?? '' };
  if (work === undefined || !isSigning(work.node, state.draft)) return { ...known, code: 'moved' };
  const signed = readSigned({ [SIGNING_FIELDS.signing]: signingId, [SIGNING_FIELDS.signature]: signature });
  if (signed.kind === 'invalid') return { ...known, code: 'signature-unreadable' };
  const done = await signResult(deps.desk, deps.trust, staff, work.by, signingId, signed.cms);
  switch (done.kind) {
    case 'done': return known;
    case 'invalid': return { ...known, code: done.problems[0]?.code ?? 'moved' };
    case 'expired': return { ...known, code: 'signing-expired' };
    case 'unavailable': return { ...known, code: 'revocation-unknown' };
    case 'signature-refused': return { ...known, code: 'signature-refused', eds: done.code };
  }
}
