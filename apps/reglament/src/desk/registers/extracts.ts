import type { System } from '@reglament/regulation';
import type { Queryable } from '../../storage/index.ts';
import type { Extract } from './look-ups.ts';

/** What a register said about the people of a case. Protected data: shown only to those who work on the case. */
export interface KeptExtract {
  readonly system: System;
  readonly reference: string;
  readonly data: Extract;
  /** What it gave as a list; empty where it spoke of one person. */
  readonly rows: readonly Extract[];
  readonly at: string;
}

/** The newest answer of a register replaces the one before it; what the case rested on is in its journal. */
export async function keepExtract(db: Queryable, caseId: string, { system, reference, data, rows, at }: KeptExtract): Promise<void> {
  await db.query(
    `insert into register_extract (case_id, system, reference, data, rows, at) values ($1, $2, $3, $4, $5, $6)
     on conflict (case_id, system) do update set reference = excluded.reference, data = excluded.data, rows = excluded.rows, at = excluded.at`,
    [caseId, system, reference, JSON.stringify(data), JSON.stringify(rows), at]);
}

export async function extractsOf(db: Queryable, caseId: string): Promise<readonly KeptExtract[]> {
  const { rows } = await db.query<{ system: System; reference: string; data: Extract; rows: readonly Extract[]; at: Date }>('select system, reference, data, rows, at from register_extract where case_id = $1 order by at, system', [caseId]);
  return rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() }));
}
