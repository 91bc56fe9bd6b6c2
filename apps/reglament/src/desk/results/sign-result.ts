import { preparePades, renderPdf } from '@reglament/documents';
import type { PreparedPades } from '@reglament/documents';
import { getNode, openOutcomes } from '@reglament/engine';
import type { By, Case, Command, Draft } from '@reglament/engine';
import type { EdsCode } from '@reglament/eds';
import type { Regulation } from '@reglament/regulation';
import { findCase, inTransaction } from '../../storage/index.ts';
import type { Queryable, Undo } from '../../storage/index.ts';
import { carryOut } from '../cases/carry-out.ts';
import type { CarriedOut } from '../cases/carry-out.ts';
import { DeskFailure, getRegulation } from '../desk.ts';
import type { Desk } from '../desk.ts';
import { noteCertificate } from '../organisation/certificates.ts';
import { addPaper, listPapers } from '../papers.ts';
import { findStaff } from '../people/sessions.ts';
import type { StaffMember } from '../people/sessions.ts';
import type { Trust } from '../ports.ts';
import { printable } from '../printable.ts';
import { findContent, keepContent } from '../requests/contents.ts';
import { checkOfficialSignature } from '../signatures/official-signature.ts';
import { beginSigning, findSigning, useSigning } from '../signatures/signing.ts';
import { findWork } from '../workplace/acting.ts';
import { dropStepDrafts } from '../workplace/step-drafts.ts';
import { documentMaterial, favorId } from './document-material.ts';
import { documentBody, documentXml, officialDocument } from './official-document.ts';
import type { DocumentMaterial } from './official-document.ts';
import { issuedTogether } from './result-draft.ts';

/** The unit's own key, by which its information system signs the data in the barcodes. */
export interface SystemSeal {
  readonly signXml: (xml: string) => Promise<string>;
}

/** A PDF laid out and waiting for the head's signature: what `preparePades` needs to make the very same bytes again. */
interface PreparedPdf {
  readonly pdf: string;
  readonly name: string;
  readonly signingTime: string;
  readonly number: string;
  /** Papers of the results issued together with this one: to be printed, signed and sealed by hand. */
  readonly others: readonly { readonly result: string; readonly pdf: string; readonly number: string }[];
  /** The draft it was laid out from: a head must not sign what has been redrafted meanwhile. */
  readonly draft: string;
  /** What is adopted by being signed, made from that draft: it enters the case with the signature. */
  readonly adopted?: Draft;
}

/** Room for the CMS with its certificates; the evidence is kept beside the case, not in the file. */
const RESERVE_BYTES = 16_384;

export interface ResultToSign { readonly signingId: string; readonly toSign: Buffer; readonly pdf: Buffer }

/** Lays the result or refusal out as it will be issued, or as it is about to be adopted, and prepares its PAdES signature. */
export async function prepareResult(desk: Desk, seal: SystemSeal, staff: StaffMember, caseId: string, publicUrl: string, adopted?: Draft): Promise<ResultToSign> {
  const { state: stored } = await getStored(desk, caseId);
  const state: Case = adopted === undefined ? stored : { ...stored, draft: adopted };
  const regulation = getRegulation(desk, state.regulation);
  const material = await documentMaterial(desk, desk.db, state, regulation, await signerOf(desk, staff, state, regulation), publicUrl);
  const body = await printable(documentBody(material));
  const pdf = await findPartlySigned(desk, state) ?? await renderPdf(officialDocument(material, body, await seal.signXml(documentXml(material, body)), favorId(desk.clock.real())));
  const kept = await keepContent(desk.db, 'application/pdf', pdf);
  const prepared: PreparedPdf = { pdf: kept.toString('hex'), name: staff.name, signingTime: material.signedAt, number: material.number, others: await layOutOthers(desk, seal, material), draft: stored.draft?.content ?? '', ...(adopted === undefined ? {} : { adopted }) };
  const pades = padesOf(pdf, prepared);
  const preparedHash = await keepContent(desk.db, 'application/json', Buffer.from(JSON.stringify(prepared)));
  const toSign = Buffer.from(pades.bytesToSign);
  const signingId = await beginSigning(desk, { staffId: staff.id }, 'result', caseId, toSign, preparedHash);
  return { signingId, toSign, pdf: Buffer.from(pdf) };
}

