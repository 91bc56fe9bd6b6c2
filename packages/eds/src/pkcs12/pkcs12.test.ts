import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { generateKeyPair, HASH_OID, isSamePublicKey, parsePublicKey, verifySignature } from '../crypto/index.ts';
import type { KeyKind, PrivateKey, PublicKey } from '../crypto/index.ts';
import { algorithmIdentifier, bitString, integer, octetString, sequence, time, utf8String, oid, setOf } from '../der/index.ts';
import { derFromBer } from './ber.ts';
import { derivePbkdf2Key, derivePkcs12Key, ITERATIONS_MAX, PBKDF2_ITERATIONS_MAX, PURPOSE } from './key-derivation.ts';
import { makePkcs12, openPkcs12, PKCS12_ERROR_CODES, Pkcs12Error } from './index.ts';
import type { Pkcs12ErrorCode } from './index.ts';

const PASSWORD = 'Құпия сөз №1';
const data = new TextEncoder().encode('test123');
const ARTEFACTS = new URL('../../../../../shared/vectors/eds/', import.meta.url);

/** A certificate just good enough for a key file: the fields stand in order, the signature is the key's own. */
async function selfSigned({ publicKey, algorithm, sign }: PrivateKey): Promise<Uint8Array> {
  const name = sequence(setOf(sequence(oid('2.5.4.3'), utf8String('СЫНАҚ'))));
  const signatureAlgorithm = algorithmIdentifier(algorithm.oid);
  const validity = sequence(time(new Date('2026-01-01T00:00:00Z')), time(new Date('2027-01-01T00:00:00Z')));
  const tbs = sequence(integer(1), signatureAlgorithm, name, validity, name, publicKey);
  return sequence(tbs, signatureAlgorithm, bitString(await sign(tbs)));
}

async function codeOf(promise: Promise<unknown>): Promise<Pkcs12ErrorCode | 'none'> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof Pkcs12Error) return error.code;
    throw error;
  }
  return 'none';
}

for (const kind of ['gost512', 'gost256', 'gost2004', 'rsa2048', 'ecdsa-p256', 'ecdsa-p384'] satisfies KeyKind[]) {
  test(`a ${kind} key file is made, opened and signs`, async () => {
    const { privateKey, publicKey } = await generateKeyPair(kind);
    const certificate = await selfSigned(privateKey);
    const authority = await selfSigned((await generateKeyPair('gost256')).privateKey);
    const file = await makePkcs12({ certificate, chain: [authority], privateKey, password: PASSWORD, friendlyName: '0a1b' });
    const opened = await openPkcs12(file, PASSWORD);
    assert.deepEqual(opened.certificate, certificate);
    assert.deepEqual(opened.chain, [authority]);
    const signature = await opened.privateKey.sign(data);
    assert.equal(await verifySignature({ algorithmOid: opened.privateKey.algorithm.oid, publicKey, signature, data }), true);
    assert.equal(await codeOf(openPkcs12(file, 'Құпия сөз №2')), 'wrong-password');
    assert.equal(await codeOf(openPkcs12(file, '')), 'wrong-password');
  });
}

test('a certificate that names another hash in its key still belongs to the key', async () => {
  const { privateKey, publicKey } = await generateKeyPair('gost2004');
  const { point, curve, keyAlgorithmOid } = parsePublicKey(publicKey) as Extract<PublicKey, { kind: 'gost' }>;
  const other = sequence(sequence(oid(keyAlgorithmOid), sequence(oid(curve.oid), oid(HASH_OID.gost34311))), bitString(octetString(point)));
  const certificate = await selfSigned({ ...privateKey, publicKey: other });
  const file = await makePkcs12({ certificate, privateKey, password: PASSWORD });
  assert.deepEqual((await openPkcs12(file, PASSWORD)).certificate, certificate);
});

