import { createHash } from 'node:crypto';
import type { EdsCode } from '@reglament/eds';
import type { Case } from '@reglament/engine';
import { derivedId, findByIdempotencyKey, findCase, inTransaction } from '../../storage/index.ts';
import { carryOut } from '../cases/carry-out.ts';
import type { Desk } from '../desk.ts';
import { DeskFailure } from '../desk.ts';
import { invalidInput } from '../invalid-input.ts';
import type { FieldProblem, InvalidInput } from '../invalid-input.ts';
import { addPaper } from '../papers.ts';
import { actsForOrganisation } from '../people/organisation-login.ts';
import type { ApplicantAccount } from '../people/sessions.ts';
import type { Trust } from '../ports.ts';
import { checkSignature } from '../signatures/check-signature.ts';
import type { CheckedSignature } from '../signatures/check-signature.ts';
import { beginSigning, findSigning, useSigning } from '../signatures/signing.ts';
import type { Signing } from '../signatures/signing.ts';
import { keepContent } from './contents.ts';
import { requestAnswers } from './choose-form.ts';
import { draftProblems, findDraft, listProviders } from './drafts.ts';
import type { RequestDraft } from './drafts.ts';
import { requestDocument } from './request-document.ts';
import { submissionSteps } from './submission-steps.ts';

/** The exact document laid before the applicant, and the signing under which the signature comes back. */
export type Prepared =
  | { readonly kind: 'ready'; readonly signingId: string; readonly document: string }
  | { readonly kind: 'invalid'; readonly problems: readonly FieldProblem[] };

export async function prepareRequest(desk: Desk, account: ApplicantAccount, draft: RequestDraft): Promise<Prepared> {
  const problems = await draftProblems(desk, draft);
  if (problems.length > 0) return { kind: 'invalid', problems };
  const document = await documentOf(desk, account, draft, desk.clock.now());
  const signingId = await beginSigning(desk, { accountId: account.id }, 'request', draft.id, Buffer.from(document));
  return { kind: 'ready', signingId, document };
}

async function documentOf(desk: Desk, account: ApplicantAccount, draft: RequestDraft, madeAt: string): Promise<string> {
  const provider = (await listProviders(desk.db, draft.regulation)).find(({ id }) => id === draft.answers['unit']);
  return requestDocument(draft, account, provider?.name ?? draft.regulation.provider.name, madeAt);
}

/** Whether the draft still says what was laid before the applicant: another page may have changed an answer, or the form, since. */
async function isStillWhatWasSigned(desk: Desk, account: ApplicantAccount, draft: RequestDraft, { toSign }: Pick<Signing, 'toSign'>): Promise<boolean> {
  const madeAt = / madeAt="([^"]+)"/.exec(toSign.toString('utf8'))?.[1] ?? '';
  return toSign.equals(Buffer.from(await documentOf(desk, account, draft, madeAt)));
}

export type Submitted =
  | { readonly kind: 'submitted'; readonly state: Case }
  /** Condition 2 failed (B24): the case exists, ended by the refusal, and stands in the applicant's history. */
  | { readonly kind: 'refused'; readonly state: Case; readonly code: EdsCode | undefined }
  /** Nobody could say whether the certificate is revoked: nothing happened, the draft is kept. */
  | { readonly kind: 'unavailable' }
  | { readonly kind: 'expired' }
  | InvalidInput;

/**
 * Takes the applicant's signature of the prepared request (CMS, detached) and submits it: the three checks, the case,
 * its request, attachments and evidence in one transaction. A repeated POST of the same signing finds the same case.
 */
