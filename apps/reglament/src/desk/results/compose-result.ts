import { renderPdf } from '@reglament/documents';
import type { Case } from '@reglament/engine';
import type { Queryable } from '../../storage/index.ts';
import { getRegulation } from '../desk.ts';
import type { Desk } from '../desk.ts';
import { addPaper } from '../papers.ts';
import type { StaffMember } from '../people/sessions.ts';
import { printable } from '../printable.ts';
import { keepContent } from '../requests/contents.ts';
import { documentMaterial, favorId } from './document-material.ts';
import { documentBody, documentXml, officialDocument } from './official-document.ts';
import type { SystemSeal } from './sign-result.ts';

/** With whose key the system vouches for the data of a document, and where that can be checked. */
export interface Sealing {
  readonly seal: SystemSeal;
  readonly publicUrl: string;
}

/**
 * Makes the paper of what this step told, where the route has nobody sign it with an EDS: the executor's refusal in the
 * provider's name. The system's key vouches for its data; a paper that was signed stays the only one.
 */
export async function composeResult(desk: Desk, client: Queryable, { seal, publicUrl }: Sealing, before: Case, after: Case, staff: StaffMember): Promise<void> {
  const { draft } = after;
  if (draft === undefined || after.number === undefined || !isToldNow(before, after) || await isSigned(client, after)) return;
  const kind = draft.kind === 'refusal' ? 'refusal' : 'result';
  const name = draft.kind === 'refusal' ? draft.refusal : draft.result;
  const { rowCount } = await client.query("select 1 from paper where case_id = $1 and kind = $2 and name = $3 and media_type = 'application/pdf'", [after.id, kind, name]);
  if ((rowCount ?? 0) > 0) return;

  const material = await documentMaterial(desk, client, after, getRegulation(desk, after.regulation), staff, publicUrl);
  const body = await printable(documentBody(material));
  const { signedBy: _nobody, ...document } = officialDocument(material, body, await seal.signXml(documentXml(material, body)), favorId(desk.clock.real()));
  const hash = await keepContent(client, 'application/pdf', Buffer.from(await renderPdf(document)));
  const madeAt = desk.clock.now();
  const paper = await addPaper(client, { caseId: after.id, kind, name, fileName: `${material.number.replaceAll('/', '-')}.pdf`, mediaType: 'application/pdf', hash, details: { number: material.number }, madeAt, madeBy: staff.id });
  await client.query('insert into issued_document (number, case_id, paper_id, issued_at) values ($1, $2, $3, $4)', [material.number, after.id, paper, madeAt]);
}

/** Whether anybody has signed the result. That an operator certified the request with their EDS says nothing of it. */
async function isSigned(client: Queryable, { id, signatures }: Case): Promise<boolean> {
  if (signatures.length === 0) return false;
  const { rows } = await client.query<{ hash: Buffer }>("select hash from paper where case_id = $1 and kind = 'evidence' and name = 'request'", [id]);
  const ofRequest = rows.map(({ hash }) => hash.toString('hex'));
  return signatures.some(({ evidence }) => !ofRequest.includes(evidence));
}

/** Whether this very step gave the drafted result or told the drafted refusal. */
function isToldNow(before: Case, after: Case): boolean {
  const { draft, outcome } = after;
  if (draft?.kind === 'refusal') return before.outcome === undefined && outcome?.kind === 'refused' && outcome.refusal === draft.refusal;
  return draft !== undefined && after.issued.includes(draft.result) && !before.issued.includes(draft.result);
}
