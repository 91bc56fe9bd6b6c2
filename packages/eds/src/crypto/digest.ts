import { CryptoError } from './crypto-error.ts';
import { gost34311 } from './gost34311.ts';
import { HASH_OID } from './oids.ts';
import { streebog256, streebog512 } from './streebog.ts';

export type HashName = keyof typeof HASH_OID;

const GOST_HASHES = { gost34311, streebog256, streebog512 } as const;
const WEB_CRYPTO_HASHES = { sha1: 'SHA-1', sha256: 'SHA-256', sha384: 'SHA-384', sha512: 'SHA-512' } as const;

/** Hashes by the identifier of the hash algorithm. Throws `unsupported-algorithm` for one outside the table. */
export async function digest(hashOid: string, bytes: Uint8Array): Promise<Uint8Array> {
  const name = findHashName(hashOid);
  if (name === undefined) throw new CryptoError('unsupported-algorithm', `Expected a known hash, but got ${hashOid}`);
  if (isGostHash(name)) return GOST_HASHES[name](bytes);
  return new Uint8Array(await crypto.subtle.digest(WEB_CRYPTO_HASHES[name], ownBuffer(bytes)));
}

/** The name of a hash algorithm, for those that this package computes. */
export function findHashName(hashOid: string): HashName | undefined {
  for (const name of Object.keys(HASH_OID) as HashName[]) {
    if (HASH_OID[name] === hashOid) return name;
  }
  return undefined;
}

/** Name of a hash in WebCrypto; undefined for the hashes that WebCrypto lacks. */
export function findWebCryptoHash(name: HashName): string | undefined {
  return isGostHash(name) ? undefined : WEB_CRYPTO_HASHES[name];
}

/** WebCrypto refuses views of shared memory, so it always receives a copy of its own. */
export function ownBuffer(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(bytes);
}

function isGostHash(name: HashName): name is keyof typeof GOST_HASHES {
  return name in GOST_HASHES;
}
