import type { Pool } from 'pg';
import { inTransaction } from '../storage/index.ts';

const BATCH = 200;

/**
 * Turns outbox rows into jobs, many in one transaction. A pg_notify inside a transition's own transaction would make
 * PostgreSQL commit transitions one by one; here one notify serves a whole batch. Rows taken by another process are
 * passed over. The job key makes a row that is turned twice one job.
 * @returns how many rows were turned
 */
export async function drainOutbox(pool: Pool): Promise<number> {
  return inTransaction(pool, async (client) => {
    const { rows } = await client.query<{ id: number; case_id: string; sequence: number; kind: string; payload: { from: number; to: number } }>(
      `delete from outbox where id in (select id from outbox order by id limit $1 for update skip locked) returning id, case_id, sequence, kind, payload`, [BATCH]);
    if (rows.length === 0) return 0;
    await client.query('select graphile_worker.add_jobs(array(select (j.identifier, j.payload, null, null, 25, j.key, null, null)::graphile_worker.job_spec from json_to_recordset($1::json) as j (identifier text, payload json, key text)))', [
      JSON.stringify(rows.map((row) => ({ identifier: row.kind, payload: { caseId: row.case_id, ...row.payload }, key: `${row.kind}/${row.case_id}/${row.sequence}` })))]);
    return rows.length;
  });
}
