import { timeOrderedId } from '../../storage/index.ts';
import type { Queryable } from '../../storage/index.ts';
import type { NoticeKind } from './notices.ts';

/** A notice with its place: whose cabinet, which case, what it tells of. */
export interface PlacedNotice {
  readonly caseId: string;
  readonly accountId: string;
  /** Of the journal's entry; what is not an entry counts downwards from zero. */
  readonly sequence: number;
  readonly kind: NoticeKind;
  readonly params: Readonly<Record<string, string>>;
  readonly madeAt: string;
}

/** A step from one desk to the next, a register that is down, one's own sending: shown in the cabinet; nobody wants to be rung up for it. */
const QUIET: readonly NoticeKind[] = ['moved', 'waiting', 'document-given'];

/**
 * Puts a notice into the cabinet, once, and with it a message on every way the person can be reached. Both are one
 * statement: a notice made twice sends nothing twice.
 * @returns whether it is new
 */
export async function insertNotice(db: Queryable, { caseId, accountId, sequence, kind, params, madeAt }: PlacedNotice): Promise<boolean> {
  const { rows } = await db.query<{ made: number }>(
    `with made as (
       insert into notice (id, case_id, account_id, sequence, kind, params, made_at) values ($1, $2, $3, $4, $5, $6, $7)
       on conflict (case_id, sequence, kind) do nothing returning id, account_id
     ), written as (
       insert into message (notice_id, channel) select made.id, way.channel from made join account on account.id = made.account_id
       cross join lateral (values ('sms', account.phone), ('email', account.email)) as way (channel, address)
       where coalesce(way.address, '') <> '' and not $8
     ) select count(*)::int as made from made`,
    [timeOrderedId(), caseId, accountId, sequence, kind, JSON.stringify(params), madeAt, QUIET.includes(kind)]);
  return rows[0]?.made === 1;
}
