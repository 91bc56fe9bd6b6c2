import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import fc from 'fast-check';
import { MalformedDer, sequence } from '../der/index.ts';
import { generateKeyPair } from '../crypto/index.ts';
import { authorityExtensions, keyIdOf, makeCertificate } from '../issue/index.ts';
import { CITIZEN, KEY_KINDS, makeTestAuthority, NOW, type TestAuthority } from '../testing/test-authority.ts';
import { buildChain, type Certificate, parseCertificate } from './index.ts';

let authority: TestAuthority;
before(async () => {
  authority = await makeTestAuthority();
});

const chainCode = async (certificate: Certificate, intermediates = [authority.nca.certificate], at = NOW): Promise<string> => {
  const chain = await buildChain({ certificate, intermediates, trustAnchors: [authority.root.certificate], at });
  return chain.kind === 'chain' ? 'chain' : chain.code;
};

describe('certificate of the NCA profile', () => {
  test('names its owner attribute by attribute', async () => {
    const { certificate } = await authority.issue();
    const { subject } = certificate;
    assert.deepEqual([subject.surname, subject.givenName, subject.patronymic, subject.iin], ['СЫНАҚОВ', 'СЫНАҚ', 'СЫНАҚҰЛЫ', CITIZEN.iin]);
    assert.deepEqual(certificate.keyUsage, ['digitalSignature', 'nonRepudiation', 'keyEncipherment']);
    assert.deepEqual(certificate.policies, ['1.2.398.3.3.2']);
    assert.equal(subject.bin, undefined);
  });

  test('never takes a number for an IIN or BIN that does not say so', async () => {
    const { certificate } = await authority.issue({ surname: '77012345678', name: '900101300017', iin: '12345' });
    assert.deepEqual([certificate.subject.iin, certificate.subject.bin], [undefined, undefined]);
  });

  test('has a serial number made of its key identifier without the top bit', async () => {
    for (let i = 0; i < 4; i++) {
      const { serialNumber, subjectKeyId = '' } = (await authority.issue()).certificate;
      const expected = BigInt(`0x${subjectKeyId}`) & ((1n << 159n) - 1n);
      assert.equal(BigInt(`0x${serialNumber}`), expected);
    }
  });

  test('is refused with anything before, after or instead', async () => {
    const { raw } = (await authority.issue()).certificate;
    assert.throws(() => parseCertificate(new Uint8Array([...raw, 0])), MalformedDer);
    assert.throws(() => parseCertificate(raw.subarray(0, raw.length - 1)), MalformedDer);
    assert.throws(() => parseCertificate(sequence()), MalformedDer);
    assert.throws(() => parseCertificate('no certificate'), MalformedDer);
  });

  test('changed anywhere is malformed or no longer chained', async () => {
    const { raw } = (await authority.issue()).certificate;
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: raw.length - 1 }), fc.integer({ min: 1, max: 255 }), async (at, mask) => {
        const changed = raw.slice();
        changed[at] = (changed[at] ?? 0) ^ mask;
        try {
          assert.notEqual(await chainCode(parseCertificate(changed)), 'chain');
        } catch (error) {
          assert.ok(error instanceof MalformedDer, String(error));
        }
      }),
      { numRuns: 150 },
    );
  });
});

describe('chain', () => {
  for (const kind of KEY_KINDS) {
    test(`is found from owner to root with ${kind} keys`, async () => {
      const other = await makeTestAuthority(kind);
      const { certificate } = await other.issue();
      const chain = await buildChain({
        certificate, intermediates: [other.nca.certificate], trustAnchors: [other.root.certificate], at: NOW,
      });
      assert.equal(chain.kind === 'chain' && chain.certificates.length, 3);
    });
  }

  test('ends at the issuing authority when that is the anchor', async () => {
    const { certificate } = await authority.issue();
    const chain = await buildChain({ certificate, intermediates: [], trustAnchors: [authority.nca.certificate], at: NOW });
    assert.equal(chain.kind === 'chain' && chain.certificates.length, 2);
  });

  test('refuses a look-alike authority of the same name', async () => {
    const forger = await makeTestAuthority();
    const { certificate } = await forger.issue();
    assert.equal(await chainCode(certificate), 'chain-signature-invalid');
    // Even when the forger sends his whole chain along.
    assert.notEqual(await chainCode(certificate, [forger.nca.certificate, forger.root.certificate, authority.nca.certificate]), 'chain');
  });

  test('refuses an authority nobody knows, and a certificate that signed itself', async () => {
    const stranger = await makeTestAuthority('gost512', 'STRANGER');
    assert.equal(await chainCode((await stranger.issue()).certificate), 'chain-issuer-unknown');
    assert.equal(await chainCode(stranger.root.certificate), 'chain-issuer-unknown');
  });

  test('refuses a citizen who plays the authority', async () => {
    const citizen = await authority.issue();
    const { publicKey } = await generateKeyPair('gost512');
    const subjectKeyId = await keyIdOf(publicKey);
    const issued = await makeCertificate({
      subject: [['commonName', 'СЫНАҚ']], publicKey, notBefore: NOW, notAfter: NOW,
      extensions: authorityExtensions({ subjectKeyId, authorityKeyId: subjectKeyId }), issuer: citizen,
    });
    assert.equal(await chainCode(issued, [citizen.certificate, authority.nca.certificate]), 'chain-not-authority');
  });

  test('refuses an authority outside its term', async () => {
    const { certificate } = await authority.issue();
    assert.equal(await chainCode(certificate, [authority.nca.certificate], new Date('2040-01-01')), 'chain-expired');
  });

  test('answers in bounded time when many look-alikes are sent along', async () => {
    const { certificate } = await (await makeTestAuthority()).issue();
    const lookAlikes = await Promise.all(Array.from({ length: 4 }, async () => (await makeTestAuthority()).nca.certificate));
    const many = Array.from({ length: 30 }, () => lookAlikes).flat();
    assert.notEqual(await chainCode(certificate, many), 'chain');
  });
});
