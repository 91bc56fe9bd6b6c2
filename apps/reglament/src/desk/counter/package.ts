import { findCase, inTransaction } from '../../storage/index.ts';
import type { Queryable } from '../../storage/index.ts';
import { getRegulation } from '../desk.ts';
import type { Desk } from '../desk.ts';
import type { FieldProblem } from '../invalid-input.ts';
import { addPaper, listPapers } from '../papers.ts';
import type { Paper } from '../papers.ts';
import type { StaffMember } from '../people/sessions.ts';
import { keepContent } from '../requests/contents.ts';
import { examineFile, FILES_PER_DOCUMENT_MAX, safeFileName } from '../requests/file-rules.ts';
import type { OfferedFile } from '../requests/file-rules.ts';
import { intakePosts } from '../workplace/intake.ts';
import type { Regulation } from '@reglament/regulation';
import type { Case } from '@reglament/engine';

export const DOCUMENT_STATES = ['original', 'copy', 'in-systems', 'absent', 'expired'] as const;
export type DocumentState = (typeof DOCUMENT_STATES)[number];

/** How the official found one document of the package. */
export interface DocumentMark {
  readonly state: DocumentState;
  /** The copy, or what the state systems say, was compared with the original. */
  readonly compared: boolean;
  /** The original was given back. */
  readonly returned: boolean;
}

export interface PackageItem {
  readonly document: Regulation['documents'][number];
  readonly mark?: DocumentMark;
  readonly scans: readonly Paper[];
}

/** The package of a case taken at a counter, as this person may see and mark it. */
export interface CounterPackage {
  readonly state: Case;
  readonly regulation: Regulation;
  readonly items: readonly PackageItem[];
  /** Once the request is registered or refused, the marks are what the receipt says and stay as they are. */
  readonly open: boolean;
}

/** `undefined` for a case that was not taken at a counter of one of this person's units. */
export async function openPackage(desk: Desk, staff: StaffMember, caseId: string): Promise<CounterPackage | undefined> {
  const stored = await findCase(desk.db, caseId);
  if (stored === undefined || stored.state.channel === 'portal') return undefined;
  const { state } = stored;
  const units = Object.values(state.units);
  if (!intakePosts(staff).some(({ unit }) => units.includes(unit))) return undefined;
  const regulation = getRegulation(desk, state.regulation);
  return { state, regulation, items: await packageItems(desk.db, regulation, caseId), open: state.status === 'open' && state.number === undefined };
}

/** The regulation's documents with what is marked and scanned of them. */
export async function packageItems(db: Queryable, regulation: Regulation, caseId: string): Promise<readonly PackageItem[]> {
  const [marks, papers] = [await documentMarks(db, caseId), await listPapers(db, caseId)];
  return regulation.documents.map((document): PackageItem => {
    const mark = marks.get(document.id);
    return { document, scans: papers.filter(({ kind, name }) => kind === 'attachment' && name === document.id), ...(mark === undefined ? {} : { mark }) };
  });
}

async function documentMarks(db: Queryable, caseId: string): Promise<ReadonlyMap<string, DocumentMark>> {
  const { rows } = await db.query<DocumentMark & { document: string }>('select document, state, compared, returned from handed_document where case_id = $1', [caseId]);
  return new Map(rows.map(({ document, ...mark }) => [document, mark]));
}

/** Whether every document the package needs is there and valid: only then coupon and receipt are given. */
export function isComplete(items: readonly PackageItem[]): boolean {
  return missingItems(items).length === 0;
}

/** What is absent or expired. A document nobody has marked counts as absent only where it is required. */
export function missingItems(items: readonly PackageItem[]): readonly PackageItem[] {
  return items.filter(({ document, mark }) => (mark === undefined ? document.required : mark.state === 'expired' || (mark.state === 'absent' && document.required)));
}

export interface EnteredDocument extends Partial<DocumentMark> {
  readonly document: string;
  readonly files: readonly OfferedFile[];
}

export type PackageKept =
  | { readonly kind: 'kept' }
  | { readonly kind: 'closed' }
  /** The marks and the good files are kept all the same: nothing has to be entered twice. */
  | { readonly kind: 'invalid'; readonly problems: readonly FieldProblem[] };

