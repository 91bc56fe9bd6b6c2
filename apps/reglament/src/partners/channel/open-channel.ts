import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { asyncClient, pushClient } from '@reglament/gateway';
import type { ChannelMemory, WaitingMessage } from '../../desk/channel/memory.ts';
import { CABINET_SERVICE, GATEWAY, type Part } from '../../desk/channel/parts.ts';
import type { ReceivedMessage, Reception } from '../../desk/channel/received.ts';
import type { Gateway, GatewayMessage } from '../../desk/ports.ts';
import { type Courier, startCourier, type WayState } from './courier.ts';
import { gatewayAddress } from './gateway-address.ts';
import { CHANNEL_LIMITS, type ChannelLimits } from './limits.ts';
import type { PartKeys, Party } from './parties.ts';
import { type AddressInput, pushAddress } from './push-address.ts';

export interface ChannelInput {
  readonly parties: readonly Party[];
  /** The parts played by this process, with their keys. */
  readonly keys: ReadonlyMap<Part, PartKeys>;
  /** Base addresses of parts that other processes play. Those played here are found by themselves. */
  readonly addresses?: ReadonlyMap<Part, string>;
  readonly memory: ChannelMemory;
  /** The gateway's routing, by service. */
  readonly receiverOf: (service: string) => Part | undefined;
  readonly receive: (message: ReceivedMessage) => Promise<Reception>;
  readonly limits?: Partial<ChannelLimits>;
  readonly host?: string;
  /** 0 takes any free port. */
  readonly port?: number;
  /** What else is served at this address, by path: health and metrics. */
  readonly pages?: Readonly<Record<string, RequestListener>>;
  readonly log: (line: Readonly<Record<string, unknown>>) => void;
  readonly random?: () => number;
}

export interface Channel {
  readonly gateway: Gateway;
  /** Base address of the parts played here. */
  readonly url: string;
  readonly ways: () => readonly WayState[];
  readonly wake: () => void;
  readonly close: () => Promise<void>;
}

/** Serves the addresses of the parts played here and starts to carry messages between them and the others. */
export async function openChannel(given: ChannelInput): Promise<Channel> {
  const { log } = given;
  let courier: Courier | undefined;
  // What the gateway has just taken is carried on at once, not at the next beat.
  const add: ChannelMemory['store']['add'] = async (message) => given.memory.store.add(message).finally(() => courier?.wake());
  const nextOutgoing: ChannelMemory['nextOutgoing'] = async (part, amount) => Promise.all((await given.memory.nextOutgoing(part, amount)).map((message) => signedAnew(given, message)));
  const memory: ChannelMemory = { ...given.memory, nextOutgoing, store: { ...given.memory.store, add } };
  const input: ChannelInput = { ...given, memory };
  const limits = { ...CHANNEL_LIMITS, ...input.limits };
  const onFailure = (error: unknown): void => log({ level: 'error', event: 'channel', message: error instanceof Error ? error.message : String(error) });
  const addressInput: AddressInput = { parties: new Map(input.parties.map((party) => [party.id, party])), memory, limits, onFailure };
  const server = createServer(routed(listenersOf(input, addressInput)));
  server.requestTimeout = 30_000;
  server.maxConnections = 500;
  const url = await listen(server, input.host ?? '127.0.0.1', input.port ?? 0);
  const started = courier = startCourier({ ...clientsOf(input, url, limits), memory, limits, onFailure, random: input.random ?? Math.random });
  return {
    url, gateway: gatewayPort(input, started), ways: started.ways, wake: started.wake,
    close: async () => { await started.stop(); await closed(server); memory.end(); },
  };
}

