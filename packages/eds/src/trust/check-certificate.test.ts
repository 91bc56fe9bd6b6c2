import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import type { RevokedEntry } from '../revocation/index.ts';
import { CITIZEN, makeTestAuthority, NOW, type TestAuthority } from '../testing/test-authority.ts';
import { type CertificateCheck, type CertificateCheckInput, checkCertificate } from './index.ts';

let authority: TestAuthority;
before(async () => {
  authority = await makeTestAuthority();
});

async function check(input: Partial<CertificateCheckInput> & Pick<CertificateCheckInput, 'certificate'>): Promise<CertificateCheck> {
  return checkCertificate({
    at: NOW, trustAnchors: [authority.root.certificate], intermediates: [authority.nca.certificate],
    crls: await authority.crls(), usage: 'signing', ...input,
  });
}
const codeOf = (result: CertificateCheck): string => (result.kind === 'confirmed' ? 'confirmed' : result.code);

const HOUR_MS = 3600_000;
const revokedEntry = (serialNumber: string, revokedAt = NOW): RevokedEntry => ({ serialNumber, revokedAt, reason: 'keyCompromise' });

describe('condition 2 of the regulations: is the EDS of the applicant confirmed', () => {
  test('confirms a valid certificate of the same IIN and keeps the evidence', async () => {
    const { certificate } = await authority.issue();
    const result = await check({ certificate, iin: CITIZEN.iin });
    assert.ok(result.kind === 'confirmed');
    assert.equal(result.evidence.chain.length, 3);
    assert.deepEqual(result.evidence.revocation.map(({ kind }) => kind), ['crl', 'crl']);
  });

  test('a) term: the day before, the first, the last and the day after', async () => {
    const { certificate } = await authority.issue();
    const at = async (time: Date, shift: number): Promise<string> => codeOf(await check({ certificate, at: new Date(time.getTime() + shift) }));
    assert.equal(await at(certificate.notBefore, -1000), 'certificate-not-yet-valid');
    assert.equal(await at(certificate.notBefore, 0), 'confirmed');
    assert.equal(await at(certificate.notAfter, 0), 'confirmed');
    assert.equal(await at(certificate.notAfter, 1000), 'certificate-expired');
  });

  test('b) revocation, from its moment on', async () => {
    const { certificate } = await authority.issue();
    const crls = await authority.crls([revokedEntry(certificate.serialNumber)]);
    assert.equal(codeOf(await check({ certificate, crls })), 'certificate-revoked');
    assert.equal(codeOf(await check({ certificate, crls, at: new Date(NOW.getTime() - HOUR_MS) })), 'confirmed');
  });

  test('b) a status that cannot be had is never good', async () => {
    const { certificate } = await authority.issue();
    const [rootList, ncaList] = await authority.crls();
    assert.ok(rootList !== undefined && ncaList !== undefined);
    for (const crls of [[], [rootList], [ncaList]]) {
      const result = await check({ certificate, crls });
      assert.equal(codeOf(result), 'revocation-unavailable');
      assert.ok(result.kind === 'not-confirmed' && result.faults.length > 0);
    }
  });

  test('b) a revoked authority revokes all it issued', async () => {
    const { certificate } = await authority.issue();
    const { makeCrl } = await import('../issue/index.ts');
    const { parseCrl } = await import('../revocation/index.ts');
    const crls = await authority.crls();
    const list = await makeCrl({
      authority: authority.root, revoked: [revokedEntry(authority.nca.certificate.serialNumber, new Date('2026-02-01'))],
      thisUpdate: new Date('2026-03-01'), nextUpdate: new Date('2026-04-01'), number: 9,
    });
    assert.equal(codeOf(await check({ certificate, crls: [...crls, parseCrl(list)] })), 'certificate-revoked');
  });

  test('c) the IIN, and the BIN, as text', async () => {
    const { certificate } = await authority.issue();
    assert.equal(codeOf(await check({ certificate, iin: '850515400306' })), 'iin-mismatch');
    assert.equal(codeOf(await check({ certificate, iin: CITIZEN.iin, bin: '940140000385' })), 'bin-mismatch');
    const head = (await authority.issue({ role: 'head', bin: '940140000385', organisation: 'ЖШС' })).certificate;
    assert.equal(codeOf(await check({ certificate: head, iin: CITIZEN.iin, bin: '940140000385' })), 'confirmed');
  });

  test('reports each of the three checks even when several fail', async () => {
    const { certificate } = await authority.issue({}, { notAfter: new Date('2026-02-01T00:00:00Z') });
    const crls = await authority.crls([revokedEntry(certificate.serialNumber, new Date('2026-01-15'))]);
    const result = await check({ certificate, crls, iin: '850515400306' });
    assert.deepEqual(
      [result.checks.term, result.checks.revocation, result.checks.identity].map((one) => (one.kind === 'failed' ? one.code : one.kind)),
      ['certificate-expired', 'certificate-revoked', 'iin-mismatch'],
    );
    assert.equal(codeOf(result), 'certificate-expired');
  });
});

describe('what the key is for', () => {
  test('an authentication key signs nothing and a signing key of 2004 does not log in', async () => {
    const rsa = await makeTestAuthority('rsa2048');
    const trust = { trustAnchors: [rsa.root.certificate], intermediates: [rsa.nca.certificate], crls: await rsa.crls() };
    const auth = (await rsa.issue({}, { purpose: 'authentication' })).certificate;
    const sign = (await rsa.issue({}, { purpose: 'signing' })).certificate;
    assert.equal(codeOf(await check({ certificate: auth, ...trust })), 'key-usage-wrong');
    assert.equal(codeOf(await check({ certificate: auth, ...trust, usage: 'authentication' })), 'confirmed');
    assert.equal(codeOf(await check({ certificate: sign, ...trust, usage: 'authentication' })), 'key-usage-not-authentication');
    assert.equal(codeOf(await check({ certificate: sign, ...trust })), 'confirmed');
  });

  test('the key of 2022 does both', async () => {
    const { certificate } = await authority.issue();
    assert.equal(codeOf(await check({ certificate, usage: 'authentication' })), 'confirmed');
  });

  test('keys of the authority, of responders and of time-stamping sign no applications', async () => {
    for (const certificate of [authority.nca.certificate, (await authority.issueService('ocsp')).certificate, (await authority.issueService('tsp')).certificate]) {
      assert.equal(codeOf(await check({ certificate })), 'key-usage-wrong');
    }
  });

  test('a role that is not wanted is refused', async () => {
    const { certificate } = await authority.issue();
    assert.equal(codeOf(await check({ certificate, roles: ['head', 'signatory'] })), 'role-not-allowed');
    assert.equal(codeOf(await check({ certificate, roles: ['individual'] })), 'confirmed');
  });
});
