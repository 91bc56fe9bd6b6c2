import { decodeBarcodes, extractSignatures, isBarcodeElement, readBarcodesFromImage, readEmbeddedFiles } from '@reglament/documents';
import { checkCertificate, verifyCms, verifyXml } from '@reglament/eds';
import type { Certificate, EdsCode, KeyPurpose } from '@reglament/eds';
import type { Desk } from '../desk.ts';
import type { Trust } from '../ports.ts';
import { contentHash, findContent } from '../requests/contents.ts';
import { readDocument } from './document-xml.ts';
import type { DocumentFacts } from './document-xml.ts';

/** What an examined document is found to be. `warnings` are codes; a genuine document may still have expired signers. */
export type Verification =
  | ({ readonly kind: 'genuine'; readonly via: 'pdf' | 'barcode' | 'number'; readonly signedBy?: string; readonly signedAt?: string; readonly warnings: readonly string[] } & DocumentFacts)
  | { readonly kind: 'not-genuine'; readonly code: string }
  | { readonly kind: 'unreadable'; readonly code: string }
  | { readonly kind: 'unknown-number' };

/** A PDF is genuine when its last signature covers it whole, every CMS holds, and the signer's certificate was good when it signed. */
export async function verifyPdf(desk: Desk, trust: Trust, bytes: Uint8Array): Promise<Verification> {
  const read = extractSignatures(bytes);
  if (read.kind === 'rejected') return { kind: read.code === 'pdf-malformed' ? 'unreadable' : 'not-genuine', code: read.code };
  const last = read.signatures.at(-1);
  if (last === undefined) return sealedPdf(desk, trust, bytes);
  const altered = !last.coversWholeFile || read.signatures.slice(0, -1).some(({ laterChanges }) => laterChanges !== 'signaturesOnly');
  if (altered) return { kind: 'not-genuine', code: 'changed-after-signing' };
  const names: string[] = [];
  for (const earlier of read.signatures.slice(0, -1)) {
    const { signers, code } = await verifyCms(earlier.cms, { content: earlier.signedBytes });
    if (signers[0] === undefined || signers[0].kind === 'invalid') return { kind: 'not-genuine', code: signers[0]?.code ?? code ?? 'signature-invalid' };
    names.push(signers[0].certificate.subject.commonName ?? '');
  }
  const verified = await verifyCms(last.cms, { content: last.signedBytes });
  const verdict = verified.signers[0];
  if (verdict === undefined || verdict.kind === 'invalid') return { kind: 'not-genuine', code: verdict?.code ?? verified.code ?? 'signature-invalid' };
  names.push(verdict.certificate.subject.commonName ?? '');
  const doubt = await doubtOf(desk, trust, verdict.certificate, 'signing', await whenKept(desk, bytes));
  if (doubt.refused !== undefined) return { kind: 'not-genuine', code: doubt.refused };
  const facts = await embeddedFacts(bytes);
  return { ...facts, kind: 'genuine', via: 'pdf', signedBy: names.join(', '), ...(verdict.signingTime === undefined ? {} : { signedAt: verdict.signingTime.toISOString() }), warnings: doubt.warnings };
}

/**
 * A PDF that the route has nobody sign: genuine when it is, byte for byte, what we issued, and the system's key vouches
 * for the data it carries. A copy changed anywhere is not ours, whatever it carries.
 */
async function sealedPdf(desk: Desk, trust: Trust, bytes: Uint8Array): Promise<Verification> {
  const kept = await whenKept(desk, bytes);
  const embedded = readEmbeddedFiles(bytes);
  const file = embedded.kind === 'read' ? embedded.files.find(({ fileName }) => fileName === 'document.xml') : undefined;
  if (kept === undefined || file === undefined) return { kind: 'not-genuine', code: 'signature-absent' };
  const { document, signers, code } = await verifyXml(file.bytes);
  const verdict = signers[0];
  if (verdict === undefined || verdict.kind === 'invalid') return { kind: 'not-genuine', code: verdict?.code ?? code ?? 'signature-invalid' };
  const doubt = await doubtOf(desk, trust, verdict.certificate, 'system', kept);
  if (doubt.refused !== undefined) return { kind: 'not-genuine', code: doubt.refused };
  const facts = (document && readDocument(document)) ?? { fields: [], paragraphs: [] };
  return { ...facts, kind: 'genuine', via: 'pdf', warnings: doubt.warnings };
}

