import type { Pool } from 'pg';
import { CENTRE, regionOf } from '../desk/channel/parts.ts';
import { inTransaction } from '../storage/index.ts';

const BATCH = 200;

interface OutboxRow { case_id: string; sequence: number; kind: string; payload: { from?: number; to?: number }; regulation: string; entrance: string | null }

/**
 * A request is with the part at which it began, the portal's or the centre's, until its region has received it; then it is
 * the region's. $2: the routes on which centres send; any other begins at the region itself.
 */
const TAKE = `
with taken as (delete from outbox where id in (select id from outbox order by id limit $1 for update skip locked) returning id, case_id, sequence, kind, payload)
select case_id, sequence, kind, payload, cases.regulation, case
  when exists (select from message_receipt r where r.correlation_id = case_id::text and r.type = 'REQUEST' and r.part <> 'portal') then null
  when cases.channel = 'portal' then 'portal' when cases.regulation || ' ' || cases.route = any($2) then 'centre' end as entrance
from taken join cases on cases.id = case_id order by taken.id`;

const partOf = ({ kind, entrance, regulation }: OutboxRow): string => (kind === 'request-sent' ? CENTRE : entrance ?? regionOf(regulation));

/** The name of a kind of job for one part of the system: a process takes the jobs of the parts it plays. */
export const taskOf = (kind: string, part: string): string => `${kind}/${part}`;

/**
 * Turns outbox rows into jobs, many in one transaction. A pg_notify inside a transition's own transaction would make
 * PostgreSQL commit transitions one by one; here one notify serves a whole batch. Rows taken by another process are
 * passed over. The job key makes a row that is turned twice one job.
 * @param routesOfCentre on which a centre sends the request through the gateway
 * @returns how many rows were turned
 */
export async function drainOutbox(pool: Pool, routesOfCentre: readonly string[]): Promise<number> {
  return inTransaction(pool, async (client) => {
    const { rows } = await client.query<OutboxRow>(TAKE, [BATCH, routesOfCentre]);
    if (rows.length === 0) return 0;
    await client.query('select graphile_worker.add_jobs(array(select (j.identifier, j.payload, null, null, 25, j.key, null, null)::graphile_worker.job_spec from json_to_recordset($1::json) as j (identifier text, payload json, key text)))', [
      JSON.stringify(rows.map((row) => ({ identifier: taskOf(row.kind, partOf(row)), payload: { caseId: row.case_id, ...row.payload }, key: `${row.kind}/${row.case_id}/${row.sequence}` })))]);
    return rows.length;
  });
}
