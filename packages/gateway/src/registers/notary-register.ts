import type { XmlElement } from '@reglament/eds';
import type { MessageData } from '../message-data.ts';
import { element, present, textElement } from '../xml/write-element.ts';
import { type DictionaryValue, readDictionaryValue, writeDictionaryValue } from './dictionary-value.ts';
import { findDay, findText, getChild, getDay, getText, readEach } from './loose-children.ts';
import {
  readRequestHead, readResponseHead, type RegisterRequestHead, type RegisterResponseHead, writeRequestHead, writeResponseHead,
} from './register-message.ts';

/**
 * The unified notarial information system (БНАЖ, ЕНИС): powers of attorney that a notary certified. No public
 * description was found, so the service is our own after the pattern of the other registers.
 */
export const NOTARY_SERVICE = 'NotaryPowerOfAttorney';
const NAMESPACE = 'urn:reglament:notary:1';

/** Asked by both sides of the power of attorney, so that nobody can search for other people's. */
export interface PowerOfAttorneyRequest extends RegisterRequestHead {
  readonly principalIin: string;
  readonly representativeIin: string;
  /** Number in the notary's register, where it was entered. */
  readonly number?: string;
}

/** A notarised power of attorney. Days are YYYY-MM-DD. */
export interface PowerOfAttorneyRecord {
  readonly number: string;
  readonly date: string;
  /** The last day; a power of attorney without one lasts until it is revoked. */
  readonly endDate?: string;
  readonly revokedDate?: string;
  readonly principalIin: string;
  readonly representativeIin: string;
  readonly notary: DictionaryValue;
  /** What it empowers to, in the notary's words. */
  readonly subject: string;
}

export interface PowerOfAttorneyResponse extends RegisterResponseHead {
  readonly powersOfAttorney: readonly PowerOfAttorneyRecord[];
}

export const writePowerOfAttorneyRequest = (request: PowerOfAttorneyRequest): MessageData => ({
  kind: 'typed',
  namespace: NAMESPACE,
  type: 'Request',
  content: [
    writeRequestHead(request),
    textElement('principalIin', request.principalIin),
    textElement('representativeIin', request.representativeIin),
    textElement('number', request.number),
  ].join(''),
});

/** @throws GatewayFault SCE001 */
export const readPowerOfAttorneyRequest = (data: XmlElement): PowerOfAttorneyRequest => ({
  ...readRequestHead(data),
  principalIin: getText(data, 'principalIin'),
  representativeIin: getText(data, 'representativeIin'),
  ...present('number', findText(data, 'number')),
});

export const writePowerOfAttorneyResponse = (response: PowerOfAttorneyResponse): MessageData => ({
  kind: 'typed',
  namespace: NAMESPACE,
  type: 'Response',
  content: writeResponseHead(response) + element('powersOfAttorney', ...response.powersOfAttorney.map(writeRecord)),
});

const writeRecord = (record: PowerOfAttorneyRecord): string =>
  element(
    'powerOfAttorney',
    textElement('number', record.number),
    textElement('date', record.date),
    textElement('endDate', record.endDate),
    textElement('revokedDate', record.revokedDate),
    textElement('principalIin', record.principalIin),
    textElement('representativeIin', record.representativeIin),
    writeDictionaryValue('notary', record.notary),
    textElement('subject', record.subject),
  );

/** @throws GatewayFault SCE001 */
export function readPowerOfAttorneyResponse(data: XmlElement): PowerOfAttorneyResponse {
  return {
    ...readResponseHead(data),
    powersOfAttorney: readEach(data, 'powersOfAttorney', 'powerOfAttorney', readRecord),
  };
}

const readRecord = (record: XmlElement): PowerOfAttorneyRecord => ({
  number: getText(record, 'number'),
  date: getDay(record, 'date'),
  ...present('endDate', findDay(record, 'endDate')),
  ...present('revokedDate', findDay(record, 'revokedDate')),
  principalIin: getText(record, 'principalIin'),
  representativeIin: getText(record, 'representativeIin'),
  notary: readDictionaryValue(getChild(record, 'notary')),
  subject: getText(record, 'subject'),
});
