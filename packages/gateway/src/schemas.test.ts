import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { after, before, describe, test, type TestContext } from 'node:test';
import {
  asyncClient, asyncGateway, deliverDue, GUARDIANSHIP_KIND, type KeptExchange, MESSAGE_RESULT, type MessageData, processStore, pushClient,
  pushServer, signedData, STATUS, syncClient, syncServer, writeEntityRequest, writeEntityResponse, writeEntryRequest, writeEntryResponse, writeRealEstateRequest, writeRealEstateResponse, writeGuardianshipRequest, writeGuardianshipResponse, writeOrphansRequest, writeOrphansResponse, writePersonRequest, writePersonResponse,
  writePowerOfAttorneyRequest, writePowerOfAttorneyResponse,
} from './index.ts';
import { serve } from './testing/serve.ts';
import { makeSystemAuthority } from './testing/systems.ts';

const SCHEMA = join(import.meta.dirname, '..', 'schemas', 'messages.xsd');
const hasXmllint = spawnSync('xmllint', ['--version']).status === 0;

/** What xmllint, which knows nothing of us, says of an envelope; nothing when it is valid. */
function complaints(xml: string | Uint8Array): string {
  const { status, stderr } = spawnSync('xmllint', ['--nonet', '--noout', '--schema', SCHEMA, '-'], { input: xml, encoding: 'utf8' });
  return status === 0 ? '' : stderr;
}

const value = (code: string) => ({ code, nameRu: 'имя', nameKz: 'атауы' });
const REQUEST = { messageId: 'm1', messageDate: '2026-03-02T09:00:00Z', senderCode: 'us' } as const;
const HEAD = { messageId: 'm2', messageDate: '2026-03-02T09:00:00Z', requestId: 'm1', sender: value('GBDFL'), receiver: value('us'), messageResult: MESSAGE_RESULT.found } as const;
const PERSON = {
  iin: '900101300017', surname: 'Ә', name: 'Ғ', patronymic: 'Ө', birthDate: '1990-01-01', deathDate: '2024-05-06', gender: value('1'), nationality: value('005'),
  citizenship: value('398'), lifeStatus: value('0'), deathCertificate: { number: '1', beginDate: '2024-05-08', issueOrganisation: value('9') },
  birthPlace: { country: value('398'), city: 'Орал' },
  regAddress: { country: value('398'), district: value('2710'), region: value('2710001'), city: 'Орал', street: 'Абай', building: '1', corpus: '2', flat: '3', beginDate: '2010-01-01', endDate: '2030-01-01', status: value('1'), arCode: '0201300017000001' },
  documents: [{ type: value('002'), number: '1', series: 'N', beginDate: '2020-01-15', endDate: '2030-01-15', issueOrganization: value('002'), status: value('00') }], removed: false,
} as const;
const GUARDIANSHIP = {
  kind: GUARDIANSHIP_KIND.guardianship, guardianIin: '900101300017', endDate: '2033-05-15',
  child: { iin: '150515500018', surname: 'Қ', name: 'Ұ', patronymic: 'Һ', birthDate: '2015-05-15' }, decree: { number: '12', date: '2020-02-03', issuedBy: value('1') },
} as const;

const ANSWERS: Readonly<Record<string, readonly [MessageData, MessageData]>> = {
  text: [{ kind: 'text', text: '<a/>' }, { kind: 'text', text: '' }],
  person: [
    writePersonRequest({ ...REQUEST, iin: '900101300017', surname: 'Ә', name: 'Ғ', patronymic: 'Ө', birthDate: '1990-01-01', documentNumber: '1', kdpToken: 't' }),
    writePersonResponse({ ...HEAD, persons: [PERSON] }),
  ],
  powerOfAttorney: [
    writePowerOfAttorneyRequest({ ...REQUEST, principalIin: '900101300017', representativeIin: '850515400306', number: '1' }),
    writePowerOfAttorneyResponse({
      ...HEAD,
      powersOfAttorney: [{ number: '1', date: '2025-03-04', endDate: '2028-03-04', revokedDate: '2026-01-02', principalIin: '900101300017', representativeIin: '850515400306', notary: value('1'), subject: 'x' }],
    }),
  ],
  entry: [
    writeEntryRequest({ ...REQUEST, entryId: 'e', personIin: '900101300017', fields: [{ name: 'a', value: 'ә' }, { name: 'b', value: '' }] }),
    writeEntryResponse({ ...HEAD, entryNumber: '1' }),
  ],
  orphans: [
    writeOrphansRequest({ ...REQUEST, candidateIin: '900101300017' }),
    writeOrphansResponse({ ...HEAD, candidateIin: '900101300017', children: [{ number: '1', surname: 'Қ', name: 'Ұ', patronymic: 'Һ', birthDate: '2015-05-15', gender: value('1'), region: value('2') }] }),
  ],
  guardianship: [writeGuardianshipRequest({ ...REQUEST, guardianIin: '900101300017' }), writeGuardianshipResponse({ ...HEAD, guardianships: [GUARDIANSHIP] })],
};

