import { randomUUID } from 'node:crypto';
import type { Queryable } from '../../storage/index.ts';
import { inTransaction, timeOrderedId } from '../../storage/index.ts';
import type { Desk } from '../desk.ts';
import { isUuid } from '../is-uuid.ts';
import { holdOpen } from '../organisation/closing.ts';
import type { ApplicantAccount } from '../people/sessions.ts';
import { keepContent } from '../requests/contents.ts';
import { findDraft } from '../requests/drafts.ts';
import type { RequestDraft } from '../requests/drafts.ts';
import { holdWhatWasSigned } from '../requests/open-request.ts';
import type { Judgement } from '../requests/judgement.ts';
import { useSigning } from '../signatures/signing.ts';
import type { Signing } from '../signatures/signing.ts';
import { coSignersOf } from './co-signers.ts';
import type { CoSignerKind } from './co-signers.ts';
import { keepInvitations } from './invitations.ts';

/** How long the others have; after that the applicant signs anew. Nothing is printed: our choice. */
const JOINT_DAYS = 10;

/** `changed`: names in it changed while others signed. */
export type JointStatus = 'open' | 'sent' | 'declined' | 'cancelled' | 'changed' | 'expired';

export interface JointSigner {
  readonly id: string;
  readonly iin: string;
  readonly who: CoSignerKind;
  readonly status: 'asked' | 'signed' | 'declined';
  readonly at?: string;
}

/** A request that waits for the others' signatures. */
export interface JointRequest {
  readonly id: string;
  readonly account: string;
  readonly signingId: string;
  readonly documentHash: Buffer;
  readonly status: JointStatus;
  readonly caseId?: string;
  readonly madeAt: string;
  readonly expiresAt: string;
  readonly signers: readonly JointSigner[];
  /** The draft it was made of; gone when the request has been sent. */
  readonly draft: RequestDraft | undefined;
}

/** Keeps the applicant's signature and asks the others. `undefined`: the other POST of a double click was faster. */
export async function beginJointRequest(desk: Desk, account: ApplicantAccount, draft: RequestDraft, signing: Signing, judgement: Judgement): Promise<string | undefined> {
  const id = randomUUID();
  const now = desk.clock.now();
  return inTransaction(desk.db, async (client) => {
    // In the order in which a last signature locks them: first the joint request, then its draft.
    await client.query('select 1 from joint_request where draft_id = $1 for update', [draft.id]);
    if (!await holdOpen(client, [draft.answers['unit'] ?? '']) || !await holdWhatWasSigned(desk, client, account, draft.id, signing) || !await useSigning(client, signing.id, desk.clock.real().toISOString())) return undefined;
    // One that ran out is no longer open, whoever looked at it last.
    await client.query("update joint_request set status = 'cancelled' where draft_id = $1 and status in ('open', 'declined', 'changed')", [draft.id]);
    const document = await keepContent(client, 'application/xml', signing.toSign);
    const evidence = await keepContent(client, 'application/json', judgement.evidence);
    await client.query(
      'insert into joint_request (id, draft_id, account_id, signing_id, document, verdict, evidence, made_at, expires_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)',
      [id, draft.id, account.id, signing.id, document, JSON.stringify(judgement.details), evidence, now, new Date(Date.parse(now) + JOINT_DAYS * 86_400_000).toISOString()]);
    for (const { iin, who } of coSignersOf(draft.form, draft.answers)) {
      await client.query('insert into joint_signature (id, joint_id, iin, who) values ($1, $2, $3, $4)', [timeOrderedId(), id, iin, who]);
    }
    await keepInvitations(client, id);
    return id;
  });
}

interface JointRow { id: string; draft_id: string; account_id: string; signing_id: string; document: Buffer; status: Exclude<JointStatus, 'expired'>; case_id: string | null; made_at: Date; expires_at: Date }

const COLUMNS = 'id, draft_id, account_id, signing_id, document, status, case_id, made_at, expires_at';