/** Keeps the marks of a package and the pages scanned or photographed for it. */
export async function keepPackage(desk: Desk, staff: StaffMember, { state, regulation, open }: CounterPackage, entered: readonly EnteredDocument[]): Promise<PackageKept> {
  if (!open) return { kind: 'closed' };
  return inTransaction(desk.db, async (client): Promise<PackageKept> => {
    if (!await lockPackage(client, state.id)) return { kind: 'closed' };
    // Pages scanned on another screen meanwhile count, too.
    const now = await packageItems(client, regulation, state.id);
    const keeping = { db: client, clock: desk.clock };
    const problems: FieldProblem[] = [];
    for (const entry of entered) {
      const item = now.find(({ document }) => document.id === entry.document);
      if (item === undefined) continue;
      if (entry.state !== undefined) await keepMark(keeping, staff, state.id, entry.document, { state: entry.state, compared: entry.compared ?? false, returned: entry.returned ?? false });
      problems.push(...await keepScans(keeping, staff, state.id, item, entry.files));
    }
    return problems.length === 0 ? { kind: 'kept' } : { kind: 'invalid', problems };
  });
}

/**
 * Takes the case's lock, and says whether its package can still be changed: whoever registers or refuses the request
 * meanwhile settles what the receipt says, and nothing is marked, added or taken out behind it.
 */
export async function lockPackage(client: Queryable, caseId: string): Promise<boolean> {
  const { rows } = await client.query<{ open: boolean }>("select status = 'open' and number is null as open from cases where id = $1 for update", [caseId]);
  return rows[0]?.open === true;
}

/** What keeping needs of the desk, inside a transaction. */
export interface DeskInTransaction { readonly db: Queryable; readonly clock: Desk['clock'] }

/** Only what was handed in can have been compared and given back. Under the lock of the case: once it has its number, what the receipt says stays. */
export async function keepMark(desk: DeskInTransaction, staff: { readonly id: string }, caseId: string, document: string, mark: DocumentMark): Promise<void> {
  const present = mark.state === 'original' || mark.state === 'copy';
  await desk.db.query(
    `insert into handed_document (case_id, document, state, compared, returned, marked_at, marked_by)
     select $1::uuid, $2::text, $3::text, $4::boolean, $5::boolean, $6::timestamptz, $7::uuid where not exists (select 1 from cases where id = $1::uuid and number is not null)
     on conflict (case_id, document) do update set state = excluded.state, compared = excluded.compared, returned = excluded.returned, marked_at = excluded.marked_at, marked_by = excluded.marked_by
     where (handed_document.state, handed_document.compared, handed_document.returned) is distinct from (excluded.state, excluded.compared, excluded.returned)`,
    [caseId, document, mark.state, present && mark.compared, present && mark.returned, desk.clock.now(), staff.id]);
}

async function keepScans(desk: DeskInTransaction, staff: StaffMember, caseId: string, { document, scans }: PackageItem, files: readonly OfferedFile[]): Promise<readonly FieldProblem[]> {
  const problems: FieldProblem[] = [];
  let count = scans.length;
  for (const file of files) {
    const examined = examineFile(document.id, file);
    if ('problem' in examined) { problems.push(examined.problem); continue; }
    if (count >= FILES_PER_DOCUMENT_MAX) { problems.push({ field: document.id, code: 'file.tooMany', params: { max: FILES_PER_DOCUMENT_MAX } }); break; }
    const hash = await keepContent(desk.db, examined.mediaType, file.bytes);
    // The same page sent twice (a second click) is one page.
    if (scans.some((scan) => scan.hash.equals(hash))) continue;
    count += 1;
    await addPaper(desk.db, { caseId, kind: 'attachment', name: document.id, fileName: safeFileName(file.name), mediaType: examined.mediaType, hash, details: { source: 'counter' }, madeAt: desk.clock.now(), madeBy: staff.id });
  }
  return problems;
}

/** Takes a page out again, as long as the package is open. */
export async function removeScan(desk: Desk, { state, items, open }: CounterPackage, paperId: string): Promise<boolean> {
  if (!open || !items.some(({ scans }) => scans.some(({ id }) => id === paperId))) return false;
  return inTransaction(desk.db, async (client) => {
    if (!await lockPackage(client, state.id)) return false;
    await client.query("delete from paper where id = $1 and case_id = $2 and kind = 'attachment'", [paperId, state.id]);
    return true;
  });
}
