import type { Desk } from '../desk.ts';
import { changeUnsent } from './drafts.ts';
import type { RequestDraft } from './drafts.ts';

/**
 * Throws away what was begun and never sent, with its files; their bytes go in the night (`forget-files.ts`). A draft that
 * others are signing is not the applicant's alone: it stays until they take that back.
 */
export async function discardDraft(desk: Desk, draft: RequestDraft): Promise<void> {
  await changeUnsent(desk, draft.id, (client) => client.query('delete from draft where id = $1 and account_id = $2', [draft.id, draft.accountId]));
}
