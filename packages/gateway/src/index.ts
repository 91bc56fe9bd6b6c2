/**
 * The channels of Kazakhstan's e-government gateway (ШЭП, ЭҮШ), client and server. This file is the contract of the
 * package; nothing deeper may be imported.
 */
export { type AsyncClient, asyncClient } from './async/client.ts';
export { deliverDue, type DeliveryInput } from './async/delivery.ts';
export { asyncGateway, type AsyncGatewayInput } from './async/gateway.ts';
export {
  type AcceptedMessage, type AsyncMessage, type AsyncMessageInfo, type DeliveredMessage, type DeliveryNotification, MESSAGE_STATES, MESSAGE_TYPES,
  type MessageState, type MessageType, type ReceiveStatus, type StatusAnswer, type StatusNotification,
} from './async/message.ts';
export type { OperationAnswer } from './async/operation.ts';
export { type PushClient, pushClient, type PushHandlers, pushServer } from './async/push.ts';
export { type AsyncStore, processStore, type StoredMessage } from './async/store.ts';
export { FAILURE_CODES, type FailureCode, FAULT_CODES, type FaultCode, GatewayFailure, GatewayFault, STATUS } from './fault-codes.ts';
export { forwardedData, type MessageData, type ReceivedData } from './message-data.ts';
export { type Claim, type MessageMemory, processMemory } from './message-memory.ts';
export * from './registers/index.ts';
export { readSignedData, type SignedBusinessData, signedData } from './security/business-signature.ts';
export type { MessageSecurity, SecurityVerdict } from './security/message-security.ts';
export { verifyEnvelope } from './security/verify-envelope.ts';
export { type SignerCheck, systemSignerCheck, type TrustedMaterial, wsSecurity, type WsSecurityInput } from './security/ws-security.ts';
export type { ErrorInfo } from './soap/fault.ts';
export type { KeepExchange, KeptExchange } from './soap/kept-exchange.ts';
export { describeEnvelope, type EnvelopeFacts } from './soap/describe-envelope.ts';
export type { SoapCall, SoapServerOptions } from './soap/soap-listener.ts';
export type { SoapPeer } from './soap/soap-post.ts';
export { type SyncClient, syncClient, type SyncQuestion } from './sync/client.ts';
export type {
  MessageStatus, Property, ReceivedSyncRequest, ReceivedSyncResponse, Sender, SyncRequest, SyncRequestInfo, SyncResponse, SyncResponseInfo,
} from './sync/message.ts';
export { readSyncAnswer, readSyncRequest, type SyncAnswer } from './sync/read-message.ts';
export { type ServiceAnswer, type SyncServerOptions, syncServer, type SyncService } from './sync/server.ts';
export { writeSyncRequest, writeSyncResponse } from './sync/write-message.ts';
export { dateTimeOf, findValueOf, readChildren, readXml, valueOf } from './xml/read-children.ts';
