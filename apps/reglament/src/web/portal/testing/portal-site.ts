/**
 * A small world for tests of the portal: the real regulations, a database of its own, two citizens, and the site around
 * them. A visitor keeps cookies as a browser does and posts forms with the token of the page it saw last.
 */
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import type { Library } from '@reglament/regulation';
import { loadRegulations } from '@reglament/regulation';
import { caseCache } from '../../../desk/cases/case-cache.ts';
import { movableClock } from '../../../desk/clock/clock.ts';
import type { MovableClock } from '../../../desk/clock/clock.ts';
import type { Desk } from '../../../desk/desk.ts';
import { hashPassword } from '../../../desk/people/passwords.ts';
import { beginSession } from '../../../desk/people/sessions.ts';
import type { LegalEntity, RegisteredPerson, Registers } from '../../../desk/ports.ts';
import { SILENT_REGISTERS } from '../../../desk/testing/silent-registers.ts';
import { transitionWriter } from '../../../storage/index.ts';
import { testDatabase } from '../../../storage/testing/index.ts';
import { createApp } from '../../app/app.ts';
import type { Section } from '../../app/app.ts';
import type { WebDeps } from '../../app/deps.ts';
import { unhashedAssets } from '../../kit/index.ts';
import { registerEdsLogin } from '../../eds-login/index.ts';
import { registerMobileSigning } from '../../mobile-signing/index.ts';
import { registerVerify } from '../../verify/index.ts';
import { registerPortal } from '../index.ts';

export const PASSWORD = 'біртүрлі ұзақ пароль';
export const AIGUL = { id: '11111111-1111-4111-8111-111111111111', iin: '900101300017', surname: 'СЕРІКОВА', name: 'АЙГҮЛ', patronymic: 'БОЛАТҚЫЗЫ', birthDate: '1990-01-01', address: 'Орал қ., Достық даңғ., 1' };
export const BOLAT = { id: '22222222-2222-4222-8222-222222222222', iin: '850505300011', surname: 'ӨТЕГЕНОВ', name: 'БОЛАТ', patronymic: 'ҚАЙРАТҰЛЫ', birthDate: '1985-05-05', address: 'Орал қ., Абай к., 2' };

/** An organisation that the register of legal entities knows; its cabinet is opened by the first login with its EDS. */
export const KOKTEM = { id: '66666666-6666-4666-8666-666666666666', bin: '140340000018', nameKz: '«Көктем» ЖШС', nameRu: 'ТОО «Көктем»', registrationDate: '2014-03-12', leaderIin: BOLAT.iin };

/** What the registers of individuals and of legal entities hold; a test may change it. `down`: they do not answer. */
export interface Population { readonly people: Map<string, RegisteredPerson>; readonly entities: Map<string, LegalEntity>; down: boolean }

export interface PortalSite {
  readonly app: FastifyInstance;
  readonly desk: Desk;
  readonly clock: MovableClock;
  readonly population: Population;
  readonly failures: readonly string[];
  readonly visitor: (who?: { readonly id: string }, userAgent?: string) => Promise<Visitor>;
}

const UNITS = [['oral', 'Орал қаласының білім бөлімі'], ['akzhaiyk', 'Ақжайық ауданының білім бөлімі']] as const;

let library: Promise<Library> | undefined;

export function testLibrary(): Promise<Library> {
  return library ??= loadRegulations(join(import.meta.dirname, '../../../../../../regulations'));
}

export interface MoreOfPortal {
  /** Registered before everything else: to watch what the others register. */
  readonly before?: readonly Section[];
  /** Sections besides the portal's own. */
  readonly sections?: readonly Section[];
  /** The moment at which time stands until the test moves it; without it the real time. */
  readonly at?: string;
}

export async function openPortal(t: Pick<TestContext, 'after'>, changes: Partial<WebDeps> = {}, { before = [], sections = [], at }: MoreOfPortal = {}): Promise<PortalSite> {
  // Hooks run in their order: the site must have answered everybody before its database goes.
  let close = async (): Promise<void> => undefined;
  t.after(() => close());
  const { pool } = await testDatabase(t);
  const clock = at === undefined ? movableClock() : movableClock(0, () => Date.parse(at));
  const desk: Desk = { db: pool, library: await testLibrary(), clock, cases: caseCache(), writer: transitionWriter(pool) };
  const population: Population = { people: new Map([AIGUL, BOLAT].map((person) => [person.iin, person])), entities: new Map([[KOKTEM.bin, KOKTEM]]), down: false };
  const deps: WebDeps = {
    desk, registers: registersOf(population), trust: { material: async () => ({ trustAnchors: [], intermediates: [], crls: [] }) }, seal: { signXml: async (xml) => xml },
    assets: { paths: unhashedAssets, files: new Map() }, publicUrl: 'http://localhost', secureCookies: false, ...changes,
  };
  const failures: string[] = [];
  const app = await createApp(deps, { sections: [...before, registerPortal, registerVerify, registerEdsLogin, registerMobileSigning, ...sections], log: (line) => { failures.push(JSON.stringify(line)); }, requestsPerMinute: 1_000_000 });
  close = async () => {
    await app.close();
    if (failures.length > 0) process.stderr.write(`${failures.slice(0, 3).join('\n')}\n`);
  };
  await seed(desk);
  return { app, desk, clock, population, failures, visitor: (who, userAgent) => newVisitor(app, desk, who, userAgent) };
}

