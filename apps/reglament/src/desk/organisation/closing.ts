import { inTransaction } from '../../storage/index.ts';
import type { Queryable } from '../../storage/index.ts';
import type { Desk } from '../desk.ts';
import type { FieldProblem } from '../invalid-input.ts';
import { noteOrganisation } from './regions.ts';
import type { Changed, OrganisationUnit, Post } from './units.ts';

/** What keeps a unit open, the first few by name. */
export interface Dependents {
  readonly people: readonly { readonly id: string; readonly name: string }[];
  readonly cases: readonly { readonly id: string; readonly number?: string }[];
  readonly casesTotal: number;
  readonly complaints: readonly string[];
  /** Batches of papers on their way from or to the unit. */
  readonly batches: readonly string[];
  /** People who have booked a visit or wait in the hall. */
  readonly visits: number;
  /** Requests to the unit that have the applicant's signature and wait for others'. */
  readonly joint: number;
}

/** More than this is a list nobody reads; the number of all of them stands beside it. */
const NAMED_MAX = 10;

/** Open cases stand in `task`; a case depends on every unit it names, wherever its open step lies. */
const CASES = `
select c.id, c.number, count(*) over ()::int as total from task t join cases c on c.id = t.case_id
where t.unit = $1 or $1 in (c.state->'units'->>'provider', c.state->'units'->>'centre', c.state->'units'->>'akim') order by c.number nulls last, c.id limit ${NAMED_MAX}`;

export async function dependentsOf(db: Queryable, unit: string, now: string): Promise<Dependents> {
  const people = await db.query<{ id: string; name: string }>('select distinct s.id, s.name from staff s join staff_role r on r.staff_id = s.id where r.unit = $1 and s.active order by s.name', [unit]);
  const cases = await db.query<{ id: string; number: string | null; total: number }>(CASES, [unit]);
  const complaints = await db.query<{ number: string }>("select number from complaint where unit = $1 and state = 'open' order by number", [unit]);
  const batches = await db.query<{ number: string }>('select number::text from batch where (from_unit = $1 or to_unit = $1) and received_at is null order by batch.number', [unit]);
  const visits = await db.query<{ visits: number }>("select count(*)::int as visits from visit where unit = $1 and (status in ('waiting', 'called') and day >= ($2::timestamptz - interval '1 day')::date or status = 'booked' and booked_for > $2)", [unit, now]);
  const joint = await db.query<{ joint: number }>("select count(*)::int as joint from joint_request j join draft d on d.id = j.draft_id where j.status = 'open' and j.expires_at > $2 and d.answers->>'unit' = $1", [unit, now]);
  return {
    people: people.rows, cases: cases.rows.map(({ id, number }) => ({ id, ...(number === null ? {} : { number }) })), casesTotal: cases.rows[0]?.total ?? 0,
    complaints: complaints.rows.map(({ number }) => number), batches: batches.rows.map(({ number }) => number), visits: visits.rows[0]?.visits ?? 0, joint: joint.rows[0]?.joint ?? 0,
  };
}

export function hasDependents({ people, casesTotal, complaints, batches, visits, joint }: Dependents): boolean {
  return people.length + casesTotal + complaints.length + batches.length + visits + joint > 0;
}

/**
 * Whether these units are open, and held so until the end of the transaction: whoever closes one of them meanwhile waits for
 * what is begun there, and then finds it; whoever comes second finds the unit closed.
 */
export async function holdOpen(client: Queryable, units: readonly string[]): Promise<boolean> {
  const wanted = new Set(units);
  const { rows } = await client.query('select from unit where id = any($1) and closed_at is null for key share', [[...wanted]]);
  return rows.length === wanted.size;
}

/** Closes a unit on which nothing open depends: from now on nobody can choose it, send to it or be given a post in it. */
export async function closeUnit(desk: Desk, by: string, unit: OrganisationUnit): Promise<Changed> {
  const now = desk.clock.now();
  return inTransaction(desk.db, async (client): Promise<Changed> => {
    // Whoever is given a post here meanwhile, or sends a request here, waits for this row, and then finds the unit closed.
    const { rows } = await client.query<{ closed_at: Date | null }>('select closed_at from unit where id = $1 for update', [unit.id]);
    if (rows[0]?.closed_at !== null) return invalid({ field: 'close', code: 'organisation.closed' });
    if (hasDependents(await dependentsOf(client, unit.id, now))) return invalid({ field: 'close', code: 'organisation.unitInUse' });
    await client.query('update unit set closed_at = $2 where id = $1', [unit.id, now]);
    await noteOrganisation(client, { at: now, by, region: unit.region }, 'unit-closed', unit.id);
    return { kind: 'done' };
  });
}

/** Opens a closed unit again, with the posts it had. */
export async function reopenUnit(desk: Desk, by: string, unit: OrganisationUnit): Promise<Changed> {
  return inTransaction(desk.db, async (client): Promise<Changed> => {
    const { rowCount } = await client.query('update unit set closed_at = null where id = $1 and closed_at is not null', [unit.id]);
    if (rowCount !== 1) return invalid({ field: 'close', code: 'organisation.notClosed' });
    await noteOrganisation(client, { at: desk.clock.now(), by, region: unit.region }, 'unit-reopened', unit.id);
    return { kind: 'done' };
  });
}

/** Closes a post nobody holds any more. */
export async function closePost(desk: Desk, by: string, unit: OrganisationUnit, post: Post): Promise<Changed> {
  const now = desk.clock.now();
  return inTransaction(desk.db, async (client): Promise<Changed> => {
    const { rows } = await client.query<{ closed_at: Date | null }>('select closed_at from post where id = $1 for update', [post.id]);
    if (rows[0]?.closed_at !== null) return invalid({ field: 'close-post', code: 'organisation.closed' });
    const holders = await client.query<{ name: string }>('select name from staff where post_id = $1 and active order by name', [post.id]);
    if (holders.rows.length > 0) return invalid({ field: 'close-post', code: 'organisation.postHeld', params: { names: holders.rows.map(({ name }) => name).join(', ') } });
    await client.query('update post set closed_at = $2 where id = $1', [post.id, now]);
    await noteOrganisation(client, { at: now, by, region: unit.region }, 'post-closed', unit.id, { post: post.id });
    return { kind: 'done' };
  });
}

export async function reopenPost(desk: Desk, by: string, unit: OrganisationUnit, post: Post): Promise<Changed> {
  if (unit.closed) return invalid({ field: 'close-post', code: 'organisation.closed' });
  return inTransaction(desk.db, async (client): Promise<Changed> => {
    const { rowCount } = await client.query('update post set closed_at = null where id = $1 and closed_at is not null', [post.id]);
    if (rowCount !== 1) return invalid({ field: 'close-post', code: 'organisation.notClosed' });
    await noteOrganisation(client, { at: desk.clock.now(), by, region: unit.region }, 'post-reopened', unit.id, { post: post.id });
    return { kind: 'done' };
  });
}

function invalid(problem: FieldProblem): Extract<Changed, { kind: 'invalid' }> {
  return { kind: 'invalid', problems: [problem] };
}
