/** Every reason for which a key file is not opened. A code is part of the contract and is never renamed. */
export const PKCS12_ERROR_CODES = ['wrong-password', 'malformed', 'no-key', 'no-certificate', 'unsupported'] as const;

export type Pkcs12ErrorCode = (typeof PKCS12_ERROR_CODES)[number];

/** A key file that cannot be opened or made, with a stable `code`. The message never holds the password or a key. */
export class Pkcs12Error extends Error {
  readonly code: Pkcs12ErrorCode;

  constructor(code: Pkcs12ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'Pkcs12Error';
    this.code = code;
  }
}
