import { join, resolve } from "node:path";
import type { Pool } from "pg";
import { startEmbeddedPostgres } from "./embedded.ts";
import { createPool, requireServer } from "./pool.ts";

/** Where the product keeps its data: a PostgreSQL of one's own, or the embedded one in `dataFolder`. */
export type DatabaseSettings = { readonly url: string | undefined; readonly dataFolder: string };

/** An open database. `close` ends the pool and, when nobody else uses it, the embedded server. */
export type Database = { readonly connectionString: string; readonly pool: Pool; close(): Promise<void> };

export type OpenOptions = DatabaseSettings & { readonly log: (line: string) => void; readonly connectionsMax?: number };

const REPOSITORY_FOLDER = resolve(import.meta.dirname, "..", "..", "..", "..", "..");

/** Reads DATABASE_URL and REGLAMENT_DATA (default: the folder "data" of the repository). Empty means not given. */
export function databaseSettings(environment: Readonly<Record<string, string | undefined>>): DatabaseSettings {
  const folder = environment["REGLAMENT_DATA"] || join(REPOSITORY_FOLDER, "data");
  return { url: environment["DATABASE_URL"] || undefined, dataFolder: resolve(folder) };
}

/** Opens the database; throws DatabaseFailure when it cannot be reached or is older than PostgreSQL 15. */
export async function openDatabase(options: OpenOptions): Promise<Database> {
  const server = options.url === undefined ? await startEmbeddedPostgres(options) : undefined;
  const connectionString = server?.connectionString ?? options.url ?? "";
  const pool = createPool({ connectionString, log: options.log, ...(options.connectionsMax && { connectionsMax: options.connectionsMax }) });
  const close = async (): Promise<void> => {
    await pool.end();
    await server?.stop();
  };
  try {
    await requireServer(pool);
  } catch (error) {
    await close();
    throw error;
  }
  return { connectionString, pool, close };
}
