import type { Case, Entry } from '@reglament/engine';
import type { Pool, PoolClient } from 'pg';
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
    values: [...caseColumns(transitions, heads), ...journalColumns(transitions, chains), ...(opens ? fixedColumns(transitions) : [])],
  });
  const taken = new Set(rows.map(({ id }) => id));
  return transitions.map(({ state }, index) => (taken.has(state.id) ? { state, head: heads[index]! } : undefined));
}

export async function writeTransition(db: Queryable, transition: Transition): Promise<StoredCase | undefined> {
  return (await writeTransitions(db, [transition]))[0];
}

function caseColumns(transitions: readonly Transition[], heads: readonly Buffer[]): readonly unknown[][] {
  const column = (value: (transition: Transition) => unknown): unknown[] => transitions.map(value);
  return [
    column(({ state }) => state.id), column(({ before }) => before?.state.sequence ?? 0), column(({ state }) => state.sequence),
    column(({ state }) => state.status), column(({ state }) => JSON.stringify(state)), [...heads], column(({ state }) => state.number ?? null),
    column(({ state }) => state.endedAt ?? null), column(({ task }) => task?.node ?? null), column(({ task }) => task?.actor ?? null),
    column(({ task }) => task?.unit ?? null), column(({ task }) => task?.assignee ?? null), column(({ state }) => state.step?.claimedBy ?? null),
    column(({ state }) => state.step?.enteredAt ?? null), column(({ state }) => runningDueAt(state) ?? null), column(({ state }) => state.step?.overdue ?? false),
    column(({ state }) => state.regulation), column(({ entries, state }) => `{"from":${entries[0]?.sequence ?? state.sequence},"to":${state.sequence}}`),
    column(({ idempotencyKey }) => idempotencyKey ?? null),
  ];
}

/** The sweep looks for terms that have passed; one that stands still cannot pass. */
function runningDueAt({ step }: Case): string | undefined {
  return step?.waiting?.some(({ stands }) => stands) === true ? undefined : step?.due?.at;
}

function journalColumns(transitions: readonly Transition[], chains: readonly (readonly ChainedEntry[])[]): readonly unknown[][] {
  const lines = chains.flatMap((chain, index) => chain.map((entry) => ({ id: transitions[index]!.state.id, ...entry })));
  return [lines.map(({ id }) => id), lines.map(({ sequence }) => sequence), lines.map(({ text }) => text), lines.map(({ previous }) => previous), lines.map(({ hash }) => hash)];
}

function fixedColumns(transitions: readonly Transition[]): readonly unknown[][] {
  const states = transitions.map(({ state }) => state);
  return [states.map(({ digest }) => digest), states.map(({ route }) => route), states.map(({ channel }) => channel), states.map(({ applicant }) => applicant), states.map(({ openedAt }) => openedAt)];
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
