import { randomUUID } from 'node:crypto';
import type { Case } from '@reglament/engine';
import type { EnteredSystem, NodeId, Regulation, System } from '@reglament/regulation';
import type { Queryable } from '../../storage/index.ts';
import type { Desk } from '../desk.ts';
import { invalidInput } from '../invalid-input.ts';
import type { InvalidInput } from '../invalid-input.ts';
import { isUuid } from '../is-uuid.ts';
import type { StaffMember } from '../people/sessions.ts';

export type RegisterSays = 'found' | 'absent';

/** An answer that came after the decision and differs from what the decision rested on, or data that a system did not take. */
export interface Discrepancy {
  readonly id: string;
  readonly caseId: string;
  readonly number?: string;
  readonly regulation: Regulation;
  readonly node: NodeId;
  readonly system: System | EnteredSystem;
  readonly kind: 'late' | 'contradiction' | 'refused-entry';
  /** What the case rested on; absent where it went on without an answer. */
  readonly relied?: RegisterSays;
  readonly answered: RegisterSays | 'refused';
  readonly reference: string;
  readonly noticedAt: string;
  readonly closed?: { readonly at: string; readonly by: string; readonly note: string };
}

export interface NoticedDiscrepancy {
  readonly state: Pick<Case, 'id' | 'units'>;
  readonly node: NodeId;
  readonly system: Discrepancy['system'];
  readonly kind: Discrepancy['kind'];
  readonly relied: RegisterSays | undefined;
  readonly answered: RegisterSays | 'refused';
  readonly reference: string;
}

/** Lays it before the people of the case's units; the same one is laid before them once. */
export async function raiseDiscrepancy(db: Queryable, { state, node, system, kind, relied, answered, reference }: NoticedDiscrepancy, now: string): Promise<void> {
  const units = [state.units.provider, state.units.centre, state.units.akim].filter((unit) => unit !== undefined);
  await db.query(
    `insert into register_discrepancy (id, case_id, node, system, kind, relied, answered, reference, noticed_at, units) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
     on conflict (case_id, node, system, kind) do nothing`,
    [randomUUID(), state.id, node, system, kind, relied ?? null, answered, reference, now, units]);
}

interface Row {
  readonly id: string; readonly case_id: string; readonly number: string | null; readonly regulation: string; readonly node: NodeId; readonly system: Discrepancy['system']; readonly kind: Discrepancy['kind'];
  readonly relied: RegisterSays | null; readonly answered: Discrepancy['answered']; readonly reference: string; readonly noticed_at: Date; readonly closed_at: Date | null; readonly closed_by: string | null; readonly note: string | null;
}

const SELECT = `select d.id, d.case_id, c.number, c.regulation, d.node, d.system, d.kind, d.relied, d.answered, d.reference, d.noticed_at, d.closed_at, s.name as closed_by, d.note
from register_discrepancy d join cases c on c.id = d.case_id left join staff s on s.id = d.closed_by`;

const LIST_MAX = 200;

/** What waits for somebody of this person's units, the oldest first. */
export async function openDiscrepancies(desk: Desk, staff: StaffMember): Promise<readonly Discrepancy[]> {
  const { rows } = await desk.db.query<Row>(`${SELECT} where d.closed_at is null and d.units && $1::text[] order by d.noticed_at limit ${LIST_MAX}`, [unitsOf(staff)]);
  return rows.flatMap((row) => toDiscrepancy(desk, row));
}

export async function discrepanciesOf(desk: Desk, caseId: string): Promise<readonly Discrepancy[]> {
  const { rows } = await desk.db.query<Row>(`${SELECT} where d.case_id = $1 order by d.noticed_at`, [caseId]);
  return rows.flatMap((row) => toDiscrepancy(desk, row));
}

function toDiscrepancy({ library }: Desk, row: Row): readonly Discrepancy[] {
  const regulation = library.regulations.get(row.regulation);
  if (regulation === undefined) return [];
  return [{
    id: row.id, caseId: row.case_id, regulation, node: row.node, system: row.system, kind: row.kind, answered: row.answered, reference: row.reference, noticedAt: row.noticed_at.toISOString(),
    ...(row.number === null ? {} : { number: row.number }), ...(row.relied === null ? {} : { relied: row.relied }),
    ...(row.closed_at === null ? {} : { closed: { at: row.closed_at.toISOString(), by: row.closed_by ?? '', note: row.note ?? '' } }),
  }];
}

export type Closed = { readonly kind: 'closed'; readonly caseId: string } | { readonly kind: 'forbidden' } | InvalidInput;

/** Longer than anybody writes; the column itself has no bound. */
export const NOTE_MAX = 2000;

/** Closes it with what was done about it. Only somebody of the case's units; one closed already stays as it was closed. */
export async function closeDiscrepancy(desk: Desk, staff: StaffMember, id: string, note: string): Promise<Closed> {
  if (!isUuid(id)) return { kind: 'forbidden' };
  const { rows: [found] } = await desk.db.query<{ case_id: string }>('select case_id from register_discrepancy where id = $1 and units && $2::text[]', [id, unitsOf(staff)]);
  if (found === undefined) return { kind: 'forbidden' };
  const words = note.trim();
  if (words === '') return invalidInput({ field: `note-${id}`, code: 'required' });
  if (words.length > NOTE_MAX) return invalidInput({ field: `note-${id}`, code: 'too-long', params: { max: NOTE_MAX } });
  await desk.db.query('update register_discrepancy set closed_at = $2, closed_by = $3, note = $4 where id = $1 and closed_at is null', [id, desk.clock.now(), staff.id, words]);
  return { kind: 'closed', caseId: found.case_id };
}

const unitsOf = ({ roles }: StaffMember): readonly string[] => [...new Set(roles.map(({ unit }) => unit))];
