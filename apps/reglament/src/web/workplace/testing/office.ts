/**
 * A small world for tests of the workplace: the real regulations, a database of its own, units of four decrees with
 * somebody in every post, and the site around them. People sign in by a session made for them, not by a password.
 */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { makeIin } from '@reglament/identifiers';
import type { Actor, Library } from '@reglament/regulation';
import { loadRegulations } from '@reglament/regulation';
import { caseCache } from '../../../desk/cases/case-cache.ts';
import { carryOut } from '../../../desk/cases/carry-out.ts';
import { movableClock } from '../../../desk/clock/clock.ts';
import type { MovableClock } from '../../../desk/clock/clock.ts';
import type { Desk } from '../../../desk/desk.ts';
import { addPaper } from '../../../desk/papers.ts';
import { beginSession } from '../../../desk/people/sessions.ts';
import type { Registers, Trust } from '../../../desk/ports.ts';
import { SILENT_REGISTERS } from '../../../desk/testing/silent-registers.ts';
import { keepContent } from '../../../desk/requests/contents.ts';
import { submissionSteps } from '../../../desk/requests/submission-steps.ts';
import { transitionWriter } from '../../../storage/index.ts';
import { testDatabase } from '../../../storage/testing/index.ts';
import { createApp } from '../../app/app.ts';
import type { WebDeps } from '../../app/deps.ts';
import { unhashedAssets } from '../../kit/index.ts';
import { registerDemo } from '../../demo/index.ts';
import { registerWorkplace } from '../index.ts';

/** A Tuesday, 10:00 in Oral. */
export const START = Date.parse('2026-09-15T05:00:00Z');

const UNITS = [
  ['wko', 'provider', 'wko-2015-153', 'Asia/Oral', 'Орал қаласының білім бөлімі'],
  ['wko-centre', 'centre', 'wko-2015-153', 'Asia/Oral', 'Орал қаласының ХҚКО'],
  ['kyz', 'provider', 'kyzylorda-2018-1114', 'Asia/Qyzylorda', 'Қызылорда қаласының білім бөлімі'],
  ['kyz-centre', 'centre', 'kyzylorda-2018-1114', 'Asia/Qyzylorda', 'Қызылорда қаласының Мемлекеттік корпорациясы'],
  ['kar', 'provider', 'karaganda-2014-34-05', 'Asia/Almaty', 'Қарағанды қаласының жұмыспен қамту бөлімі'],
  ['kar-akim', 'akim', 'karaganda-2014-34-05', 'Asia/Almaty', 'Доскей ауылдық округінің әкімі'],
  ['kok', 'provider', 'kokpekti-2012-417', 'Asia/Almaty', 'Көкпекті ауданының білім бөлімі'],
  ['kok-centre', 'centre', 'kokpekti-2012-417', 'Asia/Almaty', 'Көкпекті ауданының ХҚКО'],
] as const;

const POSTS: Readonly<Record<string, readonly Actor[]>> = {
  wko: ['OfficeClerk', 'Head', 'Executor', 'Akimat'],
  'wko-centre': ['CentreEmployee'],
  kyz: ['OfficeClerk', 'Head', 'Executor'],
  'kyz-centre': ['CentreEmployee', 'AccumulationEmployee'],
  kar: ['OfficeClerk', 'Head', 'Executor', 'PrecinctCommission'],
  kok: ['ProviderEmployee', 'AuthorisedPerson'],
  'kok-centre': ['CentreOperator'],
  'kar-akim': ['AkimClerk', 'Akim', 'AkimExecutor'],
};

export interface Person {
  readonly id: string;
  readonly unit: string;
  readonly role: Actor;
  readonly cookie: string;
  readonly csrf: string;
}

