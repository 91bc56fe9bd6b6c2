import { writeData } from '../message-data.ts';
import { SYNC_TYPES } from '../namespaces.ts';
import { writeEnvelope } from '../soap/envelope.ts';
import { element, textElement } from '../xml/write-element.ts';
import type { Property, Sender, SyncRequest, SyncResponse } from './message.ts';

/** The envelope of a `SendMessage`; the children of the wrapper are in no namespace, in the order of the schema. */
export function writeSyncRequest({ info, data }: SyncRequest): string {
  const requestInfo = element(
    'requestInfo',
    textElement('messageId', info.messageId),
    textElement('correlationId', info.correlationId),
    textElement('serviceId', info.serviceId),
    textElement('messageDate', info.messageDate),
    textElement('routeId', info.routeId),
    writeSender(info.sender),
    ...info.properties.map(writeProperty),
    textElement('sessionId', info.sessionId),
  );
  return wrapped('SendMessage', element('request', requestInfo, element('requestData', writeData(data))));
}

/** The envelope of a `SendMessageResponse`. */
export function writeSyncResponse({ info, data }: SyncResponse): string {
  const responseInfo = element(
    'responseInfo',
    textElement('messageId', info.messageId),
    textElement('correlationId', info.correlationId),
    textElement('responseDate', info.responseDate),
    element('status', textElement('code', info.status.code), textElement('message', info.status.message)),
    textElement('sessionId', info.sessionId),
  );
  const responseData = data === undefined ? '' : element('responseData', writeData(data));
  return wrapped('SendMessageResponse', element('response', responseInfo, responseData));
}

export const writeSender = ({ senderId, password }: Sender): string =>
  element('sender', textElement('senderId', senderId), textElement('password', password));

export const writeProperty = ({ key, value }: Property): string =>
  element('properties', textElement('key', key), textElement('value', value));

const wrapped = (name: string, content: string): string => writeEnvelope(`<sc:${name} xmlns:sc="${SYNC_TYPES}">${content}</sc:${name}>`);
