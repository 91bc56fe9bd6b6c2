import type { EdsCode } from '../codes/index.ts';
import { CryptoError, type CryptoErrorCode, verifySignature } from '../crypto/index.ts';

export interface SignatureInput {
  readonly algorithmOid: string;
  /** SubjectPublicKeyInfo of the signer, DER. */
  readonly spki: Uint8Array;
  readonly signature: Uint8Array;
  /** The signed bytes, not their hash. */
  readonly data: Uint8Array;
}

const CODE: Readonly<Record<CryptoErrorCode, EdsCode>> = {
  'unsupported-algorithm': 'algorithm-unsupported',
  'legacy-algorithm-refused': 'algorithm-unsupported',
  'key-algorithm-mismatch': 'algorithm-mismatch',
  'weak-rsa-key': 'weak-key',
  'malformed-public-key': 'certificate-malformed',
  'point-not-on-curve': 'certificate-malformed',
  'malformed-private-key': 'signature-invalid',
  'wrong-hash-length': 'signature-invalid',
};

/**
 * The one door to `crypto` for everything that is verified here: answers `undefined` when the signature is right and a
 * stable code otherwise. It never throws for what a stranger sent.
 */
export async function findSignatureFault({ algorithmOid, spki, signature, data }: SignatureInput): Promise<EdsCode | undefined> {
  try {
    return (await verifySignature({ algorithmOid, publicKey: spki, signature, data })) ? undefined : 'signature-invalid';
  } catch (error) {
    if (error instanceof CryptoError) return CODE[error.code];
    throw error;
  }
}
