import type { EdsCode } from '@reglament/eds';
import { inTransaction } from '../../storage/index.ts';
import type { Queryable } from '../../storage/index.ts';
import { DeskFailure } from '../desk.ts';
import type { Desk } from '../desk.ts';
import { invalidInput } from '../invalid-input.ts';
import type { InvalidInput } from '../invalid-input.ts';
import { holdOpen } from '../organisation/closing.ts';
import { addPaper } from '../papers.ts';
import { findAccount } from '../people/sessions.ts';
import type { ApplicantAccount } from '../people/sessions.ts';
import type { Trust } from '../ports.ts';
import { findContent, keepContent } from '../requests/contents.ts';
import { judgementOf } from '../requests/judgement.ts';
import type { Judgement } from '../requests/judgement.ts';
import { holdWhatWasSigned, openRequest } from '../requests/open-request.ts';
import { checkSignature } from '../signatures/check-signature.ts';
import { beginSigning, findSigning, useSigning } from '../signatures/signing.ts';
import type { CoSignerKind } from './co-signers.ts';
import { findJointRequest, lockOpen } from './joint-requests.ts';
import type { JointRequest, JointSigner } from './joint-requests.ts';

/** The person's own place among those asked. */
export function signerOf(joint: JointRequest, { iin }: Pick<ApplicantAccount, 'iin'>): JointSigner | undefined {
  return joint.signers.find((signer) => signer.iin === iin);
}

/** Lays the very bytes the applicant signed before another of the signers. */
export async function prepareCoSignature(desk: Desk, account: ApplicantAccount, joint: JointRequest): Promise<{ readonly signingId: string; readonly document: Buffer } | undefined> {
  const document = await findContent(desk.db, joint.documentHash);
  return document && { signingId: await beginSigning(desk, { accountId: account.id }, 'co-signature', joint.id, document), document };
}

/** The word the form prints for a child; compared without regard to case and spaces. */
export function wordAsked({ draft }: JointRequest, { who }: Pick<JointSigner, 'who'>): string | undefined {
  return draft?.form.coSigners.find((one) => one.who === who)?.word;
}

export type CoSigned =
  | { readonly kind: 'signed' }
  /** Theirs was the last signature: the request has gone. */
  | { readonly kind: 'sent'; readonly caseId: string }
  /** Taken back, declined, run out or no longer what was signed. */
  | { readonly kind: 'over' }
  | { readonly kind: 'unavailable' }
  | InvalidInput;

/** Takes a co-signer's signature of the same bytes. A certificate that does not hold is told, not refused: nothing is printed for it. */
export async function coSign(desk: Desk, trust: Trust, account: ApplicantAccount, jointId: string, signed: { readonly signingId: string; readonly cms: Uint8Array; readonly word: string }): Promise<CoSigned> {
  // In this order: where the signing is found used, the joint request already shows what it was used for.
  const signing = await findSigning(desk, { accountId: account.id }, signed.signingId);
  const joint = await findJointRequest(desk, account, jointId);
  const signer = joint && signerOf(joint, account);
  if (joint === undefined || signer === undefined || !isAwaited(joint, signer)) return cameTo(joint, signer);
  if (signing === undefined || signing.subject !== joint.id || signing.usedAt !== undefined) return invalidInput({ field: 'signature', code: 'form.expired' });
  const word = wordAsked(joint, signer);
  if (word !== undefined && !isWordRight(word, signed.word)) return invalidInput({ field: 'word', code: 'coSigner.word', params: { word } });
  const checked = await checkSignature(trust, { cms: signed.cms, content: signing.toSign, iin: account.iin, at: desk.clock.real() });
  if (checked.kind === 'unavailable') return checked;
  if (checked.kind !== 'confirmed') return invalidInput({ field: 'signature', code: `eds.${checked.code satisfies EdsCode}` });
  const done = await inTransaction(desk.db, async (client): Promise<CoSigned | undefined> => {
    if (!await lockOpen(client, joint.id, desk.clock.now()) || !await useSigning(client, signing.id, desk.clock.real().toISOString())) return undefined;
    if (!await isStillWhatAllSign(desk, client, joint, signing.toSign)) {
      await client.query("update joint_request set status = 'changed' where id = $1", [joint.id]);
      return { kind: 'over' };
    }
    await keepSignature(desk, client, signer, judgementOf(checked), word);
    const { rowCount } = await client.query("select 1 from joint_signature where joint_id = $1 and status <> 'signed'", [joint.id]);
    return rowCount === 0 ? send(desk, client, joint) : { kind: 'signed' };
  });
  // Somebody was faster; who presses twice is told what the first press came to.
  return done ?? cameToBy(desk, account, joint.id);
}

