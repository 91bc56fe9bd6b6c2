import assert from "node:assert/strict";
import { test } from "node:test";
import { testDatabase } from "../testing/index.ts";
import { boolArray, byteaArray, instantArray, intArray, textArray, uuidArray } from "./binary-arrays.ts";

test("PostgreSQL reads every kind of array as it was meant, with nulls, Kazakh letters and empty arrays", async (t) => {
  const { pool } = await testDatabase(t);
  const texts = ["қорғаншылық \"әке\" {a,b} \\", null, ""];
  const uuids = ["01890a5d-ac96-774b-bcce-b302099a8057", null, "ffffffff-ffff-ffff-ffff-ffffffffffff"];
  const instants = ["2026-11-22T08:34:51.704Z", null, "1999-12-31T23:59:59.999+05:00"];

  const { rows } = await pool.query(
    "select * from unnest($1::text[], $2::uuid[], $3::int[], $4::boolean[], $5::bytea[], $6::timestamptz[]) as line (text, uuid, int, bool, bytes, instant)",
    [textArray(texts), uuidArray(uuids), intArray([2147483647, null, -1]), boolArray([true, null, false]), byteaArray([Buffer.from([0, 255]), null, Buffer.alloc(0)]), instantArray(instants)],
  );

  assert.deepEqual(rows.map(({ text }) => text), texts);
  assert.deepEqual(rows.map(({ uuid }) => uuid), uuids);
  assert.deepEqual(rows.map(({ int }) => int), [2147483647, null, -1]);
  assert.deepEqual(rows.map(({ bool }) => bool), [true, null, false]);
  assert.deepEqual(rows.map(({ bytes }) => bytes), [Buffer.from([0, 255]), null, Buffer.alloc(0)]);
  assert.deepEqual(rows.map(({ instant }) => (instant as Date | null)?.toISOString() ?? null), ["2026-11-22T08:34:51.704Z", null, "1999-12-31T18:59:59.999Z"]);
  const none = await pool.query("select cardinality($1::text[]) as size", [textArray([])]);
  assert.equal(none.rows[0].size, 0);
});

test("what is no UUID and what is no instant is refused before it reaches a row", () => {
  assert.throws(() => uuidArray(["01890a5d"]), RangeError);
  assert.throws(() => uuidArray(["zz890a5d-ac96-774b-bcce-b302099a8057"]), RangeError);
  assert.throws(() => instantArray(["tomorrow"]), RangeError);
});
