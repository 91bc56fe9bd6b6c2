import { writeData } from '../message-data.ts';
import type { ErrorInfo } from '../soap/fault.ts';
import type { MessageStatus } from '../sync/message.ts';
import { writeProperty, writeSender } from '../sync/write-message.ts';
import { element, textElement } from '../xml/write-element.ts';
import type {
  AcceptedMessage, AsyncMessage, AsyncMessageInfo, DeliveryNotification, FetchRequest, StatusAnswer, StatusNotification, StatusRequest,
} from './message.ts';

/** Contents of `request` and `response` elements of the asynchronous channel, in the order of the schema. */
export const writeMessage = ({ info, data }: AsyncMessage): string =>
  element('messageInfo', writeInfo(info)) + element('messageData', writeData(data));

const writeInfo = (info: AsyncMessageInfo): string =>
  [
    textElement('messageId', info.messageId),
    textElement('correlationId', info.correlationId),
    textElement('serviceId', info.serviceId),
    textElement('messageType', info.messageType),
    textElement('routeId', info.routeId),
    textElement('messageDate', info.messageDate),
    writeSender(info.sender),
    ...info.properties.map(writeProperty),
    textElement('sessionId', info.sessionId),
  ].join('');

export const writeAccepted = ({ messageId, correlationId, responseDate }: AcceptedMessage): string =>
  textElement('messageId', messageId) + textElement('correlationId', correlationId) + textElement('responseDate', responseDate);

export const writeDeliveryNotification = (notification: DeliveryNotification, requestDate: string): string =>
  element(
    'notification',
    textElement('notificationId', notification.notificationId),
    textElement('messageId', notification.messageId),
    textElement('notificationDate', notification.notificationDate),
    element(
      'status',
      textElement('receiveStatus', notification.receiveStatus),
      textElement('statusDate', notification.statusDate),
      textElement('resendMessage', notification.resend ? 'RESEND' : 'NOT_RESEND'),
      writeError(notification.error),
    ),
  ) + textElement('requestDate', requestDate);

export const writeStatusNotification = (notification: StatusNotification, requestDate: string): string =>
  element(
    'notification',
    textElement('notificationId', notification.notificationId),
    textElement('messageId', notification.messageId),
    textElement('notificationDate', notification.notificationDate),
    textElement('messageState', notification.messageState),
    writeStatus(notification.status),
    writeError(notification.error),
  ) + textElement('requestDate', requestDate);

const writeStatus = ({ code, message }: MessageStatus): string => element('status', textElement('code', code), textElement('message', message));

const writeError = (error: ErrorInfo | undefined): string =>
  error === undefined
    ? ''
    : element(
        'error',
        textElement('errorCode', error.errorCode),
        textElement('errorMessage', error.errorMessage),
        textElement('errorData', error.errorData),
        textElement('errorDate', error.errorDate),
      );

export const writeStatusRequest = ({ messageId, requestDate, sender }: StatusRequest): string =>
  textElement('messageId', messageId) + textElement('requestDate', requestDate) + writeSender(sender);

export const writeStatusAnswer = ({ messageState, status, responseDate }: StatusAnswer): string =>
  textElement('messageState', messageState) + writeStatus(status) + textElement('responseDate', responseDate);

export const writeFetchRequest = (request: FetchRequest): string =>
  [
    textElement('messageId', request.messageId),
    textElement('correlationId', request.correlationId),
    textElement('requestDate', request.requestDate),
    textElement('serviceId', request.serviceId),
    writeSender(request.sender),
    textElement('amount', String(request.amount)),
  ].join('');

export const writeFetched = (messages: readonly AsyncMessage[], responseDate: string): string =>
  messages.map((message) => element('messages', writeMessage(message))).join('') + textElement('responseDate', responseDate);