describe('everything that goes over the wire is valid by our schemas', { skip: hasXmllint ? false : 'xmllint is not installed' }, () => {
  const sender = { senderId: 'portal', password: 'x' } as const;
  const wire = (kept: readonly KeptExchange[]) => kept.flatMap(({ sent, received }) => [sent, received]).filter((bytes) => bytes.length > 0);

  test('the synchronous channel: requests, responses, faults, signed and not', async (t) => {
    const kept: KeptExchange[] = [];
    const authority = await makeSystemAuthority('rsa2048');
    const system = await authority.issue('150140000012');
    for (const security of [undefined, authority.securityOf(system)]) {
      const secured = security === undefined ? {} : { security };
      const services = Object.fromEntries(Object.entries(ANSWERS).map(([name, [, data]]) => [name, async () => ({ status: STATUS.processed, data })]));
      const url = await serve(t, syncServer({ ...services, nothing: async () => ({ status: STATUS.refused }) }, secured));
      const client = syncClient({ url, timeoutMs: 30_000, keep: (exchange) => void kept.push(exchange), ...secured });
      for (const [serviceId, [data]] of Object.entries(ANSWERS)) await client.send({ serviceId, sender, data, properties: [{ key: 'k', value: 'v' }], sessionId: '{s}', routeId: 'r', correlationId: 'c' });
      await client.send({ serviceId: 'nothing', sender, data: { kind: 'text', text: '' } });
      await client.send({ serviceId: 'unknown', sender, data: { kind: 'text', text: '' } });
    }
    assert.equal(wire(kept).length, 32);
    for (const bytes of wire(kept)) assert.equal(complaints(bytes), '', Buffer.from(bytes).toString());
  });

  test('the asynchronous channel: every operation and its faults', async (t) => {
    const kept = await everyAsyncOperation(t);
    const seen = kept.map(({ sent }) => /<ac:(\w+)/.exec(Buffer.from(sent).toString())?.[1]);
    assert.deepEqual([...new Set(seen)].toSorted(), ['changeMassageStatusNotification', 'getMessageStatus', 'getMessages', 'sendDeliveryNotification', 'sendMessage']);
    for (const bytes of wire(kept)) assert.equal(complaints(bytes), '', Buffer.from(bytes).toString());
  });
});

async function everyAsyncOperation(t: TestContext): Promise<readonly KeptExchange[]> {
  const kept: KeptExchange[] = [];
  const keep = (exchange: KeptExchange) => void kept.push(exchange);
  const store = processStore();
  const url = await serve(t, asyncGateway({ store, providerOf: (service) => (service === 'none' ? undefined : service) }));
  const pushUrl = await serve(t, pushServer({ receive: async () => undefined, statusChanged: async () => undefined }));
  const push = pushClient({ url: pushUrl, timeoutMs: 30_000, keep });
  const client = (senderId: string) => asyncClient({ url, timeoutMs: 30_000, keep }, { senderId, password: 'x' });
  const send = (serviceId: string) => client('portal').sendMessage({
    info: { serviceId, messageType: 'REQUEST', messageDate: '2026-03-02T09:00:00Z', sender: { senderId: 'portal', password: 'x' }, properties: [{ key: 'k', value: 'v' }], sessionId: '{s}', routeId: 'r' },
    data: ANSWERS['person']?.[0] ?? { kind: 'text', text: '' },
  });
  const [first, second] = [await send('fetching'), await send('pushing')];
  await send('none');
  assert.ok(first.kind === 'response' && second.kind === 'response');
  const { messageId } = first.value;
  await client('fetching').getMessages({ amount: 10 });
  await client('fetching').sendDeliveryNotification({
    notificationId: 'n', messageId, notificationDate: '2026-03-02T09:00:00Z', statusDate: '2026-03-02T09:00:00Z', resend: false,
    receiveStatus: 'MESSAGE_NOT_ACCTEPTED', error: { errorCode: 'SCE016', errorMessage: 'wrong', errorData: 'd', errorDate: '2026-03-02T09:00:00Z' },
  });
  await client('portal').getMessageStatus(messageId);
  await client('portal').getMessageStatus('nothing');
  await deliverDue({ store, systems: new Map([['pushing', push], ['portal', push]]) });
  return kept;
}

