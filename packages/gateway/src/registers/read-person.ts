import { elementsNamed, type XmlElement } from '@reglament/eds';
import { present } from '../xml/write-element.ts';
import { type DictionaryValue, readDictionaryValue } from './dictionary-value.ts';
import { findChild, findDay, findText, getChild, getDay, getText } from './loose-children.ts';
import type { AddressRecord, CertificateRecord, DocumentRecord, PersonRecord, PlaceRecord } from './person-record.ts';

/** Reads a `person`. @throws GatewayFault SCE001 */
export function readPerson(person: XmlElement): PersonRecord {
  const birthPlace = findChild(person, 'birthPlace');
  const regAddress = findChild(person, 'regAddress');
  const deathCertificate = findChild(person, 'deathCertificate');
  const documents = findChild(person, 'documents');
  return {
    iin: getText(person, 'iin'),
    surname: getText(person, 'surname'),
    name: getText(person, 'name'),
    ...present('patronymic', findText(person, 'patronymic')),
    birthDate: getDay(person, 'birthDate'),
    ...present('deathDate', findDay(person, 'deathDate')),
    gender: readDictionaryValue(getChild(person, 'gender')),
    ...dictionary('nationality', person),
    ...dictionary('citizenship', person),
    lifeStatus: readDictionaryValue(getChild(person, 'lifeStatus')),
    ...(deathCertificate === undefined ? {} : { deathCertificate: readCertificate(deathCertificate) }),
    ...(birthPlace === undefined ? {} : { birthPlace: readPlace(birthPlace) }),
    ...(regAddress === undefined ? {} : { regAddress: readAddress(regAddress) }),
    documents: documents === undefined ? [] : readDocuments(documents),
    removed: findText(person, 'removed') === 'true',
  };
}

/** A dictionary value when it is there. */
function dictionary<Name extends string>(name: Name, parent: XmlElement): { readonly [Key in Name]?: DictionaryValue } {
  const child = findChild(parent, name);
  const value = child === undefined ? {} : { [name]: readDictionaryValue(child) };
  return value as { readonly [Key in Name]?: DictionaryValue };
}

const readCertificate = (certificate: XmlElement): CertificateRecord => ({
  number: getText(certificate, 'number'),
  beginDate: getDay(certificate, 'beginDate'),
  ...dictionary('issueOrganisation', certificate),
});

const readPlace = (place: XmlElement): PlaceRecord => ({
  ...dictionary('country', place),
  ...dictionary('district', place),
  ...dictionary('region', place),
  ...present('city', findText(place, 'city')),
});

const readAddress = (address: XmlElement): AddressRecord => ({
  ...readPlace(address),
  ...present('street', findText(address, 'street')),
  ...present('building', findText(address, 'building')),
  ...present('corpus', findText(address, 'corpus')),
  ...present('flat', findText(address, 'flat')),
  ...present('beginDate', findDay(address, 'beginDate')),
  ...present('endDate', findDay(address, 'endDate')),
  ...dictionary('status', address),
  ...present('arCode', findText(address, 'arCode')),
});

/** The register is known to list a document twice; once is enough. */
function readDocuments(documents: XmlElement): readonly DocumentRecord[] {
  const byKey = new Map<string, DocumentRecord>();
  for (const element of elementsNamed(documents, '', 'document')) {
    const document = readDocument(element);
    byKey.set(`${document.type.code} ${document.series ?? ''} ${document.number} ${document.status.code}`, document);
  }
  return [...byKey.values()];
}

const readDocument = (document: XmlElement): DocumentRecord => ({
  type: readDictionaryValue(getChild(document, 'type')),
  number: getText(document, 'number'),
  ...present('series', findText(document, 'series')),
  beginDate: getDay(document, 'beginDate'),
  ...present('endDate', findDay(document, 'endDate')),
  ...dictionary('issueOrganization', document),
  status: readDictionaryValue(getChild(document, 'status')),
});