test('a key outside the table is nobody else\'s, in whatever order the file has it', async () => {
  const { publicKey } = await generateKeyPair('gost512');
  const exotic = sequence(sequence(oid('1.3.101.112')), bitString(new Uint8Array(32)));
  assert.equal(isSamePublicKey(exotic, publicKey), false);
  assert.equal(isSamePublicKey(publicKey, exotic), false);
  assert.equal(isSamePublicKey(exotic, exotic.slice()), true);
  assert.equal(isSamePublicKey(publicKey, (await generateKeyPair('gost512')).publicKey), false);
});

test('a certificate of another key is not put into a key file', async () => {
  const [own, other] = [await generateKeyPair('gost512'), await generateKeyPair('gost512')];
  const certificate = await selfSigned(other.privateKey);
  assert.equal(await codeOf(makePkcs12({ certificate, privateKey: own.privateKey, password: PASSWORD })), 'no-certificate');
});

test('damaged key files are refused with a listed code, whatever byte is changed', async () => {
  const { privateKey } = await generateKeyPair('gost512');
  const file = await makePkcs12({ certificate: await selfSigned(privateKey), privateKey, password: PASSWORD });
  await fc.assert(
    fc.asyncProperty(fc.nat({ max: file.length - 1 }), fc.integer({ min: 1, max: 255 }), async (position, change) => {
      const damaged = file.slice();
      damaged[position]! ^= change;
      const code = await codeOf(openPkcs12(damaged, PASSWORD));
      // A byte whose change has no meaning to the reader (an attribute tag is under the MAC, a version is not) is fine
      // only if the file still opens to the same key; everything under the MAC must be noticed.
      if (code === 'none') {
        assert.deepEqual((await openPkcs12(damaged, PASSWORD)).privateKey.publicKey, privateKey.publicKey);
      } else assert.ok(PKCS12_ERROR_CODES.includes(code));
    }),
    { numRuns: 150 },
  );
});

test('rubbish, truncation and depth are refused without delay', async () => {
  const { privateKey } = await generateKeyPair('gost512');
  const file = await makePkcs12({ certificate: await selfSigned(privateKey), privateKey, password: PASSWORD });
  for (const length of [0, 1, 2, 10, file.length >> 1, file.length - 1]) {
    assert.equal(await codeOf(openPkcs12(file.subarray(0, length), PASSWORD)), 'malformed', `first ${length} bytes`);
  }
  assert.equal(await codeOf(openPkcs12(new Uint8Array(300_000), PASSWORD)), 'malformed');
  const nested = Uint8Array.from({ length: 2000 }, (_, i) => (i % 2 === 0 ? 0x30 : 0x80));
  assert.equal(await codeOf(openPkcs12(nested, PASSWORD)), 'malformed');
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
      assert.notEqual(await codeOf(openPkcs12(bytes, PASSWORD)), 'none');
    }),
    { numRuns: 100 },
  );
});

test('iteration counts that only waste time, or that skip the derivation, are refused', async () => {
  const refused = { name: 'Pkcs12Error', code: 'unsupported' };
  const salt = new Uint8Array(8);
  for (const iterations of [0, ITERATIONS_MAX + 1, 2 ** 40]) {
    assert.throws(() => derivePkcs12Key('SHA-1', PASSWORD, salt, iterations, PURPOSE.mac, 20), refused);
  }
  for (const iterations of [0, PBKDF2_ITERATIONS_MAX + 1]) {
    await assert.rejects(derivePbkdf2Key('SHA-256', PASSWORD, salt, iterations, 32), refused);
  }
});

test('BER of indefinite length and octet strings in pieces become DER', () => {
  const ber = Uint8Array.of(0x30, 0x80, 0x24, 0x80, 0x04, 1, 7, 0x24, 0x04, 0x04, 2, 8, 9, 0, 0, 0x02, 1, 5, 0, 0);
  assert.deepEqual([...derFromBer(ber)], [0x30, 8, 0x04, 3, 7, 8, 9, 0x02, 1, 5]);
  for (const bad of [[0x30, 0x80], [0x30, 0x80, 0x02, 1], [0x04, 0x80, 0, 0], [0x30, 0x85, 0, 0, 0, 0, 1], [0x1f, 1, 0]]) {
    assert.throws(() => derFromBer(Uint8Array.from(bad)), { name: 'Pkcs12Error', code: 'malformed' });
  }
});

