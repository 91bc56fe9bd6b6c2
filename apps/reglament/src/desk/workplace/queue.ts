import { performersOf } from '@reglament/engine';
import type { AskedDocument } from '@reglament/engine';
import type { Actor, Channel, Regulation } from '@reglament/regulation';
import { isHandedInPerson } from '../counter/hand-over.ts';
import type { Desk } from '../desk.ts';
import type { StaffMember } from '../people/sessions.ts';

/** One line of a workplace's queue. */
export interface QueueItem {
  readonly caseId: string;
  /** Version of the case as it stands in this line. */
  readonly sequence: number;
  readonly number?: string;
  readonly regulation: Regulation;
  readonly node: string;
  readonly unit: string;
  readonly applicant: string;
  readonly enteredAt: string;
  readonly dueAt?: string;
  readonly overdue: boolean;
  readonly claimedBy?: string;
  /** Whom the head has appointed. */
  readonly assignee?: string;
  readonly mine: boolean;
  /** Documents asked of the applicant in this step: still awaited, or here. */
  readonly asked?: 'awaited' | 'given';
  /** Nothing is left to do here until somebody comes for the result. */
  readonly awaitsApplicant: boolean;
  /** The absent person to whom the task belongs, where somebody stands in. */
  readonly inPlaceOf?: string;
}

export interface QueueRow {
  readonly case_id: string; readonly sequence: number; readonly number: string | null; readonly regulation: string; readonly node: string; readonly unit: string; readonly applicant: string | null;
  readonly entered_at: Date; readonly due_at: Date | null; readonly overdue: boolean; readonly claimed_by: string | null; readonly assignee: string | null; readonly in_place_of: string | null; readonly channel: Channel;
  readonly asked?: readonly AskedDocument[] | null;
}

/** Few states hold something asked: only those are read as JSON. */
const QUEUE = `
select t.case_id, t.sequence, c.number, t.regulation, t.node, t.unit, t.entered_at, t.due_at, t.overdue, t.claimed_by, t.assignee, may.in_place_of, c.channel,
  concat_ws(' ', a.surname, a.name, a.patronymic) as applicant, case when strpos(c.state::text, '"asked":') > 0 then c.state->'step'->'asked' end as asked
from task t join cases c on c.id = t.case_id left join account a on a.id = c.applicant
join unnest($1::text[], $2::text[], $3::text[], $4::text[]) as may (unit, actor, person, in_place_of) on may.unit = t.unit and may.actor = t.actor
where t.assignee is null or t.assignee = may.person
order by t.due_at nulls last, t.entered_at, may.in_place_of nulls first limit $5`;

/** Far more than a person works through; the page shows the most urgent and searches them all. */
const LINES_MAX = 2000;

/** What waits for this person: the steps of their roles in their units, the most urgent first; an executor's own only. */
export async function queueOf(desk: Desk, staff: StaffMember): Promise<readonly QueueItem[]> {
  const lines = staff.roles.flatMap(({ role, unit, inPlaceOf }) => performersOf(role).map((actor) => ({ unit, actor, person: inPlaceOf?.id ?? staff.id, inPlaceOf: inPlaceOf?.name ?? null })));
  const may = [...new Map(lines.map((line) => [`${line.unit} ${line.actor} ${line.person}`, line])).values()];
  const column = (name: keyof (typeof may)[number]): readonly (string | null)[] => may.map((line) => line[name]);
  const { rows } = await desk.db.query<QueueRow>({ name: 'queue', text: QUEUE, values: [column('unit'), column('actor'), column('person'), column('inPlaceOf'), LINES_MAX] });
  const seen = new Set<string>();
  return rows.flatMap((row) => {
    // A task can be theirs in two ways; it is one line, and their own role comes first.
    const item = seen.has(row.case_id) ? undefined : queueItemOf(desk, staff, row);
    seen.add(row.case_id);
    return item ?? [];
  });
}

/** A row as a line; `undefined` where its regulation is not loaded. */
export function queueItemOf({ library }: Pick<Desk, 'library'>, staff: Pick<StaffMember, 'id'>, row: QueueRow): QueueItem | undefined {
  const regulation = library.regulations.get(row.regulation);
  if (regulation === undefined) return undefined;
  return {
    caseId: row.case_id, sequence: row.sequence, regulation, node: row.node, unit: row.unit, applicant: row.applicant ?? '', enteredAt: row.entered_at.toISOString(), overdue: row.overdue, mine: row.claimed_by === staff.id, awaitsApplicant: awaitsApplicant(regulation, row),
    ...(row.number === null ? {} : { number: row.number }), ...(row.due_at === null ? {} : { dueAt: row.due_at.toISOString() }), ...(row.claimed_by === null ? {} : { claimedBy: row.claimed_by }), ...(row.assignee === null ? {} : { assignee: row.assignee }),
    ...askedOf(row.asked ?? []),
    ...(row.in_place_of === null ? {} : { inPlaceOf: row.in_place_of }),
  };
}

function awaitsApplicant({ compiled }: Regulation, { node, channel }: QueueRow): boolean {
  const [route = ''] = node.split('#');
  const station = [...compiled.get(route)?.nodes.values() ?? []].find(({ id }) => id === node);
  return station !== undefined && isHandedInPerson({ channel }, station);
}

/** The newest counts: a document that came is news until another is asked for. */
function askedOf(asked: readonly AskedDocument[]): Pick<QueueItem, 'asked'> {
  const last = asked.at(-1);
  return last === undefined ? {} : { asked: last.givenAt === undefined ? 'awaited' : 'given' };
}

export interface Colleague { readonly id: string; readonly name: string; readonly openTasks: number; readonly nextDueAt?: string }

/** People who can be appointed executor in a unit, the least loaded first. */
export async function colleaguesIn(desk: Desk, unit: string, role: Actor): Promise<readonly Colleague[]> {
  const { rows } = await desk.db.query<{ id: string; name: string; open_tasks: number; next_due_at: Date | null }>(
    `select s.id, s.name, count(t.case_id) as open_tasks, min(t.due_at) as next_due_at from staff s join staff_role r on r.staff_id = s.id
     left join task t on t.assignee = s.id::text where r.unit = $1 and r.role = $2 and s.active group by s.id, s.name order by open_tasks, s.name`, [unit, role]);
  return rows.map(({ id, name, open_tasks, next_due_at }) => ({ id, name, openTasks: open_tasks, ...(next_due_at === null ? {} : { nextDueAt: next_due_at.toISOString() }) }));
}
