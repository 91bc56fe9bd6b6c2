import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { bitString, bitStringBytesOf, derFrom, octetString, octetsOf, oid, openDer, readDer, sequence, TAG, toPem } from '../der/index.ts';
import { digest, generateKeyPair, gost3410Verify, HASH_OID, TC26_256_A, TC26_512_A } from './index.ts';

// OpenSSL's GOST engine is a third implementation, and the only one at hand for the twisted Edwards curve of 256 bits.
// It speaks the Russian order of bytes: a signature is s || r, big-endian, which is ours read backwards.
const KINDS = [
  { kind: 'gost512', curve: TC26_512_A, hashOid: HASH_OID.streebog512, key: ['gost2012_512', 'paramset:A'], hash: '-md_gost12_512', russian: ['1.2.643.7.1.1.1.2', '1.2.643.7.1.2.1.2.1'] },
  { kind: 'gost256', curve: TC26_256_A, hashOid: HASH_OID.streebog256, key: ['gost2012_256', 'paramset:TCA'], hash: '-md_gost12_256', russian: ['1.2.643.7.1.1.1.1', '1.2.643.7.1.2.1.1.1'] },
] as const;

const engine = spawnSync('openssl', ['engine', 'gost'], { encoding: 'utf8' });
const skip = engine.status === 0 && engine.stdout.startsWith('(gost)') ? false : 'SKIPPED: the GOST engine of OpenSSL is not installed, signatures were not exchanged with it';

let folder = '';
before(() => void (folder = mkdtempSync(join(tmpdir(), 'gost-engine-'))));
after(() => rmSync(folder, { recursive: true }));

function openssl(...args: string[]): string {
  const result = spawnSync('openssl', args, { encoding: 'utf8', cwd: folder });
  assert.equal(result.status, 0, result.stderr);
  return result.stdout;
}

for (const { kind, curve, hashOid, key, hash, russian } of KINDS) {
  const message = new TextEncoder().encode('Тексеру хабарламасы');

  test(`${kind}: we verify what OpenSSL signs`, { skip }, async () => {
    writeFileSync(join(folder, 'message'), message);
    openssl('genpkey', '-engine', 'gost', '-algorithm', key[0], '-pkeyopt', key[1], '-out', 'key.pem');
    openssl('pkey', '-engine', 'gost', '-in', 'key.pem', '-pubout', '-outform', 'DER', '-out', 'key.der');
    openssl('dgst', '-engine', 'gost', hash, '-sign', 'key.pem', '-out', 'signature', 'message');
    const publicKey = pointOf(derFrom(new Uint8Array(readFileSync(join(folder, 'key.der')))));
    const signature = new Uint8Array(readFileSync(join(folder, 'signature'))).reverse();
    assert.equal(gost3410Verify(curve, publicKey, await digest(hashOid, message), signature), true);
    assert.equal(gost3410Verify(curve, publicKey, await digest(hashOid, message.subarray(1)), signature), false);
  });

  test(`${kind}: OpenSSL verifies what we sign`, { skip }, async () => {
    const { privateKey, publicKey } = await generateKeyPair(kind);
    const info = sequence(sequence(oid(russian[0]), sequence(oid(russian[1]))), bitString(octetString(pointOf(publicKey))));
    writeFileSync(join(folder, 'ours.pem'), toPem('PUBLIC KEY', info));
    writeFileSync(join(folder, 'ours.sig'), (await privateKey.sign(message)).reverse());
    writeFileSync(join(folder, 'message'), message);
    const verdict = openssl('dgst', '-engine', 'gost', hash, '-verify', 'ours.pem', '-signature', 'ours.sig', 'message');
    assert.match(verdict, /Verified OK/);
  });
}

/** x || y out of a SubjectPublicKeyInfo, Russian or Kazakh: both wrap it alike. */
function pointOf(spki: Uint8Array): Uint8Array {
  const info = openDer(readDer(spki), TAG.sequence, 'SubjectPublicKeyInfo');
  info.take(TAG.sequence, 'algorithm');
  return octetsOf(readDer(bitStringBytesOf(info.take(TAG.bitString, 'key'))));
}
