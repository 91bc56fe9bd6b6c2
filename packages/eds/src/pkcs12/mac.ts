import { bytesEqual, octetsOf, oidOf, openDer, smallIntegerOf, TAG } from '../der/index.ts';
import type { DerNode } from '../der/index.ts';
import { derivePkcs12Key, PURPOSE } from './key-derivation.ts';
import type { KeyDerivationHash } from './key-derivation.ts';
import { Pkcs12Error } from './pkcs12-error.ts';

const MAC_HASHES: Readonly<Record<string, { readonly hash: KeyDerivationHash; readonly bytes: number }>> = {
  '1.3.14.3.2.26': { hash: 'SHA-1', bytes: 20 },
  '2.16.840.1.101.3.4.2.1': { hash: 'SHA-256', bytes: 32 },
  '2.16.840.1.101.3.4.2.2': { hash: 'SHA-384', bytes: 48 },
  '2.16.840.1.101.3.4.2.3': { hash: 'SHA-512', bytes: 64 },
};

/** Checks MacData over the authenticated safe; throws `wrong-password` when it differs. */
export async function checkMac(macData: DerNode, password: string, safe: Uint8Array): Promise<void> {
  const fields = openDer(macData, TAG.sequence, 'MacData');
  const digestInfo = openDer(fields.take(TAG.sequence, 'mac'), TAG.sequence, 'DigestInfo');
  const algorithm = openDer(digestInfo.take(TAG.sequence, 'digestAlgorithm'), TAG.sequence, 'digestAlgorithm');
  const hashOid = oidOf(algorithm.take(TAG.oid, 'algorithm'));
  const expected = octetsOf(digestInfo.take(TAG.octetString, 'digest'));
  const salt = octetsOf(fields.take(TAG.octetString, 'macSalt'));
  const counted = fields.maybe(TAG.integer);
  const iterations = counted === undefined ? 1 : smallIntegerOf(counted);
  const known = MAC_HASHES[hashOid];
  if (known === undefined) throw new Pkcs12Error('unsupported', `Expected a known MAC, but got ${hashOid}`);
  const actual = await computeMac(known.hash, known.bytes, password, salt, iterations, safe);
  if (!bytesEqual(actual, expected)) throw new Pkcs12Error('wrong-password', 'Expected the integrity check to pass');
}

/** HMAC of the authenticated safe with the key derived for it (RFC 7292, section 4). */
export async function computeMac(
  hash: KeyDerivationHash,
  keyBytes: number,
  password: string,
  salt: Uint8Array,
  iterations: number,
  safe: Uint8Array,
): Promise<Uint8Array> {
  const raw = derivePkcs12Key(hash, password, salt, iterations, PURPOSE.mac, keyBytes);
  const key = await crypto.subtle.importKey('raw', new Uint8Array(raw), { name: 'HMAC', hash }, false, ['sign']);
  return new Uint8Array(await crypto.subtle.sign('HMAC', key, new Uint8Array(safe)));
}
