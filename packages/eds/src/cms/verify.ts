import { findDigest } from '../certificate/find-digest.ts';
import { findSignatureFault } from '../certificate/signature-fault.ts';
import type { Certificate } from '../certificate/parse.ts';
import type { EdsCode } from '../codes/index.ts';
import { findSignerAlgorithm } from '../crypto/index.ts';
import { bytesEqual, MalformedDer, octetsOf, oidOf, rawOf, readDer, TAG, timeOf } from '../der/index.ts';
import { CMS_OID } from './oids.ts';
import { type Attribute, parseSignedData, type SignedData, type SignerInfo } from './parse.ts';
import { signingCertificateFits } from './signing-certificate.ts';

/** What was found out about one signer. The certificate itself is NOT yet checked: that is `checkCertificate`. */
export type SignerVerdict =
  | {
      readonly kind: 'valid';
      readonly certificate: Certificate;
      /** The signer's own clock; a claim, not a proof. */
      readonly signingTime?: Date;
      /** Token over this signature, to be checked with `verifyTimeStamp`. */
      readonly timeStampToken?: Uint8Array;
      readonly signature: Uint8Array;
    }
  | { readonly kind: 'invalid'; readonly certificate?: Certificate; readonly signingTime?: Date; readonly code: EdsCode };

export interface CmsVerification {
  readonly signers: readonly SignerVerdict[];
  /** The signed bytes, only when at least one signer is valid: nothing from an unverified file is believed. */
  readonly content?: Uint8Array;
  /** OID of what was signed: data, or the information of a time-stamp. */
  readonly contentType?: string;
  /** All certificates of the file: helpers for the chain. */
  readonly certificates: readonly Certificate[];
  readonly crls: readonly Uint8Array[];
  /** Why the file as a whole is refused; then there are no signers. */
  readonly code?: EdsCode;
}

/** True when there is at least one signer and every one is valid. */
export const allSignersValid = (verification: CmsVerification): boolean =>
  verification.signers.length > 0 && verification.signers.every(({ kind }) => kind === 'valid');

/**
 * Verifies every signature of a CMS over its attached content or over `content` (detached). Mathematics and structure
 * only; certificates are judged by `checkCertificate`. Never throws for what is in the file.
 */
export async function verifyCms(
  cms: Uint8Array | string,
  options: { readonly content?: Uint8Array } = {},
): Promise<CmsVerification> {
  const refused = (code: EdsCode): CmsVerification => ({ signers: [], certificates: [], crls: [], code });
  let signedData: SignedData;
  try {
    signedData = parseSignedData(cms);
  } catch (error) {
    if (error instanceof MalformedDer) return refused('cms-malformed');
    throw error;
  }
  const { content: attached } = signedData;
  if (attached !== undefined && options.content !== undefined && !bytesEqual(attached, options.content)) {
    return refused('content-ambiguous');
  }
  const content = attached ?? options.content;
  if (content === undefined) return refused('content-missing');
  if (signedData.signers.length === 0) return refused('signature-absent');
  return verifySigners(signedData, content);
}

async function verifySigners(signedData: SignedData, content: Uint8Array): Promise<CmsVerification> {
  const digests = new Map<string, Promise<Uint8Array | undefined>>();
  const digestOnce = (oid: string): Promise<Uint8Array | undefined> => {
    const made = digests.get(oid) ?? findDigest(oid, content);
    digests.set(oid, made);
    return made;
  };
  const signers: SignerVerdict[] = [];
  for (const signer of signedData.signers) signers.push(await verifySigner(signer, signedData, content, digestOnce));
  return {
    signers,
    contentType: signedData.contentType,
    certificates: signedData.certificates,
    crls: signedData.crls,
    ...(signers.some(({ kind }) => kind === 'valid') ? { content } : {}),
  };
}

