import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { bitString, bitStringBytesOf, derNull, derFrom, integer, octetString, oid, oidOf, openDer, rawOf, readDer, sequence, TAG } from '../der/index.ts';
import { ALGORITHMS, CRYPTO_ERROR_CODES, CryptoError, digest, findAlgorithmByXmlUri, findSignerAlgorithm, generateKeyPair, HASH_OID, importPrivateKey, KEY_OID, parsePublicKey, sign, verifySignature } from './index.ts';
import type { CryptoErrorCode, KeyKind } from './index.ts';

const data = new TextEncoder().encode('Мемлекеттік көрсетілетін қызмет');
const KINDS: readonly KeyKind[] = ['gost512', 'gost256', 'gost2004', 'rsa2048', 'ecdsa-p256', 'ecdsa-p384'];
/** Bytes of the key proper at the end of its SubjectPublicKeyInfo. */
const KEY_BYTES: Readonly<Record<KeyKind, number>> = { gost512: 128, gost256: 64, gost2004: 64, rsa2048: 261, rsa4096: 517, 'ecdsa-p256': 65, 'ecdsa-p384': 97 };
const RSA_SHA256 = '1.2.840.113549.1.1.11';
const RSA_SHA1 = '1.2.840.113549.1.1.5';

/** The error's code, for assertions that read like the contract. Anything but a CryptoError is a defect. */
function codeOfError(error: unknown): CryptoErrorCode {
  if (error instanceof CryptoError) return error.code;
  throw error;
}

function codeOf(promise: Promise<unknown>): Promise<CryptoErrorCode | 'none'> {
  return promise.then(() => 'none', codeOfError);
}

for (const kind of KINDS) {
  test(`${kind}: signs, verifies, survives PKCS#8 and refuses what was changed`, async () => {
    const { privateKey, publicKey } = await generateKeyPair(kind);
    const algorithmOid = privateKey.algorithm.oid;
    const again = await importPrivateKey(await privateKey.dangerouslyExportPkcs8());
    assert.deepEqual(again.publicKey, publicKey);
    const signature = await sign({ privateKey: again, data });
    // The DER of an ECDSA value is as long as its two numbers.
    if (privateKey.algorithm.kind !== 'ecdsa') assert.equal(signature.length, privateKey.algorithm.signatureBytes ?? 256);
    assert.equal(await verifySignature({ algorithmOid, publicKey, signature, data }), true);
    assert.equal(await verifySignature({ algorithmOid, publicKey: parsePublicKey(publicKey), signature, data }), true);
    assert.equal(await verifySignature({ algorithmOid, publicKey, signature, data: data.subarray(1) }), false);
    assert.equal(await verifySignature({ algorithmOid, publicKey, signature: signature.subarray(1), data }), false);
    assert.equal(await verifySignature({ algorithmOid, publicKey, signature: new Uint8Array(0), data }), false);
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: signature.length * 8 - 1 }), async (bit) => {
        const changed = signature.slice();
        changed[bit >> 3]! ^= 1 << (bit & 7);
        assert.equal(await verifySignature({ algorithmOid, publicKey, signature: changed, data }), false);
      }),
      { numRuns: 10 },
    );
  });
}

for (const [namedCurve, hash, algorithmOid] of [['P-256', 'SHA-256', '1.2.840.10045.4.3.2'], ['P-384', 'SHA-384', '1.2.840.10045.4.3.3']] as const) {
  test(`ECDSA on ${namedCurve} is verified from its DER form`, async () => {
    const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve }, true, ['sign', 'verify']);
    const publicKey = new Uint8Array(await crypto.subtle.exportKey('spki', pair.publicKey));
    const plain = new Uint8Array(await crypto.subtle.sign({ name: 'ECDSA', hash }, pair.privateKey, data));
    const half = plain.length / 2;
    const signature = sequence(integer(plain.subarray(0, half)), integer(plain.subarray(half)));
    assert.equal(await verifySignature({ algorithmOid, publicKey, signature, data }), true);
    assert.equal(await verifySignature({ algorithmOid, publicKey, signature: plain, data }), false);
    const swapped = sequence(integer(plain.subarray(half)), integer(plain.subarray(0, half)));
    assert.equal(await verifySignature({ algorithmOid, publicKey, signature: swapped, data }), false);
    const hybrid = publicKey.slice();
    hybrid[publicKey.length - plain.length - 1] = 6 + (publicKey.at(-1)! & 1);
    assert.equal(await codeOf(verifySignature({ algorithmOid, publicKey: hybrid, signature, data })), 'malformed-public-key');
  });
}

test('RSA: a key below 2048 bits is refused with its own code', async () => {
  const parameters = { name: 'RSASSA-PKCS1-v1_5', modulusLength: 1024, publicExponent: Uint8Array.of(1, 0, 1), hash: 'SHA-256' };
  const pair = await crypto.subtle.generateKey(parameters, true, ['sign', 'verify']);
  const publicKey = new Uint8Array(await crypto.subtle.exportKey('spki', pair.publicKey));
  const signature = new Uint8Array(await crypto.subtle.sign(parameters.name, pair.privateKey, data));
  assert.equal(await codeOf(verifySignature({ algorithmOid: RSA_SHA256, publicKey, signature, data })), 'weak-rsa-key');
});

