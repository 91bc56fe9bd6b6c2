/**
 * Whatever any form of the portal is sent: no failure, a page in order, every message leads to a field, and what was typed
 * stands there again. The forms are found by the routes that take them, so a new one is held to this by itself.
 */
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import assert from 'node:assert/strict';
import type { RouteOptions } from 'fastify';
import { createApp } from '../app/app.ts';
import { registerEdsLogin } from '../eds-login/index.ts';
import { unhashedAssets } from '../kit/index.ts';
import { registerMobileSigning } from '../mobile-signing/index.ts';
import { SILENT_REGISTERS } from '../../desk/testing/silent-registers.ts';
import { registerVerify } from '../verify/index.ts';
import { registerPortal } from './index.ts';
import { formTo, GUESSED, NOBODY, tryOut } from './testing/any-form.ts';
import type { Place } from './testing/any-form.ts';
import { openCaseOf } from './testing/cases.ts';
import { AIGUL, openPortal } from './testing/portal-site.ts';
import type { PortalSite } from './testing/portal-site.ts';
import { SERVICE } from './testing/requests.ts';
import { telephone } from './testing/telephone.ts';

const SALE = '/services/kokpekti-2012-417/05';

function placesOf(url: string, ids: { readonly caseId: string; readonly recovery: string }): readonly Place[] {
  switch (url) {
    case '/services/:decree/:number/apply/:step': return [...['provider', 'about-you', 'registers', 'request', 'documents'].map((step) => ({ action: `${SERVICE}/apply/${step}` })), ...['form', 'about-you', 'request', 'co-signers', 'documents'].map((step) => ({ action: `${SALE}/apply/${step}` }))];
    case '/services/:decree/:number/apply/:step/:question': return [`${SERVICE}/apply/request/1`, `${SERVICE}/apply/request/2`, `${SERVICE}/apply/request/99`, `${SALE}/apply/request/3`, `${SALE}/apply/documents/1`].map((action) => ({ action }));
    case '/recover/password': return [{ action: url, page: ids.recovery }];
    case '/cabinet/account/sessions/end':
    case '/cabinet/account/sessions/end-others':
    case '/cabinet/account/events/read': return [{ action: url, page: '/cabinet/account' }];
    case '/cabinet/account/phone': return [{ action: url, page: `/cabinet/account/phone?sent=${NOBODY}` }];
    case '/cabinet/account/phone/send': return [{ action: url, page: '/cabinet/account/phone' }];
    default: return [{ action: url.replace(':decree/:number', SERVICE.slice('/services/'.length)).replace('/cases/:id', `/cases/${ids.caseId}`).replace(/:\w+/g, NOBODY) }];
  }
}

/** Ends the session: what follows would be a stranger's. */
const SIGNS_OUT: ReadonlySet<string> = new Set(['/sign-out']);

async function postRoutes(t: TestContext, { desk }: PortalSite): Promise<readonly { readonly url: string; readonly signedIn: boolean }[]> {
  const routes: RouteOptions[] = [];
  const app = await createApp({
    desk, registers: SILENT_REGISTERS, trust: { material: async () => ({ trustAnchors: [], intermediates: [], crls: [] }) }, seal: { signXml: async (xml) => xml },
    assets: { paths: unhashedAssets, files: new Map() }, publicUrl: 'http://localhost', secureCookies: false,
  }, { sections: [(instance) => instance.addHook('onRoute', (route) => { routes.push(route); }), registerPortal, registerVerify, registerEdsLogin, registerMobileSigning], log: () => undefined });
  t.after(() => app.close());
  await app.ready();
  return routes.filter(({ method, url }) => String(method) === 'POST' && !SIGNS_OUT.has(url) && !url.startsWith('/workplace')).map(({ url, config }) => ({ url, signedIn: config?.access === 'applicant' }));
}

test('every form of the portal bears whatever it is sent', async (t) => {
  const site = await openPortal(t, { messenger: telephone() });
  await site.desk.db.query("insert into unit (id, kind, name, decree, zone) values ('kokpekti', 'provider', $1, 'kokpekti-2012-417', 'Asia/Almaty')", [JSON.stringify({ kk: 'Бөлім', ru: 'Отдел', en: 'Department' })]);
  const [aigul, stranger] = [await site.visitor(AIGUL), await site.visitor()];
  await stranger.get('/recover');
  const ids = { caseId: await openCaseOf(site, AIGUL.id), recovery: String((await stranger.post('/recover', { iin: AIGUL.iin })).headers.location) };
  await aigul.get(`${SALE}/apply`);
  await aigul.post(`${SALE}/apply/form`, { form: 'application' });
  await site.visitor(AIGUL);
  const routes = await postRoutes(t, site);
  assert.ok(routes.length >= 25, `found ${routes.length}`);
  const seen: string[] = [];
  for (const { url, signedIn } of routes) {
    for (const place of placesOf(url, ids)) {
      const visitor = signedIn ? aigul : stranger;
      const form = formTo(await visitor.get(place.page ?? place.action), place.action);
      if (form !== undefined) seen.push(place.action);
      await tryOut(site, visitor, place, form ?? { multipart: false, fields: GUESSED });
    }
  }
  assert.ok(seen.length >= 21, `forms found on their pages: ${seen.join(', ')}`);
  assert.deepEqual(site.failures, []);
});
