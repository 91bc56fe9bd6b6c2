import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  buildChain, bytesEqual, checkCertificate, faultOfCrl, hexToBytes, openPkcs12, parseCertificate, parseCrl, parseOcspResponse,
  statusByOcsp, verifyCms, verifyXml,
} from '../index.ts';
import { skipWithoutVectors, vector, vectorNames } from './vectors.ts';

const INSIDE_2022 = new Date('2022-09-15T00:00:00Z');

const anchors = () => ['nca_gost2015_test.cer', 'nca_gost_test.crt', 'nca_rsa_test.crt'].map((name) => parseCertificate(vector(name)));

/** File → what must hold. A file nobody checks fails the census below. */
const EXPECTED: Readonly<Record<string, (file: Uint8Array) => Promise<void>>> = {
  'README.md': async () => {},
  'nca_gost2015_test.cer': async (file) => assert.equal(parseCertificate(file).role, 'certification-authority'),
  'nca_gost_test.crt': async (file) => assert.equal(parseCertificate(file).isAuthority, true),
  'nca_rsa_test.crt': async (file) => assert.equal(parseCertificate(file).isAuthority, true),
  'ceo_valid_sign_2004_gost.cer': async (file) => {
    const certificate = parseCertificate(file);
    assert.deepEqual([certificate.role, certificate.subject.iin, certificate.subject.bin], ['head', '123456789011', '123456789021']);
    assert.equal(certificate.subject.organisation, 'АО "ТЕСТ"');
    assert.equal((await chainOf(file)).kind, 'chain');
  },
  'individual_valid_sign_2004_rsa.cer': async (file) => {
    const certificate = parseCertificate(file);
    assert.deepEqual([certificate.role, certificate.subject.patronymic], ['individual', 'ТЕСТОВИЧ']);
    assert.equal((await chainOf(file)).kind, 'chain');
  },
  'key_individual_valid_2015.p12': (file) => opensAndSigns(file, 'Aa123456'),
  'key_individual_valid_sign_2004.p12': (file) => opensAndSigns(file, 'Qwerty12'),
  'nca_gost2022_test.crl': async (file) => {
    const crl = parseCrl(file);
    const issuer = parseCertificate(vector('nca_gost2015_test.cer'));
    assert.equal(await faultOfCrl(crl, issuer, INSIDE_2022), undefined);
    assert.equal(await faultOfCrl(crl, issuer, new Date('2023-02-01T00:00:00Z')), 'stale');
    assert.equal(crl.number, 4);
    assert.deepEqual([...crl.revoked.values()].map(({ reason }) => reason).sort(), [...Array(5).fill('certificateHold'), 'keyCompromise']);
  },
  'ocsp_response_individual_2015.bin': async (file) => {
    // The responder's "on hold since 1970" is its way to say that it does not know the certificate.
    const status = await ocspStatus(file, 'key_individual_valid_2015.p12', 'Aa123456', 'nca_gost2015_test.cer', 'e408ffb790834af2');
    assert.equal(status.kind, 'unknown');
  },
  'ocsp_response_individual_sign_2004.bin': async (file) => {
    const status = await ocspStatus(file, 'key_individual_valid_sign_2004.p12', 'Qwerty12', 'nca_rsa_test.crt', 'b5e5c9b552cbcac4');
    assert.equal(status.kind, 'good');
  },
  'signed_cms.der': async (file) => {
    const verified = await verifyCms(file);
    assert.deepEqual(verified.signers.map(({ kind }) => kind), ['valid', 'valid']);
    assert.equal(new TextDecoder().decode(verified.content), 'test123');
    assert.equal((await verifyCms(file, { content: new TextEncoder().encode('test124') })).code, 'content-ambiguous');
  },
  'signed_cms_one_signer.der': async (file) => {
    const verified = await verifyCms(file);
    assert.deepEqual(verified.signers.map(({ kind }) => kind), ['valid']);
    assert.equal(new TextDecoder().decode(verified.content), 'test123');
  },
  'xml_signed_valid_string.xml': async (file) => {
    assert.deepEqual((await verifyXml(file)).signers.map(({ kind }) => kind), ['valid']);
    const changed = new TextDecoder().decode(file).replace('<b>test</b>', '<b>tent</b>');
    const [signer] = (await verifyXml(changed)).signers;
    assert.equal(signer?.kind === 'invalid' && signer.code, 'content-digest-mismatch');
  },
};