function registersOf(population: Population): Registers {
  return {
    ...SILENT_REGISTERS,
    findPerson: async (iin) => {
      if (population.down) return { kind: 'unavailable' };
      const data = population.people.get(iin);
      return data === undefined ? { kind: 'absent', reference: 'r-0' } : { kind: 'found', data, reference: 'r-1' };
    },
    findLegalEntity: async (bin) => {
      if (population.down) return { kind: 'unavailable' };
      const data = population.entities.get(bin);
      return data === undefined ? { kind: 'absent', reference: 'e-0' } : { kind: 'found', data, reference: 'e-1' };
    },
    findGuardianship: async () => ({ kind: 'absent', reference: 'g-0' }),
  };
}

let passwordHash: Promise<string> | undefined;

async function seed({ db }: Desk): Promise<void> {
  for (const [id, name] of UNITS) {
    await db.query("insert into unit (id, kind, name, decree, zone) values ($1, 'provider', $2, 'wko-2015-153', 'Asia/Oral')", [id, JSON.stringify({ kk: name, ru: `${name} (ru)`, en: id })]);
  }
  passwordHash ??= hashPassword(PASSWORD);
  for (const { id, iin, surname, name, patronymic, birthDate, address } of [AIGUL, BOLAT]) {
    await db.query(
      'insert into account (id, iin, password_hash, surname, name, patronymic, birth_date, address, phone, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, now())',
      [id, iin, await passwordHash, surname, name, patronymic, birthDate, address, '+7 701 000 00 00']);
  }
}

export interface Visitor {
  readonly cookies: Map<string, string>;
  readonly get: (url: string) => Promise<LightMyRequestResponse>;
  /** Posts a form with the token of the last page that held one. */
  readonly post: (url: string, fields: Readonly<Record<string, string>>) => Promise<LightMyRequestResponse>;
  readonly postFiles: (url: string, fields: Readonly<Record<string, string>>, files: readonly SentTestFile[]) => Promise<LightMyRequestResponse>;
}

export interface SentTestFile { readonly field: string; readonly name: string; readonly bytes: Uint8Array | string }

async function newVisitor(app: FastifyInstance, desk: Desk, who: { readonly id: string } | undefined, userAgent: string | undefined): Promise<Visitor> {
  const cookies = new Map<string, string>();
  if (who !== undefined) cookies.set('session', (await beginSession(desk, { accountId: who.id })).token);
  let token = '';
  const send = async (method: 'GET' | 'POST', url: string, payload?: string | Buffer, type?: string): Promise<LightMyRequestResponse> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await app.inject({ method, url, headers: { ...(cookie === '' ? {} : { cookie }), ...(userAgent === undefined ? {} : { 'user-agent': userAgent }), ...(type === undefined ? {} : { 'content-type': type }) }, ...(payload === undefined ? {} : { payload }) });
    for (const { name, value } of answer.cookies) if (value === '') cookies.delete(name); else cookies.set(name, value);
    token = /name="csrf" value="([^"]+)"/.exec(answer.body)?.[1] ?? token;
    return answer;
  };
  return {
    cookies,
    get: (url) => send('GET', url),
    post: (url, fields) => send('POST', url, new URLSearchParams({ csrf: token, ...fields }).toString(), 'application/x-www-form-urlencoded'),
    postFiles: (url, fields, files) => {
      const { body, type } = multipart({ csrf: token, ...fields }, files);
      return send('POST', url, body, type);
    },
  };
}

function multipart(fields: Readonly<Record<string, string>>, files: readonly SentTestFile[]): { readonly body: Buffer; readonly type: string } {
  const border = 'border-of-parts-7d1';
  const parts = [
    ...Object.entries(fields).map(([name, value]) => Buffer.from(`--${border}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`)),
    ...files.map(({ field, name, bytes }) => Buffer.concat([Buffer.from(`--${border}\r\ncontent-disposition: form-data; name="${field}"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`), Buffer.from(bytes), Buffer.from('\r\n')])),
  ];
  return { body: Buffer.concat([...parts, Buffer.from(`--${border}--\r\n`)]), type: `multipart/form-data; boundary=${border}` };
}

/** Readable text of a page: for looking at what it says. */
export function saidBy(page: LightMyRequestResponse): string {
  return page.body.replace(/<(script|style)[\s\S]*?<\/\1>/g, ' ').replace(/<[^>]*>/g, ' ').replaceAll('&#39;', "'").replaceAll('&quot;', '"').replaceAll('&amp;', '&').replace(/[\s\u00a0]+/g, ' ');
}

/** A PNG of one pixel. */
export const PIXEL = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
