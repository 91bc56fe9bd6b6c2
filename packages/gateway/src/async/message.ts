import type { MessageData, ReceivedData } from '../message-data.ts';
import type { ErrorInfo } from '../soap/fault.ts';
import type { MessageStatus, Property, Sender } from '../sync/message.ts';

/** What a message is in its chain: a chain begins with a REQUEST. */
export const MESSAGE_TYPES = ['REQUEST', 'NOTIFICATION', 'UPDATE', 'RESPONSE'] as const;
export type MessageType = (typeof MESSAGE_TYPES)[number];

export const MESSAGE_STATES = ['ON_DELIVERY', 'DELIVERED', 'NOT_DELIVERED', 'DELIVERY_STOPPED'] as const;
export type MessageState = (typeof MESSAGE_STATES)[number];

/** `messageInfo` of the asynchronous channel. */
export interface AsyncMessageInfo {
  /** Made by the gateway when the sender leaves it out; a sender that gives one may send again safely. */
  readonly messageId?: string;
  /** Names the chain. Made by the gateway for a REQUEST; required for everything that follows it. */
  readonly correlationId?: string;
  readonly serviceId: string;
  readonly messageType: MessageType;
  readonly routeId?: string;
  /** xs:dateTime */
  readonly messageDate: string;
  /** Delivered messages name the sender without its password. */
  readonly sender: Sender;
  readonly properties: readonly Property[];
  readonly sessionId?: string;
}

export interface AsyncMessage {
  readonly info: AsyncMessageInfo;
  readonly data: MessageData;
}

export interface ReceivedAsyncMessage {
  readonly info: AsyncMessageInfo;
  readonly data: ReceivedData;
}

/** A message that has passed the gateway: it has both ids. */
export interface DeliveredMessage extends ReceivedAsyncMessage {
  readonly info: AsyncMessageInfo & { readonly messageId: string; readonly correlationId: string };
}

/** The gateway's receipt for a message. */
export interface AcceptedMessage {
  readonly messageId: string;
  readonly correlationId: string;
  readonly responseDate: string;
}

/**
 * What a receiver says about a message it fetched. The misspelling of the second value stands in the gateway's schema.
 */
export const RECEIVE_STATUSES = ['MESSAGE_ACCEPTED', 'MESSAGE_NOT_ACCTEPTED'] as const;
export type ReceiveStatus = (typeof RECEIVE_STATUSES)[number];

export interface DeliveryNotification {
  readonly notificationId: string;
  readonly messageId: string;
  readonly notificationDate: string;
  readonly receiveStatus: ReceiveStatus;
  readonly statusDate: string;
  /** Whether the message shall come again. */
  readonly resend: boolean;
  readonly error?: ErrorInfo;
}

/** What the gateway tells a sender of its message. */
export interface StatusNotification {
  readonly notificationId: string;
  readonly messageId: string;
  readonly notificationDate: string;
  readonly messageState: MessageState;
  readonly status: MessageStatus;
  readonly error?: ErrorInfo;
}

export interface StatusRequest {
  readonly messageId: string;
  readonly requestDate: string;
  readonly sender: Sender;
}

export interface StatusAnswer {
  readonly messageState: MessageState;
  readonly status: MessageStatus;
  readonly responseDate: string;
}

export interface FetchRequest {
  readonly messageId?: string;
  readonly correlationId?: string;
  readonly requestDate: string;
  readonly serviceId?: string;
  readonly sender: Sender;
  /** How many at most. */
  readonly amount: number;
}
