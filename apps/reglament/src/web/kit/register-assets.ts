/** Serves the assets and keeps language and display: the only part of the kit that knows Fastify. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { AssetFile, Assets } from './assets.ts';
import { bringStyles } from './first-visit.ts';
import type { Html } from './html.ts';
import { localPath } from './page-context.ts';
import { askedLanguage, displayOf, preferenceCookie } from './preferences.ts';

/** What pages may load: no inline script, no styles but our own; NCALayer listens on loopback. For `@fastify/helmet`. */
export const securityDirectives = {
  'default-src': ["'none'"],
  'script-src': ["'self'", "'wasm-unsafe-eval'"],
  'style-src': ["'self'"],
  'font-src': ["'self'"],
  'img-src': ["'self'", 'blob:', 'data:'],
  'connect-src': ["'self'", 'wss://127.0.0.1:13579'],
  'form-action': ["'self'"],
  'base-uri': ["'none'"],
  'frame-ancestors': ["'none'"],
} as const;

/** The policy with the styles that a first page brings along. */
export function directivesFor({ first }: Assets): Readonly<Record<string, readonly string[]>> {
  return first === undefined ? securityDirectives : { ...securityDirectives, 'style-src': [...securityDirectives['style-src'], first.source] };
}

/**
 * Adds to the app: `GET /assets/:name`, `GET /display` (sets the display and returns to `back`), and a hook that keeps
 * the language chosen by `?lang=`. Call it on the app itself, not inside a plugin of its own, so that the hook is everywhere.
 */
export function registerAssets(app: FastifyInstance, { files, first }: Assets): void {
  if (first !== undefined) app.addHook('onSend', bringStyles(first));
  app.get<{ Params: { name: string } }>('/assets/:name', async (request, reply) => {
    const found = files.get(request.params.name);
    return found === undefined ? reply.callNotFound() : sendAsset(request, reply, found);
  });
  app.get<{ Querystring: Readonly<Record<string, unknown>> }>('/display', async (request, reply) => {
    const { scheme, view, back } = request.query;
    const display = displayOf(scheme, view);
    const cookies = [scheme !== undefined && preferenceCookie('scheme', display.scheme), view !== undefined && preferenceCookie('view', display.view)];
    for (const cookie of cookies) if (cookie !== false) reply.header('set-cookie', cookie);
    return reply.header('cache-control', 'no-store').redirect(localPath(typeof back === 'string' ? back : '/'), 303);
  });
  app.addHook('onRequest', async (request, reply) => {
    const language = request.method === 'GET' ? askedLanguage(request.url) : undefined;
    if (language !== undefined) reply.header('set-cookie', preferenceCookie('lang', language));
  });
}

/** Answers with a page: never kept by caches, because it shows a person's data. */
export function sendPage(reply: FastifyReply, page: Html, status = 200): FastifyReply {
  return reply.status(status).type('text/html; charset=utf-8').header('cache-control', 'no-store').send(page.toString());
}

function sendAsset(request: FastifyRequest, reply: FastifyReply, asset: AssetFile): FastifyReply {
  const { bytes, encoding } = encoded(request.headers['accept-encoding'], asset);
  reply.header('content-type', asset.type).header('vary', 'accept-encoding').header('x-content-type-options', 'nosniff');
  reply.header('cache-control', asset.lasting ? 'public, max-age=31536000, immutable' : 'no-cache');
  if (encoding !== undefined) reply.header('content-encoding', encoding);
  return reply.send(bytes);
}

function encoded(accepted: string | string[] | undefined, { bytes, gzip, brotli }: AssetFile): { readonly bytes: Uint8Array; readonly encoding?: string } {
  const wanted = String(accepted ?? '');
  if (brotli !== undefined && /\bbr\b(?!;\s*q=0(?:\.0*)?\s*(?:,|$))/.test(wanted)) return { bytes: brotli, encoding: 'br' };
  if (gzip !== undefined && /\bgzip\b(?!;\s*q=0(?:\.0*)?\s*(?:,|$))/.test(wanted)) return { bytes: gzip, encoding: 'gzip' };
  return { bytes };
}
