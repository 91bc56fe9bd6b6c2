/**
 * Every code this package puts into a fault or a failure, with its meaning. The README lists the same; a test compares.
 *
 * `SCE…` is the taxonomy that providers behind the national gateway use; the public sources give no code for the cases
 * `GW-…`, which are therefore our own and easily told apart.
 */
export const FAULT_CODES = {
  SCE001: 'The message does not have the required form',
  SCE004: 'There is no service with this id',
  SCE005: 'The certificate of the transport signature cannot be relied upon',
  SCE006: 'The transport signature is wrong',
  SCE007: 'The message is not signed',
  SCE015: 'The certificate of the business data signature cannot be relied upon',
  SCE016: 'The business data signature is wrong',
  SCE017: 'The business data are not signed',
  SCE909: 'The receiving system failed',
  'GW-SIZE': 'The message is too long',
  'GW-SENDER': 'The sender is unknown or its password is wrong',
  'GW-REPLAY': 'A message with this id was received before',
  'GW-MOVED': 'Another message with this id was received before',
  'GW-BUSY': 'Too many messages are being worked on',
  'GW-PROVIDER': 'The system behind the gateway cannot be reached',
  'GW-UNKNOWN-MESSAGE': 'There is no message with this id',
} as const satisfies Readonly<Record<string, string>>;

export type FaultCode = keyof typeof FAULT_CODES;

/** Codes of the status inside a good answer. `SCSE001` also means "not found": only the data tell which. */
export const STATUS = {
  processed: { code: 'SCSS001', message: 'Message has been processed successfully' },
  refused: { code: 'SCSE001', message: 'Message has not been processed' },
} as const;

/** Thrown by readers and handlers; the server turns it into a SOAP fault. */
export class GatewayFault extends Error {
  readonly code: string;
  readonly data: string | undefined;
  constructor(code: FaultCode, detail?: string, options?: ErrorOptions) {
    super(detail === undefined ? FAULT_CODES[code] : `${FAULT_CODES[code]}: ${detail}`, options);
    this.name = 'GatewayFault';
    this.code = code;
    this.data = detail;
  }
}

/** Why no answer that can be believed came from the other side. */
export const FAILURE_CODES = {
  unreachable: 'The connection could not be made or broke',
  timeout: 'No complete answer came in time',
  'http-status': 'The answer came with an HTTP status that SOAP does not know',
  'answer-size': 'The answer is too long',
  'answer-malformed': 'The answer does not have the required form',
  'answer-signature': 'The answer is not signed as agreed',
  'answer-foreign': 'The answer belongs to another message',
} as const satisfies Readonly<Record<string, string>>;

export type FailureCode = keyof typeof FAILURE_CODES;

/** A failure of the exchange: says nothing about what was asked, so it is never an answer. */
export class GatewayFailure extends Error {
  readonly code: FailureCode;
  readonly messageId: string;
  constructor(code: FailureCode, messageId: string, options?: ErrorOptions) {
    super(`Expected an answer to message ${messageId}, but: ${FAILURE_CODES[code]}`, options);
    this.name = 'GatewayFailure';
    this.code = code;
    this.messageId = messageId;
  }
}
