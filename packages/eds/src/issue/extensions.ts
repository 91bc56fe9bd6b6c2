import { KEY_USAGES, type KeyUsage } from '../certificate/extensions.ts';
import { ACCESS_METHOD, EXTENSION_OID } from '../certificate/oids.ts';
import {
  booleanTrue, derNull, enumerated, explicit, generalizedTime, hexToBytes, ia5String, implicitPrimitive, integer, namedBits, octetString, oid, sequence,
} from '../der/index.ts';

/** `Extension` from its OID and the DER of its value. */
export const makeExtension = (extensionOid: string, value: Uint8Array, critical = false): Uint8Array =>
  sequence(oid(extensionOid), ...(critical ? [booleanTrue()] : []), octetString(value));

export const keyUsageExtension = (usages: readonly KeyUsage[]): Uint8Array =>
  makeExtension(EXTENSION_OID.keyUsage, namedBits(usages.map((usage) => KEY_USAGES.indexOf(usage))), true);

export const extendedKeyUsageExtension = (oids: readonly string[], critical = false): Uint8Array =>
  makeExtension(EXTENSION_OID.extendedKeyUsage, sequence(...oids.map(oid)), critical);

export const authorityExtension = (): Uint8Array => makeExtension(EXTENSION_OID.basicConstraints, sequence(booleanTrue()), true);

/** Key identifiers are lower-case hex. */
export const subjectKeyIdExtension = (keyId: string): Uint8Array =>
  makeExtension(EXTENSION_OID.subjectKeyIdentifier, octetString(hexToBytes(keyId)));

export const authorityKeyIdExtension = (keyId: string): Uint8Array =>
  makeExtension(EXTENSION_OID.authorityKeyIdentifier, sequence(implicitPrimitive(0, hexToBytes(keyId))));

const CPS_QUALIFIER = '1.3.6.1.5.5.7.2.1';

/** One policy with the address of the certification practice statement. */
export const policyExtension = (policy: string, cpsUrl: string): Uint8Array =>
  makeExtension(
    EXTENSION_OID.certificatePolicies,
    sequence(sequence(oid(policy), sequence(sequence(oid(CPS_QUALIFIER), ia5String(cpsUrl))))),
  );

const url = (text: string): Uint8Array => implicitPrimitive(6, new TextEncoder().encode(text));

const distributionPoints = (address: string): Uint8Array => sequence(sequence(explicit(0, explicit(0, url(address)))));

export const crlExtension = (address: string): Uint8Array =>
  makeExtension(EXTENSION_OID.crlDistributionPoints, distributionPoints(address));

export const deltaCrlExtension = (address: string): Uint8Array =>
  makeExtension(EXTENSION_OID.freshestCrl, distributionPoints(address));

/** Where to ask about revocation and where the issuer's certificate is. */
export const accessExtension = (ocspUrl: string | undefined, issuerUrl: string): Uint8Array =>
  makeExtension(
    EXTENSION_OID.authorityInfoAccess,
    sequence(
      ...(ocspUrl === undefined ? [] : [sequence(oid(ACCESS_METHOD.ocsp), url(ocspUrl))]),
      sequence(oid(ACCESS_METHOD.caIssuers), url(issuerUrl)),
    ),
  );

/** The owner keeps the key in a PKCS#12 file: present in the NCA's certificates since 2022. */
export const fileKeyStoreExtension = (): Uint8Array =>
  makeExtension(EXTENSION_OID.keyStoreType, sequence(oid(`${EXTENSION_OID.keyStoreType}.1.1`)));

export const ocspNoCheckExtension = (): Uint8Array => makeExtension(EXTENSION_OID.ocspNoCheck, derNull());

export const crlNumberExtension = (number: number): Uint8Array => makeExtension(EXTENSION_OID.crlNumber, integer(number));

export const deltaIndicatorExtension = (baseNumber: number): Uint8Array =>
  makeExtension(EXTENSION_OID.deltaCrlIndicator, integer(baseNumber), true);

export const expiredCertsExtension = (since: Date): Uint8Array =>
  makeExtension(EXTENSION_OID.expiredCertsOnCrl, generalizedTime(since));

export const reasonExtension = (reason: number): Uint8Array => makeExtension(EXTENSION_OID.reasonCode, enumerated(reason));