/**
 * The papers of the results that the text has issued together with the signed one (a status card with its decision). Their
 * data are vouched for by the system's key; the signature of the step stands on the result that was drafted.
 */
async function layOutOthers(desk: Desk, seal: SystemSeal, material: DocumentMaterial): Promise<PreparedPdf['others']> {
  const { draft, regulation, state, number } = material;
  const others = draft.kind === 'refusal' ? [] : issuedTogether(regulation, draft.id);
  const place = Number(number.slice((state.number ?? '').length + 1) || '1');
  return Promise.all(others.map(async ({ id }, index) => {
    const other = { ...material, draft: { ...draft, id }, number: `${state.number ?? ''}-${place + index + 1}`, signers: [] };
    const body = await printable(documentBody(other));
    const { signedBy: _nobody, ...document } = officialDocument(other, body, await seal.signXml(documentXml(other, body)), favorId(desk.clock.real()));
    return { result: id, pdf: (await keepContent(desk.db, 'application/pdf', Buffer.from(await renderPdf(document)))).toString('hex'), number: other.number };
  }));
}

/** A substitute signs in their own name, in the absent person's post: «м.а.» after it says that they are acting. */
async function signerOf(desk: Desk, staff: StaffMember, state: Case, regulation: Regulation): Promise<StaffMember> {
  const absent = findWork(staff, state, regulation)?.by.inPlaceOf;
  const post = absent === undefined ? undefined : (await findStaff(desk.db, absent))?.post;
  return post === undefined ? staff : { ...staff, post: { kk: `${post.kk} (м.а.)`, ru: `${post.ru} (и.о.)`, en: `${post.en} (acting)` } };
}

/** The name of a document that has some of its signatures. */
const PARTLY_SIGNED = 'partly-signed';

/** What the signer before has signed: the next one signs those very bytes. Redrafted since, it is laid out anew for all. */
async function findPartlySigned(desk: Desk, { id, step, draft }: Case): Promise<Buffer | undefined> {
  if (step?.signedBy === undefined) return undefined;
  const papers = (await listPapers(desk.db, id)).filter(({ kind, name, details }) => kind === 'draft' && name === PARTLY_SIGNED && details['draft'] === draft?.content);
  const last = papers.at(-1);
  return last && getContent(desk.db, last.hash);
}

function padesOf(pdf: Uint8Array, { name, signingTime }: Pick<PreparedPdf, 'name' | 'signingTime'>): PreparedPades {
  // The NCA's own tools leave signingCertificateV2 out, so the CMS is a plain PKCS#7 signature.
  return preparePades(pdf, { name, signingTime, reserveBytes: RESERVE_BYTES, subFilter: 'adbe.pkcs7.detached' });
}

export type SignedResult =
  | CarriedOut
  | { readonly kind: 'expired' }
  | { readonly kind: 'unavailable' }
  | { readonly kind: 'signature-refused'; readonly code: EdsCode };

/** Takes the head's signature, checks it, puts it into the PDF and completes the signing step, all in one transaction. */
export async function signResult(desk: Desk, trust: Trust, staff: StaffMember, by: Signatory, signingId: string, cms: Uint8Array): Promise<SignedResult> {
  const signing = await findSigning(desk, { staffId: staff.id }, signingId);
  if (signing?.prepared === undefined || signing.usedAt !== undefined) return { kind: 'expired' };
  const checked = await checkOfficialSignature(desk.db, trust, { cms, content: signing.toSign, iin: staff.iin, by, at: desk.clock.real() });
  if (checked.kind === 'unavailable') return { kind: 'unavailable' };
  if (checked.kind !== 'confirmed') return { kind: 'signature-refused', code: checked.code };
  const prepared = JSON.parse((await getContent(desk.db, signing.prepared)).toString('utf8')) as PreparedPdf;
  const pades = padesOf(await getContent(desk.db, Buffer.from(prepared.pdf, 'hex')), prepared);
  if (!signing.toSign.equals(pades.bytesToSign)) throw new DeskFailure('result-impossible', `Expected the prepared document of case ${signing.subject} to be reproduced, but its bytes differ`);
  const signed = pades.embed(cms);

  return inTransaction<SignedResult, SignedResult>(desk.db, async (client, undo) => {
    if (!await useSigning(client, signing.id, desk.clock.real().toISOString())) return { kind: 'expired' };
    const evidence = await keepContent(client, 'application/json', checked.evidence);
    const done = await carryOut(desk, { caseId: signing.subject, commands: (state) => stepCommand(desk, prepared, state, by, evidence.toString('hex'), undo) }, client);
    if (done.kind === 'invalid') return undo(done);
    await dropStepDrafts(client, signing.subject, staff.id);
    await noteCertificate(client, staff.id, checked.signer, desk.clock.real().toISOString());
    const complete = !done.entries.some(({ events }) => events.some(({ kind }) => kind === 'StepSigned'));
    await keepSigned(desk, client, done.state, complete, staff, { pdf: signed, number: prepared.number, others: prepared.others }, evidence, checked.signer.serialNumber);
    return done;
  });
}

