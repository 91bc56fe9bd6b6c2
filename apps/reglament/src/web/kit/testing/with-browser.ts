/** A browser with the gallery behind it, for tests of what only a browser can tell. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Fastify from 'fastify';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';
import { assets } from '../assets.ts';
import { gallery } from '../gallery/gallery.ts';
import { displayOf } from '../preferences.ts';
import { registerAssets, securityDirectives } from '../register-assets.ts';
import { isLanguage } from '../../texts/index.ts';
import { CHROMIUM_FLAGS } from '../../../../../../scripts/chromium.ts';

export type Opened = { readonly browser: Browser; readonly address: string; readonly close: () => Promise<void> };

/** Starts a server with the gallery at `/gallery?language=&face=&scheme=&view=` under the strict policy, and a browser. */
export async function openBrowser(executablePath: string): Promise<Opened> {
  const folder = await mkdtemp(join(tmpdir(), 'kit-'));
  const built = await assets({ folder });
  const app = Fastify();
  // Without what a first page brings along: the policy here is the one of every later page.
  registerAssets(app, { paths: built.paths, files: built.files });
  app.get<{ Querystring: Readonly<Record<string, string>> }>('/gallery', async (request, reply) => {
    const { language, face, scheme, view } = request.query;
    const page = gallery({ language: isLanguage(language) ? language : 'kk', face: face === 'workplace' ? 'workplace' : 'portal', assets: built.paths, display: displayOf(scheme, view) });
    const policy = Object.entries(securityDirectives).map(([name, sources]) => `${name} ${sources.join(' ')}`).join('; ');
    return reply.type('text/html; charset=utf-8').header('content-security-policy', policy).send(String(page));
  });
  const address = await app.listen({ port: 0, host: '127.0.0.1' });
  const browser = await chromium.launch({ executablePath, args: [...CHROMIUM_FLAGS] });
  const close = async (): Promise<void> => {
    await browser.close();
    await app.close();
    await rm(folder, { recursive: true, force: true });
  };
  return { browser, address, close };
}
