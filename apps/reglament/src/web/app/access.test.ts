/** Every route says who may use it, and none but the phone's calls does without the form's token. */
import { test } from 'node:test';
import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import type { FastifyInstance, RouteOptions } from 'fastify';
import type { Desk } from '../../desk/desk.ts';
import { registerDemo } from '../demo/index.ts';
import { SILENT_REGISTERS } from '../../desk/testing/silent-registers.ts';
import { registerEdsLogin } from '../eds-login/index.ts';
import { unhashedAssets } from '../kit/index.ts';
import { registerLawPages } from '../law-pages/index.ts';
import { registerMobileSigning } from '../mobile-signing/index.ts';
import { registerPortal } from '../portal/index.ts';
import { openPortal } from '../portal/testing/portal-site.ts';
import { registerVerify } from '../verify/index.ts';
import { registerWorkplace } from '../workplace/index.ts';
import { createApp } from './app.ts';
import type { WebDeps } from './deps.ts';

function depsOf(desk: Desk): WebDeps {
  return {
    desk, registers: SILENT_REGISTERS,
    trust: { material: async () => ({ trustAnchors: [], intermediates: [], crls: [] }) }, seal: { signXml: async (xml) => xml },
    assets: { paths: unhashedAssets, files: new Map() }, publicUrl: 'http://localhost', secureCookies: false,
  };
}

async function routesOf(t: TestContext): Promise<{ readonly app: FastifyInstance; readonly routes: readonly RouteOptions[] }> {
  const { desk } = await openPortal(t);
  const routes: RouteOptions[] = [];
  const app = await createApp(depsOf(desk), {
    sections: [(instance) => instance.addHook('onRoute', (route) => { routes.push(route); }), registerPortal, registerLawPages, registerVerify, registerWorkplace, registerEdsLogin, registerMobileSigning, registerDemo],
    log: () => undefined,
  });
  t.after(() => app.close());
  await app.ready();
  return { app, routes };
}

test('every route declares who may use it', async (t) => {
  const { routes } = await routesOf(t);
  assert.ok(routes.length > 30);
  assert.deepEqual(routes.filter(({ config }) => config?.access === undefined).map(({ method, url }) => `${String(method)} ${url}`), [], 'add config: { access: … }');
});

test('only the calls of the phone do without a form token', async (t) => {
  const { routes } = await routesOf(t);
  const exempt = routes.filter(({ config }) => config?.authenticatedBy !== undefined).map(({ method, url }) => `${String(method)} ${url}`).sort();
  assert.deepEqual(exempt, ['GET /mobile-signing/:address/documents', 'HEAD /mobile-signing/:address/documents', 'PUT /mobile-signing/:address/documents']);
});

test('what every page loads asks the database nothing, whoever loads it', async (t) => {
  const { desk } = await openPortal(t);
  let queries = 0;
  const db = new Proxy(desk.db, { get: (pool, name) => {
    if (name === 'query') queries += 1;
    const value: unknown = Reflect.get(pool, name);
    return typeof value === 'function' ? value.bind(pool) : value;
  } });
  const file = { type: 'text/css', bytes: Buffer.from('p{}'), lasting: true };
  const app = await createApp({ ...depsOf({ ...desk, db }), assets: { paths: unhashedAssets, files: new Map([['kit.css', file]]) } }, { sections: [registerPortal], log: () => undefined });
  t.after(() => app.close());
  const headers = { cookie: 'session=somebody' };

  assert.equal((await app.inject({ url: '/assets/kit.css', headers })).statusCode, 200);
  assert.equal(queries, 0);
  await app.inject({ url: '/help', headers });
  assert.ok(queries > 0, 'a page looks who is there');
});

test('where the site is reached over TLS every cookie that opens something stays on it', async (t) => {
  for (const secureCookies of [true, false]) {
    const { app } = await openPortal(t, { secureCookies });
    for (const url of ['/sign-in', '/register', '/recover']) {
      const form = (await app.inject({ url })).cookies.find(({ name }) => name === 'form');
      assert.deepEqual([form?.secure ?? false, form?.httpOnly, form?.sameSite], [secureCookies, true, 'Lax'], url);
    }
  }
});

test('every changing method of every other route is refused without a form token', async (t) => {
  const { app, routes } = await routesOf(t);
  const changing = routes.filter(({ method, config }) => !['GET', 'HEAD'].includes(String(method)) && config?.authenticatedBy === undefined && config?.access === 'public');
  assert.ok(changing.length > 3);
  for (const { method, url } of changing) {
    const answer = await app.inject({ method: String(method) as 'POST', url: url.replace(/:\w+/g, 'x'), payload: 'a=b', headers: { 'content-type': 'application/x-www-form-urlencoded' } });
    assert.equal(answer.statusCode, 403, `${String(method)} ${url}`);
  }
});

test('a form token is asked for with every changing method, not with POST alone', async (t) => {
  const { desk } = await openPortal(t);
  const app = await createApp(depsOf(desk), {
    sections: [(instance) => { for (const method of ['PUT', 'PATCH', 'DELETE'] as const) instance.route({ method, url: '/changed', config: { access: 'public' }, handler: async () => 'done' }); }],
    log: () => undefined,
  });
  t.after(() => app.close());
  for (const method of ['PUT', 'PATCH', 'DELETE'] as const) {
    assert.equal((await app.inject({ method, url: '/changed' })).statusCode, 403, method);
    assert.equal((await app.inject({ method, url: '/changed', headers: { cookie: `form=${'a'.repeat(32)}`, 'x-csrf': 'a'.repeat(32) } })).statusCode, 200, method);
  }
});
