import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  findIdentityDocument, GatewayFault, GUARDIANSHIP_KIND, type GuardianshipResponse, MESSAGE_RESULT, type MessageData, type PersonRecord,
  type PersonResponse, type PowerOfAttorneyResponse, readEntityRequest, readEntityResponse, readGuardianshipRequest, readGuardianshipResponse, readOrphansRequest, readOrphansResponse,
  readPersonRequest, readPersonResponse, readPowerOfAttorneyRequest, readPowerOfAttorneyResponse, readRealEstateRequest, readRealEstateResponse, readSyncRequest, readXml, writeEntityRequest,
  writeEntityResponse, writeGuardianshipRequest, writeOrphansRequest, writeOrphansResponse, writeGuardianshipResponse, writePersonRequest, writePersonResponse, writePowerOfAttorneyRequest,
  writePowerOfAttorneyResponse, writeRealEstateRequest, writeRealEstateResponse, writeSyncRequest,
} from '../index.ts';

const value = (code: string) => ({ code, nameRu: `имя ${code}`, nameKz: `атауы ${code}` });
const HEAD = { messageId: 'm2', messageDate: '2026-03-02T09:00:00Z', requestId: 'm1', sender: value('GBDFL'), messageResult: MESSAGE_RESULT.found } as const;

const card = { type: value('002'), number: '012345678', beginDate: '2020-01-15', issueOrganization: value('002'), status: value('00') } as const;
const PERSON: PersonRecord = {
  iin: '900101300017', surname: 'ӘБДІҚАДЫРОВ', name: 'ҒАЛЫМ', patronymic: 'ӨМІРҰЛЫ', birthDate: '1990-01-01', deathDate: '2024-05-06',
  gender: value('1'), nationality: value('005'), citizenship: value('398'), lifeStatus: value('0'),
  deathCertificate: { number: '1', beginDate: '2024-05-08', issueOrganisation: value('9') },
  birthPlace: { country: value('398'), city: 'Орал' },
  regAddress: { country: value('398'), district: value('2710'), region: value('2710001'), city: 'Орал', street: 'Абай', building: '1', corpus: '2', flat: '3', beginDate: '2010-01-01', endDate: '2030-01-01', status: value('1'), arCode: '0201300017000001' },
  documents: [card], removed: false,
};

/** The data element as it arrives in an envelope. */
const arrived = (data: MessageData, change: (xml: string) => string = (xml) => xml) => {
  const info = { messageId: 'm1', serviceId: 's', messageDate: '2026-03-02T09:00:00Z', sender: { senderId: 'a', password: 'b' }, properties: [] };
  return readSyncRequest(readXml(change(writeSyncRequest({ info, data })))).data.element;
};

