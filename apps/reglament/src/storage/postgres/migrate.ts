import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Pool, PoolClient } from "pg";
import { DatabaseFailure } from "./failures.ts";

/** One numbered file. `checksum` is the SHA-256 of its bytes in hex. */
export type Migration = { readonly number: number; readonly file: string; readonly sql: string; readonly checksum: string };

type AppliedMigration = { readonly number: number; readonly file: string; readonly checksum: string };

/** Where the product's migrations are. */
export const MIGRATIONS_FOLDER: string = join(import.meta.dirname, "..", "migrations");

/** Any number will do, as long as every process takes the same: "reglamen" in ASCII. */
const LOCK_KEY = "8243108914060748142";

/**
 * Brings the database to the newest migration and returns the files applied now. Each file runs in a transaction of
 * its own together with its record; an advisory lock makes processes that start at once wait for one another.
 *
 * Throws DatabaseFailure: MIGRATION_NAME_INVALID, MIGRATION_CHANGED (an applied file was edited), MIGRATION_UNKNOWN
 * (the database is newer than the program), MIGRATION_OUT_OF_ORDER, MIGRATION_FAILED.
 */
export async function migrate(pool: Pool, folder: string = MIGRATIONS_FOLDER): Promise<readonly string[]> {
  const migrations = readMigrations(folder);
  const client = await pool.connect();
  try {
    await client.query(`select pg_advisory_lock(${LOCK_KEY})`);
    await client.query(CREATE_RECORD);
    const pending = pendingMigrations(migrations, await appliedMigrations(client));
    for (const migration of pending) await applyMigration(client, migration);
    return pending.map((migration) => migration.file);
  } finally {
    // Closing the session (not returning it) frees the lock whatever state a failed file left the session in.
    client.release(true);
  }
}

/** Reads the files NNNN-name.sql of a folder in the order of their numbers. */
export function readMigrations(folder: string = MIGRATIONS_FOLDER): readonly Migration[] {
  const files = readdirSync(folder).filter((file) => file.endsWith(".sql")).sort();
  const migrations = files.map((file) => readMigration(folder, file));
  const twice = migrations.find((migration, index) => migrations[index - 1]?.number === migration.number);
  if (twice === undefined) return migrations;
  throw new DatabaseFailure("MIGRATION_NAME_INVALID", `Expected each migration number once, but ${twice.file} repeats one.`);
}

/** One value for all migrations together: changes whenever a file is added, edited or renamed. */
export function migrationsFingerprint(folder: string = MIGRATIONS_FOLDER): string {
  const lines = readMigrations(folder).map((migration) => `${migration.file} ${migration.checksum}\n`);
  return createHash("sha256").update(lines.join("")).digest("hex");
}

function readMigration(folder: string, file: string): Migration {
  const number = /^(\d{4})-[a-z0-9]+(?:-[a-z0-9]+)*\.sql$/.exec(file)?.[1];
  if (number === undefined) {
    throw new DatabaseFailure("MIGRATION_NAME_INVALID", `Expected a migration to be named like 0001-journal.sql, but found ${file}.`);
  }
  const sql = readFileSync(join(folder, file), "utf8");
  return { number: Number(number), file, sql, checksum: createHash("sha256").update(sql).digest("hex") };
}

/** What remains to be applied, after checking that what was applied is what the files say. */
function pendingMigrations(migrations: readonly Migration[], applied: readonly AppliedMigration[]): readonly Migration[] {
  for (const record of applied) requireUnchanged(migrations, record);
  const last = Math.max(-1, ...applied.map((record) => record.number));
  const pending = migrations.filter((migration) => applied.every((record) => record.number !== migration.number));
  const late = pending.find((migration) => migration.number < last);
  if (late === undefined) return pending;
  throw new DatabaseFailure(
    "MIGRATION_OUT_OF_ORDER",
    `Expected new migrations after number ${last}, but ${late.file} comes before it. Give it a higher number.`,
  );
}

function requireUnchanged(migrations: readonly Migration[], record: AppliedMigration): void {
  const migration = migrations.find((candidate) => candidate.number === record.number);
  if (migration === undefined) {
    throw new DatabaseFailure("MIGRATION_UNKNOWN", `Expected to know every applied migration, but ${record.file} is not in this release.`);
  }
  if (migration.checksum === record.checksum) return;
  throw new DatabaseFailure(
    "MIGRATION_CHANGED",
    `Expected ${migration.file} to be as it was when applied, but it was changed. Restore it and write a new migration.`,
  );
}

const CREATE_RECORD = `create table if not exists schema_migration (
  number int primary key,
  file text not null,
  checksum text not null,
  applied_at timestamptz not null default now()
)`;

async function appliedMigrations(client: PoolClient): Promise<readonly AppliedMigration[]> {
  const answer = await client.query<AppliedMigration>("select number, file, checksum from schema_migration order by number");
  return answer.rows;
}

async function applyMigration(client: PoolClient, migration: Migration): Promise<void> {
  try {
    await client.query("begin");
    await client.query(migration.sql);
    const record = [migration.number, migration.file, migration.checksum];
    await client.query("insert into schema_migration (number, file, checksum) values ($1, $2, $3)", record);
    await client.query("commit");
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new DatabaseFailure("MIGRATION_FAILED", `Expected ${migration.file} to apply, but PostgreSQL said: ${reason}`, { cause });
  }
}
