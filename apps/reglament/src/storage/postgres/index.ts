export { startEmbeddedPostgres, type EmbeddedOptions, type EmbeddedPostgres } from "./embedded.ts";
export { DatabaseFailure, errorCode, type DatabaseFailureCode } from "./failures.ts";
export { migrate, migrationsFingerprint, MIGRATIONS_FOLDER, readMigrations, type Migration } from "./migrate.ts";
export { databaseSettings, openDatabase, type Database, type DatabaseSettings, type OpenOptions } from "./open-database.ts";
export { createPool, requireServer, type PoolOptions } from "./pool.ts";
