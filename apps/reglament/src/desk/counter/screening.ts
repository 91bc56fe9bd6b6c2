/**
 * What stands between a package and its acceptance: where a text has the package screened, or its documents examined, and
 * prints a way to refuse, the favourable way is open only when every compulsory document has been looked at and is there.
 * Optional documents need no mark. Refusing to accept names what is lacking or expired. Where a text refuses for
 * incompleteness alone, nobody is refused for a document that has expired, nor is the acceptance closed by it: the text
 * says nothing of it, and it comes up at the examination.
 */
import { isDrafting, termProblem } from '@reglament/engine';
import type { Case } from '@reglament/engine';
import type { Outcome, Regulation, RouteNode } from '@reglament/regulation';
import { inTransaction } from '../../storage/index.ts';
import type { Queryable } from '../../storage/index.ts';
import { calendarsOf } from '../desk.ts';
import type { Desk } from '../desk.ts';
import type { FieldProblem } from '../invalid-input.ts';
import type { StaffMember } from '../people/sessions.ts';
import { openStep } from '../workplace/acting.ts';
import type { StepDone } from '../workplace/step-done.ts';
import { DOCUMENT_STATES, keepMark, lockPackage, missingItems, packageItems } from './package.ts';
import type { DeskInTransaction, DocumentMark, DocumentState, PackageItem } from './package.ts';

/** How one document was found, as it is entered at the step itself; comparing and giving back have a page of their own. */
export interface EnteredMark {
  readonly document: string;
  readonly state: DocumentState;
}

/** Once a case has its number, the marks are what the receipt says; a portal request brings its documents as files. */
export function isScreened({ step, next }: RouteNode, state: Pick<Case, 'channel' | 'number'>): boolean {
  return step.screening !== undefined && next.has('incomplete') && state.channel !== 'portal' && state.number === undefined;
}

/** Steps in which an official goes through the documents, whether or not the text lets them refuse for what they find. */
export function looksThrough({ act }: Pick<RouteNode, 'act'>): boolean {
  return isDrafting(act) || act === 'check-documents';
}

export function isExamined({ act, next }: RouteNode): boolean {
  return (act === 'examine' || act === 'check-documents') && (next.has('refusal') || next.has('deficient'));
}

const FAVOURABLE: readonly Outcome[] = ['done', 'result', 'conform'];

export function compulsoryDocuments({ documents }: Regulation): Regulation['documents'] {
  return documents.filter(({ required }) => required);
}

/** The states a document can be found in; only where the text has state data obtained can it be there without being handed in. */
export function offeredStates({ stateData }: Regulation): readonly DocumentState[] {
  return DOCUMENT_STATES.filter((state) => state !== 'in-systems' || stateData.length > 0);
}

/** What "presented" means where the text says how originals are dealt with. */
export function presentedMark({ originals }: Regulation): DocumentMark {
  switch (originals?.mode) {
    case 'copies-compared-returned': return { state: 'copy', compared: true, returned: true };
    case 'scan-and-return': return { state: 'original', compared: false, returned: true };
    case 'shown-compared-returned': return { state: 'original', compared: true, returned: true };
    case undefined: return { state: 'original', compared: false, returned: false };
  }
}

/** Since when the package can no longer be refused as incomplete; `undefined` while it can. */
function refusalOverSince({ clock }: Pick<Desk, 'clock'>, regulation: Regulation, state: Case, node: RouteNode): string | undefined {
  const problem = termProblem(state, node, 'incomplete', { regulation, calendars: calendarsOf(regulation), now: clock.now() });
  return problem?.code === 'term-over' ? problem.params?.['at'] : undefined;
}

/** Why the package cannot be accepted as it is marked: one problem per document. */
function screeningProblems(items: readonly PackageItem[], screening: RouteNode['step']['screening']): readonly FieldProblem[] {
  const lacking = new Set(missingItems(items).filter(({ mark }) => mark?.state !== 'expired' || screening !== 'incomplete').map(({ document }) => document.id));
  return items.filter(({ document }) => lacking.has(document.id)).map(({ document, mark }) => ({ field: `mark.${document.id}`, code: mark === undefined ? 'document.unmarked' : mark.state === 'expired' ? 'document.expired' : 'document.absent' }));
}

interface LookedThrough {
  readonly outcome: Outcome;
  readonly marks?: readonly EnteredMark[];
  /** Documents ticked on the examiner's list. */
  readonly examined?: readonly string[];
}

/** What keeps this outcome from the step. Marks entered with it are kept whether or not it is taken, so that none is set twice. */
export async function lookThrough(desk: Desk, staff: StaffMember, regulation: Regulation, state: Case, node: RouteNode, { outcome, marks = [], examined = [] }: LookedThrough): Promise<readonly FieldProblem[]> {
  if (namesLacking(regulation, outcome)) return lackingMarks(regulation, node, marks).length > 0 ? [] : [{ field: `lacking.${regulation.documents[0]!.id}`, code: lackingStates(node).includes('expired') ? 'document.noneLacking' : 'document.noneMissing' }];
  if (isScreened(node, state)) {
    await keepMarks(desk, staff, regulation, state, marks);
    const problems = outcome === 'done' ? screeningProblems(await packageItems(desk.db, regulation, state.id), node.step.screening) : [];
    // Whoever has let the term of refusing pass accepts what there is; what is lacking comes up at the examination.
    return refusalOverSince(desk, regulation, state, node) === undefined ? problems : problems.filter(({ code }) => code === 'document.unmarked');
  }
  if (!isExamined(node) || !FAVOURABLE.includes(outcome)) return [];
  return compulsoryDocuments(regulation).some(({ id }) => !examined.includes(id)) ? [{ field: 'checklist', code: 'document.unexamined' }] : [];
}

