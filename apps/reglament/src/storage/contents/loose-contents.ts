import type { Pool } from 'pg';
import { inTransaction } from '../transaction.ts';

/**
 * Every column that names a content. `loose-contents.test.ts` holds it against the database: a table that refers to contents
 * and does not stand here, or has no index or no trigger for it, fails there. Beside these only the journal names contents;
 * what it names is marked by the statement that writes the entry (`content.journaled`) and stays for good.
 */
export const CONTENT_REFERENCES = [
  { table: 'answer_file', column: 'hash' },
  { table: 'draft_attachment', column: 'hash' },
  { table: 'joint_request', column: 'document' },
  { table: 'joint_request', column: 'evidence' },
  { table: 'joint_signature', column: 'evidence' },
  { table: 'paper', column: 'hash' },
  { table: 'signing', column: 'prepared' },
  { table: 'signing', column: 'to_sign' },
  { table: 'step_photograph', column: 'hash' },
] as const;

/** How many contents one transaction takes, so that nobody waits long for a content that is being looked at. */
const BATCH = 500;

const REFERRED_TO = CONTENT_REFERENCES.map(({ table, column }) => `exists (select from ${table} where ${table}.${column} = content.hash)`).join(' or ');

/**
 * Removes the contents that have been loose for more than a day and that nobody refers to; the others are loose no more.
 * The rows are locked by the first statement and looked at by the second, with a view of its own: a reference that came in
 * between is seen, one that is about to come waits for the lock and finds its content gone or kept, and bytes brought in
 * again meanwhile (`keepContent`) are loose only from then on. What somebody else holds is left to the next night. The
 * database refuses to remove what is referred to, journaled or younger, whatever is asked of it.
 * @returns how many contents were removed
 */
export async function dropLooseContents(pool: Pool, batch: number = BATCH): Promise<number> {
  let removed = 0;
  for (let looked = batch; looked === batch;) {
    [looked, removed] = await inTransaction(pool, async (client): Promise<[number, number]> => {
      // By the index of what is loose: a night reads what became loose since the last one, however many contents are kept.
      const { rows } = await client.query<{ hash: Buffer }>(
        "select hash from content where loose_since < now() - interval '1 day' order by loose_since limit $1 for update skip locked", [batch]);
      const hashes = rows.map(({ hash }) => hash);
      const dropped = await client.query(`delete from content where hash = any($1::bytea[]) and not journaled and not (${REFERRED_TO})`, [hashes]);
      await client.query('update content set loose_since = null where hash = any($1::bytea[])', [hashes]);
      return [rows.length, removed + (dropped.rowCount ?? 0)];
    });
  }
  return removed;
}
