import { base64ToBytes, bytesToBase64, MalformedDer } from '../der/index.ts';
import { verifyCms } from '../cms/verify.ts';
import { canonicalDocument, elementsNamed, parseXml } from '../xml/index.ts';
import { DSIG_NAMESPACE } from '../xmldsig/uris.ts';
import { verifyXml } from '../xmldsig/verify.ts';
import {
  type MobileDocument, type MobileRefusal, type MobileSigning, refusalOfAuthorisation, refusalOfCall,
} from './session.ts';

/** Answer to the first call (API 1): what is going to be signed, for whom, and where the documents are. */
export interface Api1Body {
  readonly description: string;
  readonly expiry_date: string;
  readonly organisation: { readonly nameRu: string; readonly nameKz: string; readonly nameEn: string; readonly bin: string };
  readonly document: { readonly uri: string; readonly auth_type: 'Token'; readonly auth_token: string };
}

/** Answer to the second call (API 2) and, filled with signatures, body of the third. */
export interface Api2Body {
  readonly signMethod: 'XML' | 'CMS_SIGN_ONLY';
  readonly version: 2;
  readonly documentsToSign: readonly Api2Document[];
}

export interface Api2Document {
  readonly id: number;
  readonly nameRu: string;
  readonly nameKz: string;
  readonly nameEn: string;
  readonly meta: readonly { readonly name: string; readonly value: string }[];
  readonly documentXml?: string;
  readonly document?: { readonly file: { readonly mime: string; readonly data: string } };
}

/** One signed document, its signature verified over the document that was sent out. */
export type MobileSigned =
  | { readonly kind: 'xml'; readonly id: number; readonly xml: string }
  | { readonly kind: 'cms'; readonly id: number; readonly cms: Uint8Array; readonly content: Uint8Array };

/** Answers the first call. `documentUri` is the address of the second. */
export function answerApi1(signing: MobileSigning, documentUri: string, now: Date): Api1Body | MobileRefusal {
  const refusal = refusalOfCall(signing, now);
  if (refusal !== undefined) return refusal;
  const { nameRu, nameKz, nameEn, bin } = signing.organisation;
  return {
    description: signing.description,
    expiry_date: signing.expiresAt.toISOString(),
    organisation: { nameRu, nameKz, nameEn, bin },
    document: { uri: documentUri, auth_type: 'Token', auth_token: signing.token },
  };
}

/** Answers the second call with the documents. */
export function answerApi2(signing: MobileSigning, authorization: string | undefined, now: Date): Api2Body | MobileRefusal {
  const refusal = refusalOfAuthorisation(signing, authorization, now);
  if (refusal !== undefined) return refusal;
  return {
    signMethod: methodOf(signing),
    version: 2,
    documentsToSign: signing.documents.map(documentToSign),
  };
}

/** All documents of one signing are of one kind, because the method is stated once for all. */
const methodOf = ({ documents }: MobileSigning): Api2Body['signMethod'] => (documents[0]?.kind === 'xml' ? 'XML' : 'CMS_SIGN_ONLY');

function documentToSign(document: MobileDocument): Api2Document {
  const { id, nameRu, nameKz, nameEn } = document;
  const common = { id, nameRu, nameKz, nameEn, meta: [] };
  if (document.kind === 'xml') return { ...common, documentXml: document.xml };
  return { ...common, document: { file: { mime: document.mime, data: bytesToBase64(document.content) } } };
}

/**
 * Takes the third call (PUT): the same documents with signatures. Each signature must verify over the very document that
 * was sent; who signed is judged afterwards by `checkCertificate`.
 * @returns the signed documents and the signing as used up.
 */
export async function acceptMobileAnswer(
  signing: MobileSigning,
  authorization: string | undefined,
  body: unknown,
  now: Date,
): Promise<{ readonly kind: 'signed'; readonly documents: readonly MobileSigned[]; readonly signing: MobileSigning } | MobileRefusal> {
  const refusal = refusalOfAuthorisation(signing, authorization, now);
  if (refusal !== undefined) return refusal;
  const answered = documentsIn(body);
  if (answered === undefined || answered.size !== signing.documents.length) return WRONG_ANSWER;
  const documents: MobileSigned[] = [];
  for (const document of signing.documents) {
    const answer = answered.get(document.id);
    const signed = answer === undefined ? undefined : await findSigned(document, answer);
    if (signed === undefined) return WRONG_ANSWER;
    documents.push(signed);
  }
  return { kind: 'signed', documents, signing: { ...signing, state: 'answered' } };
}

const WRONG_ANSWER: MobileRefusal = { kind: 'refused', code: 'qr-answer-invalid' };

type Fields = Readonly<Record<string, unknown>>;
const isRecord = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);

function documentsIn(body: unknown): ReadonlyMap<number, Fields> | undefined {
  const list = isRecord(body) ? body['documentsToSign'] : undefined;
  if (!Array.isArray(list)) return undefined;
  const documents = new Map<number, Fields>();
  for (const item of list) {
    // Both platforms of the application are seen to write the number as text.
    const id = isRecord(item) ? Number(item['id']) : Number.NaN;
    if (!isRecord(item) || !Number.isSafeInteger(id) || documents.has(id)) return undefined;
    documents.set(id, item);
  }
  return documents;
}

async function findSigned(document: MobileDocument, answer: Fields): Promise<MobileSigned | undefined> {
  if (document.kind === 'xml') return findSignedXml(document, answer['documentXml']);
  const wrapper = answer['document'];
  const file = isRecord(wrapper) ? wrapper['file'] : undefined;
  const data = isRecord(file) ? file['data'] : undefined;
  return typeof data === 'string' ? findSignedCms(document, data) : undefined;
}

async function findSignedCms({ id, content }: Extract<MobileDocument, { kind: 'cms' }>, data: string): Promise<MobileSigned | undefined> {
  try {
    const cms = base64ToBytes(data.replace(/-----(BEGIN|END) CMS-----/g, ''));
    const { signers } = await verifyCms(cms, { content });
    return signers.length > 0 && signers.every(({ kind }) => kind === 'valid') ? { kind: 'cms', id, cms, content } : undefined;
  } catch (error) {
    if (error instanceof MalformedDer) return undefined;
    throw error;
  }
}

async function findSignedXml({ id, xml }: Extract<MobileDocument, { kind: 'xml' }>, answer: unknown): Promise<MobileSigned | undefined> {
  if (typeof answer !== 'string') return undefined;
  const { document } = await verifyXml(answer);
  if (document === undefined) return undefined;
  const form = { exclusive: false, comments: false } as const;
  const sent = parseXml(xml);
  const signaturesSent = elementsNamed(sent.root, DSIG_NAMESPACE, 'Signature').length;
  const added = elementsNamed(document.root, DSIG_NAMESPACE, 'Signature').slice(signaturesSent);
  const returned = canonicalDocument(document, { ...form, skip: new Set(added) });
  return added.length > 0 && canonicalDocument(sent, form) === returned ? { kind: 'xml', id, xml: answer } : undefined;
}
