import { createHash } from 'node:crypto';
import { acceptMobileAnswer, answerApi1, answerApi2, startMobileSigning } from '@reglament/eds';
import type { Api1Body, Api2Body, EdsCode, MobileRefusal, MobileSigning } from '@reglament/eds';
import type { LocalizedText } from '@reglament/regulation';
import type { Desk } from '../desk.ts';
import { findAccount } from '../people/sessions.ts';
import type { ApplicantAccount } from '../people/sessions.ts';
import type { Trust } from '../ports.ts';
import { outcomeOf, shownOf, takeSigned } from './mobile-subject.ts';
import type { MobileCode, MobileRefused, MobileTaken, Shown, SigningOutcome } from './mobile-subject.ts';
import { findSigning } from './signing.ts';
import type { Signing } from './signing.ts';

export { MOBILE_CODES } from './mobile-subject.ts';
export type { MobileCode } from './mobile-subject.ts';

/** How long a QR code is good for. */
export const MOBILE_MINUTES = 5;
/** Expired rows are kept a while, so that a late phone is told "expired" and not "unknown". */
const KEPT_MINUTES = 60;

/**
 * Lets the applicant, or who signs with them, sign prepared bytes on the phone. A new code makes an earlier one of the same signing void.
 * @param word what a child wrote, where the form prints a word for it
 * @returns the secret part of API 1's address, or `expired` when there is nothing (any more) to sign
 */
export async function beginMobileSigning(desk: Desk, account: ApplicantAccount, signingId: string, word = ''): Promise<{ readonly kind: 'begun'; readonly address: string } | { readonly kind: 'expired' }> {
  const signing = await findSigning(desk, { accountId: account.id }, signingId);
  const shown = signing === undefined || signing.usedAt !== undefined ? undefined : await shownOf(desk, account, signing, word);
  if (signing === undefined || shown === undefined) return { kind: 'expired' };
  const now = desk.clock.real();
  const started = startMobileSigning(partsOf(shown, signing.toSign, new Date(now.getTime() + MOBILE_MINUTES * 60_000)));
  await desk.db.query('delete from mobile_signing where expires_at < $1', [new Date(now.getTime() - KEPT_MINUTES * 60_000).toISOString()]);
  await desk.db.query(
    `insert into mobile_signing (address_hash, token, account_id, signing_id, shown, made_at, expires_at) values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (signing_id) do update set address_hash = excluded.address_hash, token = excluded.token, shown = excluded.shown, made_at = excluded.made_at, expires_at = excluded.expires_at, refused_code = null, refusals = 0`,
    [hashOf(started.id), started.token, account.id, signing.id, JSON.stringify(shown), now.toISOString(), started.expiresAt.toISOString()]);
  return { kind: 'begun', address: started.id };
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

/**
 * API 2, PUT: takes the phone's signature for the account that began the signing. A wrong answer
 * leaves the code good until it expires, and the page that waits is told of it; a judged one uses it up together with the
 * signing, in one transaction.
 */
export async function takeMobileAnswer(desk: Desk, trust: Trust, address: string, authorization: string | undefined, body: unknown): Promise<MobileTaken> {
  const allowed = await answerSecondCall(desk, address, authorization);
  if (allowed.kind === 'refused') return allowed;
  const found = await findMobile(desk, address);
  const account = found && await findAccount(desk.db, found.accountId);
  if (found === undefined || account === undefined) return UNKNOWN;
  const accepted = await acceptMobileAnswer(found.mobile, authorization, body, desk.clock.real());
  const [document] = accepted.kind === 'refused' ? [] : accepted.documents;
  const taken = accepted.kind === 'refused' ? accepted : document?.kind === 'cms' ? await takeSigned(desk, trust, account, found, document.cms) : WRONG_ANSWER;
  // Only who scanned the code gets this far: nobody else can put words on its page.
  if (taken.kind === 'refused') await desk.db.query('update mobile_signing set refused_code = $2, refusals = refusals + 1 where address_hash = $1', [hashOf(address), taken.code]);
  return taken;
}

/** The last answer of a phone that was not taken. */
export interface RefusedOnPhone {
  readonly code: EdsCode | MobileCode;
  /** How many there were with this code: the page notices a further one by it. */
  readonly count: number;
}

export type MobileState =
  | { readonly kind: 'waiting' | 'expired'; readonly shown: Shown; readonly signingId: string; readonly refused: RefusedOnPhone | undefined }
  /** Signed, on the phone or otherwise. */
  | { readonly kind: 'done'; readonly shown: Shown; readonly outcome: SigningOutcome };

/** How it stands, for the page of the person who began it; `undefined` also for anybody else. */
export async function findMobileState(desk: Desk, account: ApplicantAccount, address: string): Promise<MobileState | undefined> {
  const row = await findRow(desk, address);
  if (row === undefined || row.account_id !== account.id) return undefined;
  const { shown } = row;
  const outcome = await outcomeOf(desk, account, row.signing_id, shown);
  if (outcome !== undefined) return { kind: 'done', shown, outcome };
  const refused = row.refused_code === null ? undefined : { code: row.refused_code, count: row.refusals };
  return { kind: desk.clock.real() >= row.expires_at ? 'expired' : 'waiting', shown, signingId: row.signing_id, refused };
}

const UNKNOWN: MobileRefused = { kind: 'refused', code: 'qr-unknown' };
const USED: MobileRefused = { kind: 'refused', code: 'qr-used' };
const WRONG_ANSWER: MobileRefused = { kind: 'refused', code: 'qr-answer-invalid' };

function asAnswer<T extends Api1Body | Api2Body>(answer: T | MobileRefusal): { readonly kind: 'answer'; readonly body: T } | MobileRefused {
  return isRefusal(answer) ? answer : { kind: 'answer', body: answer };
}

function isRefusal(answer: Api1Body | Api2Body | MobileRefusal): answer is MobileRefusal {
  return 'kind' in answer;
}

interface Row { readonly token: string; readonly account_id: string; readonly signing_id: string; readonly shown: Shown; readonly expires_at: Date; readonly refused_code: EdsCode | MobileCode | null; readonly refusals: number }

async function findRow(desk: Desk, address: string): Promise<Row | undefined> {
  const { rows } = await desk.db.query<Row>('select token, account_id, signing_id, shown, expires_at, refused_code, refusals from mobile_signing where address_hash = $1', [hashOf(address)]);
  return rows[0];
}

interface Mobile { readonly mobile: MobileSigning; readonly signing: Signing; readonly shown: Shown; readonly accountId: string }

async function findMobile(desk: Desk, address: string): Promise<Mobile | undefined> {
  const row = await findRow(desk, address);
  const signing = row && await findSigning(desk, { accountId: row.account_id }, row.signing_id);
  if (row === undefined || signing === undefined) return undefined;
  return { mobile: { id: address, token: row.token, state: 'waiting', ...partsOf(row.shown, signing.toSign, row.expires_at) }, signing, shown: row.shown, accountId: row.account_id };
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
