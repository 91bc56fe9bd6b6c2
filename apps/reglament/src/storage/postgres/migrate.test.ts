import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test, type TestContext } from "node:test";
import { emptyTestDatabase } from "../testing/index.ts";
import { migrate, migrationsFingerprint, readMigrations } from "./migrate.ts";
import { createPool } from "./pool.ts";

const FIRST = "create table first (id int);";
const SECOND = "create table second (id int);";

test("applies each migration once, in the order of the numbers", async (t) => {
  const { pool } = await emptyTestDatabase(t);
  const folder = migrations(t, { "0002-second.sql": "insert into first values (2);", "0001-first.sql": FIRST });

  const now = await migrate(pool, folder);
  const again = await migrate(pool, folder);

  assert.deepEqual(now, ["0001-first.sql", "0002-second.sql"]);
  assert.deepEqual(again, []);
  assert.deepEqual((await pool.query("select id from first")).rows, [{ id: 2 }]);
});

test("applies only what is new", async (t) => {
  const { pool } = await emptyTestDatabase(t);
  const folder = migrations(t, { "0001-first.sql": FIRST });
  await migrate(pool, folder);

  writeFileSync(join(folder, "0002-second.sql"), SECOND);

  assert.deepEqual(await migrate(pool, folder), ["0002-second.sql"]);
});

test("lets processes that start at once apply every migration exactly once", async (t) => {
  const { url } = await emptyTestDatabase(t);
  const folder = migrations(t, { "0001-first.sql": `${FIRST} insert into first values (1);`, "0002-second.sql": SECOND });
  const pools = [1, 2, 3, 4].map(() => createPool({ connectionString: url, log: () => undefined, connectionsMax: 1 }));
  t.after(() => Promise.all(pools.map((pool) => (pool.ended ? undefined : pool.end()))));

  const applied = await Promise.all(pools.map((pool) => migrate(pool, folder)));
  const rows = await pools[0]?.query("select count(*)::int as n from first");
  await Promise.all(pools.map((pool) => pool.end()));

  assert.deepEqual(applied.flat().toSorted(), ["0001-first.sql", "0002-second.sql"]);
  assert.deepEqual(rows?.rows, [{ n: 1 }]);
});

test("undoes a migration that fails half-way, keeps those before it, and names the file", async (t) => {
  const { pool } = await emptyTestDatabase(t);
  const folder = migrations(t, { "0001-first.sql": FIRST, "0002-broken.sql": `${SECOND} insert into nowhere values (1);` });

  await assert.rejects(migrate(pool, folder), { code: "MIGRATION_FAILED", message: /0002-broken\.sql.*nowhere/ });

  await pool.query("select * from first");
  await assert.rejects(pool.query("select * from second"), { code: "42P01" });
  writeFileSync(join(folder, "0002-broken.sql"), SECOND);
  assert.deepEqual(await migrate(pool, folder), ["0002-broken.sql"]);
});

test("refuses a migration that was edited after it was applied", async (t) => {
  const { pool } = await emptyTestDatabase(t);
  const folder = migrations(t, { "0001-first.sql": FIRST });
  await migrate(pool, folder);

  writeFileSync(join(folder, "0001-first.sql"), `${FIRST} -- a word more`);

  await assert.rejects(migrate(pool, folder), { code: "MIGRATION_CHANGED", message: /0001-first\.sql/ });
});

test("refuses a database that is newer than the program", async (t) => {
  const { pool } = await emptyTestDatabase(t);
  await migrate(pool, migrations(t, { "0001-first.sql": FIRST, "0002-second.sql": SECOND }));

  const older = migrations(t, { "0001-first.sql": FIRST });

  await assert.rejects(migrate(pool, older), { code: "MIGRATION_UNKNOWN", message: /0002-second\.sql/ });
});

test("refuses a new migration numbered before one already applied", async (t) => {
  const { pool } = await emptyTestDatabase(t);
  const folder = migrations(t, { "0002-second.sql": SECOND });
  await migrate(pool, folder);

  writeFileSync(join(folder, "0001-first.sql"), FIRST);

  await assert.rejects(migrate(pool, folder), { code: "MIGRATION_OUT_OF_ORDER", message: /0001-first\.sql/ });
});

test("refuses names that do not follow the pattern, and a number used twice", (t) => {
  for (const name of ["1-first.sql", "0001_first.sql", "0001-First.sql", "0001-.sql", "first.sql"]) {
    assert.throws(() => readMigrations(migrations(t, { [name]: FIRST })), { code: "MIGRATION_NAME_INVALID" }, name);
  }
  const twice = migrations(t, { "0001-first.sql": FIRST, "0001-second.sql": SECOND });
  assert.throws(() => readMigrations(twice), { code: "MIGRATION_NAME_INVALID", message: /0001-second\.sql/ });
});

test("the fingerprint changes with a file's name and with its content", (t) => {
  const sets: readonly Readonly<Record<string, string>>[] = [
    { "0001-first.sql": FIRST },
    { "0001-other.sql": FIRST },
    { "0001-first.sql": SECOND },
    { "0001-first.sql": FIRST, "0002-second.sql": SECOND },
  ];

  const prints = sets.map((files) => migrationsFingerprint(migrations(t, files)));

  assert.equal(new Set(prints).size, prints.length);
  assert.equal(migrationsFingerprint(migrations(t, { "0001-first.sql": FIRST })), prints[0]);
});

test("the product's own migrations are well named", () => {
  readMigrations();
});

function migrations(t: TestContext, files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), "reglament-migrations-"));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, sql] of Object.entries(files)) writeFileSync(join(folder, name), sql);
  return folder;
}
