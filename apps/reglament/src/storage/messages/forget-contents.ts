import type { Queryable } from '../cases/case-store.ts';

/** How many contents one statement takes, so that no statement of the night holds locks for long. */
const BATCH = 1000;

/**
 * Removes the contents of messages that went before an instant; of those about a case that is still open, none. What
 * stays: the journal's line with the hash of what was said, and in the queues that the message was there, so that one that
 * comes again is still known. What has not been delivered is kept whatever its age.
 * @returns how many contents were removed
 */
export async function forgetContents(db: Queryable, before: string): Promise<number> {
  let removed = 0;
  for (let gone = BATCH; gone === BATCH; removed += gone) {
    gone = (await db.query(
      `delete from message_content where hash in (
         select hash from message_content where at < $1 and hash not in (
           select line.hash from cases join message_journal j on j.correlation_id = cases.id::text, unnest(array[j.request_hash, j.answer_hash]) as line (hash)
           where cases.status = 'open' and cases.opened_at < $1)
         limit $2)`, [before, BATCH])).rowCount ?? 0;
  }
  await db.query(`update message_outgoing set document = '' where made_at < $1 and handed_at is not null and document <> '' and ${OF_NO_OPEN_CASE}`, [before]);
  await db.query(`update channel_message set data = '{"kind":"text","text":""}' where taken_at < $1 and state <> 'ON_DELIVERY' and reported and data::text <> '{"kind":"text","text":""}' and ${OF_NO_OPEN_CASE}`, [before]);
  return removed;
}

const OF_NO_OPEN_CASE = "not exists (select from cases where cases.id::text = correlation_id and cases.status = 'open')";

/** Removes what only refused exchanges of nobody's case have carried before an instant, and how much it was by the hour. @returns how many contents were removed */
export async function forgetRefused(db: Queryable, before: string): Promise<number> {
  let removed = 0;
  for (let gone = BATCH; gone === BATCH; removed += gone) {
    gone = (await db.query('delete from message_content where hash in (select hash from message_content where refused and at < $1 limit $2)', [before, BATCH])).rowCount ?? 0;
  }
  await db.query('delete from refused_volume where hour < $1', [before]);
  return removed;
}
