/** What may be signed on the phone: a request, the answer to an official who asked for a document, somebody's joint request. */
import type { EdsCode } from '@reglament/eds';
import type { LocalizedText, Regulation } from '@reglament/regulation';
import { findByIdempotencyKey } from '../../storage/index.ts';
import { answeredBy, findMyAsk, giveDocument } from '../asked/give-document.ts';
import type { Answered } from '../asked/give-document.ts';
import type { Desk } from '../desk.ts';
import type { InvalidInput } from '../invalid-input.ts';
import { coSign, isWordRight, signerOf, wordAsked } from '../joint/co-sign.ts';
import type { CoSigned } from '../joint/co-sign.ts';
import { coSignersOf } from '../joint/co-signers.ts';
import { findJointOfSigning, findJointRequest } from '../joint/joint-requests.ts';
import type { ApplicantAccount } from '../people/sessions.ts';
import type { Trust } from '../ports.ts';
import { findDraft } from '../requests/drafts.ts';
import { submissionKey, submitRequest } from '../requests/submit.ts';
import type { Submitted } from '../requests/submit.ts';
import type { Signing } from './signing.ts';

/** Reasons of our own; the others are `EdsCode`. Worded as `eds.code.<code>`. */
export const MOBILE_CODES = ['qr-used', 'qr-unknown', 'qr-over'] as const;
export type MobileCode = (typeof MOBILE_CODES)[number];

export interface MobileRefused { readonly kind: 'refused'; readonly code: EdsCode | MobileCode }

/** The ask that a signed document answers; a request answers none. */
export interface AnsweredAsk { readonly caseId: string; readonly ask: number }

/** Kept as JSON with the row: the draft may be gone when the phone or the page asks. */
export interface Shown {
  readonly answer?: AnsweredAsk;
  /** Another's request that waits for this person, with the word that they wrote for it. */
  readonly joint?: { readonly id: string; readonly word: string };
  /** Others sign after this person, so that nothing is sent at once. */
  readonly several?: boolean;
  readonly regulation: string;
  readonly title: LocalizedText;
  readonly organisation: LocalizedText;
  readonly bin: string;
}

/** What the phone shows of a signing; `undefined` where there is nothing (any more) to sign on a phone. */
export async function shownOf(desk: Desk, account: ApplicantAccount, signing: Signing, word: string): Promise<Shown | undefined> {
  const answer = answeredBy(signing);
  if (answer !== undefined) {
    const mine = await findMyAsk(desk, account.id, answer.caseId, answer.ask);
    return mine?.ask.standing === 'open' ? { answer, ...await namesOf(desk, mine.of.regulation, mine.of.provider) } : undefined;
  }
  if (signing.purpose === 'co-signature') return jointShown(desk, account, signing.subject, word);
  const draft = signing.purpose === 'request' ? await findDraft(desk, account.id, signing.subject) : undefined;
  if (draft === undefined) return undefined;
  const names = await namesOf(desk, draft.regulation, draft.answers['unit'] ?? '');
  return coSignersOf(draft.form, draft.answers).length > 0 ? { several: true, ...names } : names;
}

async function jointShown(desk: Desk, account: ApplicantAccount, id: string, word: string): Promise<Shown | undefined> {
  const joint = await findJointRequest(desk, account, id);
  const signer = joint && signerOf(joint, account);
  if (joint?.draft === undefined || joint.status !== 'open' || signer?.status !== 'asked') return undefined;
  const asked = wordAsked(joint, signer);
  if (asked !== undefined && !isWordRight(asked, word)) return undefined;
  return { joint: { id, word }, several: true, ...await namesOf(desk, joint.draft.regulation, joint.draft.answers['unit'] ?? '') };
}

async function namesOf(desk: Desk, regulation: Regulation, unit: string): Promise<Shown> {
  const { rows } = await desk.db.query<{ name: LocalizedText; certificate_bin: string | null }>('select name, certificate_bin from unit where id = $1', [unit]);
  return { regulation: regulation.id, title: regulation.title, organisation: rows[0]?.name ?? regulation.provider.name, bin: rows[0]?.certificate_bin ?? '' };
}

export type MobileTaken =
  | { readonly kind: 'taken' }
  | MobileRefused;

/** Does with a signature from the phone what its page would do with one from a key file. */
export async function takeSigned(desk: Desk, trust: Trust, account: ApplicantAccount, { signing, shown }: { readonly signing: Signing; readonly shown: Shown }, cms: Uint8Array): Promise<MobileTaken> {
  if (shown.answer !== undefined) return told(await giveDocument(desk, trust, account, signing.id, cms));
  if (shown.joint !== undefined) return told(await coSign(desk, trust, account, shown.joint.id, { signingId: signing.id, cms, word: shown.joint.word }));
  return told(await submitRequest(desk, trust, account, signing.id, cms, 'telephone'));
}

function told(done: Answered | CoSigned | Submitted): MobileTaken {
  switch (done.kind) {
    case 'given':
    case 'signed':
    case 'sent':
    case 'submitted':
    case 'awaiting': return { kind: 'taken' };
    // The case exists, ended by the law's refusal; the page leads the applicant to it, and the phone says why.
    case 'refused': return { kind: 'refused', code: done.code ?? 'signature-invalid' };
    case 'unavailable': return { kind: 'refused', code: 'revocation-unavailable' };
    case 'over':
    case 'expired': return { kind: 'refused', code: 'qr-over' };
    case 'invalid': return { kind: 'refused', code: codeOf(done) };
  }
}

/** Why the certificate or the signature does not hold; the phone's owner can mend nothing else here. */
function codeOf({ problems: [problem] }: InvalidInput): EdsCode | MobileCode {
  if (problem?.field !== 'signature') return 'qr-answer-invalid';
  if (problem.code === 'form.expired') return 'qr-over';
  if (problem.code === 'signature.notForOrganisation') return 'role-not-allowed';
  const code = /^eds\.(.+)$/.exec(problem.code)?.[1];
  return code === undefined ? 'qr-answer-invalid' : code as EdsCode;
}

/** Where what was signed stands now: a case, or a request that waits for others. */
export type SigningOutcome = { readonly caseId: string } | { readonly jointId: string };

/** What became of it, on the phone or otherwise; `undefined` while there is still something to sign. */
export async function outcomeOf(desk: Desk, account: ApplicantAccount, signingId: string, { answer, joint }: Shown): Promise<SigningOutcome | undefined> {
  if (answer !== undefined) {
    const mine = await findMyAsk(desk, account.id, answer.caseId, answer.ask);
    return mine?.ask.standing === 'given' ? { caseId: answer.caseId } : undefined;
  }
  if (joint !== undefined) {
    const found = await findJointRequest(desk, account, joint.id);
    // Taken back or declined by another meanwhile: its page says so.
    return found === undefined || (found.status === 'open' && signerOf(found, account)?.status === 'asked') ? undefined : { jointId: joint.id };
  }
  const caseId = await findByIdempotencyKey(desk.db, submissionKey({ id: signingId }));
  if (caseId !== undefined) return { caseId };
  const jointId = await findJointOfSigning(desk, signingId);
  return jointId === undefined ? undefined : { jointId };
}
