import type { XmlElement } from '@reglament/eds';
import type { MessageData } from '../message-data.ts';
import { element, present, textElement } from '../xml/write-element.ts';
import { findText, getText, readEach } from './loose-children.ts';
import {
  readRequestHead, readResponseHead, type RegisterRequestHead, type RegisterResponseHead, writeRequestHead, writeResponseHead,
} from './register-message.ts';

/**
 * Systems into which a step of a regulation enters data, and their service ids. None of them publishes a description, so
 * the one message they share here is our own after the pattern of the registers.
 */
export const ENTRY_SERVICES = {
  OrphanDataBank: 'OrphanDataBankEntry',
  EducationDatabase: 'EducationDatabaseEntry',
  OralmanDatabase: 'OralmanDatabaseEntry',
  ForeignLabourSystem: 'ForeignLabourSystemEntry',
  PaymentCentre: 'PaymentCentreEntry',
  Sms: 'SmsEntry',
} as const;

export type EntrySystem = keyof typeof ENTRY_SERVICES;

const NAMESPACE = 'urn:reglament:entry:1';

export interface EntryField {
  readonly name: string;
  readonly value: string;
}

/** Data to be entered. The same `entryId` with the same data is the same entry, however often it is sent. */
export interface EntryRequest extends RegisterRequestHead {
  readonly entryId: string;
  readonly personIin?: string;
  readonly fields: readonly EntryField[];
}

export interface EntryResponse extends RegisterResponseHead {
  /** Under which the system keeps the entry; absent where it was refused. */
  readonly entryNumber?: string;
}

/** Result of an entry under an id that already stands for other data. */
export const ENTRY_CONFLICT = { code: '00002', nameRu: 'Под этим номером внесены другие данные', nameKz: 'Бұл нөмірмен басқа мәліметтер енгізілген' } as const;

export const writeEntryRequest = (request: EntryRequest): MessageData => ({
  kind: 'typed',
  namespace: NAMESPACE,
  type: 'Request',
  content: [
    writeRequestHead(request),
    textElement('entryId', request.entryId),
    textElement('personIin', request.personIin),
    element('fields', ...request.fields.map(({ name, value }) => element('field', textElement('name', name), textElement('value', value)))),
  ].join(''),
});

/** @throws GatewayFault SCE001 */
export function readEntryRequest(data: XmlElement): EntryRequest {
  return {
    ...readRequestHead(data),
    entryId: getText(data, 'entryId'),
    ...present('personIin', findText(data, 'personIin')),
    fields: readEach(data, 'fields', 'field', readField),
  };
}

const readField = (field: XmlElement): EntryField => ({ name: getText(field, 'name'), value: findText(field, 'value') ?? '' });

export const writeEntryResponse = (response: EntryResponse): MessageData => ({
  kind: 'typed', namespace: NAMESPACE, type: 'Response', content: writeResponseHead(response) + textElement('entryNumber', response.entryNumber),
});

/** @throws GatewayFault SCE001 */
export const readEntryResponse = (data: XmlElement): EntryResponse => ({
  ...readResponseHead(data), ...present('entryNumber', findText(data, 'entryNumber')),
});