/** Nobody is sent away without being told what to bring: the receipt of the refusal lists it. */
export function namesLacking({ documents }: Regulation, outcome: Outcome): boolean {
  return outcome === 'incomplete' && documents.length > 0;
}

/** What can be wrong with a document so that this step does not accept it. */
export function lackingStates({ step }: RouteNode): readonly DocumentState[] {
  return step.screening === 'incomplete' ? ['absent'] : ['absent', 'expired'];
}

function lackingMarks({ documents }: Regulation, node: RouteNode, marks: readonly EnteredMark[]): readonly EnteredMark[] {
  return marks.filter(({ document, state }) => lackingStates(node).includes(state) && documents.some(({ id }) => id === document));
}

/** The grounds that follow from what is lacking. */
export function groundsOfLacking(regulation: Regulation, node: RouteNode, marks: readonly EnteredMark[]): readonly string[] {
  const grounds = lackingMarks(regulation, node, marks).map(({ state }) => (state === 'expired' ? 'expired' : 'incomplete'));
  return (['incomplete', 'expired'] as const).filter((ground) => grounds.includes(ground));
}

/**
 * The refusal's own list replaces what stood marked as lacking before: what is not on it was there, was not needed, or has
 * expired where the text refuses nobody for that.
 */
export async function keepLacking(desk: DeskInTransaction, staff: { readonly id: string }, regulation: Regulation, caseId: string, node: RouteNode, marks: readonly EnteredMark[]): Promise<void> {
  const lacking = lackingMarks(regulation, node, marks);
  await desk.db.query("delete from handed_document where case_id = $1 and state in ('absent', 'expired') and not document = any($2)", [caseId, lacking.map(({ document }) => document)]);
  for (const { document, state } of lacking) await keepMark(desk, staff, caseId, document, { state, compared: false, returned: false });
}

async function keepMarks(desk: Desk, staff: StaffMember, regulation: Regulation, state: Case, marks: readonly EnteredMark[]): Promise<void> {
  if (marks.length === 0) return;
  await inTransaction(desk.db, async (client) => {
    if (!await lockPackage(client, state.id)) return;
    const before = new Map((await packageItems(client, regulation, state.id)).map(({ document, mark }) => [document.id, mark]));
    const offered = offeredStates(regulation);
    for (const { document, state: found } of marks) {
      if (!before.has(document) || !offered.includes(found)) continue;
      const { compared = false, returned = false } = before.get(document) ?? {};
      await keepMark({ db: client, clock: desk.clock }, staff, state.id, document, { state: found, compared, returned });
    }
  });
}

/** Marks with one press every compulsory document that nobody has marked yet; marks that stand are left. */
export async function markPresented(desk: Desk, staff: StaffMember, caseId: string, sequence: number, marks: readonly EnteredMark[]): Promise<StepDone> {
  const open = await openStep(desk, staff, caseId, sequence);
  if (open.kind !== 'open') return open;
  const { regulation, state, work } = open;
  if (!isScreened(work.node, state) || work.claimedByAnother) return { kind: 'forbidden' };
  await keepMarks(desk, staff, regulation, state, marks);
  await markRest(desk, staff, regulation, caseId);
  return { kind: 'done', state };
}

/** What a colleague marks on another screen meanwhile stands. */
export async function markRest(desk: Desk, staff: StaffMember, regulation: Regulation, caseId: string): Promise<void> {
  await inTransaction(desk.db, async (client) => {
    if (!await lockPackage(client, caseId)) return;
    const unmarked = (await packageItems(client, regulation, caseId)).filter(({ document, mark }) => document.required && mark === undefined);
    for (const { document } of unmarked) await keepMark({ db: client, clock: desk.clock }, staff, caseId, document.id, presentedMark(regulation));
  });
}

/** What an official found in order; the last look stands. */
export async function keepExamined(db: Queryable, regulation: Regulation, found: { readonly caseId: string; readonly node: string; readonly documents: readonly string[]; readonly at: string; readonly by: string }): Promise<void> {
  const known = new Set(regulation.documents.map(({ id }) => id));
  await db.query(
    `insert into examined_document (case_id, node, document, examined_at, examined_by) select $1, $2, document, $4, $5 from unnest($3::text[]) as ticked(document)
     on conflict (case_id, node, document) do update set examined_at = excluded.examined_at, examined_by = excluded.examined_by`,
    [found.caseId, found.node, [...new Set(found.documents)].filter((id) => known.has(id)), found.at, found.by]);
}

export interface Examined {
  readonly node: string;
  readonly documents: readonly string[];
  readonly at: string;
  readonly by: string;
}

/** Every examination of the case's documents that was finished, oldest first. */
export async function examinationsOf(db: Queryable, caseId: string): Promise<readonly Examined[]> {
  const { rows } = await db.query<{ node: string; documents: string[]; at: Date; by: string }>(
    `select node, array_agg(document order by document) as documents, examined_at as at, examined_by as by from examined_document
     where case_id = $1 group by node, examined_at, examined_by order by examined_at`, [caseId]);
  return rows.map(({ at, ...examined }) => ({ ...examined, at: at.toISOString() }));
}
