import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { startStateSystems, type StateSystems } from '@reglament/app-state-systems';
import { type Certificate, checkCertificate } from '@reglament/eds';
import { ncaTrust } from '../index.ts';

const MINUTE_MS = 60_000;

let folder: string;
let systems: StateSystems;
let now: Date;
const clock = () => now;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'state-systems-'));
  now = new Date('2026-03-02T09:00:00Z');
  systems = await startStateSystems({ dataFolder: folder, clock, population: { size: 100 } });
});
after(async () => {
  await systems.close();
  await rm(folder, { recursive: true });
});

const issue = async () => (await systems.nca.issue({ role: 'individual', iin: '900101300017', surname: 'СЫНАҚОВ', name: 'СЫНАҚ' })).certificate;

async function codeOf(certificate: Certificate, trust: ReturnType<typeof ncaTrust>): Promise<string> {
  const check = await checkCertificate({ certificate, at: now, usage: 'signing', ...(await trust.material()) });
  return check.kind === 'confirmed' ? check.kind : check.code;
}

/** A fetch that can be cut off, and counts. */
function cuttable() {
  const state = { isCut: false, calls: 0 };
  const guarded: typeof fetch = (...args) => {
    state.calls += 1;
    return state.isCut ? Promise.reject(new TypeError('fetch failed')) : fetch(...args);
  };
  return { state, guarded };
}

test('confirms a certificate of the NCA, and sees its revocation when the lists are asked for again', async () => {
  const trust = ncaTrust({ url: systems.nca.url, clock });
  const certificate = await issue();

  assert.equal(await codeOf(certificate, trust), 'confirmed');
  await systems.nca.revoke(certificate.serialNumber, 'keyCompromise');
  assert.equal(await codeOf(certificate, trust), 'confirmed', 'the kept lists are five minutes old at most');
  now = new Date(now.getTime() + 5 * MINUTE_MS);
  assert.equal(await codeOf(certificate, trust), 'certificate-revoked');
});

test('asks once for many checks at once, and not again while the lists are fresh', async () => {
  const { state, guarded } = cuttable();
  const trust = ncaTrust({ url: systems.nca.url, clock, fetch: guarded });

  await Promise.all([trust.material(), trust.material(), trust.material()]);
  await trust.material();

  assert.equal(state.calls, 10);
});

test('serves lists that have not run out while the NCA is away, then none', async () => {
  const { state, guarded } = cuttable();
  const trust = ncaTrust({ url: systems.nca.url, clock, fetch: guarded });
  const certificate = await issue();
  assert.equal(await codeOf(certificate, trust), 'confirmed');

  state.isCut = true;
  now = new Date(now.getTime() + 24 * 60 * MINUTE_MS);
  assert.equal(await codeOf(certificate, trust), 'confirmed');
  now = new Date(now.getTime() + 7 * 24 * 60 * MINUTE_MS);
  assert.equal(await codeOf(certificate, trust), 'revocation-unavailable');
  assert.deepEqual((await trust.material()).crls, []);

  state.isCut = false;
  assert.equal(await codeOf(certificate, trust), 'revocation-unavailable', 'it has just failed and pauses');
  now = new Date(now.getTime() + MINUTE_MS);
  assert.equal(await codeOf(certificate, trust), 'confirmed');
});

test('fails closed when the NCA was never reached, and when it answers garbage', async () => {
  const certificate = await issue();
  const garbage: typeof fetch = async () => new Response('<html>It works!</html>');
  const missing: typeof fetch = async () => new Response('', { status: 404 });
  for (const broken of [garbage, missing]) {
    const material = await ncaTrust({ url: systems.nca.url, clock, fetch: broken }).material();
    assert.deepEqual(material, { trustAnchors: [], intermediates: [], crls: [] });
  }
  assert.notEqual(await codeOf(certificate, ncaTrust({ url: 'http://127.0.0.1:1', clock })), 'confirmed');
});

test('trusts given roots and no others', async () => {
  const certificate = await issue();
  assert.equal(await codeOf(certificate, ncaTrust({ url: systems.nca.url, clock, trustAnchors: systems.nca.trustAnchors })), 'confirmed');
  assert.notEqual(await codeOf(certificate, ncaTrust({ url: systems.nca.url, clock, trustAnchors: [] })), 'confirmed');
});
