import type { Case, Entry } from '@reglament/engine';
import type { EnteredSystem, NodeId, Outcome, Regulation } from '@reglament/regulation';
import { findCase, inTransaction, namedId } from '../../storage/index.ts';
import type { Queryable } from '../../storage/index.ts';
import { getRegulation } from '../desk.ts';
import type { Desk } from '../desk.ts';
import { findAccount, fullName } from '../people/sessions.ts';
import type { Entries, EntryField, EntryMade } from '../ports.ts';
import { raiseDiscrepancy } from './discrepancies.ts';
import { PAUSE_MS } from './questions.ts';

/** Data of a case on their way into another system, or arrived there. */
export interface RegisterEntry {
  readonly system: EnteredSystem;
  readonly node: NodeId;
  readonly state: 'waiting' | 'entered' | 'refused';
  readonly notedAt: string;
  readonly number?: string;
  readonly enteredAt?: string;
}

/**
 * Notes what the steps done in these journal entries enter elsewhere (B: candidates, oralmans, layouts for payment …).
 * The data are taken once and kept: sent again, they must be the same data.
 * @returns how many were new
 */
export async function noteEntries(desk: Desk, db: Queryable, state: Case, done: readonly Entry[]): Promise<number> {
  const regulation = getRegulation(desk, state.regulation);
  let noted = 0;
  for (const event of done.flatMap(({ events }) => events)) {
    if (event.kind !== 'StepCompleted') continue;
    for (const system of enteredBy(regulation, state, event.step, event.outcome)) noted += await note(desk, db, state, regulation, event.step, system);
  }
  return noted;
}

/** The systems of a step whose data are entered with this outcome; at a step that only goes on, what was drafted decides. */
function enteredBy(regulation: Regulation, { route, draft }: Pick<Case, 'route' | 'draft'>, step: NodeId, outcome: Outcome): readonly EnteredSystem[] {
  const node = regulation.compiled.get(route)?.nodes.get(step);
  return (node?.step.enters ?? []).filter(({ on }) => on === undefined || on === outcome || (outcome === 'done' && on === draft?.kind)).map(({ system }) => system);
}

async function note(desk: Desk, db: Queryable, state: Case, regulation: Regulation, node: NodeId, system: EnteredSystem): Promise<number> {
  const account = await findAccount(db, state.applicant);
  if (account === undefined) return 0;
  const now = desk.clock.now();
  const fields: readonly EntryField[] = [
    { name: 'service', value: regulation.id },
    { name: 'number', value: state.number ?? '' },
    { name: 'applicant', value: fullName(account) },
    ...(account.birthDate === undefined ? [] : [{ name: 'birth-date', value: account.birthDate }]),
    ...(state.draft?.kind === 'refusal' || state.draft === undefined ? [] : [{ name: 'result', value: state.draft.result }]),
    ...await answersOf(db, state.id),
  ];
  const { rowCount } = await db.query(
    'insert into register_entry (entry_id, case_id, node, system, person_iin, fields, noted_at, next_at) values ($1, $2, $3, $4, $5, $6, $7, $7) on conflict (entry_id) do nothing',
    [namedId(`entry/${state.id}/${node}/${system}`), state.id, node, system, account.iin, JSON.stringify(fields.filter(({ value }) => value !== '')), now]);
  return rowCount ?? 0;
}

async function answersOf(db: Queryable, caseId: string): Promise<readonly EntryField[]> {
  const { rows } = await db.query<{ answers: string | null }>("select details->>'answers' as answers from paper where case_id = $1 and kind = 'request'", [caseId]);
  const answers = rows[0]?.answers;
  return answers === undefined || answers === null ? [] : Object.entries(JSON.parse(answers) as Readonly<Record<string, string>>).map(([name, value]) => ({ name: `request.${name}`, value }));
}

const ENTRIES_MAX = 100;

interface Due { readonly entry_id: string; readonly case_id: string; readonly node: NodeId; readonly system: EnteredSystem; readonly person_iin: string; readonly fields: readonly EntryField[] }

/**
 * Sends what is to be entered. Each is put off before it is sent, so that a process that dies on the way, or a system
 * that does not answer, leaves it for the next time; a system that knows it already says so by the same number.
 * @returns how many were sent
 */
export async function sendEntries(desk: Desk, entries: Entries): Promise<number> {
  const now = desk.clock.now();
  const { rows } = await desk.db.query<Due>(
    `update register_entry set attempts = attempts + 1, next_at = $1::timestamptz + least($3::double precision, $2 * power(2, least(attempts, 20))) * interval '1 millisecond'
     where entry_id in (select entry_id from register_entry where state = 'waiting' and next_at <= $1 order by next_at limit $4 for update skip locked)
     returning entry_id, case_id, node, system, person_iin, fields`, [now, PAUSE_MS.first, PAUSE_MS.longest, ENTRIES_MAX]);
  for (const due of rows) {
    const made = await entries.enter(due.system, { entryId: due.entry_id, personIin: due.person_iin, fields: due.fields }, due.case_id);
    if (made.kind !== 'unavailable') await settle(desk, due, made, now);
  }
  return rows.length;
}

/** What a system did not take it will not take another time either: it is laid before the people of the case. */
async function settle(desk: Desk, { entry_id, case_id, node, system }: Due, made: Exclude<EntryMade, { kind: 'unavailable' }>, now: string): Promise<void> {
  await inTransaction(desk.db, async (client) => {
    const { rowCount } = await client.query("update register_entry set state = $2, number = $3, reference = $4, entered_at = $5 where entry_id = $1 and state = 'waiting'",
      [entry_id, made.kind, made.kind === 'entered' ? made.number : null, made.reference, now]);
    if (rowCount === 0 || made.kind === 'entered') return;
    const found = await findCase(client, case_id);
    if (found === undefined) throw new Error(`Expected the case of entry ${entry_id}, but there is none`);
    await raiseDiscrepancy(client, { state: found.state, node, system, kind: 'refused-entry', relied: undefined, answered: 'refused', reference: made.reference }, now);
  });
}

export async function registerEntriesOf(db: Queryable, caseId: string): Promise<readonly RegisterEntry[]> {
  const { rows } = await db.query<{ system: EnteredSystem; node: NodeId; state: RegisterEntry['state']; noted_at: Date; number: string | null; entered_at: Date | null }>(
    'select system, node, state, noted_at, number, entered_at from register_entry where case_id = $1 order by noted_at, system', [caseId]);
  return rows.map(({ system, node, state, noted_at, number, entered_at }) => ({
    system, node, state, notedAt: noted_at.toISOString(), ...(number === null ? {} : { number }), ...(entered_at === null ? {} : { enteredAt: entered_at.toISOString() }),
  }));
}
