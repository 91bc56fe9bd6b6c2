import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { RouteOptions } from 'fastify';
import { ACTORS, CHANNELS } from '@reglament/regulation';
import type { Actor, Channel } from '@reglament/regulation';
import { PROBLEM_CODES, permissionProblem } from '@reglament/engine';
import { intakePosts } from '../../desk/workplace/intake.ts';
import { createApp } from '../app/app.ts';
import { catalogues, languages } from '../texts/index.ts';
import { registerWorkplace } from './index.ts';
import { openOffice } from './testing/office.ts';
import type { Office } from './testing/office.ts';
import { act, formsOf } from './testing/walk.ts';

test('every reason the engine can give has a text in every language', () => {
  const words: Readonly<Record<string, Readonly<Record<string, string>>>> = catalogues.workplace;
  for (const code of PROBLEM_CODES) for (const language of languages) assert.ok((words[`workplace.problem.${code}`]?.[language] ?? '') !== '', `${code} in ${language}: add it to texts/workplace/problems.ts`);
});

test('counters are those whose roles the engine lets stand in for the applicant', async (t) => {
  const office = await openOffice(t);
  const node = office.desk.library.regulations.get('kyzylorda-2018-1114/01')?.compiled.get('centre-paper')?.nodes.values().next().value;
  assert.ok(node !== undefined && node.actor === 'Applicant');
  for (const role of (Object.keys(ACTORS) as Actor[]).filter((actor) => ACTORS[actor].kind !== 'applicant')) {
    const channels: readonly Channel[] = CHANNELS.filter((channel) => channel !== 'portal').filter((channel) =>
      permissionProblem({ applicant: 'a', units: { provider: 'u', centre: 'u', akim: 'u' }, executors: {}, channel }, node, { kind: 'staff', id: 's', role, unit: 'u' }) === undefined);
    assert.deepEqual(intakePosts({ roles: [{ role, unit: 'u' }] }).map(({ channel }) => channel), channels, role);
  }
});

/** Cases at different steps of three decrees, made once for the tests below. */
async function cases(office: Office): Promise<readonly string[]> {
  const [fresh, registered, assigned] = [await office.portalCase(), await office.portalCase(), await office.portalCase()];
  const clerk = office.person('wko', 'OfficeClerk');
  for (const id of [registered, assigned]) await act(office, clerk, id, 'done');
  await act(office, office.person('wko', 'Head'), assigned, 'done', { 'done.executor': office.person('wko', 'Executor').id });
  return [fresh, registered, assigned];
}

test('every action of every case is open to one role of one unit, and to nobody else', async (t) => {
  const office = await openOffice(t);
  const [fresh = '', registered = '', assigned = ''] = await cases(office);
  for (const [id, role] of [[fresh, 'OfficeClerk'], [registered, 'Head'], [assigned, 'Executor']] as const) {
    const before = await version(office, id);
    const page = await office.get(office.person('wko', role), `/workplace/cases/${id}`);
    const forms = formsOf(page.body).filter(({ action }) => action.includes(id));
    assert.ok(forms.length > 0, role);
    for (const person of office.people.filter((other) => other.unit !== 'wko' || other.role !== role)) {
      for (const form of forms) {
        const answer = await office.post(person, form.action, { ...form.fields, csrf: person.csrf });
        assert.ok([403, 404].includes(answer.statusCode), `${person.role} of ${person.unit} got ${answer.statusCode} from ${form.action}`);
      }
    }
    assert.equal(await version(office, id), before, `nobody but the ${role} may move the case`);
  }
});

async function version(office: Office, id: string): Promise<number> {
  const { rows } = await office.desk.db.query<{ version: number }>('select version from cases where id = $1', [id]);
  return rows[0]?.version ?? 0;
}

/** Every route of the workplace, as it is registered, with the case's id in each of its holes; and a form that needs more. */
async function addresses({ deps }: Office, id: string): Promise<readonly (readonly ['GET' | 'POST', string])[]> {
  const routes: RouteOptions[] = [];
  const app = await createApp(deps, { sections: [(instance) => instance.addHook('onRoute', (route) => { routes.push(route); }), registerWorkplace], log: () => undefined });
  await app.close();
  const staffs = routes.filter(({ method, config }) => config?.access === 'staff' && method !== 'HEAD');
  return [...staffs.map(({ method, url }) => [method === 'GET' ? 'GET' : 'POST', url.replace(/:\w+/g, id)] as const), ...(['GET', 'POST'] as const).map((method) => [method, '/workplace/intake/karaganda-2014-34-05/01/office'] as const)];
}

test('without a session no page of the workplace opens and no form is taken', async (t) => {
  const office = await openOffice(t);
  const id = await office.portalCase();
  for (const [method, url] of await addresses(office, id)) {
    const answer = method === 'GET' ? await office.get(undefined, url) : await office.post(undefined, url, { kind: 'claim' });
    assert.equal(answer.statusCode, 303, url);
    assert.match(String(answer.headers.location), /^\/workplace\/sign-in/, url);
  }
});

test('every POST of the workplace needs the session’s token', async (t) => {
  const office = await openOffice(t);
  const id = await office.portalCase();
  for (const [method, url] of await addresses(office, id)) {
    if (method !== 'POST') continue;
    const answer = await office.post(office.person('wko', 'OfficeClerk'), url, { csrf: '' });
    assert.equal(answer.statusCode, 403, url);
    assert.match(answer.body, /data-face="workplace"/, url);
  }
});

test('whatever is posted or asked for, the site answers and never fails', async (t) => {
  const office = await openOffice(t);
  const ids = await cases(office);
  const people = [office.person('wko', 'OfficeClerk'), office.person('wko', 'Head'), office.person('wko', 'Executor'), office.person('kar', 'OfficeClerk')];
  const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 40 }), fc.constantFrom('', 'done', 'claim', '7', '8', '9', '-1', '9999999999', '\u0000', 'GuardianshipSystem', 'found', '__proto__', 'constructor', 'result-certificate', 'refusal-documents-rejected', 'expired', 'ә'.repeat(5000)));
  const names = ['action', 'sequence', 'kind', 'system', 'done.executor', 'done.note', 'refusal-documents-rejected.grounds', 'refusal-documents-rejected.explanation-kk', 'result-certificate.value.decree-number', 'result-certificate.value.decree-date-day', 'result-certificate.value.decree-date-year', 'iin', 'case', 'form', 'provider', 'documents', 'signing', 'signature', 'answer-GuardianshipSystem', 'reason', 'executor', 'replace-reason', 'assign-executor', 'replace-executor', 'state', 'service', 'person', '__proto__', 'lang', 'done', 'q'];
  const asked = await addresses(office, ':id');
  const body = fc.dictionary(fc.constantFrom(...names), fc.oneof(text, fc.array(text, { maxLength: 3 })), { maxKeys: 8 });
  const id = fc.oneof(fc.constantFrom(...ids), fc.constantFrom('-'.repeat(36), 'x', '00000000-0000-0000-0000-000000000000', '%00'));
  await fc.assert(fc.asyncProperty(fc.constantFrom(...people), id, fc.constantFrom(...asked), body, async (person, caseId, [method, route], fields) => {
    const url = route.replaceAll(':id', caseId);
    const query = new URLSearchParams(Object.entries(fields).map(([name, value]): [string, string] => [name, String(value)]));
    const answer = method === 'GET' ? await office.get(person, `${url}?${query.toString()}`) : await office.post(person, url, { ...fields, csrf: person.csrf });
    assert.ok(answer.statusCode < 500, `${method} ${url} answered ${answer.statusCode}`);
  }), { numRuns: 300 });
});
