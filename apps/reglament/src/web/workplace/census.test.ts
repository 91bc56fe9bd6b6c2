/**
 * Who may do what, over HTTP: every route that staff can reach × every role × their own and another unit, and every kind
 * of step × the same people. The routes come from the site as it is registered: one without a line here fails.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RouteOptions } from 'fastify';
import { permissionProblem } from '@reglament/engine';
import type { Case } from '@reglament/engine';
import type { Actor } from '@reglament/regulation';
import { createApp } from '../app/app.ts';
import { SECTIONS } from '../site.ts';
import { addPost, withAdministrator } from './testing/administration.ts';
import { addThings, findStep, OWN, populate, standingOn, stepKinds } from './testing/census-world.ts';
import type { Somebody } from './testing/census-world.ts';
import { APPLICANT_IIN, openOffice } from './testing/office.ts';
import type { Office } from './testing/office.ts';
import { act } from './testing/walk.ts';

type Who = (person: Somebody) => boolean;
type Fields = Readonly<Record<string, string>>;

/** A route with what is asked there; those who may get one of `answers`, everybody else `refusal`. */
interface Line { readonly url: string; readonly fields?: Fields; readonly may: Who; readonly answers: readonly number[]; readonly refusal?: number }

const everybody: Who = () => true;
const nobody: Who = () => false;
/** A case is open to everybody of the units it names, and to nobody else. */
const ofTheCase: Who = ({ own, kind }) => own && (kind === 'provider' || kind === 'centre' || kind === 'akim');
const inRole = (...roles: readonly Actor[]): Who => ({ role }) => roles.includes(role);
const ownRole = (...roles: readonly Actor[]): Who => (person) => person.own && inRole(...roles)(person);
const heads = inRole('Head', 'Akim');

interface Things { readonly any: string; readonly drafted: string; readonly inspected: Case; readonly record: string; readonly paper: string; readonly atCounter: string; readonly complaint: string; readonly batch: number; readonly discrepancy: string }

