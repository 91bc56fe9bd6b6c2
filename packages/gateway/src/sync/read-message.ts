import type { XmlDocument, XmlElement } from '@reglament/eds';
import { readData } from '../message-data.ts';
import { SYNC_TYPES } from '../namespaces.ts';
import { bodyElementOf, bodyOf, expectElement } from '../soap/envelope.ts';
import { type ErrorInfo, findFault } from '../soap/fault.ts';
import { dateTimeOf, findValueOf, readChildren, valueOf } from '../xml/read-children.ts';
import { present } from '../xml/write-element.ts';
import type { Property, ReceivedSyncRequest, ReceivedSyncResponse, Sender, SyncRequestInfo, SyncResponseInfo } from './message.ts';

/** Reads the envelope of a `SendMessage`. @throws GatewayFault SCE001 */
export function readSyncRequest(document: XmlDocument): ReceivedSyncRequest {
  const wrapper = expectElement(bodyElementOf(document), SYNC_TYPES, 'SendMessage');
  const { request } = readChildren(wrapper, { request: 'one' });
  const { requestInfo, requestData } = readChildren(request, { requestInfo: 'one', requestData: 'one' });
  const { data } = readChildren(requestData, { data: 'one' });
  return { info: readRequestInfo(requestInfo), data: readData(data, [document.root, bodyOf(document), wrapper, request, requestData]) };
}

function readRequestInfo(element: XmlElement): SyncRequestInfo {
  const fields = readChildren(element, {
    messageId: 'one', correlationId: 'optional', serviceId: 'one', messageDate: 'one', routeId: 'optional',
    // `userId` stands in the older schema only.
    userId: 'optional', sender: 'one', properties: 'many', sessionId: 'optional',
  });
  return {
    messageId: valueOf(fields.messageId),
    ...present('correlationId', findValueOf(fields.correlationId)),
    serviceId: valueOf(fields.serviceId),
    messageDate: dateTimeOf(fields.messageDate),
    ...present('routeId', findValueOf(fields.routeId)),
    sender: readSender(fields.sender),
    properties: readProperties(fields.properties),
    ...present('sessionId', findValueOf(fields.sessionId)),
  };
}

export function readSender(element: XmlElement): Sender {
  const { senderId, password } = readChildren(element, { senderId: 'one', password: 'optional' });
  return { senderId: valueOf(senderId), password: findValueOf(password) ?? '' };
}

/** Some senders write one empty `<properties/>` for "none". */
export const readProperties = (elements: readonly XmlElement[]): readonly Property[] =>
  elements
    .filter(({ children }) => children.some(({ kind }) => kind === 'element'))
    .map((element) => {
      const { key, value } = readChildren(element, { key: 'one', value: 'optional' });
      return { key: valueOf(key), value: findValueOf(value) ?? '' };
    });

export type SyncAnswer =
  | { readonly kind: 'response'; readonly response: ReceivedSyncResponse }
  | { readonly kind: 'fault'; readonly fault: ErrorInfo };

/** Reads the envelope of a `SendMessageResponse` or of a fault. @throws GatewayFault SCE001 */
export function readSyncAnswer(document: XmlDocument): SyncAnswer {
  const body = bodyElementOf(document);
  const fault = findFault(body);
  if (fault !== undefined) return { kind: 'fault', fault };
  const wrapper = expectElement(body, SYNC_TYPES, 'SendMessageResponse');
  const { response } = readChildren(wrapper, { response: 'one' });
  const { responseInfo, responseData } = readChildren(response, { responseInfo: 'one', responseData: 'optional' });
  const info = readResponseInfo(responseInfo);
  if (responseData === undefined) return { kind: 'response', response: { info } };
  const { data } = readChildren(responseData, { data: 'optional' });
  if (data === undefined) return { kind: 'response', response: { info } };
  return { kind: 'response', response: { info, data: readData(data, [document.root, bodyOf(document), wrapper, response, responseData]) } };
}

function readResponseInfo(element: XmlElement): SyncResponseInfo {
  const fields = readChildren(element, {
    messageId: 'one', correlationId: 'optional', responseDate: 'one', status: 'one', sessionId: 'optional',
  });
  const { code, message } = readChildren(fields.status, { code: 'one', message: 'optional' });
  return {
    messageId: valueOf(fields.messageId),
    ...present('correlationId', findValueOf(fields.correlationId)),
    responseDate: dateTimeOf(fields.responseDate),
    status: { code: valueOf(code), message: findValueOf(message) ?? '' },
    ...present('sessionId', findValueOf(fields.sessionId)),
  };
}
