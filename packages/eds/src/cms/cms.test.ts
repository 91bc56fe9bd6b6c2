import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import fc from 'fast-check';
import { type Authority } from '../issue/index.ts';
import { algorithmIdentifier, explicit, integer, octetString, oid, sequence, serialNumberInteger, setOf, toPem } from '../der/index.ts';
import { skipWithout, withBench } from '../testing/peer-program.ts';
import { KEY_KINDS, makeTestAuthority, NOW, type TestAuthority, utf8 } from '../testing/test-authority.ts';
import { digest } from '../crypto/index.ts';
import { addSignature, algorithmOfKey, allSignersValid, makeCms, prepareCms, verifyCms } from './index.ts';

const content = utf8('Сұрау салу № 1');
let authority: TestAuthority;
let signer: Authority;
before(async () => {
  authority = await makeTestAuthority();
  signer = await authority.issue();
});

const make = (options: Partial<Parameters<typeof makeCms>[0]> = {}): Promise<Uint8Array> =>
  makeCms({ content, detached: false, signers: [signer], signingTime: NOW, ...options });

const codes = async (cms: Uint8Array | string, detached?: Uint8Array): Promise<readonly string[]> => {
  const verified = await verifyCms(cms, detached === undefined ? {} : { content: detached });
  return verified.code === undefined ? verified.signers.map((one) => (one.kind === 'valid' ? 'valid' : one.code)) : [verified.code];
};

/** A SignedData whose only signer has no signed attributes (RFC 5652 §5.4 allows it for plain data). */
async function makeWithoutAttributes(document: Uint8Array, signature: Uint8Array): Promise<Uint8Array> {
  const { certificate, privateKey } = signer;
  const signerInfo = sequence(
    integer(1), sequence(certificate.issuer.raw, serialNumberInteger(certificate.serialNumber)),
    algorithmIdentifier(privateKey.algorithm.hashOid), algorithmIdentifier(privateKey.algorithm.oid), octetString(signature),
  );
  const signedData = sequence(
    integer(1), setOf(algorithmIdentifier(privateKey.algorithm.hashOid)),
    sequence(oid('1.2.840.113549.1.7.1'), explicit(0, octetString(document))), explicit(0, certificate.raw), setOf(signerInfo),
  );
  return sequence(oid('1.2.840.113549.1.7.2'), explicit(0, signedData));
}

describe('CMS', () => {
  for (const kind of [...KEY_KINDS, 'ecdsa-p256', 'ecdsa-p384'] as const) {
    test(`made with a ${kind} key verifies, attached and detached`, async () => {
      const owner = await authority.issue({}, { kind });
      const attached = await make({ signers: [owner] });
      assert.deepEqual(await codes(attached), ['valid']);
      const detached = await make({ signers: [owner], detached: true });
      assert.deepEqual(await codes(detached, content), ['valid']);
      assert.deepEqual(await codes(detached, utf8('Сұрау салу № 2')), ['content-digest-mismatch']);
      assert.deepEqual(await codes(detached), ['content-missing']);
    });
  }

  test('says when and by whom, as a claim', async () => {
    const [verdict] = (await verifyCms(await make())).signers;
    assert.equal(verdict?.signingTime?.toISOString(), NOW.toISOString());
    assert.equal(verdict?.certificate?.subject.commonName, 'СЫНАҚОВ СЫНАҚ');
  });

  test('with signers of different algorithms keeps each', async () => {
    const rsa = await authority.issue({}, { kind: 'rsa2048' });
    const cms = await make({ signers: [signer, rsa] });
    assert.deepEqual(await codes(cms), ['valid', 'valid']);
    assert.ok(allSignersValid(await verifyCms(cms)));
  });

  test('takes one more signature without touching the earlier ones', async () => {
    const head = await authority.issue({ role: 'head', bin: '940140000385' });
    for (const detached of [false, true]) {
      const first = await make({ detached });
      const both = await addSignature(first, { signer: head, signingTime: NOW, ...(detached ? { content } : {}) });
      assert.deepEqual(await codes(both, detached ? content : undefined), ['valid', 'valid']);
    }
  });

  test('is assembled from a signature made elsewhere', async () => {
    const prepared = await prepareCms({ content, detached: true, certificate: signer.certificate, signingTime: NOW, bindCertificate: true });
    const cms = prepared.assemble(await signer.privateKey.sign(prepared.toBeSigned));
    assert.deepEqual(await codes(cms, content), ['valid']);
    const wrong = prepared.assemble(await signer.privateKey.sign(content));
    assert.deepEqual(await codes(wrong, content), ['signature-invalid']);
  });

  test('is made over the hash of a long file, and without a clock of the signer', async () => {
    const { certificate, privateKey } = signer;
    const contentDigest = await digest(algorithmOfKey(certificate).hashOid, content);
    const prepared = await prepareCms({ contentDigest, detached: true, certificate });
    const cms = prepared.assemble(await privateKey.sign(prepared.toBeSigned));
    const [verdict] = (await verifyCms(cms, { content })).signers;
    assert.deepEqual([verdict?.kind, verdict?.signingTime], ['valid', undefined]);
  });

  test('is read from PEM and refused when it is something else', async () => {
    assert.deepEqual(await codes(toPem('CMS', await make())), ['valid']);
    assert.deepEqual(await codes(signer.certificate.raw), ['cms-malformed']);
    assert.deepEqual(await codes('-----BEGIN CMS-----\n!!!\n-----END CMS-----'), ['cms-malformed']);
    assert.deepEqual(await codes(new Uint8Array()), ['cms-malformed']);
    assert.deepEqual(await codes(await make({ signers: [] })), ['signature-absent']);
  });

  test('does not accept the certificate of another person', async () => {
    const other = await authority.issue({ iin: '850515400306' });
    const forged = await make({ signers: [{ certificate: other.certificate, privateKey: signer.privateKey }] });
    assert.deepEqual(await codes(forged), ['signature-invalid']);
  });

  test('does not accept the Russian byte order', async () => {
    const prepared = await prepareCms({ content, detached: false, certificate: signer.certificate, signingTime: NOW });
    const signature = await signer.privateKey.sign(prepared.toBeSigned);
    assert.deepEqual(await codes(prepared.assemble(signature)), ['valid']);
    assert.deepEqual(await codes(prepared.assemble(signature.slice().reverse())), ['signature-invalid']);
  });

  test('does not take the attributes of one signature for the document of another', async () => {
    const prepared = await prepareCms({ content, detached: false, certificate: signer.certificate, signingTime: NOW });
    const signature = await signer.privateKey.sign(prepared.toBeSigned);
    const withoutAttributes = await makeWithoutAttributes(prepared.toBeSigned, signature);
    assert.deepEqual(await codes(withoutAttributes), ['signed-attributes-invalid']);
    const honest = await makeWithoutAttributes(content, await signer.privateKey.sign(content));
    assert.deepEqual(await codes(honest), ['valid']);
  });

  test('binds the certificate when asked, and notices another one', async () => {
    const cms = await make({ bindCertificate: true });
    assert.deepEqual(await codes(cms), ['valid']);
  });

  test('changed anywhere gives no valid signer, unless the change is outside of what is signed', async () => {
    const cms = await make();
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: cms.length - 1 }), fc.integer({ min: 1, max: 255 }), async (at, mask) => {
        const changed = cms.slice();
        changed[at] = (changed[at] ?? 0) ^ mask;
        const verified = await verifyCms(changed);
        for (const verdict of verified.signers) {
          if (verdict.kind !== 'valid') continue;
          // The certificate inside is judged by its own chain; the signed bytes must be the ones signed.
          assert.deepEqual(verified.content, content);
        }
      }),
      { numRuns: 200 },
    );
  });

  test('cut off anywhere is refused', async () => {
    const cms = await make();
    for (let length = 0; length < cms.length; length += 7) {
      assert.deepEqual(await codes(cms.subarray(0, length)), ['cms-malformed'], `${length} bytes`);
    }
  });
});

