import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, describe, test } from 'node:test';
import {
  INDIVIDUALS_SERVICE, LEGAL_ENTITIES_SERVICE, type MessageData, NOTARY_SERVICE, readEntityResponse, readPowerOfAttorneyResponse, readRealEstateResponse, readSignedData, REAL_ESTATE_SERVICE, signedData, syncClient,
  systemSignerCheck, writeEntityRequest, writePersonRequest, writePowerOfAttorneyRequest, writeRealEstateRequest,
} from '@reglament/gateway';
import { parseCrl } from '@reglament/eds';
import { startStateSystems, type StateSystems, SYSTEMS } from '../index.ts';

let folder: string;
let systems: StateSystems;
let aheadMs = 0;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'state-systems-'));
  systems = await startStateSystems({ dataFolder: folder, clock: () => new Date(Date.now() + aheadMs), population: { size: 3000 } });
});
after(async () => {
  await systems.close();
  await rm(folder, { recursive: true });
});
afterEach(() => {
  for (const system of SYSTEMS) systems.faults.set(system, { fault: 'none', delayMs: 0 });
});

async function send(serviceId: string, data: MessageData) {
  const answer = await syncClient({ url: systems.gatewayUrl, timeoutMs: 30_000 }).send({ serviceId, sender: { senderId: 'test', password: '' }, data });
  if (answer.kind === 'fault') return { code: answer.fault.errorCode };
  assert.ok(answer.response.data !== undefined);
  return { code: answer.response.info.status.code, data: answer.response.data };
}

const HEAD = { messageId: 'm', messageDate: '2026-03-02T09:00:00Z', senderCode: 'test' } as const;

describe('the notarial system', () => {
  const ask = async (change: object = {}) => {
    const { code, data } = await send(NOTARY_SERVICE, writePowerOfAttorneyRequest({ ...HEAD, ...systems.demo.powerOfAttorney, ...change }));
    return { code, records: data === undefined ? undefined : readPowerOfAttorneyResponse(data.element).powersOfAttorney };
  };

  test('knows a notarised power of attorney by both sides and by its number', async () => {
    const { code, records } = await ask();
    assert.equal(code, 'SCSS001');
    assert.deepEqual(records?.map(({ number, endDate }) => [number, endDate]), [['12-345', '2030-09-01']]);
  });

  test('knows none under another number, with the sides exchanged, or certified otherwise', async () => {
    const { principalIin, representativeIin } = systems.demo.powerOfAttorney;
    const plain = systems.population.powersOfAttorney.find(({ isNotarised }) => !isNotarised);
    assert.ok(plain !== undefined);
    for (const change of [{ number: '1' }, { principalIin: representativeIin, representativeIin: principalIin }, plain]) {
      assert.deepEqual(await ask(change), { code: 'SCSE001', records: [] });
    }
  });

  test('is down when its switch says so', async () => {
    systems.faults.set('NotaryRegister', { fault: 'down', delayMs: 0 });
    assert.equal((await ask()).code, 'GW-PROVIDER');
  });
});

describe('the register of legal entities', () => {
  const checkSigner = systemSignerCheck(async () => ({
    trustAnchors: systems.nca.trustAnchors, intermediates: systems.nca.intermediates, crls: (await systems.nca.crls()).map((list) => parseCrl(list)),
  }));
  const system = () => systems.nca.issue({ role: 'legal-entity-system', bin: '150140000012', organisation: 'TEST' });
  const question = async (bin: string) => {
    const { certificate, privateKey } = await system();
    return signedData(writeEntityRequest({ requestorBin: '150140000012', bin }), certificate, privateKey);
  };
  const ask = async (bin: string) => {
    const { data } = await send(LEGAL_ENTITIES_SERVICE, await question(bin));
    assert.ok(data !== undefined);
    return readEntityResponse((await readSignedData(data, checkSigner)).document.root);
  };

  test('answers a signed question with a signed answer', async () => {
    const { bin, nameKz } = systems.demo.entity;
    const answer = await ask(bin);
    assert.ok(answer.kind === 'found');
    assert.deepEqual([answer.entity.bin, answer.entity.nameKz], [bin, nameKz]);
    assert.deepEqual(await ask('940140000385'), { kind: 'absent' });
  });

  test('refuses a question that is unsigned, changed, or signed with a revoked certificate', async () => {
    const xml = writeEntityRequest({ requestorBin: '150140000012', bin: systems.demo.entity.bin });
    const good = await question(systems.demo.entity.bin);
    assert.ok(good.kind === 'text');
    const lost = await system();
    await systems.nca.revoke(lost.serialNumber);
    // The stand-ins ask their authority for new lists every few seconds.
    aheadMs += 6000;

    assert.equal((await send(LEGAL_ENTITIES_SERVICE, { kind: 'text', text: xml })).code, 'SCE017');
    assert.equal((await send(LEGAL_ENTITIES_SERVICE, { ...good, text: good.text.replace('>150140000012<', '>940140000385<') })).code, 'SCE016');
    assert.equal((await send(LEGAL_ENTITIES_SERVICE, await signedData(xml, lost.certificate, lost.privateKey))).code, 'SCE015');
  });

  test('a spoilt signature of the answer is seen', async () => {
    systems.faults.set('LegalEntitiesRegister', { fault: 'wrong-signature', delayMs: 0 });
    await assert.rejects(ask(systems.demo.entity.bin), { code: 'SCE016' });
  });
});

