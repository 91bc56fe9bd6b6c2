/** The whole site on loopback with people and cases made directly, so that only what is measured goes over HTTP. */
import { randomUUID } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseCrl } from '@reglament/eds';
import { loadRegulations } from '@reglament/regulation';
import type { Pool } from 'pg';
import { openNca } from '../apps/state-systems/src/nca/index.ts';
import type { Nca } from '../apps/state-systems/src/nca/index.ts';
import { seedDemonstration } from '../apps/reglament/src/demo/seed.ts';
import { systemSeal } from '../apps/reglament/src/demo/system-seal.ts';
import { caseCache } from '../apps/reglament/src/desk/cases/case-cache.ts';
import { SYSTEM_CLOCK } from '../apps/reglament/src/desk/clock/clock.ts';
import type { Desk } from '../apps/reglament/src/desk/desk.ts';
import { beginSession, findAccount } from '../apps/reglament/src/desk/people/sessions.ts';
import type { ApplicantAccount } from '../apps/reglament/src/desk/people/sessions.ts';
import type { Trust } from '../apps/reglament/src/desk/ports.ts';
import { SILENT_REGISTERS } from '../apps/reglament/src/desk/testing/silent-registers.ts';
import { transitionWriter } from '../apps/reglament/src/storage/index.ts';
import { migrate, openDatabase } from '../apps/reglament/src/storage/postgres/index.ts';
import { SESSION_COOKIE } from '../apps/reglament/src/web/app/access.ts';
import { createApp } from '../apps/reglament/src/web/app/app.ts';
import type { Section } from '../apps/reglament/src/web/app/app.ts';
import { assets } from '../apps/reglament/src/web/kit/index.ts';
import { registerPortal } from '../apps/reglament/src/web/portal/index.ts';
import { registerWorkplace } from '../apps/reglament/src/web/workplace/index.ts';
import { openBrowser } from '../e2e/http/index.ts';
import type { Browser } from '../e2e/http/index.ts';

const REGULATIONS = path.join(import.meta.dirname, '../regulations');
const SIGN_SCRIPT = path.join(import.meta.dirname, '../apps/reglament/src/web/client/sign.ts');
const KEY_PASSWORD = 'Aa123456';

export interface BenchSite {
  readonly desk: Desk;
  readonly nca: Nca;
  readonly trust: Trust;
  readonly origin: string;
  readonly close: () => Promise<void>;
}

/** Somebody who is signed in: a browser with the session's cookie, and the token of its forms. */
export interface SignedIn { readonly browser: Browser; readonly csrf: string }

/** @param given a migrated database; without it DATABASE_URL, else an embedded one that syncs its files, thrown away afterwards */
export async function openBenchSite(given: Pool | undefined, extra: readonly Section[] = []): Promise<BenchSite> {
  const folder = await mkdtemp(path.join(tmpdir(), 'reglament-bench-'));
  // The embedded server's account must pass into it when we are root.
  await chmod(folder, 0o755);
  const closing: (() => Promise<unknown>)[] = [() => rm(folder, { recursive: true, force: true })];
  const close = async (): Promise<void> => { for (const step of closing.splice(0).reverse()) await step(); };
  try {
    const pool = given ?? await ownDatabase(folder, closing);
    await seedDemonstration(pool);
    const nca = await openNca({ dataFolder: folder, publicUrl: 'http://127.0.0.1:1', clock: () => new Date() });
    // Read once, as the product keeps them for minutes.
    const material = { trustAnchors: nca.trustAnchors, intermediates: nca.intermediates, crls: (await nca.crls()).map((der) => parseCrl(der)) };
    const trust: Trust = { material: async () => material };
    const desk: Desk = { db: pool, library: await loadRegulations(REGULATIONS), clock: SYSTEM_CLOCK, cases: caseCache(), writer: transitionWriter(pool) };
    const system = await nca.issue({ role: 'legal-entity-system', bin: '150140000012', organisation: 'АЖ', password: KEY_PASSWORD });
    const app = await createApp(
      { desk, trust, registers: SILENT_REGISTERS, seal: await systemSeal(system.p12!, KEY_PASSWORD), assets: await assets({ folder: path.join(folder, 'assets'), scripts: { sign: SIGN_SCRIPT } }), publicUrl: 'http://localhost', secureCookies: false },
      { sections: [registerPortal, registerWorkplace, ...extra], log: (line) => { process.stderr.write(`${JSON.stringify(line)}\n`); }, requestsPerMinute: 10_000_000 });
    closing.push(() => app.close());
    await app.listen({ port: 0, host: '127.0.0.1' });
    return { desk, nca, trust, close, origin: `http://127.0.0.1:${(app.server.address() as AddressInfo).port}` };
  } catch (error) {
    await close();
    throw error;
  }
}

async function ownDatabase(folder: string, closing: (() => Promise<unknown>)[]): Promise<Pool> {
  const database = await openDatabase({ url: process.env['DATABASE_URL'] || undefined, dataFolder: folder, log: () => undefined });
  closing.push(() => database.close());
  await migrate(database.pool);
  return database.pool;
}

/** An account as registration leaves it; the password is nobody's, its hash would cost more than all the rest. */
export async function addAccount({ desk }: BenchSite, iin: string, surname: string): Promise<ApplicantAccount> {
  const { rows } = await desk.db.query<{ id: string }>(
    `insert into account (id, iin, password_hash, surname, name, patronymic, birth_date, address, phone, created_at)
     values ($1, $2, 'none', $3, 'ГҮЛСІМ', 'ҚАЙРАТҚЫЗЫ', '1988-05-12', 'Орал қаласы, Абай даңғылы, 1-үй', '+7 701 123 45 67', $4)
     on conflict (iin) do update set surname = excluded.surname returning id`, [randomUUID(), iin, surname, desk.clock.now()]);
  const account = await findAccount(desk.db, rows[0]!.id);
  if (account === undefined) throw new Error(`Expected the account of ${iin} to be there`);
  return account;
}

export async function signedIn({ desk, origin }: BenchSite, who: { readonly accountId: string } | { readonly staffId: string }): Promise<SignedIn> {
  const { token } = await beginSession(desk, who);
  const [column, id] = 'accountId' in who ? ['account_id', who.accountId] : ['staff_id', who.staffId];
  const { rows } = await desk.db.query<{ csrf: string }>(`select csrf from session where ${column} = $1 order by created_at desc limit 1`, [id]);
  return { browser: openBrowser(() => origin, { [SESSION_COOKIE]: token, lang: 'kk' }), csrf: rows[0]?.csrf ?? '' };
}

/** The value below which that share of the (unsorted) values lies, to hundredths. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return Number((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(2));
}
