import type { XmlElement } from '@reglament/eds';
import type { MessageData } from '../message-data.ts';
import { element, present, textElement } from '../xml/write-element.ts';
import { type ChildName, readChildName, writeChildName } from './child-name.ts';
import { type DictionaryValue, readDictionaryValue, writeDictionaryValue } from './dictionary-value.ts';
import { findDay, getChild, getDay, getText, readEach } from './loose-children.ts';
import {
  readRequestHead, readResponseHead, type RegisterRequestHead, type RegisterResponseHead, writeRequestHead, writeResponseHead,
} from './register-message.ts';

/**
 * The information system with data on established guardianship. The regulations name it without describing it and no
 * public description was found, so the service is our own after the pattern of the other registers.
 */
export const GUARDIANSHIP_SERVICE = 'GuardianshipInfoByGuardian';
const NAMESPACE = 'urn:reglament:guardianship:1';

export interface GuardianshipRequest extends RegisterRequestHead {
  readonly guardianIin: string;
}

/** One established guardianship (child under 14) or trusteeship (14 to 18). Days are YYYY-MM-DD. */
export interface GuardianshipRecord {
  readonly kind: DictionaryValue;
  readonly guardianIin: string;
  readonly child: ChildName & { readonly iin: string };
  readonly decree: { readonly number: string; readonly date: string; readonly issuedBy: DictionaryValue };
  /** Absent while it lasts. */
  readonly endDate?: string;
}

export interface GuardianshipResponse extends RegisterResponseHead {
  readonly guardianships: readonly GuardianshipRecord[];
}

export const GUARDIANSHIP_KIND = {
  guardianship: { code: '1', nameRu: 'опека', nameKz: 'қорғаншылық' },
  trusteeship: { code: '2', nameRu: 'попечительство', nameKz: 'қамқоршылық' },
} as const satisfies Readonly<Record<string, DictionaryValue>>;

export const writeGuardianshipRequest = (request: GuardianshipRequest): MessageData => ({
  kind: 'typed', namespace: NAMESPACE, type: 'Request', content: writeRequestHead(request) + textElement('guardianIin', request.guardianIin),
});

/** @throws GatewayFault SCE001 */
export const readGuardianshipRequest = (data: XmlElement): GuardianshipRequest => ({
  ...readRequestHead(data), guardianIin: getText(data, 'guardianIin'),
});

export const writeGuardianshipResponse = (response: GuardianshipResponse): MessageData => ({
  kind: 'typed',
  namespace: NAMESPACE,
  type: 'Response',
  content: writeResponseHead(response) + element('guardianships', ...response.guardianships.map(writeGuardianship)),
});

const writeGuardianship = ({ kind, guardianIin, child, decree, endDate }: GuardianshipRecord): string =>
  element(
    'guardianship',
    writeDictionaryValue('kind', kind),
    textElement('guardianIin', guardianIin),
    element('child', textElement('iin', child.iin), writeChildName(child)),
    element('decree', textElement('number', decree.number), textElement('date', decree.date), writeDictionaryValue('issuedBy', decree.issuedBy)),
    textElement('endDate', endDate),
  );

/** @throws GatewayFault SCE001 */
export const readGuardianshipResponse = (data: XmlElement): GuardianshipResponse => ({
  ...readResponseHead(data), guardianships: readEach(data, 'guardianships', 'guardianship', readGuardianship),
});

function readGuardianship(record: XmlElement): GuardianshipRecord {
  const child = getChild(record, 'child');
  const decree = getChild(record, 'decree');
  return {
    kind: readDictionaryValue(getChild(record, 'kind')),
    guardianIin: getText(record, 'guardianIin'),
    child: { iin: getText(child, 'iin'), ...readChildName(child) },
    decree: {
      number: getText(decree, 'number'),
      date: getDay(decree, 'date'),
      issuedBy: readDictionaryValue(getChild(decree, 'issuedBy')),
    },
    ...present('endDate', findDay(record, 'endDate')),
  };
}
