/** The law pages alone: they need the regulations and nothing else, no database and no session. */
import path from 'node:path';
import Fastify from 'fastify';
import type { FastifyInstance } from 'fastify';
import { loadRegulations } from '@reglament/regulation';
import type { Library } from '@reglament/regulation';
import type { WebDeps } from '../../app/deps.ts';
import type { Assets } from '../../kit/index.ts';
import { unhashedAssets } from '../../kit/index.ts';
import { registerLawPages } from '../index.ts';

export async function lawSite(assets: Assets = { paths: unhashedAssets, files: new Map() }): Promise<{ readonly app: FastifyInstance; readonly library: Library; readonly accesses: readonly (string | undefined)[] }> {
  const library = await loadRegulations(path.join(import.meta.dirname, '../../../../../../regulations'));
  const app = Fastify();
  const accesses: (string | undefined)[] = [];
  app.addHook('onRoute', ({ config }) => { accesses.push(config?.access); });
  // Only what these pages use of the product is there; anything else they reached for would fail the test.
  registerLawPages(app, { desk: { library }, assets } as unknown as WebDeps);
  return { app, library, accesses };
}