function lines(office: Office, things: Things): Readonly<Record<string, Line>> {
  const { any, drafted, inspected, record } = things;
  const inCase = (path: string, more: Partial<Line> = {}): Line => ({ url: `/workplace/cases/${any}${path}`, may: ofTheCase, answers: [200], ...more });
  // Seen by everybody of the case, done by the one whose step it is: the others are told so with the case before them.
  const stale = { fields: { sequence: '1' }, answers: [409] } as const;
  const own = (url: string, more: Partial<Line> = {}): Line => ({ url, may: everybody, answers: [200], ...more });
  const counter = ownRole('OfficeClerk', 'Specialist', 'ProviderEmployee', 'Executor', 'CentreEmployee', 'CentreOperator', 'AkimClerk', 'AkimExecutor');
  const intake = { url: '/workplace/intake/wko-2015-153/01/office', may: ownRole('OfficeClerk') };
  const hall = { may: ownRole('CentreEmployee', 'CentreOperator'), fields: { unit: 'wko-centre' }, answers: [303] } as const;
  const batch: Who = ({ unit }) => unit === 'wko' || unit === 'wko-centre';
  const target = office.person('wko', 'Head').id;
  return {
    'GET /workplace/password': own('/workplace/password'), 'POST /workplace/password': own('/workplace/password', { answers: [422] }),
    'GET /workplace/substitute': own('/workplace/substitute', { may: heads }), 'POST /workplace/substitute': own('/workplace/substitute', { may: heads, answers: [422] }), 'POST /workplace/substitute/recall': own('/workplace/substitute/recall', { may: heads, answers: [422] }),

    'GET /workplace/cases/:id': inCase(''), 'GET /workplace/cases/:id/others': inCase('/others?sequence=1'), 'GET /workplace/cases/:id/messages': inCase('/messages'),
    'GET /workplace/cases/:id/papers/:paper': inCase(`/papers/${things.paper}`),
    'POST /workplace/cases/:id/step': inCase('/step', { ...stale, fields: { sequence: '1', action: 'done' } }), 'POST /workplace/cases/:id/consent': inCase('/consent', stale), 'POST /workplace/cases/:id/conditions': inCase('/conditions', stale),
    'POST /workplace/cases/:id/register-answer': inCase('/register-answer', { ...stale, fields: { sequence: '1', system: 'GuardianshipSystem' } }), 'POST /workplace/cases/:id/draft': inCase('/draft', { ...stale, fields: { sequence: '1', action: 'done' } }), 'POST /workplace/cases/:id/return': inCase('/return', stale),
    'POST /workplace/cases/:id/executor': inCase('/executor', stale), 'POST /workplace/cases/:id/ask': inCase('/ask', { ...stale, answers: [409, 422] }),
    'POST /workplace/cases/:id/presented': inCase('/presented', { ...stale, answers: [403, 409] }),
    'POST /workplace/cases/:id/claim': inCase('/claim', { fields: { kind: 'release' }, answers: [303, 403, 409] }),
    // Whose step it is not goes back to the case; the census of steps below says who signs.
    'GET /workplace/cases/:id/sign': { url: `/workplace/cases/${drafted}/sign`, may: ofTheCase, answers: [200, 303] }, 'POST /workplace/cases/:id/sign': { url: `/workplace/cases/${drafted}/sign`, may: ofTheCase, answers: [409, 422] },
    'GET /workplace/cases/:id/sign/:file': { url: `/workplace/cases/${drafted}/sign/${drafted}.pdf`, may: nobody, answers: [] },
    'GET /workplace/cases/:id/records/:record': { url: `/workplace/cases/${inspected.id}/records/${record}`, may: ownRole('PrecinctCommission'), answers: [200] },
    'POST /workplace/cases/:id/records/:record': { url: `/workplace/cases/${inspected.id}/records/${record}`, may: ownRole('PrecinctCommission'), fields: { sequence: '1' }, answers: [422] },
    'GET /workplace/cases/:id/package': { url: `/workplace/cases/${things.atCounter}/package`, may: counter, answers: [200] }, 'POST /workplace/cases/:id/package': { url: `/workplace/cases/${things.atCounter}/package`, may: counter, answers: [303] },
    'GET /workplace/cases/:id/print/:paper': { url: `/workplace/cases/${drafted}/print/resolution`, may: ofTheCase, answers: [200] },

    'GET /workplace/sign': own('/workplace/sign'), 'POST /workplace/sign': own('/workplace/sign'),
    'GET /workplace/intake': own('/workplace/intake'),
    'GET /workplace/intake/:decree/:number/:route': { ...intake, answers: [200] }, 'POST /workplace/intake/:decree/:number/:route': { ...intake, fields: { iin: '1' }, answers: [422] },
    'GET /workplace/intake/:decree/:number/:route/:account': { ...intake, url: `${intake.url}/${office.applicant}`, answers: [200, 303] }, 'POST /workplace/intake/:decree/:number/:route/:account': { ...intake, url: `${intake.url}/${office.applicant}`, answers: [303, 422] },
    'GET /workplace/complaints': own('/workplace/complaints'),
    'GET /workplace/complaints/:id': { url: `/workplace/complaints/${things.complaint}`, may: ownRole('Head'), answers: [200] }, 'POST /workplace/complaints/:id': { url: `/workplace/complaints/${things.complaint}`, may: ownRole('Head'), answers: [422] },
    'GET /workplace/calls': own('/workplace/calls', { may: inRole('CallCentreOperator') }), 'POST /workplace/calls': own('/workplace/calls', { may: inRole('CallCentreOperator'), answers: [422] }),
    // A call belongs to the operator who took it: calls.test.ts.
    'GET /workplace/calls/:id': own(`/workplace/calls/${any}`, { may: nobody }), 'POST /workplace/calls/:id/complaint': own(`/workplace/calls/${any}/complaint`, { may: nobody }), 'POST /workplace/calls/:id/rating': own(`/workplace/calls/${any}/rating`, { may: nobody }),

    'GET /workplace': own('/workplace', { may: ({ role }) => role !== 'CallCentreOperator', refusal: 303 }), 'POST /workplace/assign': own('/workplace/assign', { answers: [422] }),
    'GET /workplace/team': own('/workplace/team', { may: heads }), 'POST /workplace/team/executor': own('/workplace/team/executor', { may: heads, answers: [422] }),
    'GET /workplace/unclaimed': own('/workplace/unclaimed'), 'POST /workplace/unclaimed': own('/workplace/unclaimed', { fields: { case: any }, answers: [303] }), 'GET /workplace/find': own('/workplace/find'),
    'GET /workplace/system': own('/workplace/system'),
    // Nothing is stuck here: system.test.ts has a message that is, and who may send it again.
    'POST /workplace/system/again': own('/workplace/system/again', { may: nobody }),
    'GET /workplace/journals': own('/workplace/journals'), 'GET /workplace/journals/:ledger': own('/workplace/journals/registration'), 'GET /workplace/journals/:ledger/print.pdf': own('/workplace/journals/registration/print.pdf'),
    'GET /workplace/register-answers': own('/workplace/register-answers'), 'POST /workplace/register-answers/:id': { url: `/workplace/register-answers/${things.discrepancy}`, may: ({ unit }) => unit === 'wko', answers: [422] },

    'GET /workplace/hall': own('/workplace/hall'),
    'POST /workplace/hall/sit': { url: '/workplace/hall/sit', ...hall }, 'POST /workplace/hall/at-window': { url: '/workplace/hall/at-window', ...hall }, 'POST /workplace/hall/close-terminals': { url: '/workplace/hall/close-terminals', ...hall },
    'GET /workplace/batches': own('/workplace/batches'), 'POST /workplace/batches': own('/workplace/batches', { answers: [422] }),
    'GET /workplace/batches/:number': { url: `/workplace/batches/${things.batch}`, may: batch, answers: [200] }, 'GET /workplace/batches/:number/list.pdf': { url: `/workplace/batches/${things.batch}/list.pdf`, may: batch, answers: [200] }, 'GET /workplace/batches/:number/envelope.pdf': { url: `/workplace/batches/${things.batch}/envelope.pdf`, may: batch, answers: [200] },
    'POST /workplace/batches/:number/send': { url: `/workplace/batches/${things.batch}/send`, may: batch, answers: [409, 422] }, 'POST /workplace/batches/:number/receive': { url: `/workplace/batches/${things.batch}/receive`, may: batch, answers: [303, 409] },

    // For administrators, each in their own region: the next test.
    ...Object.fromEntries(organisationRoutes(target).map(([route, url]) => [route, { url, may: nobody, answers: [] }])),
    // Last: it makes the browser a terminal of the hall, and whoever opened it is signed out.
    'POST /workplace/hall/terminal': { url: '/workplace/hall/terminal', ...hall },
  };
}

