import type { By } from '@reglament/engine';
import type { Queryable } from '../../storage/index.ts';
import type { Trust } from '../ports.ts';
import { checkSignature } from './check-signature.ts';
import type { CheckedSignature } from './check-signature.ts';

export interface OfficialSignature {
  readonly cms: Uint8Array;
  readonly content: Uint8Array;
  readonly iin: string;
  /** In which role, and of which unit, they sign. */
  readonly by: Extract<By, { kind: 'staff' }>;
  readonly at: Date;
}

/**
 * Judges the signature of an official: the certificate is their own, and where it names an organisation, it is the one they
 * act for, as at the workplace's door; of somebody's substitute also the one they work at themselves. A certificate without an organisation is a person's own and says nothing against it.
 */
export async function checkOfficialSignature(db: Queryable, trust: Trust, { by, ...question }: OfficialSignature): Promise<CheckedSignature> {
  const checked = await checkSignature(trust, question);
  if (checked.kind !== 'confirmed') return checked;
  const { bin } = checked.signer.subject;
  if (bin === undefined || (await binsOf(db, by)).includes(bin)) return checked;
  return { kind: 'not-confirmed', code: 'bin-mismatch', evidence: checked.evidence, isOfAsked: true };
}

/** Who adopts a decree acts for the akimat, whatever unit their place is beside. */
async function binsOf(db: Queryable, { id, role, unit, inPlaceOf }: OfficialSignature['by']): Promise<readonly string[]> {
  const { rows } = await db.query<{ bin: string | null }>(
    `select case when $2 = 'Akimat' then akimat_bin else certificate_bin end as bin from unit where id = $1
     union select u.certificate_bin from staff_role r join unit u on u.id = r.unit where $3 and r.staff_id::text = $4`, [unit, role, inPlaceOf !== undefined, id]);
  return rows.flatMap(({ bin }) => bin ?? []);
}
