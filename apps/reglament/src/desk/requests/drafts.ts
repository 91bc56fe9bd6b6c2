import { routeForms } from '@reglament/regulation';
import type { Form, OfferedForm, Regulation, Route } from '@reglament/regulation';
import { inTransaction, timeOrderedId } from '../../storage/index.ts';
import type { Queryable } from '../../storage/index.ts';
import type { Zone } from '@reglament/calendar';
import { dayAt } from '../clock/local-day.ts';
import { getRegulation } from '../desk.ts';
import type { Desk } from '../desk.ts';
import { invalidInput } from '../invalid-input.ts';
import type { FieldProblem, InvalidInput } from '../invalid-input.ts';
import { isUuid } from '../is-uuid.ts';
import { coSignerKeys, coSignerProblems } from '../joint/co-signers.ts';
import { findAccount, fullName } from '../people/sessions.ts';
import type { ApplicantAccount } from '../people/sessions.ts';
import { keepContent } from './contents.ts';
import { examineFile, FILES_PER_DOCUMENT_MAX, safeFileName } from './file-rules.ts';
import type { OfferedFile } from './file-rules.ts';
import { CATEGORY, isInCategory } from './eligibility.ts';
import { entryProblems } from './form-rules.ts';
import type { Answers, FormChoice } from './form-rules.ts';
import type { RegisterFills } from './register-fills.ts';

export interface DraftAttachment {
  readonly id: string;
  readonly document: string;
  readonly fileName: string;
  readonly mediaType: string;
  readonly size: number;
  readonly hash: Buffer;
}

/** A request in the making. `answers.unit` names the provider it will go to. */
export interface RequestDraft {
  readonly id: string;
  readonly accountId: string;
  readonly regulation: Regulation;
  readonly route: Route;
  /** The forms this route offers, and the one the answers are given on; until `formChosen` it is only the first of them. */
  readonly offered: readonly OfferedForm[];
  readonly form: Form;
  readonly formChosen: boolean;
  readonly answers: Answers;
  /** What registers said for it, with the person's consent. */
  readonly fills: RegisterFills;
  /** Fields that stay as the account says. */
  readonly locked: readonly string[];
  readonly attachments: readonly DraftAttachment[];
}

/** The portal route an applicant can start, if the regulation has one; the first of several. */
export function findPortalRoute(regulation: Regulation): Route | undefined {
  return portalRoutes(regulation)[0];
}

/** A regulation with sub-procedures prints a portal route for each; which one it is follows from the form chosen. */
function portalRoutes(regulation: Regulation): readonly Route[] {
  return regulation.routes.filter(({ route, channel }) => channel === 'portal' && regulation.accept.channels.includes('portal') && (regulation.compiled.get(route)?.startable ?? false));
}

/** The form chosen among those of all portal routes, with the route that offers it. */
function portalChoice(regulation: Regulation, formId: string | undefined): (FormChoice & { readonly route: Route }) | undefined {
  const offers = portalRoutes(regulation).flatMap((route) => routeForms(regulation, route).map((offer) => ({ route, offer })));
  const named = offers.find(({ offer }) => offer.form.id === formId);
  const taken = named ?? offers[0];
  return taken && { route: taken.route, form: taken.offer.form, offered: offers.map(({ offer }) => offer), chosen: named !== undefined || offers.length === 1 };
}

interface DraftRow { readonly id: string; readonly account_id: string; readonly regulation: string; readonly route: string; readonly form: string | null; readonly answers: Answers; readonly fills: RegisterFills }

