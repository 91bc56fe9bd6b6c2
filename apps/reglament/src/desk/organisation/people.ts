import { randomUUID } from 'node:crypto';
import { parseIin } from '@reglament/identifiers';
import type { Actor, LocalizedText } from '@reglament/regulation';
import { inTransaction } from '../../storage/index.ts';
import type { Queryable } from '../../storage/index.ts';
import { carryOut } from '../cases/carry-out.ts';
import type { Desk } from '../desk.ts';
import { lengthProblems } from '../invalid-input.ts';
import type { FieldProblem } from '../invalid-input.ts';
import { oneTimePassword } from './one-time-password.ts';
import { noteOrganisation } from './regions.ts';
import type { Region } from './regions.ts';
import type { Changed, Post } from './units.ts';

/** A member of staff as the administration sees them. */
export interface StaffRecord {
  readonly id: string;
  readonly name: string;
  readonly login: string;
  readonly iin: string;
  readonly post: LocalizedText;
  readonly active: boolean;
  readonly region: string;
  readonly roles: readonly { readonly role: Actor; readonly unit: string }[];
  /** Cases whose appointed executor they are, and steps they have taken in hand. */
  readonly open: number;
}

/**
 * Somebody belongs to the region in whose units they have roles or had their last post. The open tasks are counted in one
 * reading for everybody, not once for each.
 */
const PEOPLE = `
with held as materialized (
  select person, count(distinct case_id)::int as open
  from (select assignee as person, case_id from task where assignee is not null union all select claimed_by, case_id from task where claimed_by is not null) as holding group by person
)
select s.id, s.name, s.login, s.iin, s.post, s.active, coalesce((select u.region from staff_role r join unit u on u.id = r.unit where r.staff_id = s.id and u.region is not null order by r.unit limit 1), p.region) as region,
  coalesce((select json_agg(json_build_object('role', r.role, 'unit', r.unit)) from staff_role r where r.staff_id = s.id), '[]') as roles,
  coalesce((select held.open from held where held.person = s.id::text), 0) as open
from staff s left join (select post.id, unit.region, unit.id as unit from post join unit on unit.id = post.unit) p on p.id = s.post_id
where coalesce((select u.region from staff_role r join unit u on u.id = r.unit where r.staff_id = s.id and u.region is not null order by r.unit limit 1), p.region) = any($1)`;

export async function peopleOfUnit(db: Queryable, regions: readonly Region[], unit: string): Promise<readonly StaffRecord[]> {
  const { rows } = await db.query<StaffRecord>(`${PEOPLE} and (p.unit = $2 or exists (select 1 from staff_role r where r.staff_id = s.id and r.unit = $2)) order by s.active desc, s.name`, [regions.map(({ id }) => id), unit]);
  return rows;
}

export async function peopleOfRegions(db: Queryable, regions: readonly Region[]): Promise<readonly StaffRecord[]> {
  const { rows } = await db.query<StaffRecord>(`${PEOPLE} and s.active order by s.name`, [regions.map(({ id }) => id)]);
  return rows;
}

export async function findPerson(db: Queryable, regions: readonly Region[], id: string): Promise<StaffRecord | undefined> {
  const { rows } = await db.query<StaffRecord>(`${PEOPLE} and s.id = $2`, [regions.map(({ id: region }) => region), id]);
  return rows[0];
}

/** Signs of a surname, a name or a patronymic. */
const NAME_PART_LENGTH_MAX = 120;

export interface NewPerson { readonly surname: string; readonly name: string; readonly patronymic: string; readonly iin: string; readonly login: string; readonly post: string }

/** A new member of staff in a post. The password is made here, shown once and kept only as its hash; its owner chooses another at once. */
export async function addPerson(desk: Desk, by: string, region: string, posts: readonly Post[], input: NewPerson): Promise<Changed<{ readonly id: string; readonly password: string }>> {
  const post = posts.find(({ id }) => id === input.post);
  const problems: FieldProblem[] = [];
  for (const field of ['surname', 'name'] as const) if (input[field] === '') problems.push({ field, code: 'required' });
  problems.push(...lengthProblems({ surname: input.surname, name: input.name, patronymic: input.patronymic }, NAME_PART_LENGTH_MAX));
  const iin = input.iin.replace(/\s+/g, '');
  if (iin === '') problems.push({ field: 'iin', code: 'required' });
  else if (parseIin(iin).kind === 'invalid') problems.push({ field: 'iin', code: 'iin.not-an-iin' });
  if (!/^[a-z0-9][a-z0-9.-]{2,39}$/.test(input.login)) problems.push({ field: 'login', code: input.login === '' ? 'required' : 'organisation.login' });
  if (post === undefined) problems.push({ field: 'post', code: 'choose' });
  if (post === undefined || problems.length > 0) return { kind: 'invalid', problems };
  const { password, hash, until } = await oneTimePassword(desk);
  const id = randomUUID();
  return inTransaction(desk.db, async (client): Promise<Changed<{ readonly id: string; readonly password: string }>> => {
    if (!await isOpen(client, post)) return CLOSED;
    const { rowCount } = await client.query(
      'insert into staff (id, login, password_hash, password_until, iin, name, post, post_id) values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (login) do nothing',
      [id, input.login, hash, until, iin, [input.surname, input.name, input.patronymic].filter((part) => part !== '').join(' '), JSON.stringify(post.title), post.id]);
    if (rowCount !== 1) return { kind: 'invalid', problems: [{ field: 'login', code: 'organisation.taken' }] };
    await giveRoles(client, id, post);
    await noteOrganisation(client, { at: desk.clock.now(), by, region }, 'person-added', id, { post: post.id, unit: post.unit });
    return { kind: 'done', id, password };
  });
}

