import { createHash, randomBytes } from 'node:crypto';
import type { Actor, LocalizedText } from '@reglament/regulation';
import type { Queryable } from '../../storage/index.ts';
import type { Desk } from '../desk.ts';
import { noteAccountEvent, noteSignIn } from './account-events.ts';
import type { SeenFrom } from './account-events.ts';

export interface ApplicantAccount {
  readonly id: string;
  /** Absent for a person. */
  readonly kind?: 'legal-entity';
  /** The BIN of a legal entity. */
  readonly iin: string;
  /** The whole name of a legal entity. */
  readonly surname: string;
  readonly name: string;
  readonly patronymic?: string;
  readonly birthDate?: string;
  readonly address?: string;
  readonly phone?: string;
  readonly email?: string;
}

export interface StaffMember {
  readonly id: string;
  readonly iin: string;
  readonly name: string;
  readonly post: LocalizedText;
  /** Their own roles first, then those of the absent people they stand in for now. */
  readonly roles: readonly StaffRole[];
  /** Administers a region's units and people. */
  readonly administers?: boolean;
}

export interface StaffRole {
  readonly role: Actor;
  readonly unit: string;
  readonly inPlaceOf?: { readonly id: string; readonly name: string };
}

/** How somebody showed who they are. */
export type SignInWay = 'password' | 'eds';

export interface ApplicantSession {
  readonly kind: 'applicant';
  /** Names the session to its owner; it opens nothing. */
  readonly id: string;
  readonly account: ApplicantAccount;
  readonly way: SignInWay;
  readonly begunAt: string;
  readonly csrf: string;
}

/** Who is on the other side of a request. `csrf` must come back with every form. */
export type Session =
  | ApplicantSession
  | StaffSession;

export interface StaffSession {
  readonly kind: 'staff';
  readonly id: string;
  readonly staff: StaffMember;
  readonly way: SignInWay;
  readonly begunAt: string;
  readonly csrf: string;
  /** Begun with a password that somebody else made: its owner has to choose another before anything else. */
  readonly passwordOnce?: true;
}

export interface NewSession {
  /** Goes into the cookie; the database knows only its hash. */
  readonly token: string;
  readonly expiresAt: string;
  /** The account was never used on such a device: its owner should be told. */
  readonly newDevice: boolean;
}

/** Where a sign-in comes from, and how it was done. */
export interface SignIn extends SeenFrom { readonly way: SignInWay }

const SESSION_HOURS = { applicant: 12, staff: 10 } as const;

export async function beginSession(desk: Desk, who: { readonly accountId: string; readonly actingIin?: string } | { readonly staffId: string }, signIn?: SignIn): Promise<NewSession> {
  const token = randomBytes(32).toString('base64url');
  const hours = 'accountId' in who ? SESSION_HOURS.applicant : SESSION_HOURS.staff;
  // Sessions live by the real clock: moving the demonstration clock must not sign anybody out.
  const now = desk.clock.real();
  const expiresAt = new Date(now.getTime() + hours * 3_600_000).toISOString();
  await desk.db.query(
    'insert into session (token_hash, account_id, staff_id, csrf, created_at, expires_at, way, device, address, acting_iin) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)',
    [hashToken(token), 'accountId' in who ? who.accountId : null, 'staffId' in who ? who.staffId : null, randomBytes(24).toString('base64url'), now.toISOString(), expiresAt, signIn?.way ?? 'password', signIn?.device ?? null, signIn?.address ?? null, 'accountId' in who ? who.actingIin ?? null : null],
  );
  const noted = 'accountId' in who && signIn !== undefined ? await noteSignIn(desk, who.accountId, signIn) : 'signed-in';
  return { token, expiresAt, newDevice: noted === 'new-device' };
}

/** Ends every session of a member of staff, but for one that may be named. */
export async function endSessionsOfStaff(db: Queryable, staffId: string, keptId?: string): Promise<void> {
  await db.query('delete from session where staff_id = $1 and ($2::uuid is null or id <> $2)', [staffId, keptId ?? null]);
}

export async function endSession(desk: Desk, token: string): Promise<void> {
  await desk.db.query('delete from session where token_hash = $1', [hashToken(token)]);
}

interface SessionRow {
  readonly id: string;
  readonly csrf: string;
  readonly account_id: string | null;
  readonly staff_id: string | null;
  readonly way: SignInWay;
  readonly device: string | null;
  readonly created_at: Date;
  readonly seen_at: Date | null;
}

const SEEN_EVERY_MS = 5 * 60_000;