export interface Office {
  readonly app: FastifyInstance;
  readonly desk: Desk;
  readonly clock: MovableClock;
  readonly deps: WebDeps;
  readonly applicant: string;
  readonly person: (unit: string, role: Actor) => Person;
  readonly people: readonly Person[];
  readonly get: (person: Person | undefined, url: string) => Promise<LightMyRequestResponse>;
  readonly post: (person: Person | undefined, url: string, fields: Readonly<Record<string, string | readonly string[]>>) => Promise<LightMyRequestResponse>;
  /** A request sent on the portal for `wko-2015-153/02`, waiting for registration at the provider's. */
  readonly portalCase: (units?: Readonly<Record<'centre' | 'akim', string>>) => Promise<string>;
}

export const APPLICANT_IIN = '900101300017';

/** In the register of individuals, but without an account. */
export const WALK_IN_IIN: string = makeIin({ birthDate: '1985-05-05', sex: 'female', serial: 15 });

const registers: Registers = {
  ...SILENT_REGISTERS,
  findPerson: async (iin) => (iin === APPLICANT_IIN || iin === WALK_IN_IIN
    ? { kind: 'found', reference: 'p-1', data: { iin, surname: 'СЕРІКОВА', name: 'АЙГҮЛ', patronymic: 'БОЛАТҚЫЗЫ', birthDate: '1985-05-05', address: 'Орал қ., Достық даңғ., 1' } }
    : { kind: 'absent', reference: 'p-0' }),
  findGuardianship: async () => ({ kind: 'absent', reference: 'g-0' }),
};

const nobodyTrusted: Trust = { material: async () => ({ trustAnchors: [], intermediates: [], crls: [] }) };

let library: Promise<Library> | undefined;

export async function openOffice(t: Pick<TestContext, 'after'>, changes: Partial<WebDeps> = {}): Promise<Office> {
  // Hooks run in their order: the site must have answered everybody before its database goes.
  let close = async (): Promise<void> => undefined;
  t.after(() => close());
  const { pool } = await testDatabase(t);
  library ??= loadRegulations(join(import.meta.dirname, '../../../../../../regulations'));
  let time = START;
  const clock = movableClock(0, () => (time += 1000));
  const desk: Desk = { db: pool, library: await library, clock, cases: caseCache(), writer: transitionWriter(pool) };
  const deps: WebDeps = {
    desk, registers, trust: nobodyTrusted, seal: { signXml: async (xml) => xml }, assets: { paths: unhashedAssets, files: new Map() },
    publicUrl: 'http://localhost', secureCookies: false, ...changes,
  };
  const failures: string[] = [];
  const app = await createApp(deps, { sections: [registerWorkplace, registerDemo], log: (line) => { failures.push(JSON.stringify(line)); }, requestsPerMinute: 1_000_000 });
  close = async () => {
    await app.close();
    if (failures.length > 0) process.stderr.write(`${failures.slice(0, 3).join('\n')}\n`);
  };
  await addUnits(desk);
  const people = await addPeople(desk);
  const applicant = await addApplicant(desk);
  const person = (unit: string, role: Actor): Person => {
    const found = people.find((candidate) => candidate.unit === unit && candidate.role === role);
    if (found === undefined) throw new Error(`Expected a ${role} in ${unit}, but there is none`);
    return found;
  };
  return {
    app, desk, clock, deps, applicant, people, person,
    get: (who, url) => app.inject({ method: 'GET', url, ...(who === undefined ? {} : { headers: { cookie: who.cookie } }) }),
    post: (who, url, fields) => app.inject({
      method: 'POST', url, payload: encoded({ ...(who === undefined ? {} : { csrf: who.csrf }), ...fields }),
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...(who === undefined ? {} : { cookie: who.cookie }) },
    }),
    portalCase: (units) => portalCase(desk, applicant, units),
  };
}

function encoded(fields: Readonly<Record<string, string | readonly string[]>>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) for (const one of typeof value === 'string' ? [value] : value) query.append(name, one);
  return query.toString();
}

async function addUnits(desk: Desk): Promise<void> {
  for (const [id, kind, decree, zone, name] of UNITS) {
    await desk.db.query('insert into unit (id, kind, name, decree, zone) values ($1, $2, $3, $4, $5)', [id, kind, JSON.stringify({ kk: name, ru: `${name} (ru)`, en: id }), decree, zone]);
  }
}

