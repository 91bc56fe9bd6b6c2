import { ACTORS } from '@reglament/regulation';
import type { Actor, LocalizedText, Regulation, UnitKind } from '@reglament/regulation';
import type { Queryable } from '../../storage/index.ts';
import type { Desk } from '../desk.ts';

export interface Region { readonly id: string; readonly name: LocalizedText }

/** The regions this member of staff administers; none for everybody else. */
export async function administeredRegions(db: Queryable, staffId: string): Promise<readonly Region[]> {
  const { rows } = await db.query<Region>('select r.id, r.name from region r join administrator a on a.region = r.id where a.staff_id = $1 order by r.id', [staffId]);
  return rows;
}

export type OrganisationUnitKind = 'provider' | 'centre' | 'akim' | 'control' | 'call-centre';

/** Whose work is recorded under which roof: commissions and the akimat by somebody of the provider. */
const UNDER: Readonly<Record<OrganisationUnitKind, readonly UnitKind[]>> = { provider: ['provider', 'commission', 'akimat', 'outside'], centre: ['centre'], akim: ['akim'], control: [], 'call-centre': [] };

/** Roles of units that work on no case. */
const OWN: Readonly<Partial<Record<OrganisationUnitKind, readonly Actor[]>>> = { control: ['QualityController'], 'call-centre': ['CallCentreOperator'] };

/** Roles that are collective words of the law and nobody's own, or done by people outside. */
const NOBODYS: readonly Actor[] = ['Provider', 'Centre', 'AuthorisedOfficial', 'Notary', 'CallCentreOperator', 'QualityController', 'Addressee', 'PreschoolOrganisation'];

/** The roles a post of such a unit can carry. */
export function rolesOf(kind: OrganisationUnitKind): readonly Actor[] {
  return OWN[kind] ?? (Object.keys(ACTORS) as Actor[]).filter((actor) => UNDER[kind].includes(ACTORS[actor].unit) && !NOBODYS.includes(actor));
}

/** The regulations in which each role does something. */
export function servicesByRole({ library }: Pick<Desk, 'library'>): ReadonlyMap<Actor, readonly Regulation[]> {
  const services = new Map<Actor, Regulation[]>();
  for (const regulation of library.regulations.values()) {
    const actors = new Set([...regulation.compiled.values()].flatMap(({ nodes }) => [...nodes.values()].map(({ actor }) => actor)));
    for (const actor of actors) if (actor in ACTORS) services.set(actor as Actor, [...services.get(actor as Actor) ?? [], regulation]);
  }
  return services;
}

const ORGANISATION_EVENTS = [
  'unit-added', 'unit-closed', 'unit-reopened', 'post-added', 'post-closed', 'post-reopened', 'person-added', 'person-moved', 'person-dismissed',
  'password-reset', 'password-chosen', 'substitute-appointed', 'substitute-recalled', 'windows-changed', 'keeping-changed', 'locality-changed', 'bins-changed',
] as const;
export type OrganisationEventKind = (typeof ORGANISATION_EVENTS)[number];

export interface Act { readonly at: string; readonly by: string; readonly region: string }

/** Keeps what an administrator did, in the transaction that does it. */
export async function noteOrganisation(db: Queryable, { at, by, region }: Act, kind: OrganisationEventKind, subject: string, details: Readonly<Record<string, string>> = {}): Promise<void> {
  await db.query('insert into organisation_event (at, by, region, kind, subject, details) values ($1, $2, $3, $4, $5, $6)', [at, by, region, kind, subject, JSON.stringify(details)]);
}

export interface OrganisationEvent { readonly at: string; readonly byName: string; readonly kind: OrganisationEventKind; readonly details: Readonly<Record<string, string>> }

/** An act of the administration with whom or what it was done to, as they are called now. */
export interface JournalledAct extends OrganisationEvent {
  readonly number: number;
  readonly region: string;
  readonly person?: { readonly id: string; readonly name: string };
  readonly unit?: { readonly id: string; readonly name: LocalizedText };
}

const PAGE = 100;

/** What was done in these regions, the latest first; one page of it, from before the act with this number. */
export async function organisationJournal(db: Queryable, regions: readonly Region[], before?: number): Promise<{ readonly acts: readonly JournalledAct[]; readonly more: boolean }> {
  const { rows } = await db.query<{ id: string; at: Date; by_name: string; region: string; kind: OrganisationEventKind; details: Record<string, string>; person: string | null; person_name: string | null; unit: string | null; unit_name: LocalizedText | null }>(
    `select e.id, e.at, s.name as by_name, e.region, e.kind, e.details, p.id as person, p.name as person_name, u.id as unit, u.name as unit_name
     from organisation_event e join staff s on s.id = e.by left join staff p on p.id::text = e.subject left join unit u on u.id = e.subject
     where e.region = any($1) and ($2::bigint is null or e.id < $2) order by e.id desc limit ${PAGE + 1}`, [regions.map(({ id }) => id), before ?? null]);
  const acts = rows.slice(0, PAGE).map(({ id, at, by_name, region, kind, details, person, person_name, unit, unit_name }) => ({
    number: Number(id), at: at.toISOString(), byName: by_name, region, kind, details,
    ...(person === null || person_name === null ? {} : { person: { id: person, name: person_name } }), ...(unit === null || unit_name === null ? {} : { unit: { id: unit, name: unit_name } }),
  }));
  return { acts, more: rows.length > PAGE };
}

export async function organisationEvents(db: Queryable, subject: string): Promise<readonly OrganisationEvent[]> {
  const { rows } = await db.query<{ at: Date; name: string; kind: OrganisationEventKind; details: Record<string, string> }>(
    'select e.at, s.name, e.kind, e.details from organisation_event e join staff s on s.id = e.by where e.subject = $1 order by e.id desc limit 100', [subject]);
  return rows.map(({ at, name, kind, details }) => ({ at: at.toISOString(), byName: name, kind, details }));
}
