import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test, type TestContext } from "node:test";
import type { QueryResultRow } from "pg";
import { startEmbeddedPostgres, type EmbeddedPostgres } from "./embedded.ts";
import { createPool } from "./pool.ts";

const isRoot = process.getuid?.() === 0;

test("starts in an empty folder, keeps what was written, and starts again", async (t) => {
  const dataFolder = temporaryFolder(t);

  const first = await start(dataFolder, undefined, true);
  await query(first, "create table note as select 'Әңгіме' as words");
  await first.stop();
  const second = await start(dataFolder, undefined, true);

  assert.equal(first.attached, false);
  assert.equal(second.attached, false);
  assert.deepEqual(await query(second, "select words, lower(words) as low from note"), [{ words: "Әңгіме", low: "әңгіме" }]);
  assert.deepEqual(await query(second, "select current_setting('fsync') || current_setting('listen_addresses') as set"), [{ set: "on" }]);
  assert.equal(isAlive(serverPid(dataFolder)), true);
});

test("is shared: a second start attaches, and the server stops with the last one", async (t) => {
  const dataFolder = temporaryFolder(t);
  const first = await start(dataFolder);
  const second = await start(dataFolder);
  const pid = serverPid(dataFolder);

  await first.stop();
  const meanwhile = await query(second, "select 1 as one");
  await second.stop();

  assert.equal(second.attached, true);
  assert.deepEqual(meanwhile, [{ one: 1 }]);
  assert.equal(isAlive(pid), false);
});

test("starts once when several processes begin at the same moment", async (t) => {
  const dataFolder = temporaryFolder(t);

  const servers = await Promise.all([start(dataFolder), start(dataFolder), start(dataFolder)]);

  assert.deepEqual(servers.map((server) => server.attached).toSorted(), [false, true, true]);
  assert.equal(new Set(servers.map((server) => server.connectionString)).size, 1);
});

test("outlives an application killed with SIGKILL and is found by the next one", async (t) => {
  const dataFolder = temporaryFolder(t);
  const program = `
    const { startEmbeddedPostgres } = await import(${JSON.stringify(join(import.meta.dirname, "embedded.ts"))});
    await startEmbeddedPostgres({ dataFolder: ${JSON.stringify(dataFolder)}, log: () => undefined });
    console.log("started"); setInterval(() => undefined, 1000);`;
  const application = spawn(process.execPath, ["--input-type=module", "-e", program], { stdio: ["ignore", "pipe", "inherit"] });
  await new Promise((resolve) => application.stdout.once("data", resolve));

  application.kill("SIGKILL");
  await new Promise((resolve) => application.once("exit", resolve));
  const server = await start(dataFolder);

  assert.equal(server.attached, true);
  assert.deepEqual(await query(server, "select 1 as one"), [{ one: 1 }]);
});

test("starts although a killed server left a file that names a process of somebody else", async (t) => {
  const dataFolder = temporaryFolder(t);
  const first = await start(dataFolder);
  await query(first, "create table kept (id int)");
  await first.stop();
  // The same user's process, as after a restart of the machine; PostgreSQL alone would refuse to start.
  const stranger = spawn("sleep", ["60"], { stdio: "ignore", ...(isRoot && { uid: 65534, gid: 65534 }) });
  t.after(() => stranger.kill());
  const pidFile = join(dataFolder, "postgres", "cluster", "postmaster.pid");
  writeFileSync(pidFile, `${stranger.pid}\n${join(dataFolder, "postgres", "cluster")}\n0\n5432\n\n\n\n`, { mode: 0o600 });

  const second = await start(dataFolder);

  assert.equal(second.attached, false);
  assert.deepEqual(await query(second, "select count(*)::int as n from kept"), [{ n: 0 }]);
});

test("starts the server again when it dies while we use it", async (t) => {
  const dataFolder = temporaryFolder(t);
  const lines: string[] = [];
  const server = await start(dataFolder, (line) => lines.push(line));
  await query(server, "create table kept as select 1 as one");
  const pid = serverPid(dataFolder);

  process.kill(pid, "SIGKILL");
  await waitFor(() => lines.some((line) => line.includes("started again")));

  assert.notEqual(serverPid(dataFolder), pid);
  assert.deepEqual(await query(server, "select * from kept"), [{ one: 1 }]);
});

test("puts its socket elsewhere when the data folder's path is too long for one", async (t) => {
  const dataFolder = join(temporaryFolder(t), "a-very-long-name-".repeat(8));

  const server = await start(dataFolder);
  const sockets = new URL(server.connectionString).searchParams.get("host") ?? "";
  t.after(() => rmSync(sockets, { recursive: true, force: true }));

  assert.ok(!sockets.startsWith(dataFolder));
  assert.deepEqual(await query(server, "select 1 as one"), [{ one: 1 }]);
  assert.ok(existsSync(join(dataFolder, "postgres", "cluster")));
});

test("started by root in a folder closed to others, keeps its files where the server's account can go", { skip: !isRoot && "needs root" }, async (t) => {
  const closed = temporaryFolder(t);
  chmodSync(closed, 0o700);
  const dataFolder = join(closed, "data");
  const lines: string[] = [];

  const first = await start(dataFolder, (line) => lines.push(line));
  await query(first, "create table kept (id int)");
  await first.stop();
  const location = readFileSync(join(dataFolder, "postgres.location"), "utf8").trim();
  const second = await start(dataFolder);
  t.after(() => rmSync(location, { recursive: true, force: true }));

  assert.ok(lines.some((line) => line.includes(location)), "the place must be said");
  assert.deepEqual(readdirSync(dataFolder), ["postgres.location"]);
  assert.deepEqual(await query(second, "select count(*)::int as n from kept"), [{ n: 0 }]);
});

test("refuses data of another PostgreSQL and says what to do", async (t) => {
  const dataFolder = temporaryFolder(t);
  mkdirSync(join(dataFolder, "postgres", "cluster"), { recursive: true });
  writeFileSync(join(dataFolder, "postgres", "cluster", "PG_VERSION"), "14\n");

  await assert.rejects(start(dataFolder), { code: "DATABASE_OTHER_VERSION", message: /of 14\. Move it over with pg_dump/ });
});

/** A folder for data that disappears after the test, once every server started on it has stopped. */
function temporaryFolder(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), "reglament-embedded-"));
  chmodSync(folder, 0o755);
  t.after(async () => {
    for (const server of started.splice(0)) await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

const started: EmbeddedPostgres[] = [];

async function start(dataFolder: string, log: (line: string) => void = () => undefined, durable = false): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ dataFolder, log, durable });
  started.push(server);
  return server;
}

async function query(server: EmbeddedPostgres, sql: string): Promise<readonly unknown[]> {
  const pool = createPool({ connectionString: server.connectionString, log: () => undefined, connectionsMax: 1 });
  try {
    return (await pool.query<QueryResultRow>(sql)).rows;
  } finally {
    await pool.end();
  }
}

function serverPid(dataFolder: string): number {
  const file = join(dataFolder, "postgres", "cluster", "postmaster.pid");
  return Number(readFileSync(file, "utf8").split("\n")[0]);
}

/** A process that ended but was not collected (containers without an init) still has a number; its status says Z. */
function isAlive(pid: number): boolean {
  const status = `/proc/${pid}/status`;
  return existsSync(status) && !/^State:\tZ/m.test(readFileSync(status, "utf8"));
}

async function waitFor(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await new Promise((resolve) => setTimeout(resolve, 20));
}
