import { algorithmOf } from '../certificate/parse.ts';
import {
  contextTag, integerBytesOf, octetsOf, oidOf, openDer, readDer, serialNumberOf, smallIntegerOf, TAG, timeOf, toHex, type DerNode,
} from '../der/index.ts';

/** What a time-stamping authority signed (RFC 3161 §2.4.2). */
export interface TimeStampInfo {
  readonly policy: string;
  readonly imprint: Imprint;
  readonly serialNumber: string;
  readonly time: Date;
  /** Hex, lower case. */
  readonly nonce?: string;
}

export interface Imprint {
  readonly hashAlgorithm: string;
  readonly digest: Uint8Array;
}

/** @throws MalformedDer */
export function parseTimeStampInfo(der: Uint8Array): TimeStampInfo {
  const fields = openDer(readDer(der), TAG.sequence, 'TSTInfo');
  smallIntegerOf(fields.take(TAG.integer, 'version'));
  const policy = oidOf(fields.take(TAG.oid, 'policy'));
  const imprint = readImprint(fields.take(TAG.sequence, 'messageImprint'));
  const serialNumber = serialNumberOf(fields.take(TAG.integer, 'serialNumber'));
  const time = timeOf(fields.take(TAG.generalizedTime, 'genTime'), 'genTime');
  fields.maybe(TAG.sequence);
  fields.maybe(TAG.boolean);
  const nonce = fields.maybe(TAG.integer);
  fields.maybe(contextTag(0));
  fields.maybe(contextTag(1));
  fields.done('TSTInfo');
  return { policy, imprint, serialNumber, time, ...(nonce === undefined ? {} : { nonce: toHex(integerBytesOf(nonce)) }) };
}

export function readImprint(node: DerNode): Imprint {
  const fields = openDer(node, TAG.sequence, 'MessageImprint');
  const hashAlgorithm = algorithmOf(fields.take(TAG.sequence, 'hashAlgorithm'));
  const digest = octetsOf(fields.take(TAG.octetString, 'hashedMessage'));
  fields.done('MessageImprint');
  return { hashAlgorithm, digest };
}
