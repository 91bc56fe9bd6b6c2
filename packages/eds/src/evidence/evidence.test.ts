import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { makeCms } from '../cms/index.ts';
import { HASH_OID } from '../crypto/index.ts';
import { type Authority, makeTimeStampResponse } from '../issue/index.ts';
import { CITIZEN, makeTestAuthority, NOW, type TestAuthority, utf8 } from '../testing/test-authority.ts';
import { findTokenIn, makeTimeStampRequest, parseTimeStampRequest, TSA_POLICY } from '../tsp/index.ts';
import { signXml } from '../xmldsig/index.ts';
import { examineSignature, examineWithEvidence, type Examination, readEvidence, type SignedObject, verifyEvidence } from './index.ts';

const content = utf8('Өтініш');
const LATER = new Date('2026-12-01T00:00:00Z');

let authority: TestAuthority;
let signer: Authority;
let tsa: Authority;
before(async () => {
  authority = await makeTestAuthority();
  signer = await authority.issue();
  tsa = await authority.issueService('tsp');
});

async function stamp(signature: Uint8Array, time: Date): Promise<Uint8Array> {
  const query = await makeTimeStampRequest({ data: signature, hashOid: HASH_OID.streebog512, nonce: new Uint8Array([7]) });
  const response = await makeTimeStampResponse({
    authority: tsa, request: parseTimeStampRequest(query), policy: TSA_POLICY.gost2015, serialNumber: 1, time,
  });
  return findTokenIn(response) ?? new Uint8Array();
}

async function cms(stampedAt?: Date): Promise<SignedObject> {
  const timeStamper = stampedAt === undefined ? {} : { timeStamper: (signature: Uint8Array) => stamp(signature, stampedAt) };
  return { kind: 'cms', content, cms: await makeCms({ content, detached: true, signers: [{ ...signer, ...timeStamper }], signingTime: NOW }) };
}

async function examination(now = NOW, revokedAt?: Date): Promise<Examination & { crls: NonNullable<Examination['crls']>; ocspResponses: [] }> {
  const revoked = revokedAt === undefined ? [] : [{ serialNumber: signer.certificate.serialNumber, revokedAt, reason: 'keyCompromise' as const }];
  return {
    now, usage: 'signing', trustAnchors: [authority.root.certificate], intermediates: [authority.nca.certificate],
    crls: [...(await authority.crls(revoked))], ocspResponses: [], iin: CITIZEN.iin,
  };
}

describe('examination of a signature', () => {
  test('confirms mathematics, certificate and person together', async () => {
    for (const signed of [await cms(), { kind: 'xml', xml: utf8(await signXml({ xml: '<a/>', ...signer })) }] as const) {
      const result = await examineSignature(signed, await examination());
      assert.ok(result.kind === 'confirmed', result.kind);
      assert.equal(result.signers[0]?.atBy, 'claimed');
    }
    const other = await examineSignature(await cms(), { ...(await examination()), iin: '850515400306' });
    assert.equal(other.kind === 'not-confirmed' && other.code, 'iin-mismatch');
  });

  test('a time-stamp token is no signature under a document', async () => {
    const result = await examineSignature({ kind: 'cms', cms: await stamp(content, NOW) }, await examination());
    assert.equal(result.kind === 'not-confirmed' && result.code, 'cms-malformed');
  });

  test('a time-stamp proves a moment before the revocation; without it the signature falls', async () => {
    const revokedLater = await examination(LATER, new Date('2026-06-01T00:00:00Z'));
    const stamped = await examineSignature(await cms(NOW), revokedLater);
    assert.ok(stamped.kind === 'confirmed', stamped.kind);
    assert.deepEqual([stamped.signers[0]?.atBy, stamped.signers[0]?.at], ['time-stamp', NOW]);
    const bare = await examineSignature(await cms(), revokedLater);
    assert.equal(bare.kind === 'not-confirmed' && bare.code, 'certificate-revoked');
  });

  test('a time-stamp after the revocation does not help', async () => {
    const late = await examineSignature(await cms(new Date('2026-07-01T00:00:00Z')), await examination(LATER, new Date('2026-06-01T00:00:00Z')));
    assert.equal(late.kind === 'not-confirmed' && late.code, 'certificate-revoked');
  });

  test('a time-stamp of another signature refuses the whole', async () => {
    const foreign = await stamp(utf8('another'), NOW);
    const forged = await makeCms({ content, detached: true, signingTime: NOW, signers: [{ ...signer, timeStamper: async () => foreign }] });
    const result = await examineSignature({ kind: 'cms', cms: forged, content }, await examination());
    assert.equal(result.kind === 'not-confirmed' && result.code, 'time-stamp-mismatch');
  });
});

