import { openOutcomes } from '@reglament/engine';
import type { Command } from '@reglament/engine';
import { ACTORS } from '@reglament/regulation';
import type { RouteNode } from '@reglament/regulation';
import { findCase, inTransaction } from '../../storage/index.ts';
import { carryOut } from '../cases/carry-out.ts';
import { getRegulation } from '../desk.ts';
import type { Desk } from '../desk.ts';
import { noteCertificate } from '../organisation/certificates.ts';
import { addPaper, listPapers } from '../papers.ts';
import type { Paper } from '../papers.ts';
import type { StaffMember } from '../people/sessions.ts';
import type { Trust } from '../ports.ts';
import { keepContent } from '../requests/contents.ts';
import { escapeXml } from '../requests/request-document.ts';
import type { SignedResult } from '../results/sign-result.ts';
import { checkOfficialSignature } from '../signatures/official-signature.ts';
import { beginSigning, findSigning, useSigning } from '../signatures/signing.ts';
import type { Work } from '../workplace/acting.ts';

const NAMESPACE = 'urn:reglament:certified-request:1';

/**
 * Whether the operator certifies the request with their EDS in this step: where the papers are scanned, or, in the flow
 * that prints no scanning, where the request is sent. A request is certified once.
 */
export function isCertifying({ act, actor, step }: RouteNode, papers: readonly Paper[]): boolean {
  if (!(actor in ACTORS) || !(act === 'scan' || (act === 'send' && step.systems.includes('EdsInfrastructure')))) return false;
  return papers.some(({ kind }) => kind === 'request') && !papers.some(isCertificate);
}

/** Whether a paper is the evidence that the operator has certified the request. */
export function isCertificate({ kind, name, details }: Paper): boolean {
  return kind === 'evidence' && name === 'request' && details['by'] === 'operator';
}

/** What the operator signs: the request by its hash, and every page scanned for it. Equal papers make equal bytes. */
function certifiedXml(caseId: string, papers: readonly Paper[]): Buffer {
  const request = papers.find(({ kind }) => kind === 'request');
  const scans = papers.filter(({ kind }) => kind === 'attachment');
  return Buffer.from([
    '<?xml version="1.0" encoding="UTF-8"?>', `<certifiedRequest xmlns="${NAMESPACE}" case="${caseId}">`,
    `  <request sha256="${request?.hash.toString('hex') ?? ''}"/>`,
    ...scans.map(({ name, fileName, hash }) => `  <scan document="${escapeXml(name)}" fileName="${escapeXml(fileName)}" sha256="${hash.toString('hex')}"/>`), '</certifiedRequest>', '',
  ].join('\n'));
}

export interface ToCertify { readonly signingId: string; readonly toSign: Buffer; readonly scans: readonly Paper[] }

/** Lays the request with its scans before the operator. */
export async function prepareCertifying(desk: Desk, staff: StaffMember, caseId: string): Promise<ToCertify> {
  const papers = await listPapers(desk.db, caseId);
  const toSign = certifiedXml(caseId, papers);
  return { toSign, scans: papers.filter(({ kind }) => kind === 'attachment'), signingId: await beginSigning(desk, { staffId: staff.id }, 'certification', caseId, toSign) };
}

/** Takes the operator's signature, checks it, and does the step. A page scanned meanwhile makes it another request. */
export async function certifyRequest(desk: Desk, trust: Trust, staff: StaffMember, by: Work['by'], caseId: string, signingId: string, cms: Uint8Array): Promise<SignedResult> {
  const signing = await findSigning(desk, { staffId: staff.id }, signingId);
  if (signing === undefined || signing.usedAt !== undefined || signing.purpose !== 'certification' || signing.subject !== caseId) return { kind: 'expired' };
  const checked = await checkOfficialSignature(desk.db, trust, { cms, content: signing.toSign, iin: staff.iin, by, at: desk.clock.real() });
  if (checked.kind === 'unavailable') return { kind: 'unavailable' };
  if (checked.kind !== 'confirmed') return { kind: 'signature-refused', code: checked.code };
  const state = (await findCase(desk.db, caseId))?.state;
  const regulation = state && getRegulation(desk, state.regulation);
  const node = state?.step === undefined ? undefined : regulation?.compiled.get(state.route)?.nodes.get(state.step.node);
  if (state === undefined || regulation === undefined || node === undefined) return { kind: 'invalid', problems: [{ field: 'step', code: 'case-ended' }] };
  const [outcome = 'done'] = openOutcomes(state, node, regulation);

  return inTransaction<SignedResult, SignedResult>(desk.db, async (client, undo) => {
    const papers = await listPapers(client, caseId);
    if (!isCertifying(node, papers) || !signing.toSign.equals(certifiedXml(caseId, papers)) || !await useSigning(client, signing.id, desk.clock.real().toISOString())) return undo({ kind: 'expired' });
    const evidence = await keepContent(client, 'application/json', checked.evidence);
    const command: Command = { kind: 'CompleteStep', by, step: node.id, outcome, details: { signature: evidence.toString('hex') } };
    const done = await carryOut(desk, { caseId, commands: [command] }, client);
    if (done.kind === 'invalid') return undo(done);
    await noteCertificate(client, staff.id, checked.signer, desk.clock.real().toISOString());
    await addPaper(client, {
      caseId, kind: 'evidence', name: 'request', fileName: 'request-operator-signature.json', mediaType: 'application/json', hash: evidence,
      details: { by: 'operator', verdict: 'confirmed', signer: staff.name, certificate: checked.signer.serialNumber }, madeAt: desk.clock.now(), madeBy: staff.id,
    });
    return done;
  });
}