/** Routes of the administration with their addresses, for one unit and one person of it. */
function organisationRoutes(person: string): readonly (readonly [route: string, url: string])[] {
  const unit = ['posts', 'people', 'windows', 'keeping', 'locality', 'bins', 'posts/close', 'posts/reopen', 'close', 'reopen'].map((path) => `POST /units/:id/${path}`);
  const people = ['move', 'substitutes', 'substitutes/recall', 'password', 'dismiss'].map((path) => `POST /people/:id/${path}`);
  return ['GET ', 'GET /units/:id', 'GET /people/:id', 'GET /journal', 'POST /units', 'POST /keeping', ...unit, ...people].map((route) => {
    const [method = '', path = ''] = route.split(' ');
    return [`${method} /workplace/organisation${path}`, `/workplace/organisation${path.replace('units/:id', 'units/wko').replace('people/:id', `people/${person}`)}`];
  });
}

async function staffRoutes({ deps }: Office): Promise<readonly string[]> {
  const routes: RouteOptions[] = [];
  const app = await createApp(deps, { sections: [(instance) => instance.addHook('onRoute', (route) => { routes.push(route); }), ...SECTIONS], log: () => undefined });
  await app.close();
  return routes.filter(({ method, config }) => config?.access === 'staff' && method !== 'HEAD').map(({ method, url }) => `${String(method)} ${url}`);
}

async function makeThings(office: Office): Promise<Things> {
  const any = await office.portalCase({ centre: OWN.centre, akim: OWN.akim });
  const drafted = await office.portalCase({ centre: OWN.centre, akim: OWN.akim });
  const [clerk, head, executor] = [office.person('wko', 'OfficeClerk'), office.person('wko', 'Head'), office.person('wko', 'Executor')];
  await act(office, clerk, drafted, 'done');
  await act(office, head, drafted, 'done', { 'done.executor': executor.id });
  await act(office, executor, drafted, 'result-certificate');
  const inspection = [...office.desk.library.regulations.keys()].map((id) => { try { return findStep(office, id, ({ actor, act: what }) => actor === 'PrecinctCommission' && what === 'inspect'); } catch { return undefined; } }).find((found) => found !== undefined)!;
  const inspected = await standingOn(office, inspection.regulation, inspection.compiled, inspection.node, {});
  const counter = findStep(office, 'kyzylorda-2018-1114/03', ({ actor, act: what }) => actor === 'CentreEmployee' && what === 'register');
  const atCounter = (await standingOn(office, counter.regulation, counter.compiled, counter.node, {})).id;
  const { rows } = await office.desk.db.query<{ id: string }>("select id from paper where case_id = $1 and kind = 'request'", [any]);
  return { any, drafted, inspected, record: '', paper: rows[0]!.id, atCounter, ...await addThings(office, any) };
}

async function ask(office: Office, person: Pick<Somebody, 'cookie' | 'csrf'>, method: string, url: string, fields: Fields = {}) {
  return method === 'GET' ? office.app.inject({ url, headers: { cookie: person.cookie } })
    : office.app.inject({ method: 'POST', url, payload: new URLSearchParams({ csrf: person.csrf, ...fields }).toString(), headers: { cookie: person.cookie, 'content-type': 'application/x-www-form-urlencoded' } });
}

