import type { Case } from '@reglament/engine';
import type { Regulation } from '@reglament/regulation';
import type { Queryable } from '../../storage/index.ts';
import { findParty } from '../counter/party.ts';
import { findAccount } from '../people/sessions.ts';

/** About whom registers are asked in a case. */
export interface Subject {
  readonly caseId: string;
  /** Of a legal entity that applies itself only its head's, where the head stood at a counter. */
  readonly iin?: string;
  /** The legal entity that applies, or for which a person does: then it is looked up as well. */
  readonly bin?: string;
  /** Only where the power of attorney is notarised: certified otherwise it has no data to look up. */
  readonly attorney?: { readonly representativeIin: string; readonly number?: string };
}

/** `undefined` where the applicant's account is gone: there is nobody to ask about. */
export async function findSubject(db: Queryable, state: Pick<Case, 'id' | 'applicant'>, regulation: Regulation): Promise<Subject | undefined> {
  const account = await findAccount(db, state.applicant);
  if (account === undefined) return undefined;
  const party = await findParty(db, state.id);
  if (account.kind === 'legal-entity') return { caseId: state.id, ...(party?.head === undefined ? {} : { iin: party.head.iin }), bin: account.iin };
  const bin = party?.organisation?.bin ?? (regulation.applicant.identifier === 'iin-or-bin' ? await enteredBin(db, state.id, regulation) : undefined);
  return {
    caseId: state.id, iin: account.iin, ...(bin === undefined ? {} : { bin }),
    ...(party?.representative === undefined || party.attorney !== 'notarised' ? {} : { attorney: { representativeIin: party.representative.iin, ...(party.attorneyNumber === undefined ? {} : { number: party.attorneyNumber }) } }),
  };
}

/** The BIN of the request's form, where it has a field for one and it was filled in. */
async function enteredBin(db: Queryable, caseId: string, regulation: Regulation): Promise<string | undefined> {
  const { rows } = await db.query<{ form: string; answers: string | null }>("select name as form, details->>'answers' as answers from paper where case_id = $1 and kind = 'request'", [caseId]);
  const [request] = rows;
  if (request === undefined || request.answers === null) return undefined;
  const field = regulation.forms.find(({ id }) => id === request.form)?.fields.find(({ type }) => type === 'bin');
  const value = field && (JSON.parse(request.answers) as Readonly<Record<string, string>>)[field.id];
  return value === undefined || value === '' ? undefined : value;
}