/** The draft of this person for this service: the one begun earlier, on whatever device, or a new one. */
export async function openDraft(desk: Desk, account: ApplicantAccount, regulationId: string): Promise<RequestDraft | undefined> {
  const regulation = getRegulation(desk, regulationId);
  const choice = portalChoice(regulation, undefined);
  if (choice === undefined) return undefined;
  const { route } = choice;
  const answers = { ...(choice.chosen ? prefilled(choice.form, account) : {}), ...await onlyUnit(desk.db, regulation) };
  await desk.db.query(
    `insert into draft (id, account_id, regulation, route, answers, updated_at) values ($1, $2, $3, $4, $5, $6)
     on conflict (account_id, regulation, route) do nothing`,
    [timeOrderedId(), account.id, regulation.id, route.route, JSON.stringify(answers), desk.clock.now()],
  );
  const { rows } = await desk.db.query<DraftRow>('select id, account_id, regulation, route, form, answers, fills from draft where account_id = $1 and regulation = $2 and route = $3', [account.id, regulation.id, route.route]);
  return rows[0] && withAttachments(desk, rows[0]);
}

/** What reading a draft needs of the desk, inside a transaction too. */
export type DraftReading = Pick<Desk, 'library' | 'clock'> & { readonly db: Queryable };

/**
 * Takes the draft's lock: its files are added, moved and taken out one after another, and none while it is being sent, so
 * that what is sent is what was signed. False when it has been sent meanwhile.
 */
export async function lockDraft(client: Queryable, draftId: string): Promise<boolean> {
  return (await client.query('select 1 from draft where id = $1 for update', [draftId])).rowCount === 1;
}

/** Changes a draft under its lock, unless it has been sent meanwhile, or others have begun to sign it. */
export async function changeUnsent<T>({ db, clock }: Pick<Desk, 'db' | 'clock'>, draftId: string, change: (client: Queryable) => Promise<T>): Promise<T | 'held'> {
  return inTransaction(db, async (client) => {
    if (!await lockDraft(client, draftId)) return 'held';
    const { rowCount } = await client.query("select 1 from joint_request where draft_id = $1 and status = 'open' and expires_at > $2", [draftId, clock.now()]);
    return rowCount === 0 ? change(client) : 'held';
  });
}

/** A draft of this person; `undefined` also for another's. */
export async function findDraft(desk: DraftReading, accountId: string, draftId: string): Promise<RequestDraft | undefined> {
  if (!isUuid(draftId)) return undefined;
  const { rows } = await desk.db.query<DraftRow>('select id, account_id, regulation, route, form, answers, fills from draft where id = $1 and account_id = $2', [draftId, accountId]);
  return rows[0] && withAttachments(desk, rows[0]);
}

export async function listDrafts(desk: Desk, accountId: string): Promise<readonly { readonly id: string; readonly regulation: Regulation; readonly updatedAt: string }[]> {
  const { rows } = await desk.db.query<{ id: string; regulation: string; updated_at: Date }>('select id, regulation, updated_at from draft where account_id = $1 order by updated_at desc', [accountId]);
  return rows.flatMap((row) => {
    const regulation = desk.library.regulations.get(row.regulation);
    return regulation === undefined ? [] : [{ id: row.id, regulation, updatedAt: row.updated_at.toISOString() }];
  });
}

async function withAttachments(desk: DraftReading, row: DraftRow): Promise<RequestDraft | undefined> {
  const regulation = desk.library.regulations.get(row.regulation);
  const choice = regulation && portalChoice(regulation, row.form ?? undefined);
  if (regulation === undefined || choice === undefined) return undefined;
  const { rows } = await desk.db.query<DraftAttachment & { file_name: string; media_type: string }>(
    'select id, document, file_name, media_type, size, hash from draft_attachment where draft_id = $1 order by position, id', [row.id]);
  const attachments = rows.map(({ id, document, file_name, media_type, size, hash }) => ({ id, document, fileName: file_name, mediaType: media_type, size, hash }));
  const { route, offered, form, chosen } = choice;
  const account = await findAccount(desk.db, row.account_id);
  const own = account === undefined || !chosen ? {} : lockedAnswers(form, account);
  const answers = { ...await addresseeAnswers(desk.db, form, row.answers), ...row.answers, ...own, ...dayAnswers(form, regulation.decree.zone, desk.clock.now()) };
  return { id: row.id, accountId: row.account_id, regulation, route, offered, form, formChosen: chosen, answers, fills: row.fills, locked: account === undefined ? [] : lockedFields(form, account), attachments };
}

