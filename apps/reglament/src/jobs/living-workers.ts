import type { Pool, PoolClient } from 'pg';

/**
 * Whether a worker lives is told by a lock of its own session: PostgreSQL takes it back the moment the process is gone,
 * however it went. graphile-worker by itself believes the marks of a killed process for four hours, and the cases whose
 * follow-up it held would stand still that long.
 */
export interface LivingWorker {
  /** Announces it again where the connection broke: after a restart of PostgreSQL the process still lives. */
  readonly renew: () => Promise<void>;
  readonly end: () => Promise<void>;
}

/** Spells the lock of a worker: a number from its name, in a space of locks that nothing else uses. */
const LOCK = 'hashtextextended($1, 7281)';

/** Announces a worker as living for as long as this process holds the connection. */
export async function announceWorker(pool: Pool, worker: string): Promise<LivingWorker> {
  let client: PoolClient | undefined;
  const announce = async (): Promise<void> => {
    const made = await pool.connect();
    made.once('end', () => { if (client === made) client = undefined; });
    client = made;
    await made.query(`select pg_advisory_lock(${LOCK})`, [worker]);
  };
  await announce();
  return {
    renew: async () => { if (client === undefined) await announce(); },
    end: async () => { client?.release(true); },
  };
}

/** A worker announces itself right after it was made; what it took in that moment is not taken from it. */
const SETTLING_SECONDS = 10;

/**
 * Gives the jobs of killed workers back to the living.
 * @returns the workers found dead
 */
export async function releaseDeadWorkers(pool: Pool): Promise<readonly string[]> {
  const { rows } = await pool.query<{ worker: string }>(
    "select distinct locked_by as worker from graphile_worker.jobs where locked_by is not null and locked_at < now() - make_interval(secs => $1)", [SETTLING_SECONDS]);
  const dead: string[] = [];
  for (const { worker } of rows) {
    // Granted only when the worker's own session is gone; given back at the end of this transaction.
    const lock = await pool.query<{ gone: boolean }>(`select pg_try_advisory_xact_lock(${LOCK}) as gone`, [worker]);
    if (lock.rows[0]?.gone === true) dead.push(worker);
  }
  if (dead.length > 0) await pool.query('select graphile_worker.force_unlock_workers($1)', [dead]);
  return dead;
}
