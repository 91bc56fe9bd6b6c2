import { isBin } from '@reglament/identifiers';
import { inTransaction } from '../../storage/index.ts';
import type { Queryable } from '../../storage/index.ts';
import type { Desk } from '../desk.ts';
import { noteOrganisation } from './regions.ts';
import type { Region } from './regions.ts';
import { lengthProblems } from '../invalid-input.ts';
import { LOCALITY_LENGTH_MAX } from './units.ts';
import type { Changed, OrganisationUnit } from './units.ts';

/** How long a result is kept for its applicant at the counter, where neither unit nor region chose. Our choice: these texts print no time. */
export const KEPT_MONTHS = 1;
const KEPT_MONTHS_MAX = 60;
/** As many as the queue's boards and tickets can number. */
const WINDOWS_MAX = 99;

/** A choice of the administration; absent where nobody chose. */
export interface UnitSettings { readonly windows: number; readonly keptMonths?: number; readonly regionMonths?: number; readonly bins: CertificateBins }

/** The organisations that the certificates of a unit's people may name; the akimat's where a provider's people adopt its decrees. Empty where nobody has said. */
export interface CertificateBins { readonly unit: string; readonly akimat: string }

export async function unitSettings(db: Queryable, unit: string): Promise<UnitSettings> {
  const { rows } = await db.query<{ windows: number; kept: number | null; region: number | null; bin: string | null; akimat: string | null }>(
    `select (select count(*)::int from queue_window w where w.unit = u.id) as windows, u.kept_months as kept, r.kept_months as region, u.certificate_bin as bin, u.akimat_bin as akimat
     from unit u left join region r on r.id = u.region where u.id = $1`, [unit]);
  const [row] = rows;
  return { windows: row?.windows ?? 0, bins: { unit: row?.bin ?? '', akimat: row?.akimat ?? '' }, ...(typeof row?.kept === 'number' ? { keptMonths: row.kept } : {}), ...(typeof row?.region === 'number' ? { regionMonths: row.region } : {}) };
}

/** The months each of these units keeps results. */
export async function keptMonthsOf(db: Queryable, units: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const { rows } = await db.query<{ id: string; months: number }>('select u.id, coalesce(u.kept_months, r.kept_months, $2) as months from unit u left join region r on r.id = u.region where u.id = any($1)', [units, KEPT_MONTHS]);
  return new Map(rows.map(({ id, months }) => [id, months]));
}

export async function keptMonthsOfRegions(db: Queryable, regions: readonly Region[]): Promise<ReadonlyMap<string, number>> {
  const { rows } = await db.query<{ id: string; kept_months: number }>('select id, kept_months from region where id = any($1) and kept_months is not null', [regions.map(({ id }) => id)]);
  return new Map(rows.map(({ id, kept_months }) => [id, kept_months]));
}

/** A whole number within its bounds; empty stands for "nobody chose". */
function readMonths(entered: string): number | undefined | 'wrong' {
  if (entered === '') return undefined;
  const months = /^\d{1,3}$/.test(entered) ? Number(entered) : Number.NaN;
  return months >= 1 && months <= KEPT_MONTHS_MAX ? months : 'wrong';
}

const MONTHS_WRONG = { field: 'kept-months', code: 'organisation.months', params: { max: KEPT_MONTHS_MAX } } as const;

/** Chooses for a unit; an empty choice leaves it to the region. */
export async function keepResults(desk: Desk, by: string, unit: OrganisationUnit, entered: string): Promise<Changed> {
  const months = readMonths(entered);
  if (months === 'wrong') return { kind: 'invalid', problems: [MONTHS_WRONG] };
  await inTransaction(desk.db, async (client) => {
    await client.query('update unit set kept_months = $2 where id = $1', [unit.id, months ?? null]);
    await noteOrganisation(client, { at: desk.clock.now(), by, region: unit.region }, 'keeping-changed', unit.id, { months: String(months ?? '') });
  });
  return { kind: 'done' };
}

