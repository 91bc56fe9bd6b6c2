import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import { createApp } from './app/app.ts';
import type { WebDeps } from './app/deps.ts';
import { registerDemo } from './demo/index.ts';
import { registerEdsLogin } from './eds-login/index.ts';
import { assets } from './kit/index.ts';
import { registerLawPages } from './law-pages/index.ts';
import { registerMobileSigning } from './mobile-signing/index.ts';
import { registerPortal } from './portal/index.ts';
import { registerVerify } from './verify/index.ts';
import { registerWorkplace } from './workplace/index.ts';

/** Browser modules of single pages, bundled at start-up. */
export const SCRIPTS = { sign: path.join(import.meta.dirname, 'client/sign.ts'), 'row-keys': path.join(import.meta.dirname, 'client/row-keys.ts'), 'keep-draft': path.join(import.meta.dirname, 'client/keep-draft.ts'), 'await-signature': path.join(import.meta.dirname, 'mobile-signing/await-signature.ts') };

/** Every part of the site. */
export const SECTIONS = [registerPortal, registerLawPages, registerVerify, registerWorkplace, registerEdsLogin, registerMobileSigning, registerDemo] as const;

/** The whole site: assets built, every section registered. */
export async function createSite(deps: Omit<WebDeps, 'assets'>, cacheFolder: string, log: (line: Readonly<Record<string, unknown>>) => void): Promise<FastifyInstance> {
  const built = await assets({ folder: path.join(cacheFolder, 'assets'), scripts: SCRIPTS });
  return createApp({ ...deps, assets: built, log }, { sections: SECTIONS, log });
}
