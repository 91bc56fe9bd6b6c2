import { type AsyncClient, GatewayFailure } from '@reglament/gateway';
import type { ChannelMemory, HandIn, OutgoingMessage } from '../../desk/channel/memory.ts';
import type { Part } from '../../desk/channel/parts.ts';
import type { CircuitBreaker } from '../circuit-breaker.ts';

const BATCH = 50;
const WAIT_MS_MAX = 60_000;

/** Faults of one message that pass: its receiver's queue is full, or the gateway has failed on it. */
const PASSING: ReadonlySet<string> = new Set(['GW-BUSY', 'SCE909', 'GW-REPLAY']);

/** Faults that speak of a key or a certificate: the next message would meet the same, and none is to blame for it. */
export const OF_THE_SENDER: ReadonlySet<string> = new Set(['SCE005', 'SCE006', 'SCE007', 'GW-SENDER']);

/**
 * Hands a part's messages to the gateway in order until it has them all, or until it does not take one: then the rest
 * waits where it is kept. Nothing is given up because of an outage or a full queue.
 * @returns how many it took
 */
export async function handIn(memory: ChannelMemory, client: AsyncClient, part: Part, circuit: CircuitBreaker, random: () => number): Promise<number> {
  let handed = 0;
  for (let batch = await memory.nextOutgoing(part, BATCH); batch.length > 0; batch = await memory.nextOutgoing(part, BATCH)) {
    for (const message of batch) {
      if (!circuit.mayAsk()) return handed;
      const outcome = await offer(client, message, random);
      await memory.noteHandIn(message, outcome);
      if (outcome.kind === 'waits' && outcome.waitMs === undefined) {
        circuit.failed();
        return handed;
      }
      circuit.succeeded();
      if (outcome.kind === 'handed') handed += 1;
    }
  }
  return handed;
}

async function offer(client: AsyncClient, { part, messageId, correlationId, service, type, document, madeAt, attempts }: OutgoingMessage & { readonly attempts: number }, random: () => number): Promise<HandIn> {
  try {
    const answer = await client.sendMessage({
      info: { messageId, correlationId, serviceId: service, messageType: type, messageDate: madeAt, sender: { senderId: part, password: '' }, properties: [] },
      data: { kind: 'text', text: document },
    });
    if (answer.kind === 'response') return { kind: 'handed' };
    const { errorCode } = answer.fault;
    if (OF_THE_SENDER.has(errorCode)) return { kind: 'waits', trouble: errorCode };
    if (!PASSING.has(errorCode)) return { kind: 'refused', trouble: errorCode };
    // A full queue is one receiver's: messages for others may pass it.
    return { kind: 'waits', trouble: errorCode, waitMs: waitOf(attempts, random) };
  } catch (error) {
    if (!(error instanceof GatewayFailure)) throw error;
    return { kind: 'waits', trouble: error.code };
  }
}

/** Doubles with each attempt from a fifth of a second; chance takes up to half of it, so that the waiting do not come back together. */
const waitOf = (attempts: number, random: () => number): number => Math.min(200 * 2 ** attempts, WAIT_MS_MAX) * (1 - random() / 2);
