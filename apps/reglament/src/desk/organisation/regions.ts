import { ACTORS } from '@reglament/regulation';
import type { Actor, LocalizedText, UnitKind } from '@reglament/regulation';
import type { Queryable } from '../../storage/index.ts';

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

export type OrganisationEventKind = 'unit-added' | 'post-added' | 'person-added' | 'person-moved' | 'person-dismissed' | 'substitute-appointed' | 'substitute-recalled';

export interface Act { readonly at: string; readonly by: string; readonly region: string }

/** Keeps what an administrator did, in the transaction that does it. */
export async function noteOrganisation(db: Queryable, { at, by, region }: Act, kind: OrganisationEventKind, subject: string, details: Readonly<Record<string, string>> = {}): Promise<void> {
  await db.query('insert into organisation_event (at, by, region, kind, subject, details) values ($1, $2, $3, $4, $5, $6)', [at, by, region, kind, subject, JSON.stringify(details)]);
}

export interface OrganisationEvent { readonly at: string; readonly byName: string; readonly kind: OrganisationEventKind; readonly details: Readonly<Record<string, string>> }

export async function organisationEvents(db: Queryable, subject: string): Promise<readonly OrganisationEvent[]> {
  const { rows } = await db.query<{ at: Date; name: string; kind: OrganisationEventKind; details: Record<string, string> }>(
    'select e.at, s.name, e.kind, e.details from organisation_event e join staff s on s.id = e.by where e.subject = $1 order by e.id desc limit 100', [subject]);
  return rows.map(({ at, name, kind, details }) => ({ at: at.toISOString(), byName: name, kind, details }));
}
