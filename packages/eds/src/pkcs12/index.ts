export { makePkcs12 } from './make-pkcs12.ts';
export type { Pkcs12ToMake } from './make-pkcs12.ts';
export { openPkcs12 } from './open-pkcs12.ts';
export type { OpenedPkcs12 } from './open-pkcs12.ts';
export { PKCS12_ERROR_CODES, Pkcs12Error } from './pkcs12-error.ts';
export type { Pkcs12ErrorCode } from './pkcs12-error.ts';
