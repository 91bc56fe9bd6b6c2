import assert from "node:assert/strict";
import { test } from "node:test";
import { testDatabase } from "./index.ts";

test("gives each test a migrated database of its own", async (t) => {
  const first = await testDatabase(t);
  const second = await testDatabase(t);

  await first.pool.query("create table mark (id int)");

  const record = await second.pool.query("select count(*)::int as n from schema_migration");
  assert.equal(typeof record.rows[0].n, "number");
  await assert.rejects(second.pool.query("select * from mark"), { code: "42P01" });
});

test("drops the database when the test ends", async (t) => {
  let name = "";
  await t.test("a test with a database", async (inner) => {
    const { pool } = await testDatabase(inner);
    name = (await pool.query("select current_database() as name")).rows[0].name;
  });

  const { pool } = await testDatabase(t);

  const found = await pool.query("select 1 from pg_database where datname = $1", [name]);
  assert.match(name, /^reglament_test_/);
  assert.equal(found.rowCount, 0);
});
