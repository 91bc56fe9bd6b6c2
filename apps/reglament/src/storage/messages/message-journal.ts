import { createHash } from 'node:crypto';
import { describeEnvelope, type KeepExchange } from '@reglament/gateway';
import type { Queryable } from '../cases/case-store.ts';

/** Who keeps the journal, and who is at the other end where that is known beforehand. */
export interface ExchangeEnds {
  readonly part: string;
  readonly peer?: string;
}

/** Of what is refused or fails, so many bytes an hour are kept whole: of all that comes to a part, and of each partner it asks. */
export const REFUSED_BYTES_MAX_PER_HOUR = 2 * 1024 * 1024;

/** What is said again on a later day is kept from that day on; what was refused and is accepted now is kept as accepted. */
const LINE = `
seen_again as (
  update message_content set at = greatest(at, $3), refused = refused and $17 where hash = any($1) and (at < $3 - interval '1 day' or (refused and not $17))
)
insert into message_journal (at, part, peer, direction, operation, message_id, correlation_id, service, type, state, outcome, request_hash, request_bytes, answer_hash, kept)`;

const VALUES = 'values ($3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16';

const CONTENTS = 'insert into message_content (hash, bytes, at, refused) select distinct on (hash) hash, bytes, $3, $17 from unnest($1::bytea[], $2::bytea[]) as line (hash, bytes)';

const KEEP_ANSWERED = `
with content as (${CONTENTS} order by hash on conflict (hash) do nothing), ${LINE} ${VALUES}, true)`;

/** The hour's volume is one row, so that all who are refused at the same moment are counted one after the other. */
const KEEP_REFUSED = `
with volume as (
  insert into refused_volume as known (part, direction, peer, hour, bytes) values ($4, $6, case $6 when 'out' then coalesce($5, '') else '' end, date_trunc('hour', $3::timestamptz), $18)
  on conflict (part, direction, peer, hour) do update set bytes = known.bytes + excluded.bytes returning bytes <= $19 as fits
), content as (${CONTENTS} where (select fits from volume) order by hash on conflict (hash) do nothing), ${LINE} ${VALUES}, (select fits from volume))`;

/**
 * Keeps each exchange in the journal of messages, both texts as they went over the wire. One statement: either all of it
 * stands there or the exchange counts as failed. Of what is refused or fails no more than the hour's volume is kept whole;
 * the line, with size, hash and code, always is.
 */
export function keepExchange(db: Queryable, { part, peer }: ExchangeEnds, refusedBytesMax = REFUSED_BYTES_MAX_PER_HOUR): KeepExchange {
  return async ({ direction, sent, received, at, outcome: ended }) => {
    const [request, answer] = direction === 'out' ? [sent, received] : [received, sent];
    const asked = describeEnvelope(request);
    const answered = describeEnvelope(answer);
    const outcome = ended === 'answered' ? answered.errorCode ?? ended : ended;
    const isRefused = outcome !== 'answered';
    const chain = asked.correlationId ?? answered.correlationId ?? null;
    const line = [
      [hashOf(request), hashOf(answer)], [Buffer.from(request), Buffer.from(answer)], at, part, peer ?? asked.senderId ?? null, direction, asked.operation ?? null,
      asked.messageId ?? answered.messageId ?? null, chain, asked.serviceId ?? null, asked.messageType ?? null, asked.messageState ?? null, outcome,
      hashOf(request), request.length, hashOf(answer), isRefused && !await isOfCase(db, chain),
    ];
    await (isRefused ? db.query(KEEP_REFUSED, [...line, request.length + answer.length, refusedBytesMax]) : db.query(KEEP_ANSWERED, line));
  };
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Whether what an exchange says it is about is a case of ours. */
async function isOfCase(db: Queryable, chain: string | null): Promise<boolean> {
  return chain !== null && UUID.test(chain) && (await db.query('select from cases where id = $1', [chain])).rowCount === 1;
}

const hashOf = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();

/** Whether this part has taken exactly these bytes before. A sender that repeats itself signs anew, so its bytes differ. */
export async function wasTaken(db: Queryable, part: string, bytes: Uint8Array): Promise<boolean> {
  const { rowCount } = await db.query(
    "select from message_journal where request_hash = $1 and part = $2 and direction = 'in' and outcome = 'answered' limit 1", [hashOf(bytes), part]);
  return rowCount === 1;
}

/** One exchange as the journal has it. */
export interface JournalledExchange {
  readonly id: number;
  readonly at: string;
  readonly part: string;
  readonly peer?: string;
  readonly direction: 'in' | 'out';
  readonly operation?: string;
  readonly messageId?: string;
  readonly correlationId?: string;
  readonly service?: string;
  readonly type?: string;
  readonly state?: string;
  readonly outcome: string;
  readonly requestHash: string;
  readonly requestBytes: number;
  readonly answerHash: string;
  /** More was refused in that hour than is kept whole: of this exchange there is no more than its line. */
  readonly isLineOnly?: true;
}

interface ExchangeRow {
  id: number; at: Date; part: string; peer: string | null; direction: 'in' | 'out'; operation: string | null; message_id: string | null; correlation_id: string | null;
  service: string | null; type: string | null; state: string | null; outcome: string; request_hash: Buffer; request_bytes: number; answer_hash: Buffer; kept: boolean;
}

function exchangeOf(row: ExchangeRow): JournalledExchange {
  const optional = { peer: row.peer, operation: row.operation, messageId: row.message_id, correlationId: row.correlation_id, service: row.service, type: row.type, state: row.state };
  return {
    id: row.id, at: row.at.toISOString(), part: row.part, direction: row.direction, outcome: row.outcome,
    requestHash: row.request_hash.toString('hex'), requestBytes: row.request_bytes, answerHash: row.answer_hash.toString('hex'),
    ...(row.kept ? {} : { isLineOnly: true as const }),
    ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== null)),
  };
}

/** `any(array(…))` and not `in (…)`: beside an `or` the latter would have PostgreSQL read the whole journal instead of its two indexes. */
const EXCHANGES_OF_CHAIN = `
select * from message_journal where correlation_id = $1
  or message_id = any(array(select message_id from message_journal where correlation_id = $1 and message_id is not null)) order by at, id`;

/** The exchanges of a chain in the order they were kept, status notifications included. */
export async function exchangesOfChain(db: Queryable, correlationId: string): Promise<readonly JournalledExchange[]> {
  const { rows } = await db.query<ExchangeRow>(EXCHANGES_OF_CHAIN, [correlationId]);
  return rows.map(exchangeOf);
}

/** The last exchanges that were refused or failed, the newest first. */
export async function refusedExchanges(db: Queryable, amount: number): Promise<readonly JournalledExchange[]> {
  const { rows } = await db.query<ExchangeRow>("select * from message_journal where outcome <> 'answered' order by id desc limit $1", [amount]);
  return rows.map(exchangeOf);
}

/** A message as it was sent; `undefined` when nothing is kept under this hash. */
export async function findMessageContent(db: Queryable, hash: string): Promise<Buffer | undefined> {
  const { rows } = await db.query<{ bytes: Buffer }>('select bytes from message_content where hash = $1', [Buffer.from(hash, 'hex')]);
  return rows[0]?.bytes;
}