export async function submitRequest(desk: Desk, trust: Trust, account: ApplicantAccount, signingId: string, cms: Uint8Array): Promise<Submitted> {
  const signing = await findSigning(desk, { accountId: account.id }, signingId);
  if (signing === undefined) return { kind: 'expired' };
  if (signing.usedAt !== undefined) return earlierSubmission(desk, signing);
  const draft = await findDraft(desk, account.id, signing.subject);
  // The other POST of a double click may have taken the draft between these two looks; then it is told what that one was.
  if (draft === undefined || !await isStillWhatWasSigned(desk, account, draft, signing)) return earlierSubmission(desk, signing);
  const whose = account.kind === 'legal-entity' ? { bin: account.iin } : { iin: account.iin };
  const checked = await checkSignature(trust, { cms, content: signing.toSign, ...whose, at: desk.clock.real() });
  if (checked.kind === 'unreadable') return invalidInput({ field: 'signature', code: `eds.${checked.code}` });
  if (checked.kind === 'unavailable') return { kind: 'unavailable' };
  // A route that prints no check of the certificate prints no refusal for it either: nothing is sent, and the person is told why.
  if (checked.kind === 'not-confirmed' && !printsCertificateCheck(draft)) return invalidInput({ field: 'signature', code: `eds.${checked.code}` });
  // No ground of refusal that is printed: only a key that cannot speak for the organisation.
  if (account.kind === 'legal-entity' && checked.kind === 'confirmed' && !actsForOrganisation(checked.signer)) return invalidInput({ field: 'signature', code: 'signature.notForOrganisation' });

  const state = await inTransaction(desk.db, async (client) => {
    if (!await useSigning(client, signing.id, desk.clock.real().toISOString())) return undefined;
    const request = await keepContent(client, 'application/xml', signing.toSign);
    const done = await carryOut(desk, {
      caseId: caseIdOf(signing), regulation: draft.regulation.id, idempotencyKey: submissionKey(signing),
      commands: [
        { kind: 'OpenCase', by: { kind: 'applicant', id: account.id }, id: caseIdOf(signing), route: draft.route.route, applicant: account.id, units: { provider: draft.answers['unit'] ?? '' }, request: request.toString('hex'), form: draft.form.id },
        ...submissionSteps(draft.regulation.compiled.get(draft.route.route)!, { accountId: account.id, certificate: checked.kind === 'confirmed' ? 'confirmed' : 'not-confirmed' }),
      ],
    }, client);
    if (done.kind === 'invalid') throw new DeskFailure('submission-impossible', `Expected to submit on ${draft.regulation.id} ${draft.route.route}, but: ${JSON.stringify(done.problems)}`);
    await keepPapers(desk, client, draft, done.state, request, checked);
    if (checked.kind === 'confirmed') await client.query('delete from draft where id = $1', [draft.id]);
    return done.state;
  });
  if (state === undefined) return earlierSubmission(desk, signing);
  return checked.kind === 'confirmed' ? { kind: 'submitted', state } : { kind: 'refused', state, code: checked.code };
}

function printsCertificateCheck({ regulation, route }: RequestDraft): boolean {
  return [...regulation.compiled.get(route.route)!.nodes.values()].some(({ act }) => act === 'check-certificate');
}

async function keepPapers(desk: Desk, client: Parameters<typeof addPaper>[0], draft: RequestDraft, state: Case, request: Buffer, checked: Exclude<CheckedSignature, { kind: 'unreadable' | 'unavailable' }>): Promise<void> {
  const base = { caseId: state.id, madeAt: desk.clock.now(), madeBy: draft.accountId };
  await addPaper(client, { ...base, kind: 'request', name: draft.form.id, fileName: 'request.xml', mediaType: 'application/xml', hash: request, details: { answers: JSON.stringify(requestAnswers(draft)) } });
  for (const file of draft.attachments) {
    await addPaper(client, { ...base, kind: 'attachment', name: file.document, fileName: file.fileName, mediaType: file.mediaType, hash: file.hash, details: {} });
  }
  const evidence = await keepContent(client, 'application/json', checked.evidence);
  const details: Readonly<Record<string, string>> = checked.kind === 'confirmed'
    ? { verdict: 'confirmed', signer: checked.signer.subject.commonName ?? '', certificate: checked.signer.serialNumber }
    : { verdict: 'not-confirmed', code: checked.code };
  await addPaper(client, { ...base, kind: 'evidence', name: 'request', fileName: 'request-signature.json', mediaType: 'application/json', hash: evidence, details });
}

/** What the first POST of this signing did; a refusal is told again with its reason. */
async function earlierSubmission(desk: Desk, signing: Signing): Promise<Submitted> {
  const caseId = await findByIdempotencyKey(desk.db, submissionKey(signing));
  const stored = caseId === undefined ? undefined : await findCase(desk.db, caseId);
  if (stored === undefined) return { kind: 'expired' };
  if (stored.state.outcome?.kind !== 'refused') return { kind: 'submitted', state: stored.state };
  const { rows } = await desk.db.query<{ code: EdsCode | null }>("select details->>'code' as code from paper where case_id = $1 and kind = 'evidence' and name = 'request'", [stored.state.id]);
  return { kind: 'refused', state: stored.state, code: rows[0]?.code ?? undefined };
}

/** The idempotency key of the submission that a signing leads to. */
export function submissionKey(signing: Pick<Signing, 'id'>): string {
  return `request/${signing.id}`;
}

/** The case's id follows from the signing, so that two processes that take the same POST make the same case. */
function caseIdOf(signing: Signing): string {
  return derivedId(signing.id, createHash('sha256').update(submissionKey(signing)).digest());
}
