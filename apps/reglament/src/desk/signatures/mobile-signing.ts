import { createHash } from 'node:crypto';
import { acceptMobileAnswer, answerApi1, answerApi2, startMobileSigning } from '@reglament/eds';
import type { Api1Body, Api2Body, EdsCode, MobileRefusal, MobileSigning } from '@reglament/eds';
import type { LocalizedText, Regulation } from '@reglament/regulation';
import { findByIdempotencyKey } from '../../storage/index.ts';
import { answeredBy, findMyAsk, giveDocument } from '../asked/give-document.ts';
import type { Answered } from '../asked/give-document.ts';
import type { Desk } from '../desk.ts';
import { coSignersOf } from '../joint/co-signers.ts';
import { findAccount } from '../people/sessions.ts';
import type { ApplicantAccount } from '../people/sessions.ts';
import type { Trust } from '../ports.ts';
import { findDraft } from '../requests/drafts.ts';
import { submissionKey, submitRequest } from '../requests/submit.ts';
import { findSigning } from './signing.ts';
import type { Signing } from './signing.ts';

/** Reasons of our own; the others are `EdsCode`. Worded as `eds.code.<code>`. */
export const MOBILE_CODES = ['qr-used', 'qr-unknown'] as const;
export type MobileCode = (typeof MOBILE_CODES)[number];

export interface MobileRefused { readonly kind: 'refused'; readonly code: EdsCode | MobileCode }

/** How long a QR code is good for. */
export const MOBILE_MINUTES = 5;
/** Expired rows are kept a while, so that a late phone is told "expired" and not "unknown". */
const KEPT_MINUTES = 60;

/** The ask that a signed document answers; a request answers none. */
export interface AnsweredAsk { readonly caseId: string; readonly ask: number }

/** Kept as JSON with the row: the draft may be gone when the phone or the page asks. */
interface Shown { readonly answer?: AnsweredAsk; readonly regulation: string; readonly title: LocalizedText; readonly organisation: LocalizedText; readonly bin: string }

/**
 * Lets the applicant sign a prepared request on the phone. A new code makes an earlier one of the same signing void.
 * @returns the secret part of API 1's address, or `expired` when there is nothing (any more) to sign
 */
export async function beginMobileSigning(desk: Desk, account: ApplicantAccount, signingId: string): Promise<{ readonly kind: 'begun'; readonly address: string } | { readonly kind: 'expired' }> {
  const signing = await findSigning(desk, { accountId: account.id }, signingId);
  const shown = signing === undefined || signing.usedAt !== undefined ? undefined : await shownFor(desk, account, signing);
  if (signing === undefined || shown === undefined) return { kind: 'expired' };
  const now = desk.clock.real();
  const started = startMobileSigning(partsOf(shown, signing.toSign, new Date(now.getTime() + MOBILE_MINUTES * 60_000)));
  await desk.db.query('delete from mobile_signing where expires_at < $1', [new Date(now.getTime() - KEPT_MINUTES * 60_000).toISOString()]);
  await desk.db.query(
    `insert into mobile_signing (address_hash, token, account_id, signing_id, shown, made_at, expires_at) values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (signing_id) do update set address_hash = excluded.address_hash, token = excluded.token, made_at = excluded.made_at, expires_at = excluded.expires_at`,
    [hashOf(started.id), started.token, account.id, signing.id, JSON.stringify(shown), now.toISOString(), started.expiresAt.toISOString()]);
  return { kind: 'begun', address: started.id };
}

/** What the phone shows of a request, or of the answer to an official who asked for a document; nothing else is signed so. */
async function shownFor(desk: Desk, account: ApplicantAccount, signing: Signing): Promise<Shown | undefined> {
  const answer = answeredBy(signing);
  if (answer !== undefined) {
    const mine = await findMyAsk(desk, account.id, answer.caseId, answer.ask);
    return mine?.ask.standing === 'open' ? { answer, ...await shownOf(desk, mine.of.regulation, mine.of.provider) } : undefined;
  }
  const draft = signing.purpose === 'request' ? await findDraft(desk, account.id, signing.subject) : undefined;
  if (draft === undefined || coSignersOf(draft.form, draft.answers).length > 0) return undefined;
  return shownOf(desk, draft.regulation, draft.answers['unit'] ?? '');
}

