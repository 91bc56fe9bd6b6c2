import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import fc from 'fast-check';
import type { Certificate } from '../certificate/index.ts';
import { type Authority, makeOcspRefusal, makeOcspResponse, type MakeOcspResponseInput } from '../issue/index.ts';
import { makeTestAuthority, NOW, type TestAuthority } from '../testing/test-authority.ts';
import { certificateIdOf, makeOcspRequest, type OcspCertificateStatus, parseOcspRequest, statusByOcsp } from './index.ts';

const NONCE = new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8]);
const GOOD: OcspCertificateStatus = { kind: 'good' };
const minutesFromNow = (minutes: number): Date => new Date(NOW.getTime() + minutes * 60_000);

let authority: TestAuthority;
let responder: Authority;
let certificate: Certificate;
before(async () => {
  authority = await makeTestAuthority();
  responder = await authority.issueService('ocsp');
  certificate = (await authority.issue()).certificate;
});

interface ResponseOptions extends Partial<Omit<MakeOcspResponseInput, 'answers'>> {
  readonly about?: Certificate;
  readonly issuer?: Certificate;
  readonly hash?: string;
}

async function respond(status: OcspCertificateStatus, options: ResponseOptions = {}): Promise<Uint8Array> {
  const { about = certificate, issuer = authority.nca.certificate, hash, ...rest } = options;
  const id = await certificateIdOf(issuer, about.serialNumber, hash);
  assert.ok(id !== undefined);
  return makeOcspResponse({ responder, answers: [{ id, status }], producedAt: NOW, nonce: NONCE, ...rest });
}

async function judge(response: Uint8Array, about = certificate, at = NOW): Promise<string> {
  const status = await statusByOcsp({
    question: { certificate: about, issuer: authority.nca.certificate, at, now: NOW }, ocspResponses: [response], nonce: NONCE,
  });
  return status.kind === 'unavailable' ? status.faults.join() : status.kind === 'revoked' ? status.code : status.kind;
}

describe('status by responder', () => {
  test('tells good, revoked, on hold and not known apart', async () => {
    const revoked = (reason: 'keyCompromise' | 'certificateHold', revokedAt = minutesFromNow(-60)): OcspCertificateStatus => ({ kind: 'revoked', revokedAt, reason });
    assert.equal(await judge(await respond(GOOD)), 'good');
    assert.equal(await judge(await respond(revoked('keyCompromise'))), 'certificate-revoked');
    assert.equal(await judge(await respond(revoked('certificateHold'))), 'certificate-on-hold');
    assert.equal(await judge(await respond(revoked('certificateHold', new Date(0)))), 'unknown');
    assert.equal(await judge(await respond({ kind: 'unknown' })), 'unknown');
    assert.equal(await judge(await respond(revoked('keyCompromise')), certificate, minutesFromNow(-90)), 'good');
  });

  test('accepts names by SHA-1, which old responders use, and answers of the authority itself', async () => {
    assert.equal(await judge(await respond(GOOD, { hash: '1.3.14.3.2.26' })), 'good');
    assert.equal(await judge(await respond(GOOD, { responder: authority.nca })), 'good');
  });

  test('is fresh for five minutes', async () => {
    assert.equal(await judge(await respond(GOOD, { producedAt: minutesFromNow(-5) })), 'good');
    assert.equal(await judge(await respond(GOOD, { producedAt: minutesFromNow(-6) })), 'ocsp-stale');
    assert.equal(await judge(await respond(GOOD, { producedAt: minutesFromNow(6) })), 'ocsp-stale');
  });

  test('must repeat the nonce', async () => {
    assert.equal(await judge(await respond(GOOD, { nonce: new Uint8Array(8) })), 'ocsp-nonce');
    const { nonce: _nonce, ...without } = { responder, producedAt: NOW, nonce: NONCE };
    const id = await certificateIdOf(authority.nca.certificate, certificate.serialNumber);
    assert.ok(id !== undefined);
    assert.equal(await judge(await makeOcspResponse({ ...without, answers: [{ id, status: GOOD }] })), 'ocsp-nonce');
  });

  test('must be about this certificate of this authority', async () => {
    const other = (await authority.issue()).certificate;
    assert.equal(await judge(await respond(GOOD, { about: other })), 'ocsp-other-certificate');
    const look = await makeTestAuthority();
    assert.equal(await judge(await respond(GOOD, { issuer: look.nca.certificate })), 'ocsp-other-certificate');
  });

  test('must come from a responder of this authority', async () => {
    const citizen = await authority.issue();
    const foreign = await (await makeTestAuthority()).issueService('ocsp');
    const tsa = await authority.issueService('tsp');
    for (const stranger of [citizen, foreign, tsa, authority.root]) {
      assert.equal(await judge(await respond(GOOD, { responder: stranger })), 'ocsp-signature');
    }
    const stolen = { certificate: responder.certificate, privateKey: citizen.privateKey };
    assert.equal(await judge(await respond(GOOD, { responder: stolen })), 'ocsp-signature');
  });

  test('proves nothing good of an expired certificate, unless it says it keeps such', async () => {
    const expired = (await authority.issue({}, { notBefore: minutesFromNow(-600), notAfter: minutesFromNow(-300) })).certificate;
    const at = minutesFromNow(-400);
    assert.equal(await judge(await respond(GOOD, { about: expired }), expired, at), 'ocsp-forgets-expired');
    assert.equal(await judge(await respond(GOOD, { about: expired, archiveCutoff: minutesFromNow(-300) }), expired, at), 'good');
  });

  test('is unavailable when the responder refuses, is busy or talks nonsense', async () => {
    assert.equal(await judge(makeOcspRefusal('try-later')), 'ocsp-try-later');
    assert.equal(await judge(makeOcspRefusal('unauthorised')), 'ocsp-unauthorised');
    assert.equal(await judge(new Uint8Array([1, 2, 3])), 'ocsp-malformed');
  });

  test('changed anywhere is never good', async () => {
    const response = await respond({ kind: 'revoked', revokedAt: minutesFromNow(-60), reason: 'keyCompromise' });
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: response.length - 1 }), fc.integer({ min: 1, max: 255 }), async (at, mask) => {
        const changed = response.slice();
        changed[at] = (changed[at] ?? 0) ^ mask;
        assert.notEqual(await judge(changed), 'good');
      }),
      { numRuns: 200 },
    );
  });
});

test('a request says what it was made of', async () => {
  const request = parseOcspRequest(await makeOcspRequest({ certificate, issuer: authority.nca.certificate, nonce: NONCE }));
  assert.deepEqual([request.certificates[0]?.serialNumber, request.nonce], [certificate.serialNumber, NONCE]);
});
