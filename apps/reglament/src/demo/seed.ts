import { randomUUID } from 'node:crypto';
import type { Actor, LocalizedText } from '@reglament/regulation';
import type { Pool } from 'pg';
import { hashPassword } from '../desk/people/passwords.ts';
import { fullName } from '../desk/people/sessions.ts';
import { DEMO_REGIONS } from './regions.ts';
import { DEMO_STAFF } from './staff.ts';
import { DEMO_ADDRESSES, DEMO_AKIMAT_BINS, DEMO_LOCALITIES, DEMO_UNITS } from './units.ts';

/** The published password of everybody in the demonstration. */
export const DEMO_PASSWORD = 'Reglament2026';

/** Windows of each centre's operations hall. */
const CENTRE_WINDOWS = 3;

/** Units and staff of the demonstration. Running it again changes nothing. */
export async function seedDemonstration(pool: Pool): Promise<void> {
  const { rows } = await pool.query<{ staff: number }>('select count(*) as staff from staff');
  for (const { id, kind, name, decree, zone, bin } of DEMO_UNITS) {
    const { rowCount } = await pool.query('insert into unit (id, kind, name, decree, zone, certificate_bin) values ($1, $2, $3, $4, $5, $6) on conflict (id) do nothing', [id, kind, JSON.stringify(name), decree, zone, bin]);
    // With the unit itself only: how many windows a hall has later is its administrator's choice.
    if (rowCount === 1 && kind === 'centre') await pool.query('insert into queue_window (unit, number) select $1, generate_series(1, $2::int)', [id, CENTRE_WINDOWS]);
  }
  // The akimats of the demonstration: beside each provider one of its region.
  for (const [id, bin] of Object.entries(DEMO_AKIMAT_BINS)) await pool.query('update unit set akimat_bin = $2 where id = $1 and akimat_bin is null', [id, bin]);
  // An address that an administrator has written stays.
  for (const [id, address] of Object.entries(DEMO_ADDRESSES)) await pool.query('update unit set address = $2 where id = $1 and address is null', [id, JSON.stringify(address)]);
  for (const [id, locality] of Object.entries(DEMO_LOCALITIES)) await pool.query('update unit set locality = $2 where id = $1 and locality is null', [id, locality]);
  for (const { id, name, decrees } of DEMO_REGIONS) {
    await pool.query('insert into region (id, name) values ($1, $2) on conflict (id) do nothing', [id, JSON.stringify(name)]);
    await pool.query('update unit set region = $1 where decree = any($2) and region is null', [id, decrees]);
  }
  if ((rows[0]?.staff ?? 0) >= DEMO_STAFF.length) return;
  // One hash for all: the password is published, and a hash costs what it should.
  const hash = await hashPassword(DEMO_PASSWORD);
  for (const { login, iin, post, unit, roles, administers, ...names } of DEMO_STAFF) {
    const made = await pool.query<{ id: string }>(
      'insert into staff (id, login, password_hash, iin, name, post) values ($1, $2, $3, $4, $5, $6) on conflict (login) do update set name = excluded.name returning id',
      [randomUUID(), login, hash, iin, fullName(names), JSON.stringify(post)]);
    for (const role of roles) await pool.query('insert into staff_role (staff_id, role, unit) values ($1, $2, $3) on conflict do nothing', [made.rows[0]!.id, role, unit]);
    if (roles.length > 0) await holdPost(pool, made.rows[0]!.id, unit, post, roles);
    if (administers !== undefined) await pool.query('insert into administrator (staff_id, region) values ($1, $2) on conflict do nothing', [made.rows[0]!.id, administers]);
  }
}

/** The post somebody holds, shared by all who hold the same in the unit and act in the same roles. */
async function holdPost(pool: Pool, staffId: string, unit: string, title: LocalizedText, roles: readonly Actor[]): Promise<void> {
  await pool.query('insert into post (id, unit, title, roles) values ($1, $2, $3, $4) on conflict (unit, title) do nothing', [randomUUID(), unit, JSON.stringify(title), roles]);
  await pool.query('update staff set post_id = (select id from post where unit = $2 and title = $3::jsonb) where id = $1 and post_id is null', [staffId, unit, JSON.stringify(title)]);
}

export interface DemoCitizen { readonly iin: string; readonly surname: string; readonly name: string; readonly patronymic?: string | undefined; readonly birthDate: string; readonly address?: string | undefined }

/** Accounts for citizens of the stand-ins' population, so that the tour need not begin with registration. */
export async function seedCitizens(pool: Pool, citizens: readonly DemoCitizen[], now: string): Promise<void> {
  const { rows } = await pool.query<{ iin: string }>('select iin from account');
  const known = new Set(rows.map(({ iin }) => iin));
  const missing = citizens.filter(({ iin }) => !known.has(iin));
  if (missing.length === 0) return;
  const hash = await hashPassword(DEMO_PASSWORD);
  for (const citizen of missing) {
    await pool.query(
      `insert into account (id, iin, password_hash, surname, name, patronymic, birth_date, address, phone, phone_confirmed_at, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10) on conflict (iin) do nothing`,
      [randomUUID(), citizen.iin, hash, citizen.surname, citizen.name, citizen.patronymic ?? null, citizen.birthDate, citizen.address ?? null, phoneOf(citizen), now]);
  }
}

/** A telephone of their own each, by the last digits of the IIN, so that the demonstration's messages can be told apart. */
function phoneOf({ iin }: DemoCitizen): string {
  return `+7 701 000 ${iin.slice(-4, -2)} ${iin.slice(-2)}`;
}
