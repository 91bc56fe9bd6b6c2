import { setTimeout as pause } from "node:timers/promises";
import { usableBinaries, type Binaries } from "./binaries.ts";
import { DatabaseFailure } from "./failures.ts";
import { withMachineLock } from "./machine-lock.ts";
import { ensureDatabase, keepPresence, othersPresent, type Presence } from "./presence.ts";
import { ensureCluster, runningSockets, SERVER_USER, startServer, stopServer } from "./server-control.ts";
import { serverHome, type ServerHome } from "./server-home.ts";

/** What starting the embedded server needs. `durable: false` (tests only) trades safety against power cuts for speed. */
export type EmbeddedOptions = {
  readonly dataFolder: string;
  readonly log: (line: string) => void;
  readonly durable?: boolean;
};

/**
 * A running embedded server. `attached` says that it was running already. `stop` leaves it running as long as another
 * process uses it, so each process may call it without asking who started the server.
 */
export type EmbeddedPostgres = {
  readonly connectionString: string;
  readonly attached: boolean;
  stop(): Promise<void>;
};

const RESTART_PAUSES_MS: readonly number[] = [0, 200, 1_000, 5_000];

/**
 * Starts the PostgreSQL that belongs to `dataFolder` (makes it when there is none), or attaches to it when it runs:
 * after a kill -9 of the application the server lives on, and the next start finds it. While we use it, a server that
 * dies is started again.
 *
 * Throws DatabaseFailure: DATABASE_BINARIES_*, DATABASE_FOLDER_UNUSABLE, DATABASE_OTHER_VERSION, DATABASE_NOT_STARTED.
 */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const home = serverHome(options.dataFolder, options.log);
  const binaries = await withMachineLock(home.folder, () => usableBinaries(home.folder, home.account));
  let isStopping = false;
  let presence: Presence;

  const enter = async (): Promise<boolean> => {
    const attached = await run(home, binaries, options.durable ?? true);
    presence = await keepPresence(serverUrl(runningSockets(home) ?? home.sockets, "postgres"), () => void revive());
    return attached;
  };
  const revive = async (): Promise<void> => {
    for (const milliseconds of RESTART_PAUSES_MS) {
      await pause(milliseconds, undefined, { ref: false });
      if (isStopping) return;
      try {
        const attached = await withMachineLock(home.folder, enter);
        return options.log(attached ? "PostgreSQL came back" : "PostgreSQL had stopped and was started again");
      } catch (error) {
        options.log(`PostgreSQL is gone and could not be started: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
  };

  const attached = await withMachineLock(home.folder, enter);
  options.log(attached ? `attached to the running PostgreSQL in ${home.folder}` : `started PostgreSQL in ${home.folder}`);
  return {
    connectionString: serverUrl(runningSockets(home) ?? home.sockets, SERVER_USER),
    attached,
    stop: async () => {
      if (isStopping) return;
      isStopping = true;
      await withMachineLock(home.folder, () => leave(home, binaries, presence, options.log));
    },
  };
}

/** Makes sure that the server runs and knows our database; true when it was running already. */
async function run(home: ServerHome, binaries: Binaries, durable: boolean): Promise<boolean> {
  await ensureCluster(home, binaries, durable);
  const attached = runningSockets(home) !== undefined;
  if (!attached) await startServer(home, binaries, durable);
  const sockets = runningSockets(home);
  if (sockets === undefined) throw new DatabaseFailure("DATABASE_NOT_STARTED", `Expected PostgreSQL to run on ${home.cluster}, but it ended at once.`);
  await ensureDatabase(serverUrl(sockets, "postgres"), SERVER_USER);
  return attached;
}

async function leave(home: ServerHome, binaries: Binaries, presence: Presence, log: (line: string) => void): Promise<void> {
  const others = await othersPresent(presence);
  await presence.end();
  if (others > 0) return log(`left PostgreSQL running: ${others} other process(es) use it`);
  await stopServer(home, binaries);
  log("stopped PostgreSQL");
}

/** Also understood by libpq, so that psql takes it as it is. */
function serverUrl(sockets: string, database: string): string {
  return `postgresql:///${database}?host=${encodeURIComponent(sockets)}&user=${SERVER_USER}`;
}
