import type { EdsCode } from '@reglament/eds';
import type { Case } from '@reglament/engine';
import { findByIdempotencyKey, findCase, inTransaction } from '../../storage/index.ts';
import type { Desk } from '../desk.ts';
import { coSignersOf } from '../joint/co-signers.ts';
import { beginJointRequest, findJointOfSigning } from '../joint/joint-requests.ts';
import { invalidInput } from '../invalid-input.ts';
import type { FieldProblem, InvalidInput } from '../invalid-input.ts';
import { actsForOrganisation } from '../people/organisation-login.ts';
import { holdOpen } from '../organisation/closing.ts';
import type { ApplicantAccount } from '../people/sessions.ts';
import type { Trust } from '../ports.ts';
import { checkSignature } from '../signatures/check-signature.ts';
import { beginSigning, findSigning, useSigning } from '../signatures/signing.ts';
import type { Signing } from '../signatures/signing.ts';
import { draftProblems, findDraft } from './drafts.ts';
import type { RequestDraft } from './drafts.ts';
import { judgementOf } from './judgement.ts';
import { documentOf, holdWhatWasSigned, isStillWhatWasSigned, openRequest, submissionKey } from './open-request.ts';

export { submissionKey } from './open-request.ts';

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

export type Submitted =
  | { readonly kind: 'submitted'; readonly state: Case }
  /** Condition 2 failed: the case exists, ended by the refusal, and stands in the applicant's history. */
  | { readonly kind: 'refused'; readonly state: Case; readonly code: EdsCode | undefined }
  /** Nobody could say whether the certificate is revoked: nothing happened, the draft is kept. */
  | { readonly kind: 'unavailable' }
  | { readonly kind: 'expired' }
  /** The others named in the form have to sign, too. */
  | { readonly kind: 'awaiting'; readonly jointId: string }
  | InvalidInput;

/**
 * Takes the applicant's signature of the prepared request (CMS, detached) and submits it: the three checks, the case,
 * its request, attachments and evidence in one transaction. A repeated POST of the same signing finds the same case.
 * @param from a signature from a telephone comes without the applicant's session: whoever scanned the code may have made it.
 * There only the applicant's own certificate can be refused by the law, and a stranger's ends nothing.
 */
export async function submitRequest(desk: Desk, trust: Trust, account: ApplicantAccount, signingId: string, cms: Uint8Array, from: 'page' | 'telephone' = 'page'): Promise<Submitted> {
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
  if (checked.kind === 'not-confirmed' && (!printsCertificateCheck(draft) || (from === 'telephone' && !checked.isOfAsked))) return invalidInput({ field: 'signature', code: `eds.${checked.code}` });
  // No ground of refusal that is printed: only a key that cannot speak for the organisation.
  if (account.kind === 'legal-entity' && checked.kind === 'confirmed' && !actsForOrganisation(checked.signer)) return invalidInput({ field: 'signature', code: 'signature.notForOrganisation' });

  const judgement = judgementOf(checked);
  // Others have to sign, too: the request is sent by the last of them. A refusal of the applicant's own EDS needs nobody else.
  if (judgement.confirmed && coSignersOf(draft.form, draft.answers).length > 0) {
    const jointId = await beginJointRequest(desk, account, draft, signing, judgement);
    return jointId === undefined ? earlierSubmission(desk, signing) : { kind: 'awaiting', jointId };
  }
  const state = await inTransaction(desk.db, async (client) => {
    if (!await holdOpen(client, [draft.answers['unit'] ?? '']) || !await holdWhatWasSigned(desk, client, account, draft.id, signing) || !await useSigning(client, signing.id, desk.clock.real().toISOString())) return undefined;
    return openRequest(desk, client, { draft, signing, judgement });
  });
  if (state === undefined) return earlierSubmission(desk, signing);
  return checked.kind === 'confirmed' ? { kind: 'submitted', state } : { kind: 'refused', state, code: checked.code };
}

function printsCertificateCheck({ regulation, route }: RequestDraft): boolean {
  return [...regulation.compiled.get(route.route)!.nodes.values()].some(({ act }) => act === 'check-certificate');
}

/** What the first POST of this signing did; a refusal is told again with its reason. */
async function earlierSubmission(desk: Desk, signing: Signing): Promise<Submitted> {
  const caseId = await findByIdempotencyKey(desk.db, submissionKey(signing));
  const stored = caseId === undefined ? undefined : await findCase(desk.db, caseId);
  if (stored === undefined) {
    // The others have still to sign what this signing began; its page says how that stands, even if it is over already.
    const jointId = await findJointOfSigning(desk, signing.id);
    return jointId === undefined ? { kind: 'expired' } : { kind: 'awaiting', jointId };
  }
  if (stored.state.outcome?.kind !== 'refused') return { kind: 'submitted', state: stored.state };
  const { rows } = await desk.db.query<{ code: EdsCode | null }>("select details->>'code' as code from paper where case_id = $1 and kind = 'evidence' and name = 'request'", [stored.state.id]);
  return { kind: 'refused', state: stored.state, code: rows[0]?.code ?? undefined };
}