const CLOSED = { kind: 'invalid', problems: [{ field: 'post', code: 'organisation.closed' }] } as const;

/** Held until the end of the transaction: whoever closes the post or its unit meanwhile waits, and then finds its new holder. */
async function isOpen(client: Queryable, { id }: Post): Promise<boolean> {
  const { rows } = await client.query('select 1 from post p join unit u on u.id = p.unit where p.id = $1 and p.closed_at is null and u.closed_at is null for share', [id]);
  return rows.length === 1;
}

async function giveRoles(db: Queryable, id: string, post: Post): Promise<void> {
  await db.query('delete from staff_role where staff_id = $1', [id]);
  await db.query('insert into staff_role (staff_id, role, unit) select $1, role, $3 from unnest($2::text[]) as role', [id, post.roles, post.unit]);
}

/** Another post: the roles of the former one are gone at once, and what was in hand there is free for colleagues. */
export async function movePerson(desk: Desk, by: string, person: StaffRecord, posts: readonly Post[], postId: string): Promise<Changed> {
  const post = posts.find(({ id }) => id === postId);
  if (post === undefined) return { kind: 'invalid', problems: [{ field: 'post', code: 'choose' }] };
  if (!person.active) return { kind: 'invalid', problems: [{ field: 'post', code: 'organisation.dismissed' }] };
  const moved = await inTransaction(desk.db, async (client): Promise<Changed> => {
    if (!await isOpen(client, post)) return CLOSED;
    await giveRoles(client, person.id, post);
    await client.query('update staff set post = $2, post_id = $3 where id = $1', [person.id, JSON.stringify(post.title), post.id]);
    await noteOrganisation(client, { at: desk.clock.now(), by, region: person.region }, 'person-moved', person.id, { post: post.id, unit: post.unit });
    return { kind: 'done' };
  });
  if (moved.kind === 'done') await releaseSteps(desk, person.id);
  return moved;
}

/** The end of service: no session, no role, no substitution any more; what was signed and done stays under the name. */
export async function dismissPerson(desk: Desk, by: string, person: StaffRecord): Promise<Changed> {
  if (person.id === by) return { kind: 'invalid', problems: [{ field: 'dismiss', code: 'organisation.oneself' }] };
  if (!person.active) return { kind: 'invalid', problems: [{ field: 'dismiss', code: 'organisation.dismissed' }] };
  await inTransaction(desk.db, async (client) => {
    // The last unit stays with the person by their post, so that the region still sees whom it dismissed.
    await client.query("insert into post (id, unit, title, roles) select gen_random_uuid(), r.unit, s.post, array_agg(r.role) from staff s join staff_role r on r.staff_id = s.id where s.id = $1 and s.post_id is null group by r.unit, s.post limit 1 on conflict (unit, title) do nothing", [person.id]);
    await client.query('update staff s set post_id = coalesce(s.post_id, (select p.id from post p join staff_role r on r.unit = p.unit where r.staff_id = s.id and p.title = s.post limit 1)), active = false where id = $1', [person.id]);
    await client.query('delete from staff_role where staff_id = $1', [person.id]);
    await client.query('delete from session where staff_id = $1', [person.id]);
    await client.query('update substitution set ended_at = $2, ended_by = $3 where (absent_id = $1 or substitute_id = $1) and ended_at is null', [person.id, desk.clock.now(), by]);
    await noteOrganisation(client, { at: desk.clock.now(), by, region: person.region }, 'person-dismissed', person.id);
  });
  await releaseSteps(desk, person.id);
  return { kind: 'done' };
}

/** Steps somebody had taken in hand and can no longer do: the workplace gives them back, each by an entry in its case's journal. */
async function releaseSteps(desk: Desk, staffId: string): Promise<void> {
  const { rows } = await desk.db.query<{ case_id: string; node: string }>('select case_id, node from task where claimed_by = $1', [staffId]);
  for (const { case_id, node } of rows) {
    await carryOut(desk, { caseId: case_id, commands: [{ kind: 'ReleaseStep', by: { kind: 'system', system: 'RegionalGatewayWorkplace' }, step: node as never }] });
  }
}
