import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import {
  ALGORITHMS, booleanTrue, type CertificateCheck, checkCertificateOnline, createRevocationClient, examineOnline, generateKeyPair, HASH_OID, makeCertificate, makeCms, makeOcspRefusal, octetString, oid, parseCrl,
  requestTimeStamp, sequence, TimeStampFailure, toPem, TSA_POLICY, verifyCms, verifyEvidence, verifyTimeStamp,
} from '@reglament/eds';
import { type Issued, type RunningNca, startNca } from './index.ts';

const CITIZEN = { role: 'individual', iin: '900101300017', surname: 'СЫНАҚОВ', name: 'СЫНАҚ' } as const;

let folder: string;
let nca: RunningNca;
let now = new Date('2026-03-02T09:00:00Z');
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nca-'));
  nca = await startNca({ port: 0, dataFolder: folder, clock: () => now });
});
after(async () => {
  await nca.close();
  await rm(folder, { recursive: true });
});

type Fetch = typeof fetch;
const online = (issued: Issued, send: Fetch = fetch, store?: Parameters<typeof createRevocationClient>[0]['store']): Promise<CertificateCheck> =>
  checkCertificateOnline({
    certificate: issued.certificate, at: now, trustAnchors: nca.trustAnchors, intermediates: nca.intermediates, usage: 'signing',
    client: createRevocationClient({ clock: () => now, fetch: send, wait: async () => {}, ...(store === undefined ? {} : { store }) }),
  });
const codeOf = (check: CertificateCheck): string => (check.kind === 'confirmed' ? 'confirmed' : check.code);
const isOcsp = (input: Parameters<Fetch>[0]): boolean => String(input).includes('/ocsp');

describe('revocation asked over HTTP', () => {
  for (const algorithm of ['gost512', 'gost2004', 'rsa2048'] as const) {
    test(`confirms a good ${algorithm} certificate by OCSP and says when it is revoked`, async () => {
      const issued = await nca.issue({ ...CITIZEN, algorithm });
      const good = await online(issued);
      assert.ok(good.kind === 'confirmed', codeOf(good));
      assert.equal(good.evidence.revocation[0]?.kind, 'ocsp');
      await nca.revoke(issued.serialNumber, 'keyCompromise');
      assert.equal(codeOf(await online(issued)), 'certificate-revoked');
    });
  }

  test('falls back to lists when the responder is silent, and is unavailable when all are', async () => {
    const issued = await nca.issue(CITIZEN);
    const withoutOcsp: Fetch = async (input, init) => (isOcsp(input) ? Response.error() : fetch(input, init));
    const byList = await online(issued, withoutOcsp);
    assert.ok(byList.kind === 'confirmed' && byList.evidence.revocation[0]?.kind === 'crl');
    const nothing: Fetch = async () => {
      throw new TypeError('network');
    };
    assert.equal(codeOf(await online(issued, nothing)), 'revocation-unavailable');
  });

  test('asks again when the responder says "try later", and gives up in the end', async () => {
    const issued = await nca.issue(CITIZEN);
    let asked = 0;
    const busy = (times: number): Fetch => async (input, init) => {
      if (!isOcsp(input)) return fetch(input, init);
      return ++asked <= times ? new Response(new Uint8Array(makeOcspRefusal('try-later'))) : fetch(input, init);
    };
    const answered = await online(issued, busy(2));
    assert.deepEqual([asked, answered.kind === 'confirmed' && answered.evidence.revocation[0]?.kind], [3, 'ocsp']);
  });

  test('does not believe an answer to another question', async () => {
    const issued = await nca.issue(CITIZEN);
    let recorded: Uint8Array | undefined;
    const record: Fetch = async (input, init) => {
      const response = await fetch(input, init);
      if (isOcsp(input)) recorded = new Uint8Array(await response.clone().arrayBuffer());
      return response;
    };
    await online(issued, record);
    await nca.revoke(issued.serialNumber);
    // A recorded "good" played back after the revocation carries the nonce of its own time.
    const replay: Fetch = async (input) => (isOcsp(input) ? new Response(new Uint8Array(recorded ?? [])) : Response.error());
    const check = await online(issued, replay);
    assert.equal(codeOf(check), 'revocation-unavailable');
    assert.ok(check.kind === 'not-confirmed' && check.faults.includes('ocsp-nonce'));
  });

  test('uses a kept list while it is current and rejects it corrupt or outdated', async () => {
    const issued = await nca.issue(CITIZEN);
    const kept = new Map<string, Uint8Array>();
    const store = { find: async (url: string) => kept.get(url), put: async (url: string, crl: Uint8Array) => void kept.set(url, crl) };
    const withoutOcsp: Fetch = async (input, init) => (isOcsp(input) ? Response.error() : fetch(input, init));
    const offline: Fetch = async () => Response.error();
    assert.equal(codeOf(await online(issued, withoutOcsp, store)), 'confirmed');
    assert.equal(codeOf(await online(issued, offline, store)), 'confirmed');
    const before = now;
    now = new Date(now.getTime() + 8 * 24 * 3600_000);
    assert.equal(codeOf(await online(issued, offline, store)), 'revocation-unavailable');
    now = before;
    for (const [url, crl] of kept) kept.set(url, crl.subarray(0, crl.length - 1));
    assert.equal(codeOf(await online(issued, offline, store)), 'revocation-unavailable');
    for (const url of kept.keys()) kept.set(url, new Uint8Array([1, 2, 3]));
    assert.equal(codeOf(await online(issued, offline, store)), 'revocation-unavailable');
  });

  test('says "not known", not "revoked in 1970", of a certificate it never issued', async () => {
    const unknown = await makeUnknownCertificate();
    assert.equal(codeOf(await online(unknown)), 'certificate-unknown-to-responder');
  });
});