/** "The day of the application" is the day it is made: whatever was entered for it, on whatever day the draft was begun. */
export function dayAnswers({ fields }: Form, zone: Zone, instant: string): Answers {
  const day = dayAt(zone, instant);
  return Object.fromEntries(fields.filter(({ prefill }) => prefill === 'today').map(({ id }) => [id, day]));
}

/** Whom the application is addressed to: offered as the head of the body it goes to, until something is entered. */
async function addresseeAnswers(db: Queryable, { fields }: Form, { unit }: Answers): Promise<Answers> {
  const addressees = fields.filter(({ prefill }) => prefill === 'head');
  if (addressees.length === 0 || unit === undefined) return {};
  const { rows } = await db.query<{ name: ProviderUnit['name'] }>('select name from unit where id = $1', [unit]);
  const name = rows[0]?.name.kk;
  return name === undefined ? {} : Object.fromEntries(addressees.map(({ id }) => [id, name]));
}

/** Fields the account already knows are offered filled in; the person may correct all but what says who they are. */
export function prefilled(form: Form, account: ApplicantAccount): Answers {
  const known: Readonly<Record<string, string | undefined>> = {
    'full-name': fullName(account), organisation: fullName(account), iin: account.iin, 'iin-or-bin': account.iin, surname: account.surname, name: account.name, patronymic: account.patronymic,
    'birth-date': account.birthDate, address: account.address, phone: account.phone, email: account.email,
  };
  return Object.fromEntries(form.fields.flatMap(({ id, prefill }) => {
    const value = prefill === undefined ? undefined : known[prefill];
    return value === undefined ? [] : [[id, value]];
  }));
}

const LOCKED: ReadonlySet<string> = new Set(['iin', 'full-name', 'iin-or-bin', 'organisation']);

/**
 * Who asks stays as the account says, whatever a form sends: the request is made in the account's name. So does the
 * birth date the register gave; where it could not be asked the account has none, and the person enters it.
 */
export function lockedFields(form: Form, { birthDate }: Pick<ApplicantAccount, 'birthDate'>): readonly string[] {
  return form.fields.filter(({ prefill }) => prefill !== undefined && (LOCKED.has(prefill) || (prefill === 'birth-date' && birthDate !== undefined))).map(({ id }) => id);
}

/** What the account says in the fields that nobody changes. */
export function lockedAnswers(form: Form, account: ApplicantAccount): Answers {
  const own = prefilled(form, account);
  return Object.fromEntries(lockedFields(form, account).map((id) => [id, own[id] ?? '']));
}

export interface ProviderUnit { readonly id: string; readonly name: Readonly<Record<'kk' | 'ru' | 'en', string>> }

/** The bodies that render this service: the applicant's case belongs to one of them. */
export async function listProviders(db: Queryable, regulation: Regulation): Promise<readonly ProviderUnit[]> {
  const { rows } = await db.query<ProviderUnit>("select id, name from unit where kind = 'provider' and decree = $1 and closed_at is null order by id", [regulation.decree.id]);
  return rows;
}

async function onlyUnit(db: Queryable, regulation: Regulation): Promise<Answers> {
  const units = await listProviders(db, regulation);
  return units.length === 1 ? { unit: units[0]!.id } : {};
}

/** Keeps what was entered, right or wrong: nothing a person typed is lost. Returns what is wrong with it. */
export async function saveAnswers(desk: Desk, draft: RequestDraft, entered: Answers): Promise<{ readonly draft: RequestDraft; readonly problems: readonly FieldProblem[] }> {
  const known = new Set([...draft.form.fields.map(({ id }) => id), ...coSignerKeys(draft.form), 'unit', CATEGORY]);
  const changes = Object.fromEntries(Object.entries(entered).filter(([id]) => known.has(id) && !draft.locked.includes(id)).map(([id, value]) => [id, value.slice(0, 8000)]));
  const answers = { ...draft.answers, ...changes };
  await desk.db.query('update draft set answers = $2, updated_at = $3 where id = $1', [draft.id, JSON.stringify(answers), desk.clock.now()]);
  const after = { ...draft, answers };
  return { draft: after, problems: await draftProblems(desk, after, { attachments: false }) };
}

