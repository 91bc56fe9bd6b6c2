import { appendFileSync, chownSync, existsSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Binaries } from "./binaries.ts";
import { DatabaseFailure } from "./failures.ts";
import { runProgram } from "./run-program.ts";
import type { ServerHome } from "./server-home.ts";
import { serverSettings } from "./server-settings.ts";

/** The superuser of the embedded server; who may connect is decided by the socket folder's owner. */
export const SERVER_USER = "reglament";

const LOG_BYTES_MAX = 10_000_000;
const START_ATTEMPTS_MAX = 20;
const UNWRITTEN_LOOKS = 10;
const SETTINGS_FILE = "reglament.conf";
const PID_FILE = "postmaster.pid";
const SOCKET_LOCK_FILE = ".s.PGSQL.5432.lock";
/** Linux never gives a process a number this high (PID_MAX_LIMIT is 4,194,304). */
const PID_OF_NOBODY = "4194305";

/** Makes the cluster when there is none. It appears under its name only when complete. */
export async function ensureCluster(home: ServerHome, binaries: Binaries, durable: boolean): Promise<void> {
  if (existsSync(join(home.cluster, "PG_VERSION"))) return requireSameMajor(home, binaries);
  const unfinished = `${home.cluster}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  const made = await runProgram(
    binaries.initdb,
    // Byte order like "C", but upper and lower case of Kazakh letters too, which plain C does not know.
    ["--pgdata", unfinished, "--username", SERVER_USER, "--auth", "trust", "--encoding", "UTF8", "--locale", "C",
      "--locale-provider", "builtin", "--builtin-locale", "C.UTF-8", "--no-instructions", ...(durable ? [] : ["--no-sync"])],
    home,
  );
  if (made.exitCode !== 0) {
    const advice = made.output.includes("user does not exist") ? " Run as a user of this machine, or as root." : "";
    throw new DatabaseFailure("DATABASE_NOT_STARTED", `Expected to make a PostgreSQL cluster in ${home.cluster}, but ${made.output}.${advice}`);
  }
  appendFileSync(join(unfinished, "postgresql.conf"), `\ninclude '${SETTINGS_FILE}'\n`);
  renameSync(unfinished, home.cluster);
}

function requireSameMajor(home: ServerHome, binaries: Binaries): void {
  const found = readFileSync(join(home.cluster, "PG_VERSION"), "utf8").trim();
  if (found === binaries.major) return;
  throw new DatabaseFailure(
    "DATABASE_OTHER_VERSION",
    `Expected data of PostgreSQL ${binaries.major} in ${home.cluster}, but it is of ${found}. Move it over with pg_dump and pg_restore.`,
  );
}

/** The socket folder of the server that runs on this cluster, undefined when none does. */
export function runningSockets(home: ServerHome): string | undefined {
  const lines = linesOf(join(home.cluster, PID_FILE));
  return isServerOf(home, lines[0]) ? lines[4] : undefined;
}

/** Starts the server and waits until it answers; after a crash that includes its recovery. */
export async function startServer(home: ServerHome, binaries: Binaries, durable: boolean): Promise<void> {
  writeOwned(home, join(home.cluster, SETTINGS_FILE), serverSettings(home.sockets, durable));
  putLogAside(home);
  for (const file of [join(home.cluster, PID_FILE), join(home.sockets, SOCKET_LOCK_FILE)]) {
    await removeUnwritten(file);
    disownStale(home, file);
  }
  for (let attempt = 1; ; attempt += 1) {
    const args = ["start", "--wait", "--timeout", "120", "--silent", "--pgdata", home.cluster, "--log", home.logFile];
    const started = await runProgram(binaries.pgCtl, args, home);
    if (started.exitCode === 0) return;
    const said = lastLines(home.logFile);
    // The server was killed and its children have not noticed yet; they do within moments.
    const isClearing = said.includes("pre-existing shared memory block") && attempt < START_ATTEMPTS_MAX;
    if (!isClearing) throw new DatabaseFailure("DATABASE_NOT_STARTED", `Expected PostgreSQL to start on ${home.cluster}, but: ${started.output}\n${said}`);
    await pause(100);
  }
}

/** Stops the server: sessions are cut, transactions in flight roll back, everything committed is written. */
export async function stopServer(home: ServerHome, binaries: Binaries): Promise<void> {
  const args = ["stop", "--wait", "--timeout", "60", "--silent", "--mode", "fast", "--pgdata", home.cluster];
  const stopped = await runProgram(binaries.pgCtl, args, home);
  if (stopped.exitCode === 0 || runningSockets(home) === undefined) return;
  throw new DatabaseFailure("DATABASE_NOT_STOPPED", `Expected PostgreSQL on ${home.cluster} to stop, but: ${stopped.output}`);
}

function linesOf(file: string): readonly string[] {
  return existsSync(file) ? readFileSync(file, "utf8").split("\n") : [];
}

/** A number alone proves nothing: after a restart of the machine it may be anybody's. The command line says whose. */
function isServerOf(home: ServerHome, pid: string | undefined): boolean {
  return commandLine(pid).includes(home.cluster);
}

function commandLine(pid: string | undefined): readonly string[] {
  if (pid === undefined || !/^\d+$/.test(pid)) return [];
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0");
  } catch {
    return []; // No such process, or none that we may look at: not a server we started.
  }
}

/**
 * A server killed in the moment between making a lock file and writing its number leaves it empty, and PostgreSQL then
 * refuses to start for ever. One that is only slow to write fills it within moments; nobody else starts meanwhile,
 * because starting is done under the machine's lock.
 */
async function removeUnwritten(file: string): Promise<void> {
  for (let look = 0; look < UNWRITTEN_LOOKS; look += 1) {
    if (statSync(file, { throwIfNoEntry: false })?.size !== 0) return;
    await pause(100);
  }
  rmSync(file, { force: true });
}

/**
 * PostgreSQL sees by itself that a dead server left this file, but not when the number now belongs to another process
 * of the same user, or to a dead one that nobody collected (a container without an init). The file is not deleted:
 * its other lines tell PostgreSQL whether old children still hold memory.
 */
function disownStale(home: ServerHome, file: string): void {
  const [pid, ...rest] = linesOf(file);
  // Any other PostgreSQL is left to PostgreSQL's own judgement: it may be ours under another name of the folder.
  const program = commandLine(pid)[0];
  if (pid === undefined || program === undefined || program.endsWith("postgres")) return;
  writeOwned(home, file, [PID_OF_NOBODY, ...rest].join("\n"));
}

function putLogAside(home: ServerHome): void {
  const bytes = statSync(home.logFile, { throwIfNoEntry: false })?.size ?? 0;
  if (bytes > LOG_BYTES_MAX) renameSync(home.logFile, `${home.logFile}.1`);
}

function lastLines(file: string): string {
  return existsSync(file) ? readFileSync(file, "utf8").trim().split("\n").slice(-5).join("\n") : "";
}

function writeOwned(home: ServerHome, file: string, text: string): void {
  writeFileSync(file, text, { mode: 0o600 });
  if (home.account !== undefined) chownSync(file, home.account.uid, home.account.gid);
}
