import type { Certificate } from '../certificate/parse.ts';
import { ALGORITHMS, CryptoError, digest, findSignerAlgorithm, HASH_OID, signatureAlgorithmIdentifier, type PrivateKey, type SignatureAlgorithm } from '../crypto/index.ts';
import {
  algorithmIdentifier, contextTag, element, explicit, integer, octetString, oid, retag, sequence,
  serialNumberInteger, setInOrder, setOf, TAG, time,
} from '../der/index.ts';
import { CMS_OID } from './oids.ts';
import { parseSignedData } from './parse.ts';
import { signingCertificateV2 } from './signing-certificate.ts';

/** Asks a time-stamping authority for a token over a signature value; `requestTimeStamp` makes one. */
export type TimeStamper = (signature: Uint8Array) => Promise<Uint8Array>;

export interface CmsSigner {
  readonly certificate: Certificate;
  readonly privateKey: PrivateKey;
  readonly timeStamper?: TimeStamper;
}

export interface MakeCmsInput {
  readonly content: Uint8Array;
  readonly detached: boolean;
  readonly signers: readonly CmsSigner[];
  /** The signer's clock; left out for PAdES, where the PDF states it. */
  readonly signingTime?: Date;
  /** Further certificates to carry along: the issuing authority, for those who have to build the chain offline. */
  readonly extraCertificates?: readonly Certificate[];
  /** Adds signingCertificateV2 (CAdES-BES proper, needed for PAdES); the NCA's own tools leave it out. */
  readonly bindCertificate?: boolean;
  /** OID of the content type; plain data unless told otherwise. */
  readonly contentType?: string;
}

/** Everything about a signature but the signature: for keys that live elsewhere (NCALayer, a token, a phone). */
export interface PreparedCms {
  /** The bytes to sign with the algorithm of the certificate's key. */
  readonly toBeSigned: Uint8Array;
  /** Puts the signature in and returns the finished CMS, DER. */
  assemble(signature: Uint8Array, timeStampToken?: Uint8Array): Uint8Array;
}

/**
 * Makes a CMS SignedData in the NCA's form: version 1, signed attributes contentType, signingTime, messageDigest, the
 * certificates of the signers. Runs in the browser as well as in Node.
 * @returns DER.
 */
export async function makeCms(input: MakeCmsInput): Promise<Uint8Array> {
  const parts: SignerPart[] = [];
  for (const signer of input.signers) parts.push(await signPart(input, signer));
  return assembleSignedData(input, parts);
}

/**
 * Adds one more signature to an existing CMS over the same content; the earlier signatures stay byte for byte.
 * @throws MalformedDer when `cms` is not a CMS.
 */
export async function addSignature(
  cms: Uint8Array | string,
  input: Omit<MakeCmsInput, 'signers' | 'detached' | 'content'> & { readonly signer: CmsSigner; readonly content?: Uint8Array },
): Promise<Uint8Array> {
  const existing = parseSignedData(cms);
  const { contentType } = existing;
  const content = existing.content ?? input.content;
  if (content === undefined) throw new TypeError('Expected the detached content of the CMS to co-sign, but got none');
  const added = await signPart({ ...input, contentType, content, detached: existing.content === undefined, signers: [] }, input.signer);
  const earlier = existing.signers.map(
    (signer): SignerPart => ({ digestAlgorithm: signer.digestAlgorithm, signerInfo: signer.raw, certificates: [] }),
  );
  return assembleSignedData(
    { contentType, content, detached: existing.content === undefined, extraCertificates: [...existing.certificates, ...(input.extraCertificates ?? [])] },
    [...earlier, added],
  );
}

/** What `prepareCms` needs to know of the document: the bytes, or for a detached signature of a long file its hash. */
export type PrepareCmsInput = Omit<MakeCmsInput, 'signers' | 'content' | 'detached'> & { readonly certificate: Certificate } & (
    | { readonly content: Uint8Array; readonly detached: boolean }
    | { readonly contentDigest: Uint8Array; readonly detached: true }
  );

/**
 * The same for one signer whose private key is not here. `contentDigest` is made with the hash of `algorithmOfKey`.
 */
export async function prepareCms(prepared: PrepareCmsInput): Promise<PreparedCms> {
  const algorithm = algorithmOfKey(prepared.certificate);
  const contentDigest = 'contentDigest' in prepared ? prepared.contentDigest : await digest(algorithm.hashOid, prepared.content);
  const input = { ...prepared, content: 'content' in prepared ? prepared.content : new Uint8Array() };
  const draft = await draftSigner(input, contentDigest, input.certificate, algorithm);
  return {
    toBeSigned: draft.toBeSigned,
    assemble: (signature, timeStampToken) => assembleSignedData(input, [draft.finish(signature, timeStampToken)]),
  };
}

