import { algorithmOf, type Certificate } from '../certificate/parse.ts';
import { findSignatureFault } from '../certificate/signature-fault.ts';
import { type Extension, findExtension, parseExtensions } from '../certificate/extensions.ts';
import { type DistinguishedName, namesEqual, parseName } from '../certificate/name.ts';
import { EXTENSION_OID } from '../certificate/oids.ts';
import {
  bitStringBytesOf, bytesEqual, childrenOf, contextTag, derFrom, type DerNode, eachChild, expectTag, MalformedDer, openDer, rawOf,
  readDer, serialNumberOf, smallIntegerOf, TAG, timeOf, contentOf,
} from '../der/index.ts';
import { type RevocationReason, reasonOf } from './reason.ts';

/** A list of revoked certificates as read (RFC 5280 §5); believe it only after `verifyCrl`. */
export interface Crl {
  readonly raw: Uint8Array;
  readonly tbs: Uint8Array;
  readonly signatureAlgorithm: string;
  readonly signature: Uint8Array;
  readonly issuer: DistinguishedName;
  readonly thisUpdate: Date;
  readonly nextUpdate?: Date;
  /** Monotonic number of the list; a delta names the base it changes. */
  readonly number?: number;
  readonly baseNumber?: number;
  /** The list still names certificates that expired at this moment or later; without it, it may have dropped them. */
  readonly keepsExpiredSince?: Date;
  readonly unknownCritical: readonly string[];
  readonly revoked: ReadonlyMap<string, RevokedEntry>;
}

export interface RevokedEntry {
  readonly serialNumber: string;
  readonly revokedAt: Date;
  readonly reason: RevocationReason;
}

const CRL_EXTENSIONS: ReadonlySet<string> = new Set([
  EXTENSION_OID.crlNumber, EXTENSION_OID.deltaCrlIndicator, EXTENSION_OID.authorityKeyIdentifier, EXTENSION_OID.freshestCrl,
  EXTENSION_OID.expiredCertsOnCrl,
]);

/**
 * Reads a CRL or a delta CRL from DER or PEM.
 * @throws MalformedDer when it is not exactly one list.
 */
export function parseCrl(input: Uint8Array | string): Crl {
  const node = readDer(derFrom(input));
  const outer = openDer(node, TAG.sequence, 'CertificateList');
  const tbs = outer.take(TAG.sequence, 'tbsCertList');
  const algorithm = outer.take(TAG.sequence, 'signatureAlgorithm');
  const signature = bitStringBytesOf(outer.take(TAG.bitString, 'signatureValue'));
  outer.done('CertificateList');
  return { raw: rawOf(node), tbs: rawOf(tbs), signatureAlgorithm: algorithmOf(algorithm), signature, ...readTbs(tbs, algorithm) };
}

function readTbs(tbs: DerNode, algorithm: DerNode): Omit<Crl, 'raw' | 'tbs' | 'signature' | 'signatureAlgorithm'> {
  const fields = openDer(tbs, TAG.sequence, 'TBSCertList');
  fields.maybe(TAG.integer);
  const inner = fields.take(TAG.sequence, 'signature');
  if (!bytesEqual(rawOf(inner), rawOf(algorithm))) throw new MalformedDer('Expected one signature algorithm, but found two');
  const issuer = parseName(fields.take(TAG.sequence, 'issuer'));
  const thisUpdate = timeOf(fields.takeAny('thisUpdate'), 'thisUpdate');
  const next = fields.maybe(TAG.utcTime) ?? fields.maybe(TAG.generalizedTime);
  const list = fields.maybe(TAG.sequence);
  const extended = fields.maybe(contextTag(0));
  fields.done('TBSCertList');
  const extensions = extended === undefined ? [] : parseExtensions(childrenOf(extended)[0] ?? extended);
  return {
    issuer,
    thisUpdate,
    ...(next === undefined ? {} : { nextUpdate: timeOf(next, 'nextUpdate') }),
    ...numberIn('number', findExtension(extensions, EXTENSION_OID.crlNumber)),
    ...numberIn('baseNumber', findExtension(extensions, EXTENSION_OID.deltaCrlIndicator)),
    ...keepsExpiredIn(findExtension(extensions, EXTENSION_OID.expiredCertsOnCrl)),
    unknownCritical: extensions.filter(({ oid, critical }) => critical && !CRL_EXTENSIONS.has(oid)).map(({ oid }) => oid),
    revoked: list === undefined ? new Map() : entriesOf(list),
  };
}

