import type { Case, Entry } from '@reglament/engine';
import type { Pool, PoolClient } from 'pg';
import { boolArray, byteaArray, instantArray, intArray, textArray, uuidArray } from '../postgres/binary-arrays.ts';
import { ADVANCE_CASES, OPEN_CASES } from './case-statements.ts';
import { chainEntries, GENESIS } from './chain.ts';
import type { ChainedEntry } from './chain.ts';

/** A pool (each statement its own transaction) or a client inside a transaction. */
export type Queryable = Pick<Pool | PoolClient, 'query'>;

/** A case with the head of its chain, as the next transition needs it. */
export interface StoredCase {
  readonly state: Case;
  readonly head: Buffer;
}

/** The step an open case stands on, as its row in `task`. */
export interface TaskRow {
  readonly node: string;
  readonly actor: string;
  readonly unit: string;
  readonly assignee?: string;
}

export interface Transition {
  readonly before?: StoredCase;
  readonly state: Case;
  readonly entries: readonly Entry[];
  readonly task?: TaskRow;
  readonly idempotencyKey?: string;
}

/**
 * Writes transitions of different cases: journal entries, case, task, outbox and idempotency key of each.
 * All must open a case, or all must move one. Each is guarded by its own version.
 * @returns per transition the case as stored, or `undefined` where another process moved it first (or it exists already)
 */
export async function writeTransitions(db: Queryable, transitions: readonly Transition[]): Promise<readonly (StoredCase | undefined)[]> {
  const chains = transitions.map(({ state, before, entries }) => chainEntries(state.id, before?.head ?? GENESIS, entries));
  const heads = chains.map((chain) => chain.at(-1)?.hash ?? GENESIS);
  const opens = transitions[0]?.before === undefined;
  const { rows } = await db.query<{ id: string }>({
    name: opens ? 'open-cases' : 'advance-cases', text: opens ? OPEN_CASES : ADVANCE_CASES,
    values: [...caseColumns(transitions, heads), ...journalColumns(transitions, chains), ...namedColumns(transitions, chains), ...(opens ? fixedColumns(transitions) : [])],
  });
  const taken = new Set(rows.map(({ id }) => id));
  return transitions.map(({ state }, index) => (taken.has(state.id) ? { state, head: heads[index]! } : undefined));
}

export async function writeTransition(db: Queryable, transition: Transition): Promise<StoredCase | undefined> {
  return (await writeTransitions(db, [transition]))[0];
}

/** In the order of the statements' parameters $1 to $19. */
function caseColumns(transitions: readonly Transition[], heads: readonly Buffer[]): readonly Buffer[] {
  const column = <T>(value: (transition: Transition) => T): readonly T[] => transitions.map(value);
  return [
    uuidArray(column(({ state }) => state.id)), intArray(column(({ before }) => before?.state.sequence ?? 0)), intArray(column(({ state }) => state.sequence)),
    textArray(column(({ state }) => state.status)), textArray(column(({ state }) => JSON.stringify(state))), byteaArray(heads),
    textArray(column(({ state }) => state.number ?? null)), instantArray(column(({ state }) => state.endedAt ?? null)),
    textArray(column(({ task }) => task?.node ?? null)), textArray(column(({ task }) => task?.actor ?? null)),
    textArray(column(({ task }) => task?.unit ?? null)), textArray(column(({ task }) => task?.assignee ?? null)),
    textArray(column(({ state }) => state.step?.claimedBy ?? null)), instantArray(column(({ state }) => state.step?.enteredAt ?? null)),
    instantArray(column(({ state }) => runningDueAt(state) ?? null)), boolArray(column(({ state }) => state.step?.overdue ?? false)),
    textArray(column(({ state }) => state.regulation)), textArray(column(({ entries, state }) => `{"from":${entries[0]?.sequence ?? state.sequence},"to":${state.sequence}}`)),
    textArray(column(({ idempotencyKey }) => idempotencyKey ?? null)),
  ];
}

/** The sweep looks for terms that have passed; one that stands still cannot pass. */
function runningDueAt({ step }: Case): string | undefined {
  return step?.waiting?.some(({ stands }) => stands) === true ? undefined : step?.due?.at;
}

/** $20 to $24: the journal's rows of all the cases. */
function journalColumns(transitions: readonly Transition[], chains: readonly (readonly ChainedEntry[])[]): readonly Buffer[] {
  const lines = chains.flatMap((chain, index) => chain.map((entry) => ({ id: transitions[index]!.state.id, ...entry })));
  return [
    uuidArray(lines.map(({ id }) => id)), intArray(lines.map(({ sequence }) => sequence)), textArray(lines.map(({ text }) => text)),
    byteaArray(lines.map(({ previous }) => previous)), byteaArray(lines.map(({ hash }) => hash)),
  ];
}

/** $25 and $26: everything in the entries that looks like the hash of a content. What is none finds none. */
function namedColumns(transitions: readonly Transition[], chains: readonly (readonly ChainedEntry[])[]): readonly Buffer[] {
  const named = chains.flatMap((chain, index) => chain.flatMap(({ text }) => [...text.matchAll(/"([0-9a-f]{64})"/g)].map(([, hash = '']) => ({ id: transitions[index]!.state.id, hash: Buffer.from(hash, 'hex') }))));
  return [uuidArray(named.map(({ id }) => id)), byteaArray(named.map(({ hash }) => hash))];
}

/** $27 to $31: what a case keeps from its opening. */
function fixedColumns(transitions: readonly Transition[]): readonly Buffer[] {
  const states = transitions.map(({ state }) => state);
  return [
    textArray(states.map(({ digest }) => digest)), textArray(states.map(({ route }) => route)), textArray(states.map(({ channel }) => channel)),
    uuidArray(states.map(({ applicant }) => applicant)), instantArray(states.map(({ openedAt }) => openedAt)),
  ];
}

/** Reads a case and the head of its chain; `undefined` when there is none. */
export async function findCase(db: Queryable, id: string): Promise<StoredCase | undefined> {
  const { rows } = await db.query<{ state: Case; head: Buffer }>({ name: 'find-case', text: 'select state, head from cases where id = $1', values: [id] });
  return rows[0];
}

/** The whole journal of a case in order, for replay and for the auditor. */
export async function readJournal(db: Queryable, id: string): Promise<readonly ChainedEntry[]> {
  const { rows } = await db.query<ChainedEntry>('select sequence, entry as text, previous, hash from journal where case_id = $1 order by sequence', [id]);
  return rows;
}

export async function findByIdempotencyKey(db: Queryable, key: string): Promise<string | undefined> {
  const { rows } = await db.query<{ case_id: string }>('select case_id from idempotency where key = $1', [key]);
  return rows[0]?.case_id;
}
