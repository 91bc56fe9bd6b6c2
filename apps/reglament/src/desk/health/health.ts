import type { Desk } from '../desk.ts';
import { endsOf, GATEWAY, type Part, receiverOf, regionsOf } from '../channel/parts.ts';
import { refusedExchanges } from '../../storage/index.ts';
import type { JournalledExchange } from '../../storage/index.ts';

/** Messages that one part has for another. */
export interface QueueState {
  readonly from: Part;
  readonly to: Part;
  readonly waiting: number;
  /** Since when the one waits that has waited longest. */
  readonly oldestAt?: string;
}

/** What one state system still has to answer or to take, for cases that wait for it. */
export interface RegisterQueue {
  readonly to: string;
  readonly waiting: number;
  /** Since when the oldest waits, and how long that is: by the clock of the cases, which a demonstration can move. */
  readonly oldestAt: string;
  readonly waitedMs: number;
}

/** Whether a partner is asked at all: `open` means that it failed several times in a row and is spared. */
export interface PartnerState {
  readonly from?: Part;
  readonly to: string;
  readonly circuit: 'closed' | 'open' | 'half-open';
}

/** What a process knows by its own exchanges. */
export interface Pulse {
  /** The parts it plays. */
  readonly parts: readonly Part[];
  readonly ways: () => readonly PartnerState[];
  readonly systems: () => readonly PartnerState[];
  readonly limits: PartnerLimits;
}

/** What is granted to each partner; over it there is a fault or a pause, and nothing is lost. */
export interface PartnerLimits {
  readonly timeoutMs: number;
  readonly queueMax: number;
  readonly inFlightMax: number;
  readonly bytesMax: number;
  readonly failuresMax: number;
  /** Of what is refused in an hour, so much is kept whole. */
  readonly refusedBytesMax: number;
}

export interface Stuck {
  readonly messageId: string;
  readonly from: Part;
  readonly to: Part;
  readonly code: string;
  readonly since: string;
  /** That it was refused for a signature or its certificate: sent as it is, it would be refused again. */
  readonly isSignature: boolean;
  /** The region whose message it is, coming or going. */
  readonly region?: Part;
}

/** A message that somebody has put back on its way. */
export interface PutBack {
  readonly messageId: string;
  readonly at: string;
  /** Name of the member of staff. */
  readonly by: string;
  /** That its part has signed it anew. */
  readonly isSignedAnew: boolean;
}

/** The state of the work between the parts, without personal data. */
export interface Health {
  readonly at: string;
  readonly queues: readonly QueueState[];
  /** Only the state systems for which something waits. */
  readonly registers: readonly RegisterQueue[];
  /** Messages that were refused for good: somebody has to look. */
  readonly stuck: readonly Stuck[];
  /** The last ones put back, the newest first. */
  readonly putBack: readonly PutBack[];
  /** Transitions whose follow-up has not begun. */
  readonly outbox: number;
  /** Short messages and letters to be sent. */
  readonly post: { readonly sms: number; readonly email: number };
  readonly jobs: { readonly waiting: number; readonly failing: number; readonly oldestAt?: string };
  /** The last exchanges that were refused or failed. */
  readonly refusals: readonly JournalledExchange[];
}

const REFUSALS_SHOWN = 20;
const STUCK_SHOWN = 20;

/** Codes of the gateway's faults that speak of the signature inside a message. */
const OF_SIGNATURES: ReadonlySet<string> = new Set(['SCE015', 'SCE016', 'SCE017']);

export async function readHealth(desk: Pick<Desk, 'db' | 'library' | 'clock'>): Promise<Health> {
  const [queues, registers, stuck, putBack, outbox, post, jobs, refusals] = await Promise.all([readQueues(desk), readRegisters(desk), readStuck(desk), readPutBack(desk), readOutbox(desk), readPost(desk), readJobs(desk), refusedExchanges(desk.db, REFUSALS_SHOWN)]);
  return { at: desk.clock.real().toISOString(), queues, registers, stuck, putBack, outbox, post, jobs, refusals };
}

async function readQueues({ db, library }: Pick<Desk, 'db' | 'library'>): Promise<readonly QueueState[]> {
  const { rows } = await db.query<{ sender: string; receiver: string; waiting: number; oldest: Date }>(
    `select part as sender, '${GATEWAY}' as receiver, count(*) as waiting, min(made_at) as oldest from message_outgoing where handed_at is null and refused_at is null group by part
     union all select '${GATEWAY}', receiver, count(*), min(taken_at) from channel_message where state = 'ON_DELIVERY' group by receiver`);
  const ends = endsOf(library);
  return [...ends.map((part) => [part, GATEWAY] as const), ...ends.map((part) => [GATEWAY, part] as const)].map(([from, to]) => {
    const found = rows.find(({ sender, receiver }) => sender === from && receiver === to);
    return found === undefined ? { from, to, waiting: 0 } : { from, to, waiting: found.waiting, oldestAt: found.oldest.toISOString() };
  });
}