/** The signed data carried inside the PDF. A PDF signed by somebody else's software carries none and says nothing more. */
async function embeddedFacts(pdf: Uint8Array): Promise<DocumentFacts> {
  const nothing: DocumentFacts = { fields: [], paragraphs: [] };
  const embedded = readEmbeddedFiles(pdf);
  const file = embedded.kind === 'read' ? embedded.files.find(({ fileName }) => fileName === 'document.xml') : undefined;
  if (file === undefined) return nothing;
  const { document } = await verifyXml(file.bytes);
  return (document && readDocument(document)) ?? nothing;
}

/** Photographs of a document's barcodes, all of them, in any order: the signed data they carry. */
export async function verifyPhotos(desk: Desk, trust: Trust, photos: readonly Uint8Array[]): Promise<Verification> {
  const texts: string[] = [];
  for (const photo of photos) {
    const read = await readBarcodesFromImage(photo);
    if (read.kind === 'rejected') return { kind: 'unreadable', code: read.code };
    texts.push(...read.texts.filter(isBarcodeElement));
  }
  if (texts.length === 0) return { kind: 'unreadable', code: 'no-barcodes' };
  const decoded = decodeBarcodes(texts);
  if (decoded.kind === 'rejected') return { kind: 'unreadable', code: decoded.code };
  const verified = await verifyXml(decoded.xml);
  const verdict = verified.signers[0];
  if (verdict === undefined || verdict.kind === 'invalid') return { kind: 'not-genuine', code: verdict?.code ?? verified.code ?? 'signature-invalid' };
  const facts = verified.document && readDocument(verified.document);
  if (facts === undefined) return { kind: 'not-genuine', code: 'not-our-document' };
  const doubt = await doubtOf(desk, trust, verdict.certificate, 'system', await whenIssued(desk, facts.number ?? ''));
  if (doubt.refused !== undefined) return { kind: 'not-genuine', code: doubt.refused };
  return { ...facts, kind: 'genuine', via: 'barcode', ...(facts.signer === undefined ? {} : { signedBy: facts.signer }), warnings: doubt.warnings };
}

/** A document looked up by its number: what was issued under it, from the document itself. */
export async function verifyNumber(desk: Desk, trust: Trust, number: string): Promise<Verification> {
  const { rows } = await desk.db.query<{ hash: Buffer }>('select p.hash from issued_document d join paper p on p.id = d.paper_id join cases c on c.id = d.case_id where d.number = $1 and c.status = \'ended\'', [number.trim()]);
  const bytes = rows[0] && await findContent(desk.db, rows[0].hash);
  if (bytes === undefined) return { kind: 'unknown-number' };
  const found = await verifyPdf(desk, trust, bytes);
  // Whoever has only the number learns that the document exists, its title and date, not what it says of a person.
  return found.kind === 'genuine' ? { ...found, via: 'number', fields: [], paragraphs: [] } : found;
}

/**
 * When we ourselves kept exactly these bytes. The time a signer's clock claims proves nothing: whoever holds a stolen
 * key could date a signature back to before its revocation. What lies in our own store was signed no later than that.
 */
async function whenKept(desk: Desk, pdf: Uint8Array): Promise<Date | undefined> {
  const { rows } = await desk.db.query<{ made_at: Date }>("select made_at from paper where hash = $1 and kind in ('result', 'refusal') order by made_at limit 1", [contentHash(pdf)]);
  return rows[0]?.made_at;
}

async function whenIssued(desk: Desk, number: string): Promise<Date | undefined> {
  const { rows } = await desk.db.query<{ issued_at: Date }>('select issued_at from issued_document where number = $1', [number]);
  return rows[0]?.issued_at;
}

/**
 * Whether the signer's certificate can be relied upon. A document outlives certificates: one that was good when it was
 * provably signed stays good. Without such a proof it must be good now; without an answer about revocation nothing is.
 */
async function doubtOf(desk: Desk, trust: Trust, certificate: Certificate, usage: KeyPurpose, provenAt: Date | undefined): Promise<{ readonly refused?: EdsCode; readonly warnings: readonly string[] }> {
  const now = desk.clock.real();
  // In a demonstration the desk's clock runs ahead of the certificates' real time.
  const at = provenAt === undefined || provenAt > now ? now : provenAt;
  const check = await checkCertificate({ ...await trust.material(), certificate, at, now, usage });
  if (check.kind === 'not-confirmed') return { refused: check.code, warnings: [] };
  return { warnings: certificate.notAfter < now ? ['certificate-expired-since'] : [] };
}