async function shownOf(desk: Desk, regulation: Regulation, unit: string): Promise<Shown> {
  const { rows } = await desk.db.query<{ name: LocalizedText; certificate_bin: string | null }>('select name, certificate_bin from unit where id = $1', [unit]);
  return { regulation: regulation.id, title: regulation.title, organisation: rows[0]?.name ?? regulation.provider.name, bin: rows[0]?.certificate_bin ?? '' };
}

/** API 1: what is to be signed and where it lies. */
export async function answerFirstCall(desk: Desk, address: string, documentUri: string): Promise<{ readonly kind: 'answer'; readonly body: Api1Body } | MobileRefused> {
  const found = await findMobile(desk, address);
  if (found === undefined) return UNKNOWN;
  if (found.signing.usedAt !== undefined) return USED;
  return asAnswer(answerApi1(found.mobile, documentUri, desk.clock.real()));
}

/** API 2, GET: the document itself, for the bearer of the token. */
export async function answerSecondCall(desk: Desk, address: string, authorization: string | undefined): Promise<{ readonly kind: 'answer'; readonly body: Api2Body } | MobileRefused> {
  const found = await findMobile(desk, address);
  if (found === undefined) return UNKNOWN;
  const answer = asAnswer(answerApi2(found.mobile, authorization, desk.clock.real()));
  // Only the bearer of the token is told that it was used.
  if (found.signing.usedAt !== undefined && !(answer.kind === 'refused' && answer.code === 'qr-token-invalid')) return USED;
  return answer;
}

export type MobileTaken = { readonly kind: 'taken'; readonly caseId: string } | MobileRefused | { readonly kind: 'unavailable' };

/**
 * API 2, PUT: takes the phone's signature and submits the request for the account that began the signing. A wrong answer
 * leaves the code good until it expires; a judged one uses it up together with the signing, in one transaction.
 */
export async function takeMobileAnswer(desk: Desk, trust: Trust, address: string, authorization: string | undefined, body: unknown): Promise<MobileTaken> {
  const allowed = await answerSecondCall(desk, address, authorization);
  if (allowed.kind === 'refused') return allowed;
  const found = await findMobile(desk, address);
  const account = found && await findAccount(desk.db, found.accountId);
  if (found === undefined || account === undefined) return UNKNOWN;
  const accepted = await acceptMobileAnswer(found.mobile, authorization, body, desk.clock.real());
  if (accepted.kind === 'refused') return accepted;
  const [document] = accepted.documents;
  if (document?.kind !== 'cms') return { kind: 'refused', code: 'qr-answer-invalid' };
  const answer = answeredBy(found.signing);
  if (answer !== undefined) return answerTaken(await giveDocument(desk, trust, account, found.signing.id, document.cms), answer);
  const submitted = await submitRequest(desk, trust, account, found.signing.id, document.cms);
  switch (submitted.kind) {
    case 'submitted': return { kind: 'taken', caseId: submitted.state.id };
    // The case exists, ended by the law's refusal; the page leads the applicant to it, and the phone says why.
    case 'refused': return { kind: 'refused', code: submitted.code ?? 'signature-invalid' };
    case 'unavailable': return { kind: 'unavailable' };
    case 'expired': return { kind: 'refused', code: 'qr-expired' };
    // No code is shown for a request that several sign.
    case 'awaiting': return { kind: 'refused', code: 'qr-unknown' };
    case 'invalid': return { kind: 'refused', code: 'qr-answer-invalid' };
  }
}

