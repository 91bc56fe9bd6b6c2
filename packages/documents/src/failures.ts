export type DocumentFailureCode =
  | 'unprintable-characters'
  | 'font-missing'
  | 'xml-too-large'
  | 'too-many-barcodes'
  | 'creation-date-malformed'
  | 'favor-id-malformed'
  | 'pdf-unreadable'
  | 'signing-time-malformed'
  | 'signature-too-large'
  | 'scan-code-malformed';

/** A failure of this package: a caller's mistake or a broken installation, never something a citizen did. */
export class DocumentFailure extends Error {
  readonly code: DocumentFailureCode;
  constructor(code: DocumentFailureCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'DocumentFailure';
    this.code = code;
  }
}
