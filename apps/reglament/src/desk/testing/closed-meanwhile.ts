/** For tests of what is begun in a unit while somebody closes it. */
import type { Pool } from 'pg';

/** Runs `act` while the unit is being closed by somebody who has looked at what depends on it and not yet committed. */
export async function closedMeanwhile<T>(pool: Pool, unit: string, act: () => Promise<T>): Promise<T> {
  const closing = await pool.connect();
  try {
    await closing.query('begin');
    const { rows } = await closing.query<{ pid: number }>('select pg_backend_pid() as pid from unit where id = $1 for update', [unit]);
    const acting = act();
    for (const giveUpAt = Date.now() + 20_000; !await isWaitedFor(pool, rows[0]?.pid ?? 0);) if (Date.now() > giveUpAt) throw new Error(`Expected somebody to wait for the unit ${unit}, but nobody does`);
    await closing.query('update unit set closed_at = now() where id = $1', [unit]);
    await closing.query('commit');
    return await acting;
  } finally {
    closing.release();
  }
}

async function isWaitedFor(pool: Pool, pid: number): Promise<boolean> {
  const { rowCount } = await pool.query('select 1 from pg_stat_activity where $1 = any(pg_blocking_pids(pid))', [pid]);
  return (rowCount ?? 0) > 0;
}
