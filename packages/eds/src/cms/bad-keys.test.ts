import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { buildChain, parseCertificate } from '../certificate/index.ts';
import { ALGORITHMS, type PrivateKey } from '../crypto/index.ts';
import { bytesEqual, hexToBytes, oid } from '../der/index.ts';
import { type Authority, makeCertificate } from '../issue/index.ts';
import { makeTestAuthority, NOW, type TestAuthority, utf8 } from '../testing/test-authority.ts';
import { makeCms, prepareCms, verifyCms } from './index.ts';

const content = utf8('өтініш');
const FROM = new Date('2026-01-01T00:00:00Z');
const TO = new Date('2027-01-01T00:00:00Z');

let authority: TestAuthority;
let signer: Authority;
before(async () => {
  authority = await makeTestAuthority();
  signer = await authority.issue();
});

const certify = (publicKey: Uint8Array) =>
  makeCertificate({ subject: [['commonName', 'СЫНАҚ']], publicKey, notBefore: FROM, notAfter: TO, extensions: [], issuer: authority.nca });

async function codeOf(cms: Uint8Array): Promise<string | undefined> {
  const { signers, code } = await verifyCms(cms);
  const [verdict] = signers;
  return code ?? (verdict?.kind === 'valid' ? 'valid' : verdict?.code);
}

async function withSignature(signature: Uint8Array): Promise<string | undefined> {
  const prepared = await prepareCms({ content, detached: false, certificate: signer.certificate, signingTime: NOW });
  return codeOf(prepared.assemble(signature));
}

/** Replaces one run of bytes by another of the same length. */
function replaced(bytes: Uint8Array, from: Uint8Array, to: Uint8Array): Uint8Array {
  const copy = bytes.slice();
  for (let at = 0; at <= copy.length - from.length; at++) {
    if (bytesEqual(copy.subarray(at, at + from.length), from)) {
      copy.set(to, at);
      return copy;
    }
  }
  return assert.fail('nothing to replace');
}

describe('bad keys and signature values are refused, each with its own code', () => {
  test('RSA of 1024 bits', async () => {
    const parameters = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256', modulusLength: 1024, publicExponent: Uint8Array.of(1, 0, 1) };
    const pair = await crypto.subtle.generateKey(parameters, true, ['sign', 'verify']);
    const publicKey = new Uint8Array(await crypto.subtle.exportKey('spki', pair.publicKey));
    const algorithm = ALGORITHMS['1.2.840.113549.1.1.11'];
    assert.ok(algorithm !== undefined);
    const privateKey: PrivateKey = {
      algorithm, publicKey,
      sign: async (data) => new Uint8Array(await crypto.subtle.sign(parameters.name, pair.privateKey, new Uint8Array(data))),
      dangerouslyExportPkcs8: () => assert.fail('not asked for'),
    };
    const certificate = await certify(publicKey);
    assert.equal(await codeOf(await makeCms({ content, detached: false, signers: [{ certificate, privateKey }], signingTime: NOW })), 'weak-key');
  });

  test('a key that names another curve', async () => {
    const spki = replaced(signer.certificate.spki, oid('1.2.398.3.10.1.1.2.2.1'), oid('1.2.398.3.10.1.1.2.2.9'));
    const certificate = await certify(spki);
    const cms = await makeCms({ content, detached: false, signers: [{ certificate, privateKey: signer.privateKey }], signingTime: NOW });
    assert.equal(await codeOf(cms), 'algorithm-unsupported');
  });

  test('a key that is no point of its curve', async () => {
    const spki = signer.certificate.spki.slice();
    spki[spki.length - 1] = (spki[spki.length - 1] ?? 0) ^ 1;
    const certificate = await certify(spki);
    const cms = await makeCms({ content, detached: false, signers: [{ certificate, privateKey: signer.privateKey }], signingTime: NOW });
    assert.equal(await codeOf(cms), 'certificate-malformed');
  });

  test('the algorithm of one key with the key of another', async () => {
    const rsa = await authority.issue({}, { kind: 'rsa2048' });
    const cms = await makeCms({ content, detached: false, signers: [{ certificate: signer.certificate, privateKey: rsa.privateKey }], signingTime: NOW });
    assert.equal(await codeOf(cms), 'algorithm-mismatch');
  });

  test('r or s zero, out of range, or of the wrong length', async () => {
    const n = hexToBytes('ff'.repeat(64));
    const one = new Uint8Array(64);
    one[0] = 1;
    for (const value of [new Uint8Array(128), new Uint8Array([...n, ...one]), new Uint8Array([...one, ...n]), one, new Uint8Array(), new Uint8Array(256)]) {
      assert.equal(await withSignature(value), 'signature-invalid', `${value.length} bytes`);
    }
  });

  test('a certificate whose authority signed with a weak or foreign algorithm builds no chain', async () => {
    const raw = replaced(signer.certificate.raw, oid('1.2.398.3.10.1.1.2.3.2'), oid('1.2.398.3.10.1.1.2.3.7'));
    assert.throws(() => parseCertificate(raw), /signature algorithm/);
    const both = replaced(raw.slice().reverse(), oid('1.2.398.3.10.1.1.2.3.2').reverse(), oid('1.2.398.3.10.1.1.2.3.7').reverse()).reverse();
    const chain = await buildChain({
      certificate: parseCertificate(both), intermediates: [authority.nca.certificate], trustAnchors: [authority.root.certificate], at: NOW,
    });
    assert.equal(chain.kind === 'no-chain' && chain.code, 'algorithm-unsupported');
  });
});