const isAwaited = ({ status }: JointRequest, signer: JointSigner): boolean => status === 'open' && signer.status === 'asked';

async function cameToBy(desk: Desk, account: ApplicantAccount, jointId: string): Promise<CoSigned> {
  const joint = await findJointRequest(desk, account, jointId);
  return cameTo(joint, joint && signerOf(joint, account));
}

/** What has become of a signature that is not awaited any more. */
function cameTo(joint: JointRequest | undefined, signer: JointSigner | undefined): CoSigned {
  if (joint?.caseId !== undefined) return { kind: 'sent', caseId: joint.caseId };
  return joint?.status === 'open' && signer?.status === 'signed' ? { kind: 'signed' } : { kind: 'over' };
}

/**
 * The draft is held fast while others sign it, but the department's or the applicant's name may change meanwhile. Then
 * nobody has signed what would be sent: not one signature more is taken, and the applicant is told to sign anew. The
 * department is held open meanwhile, as for any request: whoever closes it waits, and finds the case or the joint request.
 */
async function isStillWhatAllSign(desk: Desk, client: Queryable, { account, draft }: JointRequest, toSign: Buffer): Promise<boolean> {
  const applicant = await findAccount(client, account);
  return draft !== undefined && applicant !== undefined && await holdOpen(client, [draft.answers['unit'] ?? '']) && holdWhatWasSigned(desk, client, applicant, draft.id, { toSign });
}

export function isWordRight(asked: string, given: string): boolean {
  return fold(given) === fold(asked);
}

function fold(text: string): string {
  return text.trim().normalize('NFC').toLocaleLowerCase('kk').replace(/[«»".]/g, '');
}

async function keepSignature(desk: Desk, client: Queryable, { id }: JointSigner, { details, evidence }: Judgement, word: string | undefined): Promise<void> {
  await client.query("update joint_signature set status = 'signed', word = $2, verdict = $3, evidence = $4, at = $5 where id = $1",
    [id, word ?? null, JSON.stringify(details), await keepContent(client, 'application/json', evidence), desk.clock.now()]);
}

/** All have signed: the request is opened in the applicant's name, with everybody's evidence beside it. */
async function send(desk: Desk, client: Parameters<typeof openRequest>[1], joint: JointRequest): Promise<CoSigned> {
  const { rows: [own] } = await client.query<{ verdict: Record<string, string>; made_at: Date; bytes: Buffer }>('select j.verdict, j.made_at, c.bytes from joint_request j join content c on c.hash = j.evidence where j.id = $1', [joint.id]);
  const document = await findContent(client, joint.documentHash);
  if (joint.draft === undefined || own === undefined || document === undefined) throw new DeskFailure('submission-impossible', `Expected draft, evidence and document of the joint request ${joint.id}, but something is gone`);
  const { rows: signatures } = await client.query<{ who: CoSignerKind; iin: string; at: Date; word: string | null; verdict: Record<string, string>; evidence: Buffer }>('select who, iin, at, word, verdict, evidence from joint_signature where joint_id = $1 order by who desc, id', [joint.id]);
  const state = await openRequest(desk, client, { draft: joint.draft, signing: { id: joint.signingId, toSign: document }, judgement: { confirmed: true, details: { ...own.verdict, signedAt: own.made_at.toISOString() }, evidence: own.bytes } });
  for (const [index, { who, iin, at, word, verdict, evidence }] of signatures.entries()) {
    await addPaper(client, {
      caseId: state.id, madeAt: desk.clock.now(), madeBy: joint.account, kind: 'evidence', name: `co-signature-${index + 1}`, fileName: `co-signature-${index + 1}.json`, mediaType: 'application/json', hash: evidence,
      details: { ...verdict, who, iin, signedAt: at.toISOString(), ...(word === null ? {} : { word }) },
    });
  }
  await client.query("update joint_request set status = 'sent', case_id = $2 where id = $1", [joint.id, state.id]);
  return { kind: 'sent', caseId: state.id };
}
