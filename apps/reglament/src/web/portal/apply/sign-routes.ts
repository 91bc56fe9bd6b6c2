import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { prepareRequest, submitRequest } from '../../../desk/requests/submit.ts';
import { formToken, getApplicant } from '../../app/access.ts';
import type { WebDeps } from '../../app/deps.ts';
import { sendPage } from '../../kit/index.ts';
import type { FieldError } from '../../kit/index.ts';
import { readSigned } from '../../signing/index.ts';
import { entriesOf } from '../form-entries.ts';
import { jointPath } from '../joint/joint-page.ts';
import { notFound } from '../portal-context.ts';
import type { ServiceParams } from '../services/service-routes.ts';
import { withDraft, worded } from './opened-draft.ts';
import type { Opened } from './opened-draft.ts';
import { signingUnavailablePage, signPage } from './sign-page.ts';
import { applyPath } from './steps.ts';

/** Signing and sending. Whatever becomes of it, the same POST twice gives the same case. */
export function registerSigning(app: FastifyInstance, deps: WebDeps): void {
  const config = { access: 'applicant' } as const;
  const path = '/services/:decree/:number/apply/sign';
  app.get<{ Params: ServiceParams; Querystring: { readonly expired?: unknown } }>(path, { config }, async (request, reply) => withDraft(request, reply, deps, async (opened) => {
    const expired = request.query.expired === '' ? [{ field: 'signature', text: opened.context.t('errors.form.expired') }] : [];
    return showSigning(request, reply, deps, opened, expired);
  }));
  app.post<{ Params: ServiceParams }>(path, { config }, async (request, reply) => {
    const signed = readSigned(entriesOf(request.body));
    if (signed.kind === 'invalid') return withDraft(request, reply, deps, async (opened) => showSigning(request, reply, deps, opened, worded(opened, signed.problems)));
    // The case may exist already, and its draft be gone: a repeated POST must find the case and not begin a new draft.
    const submitted = await submitRequest(deps.desk, deps.trust, getApplicant(request).account, signed.signingId, signed.cms);
    switch (submitted.kind) {
      case 'submitted':
      case 'refused': return reply.redirect(`/cabinet/cases/${submitted.state.id}/sent`, 303);
      case 'awaiting': return reply.redirect(jointPath(submitted.jointId), 303);
      case 'expired': {
        const regulation = deps.desk.library.regulations.get(`${request.params.decree}/${request.params.number}`);
        return regulation === undefined ? notFound(reply) : reply.redirect(`${applyPath(regulation, 'sign')}?expired`, 303);
      }
      case 'unavailable': return withDraft(request, reply, deps, async ({ context, draft }) => sendPage(reply, signingUnavailablePage(context, draft), 503));
      case 'invalid': return withDraft(request, reply, deps, async (opened) => showSigning(request, reply, deps, opened, worded(opened, submitted.problems)));
    }
  });
}

/** Lays the document before the applicant anew each time: what is shown and what is signed are the same bytes. */
async function showSigning(request: FastifyRequest, reply: FastifyReply, deps: WebDeps, { context, draft, providers }: Opened, errors: readonly FieldError[]): Promise<FastifyReply> {
  const prepared = await prepareRequest(deps.desk, getApplicant(request).account, draft);
  if (prepared.kind === 'invalid') return reply.redirect(applyPath(draft.regulation, 'check'), 303);
  const page = signPage(context, { draft, providers, csrf: formToken(request, reply), signingId: prepared.signingId, document: prepared.document, errors, organisation: getApplicant(request).account.kind === 'legal-entity' });
  return sendPage(reply, page, errors.length === 0 ? 200 : 422);
}