/**
 * The living session behind a token, with the person as they are now: a role withdrawn is gone at once. A token that
 * comes from another kind of device than the one it was given to was carried there: the session ends, and its owner is told.
 */
export async function findSession(desk: Desk, token: string, from: SeenFrom = {}): Promise<Session | undefined> {
  const now = desk.clock.real();
  const { rows } = await desk.db.query<SessionRow>({
    name: 'find-session', text: 'select id, csrf, account_id, staff_id, way, device, created_at, seen_at from session where token_hash = $1 and expires_at > $2',
    values: [hashToken(token), now.toISOString()],
  });
  const row = rows[0];
  if (row === undefined) return undefined;
  if (row.device !== null && row.device !== from.device) {
    await endSession(desk, token);
    if (row.account_id !== null) await noteAccountEvent(desk, desk.db, row.account_id, 'session-moved', from);
    return undefined;
  }
  if (now.getTime() - (row.seen_at ?? row.created_at).getTime() > SEEN_EVERY_MS) await desk.db.query('update session set seen_at = $2 where id = $1', [row.id, now.toISOString()]);
  if (row.account_id !== null) {
    const account = await findAccount(desk.db, row.account_id);
    return account && { kind: 'applicant', id: row.id, account, way: row.way, begunAt: row.created_at.toISOString(), csrf: row.csrf };
  }
  const staff = row.staff_id === null ? undefined : await findStaff(desk.db, row.staff_id, desk.clock.now());
  if (staff === undefined) return undefined;
  const { passwordOnce, ...member } = staff;
  return { kind: 'staff', id: row.id, staff: member, way: row.way, begunAt: row.created_at.toISOString(), csrf: row.csrf, ...(passwordOnce && row.way === 'password' ? { passwordOnce: true } : {}) };
}

export async function findAccount(db: Queryable, id: string): Promise<ApplicantAccount | undefined> {
  const { rows } = await db.query<Record<string, string | null> & { id: string; iin: string; surname: string; name: string }>({
    name: 'find-account', text: 'select id, kind, iin, surname, name, patronymic, birth_date, address, phone, email from account where id = $1', values: [id],
  });
  const row = rows[0];
  if (row === undefined) return undefined;
  return {
    id: row.id, iin: row.iin, surname: row.surname, name: row.name, ...(row['kind'] === 'legal-entity' ? { kind: 'legal-entity' } : {}),
    ...(row['patronymic'] ? { patronymic: row['patronymic'] } : {}), ...(row['birth_date'] ? { birthDate: row['birth_date'] } : {}),
    ...(row['address'] ? { address: row['address'] } : {}), ...(row['phone'] ? { phone: row['phone'] } : {}), ...(row['email'] ? { email: row['email'] } : {}),
  };
}

/** A member of staff in their own roles; at a moment of the law's clock also in those of the people they substitute then. */
export async function findStaff(db: Queryable, id: string, at?: string): Promise<(StaffMember & { readonly passwordOnce: boolean }) | undefined> {
  const { rows } = await db.query<Omit<StaffMember, 'roles'> & { passwordOnce: boolean; own: StaffRole[]; substituted: StaffRole[] }>({ name: 'find-staff', text: FIND_STAFF, values: [id, at ?? null] });
  const row = rows[0];
  if (row === undefined) return undefined;
  const { own, substituted, ...staff } = row;
  return { ...staff, roles: [...own, ...substituted] };
}

/** A substitution holds from its first day to its last as the days are counted where the absent person works. */
const FIND_STAFF = `
select s.id, s.iin, s.name, s.post, s.password_until is not null as "passwordOnce", exists (select 1 from administrator d where d.staff_id = s.id) as administers,
  coalesce((select json_agg(json_build_object('role', r.role, 'unit', r.unit)) from staff_role r where r.staff_id = s.id), '[]') as own,
  coalesce((select json_agg(json_build_object('role', r.role, 'unit', r.unit, 'inPlaceOf', json_build_object('id', a.id, 'name', a.name)))
    from substitution x join staff a on a.id = x.absent_id join staff_role r on r.staff_id = a.id join unit u on u.id = r.unit
    where x.substitute_id = s.id and x.ended_at is null and ($2::timestamptz at time zone u.zone)::date between x.from_day and x.to_day), '[]') as substituted
from staff s where s.id = $1 and s.active`;

export function fullName({ surname, name, patronymic }: Pick<ApplicantAccount, 'surname' | 'name' | 'patronymic'>): string {
  return [surname, name, patronymic].filter((part) => part !== undefined && part !== '').join(' ');
}

function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
