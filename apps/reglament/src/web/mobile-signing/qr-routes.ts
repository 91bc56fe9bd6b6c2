import type { FastifyInstance } from 'fastify';
import { beginMobileSigning, findMobileState } from '../../desk/signatures/mobile-signing.ts';
import type { MobileState } from '../../desk/signatures/mobile-signing.ts';
import type { Shown, SigningOutcome } from '../../desk/signatures/mobile-subject.ts';
import { formToken, getApplicant } from '../app/access.ts';
import type { WebDeps } from '../app/deps.ts';
import { MOBILE_PATH } from '../demo/mobile-page.ts';
import { localPath, sendPage } from '../kit/index.ts';
import { entriesOf, portalContext } from '../portal/index.ts';
import { QR_SIGNING_PATH } from '../signing/index.ts';
import { api1Url } from './phone-calls.ts';
import { expiredPage, qrPage } from './qr-page.ts';

interface Addressed { readonly address: string }

/** The side of whoever signs: a code is asked for by a form, shown on a page of its own, and waited for there. */
export function registerQrPages(app: FastifyInstance, deps: WebDeps): void {
  const config = { access: 'applicant' } as const;
  app.post(QR_SIGNING_PATH, { config }, async (request, reply) => {
    const { signing, back, word } = entriesOf(request.body);
    const begun = await beginMobileSigning(deps.desk, getApplicant(request).account, signing ?? '', word?.slice(0, 100));
    if (begun.kind === 'expired') return reply.redirect(`${(back === undefined ? '/cabinet' : localPath(back)).split('?')[0]}?expired`, 303);
    return reply.redirect(`${QR_SIGNING_PATH}/${begun.address}`, 303);
  });
  app.get<{ Params: Addressed; Querystring: { readonly check?: unknown } }>(`${QR_SIGNING_PATH}/:address`, { config }, async (request, reply) => {
    const { address } = request.params;
    const state = await findMobileState(deps.desk, getApplicant(request).account, address);
    // Another's code and one long over are told alike, in words: who comes back to the page after an hour sees no bare 404.
    if (state === undefined) return sendPage(reply, expiredPage(portalContext(request, deps, { section: 'cabinet' }), { back: '/cabinet' }), 404);
    if (state.kind === 'done') return reply.redirect(donePath(state.shown, state.outcome), 303);
    const context = portalContext(request, deps, { section: state.shown.joint === undefined ? 'services' : 'cabinet' });
    const props = { shown: state.shown, back: backPath(state.shown) };
    if (state.kind === 'expired') return sendPage(reply, expiredPage(context, props), 410);
    return sendPage(reply, qrPage(context, { ...props, ...state, csrf: formToken(request, reply), path: `${QR_SIGNING_PATH}/${address}`, api1Url: api1Url(deps, address), checked: request.query.check !== undefined, standIn: deps.demonstration?.mobile === undefined ? undefined : MOBILE_PATH }));
  });
  app.get<{ Params: Addressed }>(`${QR_SIGNING_PATH}/:address/state`, { config }, async (request, reply) => {
    const state = await findMobileState(deps.desk, getApplicant(request).account, request.params.address);
    if (state === undefined) return reply.callNotFound();
    return reply.header('cache-control', 'no-store').send(told(state));
  });
}

/** For the page that waits: where to go on to, or how many answers of phones were not taken. */
function told(state: MobileState): object {
  switch (state.kind) {
    case 'done': return { state: 'done', href: donePath(state.shown, state.outcome) };
    case 'waiting': return { state: 'waiting', refusals: state.refused?.count ?? 0 };
    case 'expired': return { state: 'expired' };
  }
}

/** The page on which it can be signed otherwise. */
function backPath({ regulation, answer, joint }: Shown): string {
  if (joint !== undefined) return `/cabinet/joint/${joint.id}/sign`;
  return answer === undefined ? `/services/${regulation}/apply/sign` : `/cabinet/cases/${answer.caseId}/documents/${answer.ask}/sign`;
}

/** A request leads to what was sent, the answer to an official back to its case, a joint request to who has signed it. */
function donePath({ answer }: Shown, outcome: SigningOutcome): string {
  if ('jointId' in outcome) return `/cabinet/joint/${outcome.jointId}`;
  return `/cabinet/cases/${outcome.caseId}${answer === undefined ? '/sent' : ''}`;
}
