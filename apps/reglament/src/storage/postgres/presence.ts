import { Socket } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { DatabaseFailure, errorCode } from "./failures.ts";

/** One idle connection per process: it tells the others that the server is in use, and us that the server died. */
export type Presence = { readonly client: pg.Client; end(): Promise<void> };

const PRESENCE_NAME = "reglament-presence";
const READY_WAIT_MS_MAX = 120_000;

/** The kernel ends the connection with the process, so a killed process is never counted as present. */
export async function keepPresence(url: string, onLost: () => void): Promise<Presence> {
  const { client, socket } = await connectWhenReady(url, PRESENCE_NAME);
  let isEnding = false;
  client.on("end", () => {
    if (!isEnding) onLost();
  });
  // The application decides how long it runs; this connection must not keep it alive.
  socket.unref();
  return {
    client,
    end: async () => {
      isEnding = true;
      await client.end().catch(() => undefined);
    },
  };
}

/** How many other processes use the server. A lost connection counts as none: the server is going down anyway. */
export async function othersPresent(presence: Presence): Promise<number> {
  const sql = "select count(*)::int as others from pg_stat_activity where application_name = $1 and pid <> pg_backend_pid()";
  try {
    const answer = await presence.client.query<{ others: number }>(sql, [PRESENCE_NAME]);
    return answer.rows[0]?.others ?? 0;
  } catch {
    return 0;
  }
}

/** Makes the database when it is not there yet. `name` is a plain identifier of ours. */
export async function ensureDatabase(url: string, name: string): Promise<void> {
  const { client } = await connectWhenReady(url, "reglament-setup");
  try {
    const found = await client.query("select 1 from pg_database where datname = $1", [name]);
    if (found.rowCount === 0) await client.query(`create database ${name}`);
  } finally {
    await client.end();
  }
}

type Connected = { readonly client: pg.Client; readonly socket: Socket };

/** A server that recovers after a crash refuses connections (57P03) until it is done, or has no socket yet. */
async function connectWhenReady(url: string, applicationName: string): Promise<Connected> {
  const giveUpAt = Date.now() + READY_WAIT_MS_MAX;
  for (;;) {
    const socket = new Socket();
    const client = new pg.Client({ connectionString: url, application_name: applicationName, stream: () => socket });
    client.on("error", () => undefined); // "end" follows and is handled; without a listener the process would die.
    try {
      await client.connect();
      return { client, socket };
    } catch (cause) {
      const isStarting = ["57P03", "ECONNREFUSED", "ENOENT"].includes(errorCode(cause));
      if (!isStarting || Date.now() > giveUpAt) {
        throw new DatabaseFailure("DATABASE_NOT_STARTED", "Expected the embedded PostgreSQL to accept a connection, but it did not.", { cause });
      }
      await pause(50);
    }
  }
}
