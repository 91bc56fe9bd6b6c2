import type { Certificate } from '../certificate/parse.ts';
import { CMS_OID } from '../cms/oids.ts';
import { verifyCms } from '../cms/verify.ts';
import type { EdsCode } from '../codes/index.ts';
import { type TimeStampVerification, verifyTimeStamp } from '../tsp/verify.ts';
import { type CertificateCheck, type CertificateCheckInput, checkCertificate } from '../trust/check-certificate.ts';
import { verifyXml } from '../xmldsig/verify.ts';

/** What was signed and how. `content` of a CMS is the detached document. */
export type SignedObject =
  | { readonly kind: 'cms'; readonly cms: Uint8Array; readonly content?: Uint8Array }
  | { readonly kind: 'xml'; readonly xml: Uint8Array };

/** What the examiner trusts and knows; the same for every signer of the object. */
export interface Examination
  extends Pick<CertificateCheckInput, 'trustAnchors' | 'intermediates' | 'crls' | 'ocspResponses' | 'usage' | 'roles' | 'authorityKeepsExpired'> {
  readonly now: Date;
  /** Compared with the certificate of the only signer, or of at least one of several. */
  readonly iin?: string;
  readonly bin?: string;
}

/** One signer judged completely: mathematics, certificate and time. */
export interface ExaminedSigner {
  readonly certificate?: Certificate;
  /** The moment the certificate was judged at. */
  readonly at: Date;
  /** `time-stamp` proves it; `claimed` is the examiner's own clock, because nothing proves an earlier moment. */
  readonly atBy: 'time-stamp' | 'claimed';
  /** What the signer's clock said; never relied upon. */
  readonly signingTime?: Date;
  readonly code?: EdsCode;
  readonly check?: CertificateCheck;
}

export type ExaminedSignature =
  | { readonly kind: 'confirmed'; readonly signers: readonly ExaminedSigner[]; readonly content: Uint8Array }
  | { readonly kind: 'not-confirmed'; readonly code: EdsCode; readonly signers: readonly ExaminedSigner[] };

/**
 * Judges a signed object completely: form, signature, chain, term, revocation, identity and time of every signer. It
 * is confirmed only when every signer is, and, when an IIN or BIN was asked for, one of them has it.
 */
export async function examineSignature(signed: SignedObject, examination: Examination): Promise<ExaminedSignature> {
  const read = await readSigners(signed);
  if (read.code !== undefined) return { kind: 'not-confirmed', code: read.code, signers: [] };
  const signers: ExaminedSigner[] = [];
  for (const signer of read.signers) signers.push(await examineSigner(signer, read.certificates, examination));
  const code = signers.find((signer) => signer.code !== undefined)?.code ?? refusalOfIdentity(signers, examination);
  if (code !== undefined || read.content === undefined) return { kind: 'not-confirmed', code: code ?? 'content-missing', signers };
  return { kind: 'confirmed', signers, content: read.content };
}

/** The common shape of a signer of a CMS and of an XML document. */
type ReadSigner =
  | { readonly kind: 'invalid'; readonly certificate?: Certificate; readonly code: EdsCode }
  | {
      readonly kind: 'valid';
      readonly certificate: Certificate;
      readonly signingTime?: Date;
      readonly timeStampToken?: Uint8Array;
      readonly signature?: Uint8Array;
    };

interface ReadSigners {
  readonly signers: readonly ReadSigner[];
  readonly certificates: readonly Certificate[];
  readonly content?: Uint8Array;
  readonly code?: EdsCode;
}

/** The signers of either kind of object in one shape. */
export async function readSigners(signed: SignedObject): Promise<ReadSigners> {
  if (signed.kind === 'cms') {
    const verified = await verifyCms(signed.cms, signed.content === undefined ? {} : { content: signed.content });
    // A time-stamp token is a CMS too, but nobody's signature under a document.
    const isDocument = verified.contentType === undefined || verified.contentType === CMS_OID.data;
    return isDocument ? verified : { signers: [], certificates: [], code: 'cms-malformed' };
  }
  const { signers, code, document } = await verifyXml(signed.xml);
  return {
    signers,
    certificates: signers.flatMap((signer) => (signer.kind === 'valid' ? signer.certificates : [])),
    ...(document === undefined ? {} : { content: signed.xml }),
    ...(code === undefined ? {} : { code }),
  };
}

async function examineSigner(
  signer: ReadSigner,
  certificates: readonly Certificate[],
  examination: Examination,
): Promise<ExaminedSigner> {
  const { now } = examination;
  const intermediates = [...(examination.intermediates ?? []), ...certificates];
  if (signer.kind === 'invalid') {
    return { at: now, atBy: 'claimed', code: signer.code, ...(signer.certificate === undefined ? {} : { certificate: signer.certificate }) };
  }
  const stamp = await findTimeStamp(signer, { ...examination, intermediates });
  const common = { certificate: signer.certificate, ...(signer.signingTime === undefined ? {} : { signingTime: signer.signingTime }) };
  // A stamp that does not hold is no missing stamp: somebody wanted it to be believed.
  if (stamp?.kind === 'invalid') return { ...common, at: now, atBy: 'claimed', code: stamp.code };
  const at = stamp?.time ?? now;
  const check = await checkCertificate({
    certificate: signer.certificate, at, now, intermediates,
    trustAnchors: examination.trustAnchors, crls: examination.crls ?? [], ocspResponses: examination.ocspResponses ?? [],
    usage: examination.usage, authorityKeepsExpired: examination.authorityKeepsExpired === true, ...(examination.roles === undefined ? {} : { roles: examination.roles }),
  });
  return {
    ...common, at, atBy: stamp === undefined ? 'claimed' : 'time-stamp', check,
    ...(check.kind === 'not-confirmed' ? { code: check.code } : {}),
  };
}

async function findTimeStamp(
  signer: Extract<ReadSigner, { kind: 'valid' }>,
  examination: Examination,
): Promise<TimeStampVerification | undefined> {
  if (signer.timeStampToken === undefined || signer.signature === undefined) return undefined;
  return verifyTimeStamp({
    token: signer.timeStampToken, data: signer.signature, now: examination.now,
    trustAnchors: examination.trustAnchors, intermediates: examination.intermediates ?? [],
    crls: examination.crls ?? [], ocspResponses: examination.ocspResponses ?? [],
    authorityKeepsExpired: examination.authorityKeepsExpired === true,
  });
}

function refusalOfIdentity(signers: readonly ExaminedSigner[], { iin, bin }: Examination): EdsCode | undefined {
  const subjects = signers.map(({ certificate }) => certificate?.subject);
  if (iin !== undefined && !subjects.some((subject) => subject?.iin === iin)) return 'iin-mismatch';
  if (bin !== undefined && !subjects.some((subject) => subject?.bin === bin)) return 'bin-mismatch';
  return undefined;
}
