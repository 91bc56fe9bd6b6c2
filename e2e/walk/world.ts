/**
 * The whole site in this process, with the demonstration's bodies and everybody in them, on a database of its own.
 * Each person has their own browser, reached over HTTP without a network; the clock is the test's.
 */
import type { TestContext } from 'node:test';
import { randomUUID } from 'node:crypto';
import { makeIin } from '@reglament/identifiers';
import type { Case } from '@reglament/engine';
import type { Actor } from '@reglament/regulation';
import { loadRegulations } from '@reglament/regulation';
import { makeAuthority, signatureOf } from '../../apps/reglament/src/web/portal/testing/authority.ts';
import { caseCache } from '../../apps/reglament/src/desk/cases/case-cache.ts';
import { carryRequest, followUp } from '../../apps/reglament/src/desk/cases/follow-up.ts';
import type { Partners } from '../../apps/reglament/src/desk/cases/follow-up.ts';
import { movableClock } from '../../apps/reglament/src/desk/clock/clock.ts';
import type { Desk } from '../../apps/reglament/src/desk/desk.ts';
import type { Registers, Trust } from '../../apps/reglament/src/desk/ports.ts';
import { hashPassword } from '../../apps/reglament/src/desk/people/passwords.ts';
import { beginSession } from '../../apps/reglament/src/desk/people/sessions.ts';
import { systemSeal } from '../../apps/reglament/src/demo/system-seal.ts';
import { seedDemonstration } from '../../apps/reglament/src/demo/seed.ts';
import { certificateBinOf } from '../../apps/reglament/src/demo/units.ts';
import { findCase, transitionWriter } from '../../apps/reglament/src/storage/index.ts';
import { testDatabase } from '../../apps/reglament/src/storage/testing/index.ts';
import { createApp } from '../../apps/reglament/src/web/app/app.ts';
import { unhashedAssets } from '../../apps/reglament/src/web/kit/index.ts';
import type { Assets } from '../../apps/reglament/src/web/kit/index.ts';
import { SECTIONS } from '../../apps/reglament/src/web/site.ts';
import { browserOver } from '../http/index.ts';
import type { Browser, Sign, Transport } from '../http/index.ts';

export interface Worker {
  readonly id: string;
  readonly login: string;
  readonly roles: readonly { readonly role: Actor; readonly unit: string }[];
  readonly browser: Browser;
  /** The cookie under which this person is logged in. */
  readonly session: string;
  readonly sign: Sign;
  /** Their key file, opened by `PASSWORD`. */
  readonly keyFile: () => Promise<Uint8Array>;
}

/** The one applicant of the world: known to the register unless a case needs them not to be. */
export const APPLICANT = { iin: makeIin({ birthDate: '1988-05-12', sex: 'female', serial: 234 }), surname: 'ӘУЕЗОВА', name: 'ГҮЛСІМ', patronymic: 'ҚАЙРАТҚЫЗЫ', birthDate: '1988-05-12', address: 'Орал қаласы, Абай даңғылы, 1-үй' };

export const PASSWORD = 'құпия-сөз-2026';

/** What the registers answer about the applicant now. */
export interface Answers { person: 'found' | 'absent'; guardianship: 'found' | 'absent' }

export interface World {
  readonly desk: Desk;
  readonly trust: Trust;
  readonly workers: readonly Worker[];
  readonly applicant: { readonly id: string; readonly browser: Browser; readonly session: string; readonly sign: Sign; readonly signExpired: Sign; readonly keyFile: () => Promise<Uint8Array> };
  /** Makes the site answer on a port of this machine; its address. */
  readonly listen: () => Promise<string>;
  readonly stranger: () => Browser;
  readonly answers: Answers;
  /** Lines of failures the site has logged; a walk that ends with any has found a defect. */
  readonly failures: readonly string[];
  /** Lets the time of the site go on to this instant. */
  readonly moveTo: (instant: number) => void;
  readonly caseOf: (id: string) => Promise<Case>;
  /** Does at once what the jobs would do. `before` is told the case that a system is about to work on. */
  readonly settle: (before: (state: Case) => void) => Promise<void>;
}

