import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { makeCms } from '../cms/index.ts';
import { bytesToBase64 } from '../der/index.ts';
import type { Authority } from '../issue/index.ts';
import { makeTestAuthority, NOW, utf8 } from '../testing/test-authority.ts';
import { signXml } from '../xmldsig/index.ts';
import {
  acceptMobileAnswer, answerApi1, answerApi2, type Api2Body, mobileDeepLink, type MobileDocument, mobileQrText, type MobileSigning,
  startMobileSigning,
} from './index.ts';

const NAME = { nameKz: 'Өтініш', nameRu: 'Заявление', nameEn: 'Application' };
const CONTENT = utf8('өтініш мәтіні');
const CMS_DOCUMENT: MobileDocument = { kind: 'cms', id: 1, content: CONTENT, mime: '@file/pdf', ...NAME };
const XML_DOCUMENT: MobileDocument = { kind: 'xml', id: 1, xml: '<өтініш>мәтін</өтініш>', ...NAME };
const LATER = new Date(NOW.getTime() + 5 * 60_000);

let person: Authority;
before(async () => {
  person = await (await makeTestAuthority()).issue();
});

const start = (documents: readonly MobileDocument[]): MobileSigning =>
  startMobileSigning({ documents, expiresAt: LATER, description: 'Қол қою', organisation: { ...NAME, bin: '940140000385' } });
const bearer = ({ token }: MobileSigning): string => `Bearer ${token}`;

/** What the application does on the phone. */
async function sign(body: Api2Body): Promise<unknown> {
  const documentsToSign = await Promise.all(
    body.documentsToSign.map(async (one) => {
      if (one.documentXml !== undefined) return { ...one, documentXml: await signXml({ xml: one.documentXml, ...person }) };
      const content = Uint8Array.from(atob(one.document?.file.data ?? ''), (character) => character.charCodeAt(0));
      const cms = await makeCms({ content, detached: true, signers: [person], signingTime: NOW });
      return { ...one, document: { file: { mime: '', data: bytesToBase64(cms) } } };
    }),
  );
  return { ...body, documentsToSign };
}

async function accept(signing: MobileSigning, change: (body: Api2Body) => Api2Body = (body) => body, now = NOW): Promise<string> {
  const body = answerApi2(signing, bearer(signing), NOW);
  assert.ok(!('kind' in body));
  const accepted = await acceptMobileAnswer(signing, bearer(signing), await sign(change(body)), now);
  return accepted.kind === 'signed' ? 'signed' : accepted.code;
}

describe('signing with eGov Mobile by QR', () => {
  test('goes through its three calls for CMS and XML', async () => {
    for (const document of [CMS_DOCUMENT, XML_DOCUMENT]) {
      const signing = start([document]);
      assert.equal(mobileQrText('https://portal.test/m/1'), 'mobileSign:https://portal.test/m/1');
      const first = answerApi1(signing, 'https://portal.test/m/1/documents', NOW);
      assert.ok('document' in first);
      assert.deepEqual(first.document, { uri: 'https://portal.test/m/1/documents', auth_type: 'Token', auth_token: signing.token });
      assert.equal(await accept(signing), 'signed');
    }
  });

  test('opens the application of a person or of a business', () => {
    const link = new URL(mobileDeepLink('https://portal.test/m/1', 'business'));
    assert.deepEqual([link.host, link.searchParams.get('link')], ['egovbusiness.page.link', 'https://portal.test/m/1']);
  });

  test('is valid for one answer only', async () => {
    const signing = start([CMS_DOCUMENT]);
    const body = answerApi2(signing, bearer(signing), NOW);
    assert.ok(!('kind' in body));
    const accepted = await acceptMobileAnswer(signing, bearer(signing), await sign(body), NOW);
    assert.ok(accepted.kind === 'signed');
    const again = await acceptMobileAnswer(accepted.signing, bearer(signing), await sign(body), NOW);
    assert.equal(again.kind === 'refused' && again.code, 'qr-token-invalid');
  });

  test('expires at its moment, for each call', async () => {
    const signing = start([CMS_DOCUMENT]);
    for (const answer of [answerApi1(signing, 'x', LATER), answerApi2(signing, bearer(signing), LATER)]) {
      assert.deepEqual(answer, { kind: 'refused', code: 'qr-expired' });
    }
    assert.equal(await accept(signing, undefined, LATER), 'qr-expired');
  });

  test('gives documents only to who has the token', () => {
    const signing = start([CMS_DOCUMENT]);
    for (const wrong of [undefined, '', 'Bearer ', `Bearer ${signing.token}0`, `Bearer ${signing.token.slice(1)}`, signing.token]) {
      assert.deepEqual(answerApi2(signing, wrong, NOW), { kind: 'refused', code: 'qr-token-invalid' });
    }
  });

  test('refuses another document, a missing one, an unsigned one', async () => {
    const other = (body: Api2Body): Api2Body => ({
      ...body, documentsToSign: body.documentsToSign.map((one) => ({ ...one, document: { file: { mime: '', data: btoa('another') } } })),
    });
    assert.equal(await accept(start([CMS_DOCUMENT]), other), 'qr-answer-invalid');
    const otherXml = (body: Api2Body): Api2Body => ({
      ...body, documentsToSign: body.documentsToSign.map((one) => ({ ...one, documentXml: '<өтініш>басқа</өтініш>' })),
    });
    assert.equal(await accept(start([XML_DOCUMENT]), otherXml), 'qr-answer-invalid');
    const two = start([CMS_DOCUMENT, { ...CMS_DOCUMENT, id: 2 }]);
    assert.equal(await accept(two, (body) => ({ ...body, documentsToSign: body.documentsToSign.slice(1) })), 'qr-answer-invalid');
    const signing = start([XML_DOCUMENT]);
    for (const body of [null, {}, { documentsToSign: [] }, { documentsToSign: [{ id: 1, documentXml: XML_DOCUMENT.xml }] }, { documentsToSign: [1] }]) {
      const answer = await acceptMobileAnswer(signing, bearer(signing), body, NOW);
      assert.equal(answer.kind === 'refused' && answer.code, 'qr-answer-invalid');
    }
  });
});
