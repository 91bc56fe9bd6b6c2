import type { FastifyInstance } from 'fastify';
import { beginMobileSigning, findMobileState } from '../../desk/signatures/mobile-signing.ts';
import type { MobileState } from '../../desk/signatures/mobile-signing.ts';
import { getApplicant } from '../app/access.ts';
import type { WebDeps } from '../app/deps.ts';
import { localPath, sendPage } from '../kit/index.ts';
import { entriesOf, portalContext } from '../portal/index.ts';
import { QR_SIGNING_PATH } from '../signing/index.ts';
import { api1Url } from './phone-calls.ts';
import { expiredPage, qrPage } from './qr-page.ts';

interface Addressed { readonly address: string }

/** The applicant's side: a code is asked for by a form, shown on a page of its own, and waited for there. */
export function registerQrPages(app: FastifyInstance, deps: WebDeps): void {
  const config = { access: 'applicant' } as const;
  app.post(QR_SIGNING_PATH, { config }, async (request, reply) => {
    const { signing, back } = entriesOf(request.body);
    const begun = await beginMobileSigning(deps.desk, getApplicant(request).account, signing ?? '');
    if (begun.kind === 'expired') return reply.redirect(`${(back === undefined ? '/cabinet' : localPath(back)).split('?')[0]}?expired`, 303);
    return reply.redirect(`${QR_SIGNING_PATH}/${begun.address}`, 303);
  });
  app.get<{ Params: Addressed; Querystring: { readonly check?: unknown } }>(`${QR_SIGNING_PATH}/:address`, { config }, async (request, reply) => {
    const { address } = request.params;
    const state = await findMobileState(deps.desk, getApplicant(request).account, address);
    if (state === undefined) return reply.callNotFound();
    if (state.kind === 'done') return reply.redirect(donePath(state), 303);
    const context = portalContext(request, deps, { section: 'services' });
    const back = state.answer === undefined ? `/services/${state.regulation}/apply/sign` : `/cabinet/cases/${state.answer.caseId}/documents/${state.answer.ask}/sign`;
    if (state.kind === 'expired') return sendPage(reply, expiredPage(context, back), 410);
    return sendPage(reply, qrPage(context, { path: `${QR_SIGNING_PATH}/${address}`, api1Url: api1Url(deps, address), back, checked: request.query.check !== undefined }));
  });
  app.get<{ Params: Addressed }>(`${QR_SIGNING_PATH}/:address/state`, { config }, async (request, reply) => {
    const state = await findMobileState(deps.desk, getApplicant(request).account, request.params.address);
    if (state === undefined) return reply.callNotFound();
    return reply.header('cache-control', 'no-store').send({ state: state.kind, ...(state.kind === 'done' ? { href: donePath(state) } : {}) });
  });
}

/** A request leads to what was sent; the answer to an official leads back to its case. */
function donePath({ caseId, answer }: Extract<MobileState, { kind: 'done' }>): string {
  return answer === undefined ? `/cabinet/cases/${caseId}/sent` : `/cabinet/cases/${caseId}`;
}
