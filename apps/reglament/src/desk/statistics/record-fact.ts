import type { Zone } from '@reglament/calendar';
import type { Case, Entry } from '@reglament/engine';
import type { Queryable } from '../../storage/index.ts';
import { dayAt } from '../clock/local-day.ts';

/**
 * Keeps what the open statistics count of a request: when it was registered, how it ended and whether any step ran over
 * its term. Made from the whole journal, so that it may be run any number of times.
 */
export async function recordFact(db: Queryable, zone: Zone, state: Case, entries: readonly Entry[], changed: readonly Entry[]): Promise<void> {
  const kinds = new Set(changed.flatMap(({ events }) => events.map(({ kind }) => kind)));
  if (state.registeredAt === undefined || !(kinds.has('RequestRegistered') || kinds.has('CaseEnded'))) return;
  const events = entries.flatMap((entry) => entry.events);
  const refusal = events.findLast((event) => event.kind === 'RefusalIssued');
  const late = events.some((event) => event.kind === 'DeadlineMissed' || (event.kind === 'StepCompleted' && event.late)) || overTerm(state);
  const ended = state.status === 'ended';
  await db.query(
    `insert into request_fact (case_id, regulation, registered_on, outcome, refusal_kind, late) values ($1, $2, $3, $4, $5, $6)
     on conflict (case_id) do update set outcome = excluded.outcome, refusal_kind = excluded.refusal_kind, late = excluded.late`,
    [state.id, state.regulation, dayAt(zone, state.registeredAt), state.outcome?.kind ?? null, ended ? refusal?.refusalKind ?? null : null, ended ? late : null]);
}

function overTerm({ term, endedAt }: Case): boolean {
  return term !== undefined && endedAt !== undefined && endedAt > term.at;
}
