import { element, textElement } from '../xml/write-element.ts';
import { writeDictionaryValue } from './dictionary-value.ts';
import type { AddressRecord, CertificateRecord, DocumentRecord, PersonRecord, PlaceRecord } from './person-record.ts';

export const writePerson = (person: PersonRecord): string =>
  element(
    'person',
    textElement('iin', person.iin),
    textElement('surname', person.surname),
    textElement('name', person.name),
    textElement('patronymic', person.patronymic),
    textElement('birthDate', person.birthDate),
    textElement('deathDate', person.deathDate),
    writeDictionaryValue('gender', person.gender),
    writeDictionaryValue('nationality', person.nationality),
    writeDictionaryValue('citizenship', person.citizenship),
    writeDictionaryValue('lifeStatus', person.lifeStatus),
    writeCertificate('deathCertificate', person.deathCertificate),
    person.birthPlace === undefined ? '' : element('birthPlace', writePlace(person.birthPlace)),
    person.regAddress === undefined ? '' : element('regAddress', writeAddress(person.regAddress)),
    element('documents', ...person.documents.map(writeDocument)),
    textElement('removed', String(person.removed)),
  );

const writeCertificate = (name: string, certificate: CertificateRecord | undefined): string =>
  certificate === undefined
    ? ''
    : element(
        name,
        textElement('number', certificate.number),
        textElement('beginDate', certificate.beginDate),
        writeDictionaryValue('issueOrganisation', certificate.issueOrganisation),
      );

const writePlace = (place: PlaceRecord): string =>
  [
    writeDictionaryValue('country', place.country),
    writeDictionaryValue('district', place.district),
    writeDictionaryValue('region', place.region),
    textElement('city', place.city),
  ].join('');

const writeAddress = (address: AddressRecord): string =>
  [
    writePlace(address),
    textElement('street', address.street),
    textElement('building', address.building),
    textElement('corpus', address.corpus),
    textElement('flat', address.flat),
    textElement('beginDate', address.beginDate),
    textElement('endDate', address.endDate),
    writeDictionaryValue('status', address.status),
    textElement('arCode', address.arCode),
  ].join('');

const writeDocument = (document: DocumentRecord): string =>
  element(
    'document',
    writeDictionaryValue('type', document.type),
    textElement('number', document.number),
    textElement('series', document.series),
    textElement('beginDate', document.beginDate),
    textElement('endDate', document.endDate),
    writeDictionaryValue('issueOrganization', document.issueOrganization),
    writeDictionaryValue('status', document.status),
  );
