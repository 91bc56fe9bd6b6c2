/** A whole route in the browser, each step at the screen of whoever the law names for it. */
import type { Page } from 'playwright-core';
import { getNode } from '@reglament/engine';
import type { Case, Entry } from '@reglament/engine';
import type { CompiledRoute, Outcome, Regulation, Route, RouteNode } from '@reglament/regulation';
import { readJournal } from '../../apps/reglament/src/storage/index.ts';
import { workerFor } from '../walk/do-step.ts';
import { counterOf } from '../walk/walk.ts';
import { APPLICANT } from '../walk/world.ts';
import type { Worker } from '../walk/world.ts';
import { fillIn, formsOn, press } from './fill.ts';
import { signWithKeyFile } from './screens.ts';
import type { Screens } from './screens.ts';

export interface WalkedInBrowser {
  readonly state: Case;
  readonly entries: readonly Entry[];
  /** Who did each step of officials, in order. */
  readonly workers: readonly string[];
}

/**
 * From the counter or the portal to the end, in the way that leads to the result.
 * @param guardianship what the guardianship system answers, where the route asks it
 */
export async function walkInBrowser(screens: Screens, regulation: Regulation, compiled: CompiledRoute, guardianship: 'found' | 'absent'): Promise<WalkedInBrowser> {
  const { world } = screens;
  const route = regulation.routes.find((candidate) => candidate.route === compiled.route)!;
  Object.assign(world.answers, { person: 'found', guardianship });
  const id = route.channel === 'portal' ? await applyOnPortal(screens, regulation) : await applyAtCounter(screens, regulation, route, compiled);
  const workers: string[] = [];
  for (let steps = 0; steps < 40; steps += 1) {
    await world.settle(() => undefined);
    const state = await world.caseOf(id);
    if (state.step === undefined) break;
    const node = getNode({ regulation }, state.route, state.step.node);
    const worker = workerFor(world, state, node);
    workers.push(worker.login);
    await atTheScreen(screens, worker, state, node, regulation);
  }
  const entries = (await readJournal(world.desk.db, id)).map(({ text }) => JSON.parse(text) as Entry);
  return { state: await world.caseOf(id), entries, workers };
}

async function applyAtCounter(screens: Screens, regulation: Regulation, route: Route, compiled: CompiledRoute): Promise<string> {
  const start = { regulation, route, compiled };
  const page = await screens.of(counterOf(screens.world, start, compiled.nodes.get(compiled.entry)!));
  await page.goto(`${screens.origin}/workplace/intake`);
  await screens.look(page, 'workplace intake services');
  await page.goto(`${screens.origin}/workplace/intake/${regulation.id}/${route.route}`);
  await screens.look(page, 'workplace intake applicant');
  for (let pages = 0; pages < 6 && !page.url().includes('/workplace/cases/'); pages += 1) {
    const forms = await formsOn(page);
    const index = forms.findIndex(({ action, names }) => action.startsWith('/workplace/intake/') && names.size > 1);
    if (index < 0) { await page.locator('main .link-list a, main a[href*="form="]').first().click(); continue; }
    const place = await fillIn(page, forms[index]!, index, regulation, screens.photograph, forms[index]!.names.has('iin') ? { iin: APPLICANT.iin } : {});
    await press(page, place);
    await screens.look(page, 'workplace intake form');
  }
  return caseIn(page);
}

async function applyOnPortal(screens: Screens, regulation: Regulation): Promise<string> {
  const { applicant } = screens.world;
  const page = await screens.of(applicant);
  const base = `/services/${regulation.id}/apply`;
  await page.goto(`${screens.origin}${base}`);
  await screens.look(page, 'portal apply start');
  for (const part of ['form', 'category', 'provider', 'about-you', 'request', 'co-signers', 'documents']) {
    await page.goto(`${screens.origin}${base}/${part}`);
    // A page that has nothing to ask leads back to the beginning.
    if (new URL(page.url()).pathname !== `${base}/${part}`) continue;
    await screens.look(page, `portal apply ${part}`);
    // The form's own questions follow one another under the same address.
    for (let count = 0; count < 20 && new URL(page.url()).pathname.startsWith(`${base}/${part}`); count += 1) {
      const forms = await formsOn(page);
      const index = forms.findIndex(({ action }) => action.startsWith(`${base}/${part}`));
      await press(page, await fillIn(page, forms[index]!, index, regulation, screens.photograph));
    }
  }
  await page.goto(`${screens.origin}${base}/sign`);
  await screens.look(page, 'portal apply sign');
  await signWithKeyFile(page, await screens.keyFile(applicant));
  await screens.look(page, 'portal sent');
  return caseIn(page);
}

