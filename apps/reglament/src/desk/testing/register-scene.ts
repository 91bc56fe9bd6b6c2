import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { commandsFor, getNode, openOutcomes } from '@reglament/engine';
import type { By, Case, Entry } from '@reglament/engine';
import { makeIin } from '@reglament/identifiers';
import { ACTORS, loadRegulations, SYSTEMS } from '@reglament/regulation';
import type { Actor, Channel, Library, Outcome, Regulation, RouteNode } from '@reglament/regulation';
import type { Pool } from 'pg';
import { findCase, readJournal, transitionWriter } from '../../storage/index.ts';
import { testDatabase } from '../../storage/testing/index.ts';
import { caseCache } from '../cases/case-cache.ts';
import { carryOut } from '../cases/carry-out.ts';
import { carryRequest, followUp } from '../cases/follow-up.ts';
import type { Partners } from '../cases/follow-up.ts';
import { movableClock } from '../clock/clock.ts';
import type { MovableClock } from '../clock/clock.ts';
import type { Desk } from '../desk.ts';
import { keepParty } from '../counter/party.ts';
import { findAccount } from '../people/sessions.ts';

/** The desk on a database of its own, with cases that walk by themselves to the step a test is about. */
export interface RegisterScene {
  readonly desk: Desk;
  readonly clock: MovableClock;
  readonly pool: Pool;
  /** Opens a case for a person of this IIN and does every step until one satisfies `until`. Several may be opened at once. */
  readonly open: (what: OpenedCase) => Promise<string>;
  /** Does what the jobs would do after the commits, until nothing is left to do. */
  readonly settle: () => Promise<void>;
  /** Does the open step as whoever has to do it. */
  readonly doStep: (caseId: string, outcome: Outcome) => Promise<Case>;
  readonly state: (caseId: string) => Promise<Case>;
  readonly node: (caseId: string) => Promise<RouteNode | undefined>;
  readonly entries: (caseId: string) => Promise<readonly Entry[]>;
  readonly later: (ms: number) => void;
}

export interface OpenedCase {
  readonly regulation: string;
  readonly route: string;
  readonly iin?: string;
  readonly representative?: { readonly iin: string; readonly notarised: boolean; readonly number?: string };
  readonly organisation?: string;
  readonly until: (node: RouteNode) => boolean;
}

export const SOMEBODY: string = makeIin({ birthDate: '1990-01-01', sex: 'male', serial: 1 });
/** A Monday morning in a working week. */
const START = Date.parse('2026-03-02T05:00:00.000Z');

let loaded: Promise<Library> | undefined;

