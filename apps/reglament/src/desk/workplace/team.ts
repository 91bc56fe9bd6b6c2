import type { Actor } from '@reglament/regulation';
import type { Desk } from '../desk.ts';
import type { StaffMember } from '../people/sessions.ts';
import { queueItemOf } from './queue.ts';
import type { QueueItem, QueueRow } from './queue.ts';

/** Who sees the work of the whole unit: those whom regulations let appoint executors. */
const HEADS: Readonly<Partial<Record<Actor, Actor>>> = { Head: 'Executor', Akim: 'AkimExecutor' };

export interface HeadOf {
  readonly unit: string;
  /** Whom this head appoints. */
  readonly executors: Actor;
}

export function headOf({ roles }: Pick<StaffMember, 'roles'>): readonly HeadOf[] {
  return roles.flatMap(({ role, unit }) => {
    const executors = HEADS[role];
    return executors === undefined ? [] : [{ unit, executors }];
  });
}

/** One executor's load. */
export interface Load {
  readonly id: string;
  readonly name: string;
  readonly open: number;
  readonly late: number;
  readonly nextDueAt?: string;
}

/** What waits for each executor of the head's units now, the least loaded first. */
export async function loadOf(desk: Desk, heads: readonly HeadOf[]): Promise<readonly Load[]> {
  const { rows } = await desk.db.query<{ id: string; name: string; open: number; late: number; next_due_at: Date | null }>(
    `select s.id, s.name, count(t.case_id)::int as open, count(*) filter (where t.due_at < $3)::int as late, min(t.due_at) as next_due_at
     from staff s join staff_role r on r.staff_id = s.id join unnest($1::text[], $2::text[]) as head (unit, role) on head.unit = r.unit and head.role = r.role
     left join task t on t.assignee = s.id::text where s.active group by s.id, s.name order by open, s.name`,
    [heads.map(({ unit }) => unit), heads.map(({ executors }) => executors), desk.clock.now()]);
  return rows.map(({ id, name, open, late, next_due_at }) => ({ id, name, open, late, ...(next_due_at === null ? {} : { nextDueAt: next_due_at.toISOString() }) }));
}

const UNIT_CASES = `
select t.case_id, t.sequence, c.number, t.regulation, t.node, t.unit, t.entered_at, t.due_at, t.overdue, t.claimed_by, t.assignee, null as in_place_of, c.channel,
  coalesce(t.claimed_by, t.assignee) as holder, t.assignee is not null as assigned, concat_ws(' ', a.surname, a.name, a.patronymic) as applicant
from task t join cases c on c.id = t.case_id left join account a on a.id = c.applicant
where t.unit = any($1) order by t.due_at nulls last, t.entered_at limit 2000`;

export interface UnitCase extends QueueItem {
  /** Who has it: whoever took the step, else the appointed executor. */
  readonly holder?: string;
  /** An appointed executor has it: another one can be appointed, also in place of somebody who has left. */
  readonly assigned: boolean;
}

/** Every open case that stands in the head's units, the most urgent first. */
export async function unitCases(desk: Desk, staff: StaffMember, heads: readonly HeadOf[]): Promise<readonly UnitCase[]> {
  const { rows } = await desk.db.query<QueueRow & { holder: string | null; assigned: boolean }>({ name: 'unit-cases', text: UNIT_CASES, values: [heads.map(({ unit }) => unit)] });
  return rows.flatMap((row) => {
    const item = queueItemOf(desk, staff, row);
    return item === undefined ? [] : [{ ...item, assigned: row.assigned, ...(row.holder === null ? {} : { holder: row.holder }) }];
  });
}

/** A case of the person's units by its number, as it is read from a paper or said on the telephone. */
export async function findByNumber(desk: Desk, staff: StaffMember, number: string): Promise<string | undefined> {
  const { rows } = await desk.db.query<{ id: string; units: readonly (string | null)[] }>(
    "select id, array[state->'units'->>'provider', state->'units'->>'centre', state->'units'->>'akim'] as units from cases where number = $1", [number]);
  const [found] = rows;
  return found !== undefined && staff.roles.some(({ unit }) => found.units.includes(unit)) ? found.id : undefined;
}
