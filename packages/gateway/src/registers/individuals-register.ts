import type { XmlElement } from '@reglament/eds';
import type { MessageData } from '../message-data.ts';
import { element, present, textElement } from '../xml/write-element.ts';
import { findDay, findText, readEach } from './loose-children.ts';
import type { PersonRecord } from './person-record.ts';
import { readPerson } from './read-person.ts';
import {
  readRequestHead, readResponseHead, type RegisterRequestHead, type RegisterResponseHead, writeRequestHead, writeResponseHead,
} from './register-message.ts';
import { writePerson } from './write-person.ts';

/** State database of individuals: service id and namespace of its data. */
export const INDIVIDUALS_SERVICE = 'GBDFL_UniversalServiceSync';
const NAMESPACE = 'http://message.persistence.interactive.nat';

/** Question by IIN, or by names and birth date. `kdpToken` proves the consent of the person. */
export interface PersonRequest extends RegisterRequestHead {
  readonly iin?: string;
  readonly surname?: string;
  readonly name?: string;
  readonly patronymic?: string;
  readonly birthDate?: string;
  readonly documentNumber?: string;
  readonly kdpToken?: string;
}

export interface PersonResponse extends RegisterResponseHead {
  readonly persons: readonly PersonRecord[];
}

export const writePersonRequest = (request: PersonRequest): MessageData => ({
  kind: 'typed',
  namespace: NAMESPACE,
  type: 'Request',
  content: [
    writeRequestHead(request),
    textElement('iin', request.iin),
    textElement('surname', request.surname),
    textElement('name', request.name),
    textElement('patronymic', request.patronymic),
    textElement('birthDate', request.birthDate),
    textElement('documentNumber', request.documentNumber),
    textElement('kdpToken', request.kdpToken),
  ].join(''),
});

/** @throws GatewayFault SCE001 */
export const readPersonRequest = (data: XmlElement): PersonRequest => ({
  ...readRequestHead(data),
  ...present('iin', findText(data, 'iin')),
  ...present('surname', findText(data, 'surname')),
  ...present('name', findText(data, 'name')),
  ...present('patronymic', findText(data, 'patronymic')),
  ...present('birthDate', findDay(data, 'birthDate')),
  ...present('documentNumber', findText(data, 'documentNumber')),
  ...present('kdpToken', findText(data, 'kdpToken')),
});

export const writePersonResponse = (response: PersonResponse): MessageData => ({
  kind: 'typed',
  namespace: NAMESPACE,
  type: 'Response',
  content: writeResponseHead(response) + element('persons', ...response.persons.map(writePerson)),
});

/** @throws GatewayFault SCE001 */
export function readPersonResponse(data: XmlElement): PersonResponse {
  return {
    ...readResponseHead(data),
    persons: readEach(data, 'persons', 'person', readPerson),
  };
}