const OFFICIAL = [
  { file: 'key_individual_valid_2015.p12', password: 'Aa123456', algorithm: '1.2.398.3.10.1.1.2.3.2' },
  { file: 'key_individual_valid_sign_2004.p12', password: 'Qwerty12', algorithm: '1.2.840.113549.1.1.11' },
];

for (const { file, password, algorithm } of OFFICIAL) {
  test(`the NCA's ${file} opens, and its key belongs to its certificate`, async (t) => {
    if (!existsSync(ARTEFACTS)) return t.skip('SKIPPED: ../shared/vectors/eds is not there, official artefacts were not checked');
    const bytes = new Uint8Array(readFileSync(new URL(file, ARTEFACTS)));
    const { privateKey, chain } = await openPkcs12(bytes, password);
    assert.equal(privateKey.algorithm.oid, algorithm);
    assert.deepEqual(chain, []);
    const signature = await privateKey.sign(data);
    assert.equal(await verifySignature({ algorithmOid: algorithm, publicKey: privateKey.publicKey, signature, data }), true);
    assert.equal(await codeOf(openPkcs12(bytes, `${password} `)), 'wrong-password');
  });
}

const openssl = spawnSync('openssl', ['version'], { encoding: 'utf8' });
const withoutOpenssl = openssl.status === 0 ? false : 'SKIPPED: openssl is not installed, key files were not exchanged with it';

test('OpenSSL opens our RSA key file, and we open the files it writes', { skip: withoutOpenssl }, async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'pkcs12-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const run = (...args: string[]): string => {
    const result = spawnSync('openssl', args, { encoding: 'utf8', cwd: folder });
    assert.equal(result.status, 0, result.stderr);
    return result.stdout;
  };
  const { privateKey, publicKey } = await generateKeyPair('rsa2048');
  const certificate = await selfSigned(privateKey);
  writeFileSync(join(folder, 'ours.p12'), await makePkcs12({ certificate, privateKey, password: PASSWORD }));
  const pem = run('pkcs12', '-legacy', '-in', 'ours.p12', '-passin', `pass:${PASSWORD}`, '-nodes');
  assert.match(pem, /BEGIN PRIVATE KEY/);
  writeFileSync(join(folder, 'all.pem'), pem);
  const protections = [
    ['-keypbe', 'AES-256-CBC', '-certpbe', 'AES-128-CBC', '-macalg', 'sha256'],
    ['-legacy', '-keypbe', 'PBE-SHA1-3DES', '-certpbe', 'PBE-SHA1-RC2-40', '-macalg', 'sha1'],
    ['-legacy', '-keypbe', 'PBE-SHA1-RC2-128', '-certpbe', 'NONE', '-macalg', 'sha512'],
  ];
  for (const options of protections) {
    run('pkcs12', '-export', ...options, '-in', 'all.pem', '-out', 'theirs.p12', '-passout', `pass:${PASSWORD}`);
    const opened = await openPkcs12(new Uint8Array(readFileSync(join(folder, 'theirs.p12'))), PASSWORD);
    assert.deepEqual(opened.privateKey.publicKey, publicKey, options.join(' '));
    assert.deepEqual(opened.certificate, certificate);
  }
  run('pkcs12', '-export', '-in', 'all.pem', '-nokeys', '-out', 'nokey.p12', '-passout', `pass:${PASSWORD}`);
  assert.equal(await codeOf(openPkcs12(new Uint8Array(readFileSync(join(folder, 'nokey.p12'))), PASSWORD)), 'no-key');
  run('pkcs12', '-export', '-in', 'all.pem', '-nomac', '-out', 'nomac.p12', '-passout', `pass:${PASSWORD}`);
  assert.equal(await codeOf(openPkcs12(new Uint8Array(readFileSync(join(folder, 'nomac.p12'))), PASSWORD)), 'unsupported');
});