/** The algorithm a key signs with, when only its certificate is known: the NCA uses one hash per kind of key. */
export function algorithmOfKey(certificate: Certificate): SignatureAlgorithm {
  const found =
    Object.values(ALGORITHMS).find(({ kind, keyAlgorithmOid }) => kind === 'gost' && keyAlgorithmOid === certificate.publicKeyAlgorithm) ??
    findSignerAlgorithm(certificate.publicKeyAlgorithm, HASH_OID.sha256);
  if (found === undefined) throw new CryptoError('unsupported-algorithm', `Expected a known key, but got ${certificate.publicKeyAlgorithm}`);
  return found;
}

interface SignerPart {
  readonly digestAlgorithm: string;
  readonly signerInfo: Uint8Array;
  readonly certificates: readonly Certificate[];
}

interface SignerDraft {
  readonly toBeSigned: Uint8Array;
  finish(signature: Uint8Array, timeStampToken?: Uint8Array): SignerPart;
}

async function signPart(input: MakeCmsInput, signer: CmsSigner): Promise<SignerPart> {
  const { algorithm } = signer.privateKey;
  const draft = await draftSigner(input, await digest(algorithm.hashOid, input.content), signer.certificate, algorithm);
  const signature = await signer.privateKey.sign(draft.toBeSigned);
  return draft.finish(signature, await signer.timeStamper?.(signature));
}

async function draftSigner(
  input: Pick<MakeCmsInput, 'signingTime' | 'bindCertificate' | 'contentType'>,
  contentDigest: Uint8Array,
  certificate: Certificate,
  algorithm: SignatureAlgorithm,
): Promise<SignerDraft> {
  const attributes = [
    attribute(CMS_OID.contentType, oid(input.contentType ?? CMS_OID.data)),
    ...(input.signingTime === undefined ? [] : [attribute(CMS_OID.signingTime, time(input.signingTime))]),
    attribute(CMS_OID.messageDigest, octetString(contentDigest)),
    ...(input.bindCertificate === true ? [await signingCertificateV2(certificate)] : []),
  ];
  // DER order and the NCA's order are the same for the three usual attributes: shorter ones sort first.
  const signedAttributes = setOf(...attributes);
  return {
    toBeSigned: signedAttributes,
    finish: (signature, token) => ({
      digestAlgorithm: algorithm.hashOid,
      signerInfo: sequence(
        integer(1),
        sequence(certificate.issuer.raw, serialNumberInteger(certificate.serialNumber)),
        algorithmIdentifier(algorithm.hashOid),
        retag(signedAttributes, contextTag(0)),
        signatureAlgorithmIdentifier(algorithm),
        octetString(signature),
        ...(token === undefined ? [] : [explicitSetOf(attribute(CMS_OID.signatureTimeStamp, token))]),
      ),
      certificates: [certificate],
    }),
  };
}

const attribute = (type: string, value: Uint8Array): Uint8Array => sequence(oid(type), setInOrder(value));

/** `[1] IMPLICIT SET OF Attribute`. */
const explicitSetOf = (...attributes: readonly Uint8Array[]): Uint8Array => element(contextTag(1), ...attributes);

function assembleSignedData(
  input: Pick<MakeCmsInput, 'content' | 'detached' | 'extraCertificates' | 'contentType'>,
  parts: readonly SignerPart[],
): Uint8Array {
  const digests = [...new Set(parts.map(({ digestAlgorithm }) => digestAlgorithm))];
  const contentType = input.contentType ?? CMS_OID.data;
  const encapsulated = sequence(oid(contentType), ...(input.detached ? [] : [explicit(0, octetString(input.content))]));
  const signedData = sequence(
    // RFC 5652 §5.1: version 3 for anything but plain data.
    integer(contentType === CMS_OID.data ? 1 : 3),
    element(TAG.set, ...digests.map((digestOid) => algorithmIdentifier(digestOid))),
    encapsulated,
    element(contextTag(0), ...distinctCertificates([...parts.flatMap((part) => part.certificates), ...(input.extraCertificates ?? [])])),
    element(TAG.set, ...parts.map(({ signerInfo }) => signerInfo)),
  );
  return sequence(oid(CMS_OID.signedData), explicit(0, signedData));
}

function distinctCertificates(certificates: readonly Certificate[]): readonly Uint8Array[] {
  const byKey = new Map(certificates.map((certificate) => [`${certificate.issuer.key}/${certificate.serialNumber}`, certificate.raw]));
  return [...byKey.values()];
}
