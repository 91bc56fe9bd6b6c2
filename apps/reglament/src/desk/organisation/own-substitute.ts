import type { Zone } from '@reglament/calendar';
import type { Actor, LocalizedText } from '@reglament/regulation';
import type { Queryable } from '../../storage/index.ts';
import { dayAt } from '../clock/local-day.ts';
import type { Desk } from '../desk.ts';
import type { StaffMember } from '../people/sessions.ts';
import { headOf } from '../workplace/team.ts';
import { appointSubstitute, recallSubstitute } from './substitutions.ts';
import type { NewSubstitution } from './substitutions.ts';
import type { Changed } from './units.ts';

/** The post a head can leave to somebody for some days: their own, never one they only stand in for. */
export interface OwnPost { readonly unit: string; readonly unitName: LocalizedText; readonly region: string; readonly zone: string; readonly roles: readonly Actor[] }

/** Nobody but heads, and nobody whose unit belongs to no region yet. */
export async function ownPost(db: Queryable, staff: StaffMember): Promise<OwnPost | undefined> {
  const own = staff.roles.filter(({ inPlaceOf }) => inPlaceOf === undefined);
  const unit = headOf({ roles: own })[0]?.unit;
  if (unit === undefined) return undefined;
  const { rows } = await db.query<{ name: LocalizedText; region: string | null; zone: string }>('select name, region, zone from unit where id = $1', [unit]);
  const [row] = rows;
  if (row === undefined || row.region === null) return undefined;
  return { unit, unitName: row.name, region: row.region, zone: row.zone, roles: own.filter((role) => role.unit === unit).map(({ role }) => role) };
}

/** Somebody of the head's unit, and until when their own EDS is known to hold. */
export interface Candidate { readonly id: string; readonly name: string; readonly post: LocalizedText; /** The local day. */ readonly certificateUntil?: string }

const CANDIDATES = `
select s.id, s.name, s.post, max(k.not_after) as until from staff s left join staff_certificate k on k.staff_id = s.id
where s.active and s.id <> $2 and exists (select 1 from staff_role r where r.staff_id = s.id and r.unit = $1) group by s.id order by s.name`;

/** Whoever holds a post of the same unit. They sign in the head's place with their own EDS, so one has to be known of them. */
export async function candidatesFor(db: Queryable, staffId: string, { unit, zone }: OwnPost): Promise<readonly Candidate[]> {
  const { rows } = await db.query<{ id: string; name: string; post: LocalizedText; until: Date | null }>(CANDIDATES, [unit, staffId]);
  return rows.map(({ id, name, post, until }) => ({ id, name, post, ...(until === null ? {} : { certificateUntil: dayAt(zone as Zone, until.toISOString()) }) }));
}

/**
 * A head names who stands in for them. An administrator may name anybody of the region; a head is held to the own unit, to
 * people whose certificate is known to hold on the last day, and to days that have not passed.
 */
export async function nameOwnSubstitute(desk: Desk, staff: StaffMember, post: OwnPost, input: NewSubstitution): Promise<Changed> {
  const candidates = await candidatesFor(desk.db, staff.id, post);
  const chosen = candidates.find(({ id }) => id === input.substitute);
  if (chosen !== undefined) {
    if (chosen.certificateUntil === undefined) return { kind: 'invalid', problems: [{ field: 'substitute', code: 'organisation.noCertificate', params: { name: chosen.name } }] };
    // It has to hold to the end of the last day.
    if (input.to !== '' && chosen.certificateUntil <= input.to) return { kind: 'invalid', problems: [{ field: 'substitute', code: 'organisation.certificateEnds', params: { name: chosen.name } }] };
    if (input.from !== '' && input.from < input.today) return { kind: 'invalid', problems: [{ field: 'from', code: 'date.past' }] };
  }
  return appointSubstitute(desk, staff.id, { id: staff.id, region: post.region, active: true }, candidates, input);
}

/** A head back earlier than planned takes the post back at once. */
export async function recallOwnSubstitute(desk: Desk, staff: StaffMember, post: OwnPost, id: string): Promise<Changed> {
  return recallSubstitute(desk, staff.id, { id: staff.id, region: post.region, active: true }, id);
}
