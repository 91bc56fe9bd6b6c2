import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import { createApp } from './app/app.ts';
import type { WebDeps } from './app/deps.ts';
import { registerDemo } from './demo/index.ts';
import { registerEdsLogin } from './eds-login/index.ts';
import { assets } from './kit/index.ts';
import type { Assets } from './kit/index.ts';
import { registerLawPages } from './law-pages/index.ts';
import { registerMobileSigning } from './mobile-signing/index.ts';
import { registerPortal } from './portal/index.ts';
import { registerVerify } from './verify/index.ts';
import { registerWorkplace } from './workplace/index.ts';

/** Browser modules of single pages, bundled at start-up. */
export const SCRIPTS = { sign: path.join(import.meta.dirname, 'client/sign.ts'), 'row-keys': path.join(import.meta.dirname, 'client/row-keys.ts'), scanner: path.join(import.meta.dirname, 'client/scanner.ts'), 'watch-case': path.join(import.meta.dirname, 'client/watch-case.ts'), 'keep-draft': path.join(import.meta.dirname, 'client/keep-draft.ts'), 'await-signature': path.join(import.meta.dirname, 'mobile-signing/await-signature.ts') };

/** Every part of the site. */
export const SECTIONS = [registerPortal, registerLawPages, registerVerify, registerWorkplace, registerEdsLogin, registerMobileSigning, registerDemo] as const;

/** What the site's pages load. Cut fonts are kept in the folder between starts. */
export function siteAssets(cacheFolder: string): Promise<Assets> {
  return assets({ folder: path.join(cacheFolder, 'assets'), scripts: SCRIPTS });
}

/** The whole site: every section registered. */
export function createSite(deps: WebDeps, log: (line: Readonly<Record<string, unknown>>) => void): Promise<FastifyInstance> {
  return createApp({ ...deps, log }, { sections: SECTIONS, log });
}
