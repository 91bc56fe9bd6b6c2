import { timeOrderedId } from '../../storage/index.ts';
import type { Queryable } from '../../storage/index.ts';
import type { Desk } from '../desk.ts';
import { isUuid } from '../is-uuid.ts';
import { findContent, keepContent } from '../requests/contents.ts';

export type SigningPurpose = 'request' | 'document' | 'co-signature' | 'result' | 'certification';

/** Bytes laid before somebody for signature, once. */
export interface Signing {
  readonly id: string;
  readonly purpose: SigningPurpose;
  /** What is being signed: a draft request's id, or a case's. */
  readonly subject: string;
  readonly toSign: Buffer;
  /** Hash of a prepared file into which the signature goes (a PDF with its hole). */
  readonly prepared?: Buffer;
  readonly usedAt?: string;
}

const SIGNING_MINUTES = 60;

type Signer = { readonly accountId: string } | { readonly staffId: string };

export async function beginSigning(desk: Desk, signer: Signer, purpose: SigningPurpose, subject: string, toSign: Uint8Array, prepared?: Buffer): Promise<string> {
  const id = timeOrderedId();
  const hash = await keepContent(desk.db, 'application/octet-stream', toSign);
  const now = desk.clock.real();
  await desk.db.query(
    'insert into signing (id, account_id, staff_id, purpose, subject, to_sign, prepared, made_at, expires_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)',
    [id, 'accountId' in signer ? signer.accountId : null, 'staffId' in signer ? signer.staffId : null, purpose, subject, hash, prepared ?? null, now.toISOString(), new Date(now.getTime() + SIGNING_MINUTES * 60_000).toISOString()],
  );
  return id;
}

/** A signing of this signer that has not expired; used ones are returned too, so that a repeated POST can be answered. */
export async function findSigning(desk: Desk, signer: Signer, id: string): Promise<Signing | undefined> {
  if (!isUuid(id)) return undefined;
  const { rows } = await desk.db.query<{ id: string; purpose: SigningPurpose; subject: string; to_sign: Buffer; prepared: Buffer | null; used_at: Date | null; account_id: string | null; staff_id: string | null }>(
    'select id, purpose, subject, to_sign, prepared, used_at, account_id, staff_id from signing where id = $1 and expires_at > $2', [id, desk.clock.real().toISOString()]);
  const row = rows[0];
  if (row === undefined || ('accountId' in signer ? row.account_id !== signer.accountId : row.staff_id !== signer.staffId)) return undefined;
  const toSign = await findContent(desk.db, row.to_sign);
  return toSign && { id: row.id, purpose: row.purpose, subject: row.subject, toSign, ...(row.prepared === null ? {} : { prepared: row.prepared }), ...(row.used_at === null ? {} : { usedAt: row.used_at.toISOString() }) };
}

/** Burns a signing inside the transaction that acts on it; false when somebody else was faster. */
export async function useSigning(db: Queryable, id: string, at: string): Promise<boolean> {
  const { rowCount } = await db.query('update signing set used_at = $2 where id = $1 and used_at is null', [id, at]);
  return rowCount === 1;
}
