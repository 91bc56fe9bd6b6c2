import type { EdsCode } from '@reglament/eds';
import { findCase, inTransaction } from '../../storage/index.ts';
import { carryOut } from '../cases/carry-out.ts';
import type { CarriedOut } from '../cases/carry-out.ts';
import { entriesOf } from '../cases/case-view.ts';
import { getRegulation } from '../desk.ts';
import type { Desk } from '../desk.ts';
import { invalidInput } from '../invalid-input.ts';
import type { InvalidInput } from '../invalid-input.ts';
import { addPaper } from '../papers.ts';
import { actsForOrganisation } from '../people/organisation-login.ts';
import type { ApplicantAccount } from '../people/sessions.ts';
import type { Trust } from '../ports.ts';
import { findContent, keepContent } from '../requests/contents.ts';
import { judgementOf } from '../requests/judgement.ts';
import { checkSignature } from '../signatures/check-signature.ts';
import { beginSigning, findSigning, useSigning } from '../signatures/signing.ts';
import type { Signing } from '../signatures/signing.ts';
import { answerDocument } from './answer-document.ts';
import type { AnsweredCase } from './answer-document.ts';
import { answerFiles, lockAwaited } from './answer-files.ts';
import type { AnswerFile } from './answer-files.ts';
import { asksOf } from './asks.ts';
import type { Ask } from './asks.ts';

/** What was asked of this person, with the files laid ready for the answer. */
export interface MyAsk {
  readonly of: AnsweredCase;
  readonly ask: Ask;
  /** What the official wrote. */
  readonly words: string;
  readonly files: readonly AnswerFile[];
}

/** `undefined` also for another's case, and for a number under which nothing was asked. */
export async function findMyAsk(desk: Desk, accountId: string, caseId: string, ask: number): Promise<MyAsk | undefined> {
  const stored = await findCase(desk.db, caseId);
  if (stored === undefined || stored.state.applicant !== accountId) return undefined;
  const { state } = stored;
  const found = asksOf(await entriesOf(desk.db, caseId), state, desk.clock.now()).find((one) => one.ask === ask);
  if (found === undefined) return undefined;
  const words = (await findContent(desk.db, Buffer.from(found.words, 'hex')))?.toString('utf8') ?? '';
  const of = { id: caseId, provider: state.units.provider, regulation: getRegulation(desk, state.regulation), ...(state.number === undefined ? {} : { number: state.number }) };
  return { of, ask: found, words, files: await answerFiles(desk.db, caseId, ask) };
}

/** Lays the exact document before the applicant; `undefined` while there is nothing to sign. */
export async function prepareAnswer(desk: Desk, account: ApplicantAccount, mine: MyAsk): Promise<{ readonly signingId: string; readonly document: string } | undefined> {
  if (mine.ask.standing !== 'open' || mine.files.length === 0) return undefined;
  const document = documentOf(mine, account, desk.clock.now());
  return { document, signingId: await beginSigning(desk, { accountId: account.id }, 'document', subjectOf(mine.of.id, mine.ask.ask), Buffer.from(document)) };
}

function documentOf({ of, ask, words, files }: MyAsk, account: ApplicantAccount, madeAt: string): string {
  return answerDocument(of, ask, words, files, account, madeAt);
}

function subjectOf(caseId: string, ask: number): string {
  return `${caseId}/${ask}`;
}

/** Case and ask to which a signing of this purpose belongs. */
export function answeredBy({ purpose, subject }: Pick<Signing, 'purpose' | 'subject'>): { readonly caseId: string; readonly ask: number } | undefined {
  const [caseId = '', ask = ''] = subject.split('/');
  return purpose === 'document' && /^\d{1,9}$/.test(ask) ? { caseId, ask: Number(ask) } : undefined;
}

export type Answered =
  | { readonly kind: 'given' }
  /** Too late, decided or withdrawn meanwhile: nothing was added to the case. */
  | { readonly kind: 'over' }
  | { readonly kind: 'expired' }
  | { readonly kind: 'unavailable' }
  | InvalidInput;

/**
 * Takes the applicant's signature of the answer, by the same checks as that of the request. A certificate that does not
 * hold is told, not refused: nothing is printed for it. The same POST twice gives the document once.
 */
