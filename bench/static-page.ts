/** The floor of pages: 6 KB that the server answers without looking anything up or making anything. */
import type { Section } from '../apps/reglament/src/web/app/app.ts';

const STATIC_BYTES = 6 * 1024;
export const STATIC_PATH = '/bench/static';

export const staticPage: Section = (app) => {
  const head = Buffer.from('<!doctype html><title>6 KB</title><p>');
  const body = Buffer.concat([head, Buffer.alloc(STATIC_BYTES - head.length, 'floor ')]);
  app.get(STATIC_PATH, { config: { access: 'public' } }, async (_request, reply) => reply.type('text/html; charset=utf-8').send(body));
};
