import { createHash } from 'node:crypto';
import type { Case } from '@reglament/engine';
import { derivedId } from '../../storage/index.ts';
import type { Queryable } from '../../storage/index.ts';
import { carryOut } from '../cases/carry-out.ts';
import { DeskFailure } from '../desk.ts';
import type { Desk } from '../desk.ts';
import { addPaper } from '../papers.ts';
import type { ApplicantAccount } from '../people/sessions.ts';
import type { Signing } from '../signatures/signing.ts';
import { takeNumber } from '../workplace/registration-number.ts';
import { requestAnswers } from './choose-form.ts';
import { keepContent } from './contents.ts';
import { dayAnswers, findDraft, listProviders, lockDraft } from './drafts.ts';
import type { DraftReading, RequestDraft } from './drafts.ts';
import type { Judgement } from './judgement.ts';
import { sourceOf } from './register-fills.ts';
import { requestDocument } from './request-document.ts';
import { registersBySending, submissionSteps } from './submission-steps.ts';

export async function documentOf(desk: DraftReading, account: ApplicantAccount, draft: RequestDraft, madeAt: string): Promise<string> {
  const provider = (await listProviders(desk.db, draft.regulation)).find(({ id }) => id === draft.answers['unit']);
  return requestDocument(asOf(draft, madeAt), account, provider?.name ?? draft.regulation.provider.name, madeAt);
}

/** The draft as it stood when its document was made: the day in it stays, however much later the last signature comes. */
function asOf(draft: RequestDraft, madeAt: string): RequestDraft {
  return { ...draft, answers: { ...draft.answers, ...dayAnswers(draft.form, draft.regulation.decree.zone, madeAt) } };
}

function madeAtOf({ toSign }: Pick<Signing, 'toSign'>): string {
  return / madeAt="([^"]+)"/.exec(toSign.toString('utf8'))?.[1] ?? '';
}

/** Whether the draft still says what was laid before the applicant: another page may have changed an answer, or the form, since. */
export async function isStillWhatWasSigned(desk: DraftReading, account: ApplicantAccount, draft: RequestDraft, { toSign }: Pick<Signing, 'toSign'>): Promise<boolean> {
  return toSign.equals(Buffer.from(await documentOf(desk, account, draft, madeAtOf({ toSign }))));
}

/**
 * The same, under the draft's lock: whoever adds, moves or takes out a file at the same moment was before this look, and is
 * seen, or comes after the request has gone. The check of a certificate takes seconds, and nothing is sent unsigned.
 */
export async function holdWhatWasSigned(desk: Desk, client: Queryable, account: ApplicantAccount, draftId: string, signing: Pick<Signing, 'toSign'>): Promise<boolean> {
  const reading = { ...desk, db: client };
  const draft = await lockDraft(client, draftId) ? await findDraft(reading, account.id, draftId) : undefined;
  return draft !== undefined && isStillWhatWasSigned(reading, account, draft, signing);
}

/** A request with its signature judged, ready to become a case. */
export interface JudgedRequest {
  readonly draft: RequestDraft;
  readonly signing: Pick<Signing, 'id' | 'toSign'>;
  readonly judgement: Judgement;
}

/** Opens the case of a signed request inside the transaction that uses its signing: request, attachments and evidence with it. */
export async function openRequest(desk: Desk, client: Parameters<typeof addPaper>[0], { draft, signing, judgement }: JudgedRequest): Promise<Case> {
  const request = await keepContent(client, 'application/xml', signing.toSign);
  const compiled = draft.regulation.compiled.get(draft.route.route)!;
  const number = judgement.confirmed && registersBySending(compiled) ? { number: await takeNumber(client, draft.regulation, desk.clock.now()) } : {};
  const done = await carryOut(desk, {
    caseId: caseIdOf(signing), regulation: draft.regulation.id, idempotencyKey: submissionKey(signing),
    commands: [
      { kind: 'OpenCase', by: { kind: 'applicant', id: draft.accountId }, id: caseIdOf(signing), route: draft.route.route, applicant: draft.accountId, units: { provider: draft.answers['unit'] ?? '' }, request: request.toString('hex'), form: draft.form.id },
      ...submissionSteps(compiled, { accountId: draft.accountId, certificate: judgement.confirmed ? 'confirmed' : 'not-confirmed', ...number }),
    ],
  }, client);
  if (done.kind === 'invalid') throw new DeskFailure('submission-impossible', `Expected to submit on ${draft.regulation.id} ${draft.route.route}, but: ${JSON.stringify(done.problems)}`);
  await keepPapers(desk, client, asOf(draft, madeAtOf(signing)), done.state, request, judgement);
  if (judgement.confirmed) await client.query('delete from draft where id = $1', [draft.id]);
  return done.state;
}

async function keepPapers(desk: Desk, client: Parameters<typeof addPaper>[0], draft: RequestDraft, state: Case, request: Buffer, judgement: Judgement): Promise<void> {
  const base = { caseId: state.id, madeAt: desk.clock.now(), madeBy: draft.accountId };
  await addPaper(client, { ...base, kind: 'request', name: draft.form.id, fileName: 'request.xml', mediaType: 'application/xml', hash: request, details: { answers: JSON.stringify(requestAnswers(draft)), ...sourceDetails(draft) } });
  for (const file of draft.attachments) {
    await addPaper(client, { ...base, kind: 'attachment', name: file.document, fileName: file.fileName, mediaType: file.mediaType, hash: file.hash, details: {} });
  }
  const evidence = await keepContent(client, 'application/json', judgement.evidence);
  await addPaper(client, { ...base, kind: 'evidence', name: 'request', fileName: 'request-signature.json', mediaType: 'application/json', hash: evidence, details: judgement.details });
}

/** Which answers stand as a register said them: the official sees which are the applicant's own statement. */
function sourceDetails(draft: RequestDraft): Readonly<Record<string, string>> {
  const sources = draft.form.fields.flatMap((field) => { const source = sourceOf(draft, field); return source === undefined ? [] : [[field.id, source.system] as const]; });
  return sources.length === 0 ? {} : { sources: JSON.stringify(Object.fromEntries(sources)) };
}

/** The idempotency key of the submission that a signing leads to. */
export function submissionKey(signing: Pick<Signing, 'id'>): string {
  return `request/${signing.id}`;
}

/** The case's id follows from the signing, so that two processes that take the same POST make the same case. */
function caseIdOf(signing: Pick<Signing, 'id'>): string {
  return derivedId(signing.id, createHash('sha256').update(submissionKey(signing)).digest());
}