describe('messages of the registers', () => {
  test('a person is read as written', () => {
    const response: PersonResponse = { ...HEAD, receiver: value('us'), persons: [PERSON, { ...PERSON, documents: [] }] };
    assert.deepEqual(readPersonResponse(arrived(writePersonResponse(response))), response);
  });

  test('a request for a person is read as written', () => {
    const request = { messageId: 'm1', messageDate: '2026-03-02T09:00:00Z', senderCode: 'us', iin: '900101300017', surname: 'Ә', name: 'Ғ', patronymic: 'Ө', birthDate: '1990-01-01', documentNumber: '1', kdpToken: 't' };
    assert.deepEqual(readPersonRequest(arrived(writePersonRequest(request))), request);
  });

  test('the children of the data bank are read as written', () => {
    const response = { ...HEAD, candidateIin: '900101300017', children: [{ number: '7', surname: 'Әбілов', name: 'Ғани', birthDate: '2018-03-04', gender: value('1'), region: value('4310101') }] };
    const request = { messageId: 'm1', messageDate: '2026-03-02T09:00:00Z', senderCode: 'us', candidateIin: '900101300017' };

    assert.deepEqual(readOrphansResponse(arrived(writeOrphansResponse(response))), response);
    assert.deepEqual(readOrphansRequest(arrived(writeOrphansRequest(request))), request);
    assert.throws(() => readOrphansResponse(arrived(writeOrphansRequest(request))), GatewayFault);
  });

  test('a guardianship is read as written', () => {
    const child = { iin: '150515500018', surname: 'Қ', name: 'Ұ', patronymic: 'Һ', birthDate: '2015-05-15' };
    const record = { kind: GUARDIANSHIP_KIND.guardianship, guardianIin: '900101300017', child, decree: { number: '12', date: '2020-02-03', issuedBy: value('1') }, endDate: '2033-05-15' };
    const response: GuardianshipResponse = { ...HEAD, guardianships: [record] };
    const request = { messageId: 'm1', messageDate: '2026-03-02T09:00:00Z', senderCode: 'us', guardianIin: '900101300017' };

    assert.deepEqual(readGuardianshipResponse(arrived(writeGuardianshipResponse(response))), response);
    assert.deepEqual(readGuardianshipRequest(arrived(writeGuardianshipRequest(request))), request);
  });

  test('a power of attorney is read as written', () => {
    const record = { number: '17-1', date: '2025-03-04', endDate: '2028-03-04', revokedDate: '2026-01-02', principalIin: '900101300017', representativeIin: '850515400306', notary: value('1'), subject: 'қызмет алу' };
    const response: PowerOfAttorneyResponse = { ...HEAD, powersOfAttorney: [record] };
    const request = { messageId: 'm1', messageDate: '2026-03-02T09:00:00Z', senderCode: 'us', principalIin: '900101300017', representativeIin: '850515400306', number: '17-1' };

    assert.deepEqual(readPowerOfAttorneyResponse(arrived(writePowerOfAttorneyResponse(response))), response);
    assert.deepEqual(readPowerOfAttorneyRequest(arrived(writePowerOfAttorneyRequest(request))), request);
  });

  test('an entity is read as written; a status nobody knows is no answer', () => {
    const entity = { bin: '150140000012', nameKz: '«Теңіз» ЖШС', nameRu: 'ТОО «Теңіз»', registrationDate: '2015-01-20', leaderIin: '900101300017' };
    const read = (xml: string) => readEntityResponse(readXml(xml).root);
    const found = writeEntityResponse({ kind: 'found', entity });

    assert.deepEqual(read(found), { kind: 'found', entity });
    assert.deepEqual(read(writeEntityResponse({ kind: 'absent' })), { kind: 'absent' });
    assert.deepEqual(readEntityRequest(readXml(writeEntityRequest({ requestorBin: '1', bin: '2' })).root), { requestorBin: '1', bin: '2' });
    for (const wrong of [found.replace('002', '003'), found.replace('002', '001'), found.replace(/<Organization>.*<\/Organization>/, ''), writeEntityRequest({ requestorBin: '1', bin: '2' })]) {
      assert.throws(() => read(wrong), GatewayFault);
    }
  });

  test('real estate is read as written, and only where both languages speak of the same', () => {
    const object = { descriptionKz: 'пәтер', descriptionRu: 'квартира', locationKz: 'Орал', locationRu: 'Уральск', rightBegin: '2015-03-10' };
    const response = { requestNumber: '10020030040050', declarantIin: '900101300017', objects: [object, { ...object, rightEnd: '2020-01-02' }] };
    const request = { requestNumber: '10020030040050', declarantIin: '900101300017' };
    const written = writeRealEstateResponse(response);

    assert.deepEqual(readRealEstateResponse(readXml(written).root), response);
    assert.deepEqual(readRealEstateRequest(readXml(writeRealEstateRequest(request)).root), request);
    for (const wrong of [written.replace(/<ObjectsOfRN>.*?<\/ObjectsOfRN>/, ''), written.replace('<code>0<', '<code>7<'), writeRealEstateRequest(request)]) {
      assert.throws(() => readRealEstateResponse(readXml(wrong).root), GatewayFault);
    }
  });

  test('fields nobody here knows are passed over, days with an offset are days, a document listed twice is one', () => {
    const written = writePersonResponse({ ...HEAD, persons: [PERSON] });
    const element = arrived(written, (xml) =>
      xml
        .replace('<iin>', '<engFirstName>GALYM</engFirstName><iin>')
        .replace('<birthDate>1990-01-01<', '<birthDate>1990-01-01+06:00<')
        .replace(/(<document>.*<\/document>)/, '$1$1'),
    );

    assert.deepEqual(readPersonResponse(element).persons, [PERSON]);
  });

  for (const [name, from, to] of [
    ['without IIN', /<iin>\d+<\/iin>/, ''],
    ['with two IINs', /(<iin>\d+<\/iin>)/, '$1<iin>850515400306</iin>'],
    ['with a date that is none', '1990-01-01', '01.01.1990'],
    ['with elements for a name', /<surname>.*<\/surname>/, '<surname><a/></surname>'],
    ['without result', /<messageResult>.*<\/messageResult>/, ''],
  ] as const) {
    test(`an answer ${name} is no answer`, () => {
      const written = writePersonResponse({ ...HEAD, persons: [PERSON] });
      assert.throws(() => readPersonResponse(arrived(written, (xml) => xml.replace(from, to))), GatewayFault);
    });
  }

  test('the identity document is the valid card, otherwise the valid passport', () => {
    const passport = { ...card, type: value('001'), number: 'N1' };
    const old = { ...card, status: value('17') };
    assert.equal(findIdentityDocument({ documents: [passport, old, card] }), card);
    assert.equal(findIdentityDocument({ documents: [old, passport] }), passport);
    assert.equal(findIdentityDocument({ documents: [old] }), undefined);
  });
});
