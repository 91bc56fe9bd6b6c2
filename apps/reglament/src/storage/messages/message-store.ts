import type { AsyncStore, StoredMessage } from '@reglament/gateway';
import type { Queryable } from '../cases/case-store.ts';

interface MessageRow {
  readonly info: StoredMessage['info'];
  readonly data: StoredMessage['data'];
  readonly hash: string;
  readonly sender: string;
  readonly receiver: string;
  readonly state: StoredMessage['state'];
  readonly attempts: number;
  readonly reported: boolean;
  readonly error: StoredMessage['error'] | null;
  readonly not_before: Date | null;
}

const COLUMNS = 'info, data, hash, sender, receiver, state, attempts, reported, error, not_before';

const messageOf = ({ sender, receiver, reported, error, not_before: notBefore, ...row }: MessageRow): StoredMessage => ({
  ...row, from: sender, to: receiver, isReported: reported,
  ...(error === null ? {} : { error }), ...(notBefore === null ? {} : { notBefore: notBefore.toISOString() }),
});

/**
 * The gateway's memory of the asynchronous channel in PostgreSQL. Each operation is one statement, so its promise settles
 * when it is durable, and a message is added once however many processes take it at the same moment.
 */
export function messageStore(db: Queryable): AsyncStore {
  const many = async (text: string, values: readonly unknown[]): Promise<readonly StoredMessage[]> => (await db.query<MessageRow>(text, [...values])).rows.map(messageOf);
  const find = async (messageId: string): Promise<StoredMessage | undefined> =>
    (await many(`select ${COLUMNS} from channel_message where message_id = $1`, [messageId]))[0];
  return {
    find,
    add: async ({ info, data, hash, from, to, state }) => {
      const { rowCount } = await db.query(
        `insert into channel_message (message_id, correlation_id, type, sender, receiver, info, data, hash, state)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (message_id) do nothing`,
        [info.messageId, info.correlationId, info.messageType, from, to, JSON.stringify(info), JSON.stringify(data), hash, state]);
      return rowCount === 1 ? undefined : find(info.messageId);
    },
    findRequest: async (correlationId) =>
      (await many(`select ${COLUMNS} from channel_message where correlation_id = $1 and type = 'REQUEST' order by position limit 1`, [correlationId]))[0],
    waiting: async ({ to, serviceId, correlationId, messageId }, amount) => many(
      `select ${COLUMNS} from channel_message
       where state = 'ON_DELIVERY' and ($1::text is null or receiver = $1) and ($2::text is null or info->>'serviceId' = $2)
         and ($3::text is null or correlation_id = $3) and ($4::text is null or message_id = $4)
       order by coalesce(not_before > now(), false), position limit $5`, [to ?? null, serviceId ?? null, correlationId ?? null, messageId ?? null, amount]),
    countWaiting: async (to, enough) => {
      const { rows } = await db.query<{ count: number }>(
        "select count(*) from (select from channel_message where receiver = $1 and state = 'ON_DELIVERY' limit $2) as waiting", [to, enough]);
      return rows[0]?.count ?? 0;
    },
    unreported: async (from, amount) => many(
      `select ${COLUMNS} from channel_message where sender = $1 and state <> 'ON_DELIVERY' and not reported order by position limit $2`, [from, amount]),
    update: async (messageId, { state, attempts, isReported, error, notBefore }) => {
      await db.query(
        `update channel_message set state = coalesce($2, state), attempts = coalesce($3, attempts), reported = coalesce($4, reported), error = coalesce($5, error), not_before = $6,
           settled_at = case when $2 <> 'ON_DELIVERY' then now() else settled_at end
         where message_id = $1`,
        [messageId, state ?? null, attempts ?? null, isReported ?? null, error === undefined ? null : JSON.stringify(error), notBefore ?? null]);
    },
  };
}

/** Systems for which there is something to do: messages to bring, or senders to be told. */
export async function systemsWithWork(db: Queryable): Promise<readonly string[]> {
  const { rows } = await db.query<{ system: string }>(
    `select distinct receiver as system from channel_message where state = 'ON_DELIVERY' and (not_before is null or not_before <= now())
     union select distinct sender from channel_message where state <> 'ON_DELIVERY' and not reported`);
  return rows.map(({ system }) => system);
}

/** Puts a message that was refused for good back on its way, wherever it was refused. */
export async function putBackMessage(db: Queryable, messageId: string): Promise<boolean> {
  const { rows } = await db.query<{ count: number }>(
    `with at_gateway as (
       update channel_message set state = 'ON_DELIVERY', reported = false, error = null, not_before = null, settled_at = null
       where message_id = $1 and state in ('NOT_DELIVERED', 'DELIVERY_STOPPED') returning 1
     ), at_sender as (
       update message_outgoing set refused_at = null, trouble = null, not_before = null where message_id = $1 and refused_at is not null returning 1
     )
     select (select count(*) from at_gateway) + (select count(*) from at_sender) as count`, [messageId]);
  return (rows[0]?.count ?? 0) > 0;
}

/**
 * Takes a message that was refused for good back to its part, without a signature: the part signs it with the key it has
 * now and sends it under the same id. Not where its receiver has it already: there the signature has held.
 * @param from the part whose message it is
 */
export async function takeBackToSign(db: Queryable, from: string, messageId: string, body: string): Promise<boolean> {
  const { rowCount } = await db.query(
    `with at_gateway as (
       delete from channel_message where message_id = $2 and sender = $1 and state in ('NOT_DELIVERED', 'DELIVERY_STOPPED')
         and not exists (select from message_receipt r where r.message_id = $2 and r.part = receiver) returning 1
     )
     update message_outgoing set document = $3, unsigned = true, handed_at = null, refused_at = null, trouble = null, not_before = null, attempts = 0
     where part = $1 and message_id = $2 and (refused_at is not null or exists (select from at_gateway))`, [from, messageId, body]);
  return rowCount === 1;
}
