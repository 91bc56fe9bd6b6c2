import { decideAll, getNode, isUnderway, performerOf } from '@reglament/engine';
import type { Case, Command, Entry, Problem } from '@reglament/engine';
import { ACTORS } from '@reglament/regulation';
import type { Actor, Regulation, System } from '@reglament/regulation';
import { findCase, writeTransition } from '../../storage/index.ts';
import type { Queryable, StoredCase, TaskRow } from '../../storage/index.ts';
import { calendarsOf, DeskFailure, getRegulation } from '../desk.ts';
import type { Desk } from '../desk.ts';

export interface Order {
  readonly caseId: string;
  /** For an OpenCase the regulation must be named; a stored case names its own. */
  readonly regulation?: string;
  /** The commands, or a function of the case as it stands: it may be called again when another process was faster. */
  readonly commands: readonly Command[] | ((state: Case | undefined) => readonly Command[]);
  readonly idempotencyKey?: string;
}

export type CarriedOut =
  | { readonly kind: 'done'; readonly state: Case; readonly entries: readonly Entry[] }
  | { readonly kind: 'invalid'; readonly problems: readonly Problem[] };

/** How often a command is decided anew when others move the same case meanwhile. */
const TRIES = 6;

/**
 * The one way in which a case changes: load, decide, write, guarded by the case's version.
 * With `db` a client inside a transaction, the transition is part of it; with a pool it is a transaction of its own.
 * @throws DeskFailure `case-contended` when the case keeps moving; nothing was written
 */
export async function carryOut(desk: Desk, order: Order, db: Queryable = desk.db): Promise<CarriedOut> {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const remembered = attempt === 0 ? desk.cases.get(order.caseId) : undefined;
    // Whoever opens a case has just made its id, so the first try spares the look; the write itself refuses an id that exists.
    const guessed = attempt === 0 && (remembered !== undefined || order.regulation !== undefined);
    const before = remembered ?? (guessed ? undefined : await findCase(db, order.caseId));
    const regulation = getRegulation(desk, before?.state.regulation ?? order.regulation ?? '');
    const commands = typeof order.commands === 'function' ? order.commands(before?.state) : order.commands;
    const decided = decideAll(before?.state, commands, { regulation, calendars: calendarsOf(regulation), now: desk.clock.now() });
    if (decided.kind === 'invalid') {
      // What this process remembers or takes for granted may be old; a refusal to act must rest on what the database says.
      if (guessed) { desk.cases.forget(order.caseId); continue; }
      return { kind: 'invalid', problems: decided.problems };
    }
    const transition = transitionOf(decided.state, decided.entries, before, regulation, order);
    const stored = await (db === desk.db ? desk.writer.write(transition) : writeTransition(db, transition));
    if (stored !== undefined) {
      remember(desk, db, stored);
      return { kind: 'done', state: decided.state, entries: decided.entries };
    }
    desk.cases.forget(order.caseId);
  }
  throw new DeskFailure('case-contended', `Expected to move case ${order.caseId} within ${TRIES} tries, but others kept moving it`);
}

/** A transition inside a transaction may still be rolled back, so only what is committed is remembered. */
function remember(desk: Desk, db: Queryable, stored: StoredCase): void {
  if (db === desk.db) desk.cases.put(stored);
  else desk.cases.forget(stored.state.id);
}

function transitionOf(state: Case, entries: readonly Entry[], before: StoredCase | undefined, regulation: Regulation, order: Order) {
  const task = taskOf(state, regulation);
  return {
    state, entries,
    ...(before === undefined ? {} : { before }),
    ...(task === undefined ? {} : { task }),
    ...(order.idempotencyKey === undefined ? {} : { idempotencyKey: order.idempotencyKey }),
  };
}

const CARRIER = 'Gateway' satisfies System;

/** The row by which the acting unit finds the case in its queue. */
export function taskOf(state: Case, regulation: Regulation): TaskRow | undefined {
  if (state.step === undefined) return undefined;
  // What is still on its way lies in nobody's queue.
  if (isUnderway(state)) return { node: state.step.node, actor: CARRIER, unit: 'system' };
  const actor = performerOf(state, getNode({ regulation }, state.route, state.step.node));
  const assignee = actor === 'Executor' || actor === 'AkimExecutor' ? state.executors[actor] : undefined;
  return { node: state.step.node, actor, unit: unitOf(state, actor), ...(assignee === undefined ? {} : { assignee }) };
}

function unitOf({ units }: Case, actor: string): string {
  if (!(actor in ACTORS)) return 'system';
  const { unit } = ACTORS[actor as Actor];
  if (unit === 'applicant') return units.centre ?? units.akim ?? units.provider;
  if (unit === 'centre') return units.centre ?? units.provider;
  return unit === 'akim' ? units.akim ?? units.provider : units.provider;
}