function caseIn(page: Page): string {
  const id = /\/cases\/([0-9a-f-]{36})/.exec(page.url())?.[1];
  if (id === undefined) throw new Error(`Expected a case's page, but the browser is at ${page.url()}`);
  return id;
}

async function atTheScreen(screens: Screens, worker: Worker, state: Case, node: RouteNode, regulation: Regulation): Promise<void> {
  const page = await screens.of(worker);
  const path = `/workplace/cases/${state.id}`;
  await page.goto(`${screens.origin}/workplace`);
  await screens.look(page, 'workplace queue');
  // The case stands in the queue of whoever is to do the step; it is opened from there.
  await page.locator(`main a[href^="${path}"]`).first().click();
  await page.waitForURL((url) => url.pathname === path);
  await screens.look(page, `workplace case ${node.act}`);
  await beforeTheStep(screens, page, path, regulation, node);
  if (await page.locator(`main a[href="${path}/sign"]`).count() > 0) {
    await page.locator(`main a[href="${path}/sign"]`).first().click();
    await page.waitForURL((url) => url.pathname === `${path}/sign`);
    await screens.look(page, 'workplace sign');
    return signWithKeyFile(page, await screens.keyFile(worker));
  }
  const forms = await formsOn(page);
  const index = forms.findIndex(({ action, fields }) => action === `${path}/step` && isHopeful(fields['action'] ?? ''));
  if (index < 0) throw new Error(`${worker.login} finds nothing to do at ${node.id}`);
  await press(page, await fillIn(page, forms[index]!, index, regulation, screens.photograph));
  if (new URL(page.url()).pathname === `${path}/sign`) {
    await screens.look(page, 'workplace sign adopted');
    return signWithKeyFile(page, await screens.keyFile(worker));
  }
  await screens.look(page, 'workplace case done');
}

const HOPEFUL: readonly Outcome[] = ['done', 'result', 'conform', 'presented', 'found', 'valid', 'confirmed'];

function isHopeful(key: string): boolean {
  return HOPEFUL.some((outcome) => key === outcome || key.startsWith(`${outcome}-`));
}

/** Acts and minutes on their own pages, then consent and the register's answer on the case's. */
async function beforeTheStep(screens: Screens, page: Page, path: string, regulation: Regulation, node: RouteNode): Promise<void> {
  const records = await page.locator(`main a[href^="${path}/records/"]`).evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  for (const record of records) {
    await page.locator(`main a[href="${record}"]`).first().click();
    await page.waitForURL((url) => url.pathname === record);
    await screens.look(page, `workplace record ${record.split('/').at(-1)}`);
    await send(screens, page, record, regulation);
  }
  if (node.step.consent !== undefined) await send(screens, page, `${path}/consent`, regulation);
  for (const { system } of node.step.consults) await send(screens, page, `${path}/register-answer`, regulation, { [`answer-${system}`]: 'absent' });
}

async function send(screens: Screens, page: Page, action: string, regulation: Regulation, chosen: Readonly<Record<string, string>> = {}): Promise<void> {
  const forms = await formsOn(page);
  const index = forms.findIndex((form) => form.action === action);
  const form = forms[index];
  if (form === undefined) return;
  const asked = Object.fromEntries(Object.entries(chosen).filter(([name]) => form.names.has(name)));
  await press(page, await fillIn(page, form, index, regulation, screens.photograph, asked));
}