describe('the documents that travel as text are valid by our schemas, signed and not', { skip: hasXmllint ? false : 'xmllint is not installed' }, () => {
  const entity = { bin: '150140000012', nameKz: 'ЖШС «Ә»', nameRu: 'ТОО «А»', registrationDate: '2015-01-12', leaderIin: '900101300017' };
  const object = { descriptionKz: 'Пәтер', descriptionRu: 'Квартира', locationKz: 'Орал', locationRu: 'Уральск', rightBegin: '2015-01-12' };
  const documents: Readonly<Record<string, string>> = {
    'a question about an entity': writeEntityRequest({ requestorBin: '150140000012', bin: '150140000012' }),
    'an entity': writeEntityResponse({ kind: 'found', entity }),
    'no entity': writeEntityResponse({ kind: 'absent' }),
    'a question about real estate': writeRealEstateRequest({ requestNumber: '1', declarantIin: '900101300017' }),
    'real estate': writeRealEstateResponse({ requestNumber: '1', declarantIin: '900101300017', objects: [object, { ...object, rightEnd: '2020-02-03' }] }),
    'no real estate': writeRealEstateResponse({ requestNumber: '1', declarantIin: '900101300017', objects: [] }),
  };
  for (const [name, document] of Object.entries(documents)) {
    test(name, async () => {
      const system = await (await makeSystemAuthority('gost512')).issue('150140000012');
      const signed = await signedData(document, system.certificate, system.privateKey);
      assert.equal(complaints(document), '');
      assert.equal(complaints(signed.kind === 'text' ? signed.text : ''), '');
      const spoilt = document.replace(/\d{12}|<Code>\d+/, (found) => found.slice(0, -1));
      assert.notEqual(spoilt, document);
      assert.match(complaints(spoilt), /fails to validate/);
    });
  }
});

describe('the schemas refuse', { skip: hasXmllint ? false : 'xmllint is not installed' }, () => {
  let good: string;
  let close: () => Promise<void> = async () => undefined;
  before(async () => {
    const kept: KeptExchange[] = [];
    const url = await serve({ after: (work) => { close = work; } }, syncServer({ person: async () => ({ status: STATUS.processed }) }));
    await syncClient({ url, timeoutMs: 30_000, keep: (exchange) => void kept.push(exchange) }).send({ serviceId: 'person', sender: { senderId: 'a', password: 'b' }, data: ANSWERS['person']?.[0] ?? { kind: 'text', text: '' } });
    good = Buffer.from(kept[0]?.sent ?? '').toString();
  });
  after(() => close());

  const bad: readonly (readonly [string, string | RegExp, string])[] = [
    ['children in the namespace of the wrapper', '<request>', '<request xmlns="http://bip.bee.kz/SyncChannel/v10/Types">'],
    ['another wrapper', /sc:SendMessage\b/g, 'sc:SendLetter'],
    ['another order', /(<messageId>.*?<\/messageId>)(<serviceId>.*?<\/serviceId>)/, '$2$1'],
    ['no sender', /<sender>.*<\/sender>/, ''],
    ['an IIN of eleven digits', '900101300017', '90010130001'],
    ['a type nobody knows', 'cs:Request', 'cs:Order'],
    ['a field nobody knows', '<iin>', '<admin>1</admin><iin>'],
  ];
  for (const [name, from, to] of bad) {
    test(name, () => {
      const changed = good.replace(from, to);
      assert.equal(complaints(good), '');
      assert.notEqual(changed, good, 'the change did not change anything');
      assert.match(complaints(changed), /fails to validate|parser error/);
    });
  }
});
