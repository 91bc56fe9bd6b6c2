import { ASYNC_TYPES } from '../namespaces.ts';
import type { SoapPeer } from '../soap/soap-post.ts';
import type { Sender } from '../sync/message.ts';
import { writeSender } from '../sync/write-message.ts';
import type { AcceptedMessage, AsyncMessage, DeliveredMessage, DeliveryNotification, FetchRequest, StatusAnswer } from './message.ts';
import { callOperation, type OperationAnswer } from './operation.ts';
import { readAccepted, readFetched, readStatusAnswer } from './read-message.ts';
import { writeDeliveryNotification, writeFetchRequest, writeMessage, writeStatusRequest } from './write-message.ts';

/** What a system asks of the gateway. Each throws GatewayFailure when nothing that can be believed came back. */
export interface AsyncClient {
  /** Hands a message in. With a message id of its own the sender may repeat this until it has the receipt. */
  readonly sendMessage: (message: AsyncMessage) => Promise<OperationAnswer<AcceptedMessage>>;
  readonly getMessageStatus: (messageId: string) => Promise<OperationAnswer<StatusAnswer>>;
  /** Fetches what waits for us. The same messages come again until they are acknowledged. */
  readonly getMessages: (request: Pick<FetchRequest, 'amount' | 'serviceId' | 'messageId' | 'correlationId'>) => Promise<OperationAnswer<readonly DeliveredMessage[]>>;
  /** Acknowledges (or refuses) a fetched message. */
  readonly sendDeliveryNotification: (notification: DeliveryNotification) => Promise<OperationAnswer<undefined>>;
}

export function asyncClient(peer: SoapPeer, sender: Sender): AsyncClient {
  const now = (): string => (peer.clock ?? (() => new Date()))().toISOString();
  return {
    sendMessage: (message) =>
      callOperation(peer, ASYNC_TYPES, 'sendMessage', writeMessage(message), message.info.messageId ?? '', readAccepted),
    getMessageStatus: (messageId) =>
      callOperation(peer, ASYNC_TYPES, 'getMessageStatus', writeStatusRequest({ messageId, requestDate: now(), sender }), messageId, readStatusAnswer),
    getMessages: (request) =>
      callOperation(peer, ASYNC_TYPES, 'getMessages', writeFetchRequest({ ...request, requestDate: now(), sender }), request.messageId ?? '', readFetched),
    sendDeliveryNotification: (notification) =>
      callOperation(
        peer, ASYNC_TYPES, 'sendDeliveryNotification',
        writeDeliveryNotification(notification, now()) + writeSender(sender), notification.messageId, () => undefined,
      ),
  };
}
