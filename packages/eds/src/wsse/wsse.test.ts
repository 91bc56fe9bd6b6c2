import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import fc from 'fast-check';
import type { Authority } from '../issue/index.ts';
import { makeTestAuthority, type TestAuthority } from '../testing/test-authority.ts';
import { textOf } from '../xml/index.ts';
import { signXml, UnsignableXml } from '../xmldsig/index.ts';
import { signSoap, verifySoap } from './index.ts';

const ENVELOPE =
  '<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body><n:SendMessage xmlns:n="http://bip.bee.kz/SyncChannel/v10/Types"><request><iin>900101300017</iin></request></n:SendMessage></soap:Body></soap:Envelope>';
const BODY_ID = 'id-5f8d2b1e-0000-4000-8000-000000000001';

let authority: TestAuthority;
let system: Authority;
let signed: string;
before(async () => {
  authority = await makeTestAuthority();
  system = await authority.issue({ role: 'legal-entity-system', bin: '940140000385', organisation: 'ЖШС "СЫНАҚ"' });
  signed = await signSoap({ envelope: ENVELOPE, bodyId: BODY_ID, ...system });
});

async function codeOf(xml: string): Promise<string> {
  const verified = await verifySoap(xml);
  return verified.kind === 'valid' ? 'valid' : verified.code;
}
const changed = (from: string | RegExp, to: string): string => {
  const result = signed.replace(from, to);
  assert.notEqual(result, signed, `nothing to replace: ${from}`);
  return result;
};
const BODY = /<soap:Body[\s\S]*<\/soap:Body>/;

describe('WS-Security of the gateway', () => {
  for (const kind of ['gost512', 'gost2004', 'rsa2048'] as const) {
    test(`signed with a ${kind} key verifies and gives the signed body`, async () => {
      const other = await authority.issue({ role: 'legal-entity-system', bin: '940140000385' }, { kind });
      const verified = await verifySoap(await signSoap({ envelope: ENVELOPE, bodyId: BODY_ID, ...other }));
      assert.ok(verified.kind === 'valid', verified.kind);
      assert.equal(textOf(verified.body), '900101300017');
      assert.equal(verified.certificate.role, 'legal-entity-system');
    });
  }

  test('keeps other headers and an identifier the body already has', async () => {
    const envelope = ENVELOPE.replace('<soap:Body>', '<soap:Header><x/></soap:Header><soap:Body wsu:Id="own" xmlns:wsu="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd">');
    const xml = await signSoap({ envelope, bodyId: BODY_ID, ...system });
    assert.equal(await codeOf(xml), 'valid');
    assert.match(xml, /URI="#own"/);
    assert.match(xml, /<x><\/x><\/soap:Header>/);
  });

  test('stays valid around a body with a signed business document', async () => {
    const business = (await signXml({ xml: '<data><iin>900101300017</iin></data>', ...system })).replace(/^<\?xml.*?\?>/, '');
    const envelope = ENVELOPE.replace('<request>', `<request>${business}`);
    assert.equal(await codeOf(await signSoap({ envelope, bodyId: BODY_ID, ...system })), 'valid');
  });

  test('is not made for what is no envelope', async () => {
    await assert.rejects(signSoap({ envelope: '<a/>', bodyId: BODY_ID, ...system }), UnsignableXml);
  });
});

describe('bad gateway messages are refused, each with its own code', () => {
  test('unsigned, or changed', async () => {
    assert.equal(await codeOf(ENVELOPE), 'signature-absent');
    assert.equal(await codeOf(changed('900101300017', '850515400306')), 'content-digest-mismatch');
    assert.equal(await codeOf('<a>'), 'xml-malformed');
  });

  test('wrapping: the signed body moved into the header, another put in its place', async () => {
    const body = BODY.exec(signed)?.[0] ?? '';
    const forged = body.replace('900101300017', '850515400306');
    const otherId = forged.replace(BODY_ID, 'id-other');
    const moved = (replacement: string): string => signed.replace(BODY, replacement).replace('</soap:Header>', `<w>${body}</w></soap:Header>`);
    assert.equal(await codeOf(moved(forged)), 'xml-duplicate-id');
    assert.equal(await codeOf(moved(otherId)), 'xml-reference-forbidden');
    assert.equal(await codeOf(moved(forged.replace(/ wsu:Id="[^"]*"/, ''))), 'xml-reference-forbidden');
  });

  test('two bodies, two security headers, two signatures', async () => {
    const body = BODY.exec(signed)?.[0] ?? '';
    assert.equal(await codeOf(changed(BODY, `${body}${body}`)), 'xml-signature-misplaced');
    assert.equal(await codeOf(changed(/(<wsse:Security [\s\S]*<\/wsse:Security>)/, '$1$1')), 'xml-signature-misplaced');
    assert.equal(await codeOf(changed(/(<ds:Signature [\s\S]*<\/ds:Signature>)/, '$1$1')), 'xml-signature-misplaced');
  });

  test('an identifier doubled by an attribute of another name', async () => {
    assert.equal(await codeOf(changed('<wsse:Security ', `<wsse:Security ID="${BODY_ID}" `)), 'xml-duplicate-id');
  });

  test('another transform, two references, a DTD, a comment', async () => {
    assert.equal(await codeOf(changed(/<ds:Transform Algorithm="[^"]*"/, '<ds:Transform Algorithm="http://www.w3.org/TR/1999/REC-xslt-19991116"')), 'xml-transform-forbidden');
    assert.equal(await codeOf(changed(/(<ds:Reference [\s\S]*<\/ds:Reference>)/, '$1$1')), 'xml-reference-forbidden');
    assert.equal(await codeOf(`<!DOCTYPE a>${signed}`), 'xml-doctype-forbidden');
    assert.equal(await codeOf(changed('900101300017', '9001<!---->01300017')), 'xml-comment-forbidden');
  });

  test('the certificate of another system, or none', async () => {
    const other = await authority.issue({ role: 'legal-entity-system', bin: '940140000385' });
    const foreign = await signSoap({ envelope: ENVELOPE, bodyId: BODY_ID, ...other });
    const identifier = /<wsse:KeyIdentifier[\s\S]*<\/wsse:KeyIdentifier>/;
    assert.equal(await codeOf(changed(identifier, identifier.exec(foreign)?.[0] ?? '')), 'signature-invalid');
    assert.equal(await codeOf(changed(identifier, '')), 'signer-certificate-missing');
  });

  test('a character changed anywhere never yields another valid body', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: signed.length - 1 }), fc.constantFrom('0', 'A', '<', ' ', ''), async (at, character) => {
        const verified = await verifySoap(signed.slice(0, at) + character + signed.slice(at + 1));
        if (verified.kind === 'valid') assert.equal(textOf(verified.body), '900101300017');
      }),
      { numRuns: 200 },
    );
  });
});
