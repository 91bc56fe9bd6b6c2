import { randomUUID } from 'node:crypto';
import { inTransaction } from '../../storage/index.ts';
import type { Queryable } from '../../storage/index.ts';
import type { Desk } from '../desk.ts';
import type { FieldProblem } from '../invalid-input.ts';
import { noteOrganisation } from './regions.ts';
import type { Changed } from './units.ts';

export interface Substitution {
  readonly id: string;
  readonly absent: string;
  readonly absentName: string;
  readonly substitute: string;
  readonly substituteName: string;
  /** Days `YYYY-MM-DD`, both included. */
  readonly from: string;
  readonly to: string;
  readonly ended: boolean;
}

/** Substitutions in which somebody is absent or stands in, the latest first. */
export async function substitutionsOf(db: Queryable, staffId: string): Promise<readonly Substitution[]> {
  const { rows } = await db.query<Substitution>(
    `select x.id, x.absent_id as absent, a.name as "absentName", x.substitute_id as substitute, s.name as "substituteName",
       to_char(x.from_day, 'YYYY-MM-DD') as from, to_char(x.to_day, 'YYYY-MM-DD') as to, x.ended_at is not null as ended
     from substitution x join staff a on a.id = x.absent_id join staff s on s.id = x.substitute_id
     where x.absent_id = $1 or x.substitute_id = $1 order by x.from_day desc, x.made_at desc limit 50`, [staffId]);
  return rows;
}

/** Who is away: as much of a person as a substitution needs. */
export interface Absent { readonly id: string; readonly region: string; readonly active: boolean }

export interface NewSubstitution { readonly substitute: string; readonly from: string; readonly to: string; readonly today: string }

/** Names a substitute for a period. Nobody stands in for two periods of one absence, and nobody absent stands in for others. */
export async function appointSubstitute(desk: Desk, by: string, absent: Absent, candidates: readonly { readonly id: string }[], input: NewSubstitution): Promise<Changed> {
  const substitute = candidates.find(({ id }) => id === input.substitute && id !== absent.id);
  const problems: FieldProblem[] = [];
  if (substitute === undefined) problems.push({ field: 'substitute', code: 'choose' });
  if (input.from === '') problems.push({ field: 'from', code: 'required' });
  if (input.to === '') problems.push({ field: 'to', code: 'required' });
  else if (input.to < input.from) problems.push({ field: 'to', code: 'organisation.order' });
  else if (input.to < input.today) problems.push({ field: 'to', code: 'date.past' });
  if (!absent.active) problems.push({ field: 'substitute', code: 'organisation.dismissed' });
  if (substitute === undefined || problems.length > 0) return { kind: 'invalid', problems };
  return inTransaction(desk.db, async (client): Promise<Changed> => {
    // Two administrators at once: the second waits here and then finds the first one's row.
    await client.query('select 1 from staff where id = any($1) order by id for update', [[absent.id, substitute.id]]);
    const { rows } = await client.query<{ absent_id: string }>(
      'select absent_id from substitution where (absent_id = any($1) or substitute_id = $4) and ended_at is null and from_day <= $3 and to_day >= $2', [[absent.id, substitute.id], input.from, input.to, absent.id]);
    // The roles would fall to nobody: a substitute hands on their own roles only.
    if (rows.some(({ absent_id }) => absent_id !== absent.id && absent_id !== substitute.id)) return { kind: 'invalid', problems: [{ field: 'from', code: 'organisation.standsIn' }] };
    if (rows.some(({ absent_id }) => absent_id === absent.id)) return { kind: 'invalid', problems: [{ field: 'from', code: 'organisation.overlap' }] };
    if (rows.length > 0) return { kind: 'invalid', problems: [{ field: 'substitute', code: 'organisation.absent' }] };
    await client.query(
      'insert into substitution (id, absent_id, substitute_id, from_day, to_day, made_at, made_by) values ($1, $2, $3, $4, $5, $6, $7)',
      [randomUUID(), absent.id, substitute.id, input.from, input.to, desk.clock.now(), by]);
    await noteOrganisation(client, { at: desk.clock.now(), by, region: absent.region }, 'substitute-appointed', absent.id, { substitute: substitute.id, from: input.from, to: input.to });
    return { kind: 'done' };
  });
}

/** Ends a substitution before its time; it gives no right from this moment on. */
export async function recallSubstitute(desk: Desk, by: string, absent: Absent, id: string): Promise<Changed> {
  return inTransaction(desk.db, async (client): Promise<Changed> => {
    const { rowCount } = await client.query('update substitution set ended_at = $3, ended_by = $4 where id = $1 and absent_id = $2 and ended_at is null', [id, absent.id, desk.clock.now(), by]);
    if (rowCount !== 1) return { kind: 'invalid', problems: [{ field: 'substitute', code: 'organisation.ended' }] };
    await noteOrganisation(client, { at: desk.clock.now(), by, region: absent.region }, 'substitute-recalled', absent.id);
    return { kind: 'done' };
  });
}
