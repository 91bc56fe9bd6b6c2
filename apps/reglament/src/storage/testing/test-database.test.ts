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

// Once four files with several offices each met at 60 connections, and a page answered 500 for want of one.
test("has connections for as many offices as test files open at once", async (t) => {
  const databases = [];
  for (let one = 0; one < 8; one += 1) databases.push(await testDatabase(t));

  const held = await Promise.allSettled(databases.flatMap(({ pool }) => Array.from({ length: 10 }, () => pool.connect())));

  for (const one of held) if (one.status === "fulfilled") one.value.release();
  assert.deepEqual(held.filter((one) => one.status === "rejected").map((one) => String(one.reason)), []);
});
