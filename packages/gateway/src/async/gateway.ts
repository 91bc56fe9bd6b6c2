import { randomUUID } from 'node:crypto';
import type { RequestListener } from 'node:http';
import type { Certificate } from '@reglament/eds';
import { GatewayFault } from '../fault-codes.ts';
import { forwardedData } from '../message-data.ts';
import { hashOf } from '../message-memory.ts';
import { ASYNC_TYPES } from '../namespaces.ts';
import type { SoapServerOptions } from '../soap/soap-listener.ts';
import type { Sender } from '../sync/message.ts';
import { textElement } from '../xml/write-element.ts';
import { statusOf } from './delivery.ts';
import type { ReceivedAsyncMessage } from './message.ts';
import { serveOperations } from './operation.ts';
import { readDeliveryNotification, readFetchRequest, readMessage, readStatusRequest } from './read-message.ts';
import type { AsyncStore, StoredMessage } from './store.ts';
import { writeAccepted, writeFetched, writeStatusAnswer } from './write-message.ts';
import { readChildren } from '../xml/read-children.ts';
import { readSender } from '../sync/read-message.ts';

export interface AsyncGatewayInput {
  readonly store: AsyncStore;
  /** The system that renders a service, or `undefined` where nobody does. */
  readonly providerOf: (serviceId: string) => string | undefined;
  /** Whether the sender is who it says; its id is the system's id. Without it every sender is. */
  readonly acceptsSender?: (sender: Sender, signer: Certificate | undefined) => boolean | Promise<boolean>;
  /** Messages waiting for one system; more are refused until it fetches some. */
  readonly queueMax?: number;
}

const QUEUE_MAX = 10_000;
const UTF8 = new TextEncoder();

/** The gateway's side of the asynchronous channel: takes messages, keeps them, gives them to those who fetch. */
export function asyncGateway(input: AsyncGatewayInput, options: SoapServerOptions = {}): RequestListener {
  const now = (): string => (options.clock ?? (() => new Date()))().toISOString();
  const accept = async (sender: Sender, signer: Certificate | undefined): Promise<string> => {
    if (input.acceptsSender !== undefined && !(await input.acceptsSender(sender, signer))) throw new GatewayFault('GW-SENDER');
    return sender.senderId;
  };
  return serveOperations(
    ASYNC_TYPES,
    {
      sendMessage: async (request, signer) => {
        const message = readMessage(request);
        const from = await accept(message.info.sender, signer);
        const { info } = await take(input, message, from);
        return writeAccepted({ messageId: info.messageId, correlationId: info.correlationId, responseDate: now() });
      },
      getMessageStatus: async (request, signer) => {
        const { messageId, sender } = readStatusRequest(request);
        const system = await accept(sender, signer);
        const message = await getOwn(input.store, messageId, ({ from }) => from === system);
        return writeStatusAnswer({ messageState: message.state, status: statusOf(message), responseDate: now() });
      },
      getMessages: async (request, signer) => {
        const { sender, amount, requestDate: _requestDate, ...filter } = readFetchRequest(request);
        const to = await accept(sender, signer);
        const messages = await input.store.waiting({ ...filter, to }, amount);
        return writeFetched(messages.map(({ info, data }) => ({ info, data })), now());
      },
      sendDeliveryNotification: async (request, signer) => {
        const { sender } = readChildren(request.element, { notification: 'one', requestDate: 'one', sender: 'optional' });
        if (sender === undefined) throw new GatewayFault('GW-SENDER');
        const system = await accept(readSender(sender), signer);
        await noteDelivery(input.store, readDeliveryNotification(request), system);
        return textElement('responseDate', now());
      },
    },
    options,
  );
}

/** A repeated message gets the same receipt; another one under its id is refused. */
async function take(input: AsyncGatewayInput, { info, data }: ReceivedAsyncMessage, from: string): Promise<StoredMessage> {
  const markup = forwardedData(data);
  const { serviceId, messageType, messageId = randomUUID() } = info;
  const hash = hashOf(UTF8.encode(JSON.stringify([from, serviceId, messageType, info.correlationId, markup])));
  const known = await input.store.find(messageId);
  if (known === undefined) {
    const to = await receiverOf(input, info, from);
    const correlationId = info.correlationId ?? randomUUID();
    const full = { ...info, messageId, correlationId, sender: { ...info.sender, password: '' } };
    const message: StoredMessage = { info: full, data: markup, hash, from, to, state: 'ON_DELIVERY', attempts: 0, isReported: false };
    return checked((await input.store.add(message)) ?? message, hash);
  }
  return checked(known, hash);
}

function checked(message: StoredMessage, hash: string): StoredMessage {
  if (message.hash !== hash) throw new GatewayFault('GW-MOVED', message.info.messageId);
  return message;
}

/** A REQUEST goes to the provider of its service; whatever follows goes to the other side of its chain. */
async function receiverOf(input: AsyncGatewayInput, info: ReceivedAsyncMessage['info'], from: string): Promise<string> {
  const to = info.messageType === 'REQUEST' ? input.providerOf(info.serviceId) : await otherSide(input.store, info, from);
  if (to === undefined) throw new GatewayFault('SCE004', info.serviceId);
  const queueMax = input.queueMax ?? QUEUE_MAX;
  if ((await input.store.countWaiting(to, queueMax)) >= queueMax) throw new GatewayFault('GW-BUSY', to);
  return to;
}

async function otherSide(store: AsyncStore, { correlationId = '', serviceId }: ReceivedAsyncMessage['info'], from: string): Promise<string> {
  const request = await store.findRequest(correlationId);
  // A stranger to the chain learns no more than that he may not write into it.
  const isSide = request !== undefined && request.info.serviceId === serviceId && (request.from === from || request.to === from);
  if (!isSide) throw new GatewayFault('GW-UNKNOWN-MESSAGE', correlationId);
  return request.from === from ? request.to : request.from;
}

async function getOwn(store: AsyncStore, messageId: string, isOwn: (message: StoredMessage) => boolean): Promise<StoredMessage> {
  const message = await store.find(messageId);
  if (message === undefined || !isOwn(message)) throw new GatewayFault('GW-UNKNOWN-MESSAGE', messageId);
  return message;
}

/** The first final word about a message counts; what comes later, or again, changes nothing. */
async function noteDelivery(store: AsyncStore, notification: ReturnType<typeof readDeliveryNotification>, system: string): Promise<void> {
  const { info, state, attempts } = await getOwn(store, notification.messageId, ({ to }) => to === system);
  if (state !== 'ON_DELIVERY') return;
  const { receiveStatus, resend, error } = notification;
  if (receiveStatus === 'MESSAGE_ACCEPTED') return store.update(info.messageId, { state: 'DELIVERED', attempts: attempts + 1 });
  if (resend) return store.update(info.messageId, { attempts: attempts + 1 });
  return store.update(info.messageId, { state: 'NOT_DELIVERED', attempts: attempts + 1, ...(error === undefined ? {} : { error }) });
}
