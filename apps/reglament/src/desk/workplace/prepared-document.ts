import type { Desk } from '../desk.ts';
import type { StaffMember } from '../people/sessions.ts';
import { findContent } from '../requests/contents.ts';
import { findSigning } from '../signatures/signing.ts';

/** The PDF laid before this person for signature in this case, as it will be issued; `undefined` for another's or an expired one. */
export async function findPreparedDocument(desk: Desk, staff: StaffMember, caseId: string, signingId: string): Promise<Buffer | undefined> {
  const signing = await findSigning(desk, { staffId: staff.id }, signingId);
  if (signing?.prepared === undefined || signing.subject !== caseId) return undefined;
  const prepared = await findContent(desk.db, signing.prepared);
  if (prepared === undefined) return undefined;
  const { pdf } = JSON.parse(prepared.toString('utf8')) as { readonly pdf: string };
  return findContent(desk.db, Buffer.from(pdf, 'hex'));
}

/** The very bytes that this person is to sign. */
export async function findBytesToSign(desk: Desk, staff: StaffMember, caseId: string, signingId: string): Promise<Buffer | undefined> {
  const signing = await findSigning(desk, { staffId: staff.id }, signingId);
  return signing?.prepared !== undefined && signing.subject === caseId ? signing.toSign : undefined;
}
