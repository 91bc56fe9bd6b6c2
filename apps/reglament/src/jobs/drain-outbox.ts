import type { Pool } from 'pg';
import { CENTRE, PORTAL, regionOf } from '../desk/channel/parts.ts';
import { inTransaction } from '../storage/index.ts';

const BATCH = 200;

interface OutboxRow { case_id: string; sequence: number; kind: string; payload: { from?: number; to?: number }; regulation: string; at_portal: boolean }

/** A request is the portal's until its region has received it, and the centre sends its own; whatever else happens to a case is the region's. */
const TAKE = `
with taken as (delete from outbox where id in (select id from outbox order by id limit $1 for update skip locked) returning id, case_id, sequence, kind, payload)
select case_id, sequence, kind, payload, cases.regulation, cases.channel = 'portal' and not exists (
  select from message_receipt r where r.correlation_id = case_id::text and r.type = 'REQUEST' and r.part <> 'portal') as at_portal
from taken join cases on cases.id = case_id order by taken.id`;

const partOf = ({ kind, at_portal: atPortal, regulation }: OutboxRow): string => (kind === 'request-sent' ? CENTRE : atPortal ? PORTAL : regionOf(regulation));

/** The name of a kind of job for one part of the system: a process takes the jobs of the parts it plays. */
export const taskOf = (kind: string, part: string): string => `${kind}/${part}`;

/**
 * Turns outbox rows into jobs, many in one transaction. A pg_notify inside a transition's own transaction would make
 * PostgreSQL commit transitions one by one; here one notify serves a whole batch. Rows taken by another process are
 * passed over. The job key makes a row that is turned twice one job.
 * @returns how many rows were turned
 */
export async function drainOutbox(pool: Pool): Promise<number> {
  return inTransaction(pool, async (client) => {
    const { rows } = await client.query<OutboxRow>(TAKE, [BATCH]);
    if (rows.length === 0) return 0;
    await client.query('select graphile_worker.add_jobs(array(select (j.identifier, j.payload, null, null, 25, j.key, null, null)::graphile_worker.job_spec from json_to_recordset($1::json) as j (identifier text, payload json, key text)))', [
      JSON.stringify(rows.map((row) => ({ identifier: taskOf(row.kind, partOf(row)), payload: { caseId: row.case_id, ...row.payload }, key: `${row.kind}/${row.case_id}/${row.sequence}` })))]);
    return rows.length;
  });
}
