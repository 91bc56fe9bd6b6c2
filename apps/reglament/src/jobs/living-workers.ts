import { setTimeout as delay } from 'node:timers/promises';
import type { Pool, PoolClient } from 'pg';

/**
 * Whether a worker lives is told by a lock of its own session: PostgreSQL takes it back the moment the process is gone,
 * however it went. graphile-worker by itself believes the marks of a killed process for four hours, and the cases whose
 * follow-up it held would stand still that long.
 */
export interface LivingWorker {
  /** Announces it where that is not done, or the connection broke: after a restart of PostgreSQL the process still lives. */
  readonly renew: () => Promise<void>;
  /**
   * After it was stopped: waits until the jobs it has done are marked as done. graphile-worker sends these marks without
   * waiting for them, and whoever closes the database next would lose them.
   */
  readonly settled: () => Promise<void>;
  readonly end: () => Promise<void>;
}

/** Spells the lock of a worker: a number from its name, in a space of locks that nothing else uses. */
const LOCK = 'hashtextextended($1, 7281)';

const SETTLED_PAUSE_MS = 20;
/** A job that takes longer is given to another process, as that of a killed one. */
const SETTLED_WITHIN_MS = 10_000;

/** A worker that counts as living, once announced, for as long as this process holds the connection. */
export function livingWorker(pool: Pool, worker: string): LivingWorker {
  let client: PoolClient | undefined;
  let announcing: Promise<void> | undefined;
  // The pool counts a broken session as lent until it is given back; else every restart of the server would cost a connection.
  const giveBack = (held: PoolClient): void => {
    if (client !== held) return;
    client = undefined;
    held.release(true);
  };
  const announce = async (): Promise<void> => {
    const made = client = await pool.connect();
    made.once('end', () => { giveBack(made); });
    await made.query(`select pg_advisory_lock(${LOCK})`, [worker]).catch((error: unknown) => { giveBack(made); throw error; });
  };
  return {
    renew: async () => {
      // Two sessions of one worker would wait for each other's lock for ever.
      if (client === undefined || announcing !== undefined) await (announcing ??= announce().finally(() => { announcing = undefined; }));
    },
    settled: async () => {
      for (const giveUpAt = performance.now() + SETTLED_WITHIN_MS; performance.now() < giveUpAt; await delay(SETTLED_PAUSE_MS)) {
        if ((await pool.query('select from graphile_worker.jobs where locked_by = $1 limit 1', [worker])).rowCount === 0) return;
      }
    },
    end: async () => {
      await announcing?.catch(() => undefined);
      if (client !== undefined) giveBack(client);
    },
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