function answerTaken(done: Answered, { caseId }: AnsweredAsk): MobileTaken {
  switch (done.kind) {
    case 'given': return { kind: 'taken', caseId };
    case 'unavailable': return { kind: 'unavailable' };
    case 'over':
    case 'expired': return { kind: 'refused', code: 'qr-expired' };
    case 'invalid': return { kind: 'refused', code: 'qr-answer-invalid' };
  }
}

export type MobileState =
  | { readonly kind: 'waiting'; readonly regulation: string; readonly answer?: AnsweredAsk }
  /** Signed, on the phone or otherwise: the case stands in the cabinet. */
  | { readonly kind: 'done'; readonly caseId: string; readonly answer?: AnsweredAsk }
  | { readonly kind: 'expired'; readonly regulation: string; readonly answer?: AnsweredAsk };

/** How it stands, for the page of the person who began it; `undefined` also for anybody else. */
export async function findMobileState(desk: Desk, account: ApplicantAccount, address: string): Promise<MobileState | undefined> {
  const row = await findRow(desk, address);
  if (row === undefined || row.account_id !== account.id) return undefined;
  const { answer, regulation } = row.shown;
  const caseId = answer === undefined ? await findByIdempotencyKey(desk.db, submissionKey({ id: row.signing_id })) : await givenTo(desk, account, answer);
  const of = answer === undefined ? {} : { answer };
  if (caseId !== undefined) return { kind: 'done', caseId, ...of };
  return { kind: desk.clock.real() >= row.expires_at ? 'expired' : 'waiting', regulation, ...of };
}

async function givenTo(desk: Desk, account: ApplicantAccount, { caseId, ask }: AnsweredAsk): Promise<string | undefined> {
  return (await findMyAsk(desk, account.id, caseId, ask))?.ask.standing === 'given' ? caseId : undefined;
}

const UNKNOWN: MobileRefused = { kind: 'refused', code: 'qr-unknown' };
const USED: MobileRefused = { kind: 'refused', code: 'qr-used' };

function asAnswer<T extends Api1Body | Api2Body>(answer: T | MobileRefusal): { readonly kind: 'answer'; readonly body: T } | MobileRefused {
  return isRefusal(answer) ? answer : { kind: 'answer', body: answer };
}

function isRefusal(answer: Api1Body | Api2Body | MobileRefusal): answer is MobileRefusal {
  return 'kind' in answer;
}

interface Row { readonly token: string; readonly account_id: string; readonly signing_id: string; readonly shown: Shown; readonly expires_at: Date }

async function findRow(desk: Desk, address: string): Promise<Row | undefined> {
  const { rows } = await desk.db.query<Row>('select token, account_id, signing_id, shown, expires_at from mobile_signing where address_hash = $1', [hashOf(address)]);
  return rows[0];
}

interface Mobile { readonly mobile: MobileSigning; readonly signing: Signing; readonly accountId: string }

async function findMobile(desk: Desk, address: string): Promise<Mobile | undefined> {
  const row = await findRow(desk, address);
  const signing = row && await findSigning(desk, { accountId: row.account_id }, row.signing_id);
  if (row === undefined || signing === undefined) return undefined;
  return { mobile: { id: address, token: row.token, state: 'waiting', ...partsOf(row.shown, signing.toSign, row.expires_at) }, signing, accountId: row.account_id };
}

/** CMS and not XML: what is kept and judged is a signature of the very bytes that the page shows. */
function partsOf({ title, organisation, bin }: Shown, content: Uint8Array, expiresAt: Date): Parameters<typeof startMobileSigning>[0] {
  return {
    expiresAt, description: `${title.kk} / ${title.ru}`,
    organisation: { ...mobileName(organisation), bin },
    documents: [{ kind: 'cms', id: 1, content, mime: '', ...mobileName(title) }],
  };
}

function mobileName({ kk, ru, en }: LocalizedText): { readonly nameKz: string; readonly nameRu: string; readonly nameEn: string } {
  return { nameKz: kk, nameRu: ru, nameEn: en };
}

function hashOf(address: string): Buffer {
  return createHash('sha256').update(address).digest();
}