async function addPeople(desk: Desk): Promise<readonly Person[]> {
  const people: Person[] = [];
  for (const [unit, roles] of Object.entries(POSTS)) {
    for (const role of roles) {
      const id = randomUUID();
      const post = { kk: 'қызметкер', ru: 'работник', en: 'employee' };
      await desk.db.query('insert into staff (id, login, password_hash, iin, name, post) values ($1, $2, $3, $4, $5, $6)', [id, `${unit}-${role}`, 'none', APPLICANT_IIN, `${role} ${unit}`, JSON.stringify(post)]);
      await desk.db.query('insert into staff_role (staff_id, role, unit) values ($1, $2, $3)', [id, role, unit]);
      people.push({ id, unit, role, ...await session(desk, id) });
    }
  }
  return people;
}

async function session(desk: Desk, staffId: string): Promise<Pick<Person, 'cookie' | 'csrf'>> {
  const { token } = await beginSession(desk, { staffId });
  const { rows } = await desk.db.query<{ csrf: string }>('select csrf from session where staff_id = $1', [staffId]);
  return { cookie: `session=${token}`, csrf: rows[0]?.csrf ?? '' };
}

async function addApplicant(desk: Desk): Promise<string> {
  const id = randomUUID();
  await desk.db.query(
    `insert into account (id, iin, password_hash, surname, name, patronymic, birth_date, address, phone, created_at)
     values ($1, $2, 'none', 'СЕРІКОВА', 'АЙГҮЛ', 'БОЛАТҚЫЗЫ', '1990-01-01', 'Орал қ., Достық даңғ., 1', '+7 701 123 45 67', $3)`, [id, APPLICANT_IIN, desk.clock.now()]);
  return id;
}

export const ANSWERS = {
  'applicant-name': 'СЕРІКОВА АЙГҮЛ БОЛАТҚЫЗЫ', 'applicant-iin': APPLICANT_IIN, address: 'Орал қ., Достық даңғ., 1', phone: '+7 701 123 45 67',
  'child-name': 'СЕРІКОВ ДӘУРЕН', 'child-birth-date': '2016-03-04', 'decree-number': '117', 'decree-date': '2020-02-03', unit: 'wko',
} as const;

async function portalCase(desk: Desk, applicant: string, units: Readonly<Partial<Record<'centre' | 'akim', string>>> = {}): Promise<string> {
  const id = randomUUID();
  const regulation = desk.library.regulations.get('wko-2015-153/02');
  const compiled = regulation?.compiled.get('portal');
  if (regulation === undefined || compiled === undefined) throw new Error('Expected wko-2015-153/02 with a portal route');
  const request = await keepContent(desk.db, 'application/xml', Buffer.from(`<request id="${id}"/>`));
  const done = await carryOut(desk, {
    caseId: id, regulation: regulation.id,
    commands: [
      { kind: 'OpenCase', by: { kind: 'applicant', id: applicant }, id, route: 'portal', applicant, units: { provider: 'wko', ...units }, request: request.toString('hex') },
      ...submissionSteps(compiled, { accountId: applicant, certificate: 'confirmed' }),
    ],
  });
  if (done.kind === 'invalid') throw new Error(JSON.stringify(done.problems));
  await addPaper(desk.db, { caseId: id, kind: 'request', name: 'application', fileName: 'request.xml', mediaType: 'application/xml', hash: request, details: { answers: JSON.stringify(ANSWERS) }, madeAt: desk.clock.now(), madeBy: applicant });
  const send = done.state.step?.node;
  if (send !== undefined && send.startsWith('portal')) {
    const sent = await carryOut(desk, { caseId: id, commands: [{ kind: 'CompleteStep', by: { kind: 'system', system: 'Portal' }, step: send, outcome: 'done' }] });
    if (sent.kind === 'invalid') throw new Error(JSON.stringify(sent.problems));
  }
  return id;
}
