import type { XmlElement } from '@reglament/eds';
import { GatewayFault } from '../fault-codes.ts';
import { readData } from '../message-data.ts';
import type { ErrorInfo } from '../soap/fault.ts';
import { readProperties, readSender } from '../sync/read-message.ts';
import type { MessageStatus } from '../sync/message.ts';
import { dateTimeOf, findValueOf, readChildren, valueOf } from '../xml/read-children.ts';
import { present } from '../xml/write-element.ts';
import {
  type AcceptedMessage, type AsyncMessageInfo, type DeliveredMessage, type DeliveryNotification, type FetchRequest, MESSAGE_STATES,
  MESSAGE_TYPES, RECEIVE_STATUSES, type ReceivedAsyncMessage, type StatusAnswer, type StatusNotification, type StatusRequest,
} from './message.ts';

/** An element with those above it, from the envelope down: `data` needs their namespaces. */
export interface Placed {
  readonly element: XmlElement;
  readonly ancestors: readonly XmlElement[];
}

export const below = ({ element, ancestors }: Placed, child: XmlElement): Placed => ({ element: child, ancestors: [...ancestors, element] });

/** Readers of `request` and `response` elements. Each throws GatewayFault SCE001. */
export function readMessage(place: Placed): ReceivedAsyncMessage {
  const { messageInfo, messageData } = readChildren(place.element, { messageInfo: 'one', messageData: 'one' });
  const { data } = readChildren(messageData, { data: 'one' });
  return { info: readInfo(messageInfo), data: readData(data, [...place.ancestors, place.element, messageData]) };
}

/** A message as the gateway delivers it. */
export function readDelivered(place: Placed): DeliveredMessage {
  const { info, data } = readMessage(place);
  const { messageId, correlationId } = info;
  if (messageId === undefined || correlationId === undefined) throw new GatewayFault('SCE001', 'a delivered message has both ids');
  return { info: { ...info, messageId, correlationId }, data };
}

function readInfo(element: XmlElement): AsyncMessageInfo {
  const fields = readChildren(element, {
    messageId: 'optional', correlationId: 'optional', serviceId: 'one', messageType: 'one', routeId: 'optional', messageDate: 'one',
    sender: 'one', properties: 'many', sessionId: 'optional',
  });
  return {
    ...present('messageId', findValueOf(fields.messageId)),
    ...present('correlationId', findValueOf(fields.correlationId)),
    serviceId: valueOf(fields.serviceId),
    messageType: oneOf(MESSAGE_TYPES, fields.messageType),
    ...present('routeId', findValueOf(fields.routeId)),
    messageDate: dateTimeOf(fields.messageDate),
    sender: readSender(fields.sender),
    properties: readProperties(fields.properties),
    ...present('sessionId', findValueOf(fields.sessionId)),
  };
}

function oneOf<const Values extends readonly string[]>(values: Values, element: XmlElement): Values[number] {
  const value = valueOf(element);
  if (!values.includes(value)) throw new GatewayFault('SCE001', `${element.localName} must be one of ${values.join(', ')}`);
  return value;
}

export function readAccepted({ element }: Placed): AcceptedMessage {
  const fields = readChildren(element, { messageId: 'one', correlationId: 'one', responseDate: 'one', sessionId: 'optional' });
  return { messageId: valueOf(fields.messageId), correlationId: valueOf(fields.correlationId), responseDate: dateTimeOf(fields.responseDate) };
}

export function readDeliveryNotification({ element }: Placed): DeliveryNotification {
  const { notification } = readChildren(element, { notification: 'one', requestDate: 'one', sender: 'optional' });
  const fields = readChildren(notification, { notificationId: 'one', messageId: 'one', notificationDate: 'one', status: 'one' });
  const status = readChildren(fields.status, { receiveStatus: 'one', statusDate: 'one', resendMessage: 'one', error: 'optional' });
  return {
    notificationId: valueOf(fields.notificationId),
    messageId: valueOf(fields.messageId),
    notificationDate: dateTimeOf(fields.notificationDate),
    receiveStatus: oneOf(RECEIVE_STATUSES, status.receiveStatus),
    statusDate: dateTimeOf(status.statusDate),
    resend: oneOf(['RESEND', 'NOT_RESEND'], status.resendMessage) === 'RESEND',
    ...(status.error === undefined ? {} : { error: readError(status.error) }),
  };
}

export function readStatusNotification({ element }: Placed): StatusNotification {
  const { notification } = readChildren(element, { notification: 'one', requestDate: 'one', sessionId: 'optional' });
  const fields = readChildren(notification, {
    notificationId: 'one', messageId: 'one', notificationDate: 'one', messageState: 'one', status: 'one', error: 'optional',
  });
  return {
    notificationId: valueOf(fields.notificationId),
    messageId: valueOf(fields.messageId),
    notificationDate: dateTimeOf(fields.notificationDate),
    messageState: oneOf(MESSAGE_STATES, fields.messageState),
    status: readStatus(fields.status),
    ...(fields.error === undefined ? {} : { error: readError(fields.error) }),
  };
}

function readStatus(element: XmlElement): MessageStatus {
  const { code, message } = readChildren(element, { code: 'one', message: 'optional' });
  return { code: valueOf(code), message: findValueOf(message) ?? '' };
}

function readError(element: XmlElement): ErrorInfo {
  const fields = readChildren(element, { errorCode: 'one', errorMessage: 'one', errorData: 'optional', errorDate: 'optional' });
  return {
    errorCode: valueOf(fields.errorCode),
    errorMessage: valueOf(fields.errorMessage),
    ...present('errorData', findValueOf(fields.errorData)),
    ...present('errorDate', findValueOf(fields.errorDate)),
  };
}

export function readStatusRequest({ element }: Placed): StatusRequest {
  const fields = readChildren(element, { messageId: 'one', requestDate: 'one', sender: 'one', properties: 'many' });
  return { messageId: valueOf(fields.messageId), requestDate: dateTimeOf(fields.requestDate), sender: readSender(fields.sender) };
}

export function readStatusAnswer({ element }: Placed): StatusAnswer {
  const fields = readChildren(element, { messageState: 'one', status: 'one', responseDate: 'one', sessionId: 'optional' });
  return {
    messageState: oneOf(MESSAGE_STATES, fields.messageState), status: readStatus(fields.status), responseDate: dateTimeOf(fields.responseDate),
  };
}

export function readFetchRequest({ element }: Placed): FetchRequest {
  const fields = readChildren(element, {
    messageId: 'optional', correlationId: 'optional', requestDate: 'one', serviceId: 'optional', sender: 'one', amount: 'one', properties: 'many',
  });
  const amount = valueOf(fields.amount);
  if (!/^[1-9]\d{0,3}$/.test(amount)) throw new GatewayFault('SCE001', 'amount must be 1 to 9999');
  return {
    ...present('messageId', findValueOf(fields.messageId)),
    ...present('correlationId', findValueOf(fields.correlationId)),
    requestDate: dateTimeOf(fields.requestDate),
    ...present('serviceId', findValueOf(fields.serviceId)),
    sender: readSender(fields.sender),
    amount: Number(amount),
  };
}

export function readFetched(place: Placed): readonly DeliveredMessage[] {
  const { messages } = readChildren(place.element, { messages: 'many', responseDate: 'one' });
  return messages.map((message) => readDelivered(below(place, message)));
}
