import { forecast, passedSteps, passedWaits, replay } from '@reglament/engine';
import type { Case, Entry, Forecast, PassedWait } from '@reglament/engine';
import type { NodeId, Outcome, Regulation, RouteNode } from '@reglament/regulation';
import { findCase, findChainFault, readJournal } from '../../storage/index.ts';
import type { Queryable } from '../../storage/index.ts';
import { calendarsOf, getRegulation } from '../desk.ts';
import type { Desk } from '../desk.ts';
import { isUuid } from '../is-uuid.ts';

/** A station of the case's route: done, now or ahead. Done ones come from the journal, the rest from the regulation. */
export interface Station {
  readonly node: RouteNode;
  readonly state: 'done' | 'now' | 'ahead';
  readonly outcome?: Outcome;
  readonly enteredAt?: string;
  readonly completedAt?: string;
  readonly dueAt?: string;
  readonly late: boolean;
}

export interface CaseView {
  readonly state: Case;
  readonly regulation: Regulation;
  readonly stations: readonly Station[];
  /** When the case waited for registers that could not be asked; without its entries none is seen. */
  readonly waits: readonly PassedWait[];
  /** When the result is due if every step uses its whole norm; absent once the case has ended. */
  readonly forecast?: Forecast;
}

export async function findCaseView(desk: Desk, caseId: string): Promise<CaseView | undefined> {
  if (!isUuid(caseId)) return undefined;
  const stored = await findCase(desk.db, caseId);
  return stored && caseView(desk, stored.state, await entriesOf(desk.db, caseId));
}

/** Without its entries a case is seen as it stands: the stations behind it are left out. */
export function caseView(desk: Pick<Desk, 'library' | 'clock'>, state: Case, entries: readonly Entry[] = []): CaseView {
  const regulation = getRegulation(desk, state.regulation);
  const expected = forecast(state, { regulation, calendars: calendarsOf(regulation), now: desk.clock.now() });
  return { state, regulation, stations: stationsOf(state, regulation, expected, entries), waits: passedWaits(entries), ...(expected === undefined ? {} : { forecast: expected }) };
}

function stationsOf(state: Case, regulation: Regulation, expected: Forecast | undefined, entries: readonly Entry[]): readonly Station[] {
  const node = (id: NodeId): RouteNode | undefined => regulation.compiled.get(state.route)?.nodes.get(id);
  const done = passedSteps(entries).flatMap((passed): readonly Station[] => {
    const found = node(passed.node);
    return found === undefined ? [] : [{ node: found, state: 'done', outcome: passed.outcome, enteredAt: passed.enteredAt, completedAt: passed.completedAt, late: passed.late, ...(passed.dueAt === undefined ? {} : { dueAt: passed.dueAt }) }];
  });
  const coming = (expected?.steps ?? []).flatMap(({ node: id, due }, index): readonly Station[] => {
    const found = node(id);
    if (found === undefined) return [];
    const now = index === 0;
    return [{ node: found, state: now ? 'now' : 'ahead', late: now && (state.step?.overdue ?? false), ...(now && state.step !== undefined ? { enteredAt: state.step.enteredAt } : {}), ...(due === undefined ? {} : { dueAt: due.at }) }];
  });
  return [...done, ...coming];
}

/** The entries of a case in order, as written. */
export async function entriesOf(db: Queryable, caseId: string): Promise<readonly Entry[]> {
  return (await readJournal(db, caseId)).map(({ text }) => JSON.parse(text) as Entry);
}

export interface JournalReading {
  readonly entries: readonly Entry[];
  /** Whether the chain holds and its entries add up to the stored state. */
  readonly sound: boolean;
}

/** The journal as an auditor reads it: verified link by link and replayed against the stored state. */
export async function readCaseJournal(db: Queryable, state: Case): Promise<JournalReading> {
  const stored = await readJournal(db, state.id);
  const entries = stored.map(({ text }) => JSON.parse(text) as Entry);
  const sound = findChainFault(state.id, stored) === undefined && JSON.stringify(replay(entries)) === JSON.stringify(state);
  return { entries, sound };
}
