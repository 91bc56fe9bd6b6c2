import { CryptoError, digest } from '../crypto/index.ts';

/** Digest by the OID of the hash; `undefined` when the hash is not supported, which a stranger's file may ask for. */
export async function findDigest(hashOid: string, bytes: Uint8Array): Promise<Uint8Array | undefined> {
  try {
    return await digest(hashOid, bytes);
  } catch (error) {
    if (error instanceof CryptoError) return undefined;
    throw error;
  }
}
