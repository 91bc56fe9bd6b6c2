import { randomUUID } from 'node:crypto';
import type { RequestListener } from 'node:http';
import type { Certificate } from '@reglament/eds';
import { GatewayFault } from '../fault-codes.ts';
import type { MessageData } from '../message-data.ts';
import { hashOf, type MessageMemory, processMemory } from '../message-memory.ts';
import { SYNC_TYPES } from '../namespaces.ts';
import { soapListener, type SoapServerOptions } from '../soap/soap-listener.ts';
import type { MessageStatus, ReceivedSyncRequest, Sender } from './message.ts';
import { readSyncRequest } from './read-message.ts';
import { writeSyncResponse } from './write-message.ts';

/** What a service answers; the server adds ids and dates. */
export interface ServiceAnswer {
  readonly status: MessageStatus;
  readonly data?: MessageData;
}

/** One service behind the gateway. Throws GatewayFault to refuse; anything else thrown becomes SCE909. */
export type SyncService = (request: ReceivedSyncRequest, context: { readonly signer?: Certificate }) => Promise<ServiceAnswer>;

export interface SyncServerOptions extends SoapServerOptions {
  /** Whether the sender may send at all; without it every sender may. */
  readonly acceptsSender?: (sender: Sender, signer: Certificate | undefined) => boolean | Promise<boolean>;
  readonly memory?: MessageMemory;
}

/** Fault detail of the synchronous channel. */
const SYNC_FAULT = { namespace: SYNC_TYPES, localName: 'SendMessageFault1_SendMessageFault' } as const;

/**
 * The synchronous channel as a listener for node:http. `services` is keyed by service id.
 *
 * @example createServer(syncServer({ Echo: async ({ data }) => ({ status: STATUS.processed, data: { kind: 'text', text: data.text ?? '' } }) }))
 */
export function syncServer(services: Readonly<Record<string, SyncService>>, options: SyncServerOptions = {}): RequestListener {
  const memory = options.memory ?? processMemory();
  const now = options.clock ?? (() => new Date());
  return soapListener(
    async ({ document, bytes, signer }) => {
      const request = readSyncRequest(document);
      const { info } = request;
      if (options.acceptsSender !== undefined && !(await options.acceptsSender(info.sender, signer))) throw new GatewayFault('GW-SENDER');
      const service = Object.hasOwn(services, info.serviceId) ? services[info.serviceId] : undefined;
      if (service === undefined) throw new GatewayFault('SCE004', info.serviceId);
      await refuseReplay(memory, info.messageId, bytes);
      const { status, data } = await service(request, signer === undefined ? {} : { signer });
      return writeSyncResponse({
        info: {
          messageId: randomUUID(),
          correlationId: info.messageId,
          responseDate: now().toISOString(),
          status,
          ...(info.sessionId === undefined ? {} : { sessionId: info.sessionId }),
        },
        ...(data === undefined ? {} : { data }),
      });
    },
    SYNC_FAULT,
    options,
  );
}

/** A message id is used once: a retry after a lost answer is a new message. */
async function refuseReplay(memory: MessageMemory, messageId: string, bytes: Uint8Array): Promise<void> {
  const claim = await memory.claim(messageId, hashOf(bytes));
  if (claim === 'repeated') throw new GatewayFault('GW-REPLAY', messageId);
  if (claim === 'moved') throw new GatewayFault('GW-MOVED', messageId);
}
