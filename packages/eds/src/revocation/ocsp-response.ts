import { algorithmOf, type Certificate, certificateFromNode } from '../certificate/parse.ts';
import { type Extension, findExtension, parseExtensions } from '../certificate/extensions.ts';
import {
  bitStringBytesOf, childrenOf, contentOf, contextPrimitiveTag, contextTag, type DerNode, expectTag, MalformedDer, octetsOf,
  oidOf, openDer, rawOf, readDer, serialNumberOf, TAG, timeOf, toHex,
} from '../der/index.ts';
import { type RevocationReason, reasonOf } from './reason.ts';

export const OCSP_OID = {
  basic: '1.3.6.1.5.5.7.48.1.1',
  nonce: '1.3.6.1.5.5.7.48.1.2',
  /** From when on the responder knows certificates that have expired (RFC 6960 §4.4.4). */
  archiveCutoff: '1.3.6.1.5.5.7.48.1.6',
  /** Present when "revoked, on hold since 1970" means "I do not know this certificate" (RFC 6960 §4.4.8). */
  extendedRevoke: '1.3.6.1.5.5.7.48.1.9',
} as const;

/** OCSPResponseStatus by its numbers; 4 is not used. */
const STATUSES = ['successful', 'malformed-request', 'internal-error', 'try-later', undefined, 'signature-required', 'unauthorised'] as const;
export type OcspRefusal = Exclude<(typeof STATUSES)[number], undefined | 'successful'>;

export type OcspResponse =
  | { readonly kind: 'refused'; readonly status: OcspRefusal }
  | ({ readonly kind: 'basic' } & BasicOcspResponse);

export interface BasicOcspResponse {
  readonly raw: Uint8Array;
  readonly tbs: Uint8Array;
  readonly signatureAlgorithm: string;
  readonly signature: Uint8Array;
  readonly certificates: readonly Certificate[];
  readonly producedAt: Date;
  readonly responses: readonly SingleOcspResponse[];
  readonly nonce?: Uint8Array;
}

export interface SingleOcspResponse {
  readonly hashAlgorithm: string;
  readonly issuerNameHash: Uint8Array;
  readonly issuerKeyHash: Uint8Array;
  readonly serialNumber: string;
  readonly status: OcspCertificateStatus;
  readonly thisUpdate: Date;
  readonly nextUpdate?: Date;
  /** The responder still knows certificates that expired at this moment or later. */
  readonly archiveCutoff?: Date;
}

export type OcspCertificateStatus =
  | { readonly kind: 'good' }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'revoked'; readonly revokedAt: Date; readonly reason: RevocationReason };

const RESPONSES_MAX = 100;

/**
 * Reads an OCSP response (RFC 6960 §4.2.1); nothing is believed yet.
 * @throws MalformedDer when it is not exactly one response.
 */
export function parseOcspResponse(raw: Uint8Array): OcspResponse {
  const outer = openDer(readDer(raw), TAG.sequence, 'OCSPResponse');
  const status = STATUSES[contentOf(outer.take(TAG.enumerated, 'responseStatus'))[0] ?? 4];
  const wrapped = outer.maybe(contextTag(0));
  outer.done('OCSPResponse');
  if (status === undefined) throw new MalformedDer('Expected a known response status');
  if (status !== 'successful') return { kind: 'refused', status };
  const bytes = openDer(wrapped === undefined ? undefined : childrenOf(wrapped)[0], TAG.sequence, 'ResponseBytes');
  const type = oidOf(bytes.take(TAG.oid, 'responseType'));
  if (type !== OCSP_OID.basic) throw new MalformedDer(`Expected a basic response, but found ${type}`);
  return { kind: 'basic', raw, ...readBasic(readDer(octetsOf(bytes.take(TAG.octetString, 'response')))) };
}

function readBasic(node: DerNode): Omit<BasicOcspResponse, 'raw'> {
  const fields = openDer(node, TAG.sequence, 'BasicOCSPResponse');
  const data = fields.take(TAG.sequence, 'tbsResponseData');
  const signatureAlgorithm = algorithmOf(fields.take(TAG.sequence, 'signatureAlgorithm'));
  const signature = bitStringBytesOf(fields.take(TAG.bitString, 'signature'));
  const wrapped = fields.maybe(contextTag(0));
  fields.done('BasicOCSPResponse');
  const list = wrapped === undefined ? [] : childrenOf(expectTag(childrenOf(wrapped)[0], TAG.sequence, 'certs'));
  if (list.length > 8) throw new MalformedDer('Expected at most 8 certificates of responders');
  return { tbs: rawOf(data), signatureAlgorithm, signature, certificates: list.map(certificateFromNode), ...readData(data) };
}