/** Who signs: a person in one of their roles. */
export type Signatory = Extract<By, { kind: 'staff' }>;

/** The signature completes the step in the way the draft leads: result and refusal may part here. */
function stepCommand(desk: Desk, prepared: PreparedPdf, state: Case | undefined, by: Signatory, evidence: string, undo: Undo<SignedResult>): readonly Command[] {
  if (state?.step === undefined) return undo({ kind: 'invalid', problems: [{ field: 'step', code: 'case-ended' }] });
  if (state.draft?.content !== prepared.draft) return undo({ kind: 'expired' });
  const regulation = getRegulation(desk, state.regulation);
  const { adopted } = prepared;
  const [open = 'done'] = openOutcomes(state, getNode({ regulation }, state.route, state.step.node), regulation);
  return [{ kind: 'CompleteStep', by, step: state.step.node, outcome: adopted?.kind ?? open, details: { signature: evidence, ...(adopted === undefined ? {} : { draft: adopted }) } }];
}

/** The document with its evidence; with a signature still awaited it is kept for the next signer, and nothing is issued. */
async function keepSigned(desk: Desk, client: Queryable, state: Case, complete: boolean, staff: StaffMember, signed: Pick<PreparedPdf, 'number' | 'others'> & { readonly pdf: Uint8Array }, evidence: Buffer, certificate: string): Promise<void> {
  const base = { caseId: state.id, madeAt: desk.clock.now(), madeBy: staff.id };
  const kind = state.draft?.kind === 'refusal' ? 'refusal' : 'result';
  const hash = await keepContent(client, 'application/pdf', signed.pdf);
  const { number } = signed;
  const fileName = `${number.replaceAll('/', '-')}.pdf`;
  const paper = await addPaper(client, { ...base, ...(complete ? { kind, name: draftId(state) } : { kind: 'draft', name: PARTLY_SIGNED }), fileName, mediaType: 'application/pdf', hash, details: { number, signer: staff.name, certificate, ...(complete ? {} : { draft: state.draft?.content ?? '' }) } });
  await addPaper(client, { ...base, kind: 'evidence', name: kind, fileName: `${kind}-signature.json`, mediaType: 'application/json', hash: evidence, details: { verdict: 'confirmed', signer: staff.name, certificate } });
  if (!complete) return;
  const issue = (of: string, id: string) => client.query('insert into issued_document (number, case_id, paper_id, issued_at) values ($1, $2, $3, $4)', [of, state.id, id, base.madeAt]);
  await issue(number, paper);
  for (const other of signed.others) {
    await issue(other.number, await addPaper(client, { ...base, kind, name: other.result, fileName: `${other.number.replaceAll('/', '-')}.pdf`, mediaType: 'application/pdf', hash: Buffer.from(other.pdf, 'hex'), details: { number: other.number } }));
  }
}

function draftId({ draft }: Case): string {
  if (draft === undefined) return 'result';
  return draft.kind === 'refusal' ? draft.refusal : draft.result;
}

async function getStored(desk: Desk, caseId: string) {
  const stored = await findCase(desk.db, caseId);
  if (stored === undefined) throw new DeskFailure('case-unknown', `Expected case ${caseId}, but there is none`);
  return stored;
}

async function getContent(db: Queryable, hash: Buffer): Promise<Buffer> {
  const bytes = await findContent(db, hash);
  if (bytes === undefined) throw new DeskFailure('result-impossible', `Expected content ${hash.toString('hex')}, but it is not kept`);
  return bytes;
}
