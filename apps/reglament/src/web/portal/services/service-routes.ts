import type { FastifyInstance } from 'fastify';
import type { WebDeps } from '../../app/deps.ts';
import { sendPage } from '../../kit/index.ts';
import { cleanText } from '../form-entries.ts';
import { notFound, portalContext } from '../portal-context.ts';
import { homePage } from '../home/home-page.ts';
import { cataloguePage } from './catalogue-page.ts';
import { passportPage } from './passport-page.ts';

interface Asked { readonly q?: unknown; readonly decree?: unknown }
export interface ServiceParams { readonly decree: string; readonly number: string }

/** Public pages about the services. */
export function registerServices(app: FastifyInstance, deps: WebDeps): void {
  const { library } = deps.desk;
  const config = { access: 'public' } as const;
  app.get('/', { config }, async (request, reply) => sendPage(reply, homePage(portalContext(request, deps), library)));
  app.get<{ Querystring: Asked }>('/services', { config }, async (request, reply) => {
    const { q, decree } = request.query;
    const known = typeof decree === 'string' && library.decrees.has(decree) ? { decree } : {};
    return sendPage(reply, cataloguePage(portalContext(request, deps, { section: 'services' }), library, { words: typeof q === 'string' ? cleanText(q) : '', ...known }));
  });
  app.get<{ Params: ServiceParams }>('/services/:decree/:number', { config }, async (request, reply) => {
    const regulation = library.regulations.get(`${request.params.decree}/${request.params.number}`);
    return regulation === undefined ? notFound(reply) : sendPage(reply, passportPage(portalContext(request, deps, { section: 'services' }), regulation));
  });
}
