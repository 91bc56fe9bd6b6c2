/**
 * The bytes are not the ASN.1 value they claim to be. Thrown by every parser of this package; the public `verify…`
 * functions catch it and answer with a stable code instead, because malformed input is never exceptional there.
 */
export class MalformedDer extends Error {
  readonly code = 'malformed-der';
  constructor(message: string) {
    super(message);
    this.name = 'MalformedDer';
  }
}
