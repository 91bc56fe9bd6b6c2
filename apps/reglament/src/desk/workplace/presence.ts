import type { By } from '@reglament/engine';
import { findCase } from '../../storage/index.ts';
import { entriesOf } from '../cases/case-view.ts';
import { getRegulation } from '../desk.ts';
import type { Desk } from '../desk.ts';
import { isUuid } from '../is-uuid.ts';
import type { StaffMember } from '../people/sessions.ts';

/** A page that has been silent for this long is closed, or stands behind another window. */
const PRESENT_SECONDS = 15;
/** Rows this old tell nobody anything. */
const KEPT_MINUTES = 10;

export interface Presence {
  /** Sequence of the case now. */
  readonly sequence: number;
  /** Who else has the case before them, by name. */
  readonly others: readonly string[];
}

/** Notes that somebody has the case before them, and says who else does; `undefined` where the case is none of their business. */
export async function notePresence({ db }: Pick<Desk, 'db'>, staff: StaffMember, caseId: string): Promise<Presence | undefined> {
  if (!isUuid(caseId)) return undefined;
  const { rows } = await db.query<{ version: number; others: readonly string[] | null }>({
    name: 'note-presence', text: NOTE,
    values: [caseId, staff.id, PRESENT_SECONDS, KEPT_MINUTES, staff.roles.map(({ unit }) => unit)],
  });
  return rows[0] && { sequence: rows[0].version, others: rows[0].others ?? [] };
}

/** By the database's clock: it is the one that the processes share, and nothing of the law hangs on it. */
const NOTE = `
with mine as (
  select id, version from cases where id = $1 and array[state->'units'->>'provider', state->'units'->>'centre', state->'units'->>'akim'] && $5::text[]
), noted as (
  insert into case_presence (case_id, staff_id, seen_at) select id, $2, now() from mine on conflict (case_id, staff_id) do update set seen_at = excluded.seen_at
), swept as (
  delete from case_presence where (case_id, staff_id) in (select case_id, staff_id from case_presence where seen_at < now() - make_interval(mins => $4) and (case_id, staff_id) <> ($1, $2) limit 20 for update skip locked)
)
select version, (select array_agg(s.name order by s.name) from case_presence p join staff s on s.id = p.staff_id where p.case_id = mine.id and p.staff_id <> $2 and p.seen_at > now() - make_interval(secs => $3) and s.active) as others from mine`;

/** Who changed the case last, and when by the clocks of its region. */
export async function lastChange(desk: Desk, caseId: string): Promise<{ readonly at: string; readonly zone: string; readonly by: By } | undefined> {
  const stored = await findCase(desk.db, caseId);
  const last = (await entriesOf(desk.db, caseId)).at(-1);
  if (stored === undefined || last === undefined) return undefined;
  return { at: last.at, zone: getRegulation(desk, stored.state.regulation).decree.zone, by: last.by };
}
