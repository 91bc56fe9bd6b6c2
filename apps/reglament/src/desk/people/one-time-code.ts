import { createHash, randomInt, randomUUID } from 'node:crypto';
import type { Desk } from '../desk.ts';
import { isUuid } from '../is-uuid.ts';
import { hashPassword, passwordMatches } from './passwords.ts';

export const CODE_DIGITS = 6;
export const CODE_MINUTES = 10;
const TRIES = 5;
const KEPT_MINUTES = 60;

export type CodePurpose = 'recovery' | 'phone';

export interface MadeCode { readonly id: string; readonly code: string }

/** Makes a code for this browser; an earlier one for the same purpose is void from now on. Without an account it fits nobody. */
export async function makeCode(desk: Desk, purpose: CodePurpose, accountId: string | undefined, browser: string): Promise<MadeCode> {
  const now = desk.clock.real();
  const code = randomInt(10 ** CODE_DIGITS).toString().padStart(CODE_DIGITS, '0');
  const id = randomUUID();
  const at = (minutes: number): string => new Date(now.getTime() + minutes * 60_000).toISOString();
  await desk.db.query('delete from one_time_code where expires_at < $1', [at(-KEPT_MINUTES)]);
  if (accountId !== undefined) await desk.db.query('update one_time_code set used_at = $3 where account_id = $1 and purpose = $2 and used_at is null', [accountId, purpose, now.toISOString()]);
  // A slow hash: six digits are few, and the table may be read by somebody else while the code still counts.
  await desk.db.query('insert into one_time_code (id, purpose, account_id, code_hash, browser_hash, tries_left, expires_at) values ($1, $2, $3, $4, $5, $6, $7)',
    [id, purpose, accountId ?? null, await hashPassword(code), hashOf(browser), TRIES, at(CODE_MINUTES)]);
  return { id, code };
}

/** Whatever codes were sent for this account fit nothing any more. */
export async function voidCodes(desk: Desk, accountId: string): Promise<void> {
  await desk.db.query('update one_time_code set used_at = $2 where account_id = $1 and used_at is null', [accountId, desk.clock.real().toISOString()]);
}

export type TriedCode =
  | { readonly kind: 'right'; readonly accountId: string }
  | { readonly kind: 'wrong'; readonly triesLeft: number }
  /** Expired, used, tried too often, asked for by another browser, or never made. */
  | { readonly kind: 'void' };

/** Tries a code. The try is taken off before the code is looked at, so that answers at once cannot share one. */
export async function tryCode(desk: Desk, purpose: CodePurpose, id: string, browser: string, code: string): Promise<TriedCode> {
  if (!isUuid(id)) return { kind: 'void' };
  const now = desk.clock.real().toISOString();
  const { rows } = await desk.db.query<{ account_id: string | null; code_hash: string; tries_left: number }>(
    `update one_time_code set tries_left = tries_left - 1 where id = $1 and purpose = $2 and browser_hash = $3 and expires_at > $4 and used_at is null and tries_left > 0
     returning account_id, code_hash, tries_left`, [id, purpose, hashOf(browser), now]);
  const [row] = rows;
  if (row === undefined) return { kind: 'void' };
  const matches = await passwordMatches(code.replace(/\s/g, ''), row.code_hash);
  if (!matches || row.account_id === null) return row.tries_left > 0 ? { kind: 'wrong', triesLeft: row.tries_left } : { kind: 'void' };
  const { rowCount } = await desk.db.query('update one_time_code set used_at = $2 where id = $1 and used_at is null', [id, now]);
  return rowCount === 1 ? { kind: 'right', accountId: row.account_id } : { kind: 'void' };
}

function hashOf(browser: string): Buffer {
  return createHash('sha256').update(browser).digest();
}
