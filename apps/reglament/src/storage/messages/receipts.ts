import type { Queryable } from '../cases/case-store.ts';

export interface Receipt {
  /** The part of the system that received it. */
  readonly part: string;
  readonly messageId: string;
  readonly correlationId: string;
  readonly type: string;
  readonly hash: Buffer;
  readonly receivedAt: string;
}

/**
 * Notes a message as received, in the transaction that acts on it. The row lock makes two deliveries of one message at
 * the same moment wait for each other.
 * @returns `new`: act on it; `repeated`: it has been acted on; `moved`: another message was received under this id
 */
export async function noteReceipt(client: Queryable, { part, messageId, correlationId, type, hash, receivedAt }: Receipt): Promise<'new' | 'repeated' | 'moved'> {
  const { rowCount } = await client.query(
    `insert into message_receipt (part, message_id, correlation_id, type, hash, received_at) values ($1, $2, $3, $4, $5, $6) on conflict (part, message_id) do nothing`,
    [part, messageId, correlationId, type, hash, receivedAt]);
  if (rowCount === 1) return 'new';
  const { rows } = await client.query<{ hash: Buffer }>('select hash from message_receipt where part = $1 and message_id = $2', [part, messageId]);
  return rows[0]?.hash.equals(hash) === true ? 'repeated' : 'moved';
}

/** Whether the part has received this message. */
export async function wasReceived(db: Queryable, part: string, messageId: string): Promise<boolean> {
  return (await db.query('select from message_receipt where part = $1 and message_id = $2', [part, messageId])).rowCount === 1;
}