/** Questions put for later and data not yet entered. What a case that has ended asks once more holds up nobody. */
async function readRegisters({ db, clock }: Pick<Desk, 'db' | 'clock'>): Promise<readonly RegisterQueue[]> {
  const { rows } = await db.query<{ system: string; waiting: number; oldest: Date }>(
    `select system, count(*) as waiting, min(since) as oldest from (
       select system, first_at as since from register_question where purpose = 'waiting' union all select system, noted_at from register_entry where state = 'waiting') as due
     group by system order by system`);
  const now = Date.parse(clock.now());
  return rows.map(({ system: to, waiting, oldest }) => ({ to, waiting, oldestAt: oldest.toISOString(), waitedMs: Math.max(0, now - oldest.getTime()) }));
}

/** Messages refused for good: all of them, or the one asked for. */
export async function readStuck({ db, library }: Pick<Desk, 'db' | 'library'>, messageId?: string): Promise<readonly Stuck[]> {
  const one = messageId === undefined ? '' : 'and message_id = $1';
  const { rows } = await db.query<{ message_id: string; sender: string; receiver: string; service: string | null; code: string; since: Date }>(
    `select message_id, part as sender, '${GATEWAY}' as receiver, service, trouble as code, refused_at as since from message_outgoing where refused_at is not null ${one}
     union all select message_id, sender, receiver, null, coalesce(error->>'errorCode', state), coalesce(settled_at, taken_at) from channel_message where state in ('NOT_DELIVERED', 'DELIVERY_STOPPED') ${one}
     order by since desc limit ${STUCK_SHOWN}`, messageId === undefined ? [] : [messageId]);
  const regions = regionsOf(library);
  return rows.map(({ message_id: id, sender: from, receiver: to, service, code, since }) => {
    const region = [from, to, service === null ? undefined : receiverOf(library, service)].find((part) => part !== undefined && regions.includes(part));
    return { messageId: id, from, to, code, since: since.toISOString(), isSignature: OF_SIGNATURES.has(code), ...(region === undefined ? {} : { region }) };
  });
}

async function readPutBack({ db }: Pick<Desk, 'db'>): Promise<readonly PutBack[]> {
  const { rows } = await db.query<{ message_id: string; at: Date; name: string; signed_anew: boolean }>(
    `select p.message_id, p.at, s.name, p.signed_anew from message_put_back p join staff s on s.id = p.by order by p.id desc limit ${STUCK_SHOWN}`);
  return rows.map(({ message_id: messageId, at, name, signed_anew: isSignedAnew }) => ({ messageId, at: at.toISOString(), by: name, isSignedAnew }));
}

async function readOutbox({ db }: Pick<Desk, 'db'>): Promise<number> {
  return (await db.query<{ count: number }>('select count(*) from outbox')).rows[0]?.count ?? 0;
}

async function readPost({ db }: Pick<Desk, 'db'>): Promise<Health['post']> {
  const { rows } = await db.query<{ channel: keyof Health['post']; waiting: number }>(
    `select channel, count(*) as waiting from (select channel from message where sent_at is null and not given_up
     union all select 'sms' from joint_invitation where sent_at is null and not given_up) waits group by channel`);
  return { sms: 0, email: 0, ...Object.fromEntries(rows.map(({ channel, waiting }) => [channel, waiting])) };
}

/** The jobs' tables are there once jobs have run; before that there is nothing to tell. */
async function readJobs({ db }: Pick<Desk, 'db'>): Promise<Health['jobs']> {
  const { rows: [there] } = await db.query<{ there: boolean }>("select to_regclass('graphile_worker.jobs') is not null as there");
  if (there?.there !== true) return { waiting: 0, failing: 0 };
  const { rows } = await db.query<{ waiting: number; failing: number; oldest: Date | null }>(
    'select count(*) as waiting, count(*) filter (where attempts > 0 and last_error is not null) as failing, min(created_at) as oldest from graphile_worker.jobs');
  const { waiting = 0, failing = 0, oldest = null } = rows[0] ?? {};
  return { waiting, failing, ...(oldest === null ? {} : { oldestAt: oldest.toISOString() }) };
}

/** Whether somebody should look: a message refused for good, a partner that is spared, or one, a register among them, that has been waited for too long. */
export function isTroubled(health: Health, pulse: Pulse | undefined, waitMsMax = 60_000): boolean {
  const late = health.queues.some(({ oldestAt }) => oldestAt !== undefined && Date.parse(health.at) - Date.parse(oldestAt) > waitMsMax)
    || health.registers.some(({ waitedMs }) => waitedMs > waitMsMax);
  const spared = pulse !== undefined && [...pulse.ways(), ...pulse.systems()].some(({ circuit }) => circuit === 'open');
  return health.stuck.length > 0 || health.jobs.failing > 0 || late || spared;
}
