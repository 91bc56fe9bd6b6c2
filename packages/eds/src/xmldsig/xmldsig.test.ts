import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import fc from 'fast-check';
import type { Authority } from '../issue/index.ts';
import { toPem } from '../der/index.ts';
import { skipWithout, withBench } from '../testing/peer-program.ts';
import { KEY_KINDS, makeTestAuthority, type TestAuthority } from '../testing/test-authority.ts';
import { prepareXml, signXml, UnsignableXml, verifyXml } from './index.ts';

const XML = '<?xml version="1.0" encoding="UTF-8"?>\n<өтініш xmlns="urn:test:1"><ЖСН>900101300017</ЖСН><x:аты xmlns:x="urn:test:2" x:a="1">СЫНАҚ</x:аты></өтініш>';

let authority: TestAuthority;
let signer: Authority;
let signed: string;
before(async () => {
  authority = await makeTestAuthority();
  signer = await authority.issue();
  signed = await signXml({ xml: XML, ...signer });
});

async function codes(xml: string): Promise<readonly string[]> {
  const { signers, code } = await verifyXml(xml);
  return code === undefined ? signers.map((one) => (one.kind === 'valid' ? 'valid' : one.code)) : [code];
}
const changed = (from: string | RegExp, to: string): string => {
  const result = signed.replace(from, to);
  assert.notEqual(result, signed, `nothing to replace: ${from}`);
  return result;
};
const SIGNATURE = /<ds:Signature [\s\S]*<\/ds:Signature>/;
const signatureIn = (xml: string): string => SIGNATURE.exec(xml)?.[0] ?? '';

describe('enveloped XML signature', () => {
  for (const kind of KEY_KINDS) {
    test(`made with a ${kind} key verifies`, async () => {
      const owner = await authority.issue({}, { kind });
      const xml = await signXml({ xml: XML, ...owner });
      assert.deepEqual(await codes(xml), ['valid']);
      assert.deepEqual(await codes(xml.replace('СЫНАҚ<', 'СЫНАК<')), ['content-digest-mismatch']);
    });
  }

  test('of several signers verifies for each; nobody can be taken out of the middle', async () => {
    const head = await authority.issue({ role: 'head', bin: '940140000385' }, { kind: 'rsa2048' });
    const both = await signXml({ xml: signed, ...head });
    assert.deepEqual(await codes(both), ['valid', 'valid']);
    const withoutFirst = both.replace(/<ds:Signature [\s\S]*?<\/ds:Signature>/, '');
    assert.deepEqual(await codes(withoutFirst), ['content-digest-mismatch']);
    const inserted = both.replace('</ds:Signature><ds:Signature', '</ds:Signature><қосымша/><ds:Signature');
    assert.deepEqual(await codes(inserted), ['content-digest-mismatch', 'content-digest-mismatch']);
  });

  test('gives the tree that was verified, and none when anything is wrong', async () => {
    assert.equal((await verifyXml(signed)).document?.root.localName, 'өтініш');
    assert.equal((await verifyXml(changed('900101300017', '850515400306'))).document, undefined);
  });

  test('is assembled from a value made elsewhere', async () => {
    const prepared = await prepareXml({ xml: XML, certificate: signer.certificate });
    assert.deepEqual(await codes(prepared.assemble(await signer.privateKey.sign(prepared.toBeSigned))), ['valid']);
  });

  test('stays valid when the document is written differently but means the same', async () => {
    assert.deepEqual(await codes(changed('<x:аты xmlns:x="urn:test:2" x:a="1">', "<x:аты  x:a='&#49;'\n xmlns:x='urn:test:2'>")), ['valid']);
  });

  test('is not made over a document with comments or a DTD', async () => {
    await assert.rejects(signXml({ xml: '<a><!-- x --></a>', ...signer }), UnsignableXml);
    await assert.rejects(signXml({ xml: '<a/>', ...await authority.issue({}, { kind: 'ecdsa-p256' }) }), { name: 'UnsignableXml', code: 'algorithm-unsupported' });
    await assert.rejects(signXml({ xml: '<!DOCTYPE a><a/>', ...signer }), /DTD/);
  });
});