test('every route × every role × own and other unit answers as its line says, and tells nobody else whose case it is', async (t) => {
  const office = await openOffice(t);
  const people = await populate(office);
  await withAdministrator(office);
  const made = await makeThings(office);
  const commission = people.find(({ role, own }) => role === 'PrecinctCommission' && own)!;
  const page = await ask(office, commission, 'GET', `/workplace/cases/${made.inspected.id}`);
  const census = lines(office, { ...made, record: /records\/([\w-]+)"/.exec(page.body)?.[1] ?? 'none' });

  assert.deepEqual(Object.keys(census).sort(), [...await staffRoutes(office)].sort(), 'every route of staff has its line in this test, and every line its route');
  const wrong: string[] = [];
  let tried = 0;
  for (const [route, { url, fields, may, answers, refusal = 404 }] of Object.entries(census)) {
    const [method = ''] = route.split(' ');
    // One after the other: some acts change what the next person finds.
    for (const person of people) {
      const answer = await ask(office, person, method, url, fields);
      const expected = may(person) ? answers : [refusal];
      tried += 1;
      if (!expected.includes(answer.statusCode)) wrong.push(`${route}: ${person.role} of ${person.unit} got ${answer.statusCode}, expected ${expected.join(' or ')}`);
      if (!person.own && (answer.body.includes('СЕРІКОВА') || answer.body.includes(APPLICANT_IIN))) wrong.push(`${route}: ${person.role} of ${person.unit} read the applicant's name`);
    }
  }
  assert.deepEqual(wrong, []);
  assert.ok(tried > 4000, `${tried} combinations`);
});

test('the administration answers the administrator of the region, and the administrator of another one only about their own', async (t) => {
  const office = await openOffice(t);
  const admin = await withAdministrator(office);
  const stranger = office.person('kar', 'Head');
  await office.desk.db.query("insert into administrator (staff_id, region) values ($1, 'kar')", [stranger.id]);
  const post = await addPost(office, admin);
  for (const [route, url] of organisationRoutes(office.person('wko', 'Executor').id)) {
    const [method = ''] = route.split(' ');
    const fields = { post, region: 'wko' };
    const answers = [await ask(office, stranger, method, url, fields), await ask(office, admin, method, url, fields)].map(({ statusCode }) => statusCode);
    const [foreign, own] = answers;
    const isAboutRegion = url.includes('wko') || url.includes('/people/') || url.endsWith('/keeping');
    assert.ok(isAboutRegion ? foreign === 404 : foreign === 200 || foreign === 422, `${route}: the other region's administrator got ${foreign}`);
    assert.ok([200, 303, 422].includes(own ?? 0), `${route}: the administrator got ${own}`);
  }
});

test('every kind of step × every role × own and other unit: done by whom the law names, refused to all others', async (t) => {
  const office = await openOffice(t);
  const people = await populate(office);
  const executors = Object.fromEntries((['Executor', 'AkimExecutor'] as const).map((role) => [role, people.find((person) => person.role === role && person.own)!.id]));
  const kinds = stepKinds(office);
  const wrong: string[] = [];
  let done = 0;
  for (const { regulation, compiled, node, name } of kinds) {
    const state = await standingOn(office, regulation, compiled, node, executors);
    const url = `/workplace/cases/${state.id}`;
    const expect = (person: Somebody, what: string, { statusCode }: { readonly statusCode: number }, expected: number): void => {
      if (statusCode !== expected) wrong.push(`${name}: ${person.role} of ${person.unit} got ${statusCode} for ${what}, expected ${expected}`);
    };
    const mayDo = (person: Somebody): boolean => permissionProblem(state, node, { kind: 'staff', id: person.id, role: person.role, unit: person.unit }) === undefined;
    const [may, mayNot] = [people.filter(mayDo), people.filter((person) => !mayDo(person))];
    await Promise.all(mayNot.map(async (person) => expect(person, 'doing it', await ask(office, person, 'POST', `${url}/step`, { sequence: '1', action: 'done' }), ofTheCase(person) ? 403 : 404)));
    for (const person of may) {
      expect(person, 'taking it', await ask(office, person, 'POST', `${url}/claim`, { kind: 'claim' }), 303);
      expect(person, 'giving it back', await ask(office, person, 'POST', `${url}/claim`, { kind: 'release' }), 303);
      done += 1;
    }
  }
  assert.deepEqual(wrong, []);
  assert.ok(kinds.length > 60 && done > kinds.length, `${kinds.length} kinds of steps, done ${done} times`);
});
