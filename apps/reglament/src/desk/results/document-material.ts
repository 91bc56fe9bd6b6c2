import { offsetAt } from '@reglament/calendar';
import { getNode } from '@reglament/engine';
import type { Case } from '@reglament/engine';
import type { LocalizedText, Regulation } from '@reglament/regulation';
import type { Queryable } from '../../storage/index.ts';
import { DeskFailure } from '../desk.ts';
import type { Desk } from '../desk.ts';
import { listPapers } from '../papers.ts';
import type { StaffMember } from '../people/sessions.ts';
import type { Answers } from '../requests/form-rules.ts';
import type { DocumentMaterial } from './official-document.ts';
import { findDraftContent } from './result-draft.ts';

/** Everything a result or refusal of this case is laid out from. `db` is the transaction in which the draft may have been kept. */
export async function documentMaterial(desk: Desk, db: Queryable, state: Case, regulation: Regulation, staff: StaffMember, publicUrl: string): Promise<DocumentMaterial> {
  const draft = state.draft === undefined ? undefined : await findDraftContent(db, state.draft.content);
  if (draft === undefined || state.number === undefined) throw new DeskFailure('result-impossible', `Expected a registered case ${state.id} with a draft, but one of them is missing`);
  const papers = await listPapers(db, state.id);
  const answers = JSON.parse(papers.find(({ kind }) => kind === 'request')?.details['answers'] ?? '{}') as Answers;
  const { rows } = await db.query<{ name: LocalizedText }>('select name from unit where id = $1', [state.units.provider]);
  return {
    number: await documentNumber(db, state.id, state.number), state, regulation, draft, answers, unit: { name: rows[0]?.name ?? regulation.provider.name },
    signer: { name: staff.name, iin: staff.iin, post: staff.post }, signedAt: localInstant(desk.clock.now(), regulation.decree.zone), verifyUrl: `${publicUrl}/verify`,
    ...(state.step === undefined ? {} : { signers: getNode({ regulation }, state.route, state.step.node).step.signers }),
  };
}

/** The case's number; a further document of the same case adds its place among them: `…/000012-2`. */
async function documentNumber(db: Queryable, caseId: string, number: string): Promise<string> {
  const { rows } = await db.query<{ signed: number }>('select count(*)::int as signed from issued_document where case_id = $1', [caseId]);
  const signed = rows[0]?.signed ?? 0;
  return signed === 0 ? number : `${number}-${signed + 1}`;
}

/** ISO 8601 with the offset of the provider's zone at that moment. */
function localInstant(instant: string, zone: Regulation['decree']['zone']): string {
  const offset = offsetAt(zone, Date.parse(instant));
  const minutes = Math.round(offset / 60_000);
  const sign = minutes < 0 ? '-' : '+';
  const two = (value: number): string => String(Math.abs(value)).padStart(2, '0');
  return `${new Date(Date.parse(instant) + offset).toISOString().slice(0, 19)}${sign}${two(Math.trunc(minutes / 60))}:${two(minutes % 60)}`;
}

/** 14 digits, the same in all codes of one document: the milliseconds of the moment and a digit more. */
export function favorId(now: Date): string {
  return String(now.getTime()).padStart(13, '0').concat(String(Math.floor(Math.random() * 10))).slice(0, 14);
}