const chainOf = (file: Uint8Array) =>
  buildChain({ certificate: parseCertificate(file), intermediates: [], trustAnchors: anchors(), at: INSIDE_2022 });

async function opensAndSigns(file: Uint8Array, password: string): Promise<void> {
  const { certificate, privateKey } = await openPkcs12(file, password);
  const owner = parseCertificate(certificate);
  assert.ok(bytesEqual(owner.spki, privateKey.publicKey));
  assert.equal((await chainOf(certificate)).kind, 'chain');
}

async function ocspStatus(file: Uint8Array, key: string, password: string, authority: string, nonceHex: string) {
  const certificate = parseCertificate((await openPkcs12(vector(key), password)).certificate);
  const response = parseOcspResponse(file);
  assert.ok(response.kind === 'basic');
  const { producedAt: now } = response;
  // The second response says "good" of a certificate that had expired: believed only by who knows the authority's rules.
  const ask = (nonce: string, at: Date, authorityKeepsExpired = true) =>
    statusByOcsp({
      question: { certificate, issuer: parseCertificate(vector(authority)), at: now, now: at, authorityKeepsExpired },
      ocspResponses: [file],
      nonce: hexToBytes(nonce),
    });
  const otherNonce = await ask('0000000000000000', now);
  assert.deepEqual(otherNonce.kind === 'unavailable' && otherNonce.faults, ['ocsp-nonce']);
  const late = await ask(nonceHex, new Date(now.getTime() + 6 * 60_000));
  assert.deepEqual(late.kind === 'unavailable' && late.faults, ['ocsp-stale']);
  if (certificate.notAfter < now) {
    const unproven = await ask(nonceHex, now, false);
    assert.deepEqual(unproven.kind === 'unavailable' && unproven.faults, ['ocsp-forgets-expired']);
  }
  return ask(nonceHex, now);
}

describe('official NCA test artefacts', () => {
  for (const [name, check] of Object.entries(EXPECTED)) {
    test(name, async (t) => {
      if (!skipWithoutVectors(t)) await check(vector(name));
    });
  }

  test('each file of the folder has its expectation here', (t) => {
    if (skipWithoutVectors(t)) return;
    assert.deepEqual(vectorNames().filter((name) => !(name in EXPECTED)), []);
  });

  test('the certificate of 2015 is confirmed for its owner by the CRL of its time, and for nobody else', async (t) => {
    if (skipWithoutVectors(t)) return;
    const { certificate } = await openPkcs12(vector('key_individual_valid_2015.p12'), 'Aa123456');
    const input = {
      certificate: parseCertificate(certificate), at: INSIDE_2022, trustAnchors: anchors(), usage: 'signing',
      crls: [parseCrl(vector('nca_gost2022_test.crl'))],
    } as const;
    assert.equal((await checkCertificate({ ...input, iin: '123456789012' })).kind, 'confirmed');
    const other = await checkCertificate({ ...input, iin: '123456789013' });
    assert.equal(other.kind === 'not-confirmed' && other.code, 'iin-mismatch');
  });

  test('a bit flipped in a signature is noticed', async (t) => {
    if (skipWithoutVectors(t)) return;
    const file = vector('signed_cms_one_signer.der');
    for (let bit = 0; bit < 64; bit++) {
      const changed = file.slice();
      const at = changed.length - 1 - bit * 3;
      changed[at] = (changed[at] ?? 0) ^ (1 << bit % 8);
      const { signers } = await verifyCms(changed);
      assert.ok(!signers.some(({ kind }) => kind === 'valid'), `byte ${at}`);
    }
  });
});
