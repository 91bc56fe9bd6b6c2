import assert from "node:assert/strict";
import { test } from "node:test";
import { testDatabase } from "../testing/index.ts";
import { createPool, requireServer } from "./pool.ts";

test("a date stays the day that was stored, whatever the time zone of the process", async (t) => {
  const { pool } = await testDatabase(t);

  const answer = await pool.query("select date '2026-03-22' as day, array[date '2026-03-22'] as days, null::date as none");

  assert.equal(answer.rows[0].day, "2026-03-22");
  assert.equal(answer.rows[0].none, null);
});

test("a bigint is a number, and fails when it would lose digits", async (t) => {
  const { pool } = await testDatabase(t);

  const answer = await pool.query("select 9007199254740991::bigint as largest, -1::bigint as negative");

  assert.deepEqual(answer.rows, [{ largest: 9007199254740991, negative: -1 }]);
  await assert.rejects(pool.query("select 9007199254740992::bigint as larger"), RangeError);
});

test("survives the loss of an idle connection and says so", async (t) => {
  const { url, pool: other } = await testDatabase(t);
  const lines: string[] = [];
  const pool = createPool({ connectionString: url, log: (line) => lines.push(line), connectionsMax: 1, applicationName: "victim" });
  t.after(() => pool.end());
  await pool.query("select 1");
  const lost = new Promise((resolve) => pool.once("error", resolve));

  await other.query("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'victim'");
  await lost;

  assert.deepEqual((await pool.query("select 1 as one")).rows, [{ one: 1 }]);
  assert.equal(lines.length, 1);
});

test("says plainly that a database cannot be reached, without its password", async () => {
  const pool = createPool({ connectionString: "postgresql://someone:secret@127.0.0.1:1/none", log: () => undefined });

  await assert.rejects(requireServer(pool), (error: Error & { code?: string }) => {
    assert.equal(error.code, "DATABASE_UNREACHABLE");
    assert.doesNotMatch(error.message, /secret/);
    return true;
  });
  await pool.end();
});
