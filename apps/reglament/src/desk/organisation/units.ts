import { randomUUID } from 'node:crypto';
import type { Actor, LocalizedText } from '@reglament/regulation';
import { inTransaction } from '../../storage/index.ts';
import type { Queryable } from '../../storage/index.ts';
import type { Desk } from '../desk.ts';
import { lengthProblems } from '../invalid-input.ts';
import type { FieldProblem } from '../invalid-input.ts';
import { noteOrganisation, rolesOf } from './regions.ts';
import type { OrganisationUnitKind, Region } from './regions.ts';

export interface OrganisationUnit {
  readonly id: string;
  readonly kind: OrganisationUnitKind;
  readonly name: LocalizedText;
  readonly region: string;
  readonly zone: string;
  readonly decree: string;
  /** The town or village it stands in; absent where nobody has said. */
  readonly locality: string | null;
  readonly people: number;
  /** Nothing new begins there. */
  readonly closed: boolean;
}

export interface Post {
  readonly id: string;
  readonly unit: string;
  readonly title: LocalizedText;
  readonly roles: readonly Actor[];
  /** Nobody is given it any more. */
  readonly closed: boolean;
}

const UNITS = `select u.id, u.kind, u.name, u.region, u.zone, u.decree, u.locality, u.closed_at is not null as closed,
  (select count(distinct s.id)::int from staff s join staff_role r on r.staff_id = s.id where r.unit = u.id and s.active) as people
  from unit u where u.region = any($1)`;

export async function unitsOf(db: Queryable, regions: readonly Region[]): Promise<readonly OrganisationUnit[]> {
  const { rows } = await db.query<OrganisationUnit>(`${UNITS} order by u.closed_at is not null, u.kind desc, u.id`, [regions.map(({ id }) => id)]);
  return rows;
}

/** A unit of these regions; one of another region is not there. */
export async function findUnit(db: Queryable, regions: readonly Region[], id: string): Promise<OrganisationUnit | undefined> {
  const { rows } = await db.query<OrganisationUnit>(`${UNITS} and u.id = $2`, [regions.map(({ id: region }) => region), id]);
  return rows[0];
}

/** Every post of these units, the closed ones last. */
export async function postsOf(db: Queryable, units: readonly string[]): Promise<readonly Post[]> {
  const { rows } = await db.query<Post>("select id, unit, title, roles, closed_at is not null as closed from post where unit = any($1) order by closed_at is not null, unit, title->>'kk'", [units]);
  return rows;
}

export type Changed<T = unknown> = ({ readonly kind: 'done' } & T) | { readonly kind: 'invalid'; readonly problems: readonly FieldProblem[] };

/** Signs of a body's or a post's name. */
const NAME_LENGTH_MAX = 300;
export const LOCALITY_LENGTH_MAX = 100;

export interface NewUnit { readonly kind: string; readonly nameKk: string; readonly nameRu: string; readonly decree: string; readonly locality: string }

/** A new body of the region. It executes the regulations of one decree, and keeps the hours of that decree's zone. */
export async function addUnit(desk: Desk, by: string, regions: readonly Region[], input: NewUnit): Promise<Changed<{ readonly id: string }>> {
  const decree = [...desk.library.regulations.values()].find((regulation) => regulation.decree.id === input.decree)?.decree;
  const known = await unitsOf(desk.db, regions);
  const region = known.find((unit) => unit.decree === input.decree)?.region;
  const problems: FieldProblem[] = [];
  if (input.kind !== 'provider' && input.kind !== 'centre' && input.kind !== 'akim') problems.push({ field: 'kind', code: 'choose' });
  if (input.nameKk === '') problems.push({ field: 'name-kk', code: 'required' });
  if (input.nameRu === '') problems.push({ field: 'name-ru', code: 'required' });
  // Only of an akim does it decide what may be taken: of others it may be said later.
  if (input.kind === 'akim' && input.locality === '') problems.push({ field: 'locality', code: 'required' });
  problems.push(...lengthProblems({ 'name-kk': input.nameKk, 'name-ru': input.nameRu }, NAME_LENGTH_MAX), ...lengthProblems({ locality: input.locality }, LOCALITY_LENGTH_MAX));
  if (decree === undefined || region === undefined) problems.push({ field: 'decree', code: 'choose' });
  if (decree === undefined || region === undefined || problems.length > 0) return { kind: 'invalid', problems };
  const id = `${input.kind}-${randomUUID().slice(0, 8)}`;
  return inTransaction(desk.db, async (client): Promise<Changed<{ readonly id: string }>> => {
    // One at a time: whoever sends the form twice, or beside a colleague, finds the unit that is there.
    await client.query('select 1 from region where id = $1 for update', [region]);
    const { rows } = await client.query("select 1 from unit where region = $1 and name->>'kk' = $2 and closed_at is null", [region, input.nameKk]);
    if (rows.length > 0) return { kind: 'invalid', problems: [{ field: 'name-kk', code: 'organisation.taken' }] };
    await client.query('insert into unit (id, kind, name, decree, zone, region, locality) values ($1, $2, $3, $4, $5, $6, $7)', [id, input.kind, JSON.stringify({ kk: input.nameKk, ru: input.nameRu, en: input.nameRu }), decree.id, decree.zone, region, input.locality || null]);
    await noteOrganisation(client, { at: desk.clock.now(), by, region }, 'unit-added', id);
    return { kind: 'done', id };
  });
}

export interface NewPost { readonly titleKk: string; readonly titleRu: string; readonly roles: readonly string[] }

const TITLE_TAKEN: FieldProblem = { field: 'title-kk', code: 'organisation.taken' };

/** Two posts of a unit cannot be told apart by one title; whoever sends the form twice finds the post that is there. */
export async function addPost(desk: Desk, by: string, unit: OrganisationUnit, input: NewPost): Promise<Changed> {
  const roles = rolesOf(unit.kind).filter((role) => input.roles.includes(role));
  const problems: FieldProblem[] = unit.closed ? [{ field: 'title-kk', code: 'organisation.closed' }] : [];
  const isTaken = async (db: Queryable): Promise<boolean> => (await postsOf(db, [unit.id])).some(({ title }) => title.kk === input.titleKk);
  if (input.titleKk === '') problems.push({ field: 'title-kk', code: 'required' });
  else if (await isTaken(desk.db)) problems.push(TITLE_TAKEN);
  if (input.titleRu === '') problems.push({ field: 'title-ru', code: 'required' });
  problems.push(...lengthProblems({ 'title-kk': input.titleKk, 'title-ru': input.titleRu }, NAME_LENGTH_MAX));
  if (roles.length === 0) problems.push({ field: 'roles', code: 'choose' });
  if (problems.length > 0) return { kind: 'invalid', problems };
  const id = randomUUID();
  return inTransaction(desk.db, async (client): Promise<Changed> => {
    await client.query('select 1 from unit where id = $1 for update', [unit.id]);
    if (await isTaken(client)) return { kind: 'invalid', problems: [TITLE_TAKEN] };
    await client.query('insert into post (id, unit, title, roles) values ($1, $2, $3, $4)', [id, unit.id, JSON.stringify({ kk: input.titleKk, ru: input.titleRu, en: input.titleRu }), roles]);
    await noteOrganisation(client, { at: desk.clock.now(), by, region: unit.region }, 'post-added', unit.id, { post: id, roles: roles.join(' ') });
    return { kind: 'done' };
  });
}
