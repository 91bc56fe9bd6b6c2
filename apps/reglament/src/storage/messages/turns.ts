import type { Pool, PoolClient } from 'pg';

/** Spells the lock of a queue: a number from its name, in a space of locks that nothing else uses. */
const LOCK = 'hashtextextended($1, 4417)';

/**
 * One worker per queue, however many processes there are. The locks of a process stand in one session of its own, so
 * that work on many queues needs no more connections, and a killed process gives them all back.
 */
export interface Turns {
  /**
   * Works on a queue if no other process does. Within a process the caller sees to it that a queue is not worked on twice.
   * @returns `undefined` when another process is at it
   */
  readonly take: <T>(queue: string, work: () => Promise<T>) => Promise<T | undefined>;
  readonly end: () => void;
}

export function turnsIn(pool: Pool): Turns {
  let session: Promise<PoolClient> | undefined;
  const connect = (): Promise<PoolClient> => {
    if (session !== undefined) return session;
    const opening: Promise<PoolClient> = pool.connect().then((client) => {
      // The pool counts a broken session as lent until it is given back; otherwise every restart of the server would cost a connection.
      client.once('end', () => { if (session === opening) { session = undefined; client.release(true); } });
      return client;
    }, (error: unknown) => { if (session === opening) session = undefined; throw error; });
    session = opening;
    return opening;
  };
  // A session answers one question after the other.
  let last: Promise<unknown> = Promise.resolve();
  const ask = (client: PoolClient, lock: string, queue: string): Promise<boolean> => {
    const answer = last.then(async () => (await client.query<{ mine: boolean }>(`select ${lock}(${LOCK}) as mine`, [queue])).rows[0]?.mine === true);
    last = answer.catch(() => undefined);
    return answer;
  };
  return {
    take: async (queue, work) => {
      const client = await connect();
      if (!await ask(client, 'pg_try_advisory_lock', queue)) return undefined;
      try {
        return await work();
      } finally {
        // A session that broke has given its locks back by itself.
        await ask(client, 'pg_advisory_unlock', queue).catch(() => undefined);
      }
    },
    end: () => {
      const ending = session;
      session = undefined;
      void ending?.then((client) => client.release(true), () => undefined);
    },
  };
}