function numberIn(key: 'number' | 'baseNumber', extension: Extension | undefined): { number?: number; baseNumber?: number } {
  return extension === undefined ? {} : { [key]: smallIntegerOf(readDer(extension.value), 'CRLNumber') };
}

function keepsExpiredIn(extension: Extension | undefined): { keepsExpiredSince?: Date } {
  return extension === undefined ? {} : { keepsExpiredSince: timeOf(readDer(extension.value), 'ExpiredCertsOnCRL') };
}

function entriesOf(list: DerNode): ReadonlyMap<string, RevokedEntry> {
  const entries = new Map<string, RevokedEntry>();
  for (const child of eachChild(list)) {
    const entry = readEntry(child);
    entries.set(entry.serialNumber, entry);
  }
  return entries;
}

function readEntry(node: DerNode): RevokedEntry {
  const fields = openDer(node, TAG.sequence, 'revokedCertificate');
  const serialNumber = serialNumberOf(fields.take(TAG.integer, 'userCertificate'));
  const revokedAt = timeOf(fields.takeAny('revocationDate'), 'revocationDate');
  const extensions = fields.maybe(TAG.sequence);
  fields.done('revokedCertificate');
  return { serialNumber, revokedAt, reason: extensions === undefined ? 'unspecified' : reasonIn(parseExtensions(extensions)) };
}

function reasonIn(extensions: readonly Extension[]): RevocationReason {
  // An entry of another issuer (indirect CRL) would be looked up under the wrong authority.
  if (findExtension(extensions, EXTENSION_OID.certificateIssuer) !== undefined) {
    throw new MalformedDer('Expected entries of the issuer itself, but found an indirect list');
  }
  const code = findExtension(extensions, EXTENSION_OID.reasonCode);
  return code === undefined ? 'unspecified' : reasonOf(contentOf(expectTag(readDer(code.value), TAG.enumerated, 'CRLReason')));
}

/** Why a list cannot be used; never shown to a citizen, who reads `revocation-unavailable`. */
export type CrlFault = 'issuer' | 'signature' | 'not-yet' | 'stale' | 'extension' | 'right';

/** A clock that is a little ahead of ours is no reason to refuse. */
export const CLOCK_SKEW_MS = 5 * 60 * 1000;

/**
 * Checks issuer, its right to sign lists, the signature and freshness at `now`.
 * @returns the fault, or `undefined` when the list may be believed.
 */
export async function faultOfCrl(crl: Crl, issuer: Certificate, now: Date): Promise<CrlFault | undefined> {
  if (!namesEqual(crl.issuer, issuer.subject)) return 'issuer';
  if (!issuer.isAuthority || !issuer.keyUsage.includes('crlSign')) return 'right';
  if (crl.unknownCritical.length > 0) return 'extension';
  if (crl.thisUpdate.getTime() > now.getTime() + CLOCK_SKEW_MS) return 'not-yet';
  if (crl.nextUpdate === undefined || crl.nextUpdate < now) return 'stale';
  return (await crlSignatureIsValid(crl, issuer)) ? undefined : 'signature';
}

const signatures = new WeakMap<Crl, WeakMap<Certificate, boolean>>();

async function crlSignatureIsValid(crl: Crl, issuer: Certificate): Promise<boolean> {
  const known = signatures.get(crl)?.get(issuer);
  if (known !== undefined) return known;
  const code = await findSignatureFault({
    algorithmOid: crl.signatureAlgorithm,
    spki: issuer.spki,
    signature: crl.signature,
    data: crl.tbs,
  });
  const byIssuer = signatures.get(crl) ?? new WeakMap<Certificate, boolean>();
  byIssuer.set(issuer, code === undefined);
  signatures.set(crl, byIssuer);
  return code === undefined;
}
