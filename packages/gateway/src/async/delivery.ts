import { randomUUID } from 'node:crypto';
import { GatewayFailure } from '../fault-codes.ts';
import type { ErrorInfo } from '../soap/fault.ts';
import type { MessageStatus } from '../sync/message.ts';
import type { PushClient } from './push.ts';
import type { AsyncStore, StoredMessage } from './store.ts';

export interface DeliveryInput {
  readonly store: AsyncStore;
  /** The systems that take messages by themselves, by id; all others fetch theirs and ask for states. */
  readonly systems: ReadonlyMap<string, PushClient>;
  /** After so many failed attempts a message is given up and the sender told. */
  readonly attemptsMax?: number;
  readonly clock?: () => Date;
}

const BATCH = 100;
const ATTEMPTS_MAX = 50;

/** The status beside a message's state. */
export function statusOf({ state, error }: Pick<StoredMessage, 'state' | 'error'>): MessageStatus {
  switch (state) {
    case 'ON_DELIVERY': return { code: 'SCSS001', message: 'Message is on delivery' };
    case 'DELIVERED': return { code: 'SCSS001', message: 'Message has been delivered' };
    case 'DELIVERY_STOPPED': return { code: 'SCSE001', message: 'Delivery was stopped' };
    case 'NOT_DELIVERED': return { code: error?.errorCode ?? 'SCSE001', message: error?.errorMessage ?? 'Message has not been delivered' };
  }
}

/**
 * One round of deliveries and of reports to senders; the caller decides when the next is due. Each system has its own
 * queue, worked on side by side and in order; one that fails is left alone for the rest of the round. So one that is
 * down or slow holds up nobody else.
 * @returns how many messages were delivered.
 */
export async function deliverDue(input: DeliveryInput): Promise<number> {
  const counts = await Promise.all([...input.systems].map(([system, push]) => serveSystem(input, system, push)));
  return counts.reduce((sum, count) => sum + count, 0);
}

async function serveSystem(input: DeliveryInput, system: string, push: PushClient): Promise<number> {
  let delivered = 0;
  const now = (input.clock ?? (() => new Date()))().toISOString();
  for (const message of await input.store.waiting({ to: system }, BATCH)) {
    if (message.notBefore !== undefined && message.notBefore > now) continue;
    const outcome = await deliver(input, message, push);
    if (outcome === 'unreachable') return delivered;
    if (outcome === 'delivered') delivered += 1;
  }
  for (const message of await input.store.unreported(system, BATCH)) {
    if (!(await report(input, message, push))) break;
  }
  return delivered;
}

async function deliver(
  { store, attemptsMax = ATTEMPTS_MAX, clock = () => new Date() }: DeliveryInput, message: StoredMessage, push: PushClient,
): Promise<'delivered' | 'refused' | 'put-off' | 'unreachable'> {
  const { info, data } = message;
  const error = await errorOf(() => push.sendMessage({ info, data }));
  const attempts = message.attempts + 1;
  if (error === undefined) await store.update(info.messageId, { state: 'DELIVERED', attempts });
  else if (error.isFinal || attempts >= attemptsMax) await store.update(info.messageId, { state: 'NOT_DELIVERED', attempts, error: error.info });
  else await store.update(info.messageId, { attempts, ...(error.info.errorCode === 'SCE909' ? { notBefore: later(clock(), attempts) } : {}) });
  if (error === undefined) return 'delivered';
  // A refused message says nothing against the system that refused it, and one it fails on must not hold up the others.
  return error.isFinal ? 'refused' : error.info.errorCode === 'SCE909' ? 'put-off' : 'unreachable';
}

const PUT_OFF_MS_MAX = 600_000;

/** When a message on which its receiver failed is tried again: after a second at first, doubling each time. */
const later = (now: Date, attempts: number): string => new Date(now.getTime() + Math.min(1000 * 2 ** (attempts - 1), PUT_OFF_MS_MAX)).toISOString();

interface DeliveryError {
  readonly info: ErrorInfo;
  readonly isFinal: boolean;
}

/** Faults that will not pass by sending the same again. */
const FINAL_CODES: ReadonlySet<string> = new Set(['SCE001', 'SCE004', 'SCE015', 'SCE016', 'SCE017', 'GW-MOVED', 'GW-SIZE']);

async function errorOf(call: () => ReturnType<PushClient['sendMessage']>): Promise<DeliveryError | undefined> {
  try {
    const answer = await call();
    return answer.kind === 'fault' ? { info: answer.fault, isFinal: FINAL_CODES.has(answer.fault.errorCode) } : undefined;
  } catch (error) {
    if (!(error instanceof GatewayFailure)) throw error;
    return { info: { errorCode: 'GW-PROVIDER', errorMessage: error.code }, isFinal: false };
  }
}

/** Tells the sender what became of its message. One that refuses to hear it for good is told no more. @returns whether it heard. */
async function report({ store, clock = () => new Date() }: DeliveryInput, message: StoredMessage, push: PushClient): Promise<boolean> {
  try {
    const answer = await push.changeStatus({
      notificationId: randomUUID(),
      messageId: message.info.messageId,
      notificationDate: clock().toISOString(),
      messageState: message.state,
      status: statusOf(message),
      ...(message.error === undefined ? {} : { error: message.error }),
    });
    if (answer.kind === 'fault' && !FINAL_CODES.has(answer.fault.errorCode)) return false;
  } catch (error) {
    if (error instanceof GatewayFailure) return false;
    throw error;
  }
  await store.update(message.info.messageId, { isReported: true });
  return true;
}
