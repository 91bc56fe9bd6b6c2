import type { RequestListener } from 'node:http';
import type { Certificate } from '@reglament/eds';
import { ASYNC_CLIENT_TYPES } from '../namespaces.ts';
import type { SoapServerOptions } from '../soap/soap-listener.ts';
import type { SoapPeer } from '../soap/soap-post.ts';
import { textElement } from '../xml/write-element.ts';
import type { AcceptedMessage, AsyncMessage, DeliveredMessage, StatusNotification } from './message.ts';
import { callOperation, type OperationAnswer, serveOperations } from './operation.ts';
import { readAccepted, readDelivered, readStatusNotification } from './read-message.ts';
import { writeAccepted, writeMessage, writeStatusNotification } from './write-message.ts';

/** The misspelling stands in the gateway's schema. */
const CHANGE_STATUS = 'changeMassageStatusNotification';

/** What the gateway asks of a system that takes messages by itself. */
export interface PushClient {
  readonly sendMessage: (message: AsyncMessage) => Promise<OperationAnswer<AcceptedMessage>>;
  readonly changeStatus: (notification: StatusNotification) => Promise<OperationAnswer<undefined>>;
}

export function pushClient(peer: SoapPeer): PushClient {
  const now = (): string => (peer.clock ?? (() => new Date()))().toISOString();
  return {
    sendMessage: (message) =>
      callOperation(peer, ASYNC_CLIENT_TYPES, 'sendMessage', writeMessage(message), message.info.messageId ?? '', readAccepted),
    changeStatus: (notification) =>
      callOperation(peer, ASYNC_CLIENT_TYPES, CHANGE_STATUS, writeStatusNotification(notification, now()), notification.messageId, () => undefined),
  };
}

export interface PushHandlers {
  /**
   * Takes a message. It comes at least once and in any order, so this must record it by its id and do nothing the second
   * time; only when it returns is the message delivered. Throw to have it come again.
   */
  readonly receive: (message: DeliveredMessage, signer: Certificate | undefined) => Promise<void>;
  readonly statusChanged: (notification: StatusNotification) => Promise<void>;
}

/** The address of a system to which the gateway brings messages. */
export function pushServer({ receive, statusChanged }: PushHandlers, options: SoapServerOptions = {}): RequestListener {
  const now = (): string => (options.clock ?? (() => new Date()))().toISOString();
  return serveOperations(
    ASYNC_CLIENT_TYPES,
    {
      sendMessage: async (request, signer) => {
        const message = readDelivered(request);
        await receive(message, signer);
        return writeAccepted({ messageId: message.info.messageId, correlationId: message.info.correlationId, responseDate: now() });
      },
      [CHANGE_STATUS]: async (request) => {
        await statusChanged(readStatusNotification(request));
        return textElement('responseDate', now());
      },
    },
    options,
  );
}