export async function registerScene(t: Pick<TestContext, 'after'>, partners: Partners, change: (library: Library) => Library = (library) => library): Promise<RegisterScene> {
  const { pool } = await testDatabase(t);
  loaded ??= loadRegulations(join(import.meta.dirname, '../../../../../regulations'));
  const clock = movableClock(0, () => START);
  const desk: Desk = { db: pool, library: change(await loaded), clock, cases: caseCache(), writer: transitionWriter(pool) };
  const state = async (caseId: string): Promise<Case> => (await findCase(pool, caseId))!.state;
  const nodeOf = (of: Case): RouteNode | undefined => of.step && getNode({ regulation: desk.library.regulations.get(of.regulation)! }, of.route, of.step.node);
  const settleCase = async (caseId: string): Promise<void> => {
    for (let round = 0; round < 50; round += 1) {
      const { rows } = await pool.query<{ kind: string; payload: { from: number; to: number } }>('delete from outbox where case_id = $1 returning kind, payload', [caseId]);
      if (rows.length === 0) return;
      for (const row of rows) await (row.kind === 'request-sent' ? carryRequest(desk, partners, caseId) : followUp(desk, partners, caseId, row.payload));
    }
  };
  const settle = async (): Promise<void> => {
    const { rows } = await pool.query<{ case_id: string }>('select distinct case_id from outbox');
    for (const row of rows) await settleCase(row.case_id);
  };
  const doStep = async (caseId: string, outcome: Outcome): Promise<Case> => {
    const before = await state(caseId);
    const node = nodeOf(before)!;
    const done = await carryOut(desk, { caseId, commands: commandsFor(before, node, outcome, desk.library.regulations.get(before.regulation)!) });
    if (done.kind === 'invalid') throw new Error(`Expected to do ${node.id}, but: ${JSON.stringify(done.problems)}`);
    return done.state;
  };
  return {
    desk, clock, pool, settle, doStep, state,
    node: async (caseId) => nodeOf(await state(caseId)),
    entries: async (caseId) => (await readJournal(pool, caseId)).map(({ text }) => JSON.parse(text) as Entry),
    later: (ms) => clock.moveTo(Date.parse(clock.now()) - START + ms),
    open: async ({ regulation, route, iin = SOMEBODY, representative, organisation, until }) => {
      const law = desk.library.regulations.get(regulation)!;
      const { channel } = law.routes.find((candidate) => candidate.route === route)!;
      const caseId = randomUUID();
      const applicant = await accountOf(pool, iin);
      if (representative !== undefined || organisation !== undefined) await keepBeside(pool, caseId, { representative, organisation });
      const opened = await carryOut(desk, { caseId, regulation, commands: [{ kind: 'OpenCase', by: openedBy(channel, applicant), id: caseId, route, applicant, units: { provider: 'provider', ...(channel === 'centre' ? { centre: 'centre' } : {}) }, request: '0'.repeat(64) }] });
      if (opened.kind === 'invalid') throw new Error(JSON.stringify(opened.problems));
      for (let step = 0; step < 60; step += 1) {
        const now = await state(caseId);
        const node = nodeOf(now);
        if (node === undefined || until(node)) return caseId;
        if (node.actor in SYSTEMS && node.act !== 'check-account' && node.act !== 'check-certificate') await settleCase(caseId);
        else await doStep(caseId, usual(now, node, law));
      }
      throw new Error(`Expected ${regulation} ${route} to come to the step, but it did not`);
    },
  };
}

const USUAL: readonly Outcome[] = ['done', 'valid', 'confirmed', 'conform', 'result', 'found', 'presented', 'issued'];

function usual(state: Case, node: RouteNode, regulation: Regulation): Outcome {
  return USUAL.find((outcome) => node.next.has(outcome)) ?? openOutcomes(state, node, regulation)[0] ?? 'done';
}

function openedBy(channel: Channel, applicant: string): By {
  const role: Actor = channel === 'centre' ? 'CentreEmployee' : 'OfficeClerk';
  return channel === 'portal' ? { kind: 'applicant', id: applicant } : { kind: 'staff', id: randomUUID(), role, unit: ACTORS[role].unit === 'centre' ? 'centre' : 'provider' };
}

async function accountOf(pool: Pool, iin: string): Promise<string> {
  await pool.query("insert into account (id, iin, password_hash, surname, name, created_at) values ($1, $2, 'none', 'СЫНАҚ', 'АДАМ', now()) on conflict (iin) do nothing", [randomUUID(), iin]);
  const { rows } = await pool.query<{ id: string }>('select id from account where iin = $1', [iin]);
  return rows[0]!.id;
}

/** Whoever stands at the counter beside the applicant. */
async function keepBeside(pool: Pool, caseId: string, { representative, organisation }: { readonly representative: OpenedCase['representative'] | undefined; readonly organisation: string | undefined }): Promise<void> {
  const by = randomUUID();
  await pool.query("insert into staff (id, login, password_hash, iin, name, post) values ($1, $2, 'none', '', 'Қабылдаушы', '{}')", [by, by]);
  const account = representative === undefined ? undefined : await findAccount(pool, await accountOf(pool, representative.iin));
  await keepParty(pool, caseId, {
    attorney: representative === undefined ? 'none' : representative.notarised ? 'notarised' : 'other',
    ...(account === undefined ? {} : { representative: account }),
    ...(representative?.notarised === true && representative.number !== undefined ? { attorneyNumber: representative.number } : {}),
    ...(organisation === undefined ? {} : { organisation: { bin: organisation, name: { kk: '«Ұйым»', ru: '«Ұйым»', en: '«Ұйым»' } } }),
  }, { at: new Date(START).toISOString(), by });
}
