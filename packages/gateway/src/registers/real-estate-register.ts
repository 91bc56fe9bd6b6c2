import { elementsNamed, type XmlElement } from '@reglament/eds';
import { GatewayFault } from '../fault-codes.ts';
import { element, present, textElement } from '../xml/write-element.ts';
import { findChild, findDay, getChild, getDay, getText } from './loose-children.ts';

/**
 * State database of real estate (ГБД РН, ЖМ МДҚ): what a person owns or has owned. Question and answer are documents
 * that their authors sign. The answer says everything twice, in Russian and in Kazakh, under one signature. Its shape is
 * that of answers seen in real documents; the id of the service is not published and therefore ours.
 */
export const REAL_ESTATE_SERVICE = 'GbdrnAvailabilityWithHistoryPerson';
const NAMESPACE = 'http://itrc.kz/gbdrn/egov/2008';

export interface RealEstateRequest {
  readonly requestNumber: string;
  readonly declarantIin: string;
}

/** A right to an object, as the register words it. Days are YYYY-MM-DD. */
export interface RealEstateRecord {
  readonly descriptionKz: string;
  readonly descriptionRu: string;
  readonly locationKz: string;
  readonly locationRu: string;
  readonly rightBegin: string;
  /** Absent while the right lasts. */
  readonly rightEnd?: string;
}

export interface RealEstateResponse {
  readonly requestNumber: string;
  readonly declarantIin: string;
  readonly objects: readonly RealEstateRecord[];
}

const STATUS_OK = '0';

/** The document to be signed. */
export const writeRealEstateRequest = ({ requestNumber, declarantIin }: RealEstateRequest): string =>
  rooted('request', textElement('requestNumber', requestNumber) + textElement('declarantId', declarantIin));

/** @throws GatewayFault SCE001 */
export function readRealEstateRequest(root: XmlElement): RealEstateRequest {
  expectRoot(root, 'request');
  return { requestNumber: getText(root, 'requestNumber'), declarantIin: getText(root, 'declarantId') };
}

/** The document to be signed. */
export const writeRealEstateResponse = ({ requestNumber, declarantIin, objects }: RealEstateResponse): string =>
  rooted('response', [
    textElement('requestNumber', requestNumber),
    textElement('declarantId', declarantIin),
    element('status', textElement('code', STATUS_OK), element('name', textElement('ru', 'Запрос обработан'), textElement('kk', 'Сұрау өңделді'))),
    element('businessData',
      element('AvailabilityWithHistoryPersonResponse', ...objects.map((object) => writeObject(object, object.descriptionRu, object.locationRu))),
      element('AvailabilityWithHistoryPersonResponseKz', ...objects.map((object) => writeObject(object, object.descriptionKz, object.locationKz)))),
  ].join(''));

const writeObject = ({ rightBegin, rightEnd }: RealEstateRecord, description: string, location: string): string =>
  element('ObjectsOfRN', textElement('Description', description), textElement('Location', location), textElement('RightBegin', rightBegin), textElement('RightEnd', rightEnd));

/** @throws GatewayFault SCE001, also where the two languages do not speak of the same objects. */
export function readRealEstateResponse(root: XmlElement): RealEstateResponse {
  expectRoot(root, 'response');
  if (getText(getChild(root, 'status'), 'code') !== STATUS_OK) throw new GatewayFault('SCE001', 'the register has not processed the question');
  const data = getChild(root, 'businessData');
  const [russian, kazakh] = ['AvailabilityWithHistoryPersonResponse', 'AvailabilityWithHistoryPersonResponseKz'].map((name) => objectsOf(findChild(data, name)));
  if (russian?.length !== kazakh?.length) throw new GatewayFault('SCE001', 'the Russian and the Kazakh answer name different objects');
  return {
    requestNumber: getText(root, 'requestNumber'),
    declarantIin: getText(root, 'declarantId'),
    objects: (russian ?? []).map((object, index): RealEstateRecord => ({
      descriptionKz: kazakh?.[index]?.description ?? '', descriptionRu: object.description,
      locationKz: kazakh?.[index]?.location ?? '', locationRu: object.location,
      rightBegin: object.rightBegin, ...present('rightEnd', object.rightEnd),
    })),
  };
}

const objectsOf = (answer: XmlElement | undefined) =>
  (answer === undefined ? [] : elementsNamed(answer, '', 'ObjectsOfRN')).map((object) => ({
    description: getText(object, 'Description'), location: getText(object, 'Location'), rightBegin: getDay(object, 'RightBegin'), rightEnd: findDay(object, 'RightEnd'),
  }));

const rooted = (name: string, content: string): string => `<u:${name} xmlns:u="${NAMESPACE}">${content}</u:${name}>`;

function expectRoot(root: XmlElement, name: string): void {
  if (root.namespace !== NAMESPACE || root.localName !== name) throw new GatewayFault('SCE001', `expected ${name} of the register`);
}