function readData(node: DerNode): Pick<BasicOcspResponse, 'producedAt' | 'responses' | 'nonce'> {
  const fields = openDer(node, TAG.sequence, 'ResponseData');
  fields.maybe(contextTag(0));
  // The responder's name or key hash is not needed: the signer is found by its signature.
  fields.takeAny('responderID');
  const producedAt = timeOf(fields.take(TAG.generalizedTime, 'producedAt'), 'producedAt');
  const responses = childrenOf(fields.take(TAG.sequence, 'responses'));
  const extended = fields.maybe(contextTag(1));
  fields.done('ResponseData');
  if (responses.length > RESPONSES_MAX) throw new MalformedDer(`Expected at most ${RESPONSES_MAX} responses`);
  const extensions = extended === undefined ? [] : parseExtensions(expectTag(childrenOf(extended)[0], TAG.sequence, 'Extensions'));
  const nonce = findExtension(extensions, OCSP_OID.nonce);
  return { producedAt, responses: responses.map(readSingle), ...(nonce === undefined ? {} : { nonce: nonceOf(nonce) }) };
}

function nonceOf({ value }: Extension): Uint8Array {
  // RFC 6960 wraps the nonce into a second OCTET STRING; some old responders echo the bare bytes.
  try {
    return octetsOf(readDer(value), 'nonce');
  } catch {
    return value;
  }
}

function readSingle(node: DerNode): SingleOcspResponse {
  const fields = openDer(node, TAG.sequence, 'SingleResponse');
  const id = openDer(fields.take(TAG.sequence, 'certID'), TAG.sequence, 'CertID');
  const hashAlgorithm = algorithmOf(id.take(TAG.sequence, 'hashAlgorithm'));
  const issuerNameHash = octetsOf(id.take(TAG.octetString, 'issuerNameHash'));
  const issuerKeyHash = octetsOf(id.take(TAG.octetString, 'issuerKeyHash'));
  const serialNumber = serialNumberOf(id.take(TAG.integer, 'serialNumber'));
  const status = readStatus(fields.takeAny('certStatus'));
  const thisUpdate = timeOf(fields.take(TAG.generalizedTime, 'thisUpdate'), 'thisUpdate');
  const next = fields.maybe(contextTag(0));
  const extended = fields.maybe(contextTag(1));
  fields.done('SingleResponse');
  const extensions = extended === undefined ? [] : parseExtensions(expectTag(childrenOf(extended)[0], TAG.sequence, 'Extensions'));
  const cutoff = findExtension(extensions, OCSP_OID.archiveCutoff);
  return {
    hashAlgorithm, issuerNameHash, issuerKeyHash, serialNumber, status, thisUpdate,
    ...(next === undefined ? {} : { nextUpdate: timeOf(childrenOf(next)[0], 'nextUpdate') }),
    ...(cutoff === undefined ? {} : { archiveCutoff: timeOf(readDer(cutoff.value), 'ArchiveCutoff') }),
  };
}

function readStatus(node: DerNode): OcspCertificateStatus {
  switch (node.tag) {
    case contextPrimitiveTag(0): return { kind: 'good' };
    case contextPrimitiveTag(2): return { kind: 'unknown' };
    case contextTag(1): {
      const [time, wrapped] = childrenOf(node);
      const reason = wrapped === undefined ? undefined : childrenOf(expectTag(wrapped, contextTag(0), 'revocationReason'))[0];
      return {
        kind: 'revoked',
        revokedAt: timeOf(time, 'revocationTime'),
        reason: reason === undefined ? 'unspecified' : reasonOf(contentOf(expectTag(reason, TAG.enumerated, 'CRLReason'))),
      };
    }
    default: throw new MalformedDer(`Expected a certificate status, but found tag 0x${toHex(Uint8Array.of(node.tag))}`);
  }
}
