import { randomBytes } from "node:crypto";
import { after, type TestContext } from "node:test";
import type { Client, Pool } from "pg";
import { createPool } from "../postgres/pool.ts";
import { databaseUrl, withAdmin } from "./admin.ts";
import { ensureTemplate } from "./template.ts";
import { startTestServer, type TestServer } from "./test-server.ts";

/** A database of one test alone. `url` is for processes that the test starts. */
export type TestDatabase = { readonly url: string; readonly pool: Pool };

/** The part of node:test's context that is needed, so that `t` of tests and of suites' hooks both fit. */
type Ending = Pick<TestContext, "after">;

let server: Promise<TestServer> | undefined;
let template: Promise<string> | undefined;

/**
 * Gives the test a database with all migrations applied, and drops it when the test ends. Takes some 50 ms: the
 * migrations run once per set of them, each test gets a copy.
 *
 *     test("keeps the journal", async (t) => { const { pool } = await testDatabase(t); … });
 */
export async function testDatabase(t: Ending): Promise<TestDatabase> {
  const { url } = await sharedServer();
  template ??= ensureTemplate(url);
  return createDatabase(t, url, await template);
}

/** As `testDatabase`, but without tables: for tests of the migrations themselves. */
export async function emptyTestDatabase(t: Ending): Promise<TestDatabase> {
  const { url } = await sharedServer();
  return createDatabase(t, url, "template0");
}

function sharedServer(): Promise<TestServer> {
  server ??= startTestServer();
  return server;
}

async function createDatabase(t: Ending, serverUrl: string, from: string): Promise<TestDatabase> {
  const name = `reglament_test_${process.pid}_${randomBytes(4).toString("hex")}`;
  await withAdmin(serverUrl, async (admin) => admin.query(`create database ${name} template ${from} strategy ${await copying(admin)}`));
  const url = databaseUrl(serverUrl, name);
  const pool = createPool({ connectionString: url, log: () => undefined, connectionsMax: 10 });
  t.after(async () => {
    if (!pool.ended) await pool.end();
    // Processes that the test killed may still be leaving.
    await withAdmin(serverUrl, (admin) => admin.query(`drop database if exists ${name} with (force)`));
  });
  return { url, pool };
}

/** Copying files is five times as fast as logging blocks where checkpoints cost nothing, and slower where they sync. */
async function copying(admin: Client): Promise<"file_copy" | "wal_log"> {
  const answer = await admin.query<{ fsync: string }>("select current_setting('fsync') as fsync");
  return answer.rows[0]?.fsync === "off" ? "file_copy" : "wal_log";
}

// Belongs to the whole file: the server stops with the last test process that uses it.
after(async () => {
  await (await server?.catch(() => undefined))?.stop();
});
