import assert from 'node:assert/strict';
import { once } from 'node:events';
import { test } from 'node:test';
import { runMigrations } from 'graphile-worker';
import type { Pool } from 'pg';
import { testDatabase } from '../storage/testing/index.ts';
import { livingWorker } from './living-workers.ts';

/** Processes of the server that hold a worker's lock, or wait for one. */
async function holders(pool: Pool): Promise<readonly number[]> {
  const { rows } = await pool.query<{ pid: number }>("select pid from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())");
  return rows.map(({ pid }) => pid);
}

test('a worker whose session was cut announces itself again, and no connection of the pool is lost by it', async (t) => {
  const { pool } = await testDatabase(t);
  const worker = livingWorker(pool, 'worker-1');
  await Promise.all([worker.renew(), worker.renew()]);
  await worker.renew();
  const [first, ...others] = await holders(pool);
  assert.deepEqual(others, [], 'one session, however often it is asked for');

  const removed = once(pool, 'remove', { signal: AbortSignal.timeout(20_000) });
  await pool.query('select pg_terminate_backend($1)', [first]);
  await removed;
  await worker.renew();

  const [again] = await holders(pool);
  assert.ok(again !== undefined && again !== first);
  assert.equal(pool.totalCount - pool.idleCount, 1, 'only the living session is lent');
  await worker.end();
  await worker.end();
  assert.equal(pool.totalCount, pool.idleCount);
});

test('a worker that was stopped is settled when no job is marked as its own any more, and not before', async (t) => {
  const { pool } = await testDatabase(t);
  await runMigrations({ pgPool: pool });
  await pool.query("select graphile_worker.add_job('a'), graphile_worker.add_job('b')");
  const mark = async (task: string, by: string | null) =>
    pool.query('update graphile_worker._private_jobs set locked_by = $2, locked_at = now() where id in (select id from graphile_worker.jobs where task_identifier = $1)', [task, by]);
  await mark('a', 'worker-1');
  await mark('b', 'worker-2');
  let isSettled = false;
  const settling = livingWorker(pool, 'worker-1').settled().then(() => { isSettled = true; });

  await pool.query('select pg_sleep(0.1)');
  assert.equal(isSettled, false);
  await mark('a', null);
  await settling;
});
