import type { Desk } from '../desk.ts';
import type { RequestDraft } from './drafts.ts';

/**
 * Throws away what was begun and never sent, with its files; their bytes go in the night (`forget-files.ts`). A draft that
 * others are signing is not the applicant's alone: it stays until they take that back.
 */
export async function discardDraft({ db, clock }: Desk, draft: RequestDraft): Promise<void> {
  await db.query(
    "delete from draft where id = $1 and account_id = $2 and not exists (select 1 from joint_request where draft_id = $1 and status = 'open' and expires_at > $3)",
    [draft.id, draft.accountId, clock.now()],
  );
}