/** Chooses for every unit of a region that has no choice of its own. */
export async function keepResultsOfRegion(desk: Desk, by: string, region: Region, entered: string): Promise<Changed> {
  const months = readMonths(entered);
  if (months === 'wrong') return { kind: 'invalid', problems: [MONTHS_WRONG] };
  await inTransaction(desk.db, async (client) => {
    await client.query('update region set kept_months = $2 where id = $1', [region.id, months ?? null]);
    await noteOrganisation(client, { at: desk.clock.now(), by, region: region.id }, 'keeping-changed', region.id, { months: String(months ?? '') });
  });
  return { kind: 'done' };
}

/** Says where a unit stands. */
export async function setLocality(desk: Desk, by: string, unit: OrganisationUnit, locality: string): Promise<Changed> {
  if (locality === '' && unit.kind === 'akim') return { kind: 'invalid', problems: [{ field: 'locality', code: 'required' }] };
  const problems = lengthProblems({ locality }, LOCALITY_LENGTH_MAX);
  if (problems.length > 0) return { kind: 'invalid', problems };
  await inTransaction(desk.db, async (client) => {
    await client.query('update unit set locality = $2 where id = $1', [unit.id, locality || null]);
    await noteOrganisation(client, { at: desk.clock.now(), by, region: unit.region }, 'locality-changed', unit.id, { locality });
  });
  return { kind: 'done' };
}

/** Says which organisations the certificates of a unit's people name: with others nobody signs there. */
export async function setBins(desk: Desk, by: string, unit: OrganisationUnit, bins: CertificateBins): Promise<Changed> {
  const akimat = unit.kind === 'provider' ? bins.akimat : '';
  const problems = ([['certificate-bin', bins.unit], ['akimat-bin', akimat]] as const).filter(([, bin]) => bin !== '' && !isBin(bin)).map(([field]) => ({ field, code: 'bin.check-digit' }));
  if (problems.length > 0) return { kind: 'invalid', problems };
  await inTransaction(desk.db, async (client) => {
    await client.query('update unit set certificate_bin = $2, akimat_bin = $3 where id = $1', [unit.id, bins.unit || null, akimat || null]);
    await noteOrganisation(client, { at: desk.clock.now(), by, region: unit.region }, 'bins-changed', unit.id, { unit: bins.unit, akimat });
  });
  return { kind: 'done' };
}

/** Gives a centre's hall so many windows, numbered from one. A window at which somebody sits is not taken away under them. */
export async function setWindows(desk: Desk, by: string, unit: OrganisationUnit, entered: string): Promise<Changed> {
  const windows = /^\d{1,2}$/.test(entered) ? Number(entered) : Number.NaN;
  if (unit.kind !== 'centre' || !(windows <= WINDOWS_MAX)) return { kind: 'invalid', problems: [{ field: 'windows', code: 'organisation.windows', params: { max: WINDOWS_MAX } }] };
  return inTransaction(desk.db, async (client): Promise<Changed> => {
    const { rows } = await client.query<{ number: number; name: string | null }>('select w.number, s.name from queue_window w left join staff s on s.id = w.staff_id where w.unit = $1 order by w.number for update of w', [unit.id]);
    const sitting = rows.filter(({ number, name }) => number > windows && name !== null);
    if (sitting.length > 0) return { kind: 'invalid', problems: [{ field: 'windows', code: 'organisation.windowTaken', params: { windows: sitting.map(({ number, name }) => `${number} (${name})`).join(', ') } }] };
    await client.query('delete from queue_window where unit = $1 and number > $2', [unit.id, windows]);
    await client.query('insert into queue_window (unit, number) select $1, generate_series(1, $2::int) on conflict do nothing', [unit.id, windows]);
    await noteOrganisation(client, { at: desk.clock.now(), by, region: unit.region }, 'windows-changed', unit.id, { from: String(rows.length), to: String(windows) });
    return { kind: 'done' };
  });
}
