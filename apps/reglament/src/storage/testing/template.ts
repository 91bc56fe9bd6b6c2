import { migrate, migrationsFingerprint } from "../postgres/migrate.ts";
import { createPool } from "../postgres/pool.ts";
import { databaseUrl, withAdmin } from "./admin.ts";

const TEMPLATE_LOCK_KEY = "8243108914060748143";

/**
 * The name of a database that holds the current migrations and nothing else. Made once per server and set of
 * migrations, whichever test process comes first; the others wait on the advisory lock, which a killed process frees.
 */
export function ensureTemplate(serverUrl: string): Promise<string> {
  const name = templateName();
  return withAdmin(serverUrl, async (admin) => {
    await admin.query(`select pg_advisory_lock(${TEMPLATE_LOCK_KEY})`);
    // Marked as a template only when complete: an unmarked one was left half-way by a process that died.
    const found = await admin.query<{ datistemplate: boolean }>("select datistemplate from pg_database where datname = $1", [name]);
    if (found.rows[0]?.datistemplate === true) return name;
    await admin.query(`drop database if exists ${name} with (force)`);
    await admin.query(`create database ${name} template template0`);
    await migrateOnce(databaseUrl(serverUrl, name));
    await admin.query(`alter database ${name} is_template true`);
    return name;
  });
}

/** Removes the template of the current migrations: a server that is not ours is left as it was found. */
export function dropTemplate(serverUrl: string): Promise<void> {
  const name = templateName();
  return withAdmin(serverUrl, async (admin) => {
    const found = await admin.query("select 1 from pg_database where datname = $1", [name]);
    if (found.rowCount === 0) return;
    await admin.query(`alter database ${name} is_template false`);
    await admin.query(`drop database ${name} with (force)`);
  });
}

function templateName(): string {
  return `reglament_template_${migrationsFingerprint().slice(0, 16)}`;
}

async function migrateOnce(url: string): Promise<void> {
  const pool = createPool({ connectionString: url, log: () => undefined, connectionsMax: 1 });
  try {
    await migrate(pool);
  } finally {
    await pool.end();
  }
}
