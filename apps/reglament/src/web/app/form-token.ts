import { randomBytes, timingSafeEqual } from 'node:crypto';

/**
 * The token as it stands in a page: under a pad that is used once. Compressed pages of different answers then hold nothing
 * in common that somebody who watches their lengths could guess letter by letter (BREACH).
 */
export function maskToken(token: string): string {
  const bytes = Buffer.from(token, 'utf8');
  const pad = randomBytes(bytes.length);
  return Buffer.concat([pad, exclusiveOr(bytes, pad)]).toString('base64url');
}

/** Whether what a form brought back is the token, under a pad or bare. Takes the same time for every wrong one of its length. */
export function isToken(given: unknown, token: string): boolean {
  if (typeof given !== 'string') return false;
  const expected = Buffer.from(token, 'utf8');
  const bare = Buffer.from(given, 'utf8');
  if (bare.length === expected.length) return timingSafeEqual(bare, expected);
  const masked = Buffer.from(given, 'base64url');
  if (masked.length !== 2 * expected.length) return false;
  return timingSafeEqual(exclusiveOr(masked.subarray(expected.length), masked.subarray(0, expected.length)), expected);
}

function exclusiveOr(bytes: Buffer, pad: Buffer): Buffer {
  return Buffer.from(bytes.map((byte, index) => byte ^ (pad[index] ?? 0)));
}
