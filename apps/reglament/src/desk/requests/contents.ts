import { createHash } from 'node:crypto';
import type { Queryable } from '../../storage/index.ts';

export function contentHash(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}

/**
 * Keeps bytes under their hash; the same bytes are kept once. They stay for a day even if nobody refers to them: bytes that
 * are there already and could be gone before that are loose from now on. A night that is just removing them is waited for,
 * and they are kept anew.
 */
export async function keepContent(db: Queryable, mediaType: string, bytes: Uint8Array): Promise<Buffer> {
  const hash = contentHash(bytes);
  await db.query(
    `insert into content (hash, media_type, bytes)
     select $1::bytea, $2, $3::bytea where not exists (select from content where hash = $1 and (journaled or loose_since > now() - interval '1 hour'))
     on conflict (hash) do update set loose_since = now()`, [hash, mediaType, Buffer.from(bytes)]);
  return hash;
}

export async function findContent(db: Queryable, hash: Buffer): Promise<Buffer | undefined> {
  const { rows } = await db.query<{ bytes: Buffer }>('select bytes from content where hash = $1', [hash]);
  return rows[0]?.bytes;
}
