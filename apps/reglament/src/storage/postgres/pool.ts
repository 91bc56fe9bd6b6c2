import pg from "pg";
import { DatabaseFailure } from "./failures.ts";

/** `connectionsMax` counts one process; the embedded server allows 60 in all. */
export type PoolOptions = {
  readonly connectionString: string;
  readonly log: (line: string) => void;
  readonly connectionsMax?: number;
  readonly applicationName?: string;
};

const OLDEST_SERVER = 150_000;

/**
 * A pool of connections. A `date` arrives as text (2026-03-22): node-postgres would make it an instant in the local
 * time zone, and a due day would move. `bigint` arrives as a number and fails loudly beyond 2^53.
 */
export function createPool(options: PoolOptions): pg.Pool {
  const pool = new pg.Pool({
    connectionString: options.connectionString,
    application_name: options.applicationName ?? "reglament",
    max: options.connectionsMax ?? 20,
    connectionTimeoutMillis: 15_000,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    types: { getTypeParser },
  });
  // An idle connection that breaks is replaced at the next use; without a listener it would end the process.
  pool.on("error", (error) => options.log(`a database connection broke: ${error.message}`));
  // The same for a connection that breaks while it is in use: the query that runs on it fails and says so itself.
  pool.on("connect", (client) => client.on("error", () => undefined));
  return pool;
}

/** Throws DATABASE_UNREACHABLE or DATABASE_TOO_OLD (before PostgreSQL 15). */
export async function requireServer(pool: pg.Pool): Promise<void> {
  const version = await serverVersion(pool);
  if (version >= OLDEST_SERVER) return;
  throw new DatabaseFailure("DATABASE_TOO_OLD", `Expected PostgreSQL 15 or newer, but the server is ${Math.floor(version / 10_000)}.`);
}

async function serverVersion(pool: pg.Pool): Promise<number> {
  try {
    const answer = await pool.query<{ version: number }>("select current_setting('server_version_num')::int as version");
    return answer.rows[0]?.version ?? 0;
  } catch (cause) {
    throw new DatabaseFailure("DATABASE_UNREACHABLE", "Expected to reach the database, but the connection failed. Check DATABASE_URL.", { cause });
  }
}

type TypeParser = ReturnType<typeof pg.types.getTypeParser>;

function getTypeParser(type: number, format?: "text" | "binary"): TypeParser {
  if (format === "binary") return pg.types.getTypeParser(type, "binary");
  if (type === pg.types.builtins.DATE) return (value: string) => value;
  if (type === pg.types.builtins.INT8) return safeInteger;
  return pg.types.getTypeParser(type, "text");
}

function safeInteger(value: string): number {
  const parsed = Number(value);
  if (Number.isSafeInteger(parsed)) return parsed;
  throw new RangeError(`Expected a bigint within 2^53, but the database sent ${value}.`);
}
