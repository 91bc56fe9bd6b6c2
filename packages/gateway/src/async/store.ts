import type { MessageData } from '../message-data.ts';
import type { ErrorInfo } from '../soap/fault.ts';
import type { AsyncMessageInfo, MessageState } from './message.ts';

/** A message the gateway has taken. */
export interface StoredMessage {
  readonly info: AsyncMessageInfo & { readonly messageId: string; readonly correlationId: string };
  readonly data: MessageData;
  /** Over what makes it this message and no other. */
  readonly hash: string;
  /** Ids of systems. */
  readonly from: string;
  readonly to: string;
  readonly state: MessageState;
  readonly attempts: number;
  /** Whether the sender has been told of the state. */
  readonly isReported: boolean;
  readonly error?: ErrorInfo;
  /** Put off until then, because its receiver failed on it; ISO 8601. */
  readonly notBefore?: string;
}

export type Outcome = Pick<StoredMessage, 'state' | 'attempts' | 'isReported' | 'error' | 'notBefore'>;

/**
 * What the gateway remembers. Behind it stands a database wherever messages must survive the process: `add` is then one
 * transaction, and its promise settles only when the message is safe.
 */
export interface AsyncStore {
  /** Keeps a new message; gives the one kept before under this id, unchanged, if there is one. */
  readonly add: (message: StoredMessage) => Promise<StoredMessage | undefined>;
  readonly find: (messageId: string) => Promise<StoredMessage | undefined>;
  /** The REQUEST a chain began with. */
  readonly findRequest: (correlationId: string) => Promise<StoredMessage | undefined>;
  /** Messages on delivery, the oldest first, those put off after all others, at most `amount`. */
  readonly waiting: (filter: { readonly to?: string; readonly serviceId?: string; readonly correlationId?: string; readonly messageId?: string }, amount: number) => Promise<readonly StoredMessage[]>;
  /** How many messages are on delivery to a system; counting may stop at `enough`. */
  readonly countWaiting: (to: string, enough: number) => Promise<number>;
  /** Messages of a system in a final state of which it has not been told. */
  readonly unreported: (from: string, amount: number) => Promise<readonly StoredMessage[]>;
  readonly update: (messageId: string, outcome: Partial<Outcome>) => Promise<void>;
}

/** A store in the process: for stand-ins and tests. */
export function processStore(): AsyncStore {
  const messages = new Map<string, StoredMessage>();
  const select = (fits: (message: StoredMessage) => boolean, amount: number): readonly StoredMessage[] =>
    messages.values().filter(fits).take(amount).toArray();
  /** Put off or not: otherwise as many as one round takes would hold up whatever came later. */
  const isPutOff = ({ notBefore }: StoredMessage): boolean => notBefore !== undefined;
  return {
    add: async (message) => {
      const known = messages.get(message.info.messageId);
      if (known === undefined) messages.set(message.info.messageId, message);
      return known;
    },
    find: async (messageId) => messages.get(messageId),
    findRequest: async (correlationId) => select(({ info }) => info.correlationId === correlationId && info.messageType === 'REQUEST', 1)[0],
    waiting: async ({ to, serviceId, correlationId, messageId }, amount) => {
      const fits = ({ state, info, ...message }: StoredMessage): boolean =>
        state === 'ON_DELIVERY' &&
        (to === undefined || message.to === to) &&
        (serviceId === undefined || info.serviceId === serviceId) &&
        (correlationId === undefined || info.correlationId === correlationId) &&
        (messageId === undefined || info.messageId === messageId);
      const fresh = select((message) => fits(message) && !isPutOff(message), amount);
      return [...fresh, ...select((message) => fits(message) && isPutOff(message), amount - fresh.length)];
    },
    countWaiting: async (to, enough) => select((message) => message.state === 'ON_DELIVERY' && message.to === to, enough).length,
    unreported: async (from, amount) => select((message) => message.from === from && message.state !== 'ON_DELIVERY' && !message.isReported, amount),
    update: async (messageId, outcome) => {
      const message = messages.get(messageId);
      if (message !== undefined) messages.set(messageId, { ...message, ...outcome });
    },
  };
}