/** A request this person signs or has begun; `undefined` for anybody else. */
export async function findJointRequest(desk: Desk, account: Pick<ApplicantAccount, 'id' | 'iin'>, id: string): Promise<JointRequest | undefined> {
  if (!isUuid(id)) return undefined;
  const { rows } = await desk.db.query<JointRow>(`select ${COLUMNS} from joint_request j where id = $1 and (account_id = $2 or exists (select 1 from joint_signature s where s.joint_id = j.id and s.iin = $3))`, [id, account.id, account.iin]);
  return rows[0] && jointOf(desk, rows[0]);
}

/** What waits for this person's signature, and what they wait for themselves; the newest first. */
export async function listJointRequests(desk: Desk, account: Pick<ApplicantAccount, 'id' | 'iin'>): Promise<{ readonly asked: readonly JointRequest[]; readonly mine: readonly JointRequest[] }> {
  const { rows } = await desk.db.query<JointRow>(
    `select ${COLUMNS} from joint_request j where status in ('open', 'declined', 'changed')
     and (account_id = $1 or exists (select 1 from joint_signature s where s.joint_id = j.id and s.iin = $2 and s.status = 'asked')) order by made_at desc limit 50`, [account.id, account.iin]);
  const all = await Promise.all(rows.map((row) => jointOf(desk, row)));
  return { asked: all.filter((joint) => joint.account !== account.id && joint.status === 'open'), mine: all.filter((joint) => joint.account === account.id) };
}

/** The open request that holds a draft fast: its answers must not change under those who sign them. */
export async function findOpenJoint(desk: Desk, draftId: string): Promise<string | undefined> {
  const { rows } = await desk.db.query<{ id: string }>("select id from joint_request where draft_id = $1 and status = 'open' and expires_at > $2", [draftId, desk.clock.now()]);
  return rows[0]?.id;
}

/** The joint request that an applicant's own signature began. */
export async function findJointOfSigning(desk: Desk, signingId: string): Promise<string | undefined> {
  const { rows } = await desk.db.query<{ id: string }>('select id from joint_request where signing_id = $1', [signingId]);
  return rows[0]?.id;
}

/** The applicant takes it back: the draft can be changed and signed anew. */
export async function cancelJointRequest(desk: Desk, accountId: string, id: string): Promise<void> {
  await desk.db.query("update joint_request set status = 'cancelled' where id = $1 and account_id = $2 and status in ('open', 'declined', 'changed')", [id, accountId]);
}

/** One of those asked will not sign: the request goes nowhere, and the applicant is shown so. */
export async function declineJointRequest(desk: Desk, iin: string, id: string): Promise<void> {
  await inTransaction(desk.db, async (client) => {
    if (!await lockOpen(client, id, desk.clock.now())) return;
    const { rowCount } = await client.query("update joint_signature set status = 'declined', at = $3 where joint_id = $1 and iin = $2 and status = 'asked'", [id, iin, desk.clock.now()]);
    if (rowCount === 1) await client.query("update joint_request set status = 'declined' where id = $1", [id]);
  });
}

/** Takes the row's lock: whoever signs, declines or cancels at the same moment waits, and finds what was done. */
export async function lockOpen(client: Queryable, id: string, now: string): Promise<boolean> {
  const { rowCount } = await client.query("select 1 from joint_request where id = $1 and status = 'open' and expires_at > $2 for update", [id, now]);
  return rowCount === 1;
}

async function jointOf(desk: Desk, row: JointRow): Promise<JointRequest> {
  const { rows } = await desk.db.query<{ id: string; iin: string; who: CoSignerKind; status: JointSigner['status']; at: Date | null }>('select id, iin, who, status, at from joint_signature where joint_id = $1 order by who desc, id', [row.id]);
  const expired = row.status === 'open' && desk.clock.now() >= row.expires_at.toISOString();
  return {
    id: row.id, account: row.account_id, signingId: row.signing_id, documentHash: row.document, status: expired ? 'expired' : row.status,
    ...(row.case_id === null ? {} : { caseId: row.case_id }), madeAt: row.made_at.toISOString(), expiresAt: row.expires_at.toISOString(),
    signers: rows.map(({ at, ...signer }) => ({ ...signer, ...(at === null ? {} : { at: at.toISOString() }) })),
    draft: await findDraft(desk, row.account_id, row.draft_id),
  };
}