/** @param built assets to serve; without them pages name scripts and styles that nobody asks for */
export async function openWorld(t: Pick<TestContext, 'after'>, built: Assets = { paths: unhashedAssets, files: new Map() }): Promise<World> {
  let close = async (): Promise<void> => undefined;
  t.after(() => close());
  const { pool } = await testDatabase(t);
  const authority = await makeAuthority();
  const clock = movableClock();
  const desk: Desk = { db: pool, library: await loadRegulations(`${import.meta.dirname}/../../regulations`), clock, cases: caseCache(), writer: transitionWriter(pool) };
  await seedDemonstration(pool);
  const seal = await systemSeal(await authority.keyFile(await authority.issue({ role: 'legal-entity-system', bin: '150140000012', organisation: 'АЖ' }), PASSWORD), PASSWORD);
  const answers: Answers = { person: 'found', guardianship: 'absent' };
  const registers = registersOf(answers);
  const failures: string[] = [];
  const app = await createApp(
    { desk, registers, trust: authority.trust, seal, assets: built, publicUrl: 'http://localhost', secureCookies: false },
    { sections: SECTIONS, log: (line) => { failures.push(JSON.stringify(line)); }, requestsPerMinute: 1_000_000 });
  close = () => app.close();
  const transport = over(app);
  const loggedIn = async (owner: Parameters<typeof beginSession>[1]) => {
    const { token: session } = await beginSession(desk, owner);
    return { session, browser: browserOver(transport, { session }) };
  };
  const keyOf = (iin: string, how: { readonly bin?: string; readonly notAfter?: Date } = {}): { readonly sign: Sign; readonly keyFile: () => Promise<Uint8Array> } => {
    const owner = { iin, surname: 'СЫНАҚ', name: 'ҚОЛ' };
    const key = authority.issue(how.bin === undefined ? { role: 'individual', ...owner } : { role: 'head', ...owner, bin: how.bin, organisation: 'БӨЛІМ' }, how.notAfter === undefined ? {} : { notAfter: how.notAfter });
    return { sign: async (content) => signatureOf(content, await key), keyFile: async () => authority.keyFile(await key, PASSWORD) };
  };

  const { rows } = await pool.query<{ id: string; login: string; iin: string; roles: { role: Actor; unit: string }[] }>(
    'select s.id, s.login, s.iin, jsonb_agg(jsonb_build_object(\'role\', r.role, \'unit\', r.unit) order by r.role) as roles from staff s join staff_role r on r.staff_id = s.id group by s.id order by s.login');
  const workers = await Promise.all(rows.map(async ({ id, login, iin, roles }): Promise<Worker> =>
    ({ id, login, roles, ...await loggedIn({ staffId: id }), ...keyOf(iin, { bin: certificateBinOf(roles[0]?.unit ?? '', roles.map(({ role }) => role)) }) })));
  const applicantId = randomUUID();
  await pool.query(
    `insert into account (id, iin, password_hash, surname, name, patronymic, birth_date, address, phone, created_at) values ($1, $2, $9, $3, $4, $5, $6, $7, '+7 701 123 45 67', $8)`,
    [applicantId, APPLICANT.iin, APPLICANT.surname, APPLICANT.name, APPLICANT.patronymic, APPLICANT.birthDate, APPLICANT.address, desk.clock.now(), await hashPassword(PASSWORD)]);
  return {
    desk, trust: authority.trust, workers, answers, failures,
    applicant: { id: applicantId, ...await loggedIn({ accountId: applicantId }), ...keyOf(APPLICANT.iin), signExpired: keyOf(APPLICANT.iin, { notAfter: new Date('2024-01-01') }).sign },
    listen: () => app.listen({ port: 0, host: '127.0.0.1' }),
    stranger: () => browserOver(transport, {}),
    moveTo: (instant) => clock.moveTo(instant - Date.now()),
    caseOf: async (id) => {
      const stored = await findCase(pool, id);
      if (stored === undefined) throw new Error(`Expected case ${id}, but there is none`);
      return stored.state;
    },
    settle: async (before) => {
      for (let round = 0; round < 30; round += 1) {
        const { rows: waiting } = await pool.query<{ case_id: string; kind: string; payload: { from: number; to: number } }>('delete from outbox returning case_id, kind, payload');
        if (waiting.length === 0) return;
        for (const row of waiting) {
          const stored = await findCase(pool, row.case_id);
          if (stored !== undefined) before(stored.state);
          const partners: Partners = { gateway: { deliver: async () => ({ kind: 'delivered' }), report: async () => ({ kind: 'here' }) }, registers };
          await (row.kind === 'request-sent' ? carryRequest(desk, partners, row.case_id) : followUp(desk, partners, row.case_id, row.payload));
        }
      }
      throw new Error('Expected the outbox to run dry, but it never did');
    },
  };
}

function registersOf(answers: Answers): Registers {
  const reference = 'тіркелім-1';
  return {
    findPerson: async (iin) => (answers.person === 'found' && iin === APPLICANT.iin ? { kind: 'found', reference, data: APPLICANT } : { kind: 'absent', reference }),
    findGuardianship: async (iin) => (answers.guardianship === 'found'
      ? { kind: 'found', reference, data: { guardianIin: iin, childName: 'ӘУЕЗОВ ӘЛІ', childBirthDate: '2015-03-02', decreeNumber: '17', decreeDate: '2020-02-03' } }
      : { kind: 'absent', reference }),
    findChildren: async () => (answers.person === 'found'
      ? { kind: 'found', reference, data: [{ number: 'РДБ-00001', childName: 'Әуезов Әлі', givenName: 'Әлі', birthDate: '2018-03-02', sex: 'male', regionKz: 'Қызылорда қаласы', regionRu: 'город Кызылорда' }] }
      : { kind: 'absent', reference }),
    // The applicant is in business for herself as well: where the portal serves business alone, it serves her.
    findLegalEntity: async (bin) => (answers.person === 'found' && bin === APPLICANT.iin
      ? { kind: 'found', reference, data: { bin, nameKz: 'ӘУЕЗОВА ЖК', nameRu: 'ИП АУЕЗОВА', registrationDate: '2015-01-12', leaderIin: APPLICANT.iin } }
      : { kind: 'absent', reference }),
    findPowerOfAttorney: async () => ({ kind: 'absent', reference }),
  };
}

function over(app: Awaited<ReturnType<typeof createApp>>): Transport {
  return async ({ method, path, headers, body }) => {
    const answer = await app.inject({ method, url: path, headers: { ...headers }, ...(body === undefined ? {} : { payload: Buffer.from(body) }) });
    const cookies = answer.headers['set-cookie'];
    return {
      status: answer.statusCode, path, body: answer.body, bytes: answer.rawPayload.length,
      headers: { location: answer.headers.location === undefined ? undefined : String(answer.headers.location), 'set-cookie': cookies === undefined ? [] : [cookies].flat() as string[] },
    };
  };
}
