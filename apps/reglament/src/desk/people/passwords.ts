import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify(argon2);

/** OWASP's floor for argon2id: 19 MiB, two passes, one lane. */
const COST = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 } as const;

/** A salted argon2id hash that names its own cost: `argon2id$19456$2$1$<salt>$<tag>` in base64url. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16);
  const tag = await derive('argon2id', { ...COST, message: Buffer.from(password.normalize('NFC')), nonce });
  return ['argon2id', COST.memory, COST.passes, COST.parallelism, nonce.toString('base64url'), tag.toString('base64url')].join('$');
}

export async function passwordMatches(password: string, stored: string): Promise<boolean> {
  const [kind, memory, passes, parallelism, salt, tag] = stored.split('$');
  if (kind !== 'argon2id' || salt === undefined || tag === undefined) return false;
  const expected = Buffer.from(tag, 'base64url');
  const found = await derive('argon2id', {
    memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism), tagLength: expected.length,
    message: Buffer.from(password.normalize('NFC')), nonce: Buffer.from(salt, 'base64url'),
  });
  return timingSafeEqual(found, expected);
}

let unknownHash: Promise<string> | undefined;

/** Spends the time of a real check, so that nobody learns from the delay which identifiers have an account. */
export async function pretendToCheck(password: string): Promise<false> {
  unknownHash ??= hashPassword('nobody has this password');
  await passwordMatches(password, await unknownHash);
  return false;
}
