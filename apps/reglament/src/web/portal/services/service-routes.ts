import type { FastifyInstance } from 'fastify';
import { LIFE_EVENT_IDS } from '@reglament/regulation';
import { placesFor } from '../../../desk/places/places.ts';
import type { WebDeps } from '../../app/deps.ts';
import { sendPage } from '../../kit/index.ts';
import { cleanText, entriesOf } from '../form-entries.ts';
import { notFound, portalContext } from '../portal-context.ts';
import { homePage } from '../home/home-page.ts';
import { cataloguePage } from './catalogue-page.ts';
import { readEditionDay } from './edition-part.ts';
import { ownRegion, rememberRegion } from './own-region.ts';
import { passportPage } from './passport-page.ts';

interface Asked { readonly q?: unknown; readonly decree?: unknown; readonly event?: unknown }
export interface ServiceParams { readonly decree: string; readonly number: string }

/** Public pages about the services. */
export function registerServices(app: FastifyInstance, deps: WebDeps): void {
  const { library } = deps.desk;
  const config = { access: 'public' } as const;
  app.get('/', { config }, async (request, reply) => sendPage(reply, homePage(portalContext(request, deps), library, ownRegion(request, library))));
  app.get<{ Querystring: Asked }>('/services', { config }, async (request, reply) => {
    const { q, decree, event: asked } = request.query;
    const event = LIFE_EVENT_IDS.find((id) => id === asked);
    const known = typeof decree === 'string' && library.decrees.has(decree) ? { decree } : {};
    if (typeof decree === 'string' && library.decrees.has(decree)) rememberRegion(reply, decree, deps.secureCookies);
    return sendPage(reply, cataloguePage(portalContext(request, deps, { section: 'services' }), library, { words: typeof q === 'string' ? cleanText(q) : '', ...known, ...(event === undefined ? {} : { event }) }, ownRegion(request, library)));
  });
  app.get<{ Params: ServiceParams }>('/services/:decree/:number', { config }, async (request, reply) => {
    const regulation = library.regulations.get(`${request.params.decree}/${request.params.number}`);
    if (regulation === undefined) return notFound(reply);
    const query = entriesOf(request.query);
    const places = await placesFor(deps.desk.db, regulation);
    return sendPage(reply, passportPage(portalContext(request, deps, { section: 'services' }), regulation, { places, place: (query['place'] ?? '').slice(0, 100), edition: readEditionDay(query) }));
  });
}
