import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import {
  base64ToBytes, checkCertificate, type CertificateCheckInput, makeCms, openPkcs12, parseCertificate, parseCrl, verifyCms,
} from '@reglament/eds';
import { openNca, type RunningNca, startNca } from './index.ts';

const NOW = new Date('2026-03-02T09:00:00Z');
const CITIZEN = { role: 'individual', iin: '900101300017', surname: 'СЫНАҚОВ', name: 'СЫНАҚ', patronymic: 'СЫНАҚҰЛЫ' } as const;

let dataFolder: string;
let nca: RunningNca;

before(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'nca-'));
  nca = await startNca({ port: 0, dataFolder, clock: () => NOW });
});
after(async () => {
  await nca.close();
  await rm(dataFolder, { recursive: true });
});

const post = (path: string, body: unknown): Promise<Response> =>
  fetch(`${nca.url}${path}`, { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } });

async function relyingParty(): Promise<Pick<CertificateCheckInput, 'at' | 'trustAnchors' | 'intermediates' | 'crls' | 'usage'>> {
  const crls = (await nca.crls()).map((list) => parseCrl(list));
  return { at: NOW, trustAnchors: nca.trustAnchors, intermediates: nca.intermediates, crls, usage: 'signing' };
}

describe('stand-in NCA', () => {
  for (const algorithm of ['gost512', 'gost2004', 'rsa2048'] as const) {
    test(`issues a ${algorithm} certificate that the checks confirm and a key that signs`, async () => {
      const response = await post('/issue', { ...CITIZEN, algorithm, password: 'Aa123456' });
      assert.equal(response.status, 201);
      const issued = (await response.json()) as { p12: string; certificate: string };
      const opened = await openPkcs12(base64ToBytes(issued.p12), 'Aa123456');
      const certificate = parseCertificate(opened.certificate);
      assert.equal(certificate.subject.commonName, 'СЫНАҚОВ СЫНАҚ');
      assert.equal(certificate.subject.patronymic, 'СЫНАҚҰЛЫ');
      assert.equal(certificate.role, 'individual');
      const check = await checkCertificate({ ...(await relyingParty()), certificate, iin: CITIZEN.iin });
      assert.equal(check.kind, 'confirmed', check.kind);
      const content = new TextEncoder().encode('өтініш');
      const cms = await makeCms({
        content, detached: false, signers: [{ certificate, privateKey: opened.privateKey }], signingTime: NOW,
      });
      const verified = await verifyCms(cms);
      assert.deepEqual(verified.signers.map(({ kind }) => kind), ['valid']);
      assert.deepEqual(verified.content, content);
    });
  }

  test('is refused by the relying party from the moment of revocation', async () => {
    const { certificate, serialNumber } = await nca.issue(CITIZEN);
    assert.equal((await checkCertificate({ ...(await relyingParty()), certificate })).kind, 'confirmed');
    assert.equal((await post('/revoke', { serialNumber, reason: 'keyCompromise' })).status, 200);
    const check = await checkCertificate({ ...(await relyingParty()), certificate });
    assert.equal(check.kind === 'not-confirmed' && check.code, 'certificate-revoked');
  });

  test('lifts a hold, and the delta list says so too', async () => {
    const { certificate, serialNumber } = await nca.issue(CITIZEN);
    await nca.revoke(serialNumber, 'certificateHold');
    const held = await relyingParty();
    const onHold = await checkCertificate({ ...held, certificate });
    assert.equal(onHold.kind === 'not-confirmed' && onHold.code, 'certificate-on-hold');
    assert.equal(await nca.release(serialNumber), true);
    const delta = parseCrl((await nca.findCrl('nca_d_gost')) ?? new Uint8Array());
    const check = await checkCertificate({ ...held, crls: [...(held.crls ?? []), delta], certificate });
    assert.equal(check.kind, 'confirmed');
  });

  test('issues a certificate of the past, which has expired', async () => {
    const { certificate } = await nca.issue({
      ...CITIZEN, notBefore: new Date('2024-01-01T00:00:00Z'), notAfter: new Date('2025-01-01T00:00:00Z'),
    });
    const check = await checkCertificate({ ...(await relyingParty()), certificate });
    assert.equal(check.kind === 'not-confirmed' && check.code, 'certificate-expired');
  });

  test('issues to the head of a legal entity and to its information system', async () => {
    const organisation = { bin: '940140000385', organisation: 'ЖШС "СЫНАҚ"' };
    const head = await nca.issue({ ...CITIZEN, ...organisation, role: 'head' });
    const system = await nca.issue({ ...organisation, role: 'legal-entity-system' });
    assert.deepEqual([head.certificate.role, head.certificate.subject.bin], ['head', '940140000385']);
    assert.deepEqual([system.certificate.role, system.certificate.subject.bin], ['legal-entity-system', '940140000385']);
    const check = await checkCertificate({ ...(await relyingParty()), certificate: head.certificate, bin: '940140000385', iin: CITIZEN.iin });
    assert.equal(check.kind, 'confirmed');
  });

  test('serves the certificates and lists at the addresses it prints', async () => {
    const { certificate } = await nca.issue({ ...CITIZEN, algorithm: 'rsa2048' });
    for (const address of [...certificate.crlUrls, ...certificate.deltaCrlUrls]) {
      const body = new Uint8Array(await (await fetch(address)).arrayBuffer());
      assert.equal(parseCrl(body).issuer.key, certificate.issuer.key);
    }
    const issuer = parseCertificate(new Uint8Array(await (await fetch(certificate.issuerUrls[0] ?? '')).arrayBuffer()));
    assert.equal(issuer.subject.key, certificate.issuer.key);
  });

  test('names the field that is wrong', async () => {
    const response = await post('/issue', { ...CITIZEN, iin: '12', password: 'x' });
    assert.equal(response.status, 400);
    assert.deepEqual(await response.json(), { kind: 'invalid-input', fields: [{ field: 'iin', code: 'invalid_format' }] });
    assert.equal((await post('/revoke', { serialNumber: 'ABCDEF' })).status, 404);
    assert.equal((await fetch(`${nca.url}/crl/other.crl`)).status, 404);
  });

  test('forgets nothing when many are issued and revoked at once', async () => {
    const many = await Promise.all(Array.from({ length: 20 }, () => nca.issue(CITIZEN)));
    await Promise.all(many.slice(0, 10).map(({ serialNumber }) => nca.revoke(serialNumber)));
    const reopened = await openNca({ dataFolder, publicUrl: nca.publicUrl, clock: () => NOW });
    const revoked = many.map(({ serialNumber }) => reopened.findIssued(serialNumber)?.revokedAt !== undefined);
    assert.deepEqual(revoked, many.map((_, i) => i < 10));
  });

  test('is the same authority after a restart', async () => {
    const { serialNumber } = await nca.issue(CITIZEN);
    const roots = nca.trustAnchors.map(({ serialNumber: root }) => root);
    await nca.close();
    nca = await startNca({ port: 0, dataFolder, clock: () => NOW });
    assert.deepEqual(nca.trustAnchors.map(({ serialNumber: root }) => root), roots);
    assert.equal(nca.findIssued(serialNumber)?.serialNumber, serialNumber);
  });
});
