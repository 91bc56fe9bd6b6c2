import type { Pool, PoolClient } from 'pg';

/** Ends a transaction's work at once: everything in it is rolled back, and `outcome` is what it answers. */
export type Undo<T> = (outcome: T) => never;

/** Runs `work` in one transaction; anything thrown rolls it back and is thrown on, and so does `undo`, with an answer. */
export async function inTransaction<T, U = never>(pool: Pool, work: (client: PoolClient, undo: Undo<U>) => Promise<T>): Promise<T | U> {
  const client = await pool.connect();
  let undone: { readonly signal: object; readonly outcome: U } | undefined;
  const undo: Undo<U> = (outcome) => {
    undone = { signal: new Error('the transaction was undone'), outcome };
    throw undone.signal;
  };
  try {
    await client.query('begin');
    const result = await work(client, undo);
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    if (undone !== undefined && error === undone.signal) return undone.outcome;
    throw error;
  } finally {
    client.release();
  }
}