test('RSA with SHA-1 is verified only when the caller allows it', async () => {
  const parameters = { name: 'RSASSA-PKCS1-v1_5', modulusLength: 2048, publicExponent: Uint8Array.of(1, 0, 1), hash: 'SHA-1' };
  const pair = await crypto.subtle.generateKey(parameters, true, ['sign', 'verify']);
  const publicKey = new Uint8Array(await crypto.subtle.exportKey('spki', pair.publicKey));
  const signature = new Uint8Array(await crypto.subtle.sign(parameters.name, pair.privateKey, data));
  const input = { algorithmOid: RSA_SHA1, publicKey, signature, data };
  assert.equal(await codeOf(verifySignature(input)), 'legacy-algorithm-refused');
  assert.equal(await verifySignature({ ...input, allowRsaSha1: true }), true);
  assert.equal(await verifySignature({ ...input, algorithmOid: RSA_SHA256 }), false);
});

test('questions that cannot be asked have their own codes', async () => {
  const gost = await generateKeyPair('gost512');
  const signature = await gost.privateKey.sign(data);
  const algorithmOid = gost.privateKey.algorithm.oid;
  const ask = (change: object): Promise<CryptoErrorCode | 'none'> =>
    codeOf(verifySignature({ algorithmOid, publicKey: gost.publicKey, signature, data, ...change }));
  assert.equal(await ask({ algorithmOid: '1.2.3' }), 'unsupported-algorithm');
  assert.equal(await ask({ algorithmOid: '__proto__' }), 'unsupported-algorithm');
  assert.equal(await ask({ algorithmOid: RSA_SHA256 }), 'key-algorithm-mismatch');
  assert.equal(await ask({ algorithmOid: '1.2.398.3.10.1.1.2.3.1' }), 'key-algorithm-mismatch');
  assert.equal(await ask({ publicKey: gost.publicKey.subarray(1) }), 'malformed-public-key');
  assert.equal(await ask({ publicKey: new Uint8Array(0) }), 'malformed-public-key');
  const offCurve = gost.publicKey.slice();
  offCurve[offCurve.length - 1]! ^= 1;
  assert.equal(await ask({ publicKey: offCurve }), 'point-not-on-curve');
  assert.equal(await codeOf(digest('1.2.3', data)), 'unsupported-algorithm');
});

test('a GOST key with the curve of another algorithm is refused', () => {
  const key = (algorithm: string, curve: string, bytes: number): Uint8Array =>
    sequence(sequence(oid(algorithm), sequence(oid(curve), oid(HASH_OID.streebog512))), bitString(octetString(new Uint8Array(bytes))));
  const refused = { name: 'CryptoError', code: 'unsupported-algorithm' };
  assert.throws(() => parsePublicKey(key(KEY_OID.gost512, '1.2.398.3.10.1.1.2.1.1', 64)), refused);
  assert.throws(() => parsePublicKey(key(KEY_OID.gost256, '1.2.398.3.10.1.1.2.2.1', 128)), refused);
  assert.throws(() => parsePublicKey(key(KEY_OID.gost512, '1.2.643.7.1.2.1.2.1', 128)), refused);
  assert.throws(() => parsePublicKey(key(KEY_OID.gost512, '1.2.398.3.10.1.1.2.2.1', 64)), { code: 'malformed-public-key' });
});

test('RSA keys with an even modulus or a trivial exponent are malformed', () => {
  const key = (modulus: Uint8Array, exponent: number): Uint8Array =>
    sequence(sequence(oid(KEY_OID.rsa), derNull()), bitString(sequence(integer(modulus), integer(exponent))));
  const odd = new Uint8Array(256).fill(255);
  const even = odd.slice().fill(254, 255);
  assert.equal(parsePublicKey(key(odd, 65537)).kind, 'rsa');
  for (const bad of [key(even, 65537), key(odd, 1), key(odd, 4)]) {
    assert.throws(() => parsePublicKey(bad), { name: 'CryptoError', code: 'malformed-public-key' });
  }
});

test('malformed private keys are refused', async () => {
  const { privateKey } = await generateKeyPair('gost512');
  const pkcs8 = await privateKey.dangerouslyExportPkcs8();
  assert.equal(await codeOf(importPrivateKey(pkcs8.subarray(2))), 'malformed-private-key');
  assert.equal(await codeOf(importPrivateKey(pkcs8.slice().fill(0, pkcs8.length - 64))), 'malformed-private-key');
  assert.equal(await codeOf(importPrivateKey(pkcs8.slice().fill(255, pkcs8.length - 64))), 'malformed-private-key');
});