describe('CMS and OpenSSL', () => {
  for (const kind of ['rsa2048', 'ecdsa-p256', 'ecdsa-p384'] as const) test(`OpenSSL verifies our ${kind} signature and its chain`, async (t) => {
    if (skipWithout(t, 'openssl', 'version')) return;
    const own = await makeTestAuthority(kind);
    const owner = await own.issue({}, { kind });
    await withBench(async (bench) => {
      bench.write('root.pem', toPem('CERTIFICATE', own.root.certificate.raw) + toPem('CERTIFICATE', own.nca.certificate.raw));
      bench.write('content', content);
      for (const detached of [false, true]) {
        bench.write('cms', await make({ signers: [owner], detached, bindCertificate: detached }));
        const verify = ['cms', '-verify', '-binary', '-inform', 'DER', '-in', 'cms', '-CAfile', 'root.pem', '-purpose', 'any', '-attime', String(NOW.getTime() / 1000)];
        const result = bench.run('openssl', detached ? [...verify, '-content', 'content'] : verify);
        assert.equal(result.status, 0, result.stderr);
      }
    });
  });

  test('we verify OpenSSL\'s, also streamed with indefinite lengths', async (t) => {
    if (skipWithout(t, 'openssl', 'version')) return;
    const rsa = await makeTestAuthority('rsa2048');
    const owner = await rsa.issue();
    await withBench(async (bench) => {
      bench.write('cert.pem', toPem('CERTIFICATE', owner.certificate.raw));
      bench.write('key.pem', toPem('PRIVATE KEY', await owner.privateKey.dangerouslyExportPkcs8()));
      bench.write('content', new Uint8Array(100_000).fill(7));
      for (const extra of [[], ['-stream', '-indef'], ['-noattr'], ['-keyid'], ['-md', 'sha512'], ['-cades']]) {
        const sign = ['cms', '-sign', '-binary', '-nodetach', '-outform', 'DER', '-in', 'content', '-signer', 'cert.pem', '-inkey', 'key.pem', '-out', 'cms'];
        assert.equal(bench.run('openssl', [...sign, ...extra]).status, 0, extra.join(' '));
        assert.deepEqual(await codes(bench.read('cms')), ['valid'], extra.join(' '));
      }
      const weak = ['cms', '-sign', '-binary', '-nodetach', '-outform', 'DER', '-in', 'content', '-signer', 'cert.pem', '-inkey', 'key.pem', '-out', 'cms', '-md', 'sha1'];
      assert.equal(bench.run('openssl', weak).status, 0);
      assert.deepEqual(await codes(bench.read('cms')), ['algorithm-unsupported']);
    });
  });
});
