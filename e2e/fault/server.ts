/** The product as the separate process it is: started, killed without warning, started again. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openDatabase } from '../../apps/reglament/src/storage/postgres/index.ts';
import { serverHome } from '../../apps/reglament/src/storage/postgres/server-home.ts';

const PROGRAM = path.join(import.meta.dirname, '../../apps/reglament/src/main.ts');
const START_SECONDS_MAX = 180;

export interface Server {
  readonly origin: string;
  /** Settles when the product has said that it is ready. Rejects with what it printed when it ends before. */
  readonly ready: Promise<void>;
  /** Resolves when the process is gone, however it ended. */
  readonly gone: Promise<void>;
  /** SIGKILL: no handler runs, nothing is closed. */
  readonly kill: () => Promise<void>;
  /** SIGTERM, as an operator stops it. */
  readonly stop: () => Promise<void>;
  /** SIGHUP: its terminal was closed. */
  readonly hangUp: () => Promise<void>;
  /** Lines of the log at level `error`. */
  readonly errors: readonly string[];
}

export interface ServerSettings { readonly dataFolder: string; readonly port: number; readonly databaseUrl?: string | undefined; readonly env?: Readonly<Record<string, string>> }

export function startServer({ dataFolder, port, databaseUrl, env: more = {} }: ServerSettings): Server {
  const { DATABASE_URL: _, ...inherited } = process.env;
  const env = { ...inherited, REGLAMENT_DATA: dataFolder, PORT: String(port), HOST: '127.0.0.1', ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }), ...more };
  const child = spawn(process.execPath, [PROGRAM], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const errors: string[] = [];
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-4000);
    errors.push(...text.split('\n').filter((line) => line.includes('"level":"error"')));
  });
  const gone = new Promise<void>((resolve) => { child.once('close', () => resolve()); });
  const ready = readiness(child, () => said);
  // Whoever kills it before it is ready does not wait for it; that must not count as an unhandled failure.
  ready.catch(() => undefined);
  const end = (signal: NodeJS.Signals) => async (): Promise<void> => { child.kill(signal); await gone; };
  return { origin: `http://127.0.0.1:${port}`, ready, gone, errors, kill: end('SIGKILL'), stop: end('SIGTERM'), hangUp: end('SIGHUP') };
}

function readiness(child: ChildProcess, said: () => string): Promise<void> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`Expected the server to be ready within ${START_SECONDS_MAX} s; it said:\n${said()}`)), START_SECONDS_MAX * 1000);
    child.stdout?.setEncoding('utf8').on('data', (text: string) => { if (text.includes('/workplace')) { clearTimeout(late); resolve(); } });
    child.once('close', (code, signal) => { clearTimeout(late); reject(new Error(`Expected the server to be ready, but it ended with ${code ?? signal}; it said:\n${said()}`)); });
  });
}

export async function freePort(): Promise<number> {
  for (;;) {
    // Below those that the kernel gives to connections going out: one of them could take it before the server does.
    const port = randomInt(10_000, 32_000);
    const probe = createServer();
    const isFree = await new Promise<boolean>((resolve) => { probe.once('error', () => resolve(false)).listen(port, '127.0.0.1', () => resolve(true)); });
    if (!isFree) continue;
    await new Promise((resolve) => { probe.close(resolve); });
    return port;
  }
}

/** A data folder of a test's own, which the embedded server's account can pass into also when we are root. */
export async function makeDataFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'reglament-fault-'));
  await chmod(folder, 0o755);
  return folder;
}

/** Stops whatever embedded server a killed process left behind, and removes the folder. */
export async function removeDataFolder(dataFolder: string): Promise<void> {
  if (await postmasterPid(dataFolder) !== undefined) await (await openDatabase({ url: undefined, dataFolder, log: () => undefined })).close();
  await rm(dataFolder, { recursive: true, force: true });
}

/** SIGKILL to the embedded PostgreSQL of this data folder, which a product of ours started; false when none runs. */
export async function killPostgres(dataFolder: string): Promise<boolean> {
  const pid = await postmasterPid(dataFolder);
  if (pid === undefined) return false;
  process.kill(pid, 'SIGKILL');
  return true;
}

/** Only a process whose command line names this very cluster: a number alone may be anybody's. */
async function postmasterPid(dataFolder: string): Promise<number | undefined> {
  const { cluster } = serverHome(dataFolder, () => undefined);
  const pid = Number((await readFile(path.join(cluster, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')[0]);
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  return Number.isInteger(pid) && pid > 1 && command.split('\0').includes(cluster) ? pid : undefined;
}
