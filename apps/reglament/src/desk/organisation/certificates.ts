import type { Certificate } from '@reglament/eds';
import type { Queryable } from '../../storage/index.ts';

export interface StaffCertificate { readonly serial: string; readonly notBefore: string; readonly notAfter: string; readonly usedAt: string }

/** Remembers with which certificate a member of staff signed. */
export async function noteCertificate(db: Queryable, staffId: string, { serialNumber, notBefore, notAfter }: Certificate, at: string): Promise<void> {
  await db.query(
    `insert into staff_certificate (staff_id, serial, not_before, not_after, used_at) values ($1, $2, $3, $4, $5)
     on conflict (staff_id, serial) do update set used_at = excluded.used_at`, [staffId, serialNumber, notBefore.toISOString(), notAfter.toISOString(), at]);
}

export async function certificatesOf(db: Queryable, staffId: string): Promise<readonly StaffCertificate[]> {
  const { rows } = await db.query<{ serial: string; not_before: Date; not_after: Date; used_at: Date }>('select serial, not_before, not_after, used_at from staff_certificate where staff_id = $1 order by used_at desc limit 20', [staffId]);
  return rows.map(({ serial, not_before, not_after, used_at }) => ({ serial, notBefore: not_before.toISOString(), notAfter: not_after.toISOString(), usedAt: used_at.toISOString() }));
}
