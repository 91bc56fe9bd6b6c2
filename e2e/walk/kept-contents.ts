/** What the night leaves of the contents, in a database in which everything has been done that the law prints. */
import { forgetFiles } from '../../apps/reglament/src/desk/requests/forget-files.ts';
import type { Desk } from '../../apps/reglament/src/desk/desk.ts';

/**
 * Lets every content grow old and a night go by, and reads every text of every table: contents that some text still names
 * by hash, although they are gone. An empty list: nothing names a content that the sweep does not know of.
 */
export async function lostInTheNight({ db, clock }: Pick<Desk, 'db' | 'clock'>): Promise<{ readonly lost: readonly string[]; readonly named: number; readonly removed: number }> {
  await db.query("update content set loose_since = now() - interval '1 year' where loose_since is not null");
  await db.query("update signing set expires_at = expires_at - interval '1 year'");
  await db.query("update mobile_signing set expires_at = expires_at - interval '1 year'");
  const before = await mentions(db);
  await forgetFiles({ db, clock });
  await db.query("update content set loose_since = now() - interval '1 year' where loose_since is not null");
  const removed = await forgetFiles({ db, clock });
  const { rows } = await db.query<{ hash: string }>("select encode(hash, 'hex') as hash from content");
  const kept = new Set(rows.map(({ hash }) => hash));
  return { lost: [...before].filter(([hash]) => !kept.has(hash)).map(([hash, where]) => `${hash} in ${where}`), named: before.size, removed };
}

/** Every hash of a content that stands in some text, with the column it was found in. */
async function mentions(db: Desk['db']): Promise<ReadonlyMap<string, string>> {
  const { rows: columns } = await db.query<{ table: string; column: string }>(
    `select t.relname as table, a.attname as column from pg_attribute a join pg_class t on t.oid = a.attrelid
     where t.relnamespace = 'public'::regnamespace and t.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped and t.relname <> 'content' and a.atttypid in ('text'::regtype, 'json'::regtype, 'jsonb'::regtype, 'text[]'::regtype)`);
  const found = new Map<string, string>();
  for (const { table, column } of columns) {
    const { rows } = await db.query<{ hash: string }>(
      `select distinct encode(content.hash, 'hex') as hash from ${table}, regexp_matches(${table}.${column}::text, '[0-9a-f]{64}', 'g') as named (hashes) join content on content.hash = decode(named.hashes[1], 'hex')`);
    for (const { hash } of rows) found.set(hash, `${table}.${column}`);
  }
  return found;
}