function listenersOf({ keys, receive, receiverOf, log, pages = {} }: ChannelInput, addressInput: AddressInput): ReadonlyMap<string, RequestListener> {
  const statusChanged = (part: Part) => async ({ messageId, messageState, status }: { readonly messageId: string; readonly messageState: string; readonly status: { readonly code: string } }): Promise<void> => {
    if (messageState !== 'DELIVERED') log({ level: 'error', event: 'message-undelivered', part, message: messageId, state: messageState, code: status.code });
  };
  return new Map([
    ...Object.entries(pages),
    ...[...keys].map(([part, own]): [string, RequestListener] => [`/${part}`, part === GATEWAY
      ? gatewayAddress({ ...addressInput, keys: own, receiverOf })
      : pushAddress({ part, keys: own, receive, statusChanged: statusChanged(part) }, addressInput)]),
  ]);
}

function routed(listeners: ReadonlyMap<string, RequestListener>): RequestListener {
  return (request, response) => {
    const listener = listeners.get((request.url ?? '/').split('?')[0] ?? '/');
    return listener === undefined ? void response.writeHead(404).end() : listener(request, response);
  };
}

function clientsOf({ keys, parties, addresses, memory }: ChannelInput, ownUrl: string, limits: ChannelLimits) {
  const urlOf = (part: Part): string => {
    const base = keys.has(part) ? ownUrl : addresses?.get(part);
    if (base === undefined) throw new TypeError(`Expected an address for ${part}, which this process does not play`);
    return `${base}/${part}`;
  };
  const peer = (from: Part, to: Part, security: PartKeys['transport']) => ({ url: urlOf(to), timeoutMs: limits.timeoutMs, bytesMax: limits.bytesMax, security, keep: memory.keep(from, to) });
  const gatewayKeys = keys.get(GATEWAY);
  return {
    senders: new Map([...keys].filter(([part]) => part !== GATEWAY).map(([part, own]) => [part, asyncClient(peer(part, GATEWAY, own.transport), { senderId: part, password: '' })])),
    receivers: new Map(gatewayKeys === undefined ? [] : parties.filter(({ id }) => id !== GATEWAY).map(({ id }) => [id, pushClient(peer(GATEWAY, id, gatewayKeys.transport))])),
  };
}

/** What was taken back because its signature did not hold is signed with the key the part has now, and kept so before it goes. */
async function signedAnew({ keys, memory }: ChannelInput, message: WaitingMessage): Promise<WaitingMessage> {
  if (!message.isUnsigned) return message;
  const document = await signed(keys, message.part, message.document);
  await memory.keepSigned(message, document);
  return { ...message, document, isUnsigned: false };
}

/** A document with the business signature of its part. */
async function signed(keys: ChannelInput['keys'], part: Part, body: string): Promise<string> {
  const own = keys.get(part);
  if (own === undefined) throw new TypeError(`Expected to send for ${part}, but this process does not play it`);
  const document = await own.business.sign(body);
  if (document.kind !== 'text') throw new TypeError('Expected a signed document to travel as text');
  return document.text;
}

/** The desk's port: a message is signed once, kept, and carried by the courier. */
function gatewayPort({ keys, memory, receiverOf }: ChannelInput, courier: Courier): Gateway {
  const send = async (type: 'REQUEST' | 'NOTIFICATION' | 'UPDATE' | 'RESPONSE', service: string, { from, messageId, caseId, body }: GatewayMessage): Promise<void> => {
    if (await memory.isOutgoing(from, messageId)) return courier.wake();
    const document = await signed(keys, from, body);
    await memory.keepOutgoing({ part: from, messageId, correlationId: caseId, service, type, document, madeAt: new Date().toISOString() });
    courier.wake();
  };
  return {
    deliver: async (message) => {
      if (await memory.wasReceived(receiverOf(message.service) ?? '', message.messageId)) return { kind: 'delivered' };
      await send('REQUEST', message.service, message);
      return { kind: 'sent' };
    },
    report: async (message) => {
      await send(message.isChain ? message.type : 'REQUEST', message.isChain ? message.service : CABINET_SERVICE, message);
      return { kind: 'sent' };
    },
  };
}

function listen(server: Server, host: string, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve(`http://${host}:${(server.address() as AddressInfo).port}`));
  });
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => { server.close(() => resolve()); });
}