describe('the register of real estate', () => {
  const checkSigner = systemSignerCheck(async () => ({ trustAnchors: systems.nca.trustAnchors, intermediates: systems.nca.intermediates, crls: (await systems.nca.crls()).map((list) => parseCrl(list)) }));
  const ask = async (declarantIin: string) => {
    const { certificate, privateKey } = await systems.nca.issue({ role: 'legal-entity-system', bin: '150140000012', organisation: 'TEST' });
    const { data } = await send(REAL_ESTATE_SERVICE, await signedData(writeRealEstateRequest({ requestNumber: '10020030040050', declarantIin }), certificate, privateKey));
    assert.ok(data !== undefined);
    return readRealEstateResponse((await readSignedData(data, checkSigner)).document.root);
  };

  test('says what a person owns and has owned, in both languages under one signature', async () => {
    const sold = systems.population.realEstate.find(({ until }) => until !== undefined);
    assert.ok(sold !== undefined);
    const answer = await ask(sold.ownerIin);
    assert.deepEqual([answer.requestNumber, answer.declarantIin], ['10020030040050', sold.ownerIin]);
    assert.deepEqual(answer.objects.map(({ descriptionKz, descriptionRu, rightEnd }) => [descriptionKz, descriptionRu, rightEnd]).at(-1), ['жер учаскесі', 'земельный участок', sold.until]);
    assert.equal(answer.objects.length, systems.population.realEstateOf(sold.ownerIin).length);
  });

  test('of a person who owns nothing it says so, which is no error', async () => {
    assert.deepEqual((await ask('850515400306')).objects, []);
  });

  test('takes no unsigned question, and a spoilt signature of its answer is seen', async () => {
    assert.equal((await send(REAL_ESTATE_SERVICE, { kind: 'text', text: writeRealEstateRequest({ requestNumber: '1', declarantIin: '850515400306' }) })).code, 'SCE017');
    systems.faults.set('RealEstateRegister', { fault: 'wrong-signature', delayMs: 0 });
    await assert.rejects(ask('850515400306'), { code: 'SCE016' });
  });
});

test('what the register of individuals says of anybody is valid by the schema', async (t) => {
  if (spawnSync('xmllint', ['--version']).status !== 0) return t.skip('xmllint is not installed');
  const schema = join(import.meta.dirname, '../../../../packages/gateway/schemas/messages.xsd');
  const { people } = systems.population;
  const dead = people.filter(({ deathDate }) => deathDate !== undefined).slice(0, 5);
  const unnamed = people.filter(({ patronymic }) => patronymic === undefined).slice(0, 5);
  for (const { iin } of [...dead, ...unnamed, ...people.slice(-10)]) {
    const answers: Uint8Array[] = [];
    const client = syncClient({ url: systems.gatewayUrl, timeoutMs: 30_000, keep: ({ received }) => void answers.push(received) });
    await client.send({ serviceId: INDIVIDUALS_SERVICE, sender: { senderId: 'test', password: '' }, data: writePersonRequest({ ...HEAD, iin }) });
    const { status, stderr } = spawnSync('xmllint', ['--nonet', '--noout', '--schema', schema, '-'], { input: answers[0] ?? '', encoding: 'utf8' });
    assert.equal(status, 0, stderr);
  }
});

describe('the operator of short messages and the relay of letters', () => {
  const WAYS = {
    Sms: { url: () => systems.smsUrl, message: { id: '8f4b1c9e-4f0e-4c2a-9d5e-0a8e2b1c3d4f', to: '+77010000012', text: 'x' } },
    Mail: { url: () => systems.mailUrl, message: { id: '8f4b1c9e-4f0e-4c2a-9d5e-0a8e2b1c3d4f', to: 'a@example.kz', subject: 'y', text: 'x' } },
  } as const;
  for (const system of ['Sms', 'Mail'] as const) {
    const { url, message } = WAYS[system];
    const post = async (): Promise<number> => (await fetch(url(), { method: 'POST', body: JSON.stringify(message) })).status;
    const taken = async (): Promise<number> => (await (await fetch(url())).json() as readonly unknown[]).length;

    test(`${system}: down, talking nonsense or slow by its switch, and meanwhile it takes nothing`, async () => {
      systems.faults.set(system, { fault: 'down', delayMs: 0 });
      await assert.rejects(post());
      systems.faults.set(system, { fault: 'garbage', delayMs: 0 });
      const answer = await fetch(url(), { method: 'POST', body: JSON.stringify(message) });
      assert.match(answer.headers.get('content-type') ?? '', /html/);
      systems.faults.set(system, { fault: 'slow', delayMs: 600_000 });
      await assert.rejects(fetch(url(), { method: 'POST', body: JSON.stringify(message), signal: AbortSignal.timeout(20) }));
      assert.equal(await taken(), 0);
      systems.faults.set(system, { fault: 'none', delayMs: 0 });
      assert.ok(await post() < 300);
      assert.equal(await taken(), 1);
    });
  }
});