/** Signed by the authority's own key but missing from its books: a stolen key or a lost database. */
async function makeUnknownCertificate(): Promise<Issued> {
  const known = await nca.issue(CITIZEN);
  const issuer = nca.authorities.gost.nca;
  const { privateKey, publicKey } = await generateKeyPair('gost512');
  const extensions = known.certificate.extensions.map(({ oid: type, critical, value }) =>
    sequence(oid(type), ...(critical ? [booleanTrue()] : []), octetString(value)),
  );
  const { notBefore, notAfter } = known.certificate;
  const certificate = await makeCertificate({ subject: [['commonName', 'БЕЛГІСІЗ']], publicKey, notBefore, notAfter, extensions, issuer });
  return { ...known, certificate, privateKey, serialNumber: certificate.serialNumber };
}

describe('time-stamps over HTTP', () => {
  const trust = async () => ({
    trustAnchors: nca.trustAnchors, intermediates: nca.intermediates, now, crls: (await nca.crls()).map((list) => parseCrl(list)),
  });

  for (const [policy, hashOid] of [[TSA_POLICY.gost2015, HASH_OID.streebog512], [TSA_POLICY.rsa, HASH_OID.sha256]] as const) {
    test(`a signature stamped under policy ${policy} proves its time`, async () => {
      const signer = await nca.issue(CITIZEN);
      const cms = await makeCms({
        content: new TextEncoder().encode('өтініш'), detached: false, signingTime: now,
        signers: [{ ...signer, timeStamper: async (signature) => (await requestTimeStamp(signature, { url: `${nca.url}/tsp/`, hashOid, policy })).token }],
      });
      const [verdict] = (await verifyCms(cms)).signers;
      assert.ok(verdict?.kind === 'valid' && verdict.timeStampToken !== undefined);
      const stamp = { token: verdict.timeStampToken, data: verdict.signature, ...(await trust()) };
      const verified = await verifyTimeStamp(stamp);
      assert.ok(verified.kind === 'valid', verified.kind === 'invalid' ? verified.code : '');
      assert.equal(verified.time.toISOString(), now.toISOString());
      const moved = await verifyTimeStamp({ ...stamp, data: new Uint8Array(128) });
      assert.equal(moved.kind === 'invalid' && moved.code, 'time-stamp-mismatch');
      const unknown = await verifyTimeStamp({ ...stamp, trustAnchors: [] });
      assert.equal(unknown.kind === 'invalid' && unknown.code, 'time-stamp-authority-invalid');
      const unproven = await verifyTimeStamp({ ...stamp, crls: [] });
      assert.equal(unproven.kind === 'invalid' && unproven.code, 'revocation-unavailable');
      const otherNonce = await verifyTimeStamp({ ...stamp, nonce: '00' });
      assert.equal(otherNonce.kind === 'invalid' && otherNonce.code, 'time-stamp-mismatch');
    });
  }

  test('a citizen is no time-stamping authority', async () => {
    const citizen = await nca.issue(CITIZEN);
    const token = await makeCms({ content: new Uint8Array([1]), detached: false, signers: [citizen], signingTime: now });
    const verified = await verifyTimeStamp({ token, data: new Uint8Array([1]), ...(await trust()) });
    assert.equal(verified.kind === 'invalid' && verified.code, 'time-stamp-malformed');
  });

  test('an unknown policy is refused', async () => {
    const asked = requestTimeStamp(new Uint8Array([1]), { url: `${nca.url}/tsp/`, hashOid: HASH_OID.sha256, policy: '1.2.3' });
    await assert.rejects(asked, (error) => error instanceof TimeStampFailure && error.code === 'time-stamp-refused');
  });
});