async function verifySigner(
  signer: SignerInfo,
  signedData: SignedData,
  content: Uint8Array,
  digestOnce: (oid: string) => Promise<Uint8Array | undefined>,
): Promise<SignerVerdict> {
  const certificate = findCertificate(signer, signedData.certificates);
  if (certificate === undefined) return { kind: 'invalid', code: 'signer-certificate-missing' };
  const signingTime = findSigningTime(signer);
  const code = await refusalOfSigner(signer, signedData.contentType, content, certificate, digestOnce);
  const common = { certificate, ...(signingTime === undefined ? {} : { signingTime }) };
  if (code !== undefined) return { kind: 'invalid', ...common, code };
  const token = attributeNamed(signer.unsignedAttributes, CMS_OID.signatureTimeStamp)?.values[0];
  return {
    kind: 'valid',
    ...common,
    signature: signer.signature,
    ...(token === undefined ? {} : { timeStampToken: rawOf(token) }),
  };
}

async function refusalOfSigner(
  signer: SignerInfo,
  contentType: string,
  content: Uint8Array,
  certificate: Certificate,
  digestOnce: (oid: string) => Promise<Uint8Array | undefined>,
): Promise<EdsCode | undefined> {
  const algorithm = findSignerAlgorithm(signer.signatureAlgorithm, signer.digestAlgorithm);
  if (algorithm === undefined) return 'algorithm-unsupported';
  if (signer.signedAttributesDer !== undefined) {
    const attributes = await refusalOfAttributes(signer, contentType, certificate, digestOnce);
    if (attributes !== undefined) return attributes;
  } else if (contentType !== CMS_OID.data || isDerSet(content)) {
    // Without attributes the signature is over the content itself. Content that is a SET could be the attributes of
    // another signature, which somebody now presents as a document of its own.
    return 'signed-attributes-invalid';
  }
  return findSignatureFault({
    algorithmOid: algorithm.oid,
    spki: certificate.spki,
    signature: signer.signature,
    data: signer.signedAttributesDer ?? content,
  });
}

async function refusalOfAttributes(
  signer: SignerInfo,
  contentType: string,
  certificate: Certificate,
  digestOnce: (oid: string) => Promise<Uint8Array | undefined>,
): Promise<EdsCode | undefined> {
  const { signedAttributes } = signer;
  const distinct = new Set(signedAttributes.map(({ oid }) => oid)).size === signedAttributes.length;
  const type = singleValue(signedAttributes, CMS_OID.contentType);
  const stated = singleValue(signedAttributes, CMS_OID.messageDigest);
  if (!distinct || type === undefined || stated === undefined) return 'signed-attributes-invalid';
  try {
    if (oidOf(type) !== contentType) return 'signed-attributes-invalid';
    const actual = await digestOnce(signer.digestAlgorithm);
    if (actual === undefined) return 'algorithm-unsupported';
    if (!bytesEqual(octetsOf(stated), actual)) return 'content-digest-mismatch';
    return (await signingCertificateFits(signedAttributes, certificate)) ? undefined : 'signer-certificate-mismatch';
  } catch (error) {
    if (error instanceof MalformedDer) return 'signed-attributes-invalid';
    throw error;
  }
}

function isDerSet(content: Uint8Array): boolean {
  if (content[0] !== TAG.set) return false;
  try {
    readDer(content);
    return true;
  } catch {
    return false;
  }
}

function singleValue(attributes: readonly Attribute[], oid: string): Attribute['values'][number] | undefined {
  const found = attributeNamed(attributes, oid);
  return found?.values.length === 1 ? found.values[0] : undefined;
}

const attributeNamed = (attributes: readonly Attribute[], oid: string): Attribute | undefined =>
  attributes.find((attribute) => attribute.oid === oid);

function findSigningTime(signer: SignerInfo): Date | undefined {
  const value = singleValue(signer.signedAttributes, CMS_OID.signingTime);
  try {
    return value === undefined ? undefined : timeOf(value, 'signingTime');
  } catch {
    return undefined;
  }
}

function findCertificate(signer: SignerInfo, certificates: readonly Certificate[]): Certificate | undefined {
  const { signerId } = signer;
  return certificates.find((certificate) =>
    signerId.kind === 'subject-key-id'
      ? certificate.subjectKeyId === signerId.subjectKeyId
      : certificate.serialNumber === signerId.serialNumber && bytesEqual(certificate.issuer.raw, signerId.issuer),
  );
}
