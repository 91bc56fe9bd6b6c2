import type { Pool } from "pg";

/** Until so many sessions wait for a lock of this database: then they are where a race would have them, without a sleep. */
export async function untilWaiting(pool: Pool, sessions = 1): Promise<void> {
  for (;;) {
    const { rowCount } = await pool.query("select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'");
    if (rowCount === sessions) return;
  }
}