describe('OpenSSL as the other side', () => {
  const openssl = (args: readonly string[]): { status: number | null; output: string } => {
    const { status, stdout, stderr } = spawnSync('openssl', [...args], { cwd: folder, encoding: 'utf8' });
    return { status, output: stdout + stderr };
  };

  test('verifies an RSA OCSP response and an RSA time-stamp', async (t) => {
    if (spawnSync('openssl', ['version']).error !== undefined) return t.skip('openssl is not installed: nothing to compare with');
    const issued = await nca.issue({ ...CITIZEN, algorithm: 'rsa2048' });
    const { root, nca: issuer } = nca.authorities.rsa;
    await writeFile(join(folder, 'ca.pem'), toPem('CERTIFICATE', root.certificate.raw) + toPem('CERTIFICATE', issuer.certificate.raw));
    await writeFile(join(folder, 'nca.pem'), toPem('CERTIFICATE', issuer.certificate.raw));
    await writeFile(join(folder, 'cert.pem'), toPem('CERTIFICATE', issued.certificate.raw));
    assert.equal(openssl(['ocsp', '-issuer', 'nca.pem', '-cert', 'cert.pem', '-reqout', 'ocsp.req']).status, 0);
    await exchange('ocsp.req', '/ocsp/', 'ocsp.resp');
    const at = String(now.getTime() / 1000);
    const verify = ['ocsp', '-respin', 'ocsp.resp', '-CAfile', 'ca.pem', '-attime', at, '-validity_period', '999999999'];
    const answered = openssl([...verify, '-reqin', 'ocsp.req']);
    assert.match(answered.output, /Response verify OK/);
    assert.doesNotMatch(answered.output, /nonce/i);
    assert.match(openssl([...verify, '-issuer', 'nca.pem', '-cert', 'cert.pem', '-no_nonce']).output, /cert.pem: good/);
    await writeFile(join(folder, 'data'), 'өтініш');
    assert.equal(openssl(['ts', '-query', '-data', 'data', '-sha256', '-cert', '-tspolicy', TSA_POLICY.rsa, '-out', 'ts.req']).status, 0);
    await exchange('ts.req', '/tsp/', 'ts.resp');
    const stamped = openssl(['ts', '-verify', '-in', 'ts.resp', '-queryfile', 'ts.req', '-CAfile', 'ca.pem', '-attime', at]);
    assert.match(stamped.output, /Verification: OK/, stamped.output);
  });

  const exchange = async (request: string, path: string, response: string): Promise<void> => {
    const answer = await fetch(`${nca.url}${path}`, { method: 'POST', body: await readFile(join(folder, request)) });
    await writeFile(join(folder, response), new Uint8Array(await answer.arrayBuffer()));
  };
});

test('the algorithms of the stand-in are those of the table', () => {
  for (const family of Object.values(nca.authorities)) {
    for (const { privateKey } of Object.values(family)) assert.ok(ALGORITHMS[privateKey.algorithm.oid] !== undefined);
  }
});

test('a stamped signature is examined online and its evidence verifies offline', async () => {
  const signer = await nca.issue(CITIZEN);
  const content = new TextEncoder().encode('өтініш');
  const timeStamper = async (signature: Uint8Array) =>
    (await requestTimeStamp(signature, { url: `${nca.url}/tsp/`, hashOid: HASH_OID.streebog512 })).token;
  const cms = await makeCms({ content, detached: true, signingTime: now, signers: [{ ...signer, timeStamper }] });
  const client = createRevocationClient({ clock: () => now });
  const trust = { trustAnchors: nca.trustAnchors, intermediates: nca.intermediates };
  const { examined, evidence } = await examineOnline({ kind: 'cms', cms, content }, { ...trust, client, now, usage: 'signing', iin: CITIZEN.iin });
  assert.ok(examined.kind === 'confirmed' && evidence !== undefined, examined.kind === 'not-confirmed' ? examined.code : '');
  const offline = await verifyEvidence(evidence, { trustAnchors: nca.trustAnchors });
  assert.equal(offline.kind, 'confirmed');
});
