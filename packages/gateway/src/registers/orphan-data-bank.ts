import type { XmlElement } from '@reglament/eds';
import type { MessageData } from '../message-data.ts';
import { element, textElement } from '../xml/write-element.ts';
import { type ChildName, readChildName, writeChildName } from './child-name.ts';
import { type DictionaryValue, readDictionaryValue, writeDictionaryValue } from './dictionary-value.ts';
import { getChild, getText, readEach } from './loose-children.ts';
import {
  readRequestHead, readResponseHead, type RegisterRequestHead, type RegisterResponseHead, writeRequestHead, writeResponseHead,
} from './register-message.ts';

/**
 * The republican data bank of orphans (РДБ, РБД): which children a candidate may choose from. The regulations name it
 * without describing it and no public description was found, so the service is our own after the pattern of the others.
 */
export const ORPHANS_SERVICE = 'OrphanDataBankChildren';
const NAMESPACE = 'urn:reglament:orphans:1';

export interface OrphansRequest extends RegisterRequestHead {
  /** Who chooses: the bank shows its children to nobody in general. */
  readonly candidateIin: string;
}

/** A child of the bank. It is named by the bank's own number: an IIN is nobody's before there is a family. */
export interface OrphanRecord extends ChildName {
  readonly number: string;
  readonly gender: DictionaryValue;
  /** Where the child lives. */
  readonly region: DictionaryValue;
}

export interface OrphansResponse extends RegisterResponseHead {
  readonly candidateIin: string;
  readonly children: readonly OrphanRecord[];
}

export const writeOrphansRequest = (request: OrphansRequest): MessageData => ({
  kind: 'typed', namespace: NAMESPACE, type: 'Request', content: writeRequestHead(request) + textElement('candidateIin', request.candidateIin),
});

/** @throws GatewayFault SCE001 */
export const readOrphansRequest = (data: XmlElement): OrphansRequest => ({
  ...readRequestHead(data), candidateIin: getText(data, 'candidateIin'),
});

export const writeOrphansResponse = (response: OrphansResponse): MessageData => ({
  kind: 'typed',
  namespace: NAMESPACE,
  type: 'Response',
  content: writeResponseHead(response) + textElement('candidateIin', response.candidateIin) + element('children', ...response.children.map(writeChild)),
});

const writeChild = ({ number, gender, region, ...child }: OrphanRecord): string =>
  element('child', textElement('number', number), writeChildName(child), writeDictionaryValue('gender', gender), writeDictionaryValue('region', region));

/** @throws GatewayFault SCE001 */
export const readOrphansResponse = (data: XmlElement): OrphansResponse => ({
  ...readResponseHead(data), candidateIin: getText(data, 'candidateIin'), children: readEach(data, 'children', 'child', readOrphan),
});

const readOrphan = (child: XmlElement): OrphanRecord => ({
  number: getText(child, 'number'),
  ...readChildName(child),
  gender: readDictionaryValue(getChild(child, 'gender')),
  region: readDictionaryValue(getChild(child, 'region')),
});
