import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { connectNcaLayer, type NcaLayer, NcaLayerFailure, verifyCms, verifyXml } from '@reglament/eds';
import { type NcaLayerMock, openNca, type PersonBehaviour, startNcaLayerMock } from './index.ts';

const NOW = new Date('2026-03-02T09:00:00Z');
const documents = [new TextEncoder().encode('бірінші'), new TextEncoder().encode('екінші'.repeat(20_000))];

let folder: string;
let mock: NcaLayerMock;
let layer: NcaLayer;
let behaviour: PersonBehaviour = 'signs';
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nca-'));
  const nca = await openNca({ dataFolder: folder, publicUrl: 'http://nca.test', clock: () => NOW });
  const signer = await nca.issue({ role: 'individual', iin: '900101300017', surname: 'СЫНАҚОВ', name: 'СЫНАҚ' });
  mock = await startNcaLayerMock({ port: 0, signer, behaviour: () => behaviour, clock: () => NOW });
  layer = await connectNcaLayer({ url: mock.url });
});
after(async () => {
  layer.close();
  await mock.close();
  await rm(folder, { recursive: true });
});

describe('NCALayer client and mock', () => {
  test('greet each other', () => assert.equal(layer.version, '1.4'));

  test('sign documents as CMS, attached and detached, in their order', async () => {
    const attached = await layer.signCms(documents);
    assert.ok(attached.kind === 'signed');
    for (const [i, pem] of attached.results.entries()) assert.deepEqual((await verifyCms(pem)).content, documents[i]);
    const detached = await layer.signCms(documents, { detached: true });
    assert.ok(detached.kind === 'signed');
    for (const [i, pem] of detached.results.entries()) {
      const content = documents[i] ?? new Uint8Array();
      assert.deepEqual((await verifyCms(pem, { content })).signers.map(({ kind }) => kind), ['valid']);
    }
  });

  test('sign XML by both modules', async () => {
    const basics = await layer.signXml(['<a>ә</a>'], { signer: 'individual', allowTestKeys: true });
    const older = await layer.commonUtils.signXml({ storage: 'PKCS12', keyType: 'SIGNATURE', xml: '<a>ә</a>' });
    for (const outcome of [basics, older]) {
      assert.ok(outcome.kind === 'signed');
      assert.deepEqual((await verifyXml(outcome.results[0] ?? '')).signers.map(({ kind }) => kind), ['valid']);
    }
  });

  test('keep each answer with its question when several are asked at once', async () => {
    const outcomes = await Promise.all(documents.map((one) => layer.signCms([one])));
    for (const [i, outcome] of outcomes.entries()) {
      assert.ok(outcome.kind === 'signed');
      assert.deepEqual((await verifyCms(outcome.results[0] ?? '')).content, documents[i]);
    }
  });

  test('tell a person who cancels from a failure, in both modules', async () => {
    behaviour = 'cancels';
    const cades = { storage: 'PKCS12', keyType: 'SIGNATURE', base64: 'eA==', attach: true } as const;
    assert.equal((await layer.signCms(documents)).kind, 'cancelled');
    assert.equal((await layer.commonUtils.createCadesFromBase64(cades)).kind, 'cancelled');
    behaviour = 'has-no-key';
    const refused = (error: unknown): boolean => error instanceof NcaLayerFailure && error.code === 'ncalayer-refused';
    await assert.rejects(layer.signCms(documents), refused);
    await assert.rejects(layer.commonUtils.createCadesFromBase64(cades), refused);
    behaviour = 'signs';
  });

  test('a key of the wrong owner is not offered', async () => {
    await assert.rejects(layer.signCms(documents, { signer: 'head' }), NcaLayerFailure);
  });

  test('list tokens and change the language', async () => {
    assert.deepEqual(await layer.commonUtils.getActiveTokens(), []);
    await layer.commonUtils.changeLocale('kk');
    const last = mock.requests.at(-1);
    assert.deepEqual(last?.module === 'kz.gov.pki.knca.commonUtils' && last.args, ['kz']);
  });

  test('a program that does not run is unreachable, also when it dies in between', async () => {
    const unreachable = (error: unknown): boolean => error instanceof NcaLayerFailure && error.code === 'ncalayer-unreachable';
    await assert.rejects(connectNcaLayer({ url: 'ws://127.0.0.1:1' }), unreachable);
    const nca = await openNca({ dataFolder: folder, publicUrl: 'http://nca.test', clock: () => NOW });
    const signer = await nca.issue({ role: 'individual', iin: '900101300017', surname: 'А', name: 'Б' });
    const dying = await startNcaLayerMock({ port: 0, signer });
    const connected = await connectNcaLayer({ url: dying.url });
    await dying.close();
    await assert.rejects(connected.signCms(documents), unreachable);
  });
});
