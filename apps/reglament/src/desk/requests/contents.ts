import { createHash } from 'node:crypto';
import type { Queryable } from '../../storage/index.ts';

export function contentHash(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}

/** Keeps bytes under their hash; the same bytes are kept once. */
export async function keepContent(db: Queryable, mediaType: string, bytes: Uint8Array): Promise<Buffer> {
  const hash = contentHash(bytes);
  await db.query('insert into content (hash, media_type, bytes) values ($1, $2, $3) on conflict (hash) do nothing', [hash, mediaType, Buffer.from(bytes)]);
  return hash;
}

export async function findContent(db: Queryable, hash: Buffer): Promise<Buffer | undefined> {
  const { rows } = await db.query<{ bytes: Buffer }>('select bytes from content where hash = $1', [hash]);
  return rows[0]?.bytes;
}
