import type { LocalizedText } from '@reglament/regulation';
import type { Queryable } from '../../storage/index.ts';
import { findAccount } from '../people/sessions.ts';
import type { ApplicantAccount } from '../people/sessions.ts';

/** Who applied at the counter beside the applicant: a representative, an organisation. */
export interface CounterParty {
  readonly representative?: ApplicantAccount;
  readonly attorney: 'none' | 'notarised' | 'other';
  readonly attorneyNumber?: string;
  /** `YYYY-MM-DD` */
  readonly attorneyDate?: string;
  readonly attorneyUntil?: string;
  readonly attorneyReference?: string;
  /** The head who stood there, where the case is the organisation's own. */
  readonly head?: ApplicantAccount;
  readonly organisation?: { readonly bin: string; readonly name: LocalizedText; readonly reference?: string };
}

interface PartyRow {
  representative_id: string | null; attorney: CounterParty['attorney']; attorney_number: string | null; attorney_date: string | null; attorney_until: string | null; attorney_reference: string | null;
  head_id: string | null; organisation_bin: string | null; organisation_name: LocalizedText | null; organisation_reference: string | null;
}

/** `undefined`: the applicant came in person, for themselves. */
export async function findParty(db: Queryable, caseId: string): Promise<CounterParty | undefined> {
  const { rows } = await db.query<PartyRow>(
    `select representative_id, attorney, attorney_number, attorney_date::text, attorney_until::text, attorney_reference, head_id, organisation_bin, organisation_name, organisation_reference
     from counter_party where case_id = $1`, [caseId]);
  const row = rows[0];
  if (row === undefined) return undefined;
  const representative = row.representative_id === null ? undefined : await findAccount(db, row.representative_id);
  const head = row.head_id === null ? undefined : await findAccount(db, row.head_id);
  return {
    attorney: row.attorney,
    ...(head === undefined ? {} : { head }),
    ...(representative === undefined ? {} : { representative }),
    ...(row.attorney_number === null ? {} : { attorneyNumber: row.attorney_number }), ...(row.attorney_date === null ? {} : { attorneyDate: row.attorney_date }),
    ...(row.attorney_until === null ? {} : { attorneyUntil: row.attorney_until }), ...(row.attorney_reference === null ? {} : { attorneyReference: row.attorney_reference }),
    ...(row.organisation_bin === null || row.organisation_name === null ? {} : {
      organisation: { bin: row.organisation_bin, name: row.organisation_name, ...(row.organisation_reference === null ? {} : { reference: row.organisation_reference }) },
    }),
  };
}

/** The same while the case is still to be opened: under an id that somebody only names, nothing is told of a case that is there. */
export async function findWaitingParty(db: Queryable, caseId: string): Promise<CounterParty | undefined> {
  const { rowCount } = await db.query('select 1 from cases where id = $1', [caseId]);
  return rowCount === 0 ? findParty(db, caseId) : undefined;
}

/** Kept before the case is opened, under the id it will have; once it is open, what was entered stays. */
export async function keepParty(db: Queryable, caseId: string, party: CounterParty, taken: { readonly at: string; readonly by: string }): Promise<void> {
  const { organisation } = party;
  await dropParty(db, caseId);
  await db.query(
    `insert into counter_party (case_id, representative_id, attorney, attorney_number, attorney_date, attorney_until, attorney_reference, organisation_bin, organisation_name, organisation_reference, taken_at, taken_by, head_id)
     select $1::uuid, $2::uuid, $3::text, $4::text, $5::date, $6::date, $7::text, $8::text, $9::jsonb, $10::text, $11::timestamptz, $12::uuid, $13::uuid where not exists (select 1 from cases where id = $1::uuid)`,
    [caseId, party.representative?.id ?? null, party.attorney, party.attorneyNumber ?? null, party.attorneyDate ?? null, party.attorneyUntil ?? null, party.attorneyReference ?? null,
      organisation?.bin ?? null, organisation === undefined ? null : JSON.stringify(organisation.name), organisation?.reference ?? null, taken.at, taken.by, party.head?.id ?? null]);
}

/** The papers were accepted at the applicant's home; recorded before the case is opened, under the id it will have. */
export async function keepHomeVisit(db: Queryable, caseId: string, visit: { readonly on: string; readonly at: string; readonly by: string } | undefined): Promise<void> {
  await db.query('delete from home_visit where case_id = $1 and not exists (select 1 from cases where id = $1)', [caseId]);
  if (visit === undefined) return;
  await db.query('insert into home_visit (case_id, visited_on, recorded_at, recorded_by) select $1::uuid, $2::date, $3::timestamptz, $4::uuid where not exists (select 1 from cases where id = $1::uuid)', [caseId, visit.on, visit.at, visit.by]);
}

/** The day on which the papers were accepted at home, `YYYY-MM-DD`. */
export async function homeVisitOf(db: Queryable, caseId: string): Promise<string | undefined> {
  const { rows } = await db.query<{ day: string }>('select visited_on::text as day from home_visit where case_id = $1', [caseId]);
  return rows[0]?.day;
}

export async function dropParty(db: Queryable, caseId: string): Promise<void> {
  await db.query('delete from counter_party where case_id = $1 and not exists (select 1 from cases where id = $1)', [caseId]);
}
