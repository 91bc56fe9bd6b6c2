/**
 * Every way in which the cryptography of this package fails. A signature that does not verify is not a failure:
 * it is `false`. A code is part of the contract and is never renamed.
 */
export const CRYPTO_ERROR_CODES = [
  'unsupported-algorithm',
  'malformed-public-key',
  'malformed-private-key',
  'point-not-on-curve',
  'weak-rsa-key',
  'legacy-algorithm-refused',
  'wrong-hash-length',
  'key-algorithm-mismatch',
] as const;

export type CryptoErrorCode = (typeof CRYPTO_ERROR_CODES)[number];

/** A failure of a cryptographic operation, with a stable `code`. The message never holds key material. */
export class CryptoError extends Error {
  readonly code: CryptoErrorCode;

  constructor(code: CryptoErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'CryptoError';
    this.code = code;
  }
}
