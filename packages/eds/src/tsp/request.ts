import { digest } from '../crypto/index.ts';
import {
  algorithmIdentifier, booleanOf, booleanTrue, childrenOf, contextTag, integer, integerBytesOf, MalformedDer, octetString, oid, oidOf, openDer,
  rawOf, readDer, sequence, smallIntegerOf, TAG,
} from '../der/index.ts';
import { type Imprint, readImprint } from './time-stamp-info.ts';

export interface TimeStampRequest {
  readonly imprint: Imprint;
  readonly policy?: string;
  readonly nonce?: Uint8Array;
  readonly wantsCertificate: boolean;
}

/**
 * Makes the body of a POST with content type `application/timestamp-query` (RFC 3161 §2.4.1) over `data`, which for a
 * signature is its value.
 */
export async function makeTimeStampRequest(input: {
  readonly data: Uint8Array;
  readonly hashOid: string;
  readonly policy?: string;
  readonly nonce: Uint8Array;
}): Promise<Uint8Array> {
  const imprint = sequence(algorithmIdentifier(input.hashOid), octetString(await digest(input.hashOid, input.data)));
  return sequence(
    integer(1), imprint, ...(input.policy === undefined ? [] : [oid(input.policy)]), integer(input.nonce), booleanTrue(),
  );
}

/** Reads a request, for authorities. @throws MalformedDer */
export function parseTimeStampRequest(raw: Uint8Array): TimeStampRequest {
  const fields = openDer(readDer(raw), TAG.sequence, 'TimeStampReq');
  smallIntegerOf(fields.take(TAG.integer, 'version'));
  const imprint = readImprint(fields.take(TAG.sequence, 'messageImprint'));
  const policy = fields.maybe(TAG.oid);
  const nonce = fields.maybe(TAG.integer);
  const wants = fields.maybe(TAG.boolean);
  fields.maybe(contextTag(0));
  fields.done('TimeStampReq');
  return {
    imprint,
    ...(policy === undefined ? {} : { policy: oidOf(policy) }),
    ...(nonce === undefined ? {} : { nonce: integerBytesOf(nonce) }),
    wantsCertificate: wants !== undefined && booleanOf(wants),
  };
}

/**
 * The token of a response, or `undefined` when the authority refused (PKIStatus 2 and above).
 * @throws MalformedDer
 */
export function findTokenIn(response: Uint8Array): Uint8Array | undefined {
  const fields = openDer(readDer(response), TAG.sequence, 'TimeStampResp');
  const status = smallIntegerOf(childrenOf(fields.take(TAG.sequence, 'status'))[0], 'status');
  const token = fields.maybe(TAG.sequence);
  fields.done('TimeStampResp');
  if (status > 1) return undefined;
  if (token === undefined) throw new MalformedDer('Expected a token in a granted response');
  return rawOf(token);
}