describe('evidence bundle', () => {
  test('repeats the judgement offline, with the verifier\'s own trust', async () => {
    for (const signed of [await cms(NOW), await cms()]) {
      const { examined, evidence } = await examineWithEvidence(signed, await examination());
      assert.ok(examined.kind === 'confirmed' && evidence !== undefined);
      const again = await verifyEvidence(evidence, { trustAnchors: [authority.root.certificate] });
      assert.ok(again.kind === 'confirmed', again.kind);
      assert.deepEqual(again.content, content);
      const stranger = await verifyEvidence(evidence, { trustAnchors: [(await makeTestAuthority()).root.certificate] });
      assert.equal(stranger.kind, 'not-confirmed');
    }
  });

  test('repeats a refusal as well, and is not written for what is no signature', async () => {
    const revoked = await examineWithEvidence(await cms(), await examination(NOW, NOW));
    assert.ok(revoked.examined.kind === 'not-confirmed' && revoked.evidence !== undefined);
    const again = await verifyEvidence(revoked.evidence, { trustAnchors: [authority.root.certificate] });
    assert.equal(again.kind === 'not-confirmed' && again.code, 'certificate-revoked');
    const { evidence } = await examineWithEvidence({ kind: 'cms', cms: content }, await examination());
    assert.equal(evidence, undefined);
  });

  test('changed in any part is unreadable or not confirmed', async () => {
    const { evidence } = await examineWithEvidence(await cms(NOW), await examination());
    const fields = JSON.parse(new TextDecoder().decode(evidence)) as Record<string, unknown> & { signed: Record<string, string> };
    const codeAfter = async (changes: Record<string, unknown>): Promise<string> => {
      const result = await verifyEvidence(utf8(JSON.stringify({ ...fields, ...changes })), { trustAnchors: [authority.root.certificate] });
      return result.kind === 'confirmed' ? 'confirmed' : result.code;
    };
    assert.equal(await codeAfter({}), 'confirmed');
    assert.equal(await codeAfter({ crls: [] }), 'revocation-unavailable');
    assert.equal(await codeAfter({ certificates: [] }), 'time-stamp-authority-invalid');
    assert.equal(await codeAfter({ signed: { ...fields.signed, content: btoa('x') } }), 'content-digest-mismatch');
    assert.equal(await codeAfter({ iin: '850515400306' }), 'iin-mismatch');
    assert.equal(await codeAfter({ gatheredAt: '2040-01-01T00:00:00Z' }), 'revocation-unavailable');
    for (const wrong of [{ format: 'x' }, { usage: 'x' }, { gatheredAt: 'x' }, { signed: 1 }, { crls: ['!'] }, { certificates: 'x' }]) {
      assert.equal(await codeAfter(wrong), 'evidence-malformed', JSON.stringify(wrong));
    }
    for (const text of ['', '{', '[]', 'null']) {
      assert.equal((await verifyEvidence(utf8(text), { trustAnchors: [] })).kind, 'unreadable');
    }
    assert.equal(readEvidence(evidence ?? new Uint8Array()).usage, 'signing');
  });
});