for (const kind of KINDS) {
  test(`${kind}: damaged keys never do anything but throw a CryptoError or fail to verify`, async () => {
    const { privateKey, publicKey } = await generateKeyPair(kind);
    const pkcs8 = await privateKey.dangerouslyExportPkcs8();
    const signature = await privateKey.sign(data);
    const algorithmOid = privateKey.algorithm.oid;
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.integer({ min: 1, max: 255 }), async (position, change) => {
        const damaged = (bytes: Uint8Array): Uint8Array => {
          const copy = bytes.slice();
          copy[position % copy.length]! ^= change;
          return copy;
        };
        const verdict = await verifySignature({ algorithmOid, publicKey: damaged(publicKey), signature, data }).catch(codeOfError);
        // Parameters may be damaged without harm (the hash named there is not read); the key itself may not.
        if (position % publicKey.length >= publicKey.length - KEY_BYTES[kind]) assert.notEqual(verdict, true);
        const key = await importPrivateKey(damaged(pkcs8)).catch(codeOfError);
        if (typeof key === 'string') assert.ok(CRYPTO_ERROR_CODES.some((code) => code === key), key);
      }),
      { numRuns: 60 },
    );
  });
}

test('the table is keyed by its own identifiers and has no two alike', () => {
  const rows = Object.entries(ALGORITHMS);
  for (const [key, row] of rows) {
    assert.equal(key, row.oid);
    assert.equal(row.hashOid, HASH_OID[row.hash]);
    assert.equal(findAlgorithmByXmlUri(row.xmlSignatureUri), row);
    assert.equal(findSignerAlgorithm(row.oid, row.hashOid), row);
    assert.equal(findSignerAlgorithm(row.keyAlgorithmOid, row.hashOid)?.hash, row.hash);
    assert.equal(findSignerAlgorithm(row.oid, '1.2.3'), undefined);
  }
  for (const field of ['oid', 'name', 'xmlSignatureUri'] as const) {
    assert.equal(new Set(rows.map(([, row]) => row[field])).size, rows.length, field);
  }
});

test('every error code is listed once', () => {
  assert.equal(new Set(CRYPTO_ERROR_CODES).size, CRYPTO_ERROR_CODES.length);
});

const ARTEFACTS = new URL('../../../../../shared/vectors/eds/', import.meta.url);

test('the NCA\'s certificates verify under their authorities and under no other', async (t) => {
  if (!existsSync(ARTEFACTS)) return t.skip('SKIPPED: ../shared/vectors/eds is not there, official artefacts were not checked');
  const certificate = (name: string): Certificate => certificateFields(derFrom(new Uint8Array(readFileSync(new URL(name, ARTEFACTS)))));
  const authorities = ['nca_gost2015_test.cer', 'nca_gost_test.crt', 'nca_rsa_test.crt'].map(certificate);
  const issued = [['ceo_valid_sign_2004_gost.cer', 1], ['individual_valid_sign_2004_rsa.cer', 2]] as const;
  for (const [name, issuer] of issued) {
    const leaf = certificate(name);
    for (const [i, authority] of authorities.entries()) {
      const verdict = verifySignature({ algorithmOid: leaf.algorithmOid, publicKey: authority.spki, signature: leaf.signature, data: leaf.tbs });
      if (i === issuer) assert.equal(await verdict, true, name);
      else assert.equal(await codeOf(verdict), 'key-algorithm-mismatch', name);
    }
  }
});

test('the NCA\'s revocation list of 2022 verifies, GOST 512', async (t) => {
  if (!existsSync(ARTEFACTS)) return t.skip('SKIPPED: ../shared/vectors/eds is not there, official artefacts were not checked');
  const authority = certificateFields(derFrom(new Uint8Array(readFileSync(new URL('nca_gost2015_test.cer', ARTEFACTS)))));
  const list = signedFields(derFrom(new Uint8Array(readFileSync(new URL('nca_gost2022_test.crl', ARTEFACTS)))));
  const input = { algorithmOid: list.algorithmOid, publicKey: authority.spki, signature: list.signature, data: list.tbs };
  assert.equal(await verifySignature(input), true);
  assert.equal(await verifySignature({ ...input, data: list.tbs.slice().fill(0, 100, 101) }), false);
});

interface Signed {
  readonly tbs: Uint8Array;
  readonly algorithmOid: string;
  readonly signature: Uint8Array;
}

interface Certificate extends Signed {
  readonly spki: Uint8Array;
}

/** The outer three fields that certificates and revocation lists share. */
function signedFields(der: Uint8Array): Signed {
  const outer = openDer(readDer(der), TAG.sequence, 'signed');
  const tbs = rawOf(outer.take(TAG.sequence, 'tbs'));
  const algorithm = openDer(outer.take(TAG.sequence, 'algorithm'), TAG.sequence, 'algorithm');
  return { tbs, algorithmOid: oidOf(algorithm.take(TAG.oid, 'oid')), signature: bitStringBytesOf(outer.take(TAG.bitString, 'signature')) };
}

function certificateFields(der: Uint8Array): Certificate {
  const signed = signedFields(der);
  const tbs = openDer(readDer(signed.tbs), TAG.sequence, 'tbs');
  for (const field of ['version', 'serial', 'signature', 'issuer', 'validity', 'subject']) tbs.takeAny(field);
  return { ...signed, spki: rawOf(tbs.take(TAG.sequence, 'spki')) };
}
