import cookie from '@fastify/cookie';
import formbody from '@fastify/formbody';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import Fastify from 'fastify';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { FILE_MEGABYTES_MAX } from '../../desk/requests/file-rules.ts';
import { askedLanguage, directivesFor, registerAssets, sendPage } from '../kit/index.ts';
import { problemPage } from '../kit/layout/problem-page.ts';
import { accessHook, csrfHook } from './access.ts';
import { compressPages } from './compress-pages.ts';
import { contextOf, faceOf } from './context.ts';
import type { WebDeps } from './deps.ts';
import { scanHook } from './scan.ts';
import { refuseLargeUploads, UPLOAD_FILES_MAX, UPLOAD_MEGABYTES_MAX } from './upload-limit.ts';

/** A part of the site: adds its routes, each with `config.access`. */
export type Section = (app: FastifyInstance, deps: WebDeps) => void;

export interface AppOptions {
  readonly sections: readonly Section[];
  readonly log: (line: Readonly<Record<string, unknown>>) => void;
  /** Requests a minute from one address; high, because many people can stand behind one. */
  readonly requestsPerMinute?: number;
}


/** The site: its rules for everybody, then its sections. Ready to listen or to be injected in tests. */
export async function createApp(deps: WebDeps, options: AppOptions): Promise<FastifyInstance> {
  const app: FastifyInstance = Fastify({
    trustProxy: false, bodyLimit: 2 * 1024 * 1024, logger: false,
    // Raised before any hook runs, so an answer made here would lack the security headers: the request goes round again.
    frameworkErrors: (_, request, reply) => {
      reply.hijack();
      request.raw.url = nowhere(request.raw.url ?? '/');
      app.routing(request.raw, reply.raw);
    },
  });
  // Each cookie, also one that says nothing of it where it is set, stays off a line that can be listened to.
  await app.register(cookie, { parseOptions: { secure: deps.secureCookies } });
  await app.register(formbody);
  await app.register(multipart, { limits: { fileSize: FILE_MEGABYTES_MAX * 1024 * 1024 + 1, files: UPLOAD_FILES_MAX, fields: 200, fieldSize: 64 * 1024 }, throwFileSizeLimit: false, attachFieldsToBody: true });
  // The parser of uploads throws plain errors for what it cannot read; what comes before this hook is the sender's mistake.
  const wereRead = new WeakSet<FastifyRequest>();
  app.addHook('preValidation', async (request) => { wereRead.add(request); });
  await app.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: mutable(directivesFor(deps.assets)) },
    hsts: deps.secureCookies, crossOriginEmbedderPolicy: false, referrerPolicy: { policy: 'same-origin' },
  });
  await app.register(rateLimit, { max: options.requestsPerMinute ?? 6000, timeWindow: '1 minute' });
  registerAssets(app, deps.assets);
  app.addHook('preParsing', refuseLargeUploads);
  app.addHook('preParsing', accessHook(deps));
  app.addHook('preHandler', csrfHook(deps));
  app.addHook('preHandler', scanHook(deps));
  app.addHook('onSend', compressPages);
  for (const section of options.sections) section(app, deps);
  app.setNotFoundHandler({ preHandler: [] }, (request, reply) => sendPage(reply, problemPage(contextOf(request, deps), { kind: 'not-found' }, faceOf(request.url)), 404));
  app.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
    const status = error.statusCode ?? (request.isMultipart() && !wereRead.has(request) ? 400 : 500);
    if (status === 429) return sendPage(reply, problemPage(contextOf(request, deps), { kind: 'too-many-requests' }, faceOf(request.url)), 429);
    if (status === 413 || status === 411) return sendPage(reply, problemPage(contextOf(request, deps), { kind: 'too-large', files: UPLOAD_FILES_MAX, megabytes: UPLOAD_MEGABYTES_MAX }, faceOf(request.url)), status);
    if (status >= 400 && status < 500) return sendPage(reply, problemPage(contextOf(request, deps), { kind: 'not-found' }, faceOf(request.url)), status);
    // The address may hold a case's id but never personal data; the message of a failure is ours.
    options.log({ level: 'error', request: request.id, method: request.method, route: request.routeOptions.url, name: error.name, message: error.message, stack: error.stack });
    return sendPage(reply, problemPage(contextOf(request, deps), { kind: 'failure', reference: request.id }, faceOf(request.url)), 500);
  });
  return app;
}

/** An address that can be read and that nobody answers, in place of one the router cannot read: same face, same language. */
function nowhere(url: string): string {
  const language = askedLanguage(url);
  return `${faceOf(url) === 'workplace' ? '/workplace' : ''}/not-found${language === undefined ? '' : `?lang=${language}`}`;
}

function mutable(directives: Readonly<Record<string, readonly string[]>>): Record<string, string[]> {
  return Object.fromEntries(Object.entries(directives).map(([name, values]) => [name, [...values]]));
}
