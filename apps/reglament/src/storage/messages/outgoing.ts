import type { Queryable } from '../cases/case-store.ts';

/** A message of one part on its way to the gateway, signed once. */
export interface OutgoingMessage {
  readonly part: string;
  readonly messageId: string;
  readonly correlationId: string;
  readonly service: string;
  readonly type: 'REQUEST' | 'NOTIFICATION' | 'UPDATE' | 'RESPONSE';
  readonly document: string;
  readonly madeAt: string;
}

/** Whether this part has made the message already; then it must not be signed a second time. */
export async function isOutgoing(db: Queryable, part: string, messageId: string): Promise<boolean> {
  return (await db.query('select from message_outgoing where part = $1 and message_id = $2', [part, messageId])).rowCount === 1;
}

/** Keeps a message until the gateway has it. Of two made under one id at the same moment the first counts. */
export async function keepOutgoing(db: Queryable, { part, messageId, correlationId, service, type, document, madeAt }: OutgoingMessage): Promise<void> {
  await db.query(
    `insert into message_outgoing (part, message_id, correlation_id, service, type, document, made_at) values ($1, $2, $3, $4, $5, $6, $7) on conflict (part, message_id) do nothing`,
    [part, messageId, correlationId, service, type, document, madeAt]);
}

/** A message's document as its part keeps it. */
export async function findOutgoing(db: Queryable, part: string, messageId: string): Promise<string | undefined> {
  return (await db.query<{ document: string }>('select document from message_outgoing where part = $1 and message_id = $2', [part, messageId])).rows[0]?.document;
}

/** Keeps the signed document in the place of the one that waited for its signature. */
export async function keepSigned(db: Queryable, { part, messageId }: Pick<OutgoingMessage, 'part' | 'messageId'>, document: string): Promise<void> {
  await db.query('update message_outgoing set document = $3, unsigned = false where part = $1 and message_id = $2 and unsigned', [part, messageId, document]);
}

/** Parts that have something to hand in now. */
export async function partsWithOutgoing(db: Queryable): Promise<readonly string[]> {
  const { rows } = await db.query<{ part: string }>(
    'select distinct part from message_outgoing where handed_at is null and refused_at is null and (not_before is null or not_before <= now())');
  return rows.map(({ part }) => part);
}

interface OutgoingRow { part: string; message_id: string; correlation_id: string; service: string; type: OutgoingMessage['type']; document: string; made_at: Date; attempts: number; unsigned: boolean }

/** A message to be handed in. `isUnsigned`: its part signs the document first. */
export interface WaitingMessage extends OutgoingMessage {
  readonly attempts: number;
  readonly isUnsigned: boolean;
}

/** What a part has to hand in, the oldest first. */
export async function nextOutgoing(db: Queryable, part: string, amount: number): Promise<readonly WaitingMessage[]> {
  const { rows } = await db.query<OutgoingRow>(
    `select part, message_id, correlation_id, service, type, document, made_at, attempts, unsigned from message_outgoing
     where part = $1 and handed_at is null and refused_at is null and (not_before is null or not_before <= now()) order by position limit $2`, [part, amount]);
  return rows.map((row) => ({
    part: row.part, messageId: row.message_id, correlationId: row.correlation_id, service: row.service, type: row.type, document: row.document,
    madeAt: row.made_at.toISOString(), attempts: row.attempts, isUnsigned: row.unsigned,
  }));
}

/** What became of an attempt to hand a message in. */
export type HandIn =
  | { readonly kind: 'handed' }
  /** `waitMs`: the message is put off; without it the whole queue waits. */
  | { readonly kind: 'waits'; readonly trouble: string; readonly waitMs?: number }
  /** The gateway will never take it: somebody has to look. */
  | { readonly kind: 'refused'; readonly trouble: string };

export async function noteHandIn(db: Queryable, { part, messageId }: Pick<OutgoingMessage, 'part' | 'messageId'>, outcome: HandIn): Promise<void> {
  const { kind, trouble, waitMs } = { trouble: null, waitMs: undefined, ...outcome };
  await db.query(
    `update message_outgoing set attempts = attempts + 1, trouble = $3, not_before = now() + make_interval(secs => $4::float8 / 1000),
       handed_at = case when $5 = 'handed' then now() end, refused_at = case when $5 = 'refused' then now() end
     where part = $1 and message_id = $2 and handed_at is null`, [part, messageId, trouble, waitMs ?? null, kind]);
}