export async function attachFile(desk: Desk, draft: RequestDraft, document: string, file: OfferedFile): Promise<{ readonly kind: 'attached' } | InvalidInput> {
  if (!draft.regulation.documents.some(({ id }) => id === document)) return invalidInput({ field: document, code: 'required' });
  const tooMany = invalidInput({ field: document, code: 'file.tooMany', params: { max: FILES_PER_DOCUMENT_MAX } });
  if (draft.attachments.filter((attachment) => attachment.document === document).length >= FILES_PER_DOCUMENT_MAX) return tooMany;
  const examined = examineFile(document, file);
  if ('problem' in examined) return invalidInput(examined.problem);
  const attached = await changeUnsent(desk, draft.id, async (client) => {
    // Of files that come at once each counts those before it.
    const { rows: [before] } = await client.query<{ count: number; last: number }>('select count(*) filter (where document = $2)::int as count, coalesce(max(position), 0) as last from draft_attachment where draft_id = $1', [draft.id, document]);
    if (before!.count >= FILES_PER_DOCUMENT_MAX) return tooMany;
    const hash = await keepContent(client, examined.mediaType, file.bytes);
    await client.query('insert into draft_attachment (id, draft_id, document, file_name, media_type, size, hash, position) values ($1, $2, $3, $4, $5, $6, $7, $8)',
      [timeOrderedId(), draft.id, document, safeFileName(file.name), examined.mediaType, file.bytes.length, hash, before!.last + 1]);
    return { kind: 'attached' } as const;
  });
  return attached === 'held' ? invalidInput({ field: document, code: 'form.expired' }) : attached;
}

/** Moves a page before the one in front of it, among those of its document. */
export async function moveAttachmentUp(desk: Desk, draft: RequestDraft, attachmentId: string): Promise<void> {
  const moved = draft.attachments.find(({ id }) => id === attachmentId);
  const pages = draft.attachments.filter(({ document }) => document === moved?.document);
  const before = pages[pages.findIndex(({ id }) => id === attachmentId) - 1];
  if (moved === undefined || before === undefined) return;
  await changeUnsent(desk, draft.id, (client) => client.query(
    'update draft_attachment a set position = b.position from draft_attachment b where a.draft_id = $1 and b.draft_id = $1 and ((a.id = $2 and b.id = $3) or (a.id = $3 and b.id = $2))', [draft.id, moved.id, before.id]));
}

export async function removeAttachment(desk: Desk, draft: RequestDraft, attachmentId: string): Promise<void> {
  if (draft.attachments.some(({ id }) => id === attachmentId)) await changeUnsent(desk, draft.id, (client) => client.query('delete from draft_attachment where id = $1 and draft_id = $2', [attachmentId, draft.id]));
}

/** Everything still missing or wrong before the request can be signed. */
export async function draftProblems(desk: Desk, draft: RequestDraft, check = { attachments: true }): Promise<readonly FieldProblem[]> {
  const today = dayAt(draft.regulation.decree.zone, desk.clock.now());
  const problems = [...await entryProblems(draft.form, draft.answers, today)];
  const units = await listProviders(desk.db, draft.regulation);
  if (!units.some(({ id }) => id === draft.answers['unit'])) problems.unshift({ field: 'unit', code: 'choose' });
  if (draft.form.coSigners.length > 0) problems.push(...coSignerProblems(draft.form, draft.answers, (await findAccount(desk.db, draft.accountId))?.iin ?? '', today));
  if (!draft.formChosen) problems.unshift({ field: 'form', code: 'choose' });
  if (!isInCategory(draft.regulation, draft.answers)) problems.unshift({ field: CATEGORY, code: draft.answers[CATEGORY] === 'no' ? 'category.outside' : 'choose' });
  if (!check.attachments) return problems;
  const missing = draft.regulation.documents.filter(({ id, required }) => required && !draft.attachments.some(({ document }) => document === id));
  return [...problems, ...missing.map(({ id }): FieldProblem => ({ field: id, code: 'file.missing' }))];
}
