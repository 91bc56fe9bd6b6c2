import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { testDatabase } from "../testing/index.ts";
import { databaseSettings, openDatabase } from "./open-database.ts";

const silent = (): void => undefined;

test("reads the settings, and takes empty ones as not given", () => {
  const given = databaseSettings({ DATABASE_URL: "postgresql://db/one", REGLAMENT_DATA: "/srv/reglament" });
  const byDefault = databaseSettings({ DATABASE_URL: "", REGLAMENT_DATA: "" });

  assert.deepEqual(given, { url: "postgresql://db/one", dataFolder: "/srv/reglament" });
  assert.equal(byDefault.url, undefined);
  assert.ok(existsSync(join(byDefault.dataFolder, "..", "package-lock.json")), "the default is a folder of the repository");
});

test("opens the database it is given and starts no server of its own", async (t) => {
  const { url } = await testDatabase(t);

  const database = await openDatabase({ url, dataFolder: "/nonexistent/never-made", log: silent });
  const answer = await database.pool.query("select 1 as one");
  await database.close();

  assert.deepEqual(answer.rows, [{ one: 1 }]);
  assert.equal(database.connectionString, url);
  assert.equal(database.pool.ended, true);
  assert.ok(!existsSync("/nonexistent"));
});

test("fails with a code when the database cannot be reached", async () => {
  const opening = openDatabase({ url: "postgresql://nobody@127.0.0.1:1/none", dataFolder: "/nonexistent", log: silent });

  await assert.rejects(opening, { name: "DatabaseFailure", code: "DATABASE_UNREACHABLE" });
});