describe('bad XML signatures are refused, each with its own code', () => {
  test('no signature', async () => assert.deepEqual(await codes(XML), ['signature-absent']));

  test('a DTD', async () => assert.deepEqual(await codes(changed('<өтініш', '<!DOCTYPE a><өтініш')), ['xml-doctype-forbidden']));

  test('a comment that cuts a value', async () => {
    assert.deepEqual(await codes(changed('900101300017', '9001<!-- -->01300017')), ['xml-comment-forbidden']);
  });

  test('wrapping: the signed document moved into another', async () => {
    const inner = signed.replace(/^<\?xml.*?\?>/, '');
    assert.deepEqual(await codes(`<бұрмаланған>${inner}</бұрмаланған>`), ['xml-signature-misplaced']);
    assert.deepEqual(await codes(changed('<ЖСН>', '<q><r/></q><ЖСН>')), ['content-digest-mismatch']);
  });

  test('wrapping: the signature kept, the document changed beside it', async () => {
    const signature = signatureIn(signed);
    assert.deepEqual(await codes(`<өтініш xmlns="urn:test:1"><ЖСН>850515400306</ЖСН>${signature}</өтініш>`), ['content-digest-mismatch']);
  });

  test('a reference to a part', async () => {
    assert.deepEqual(await codes(changed('URI=""', 'URI="#x"')), ['xml-reference-forbidden']);
    assert.deepEqual(await codes(changed(' URI=""', '')), ['xml-reference-forbidden']);
  });

  test('two references', async () => {
    assert.deepEqual(await codes(changed(/(<ds:Reference[\s\S]*<\/ds:Reference>)/, '$1$1')), ['xml-reference-forbidden']);
  });

  test('transforms that could hide something', async () => {
    const xpath = 'http://www.w3.org/TR/1999/REC-xpath-19991116';
    assert.deepEqual(await codes(changed('http://www.w3.org/TR/2001/REC-xml-c14n-20010315#WithComments', xpath)), ['xml-transform-forbidden']);
    assert.deepEqual(await codes(changed(/<ds:Transform Algorithm="[^"]*enveloped-signature"\/>\n/, '')), ['xml-transform-forbidden']);
    assert.deepEqual(await codes(changed('<ds:Transforms>', `<ds:Transforms><ds:Transform Algorithm="${xpath}"/>`)), ['xml-transform-forbidden']);
  });

  test('algorithms out of the table, or mixed', async () => {
    const uri = /urn:ietf:params:xml:ns:pkigovkz:xmlsec:algorithms:gostr34102015-gostr34112015-512/;
    assert.deepEqual(await codes(changed(uri, 'http://www.w3.org/2000/09/xmldsig#hmac-sha1')), ['algorithm-unsupported']);
    assert.deepEqual(await codes(changed(/DigestMethod Algorithm="[^"]*"/, 'DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"')), ['algorithm-unsupported']);
    const rsa = changed(uri, 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256')
      .replace(/DigestMethod Algorithm="[^"]*"/, 'DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"');
    assert.deepEqual(await codes(rsa), ['content-digest-mismatch']);
  });

  test('parameters inside a method', async () => {
    const withParameter = changed(/(<ds:SignatureMethod Algorithm="[^"]*")\/?>(<\/ds:SignatureMethod>)?/, '$1><ds:HMACOutputLength>0</ds:HMACOutputLength></ds:SignatureMethod>');
    assert.deepEqual(await codes(withParameter), ['xml-signature-structure']);
  });

  test('an object beside the signature, or text inside it', async () => {
    assert.deepEqual(await codes(changed('</ds:Signature>', '<ds:Object/></ds:Signature>')), ['xml-signature-structure']);
    assert.deepEqual(await codes(changed('<ds:SignedInfo>', 'x<ds:SignedInfo>')), ['xml-signature-structure']);
  });

  test('no certificate, a bare key, a broken certificate', async () => {
    assert.deepEqual(await codes(changed(/<ds:X509Certificate>[\s\S]*<\/ds:X509Certificate>/, '')), ['signer-certificate-missing']);
    assert.deepEqual(await codes(changed(/<ds:X509Data>[\s\S]*<\/ds:X509Data>/, '<ds:KeyValue/>')), ['xml-signature-structure']);
    assert.deepEqual(await codes(changed(/<ds:X509Certificate>\s*..../, '<ds:X509Certificate>AAAA')), ['certificate-malformed']);
  });

  test('the certificate of another person', async () => {
    const other = signatureIn(await signXml({ xml: XML, ...(await authority.issue()) }));
    const certificate = /<ds:X509Certificate>[\s\S]*<\/ds:X509Certificate>/;
    assert.deepEqual(await codes(changed(certificate, certificate.exec(other)?.[0] ?? '')), ['signature-invalid']);
  });

  test('a character changed anywhere never yields another valid content', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: signed.length - 1 }), fc.constantFrom('0', 'A', '<', '&', ' ', 'ә', ''), async (at, character) => {
        const mutated = signed.slice(0, at) + character + signed.slice(at + 1);
        const { document, signers } = await verifyXml(mutated);
        if (document === undefined) return;
        assert.equal(signers.length, 1);
        const { canonicalDocument } = await import('../xml/index.ts');
        const text = canonicalDocument(document, { exclusive: false, comments: false });
        assert.ok(text.startsWith('<өтініш xmlns="urn:test:1"><ЖСН>900101300017</ЖСН><x:аты xmlns:x="urn:test:2" x:a="1">СЫНАҚ</x:аты><ds:Signature'), text);
      }),
      { numRuns: 300 },
    );
  });
});

test('xmlsec1 verifies our RSA signature', async (t) => {
  if (skipWithout(t, 'xmlsec1', '--version')) return;
  const rsa = await makeTestAuthority('rsa2048');
  const owner = await rsa.issue();
  await withBench(async (bench) => {
    bench.write('root.pem', toPem('CERTIFICATE', rsa.root.certificate.raw));
    bench.write('nca.pem', toPem('CERTIFICATE', rsa.nca.certificate.raw));
    bench.write('signed.xml', await signXml({ xml: XML, ...owner }));
    const result = bench.run('xmlsec1', ['--verify', '--trusted-pem', 'root.pem', '--untrusted-pem', 'nca.pem', '--verification-time', '2026-03-02 09:00:00', 'signed.xml']);
    assert.equal(result.status, 0, result.stderr);
  });
});

test('we verify what xmlsec1 signs by the same template', async (t) => {
  if (skipWithout(t, 'xmlsec1', '--version')) return;
  const owner = await (await makeTestAuthority('rsa2048')).issue();
  await withBench(async (bench) => {
    const template = (await signXml({ xml: XML, ...owner }))
      .replace(/(<ds:(DigestValue|SignatureValue)>)[\s\S]*?(<\/ds:\2>)/g, '$1$3')
      .replace(/<ds:X509Data>[\s\S]*<\/ds:X509Data>/, '<ds:X509Data><ds:X509Certificate/></ds:X509Data>');
    bench.write('template.xml', template);
    bench.write('cert.pem', toPem('CERTIFICATE', owner.certificate.raw));
    bench.write('key.pem', toPem('PRIVATE KEY', await owner.privateKey.dangerouslyExportPkcs8()));
    const result = bench.run('xmlsec1', ['--sign', '--privkey-pem', 'key.pem,cert.pem', '--output', 'signed.xml', 'template.xml']);
    assert.equal(result.status, 0, result.stderr);
    const theirs = new TextDecoder().decode(bench.read('signed.xml'));
    assert.deepEqual(await codes(theirs), ['valid']);
    assert.deepEqual(await codes(theirs.replace('900101300017', '850515400306')), ['content-digest-mismatch']);
  });
});
