import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { type Authority, type Certificate, parseCertificate, toPem } from '@reglament/eds';
import {
  GatewayFault, readSignedData, readSyncAnswer, readXml, signedData, STATUS, syncClient, syncServer, type SyncService, systemSignerCheck,
  verifyEnvelope, writeSyncRequest,
} from '../index.ts';
import { serve } from '../testing/serve.ts';
import { makeSystemAuthority, NOW, type SystemAuthority } from '../testing/systems.ts';

const OURS = '150140000012';
const OTHERS = '160240000015';
const SENDER = { senderId: 'portal', password: 'x' } as const;
const info = (messageId: string) => ({ messageId, serviceId: 'Echo', messageDate: '2026-03-02T14:00:00+05:00', sender: SENDER, properties: [] });
const envelope = (messageId = 'm-1') => writeSyncRequest({ info: info(messageId), data: { kind: 'text', text: 'Өтініш & "қ"' } });

for (const kind of ['gost512', 'rsa2048'] as const) {
  describe(`transport signatures, ${kind}`, () => {
    let authority: SystemAuthority;
    let us: Authority;
    let them: Authority;
    let signed: string;
    before(async () => {
      authority = await makeSystemAuthority(kind);
      [us, them] = await Promise.all([authority.issue(OURS), authority.issue(OTHERS)]);
      signed = await authority.securityOf(us).sign(envelope());
    });

    const codeOf = async (xml: string): Promise<string> => {
      const verdict = await authority.securityOf(them).verify(Buffer.from(xml));
      return verdict.kind === 'valid' ? 'valid' : verdict.code;
    };

    test('a signed round trip over HTTP, both ways', async (t) => {
      const service: SyncService = async ({ data }, { signer }) => ({ status: STATUS.processed, data: { kind: 'text', text: `${signer?.subject.bin}: ${data.text}` } });
      const url = await serve(t, syncServer({ Echo: service }, { security: authority.securityOf(them) }));
      const client = syncClient({ url, timeoutMs: 30_000, security: authority.securityOf(us) });

      const answer = await client.send({ serviceId: 'Echo', sender: SENDER, data: { kind: 'text', text: 'Сәлем' } });

      assert.ok(answer.kind === 'response');
      assert.equal(answer.response.data?.text, `${OURS}: Сәлем`);
    });

    test('has the form of the gateway', () => {
      assert.match(signed, /<wsse:Security [^>]*soap:mustUnderstand="1"/);
      assert.match(signed, /<wsse:KeyIdentifier EncodingType="[^"]*#Base64Binary" ValueType="[^"]*#X509v3">[A-Za-z0-9+/=]+<\/wsse:KeyIdentifier>/);
      assert.match(signed, /<ds:Reference URI="#(id-[0-9a-f-]+)">.*<soap:Body [^>]*wsu:Id="\1"/);
      assert.doesNotMatch(signed, /BinarySecurityToken/);
    });

    /** What somebody on the way may do, and the code that answers it. */
    const attacks: readonly (readonly [string, (xml: string) => string, string])[] = [
      ['a changed letter of the body', (xml) => xml.replace('Өтініш', 'Отініш'), 'SCE006'],
      ['another message id over the same data', (xml) => xml.replace('m-1', 'm-2'), 'SCE006'],
      ['another sender', (xml) => xml.replace('portal', 'akimat'), 'SCE006'],
      ['a changed digest', (xml) => xml.replace(/<ds:DigestValue>..../, '<ds:DigestValue>AAAA'), 'SCE006'],
      ['a changed signature', (xml) => xml.replace(/<ds:SignatureValue>..../, '<ds:SignatureValue>AAAA'), 'SCE006'],
      ['no signature', (xml) => xml.replace(/<wsse:Security.*<\/wsse:Security>/, ''), 'SCE007'],
      ['an empty Security header', (xml) => xml.replace(/(<wsse:Security[^>]*>).*(<\/wsse:Security>)/, '$1$2'), 'SCE007'],
      ['two signatures', (xml) => xml.replace(/(<ds:Signature .*<\/ds:Signature>)/, '$1$1'), 'SCE006'],
      ['the signed body moved into the header, another in its place', (xml) => {
        const [body = ''] = /<soap:Body.*<\/soap:Body>/.exec(xml) ?? [];
        const other = body.replace('Өтініш', 'Жалған').replace(/ wsu:Id="[^"]*"/, ' wsu:Id="other"');
        return xml.replace(body, other).replace('</soap:Header>', `<w xmlns="urn:w">${body}</w></soap:Header>`);
      }, 'SCE006'],
      ['the same with the same id', (xml) => {
        const [body = ''] = /<soap:Body.*<\/soap:Body>/.exec(xml) ?? [];
        return xml.replace(body, body.replace('Өтініш', 'Жалған')).replace('</soap:Header>', `<w xmlns="urn:w">${body}</w></soap:Header>`);
      }, 'SCE006'],
      ['an element elsewhere with the id of the body', (xml) => {
        const [, id = ''] = /wsu:Id="([^"]*)"/.exec(xml) ?? [];
        return xml.replace('</soap:Header>', `<w xmlns="urn:w" ID="${id}"/></soap:Header>`);
      }, 'SCE006'],
      ['a reference to the whole document', (xml) => xml.replace(/URI="#[^"]*"/, 'URI=""'), 'SCE006'],
      ['a second reference', (xml) => xml.replace(/(<ds:Reference .*<\/ds:Reference>)/, '$1$1'), 'SCE006'],
      ['another transform', (xml) => xml.replace(/(<ds:Transform Algorithm=")[^"]*/, '$1http://www.w3.org/TR/1999/REC-xpath-19991116'), 'SCE006'],
      ['no transform', (xml) => xml.replace(/<ds:Transform A.*<\/ds:Transform>/, ''), 'SCE006'],
      ['inclusive canonicalisation', (xml) => xml.replace(/(<ds:CanonicalizationMethod Algorithm=")[^"]*/, '$1http://www.w3.org/TR/2001/REC-xml-c14n-20010315'), 'SCE006'],
      ['a weaker digest', (xml) => xml.replace(/(<ds:DigestMethod Algorithm=")[^"]*/, '$1http://www.w3.org/2000/09/xmldsig#sha1'), 'SCE006'],
      ['an HMAC', (xml) => xml.replace(/(<ds:SignatureMethod Algorithm=")[^"]*/, '$1http://www.w3.org/2000/09/xmldsig#hmac-sha1'), 'SCE006'],
      ['a comment in a value', (xml) => xml.replace('m-1', 'm<!-- -->-1'), 'SCE001'],
      ['a DTD', (xml) => xml.replace('<soap:Envelope', '<!DOCTYPE soap:Envelope><soap:Envelope'), 'SCE001'],
      ['no certificate', (xml) => xml.replace(/<wsse:SecurityTokenReference>.*<\/wsse:SecurityTokenReference>/, ''), 'SCE006'],
      ['a certificate that is none', (xml) => xml.replace(/(X509v3">)[^<]*/, '$1AAAA'), 'SCE006'],
    ];
    for (const [name, change, code] of attacks) {
      test(`${name}: ${code}`, async () => {
        const changed = change(signed);
        assert.notEqual(changed, signed, 'the change did not change anything');
        assert.equal(await codeOf(changed), code);
      });
    }

    test("another's certificate in the place of ours: SCE006", async () => {
      const certificate = Buffer.from(them.certificate.raw).toString('base64');
      assert.equal(await codeOf(signed.replace(/(X509v3">)[^<]*/, `$1${certificate}`)), 'SCE006');
    });

    test('white space between elements of the envelope changes nothing', async () => {
      assert.equal(await codeOf(signed.replace('<soap:Header>', '\n <soap:Header>\n')), 'valid');
    });

    test('a certificate that has run out, is revoked or of another authority: SCE005', async () => {
      const old = await authority.issue(OURS, new Date('2025-06-01'));
      const lost = await authority.issue(OURS);
      const stranger = await (await makeSystemAuthority(kind)).issue(OURS);
      await authority.revoke(lost.certificate);
      for (const system of [old, lost, stranger]) {
        assert.equal(await codeOf(await authority.securityOf(system).sign(envelope())), 'SCE005');
      }
    });

    test('who was relied upon is asked about every time, though what the authority signed is verified once', async () => {
      const known = await authority.issue(OURS);
      const { raw } = known.certificate;
      let looked = 0;
      const received = (bytes: Uint8Array): Certificate => {
        const certificate = parseCertificate(bytes);
        return { ...certificate, get signature() { looked += 1; return certificate.signature; } };
      };
      assert.equal((await authority.checkSigner(received(raw))).kind, 'relied');
      assert.equal(looked, 1);
      assert.equal((await authority.checkSigner(received(raw))).kind, 'relied');
      assert.equal(looked, 1, 'the signature on the same certificate is not verified again');

      const forged = Uint8Array.from(raw);
      forged[forged.length - 1]! ^= 1;
      assert.deepEqual(await authority.checkSigner(received(forged)), { kind: 'refused', detail: 'chain-signature-invalid' });

      await authority.revoke(known.certificate);
      assert.deepEqual(await authority.checkSigner(received(raw)), { kind: 'refused', detail: 'certificate-revoked' });
    });

    test('who was relied upon yesterday has run out today, or stands below a root that is believed no more', async () => {
      const { certificate } = await authority.issue(OURS, new Date('2026-03-03T00:00:00Z'));
      let now = NOW;
      let material = authority.material();
      const check = systemSignerCheck(async () => material, () => now);
      assert.equal((await check(certificate)).kind, 'relied');
      now = new Date('2026-03-03T00:00:01Z');
      assert.deepEqual(await check(certificate), { kind: 'refused', detail: 'certificate-expired' });
      now = NOW;
      assert.equal((await check(certificate)).kind, 'relied');
      material = (await makeSystemAuthority(kind)).material();
      assert.deepEqual(await check(certificate), { kind: 'refused', detail: 'chain-signature-invalid' });
    });

    test('a right signature by a system that is not the sender is refused by its name', async (t) => {
      const acceptsSender: NonNullable<NonNullable<Parameters<typeof syncServer>[1]>['acceptsSender']> = (_sender, signer) => signer?.subject.bin === OURS;
      const url = await serve(t, syncServer({ Echo: async () => ({ status: STATUS.processed }) }, { security: authority.securityOf(them), acceptsSender }));
      const post = async (system: Authority, id: string): Promise<string> => {
        const response = await fetch(url, { method: 'POST', body: await authority.securityOf(system).sign(envelope(id)) });
        const answer = readSyncAnswer(readXml(await response.text()));
        return answer.kind === 'fault' ? answer.fault.errorCode : answer.kind;
      };
      assert.equal(await post(them, 'a'), 'GW-SENDER');
      assert.equal(await post(us, 'a'), 'response');
      assert.equal(await post(us, 'a'), 'GW-MOVED', 'signed anew, the bytes differ');
    });

    test('a client that expects a signature believes no unsigned answer', async (t) => {
      const url = await serve(t, syncServer({ Echo: async () => ({ status: STATUS.processed }) }));
      const client = syncClient({ url, timeoutMs: 30_000, security: authority.securityOf(us) });
      await assert.rejects(client.send({ serviceId: 'Echo', sender: SENDER, data: { kind: 'text', text: '' } }), { code: 'answer-signature' });
    });

    test('business data keep their own signature', async () => {
      const xml = '<request xmlns="urn:r"><iin>900101300017</iin></request>';
      const data = await signedData(xml, us.certificate, us.privateKey);
      assert.ok(data.kind === 'text');
      const read = (text: string) => readSignedData({ text, element: readXml('<data/>').root, ancestors: [] }, authority.checkSigner);
      const faultOf = (text: string) => read(text).then(() => 'none', (error: unknown) => (error instanceof GatewayFault ? error.code : String(error)));

      const { signers, document } = await read(data.text);
      assert.deepEqual(signers.map(({ subject }) => subject.bin), [OURS]);
      assert.equal(document.root.localName, 'request');
      assert.equal(await faultOf(data.text.replace('900101300017', '850515400306')), 'SCE016');
      assert.equal(await faultOf(xml), 'SCE017');
      assert.equal(await faultOf('жоқ'), 'SCE016');
      const lost = await authority.issue(OURS);
      await authority.revoke(lost.certificate);
      const late = await signedData(xml, lost.certificate, lost.privateKey);
      assert.equal(await faultOf(late.kind === 'text' ? late.text : ''), 'SCE015');
    });
  });
}

test('xmlsec1, which knows nothing of us, verifies our RSA signature and signs for us', async (t) => {
  if (spawnSync('xmlsec1', ['--version']).status !== 0) return t.skip('xmlsec1 is not installed');
  const authority = await makeSystemAuthority('rsa2048');
  const us = await authority.issue(OURS);
  const signed = await authority.securityOf(us).sign(envelope());
  const folder = mkdtempSync(join(tmpdir(), 'xmlsec-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const path = (name: string) => join(folder, name);
  writeFileSync(path('public.pem'), toPem('PUBLIC KEY', us.certificate.spki));
  writeFileSync(path('private.pem'), toPem('PRIVATE KEY', await us.privateKey.dangerouslyExportPkcs8()));
  const ids = ['--id-attr:Id', 'http://schemas.xmlsoap.org/soap/envelope/:Body'];
  const verify = (xml: string) => {
    writeFileSync(path('signed.xml'), xml);
    return spawnSync('xmlsec1', ['--verify', ...ids, '--pubkey-pem', path('public.pem'), path('signed.xml')], { encoding: 'utf8' });
  };

  assert.equal(verify(signed).status, 0, verify(signed).stderr);
  assert.notEqual(verify(signed.replace('Өтініш', 'Отініш')).status, 0);

  // The same envelope with another text, signed by xmlsec1 from a template, with prefixes named for canonicalisation.
  const template = signed
    .replace('Өтініш', 'Басқа')
    .replace(/<ds:DigestValue>[^<]*/, '<ds:DigestValue>')
    .replace(/<ds:SignatureValue>[^<]*/, '<ds:SignatureValue>')
    .replace(/(<ds:Transform Algorithm="[^"]*">)/, '$1<ec:InclusiveNamespaces xmlns:ec="http://www.w3.org/2001/10/xml-exc-c14n#" PrefixList="soap"/>');
  writeFileSync(path('template.xml'), template);
  const made = spawnSync('xmlsec1', ['--sign', ...ids, '--privkey-pem', path('private.pem'), path('template.xml')], { encoding: 'utf8' });
  assert.equal(made.status, 0, made.stderr);
  assert.equal((await verifyEnvelope(made.stdout)).kind, 'valid');
  assert.equal((await verifyEnvelope(made.stdout.replace('Басқа', 'Баска'))).kind, 'invalid');
});
