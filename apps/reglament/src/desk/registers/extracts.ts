import type { System } from '@reglament/regulation';
import type { Queryable } from '../../storage/index.ts';
import type { Extract } from './look-ups.ts';

/** What a register said about the people of a case. Protected data: shown only to those who work on the case. */
export interface KeptExtract {
  readonly system: System;
  readonly reference: string;
  readonly data: Extract;
  readonly at: string;
}

/** The newest answer of a register replaces the one before it; what the case rested on is in its journal. */
export async function keepExtract(db: Queryable, caseId: string, { system, reference, data, at }: KeptExtract): Promise<void> {
  await db.query(
    `insert into register_extract (case_id, system, reference, data, at) values ($1, $2, $3, $4, $5)
     on conflict (case_id, system) do update set reference = excluded.reference, data = excluded.data, at = excluded.at`,
    [caseId, system, reference, JSON.stringify(data), at]);
}

export async function extractsOf(db: Queryable, caseId: string): Promise<readonly KeptExtract[]> {
  const { rows } = await db.query<{ system: System; reference: string; data: Extract; at: Date }>('select system, reference, data, at from register_extract where case_id = $1 order by at, system', [caseId]);
  return rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() }));
}
