export { CRYPTO_ERROR_CODES, CryptoError } from './crypto-error.ts';
export type { CryptoErrorCode } from './crypto-error.ts';
export { CRYPTOPRO_A, CURVES, TC26_256_A, TC26_512_A } from './curves.ts';
export type { Curve } from './curves.ts';
export { generateGostKeyPair, gost3410Sign, gost3410Verify, gostPublicKey } from './gost3410.ts';
export type { GostKeyPair } from './gost3410.ts';
export { createGost34311, gost34311 } from './gost34311.ts';
export { createStreebog256, createStreebog512, streebog256, streebog512 } from './streebog.ts';
export type { IncrementalHash } from './streebog.ts';