export async function giveDocument(desk: Desk, trust: Trust, account: ApplicantAccount, signingId: string, cms: Uint8Array): Promise<Answered> {
  const signing = await findSigning(desk, { accountId: account.id }, signingId);
  const answered = signing && answeredBy(signing);
  if (signing === undefined || answered === undefined) return { kind: 'expired' };
  const mine = await findMyAsk(desk, account.id, answered.caseId, answered.ask);
  if (mine === undefined) return { kind: 'over' };
  if (mine.ask.standing !== 'open') return { kind: mine.ask.standing === 'given' ? 'given' : 'over' };
  if (signing.usedAt !== undefined || !isStillWhatWasShown(mine, account, signing)) return { kind: 'expired' };
  const whose = account.kind === 'legal-entity' ? { bin: account.iin } : { iin: account.iin };
  const checked = await checkSignature(trust, { cms, content: signing.toSign, ...whose, at: desk.clock.real() });
  if (checked.kind === 'unavailable') return checked;
  if (checked.kind !== 'confirmed') return invalidInput({ field: 'signature', code: `eds.${checked.code satisfies EdsCode}` });
  if (account.kind === 'legal-entity' && !actsForOrganisation(checked.signer)) return invalidInput({ field: 'signature', code: 'signature.notForOrganisation' });
  const done = await keepAnswer(desk, account, mine, signing, judgementOf(checked));
  if (done.kind === 'expired') return done;
  return done.kind === 'done' || done.problems.some(({ code }) => code === 'already-noted') ? { kind: 'given' } : { kind: 'over' };
}

/** Another page may have added or removed a file since. */
function isStillWhatWasShown(mine: MyAsk, account: ApplicantAccount, { toSign }: Signing): boolean {
  const madeAt = / madeAt="([^"]+)"/.exec(toSign.toString('utf8'))?.[1] ?? '';
  return mine.files.length > 0 && toSign.equals(Buffer.from(documentOf(mine, account, madeAt)));
}

/** The files, what was signed and its evidence become papers of the case in the transaction that tells the journal. */
async function keepAnswer(desk: Desk, account: ApplicantAccount, mine: MyAsk, signing: Signing, judgement: ReturnType<typeof judgementOf>): Promise<CarriedOut | { readonly kind: 'expired' }> {
  const { of, ask } = mine;
  const given: CarriedOut = { kind: 'invalid', problems: [{ field: 'ask', code: 'already-noted' }] };
  return inTransaction<CarriedOut, CarriedOut | { readonly kind: 'expired' }>(desk.db, async (client, undo) => {
    const isAwaited = await lockAwaited(client, of.id, ask.ask, desk.clock.now());
    if (!await useSigning(client, signing.id, desk.clock.real().toISOString())) return undo(given);
    // Looked at once more: the check of a certificate takes seconds, in which another page may have added or removed a file.
    const files = await answerFiles(client, of.id, ask.ask);
    if (isAwaited && !isStillWhatWasShown({ ...mine, files }, account, signing)) return undo({ kind: 'expired' });
    const content = await keepContent(client, 'application/xml', signing.toSign);
    const evidence = await keepContent(client, 'application/json', judgement.evidence);
    const base = { caseId: of.id, madeAt: desk.clock.now(), madeBy: account.id };
    for (const file of files) await addPaper(client, { ...base, kind: 'attachment', name: ask.document, fileName: file.fileName, mediaType: file.mediaType, hash: file.hash, details: { ask: `${ask.ask}` } });
    await addPaper(client, { ...base, kind: 'attachment', name: ANSWER_PAPER, fileName: `answer-${ask.ask}.xml`, mediaType: 'application/xml', hash: content, details: { ask: `${ask.ask}` } });
    await addPaper(client, { ...base, kind: 'evidence', name: ANSWER_PAPER, fileName: `answer-${ask.ask}-signature.json`, mediaType: 'application/json', hash: evidence, details: judgement.details });
    await client.query('delete from answer_file where case_id = $1 and ask = $2', [of.id, ask.ask]);
    const command = { kind: 'GiveDocument', by: { kind: 'applicant', id: account.id }, ask: ask.ask, content: content.toString('hex'), evidence: evidence.toString('hex') } as const;
    const done = await carryOut(desk, { caseId: of.id, commands: [command] }, client);
    return done.kind === 'invalid' ? undo(done) : done;
  });
}

/** Name of the paper that was signed with the files of an answer. */
export const ANSWER_PAPER = 'document-answer';
