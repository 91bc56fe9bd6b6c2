import type { MessageData, ReceivedData } from '../message-data.ts';

export interface Sender {
  readonly senderId: string;
  readonly password: string;
}

export interface Property {
  readonly key: string;
  readonly value: string;
}

/** `requestInfo` of the synchronous channel. */
export interface SyncRequestInfo {
  readonly messageId: string;
  readonly correlationId?: string;
  readonly serviceId: string;
  /** xs:dateTime as written. */
  readonly messageDate: string;
  readonly routeId?: string;
  readonly sender: Sender;
  readonly properties: readonly Property[];
  /** A GUID in braces. */
  readonly sessionId?: string;
}

/** `status` of an answer; see `STATUS`. */
export interface MessageStatus {
  readonly code: string;
  readonly message: string;
}

/** `responseInfo` of the synchronous channel. */
export interface SyncResponseInfo {
  readonly messageId: string;
  /** Our server puts the request's message id here. */
  readonly correlationId?: string;
  readonly responseDate: string;
  readonly status: MessageStatus;
  readonly sessionId?: string;
}

export interface SyncRequest {
  readonly info: SyncRequestInfo;
  readonly data: MessageData;
}

export interface SyncResponse {
  readonly info: SyncResponseInfo;
  /** Absent where the status says everything. */
  readonly data?: MessageData;
}

export interface ReceivedSyncRequest {
  readonly info: SyncRequestInfo;
  readonly data: ReceivedData;
}

export interface ReceivedSyncResponse {
  readonly info: SyncResponseInfo;
  readonly data?: ReceivedData;
}
