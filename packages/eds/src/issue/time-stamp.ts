import { makeCms } from '../cms/make.ts';
import { CMS_OID } from '../cms/oids.ts';
import {
  algorithmIdentifier, element, generalizedTime, integer, octetString, oid, sequence, TAG, utf8String,
} from '../der/index.ts';
import type { TimeStampRequest } from '../tsp/request.ts';
import type { Authority } from './certificate.ts';

/** A granted TimeStampResp over the imprint of a request. @returns DER. */
export async function makeTimeStampResponse(input: {
  readonly authority: Authority;
  readonly request: TimeStampRequest;
  readonly policy: string;
  /** Unique with this authority; 8 random bytes will do. */
  readonly serialNumber: number | Uint8Array;
  readonly time: Date;
}): Promise<Uint8Array> {
  const { request } = input;
  const info = sequence(
    integer(1),
    oid(input.policy),
    sequence(algorithmIdentifier(request.imprint.hashAlgorithm), octetString(request.imprint.digest)),
    integer(input.serialNumber),
    generalizedTime(input.time),
    ...(request.nonce === undefined ? [] : [element(TAG.integer, request.nonce)]),
  );
  const token = await makeCms({
    content: info,
    contentType: CMS_OID.timeStampInfo,
    detached: false,
    signers: [input.authority],
    signingTime: input.time,
    bindCertificate: true,
  });
  return sequence(sequence(integer(0)), token);
}

/** A refusal (PKIStatus rejection) with a text for the log of the asker. */
export const makeTimeStampRefusal = (reason: string): Uint8Array => sequence(sequence(integer(2), sequence(utf8String(reason))));
