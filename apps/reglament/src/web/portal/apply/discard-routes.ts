import type { FastifyInstance } from 'fastify';
import { discardDraft } from '../../../desk/requests/discard-draft.ts';
import { formToken } from '../../app/access.ts';
import type { WebDeps } from '../../app/deps.ts';
import { button, buttonRow, form, html, portalPage, sendPage } from '../../kit/index.ts';
import type { ServiceParams } from '../services/service-routes.ts';
import { withDraft } from './opened-draft.ts';
import { applyPath } from './steps.ts';

/** Throwing away what was begun: asked once more, then done. A second click finds nothing more to throw away. */
export function registerDiscarding(app: FastifyInstance, deps: WebDeps): void {
  const config = { access: 'applicant' } as const;
  const path = '/services/:decree/:number/apply/discard';
  app.get<{ Params: ServiceParams }>(path, { config }, async (request, reply) => withDraft(request, reply, deps, async ({ context, draft }) => {
    const { t, language } = context;
    const start = applyPath(draft.regulation);
    const main = html`<p>${t('portal.discard.what')}</p>
${form({ action: applyPath(draft.regulation, 'discard'), csrf: formToken(request, reply), sending: t('kit.sending'), body: buttonRow([button({ text: t('portal.discard.confirm'), kind: 'warning' }), button({ text: t('portal.discard.keep'), kind: 'secondary', href: start })]) })}`;
    return sendPage(reply, portalPage({ ...context, title: t('portal.discard.title'), caption: draft.regulation.title[language], main, back: start }));
  }));
  app.post<{ Params: ServiceParams }>(path, { config }, async (request, reply) => withDraft(request, reply, deps, async ({ draft }) => {
    await discardDraft(deps.desk, draft);
    return reply.redirect('/cabinet', 303);
  }));
}
