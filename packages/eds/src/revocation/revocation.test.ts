import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { MalformedDer, toPem } from '../der/index.ts';
import { makeCrl } from '../issue/index.ts';
import { skipWithout, withBench } from '../testing/peer-program.ts';
import { KEY_KINDS, makeTestAuthority, NOW, type TestAuthority } from '../testing/test-authority.ts';
import { type Crl, parseCrl, type RevokedEntry, statusByCrl } from './index.ts';

const DAY_MS = 24 * 3600_000;
const daysFromNow = (days: number): Date => new Date(NOW.getTime() + days * DAY_MS);

let authority: TestAuthority;
before(async () => {
  authority = await makeTestAuthority();
});

interface ListOptions {
  readonly revoked?: readonly RevokedEntry[];
  readonly from?: Date;
  readonly until?: Date;
  readonly number?: number;
  readonly baseNumber?: number;
  readonly by?: TestAuthority;
}

async function list({ revoked = [], from = daysFromNow(-1), until = daysFromNow(1), number = 5, baseNumber, by = authority }: ListOptions = {}): Promise<Crl> {
  const made = await makeCrl({
    authority: by.nca, revoked, thisUpdate: from, nextUpdate: until, number, ...(baseNumber === undefined ? {} : { baseNumber }),
  });
  return parseCrl(made);
}

async function answer(crls: readonly Crl[], serialOf?: (entry: string) => void, at = NOW): Promise<string> {
  const { certificate } = await owner();
  serialOf?.(certificate.serialNumber);
  const status = await statusByCrl({ certificate, issuer: authority.nca.certificate, at, now: NOW }, crls);
  return status.kind === 'unavailable' ? status.faults.join() : status.kind === 'revoked' ? status.code : status.kind;
}

let kept: ReturnType<TestAuthority['issue']> | undefined;
const owner = (): ReturnType<TestAuthority['issue']> => (kept ??= authority.issue());
const entry = async (options: Partial<RevokedEntry> = {}): Promise<RevokedEntry> => ({
  serialNumber: (await owner()).certificate.serialNumber, revokedAt: daysFromNow(-1), reason: 'superseded', ...options,
});

describe('status by list', () => {
  test('is good when the list is silent and revoked when it is named', async () => {
    assert.equal(await answer([await list()]), 'good');
    assert.equal(await answer([await list({ revoked: [await entry()] })]), 'certificate-revoked');
    assert.equal(await answer([await list({ revoked: [await entry({ reason: 'certificateHold' })] })]), 'certificate-on-hold');
  });

  test('was good before the moment of revocation and is revoked from it on', async () => {
    const revoked = [await entry({ revokedAt: daysFromNow(-3) })];
    assert.equal(await answer([await list({ revoked })], undefined, daysFromNow(-4)), 'good');
    assert.equal(await answer([await list({ revoked })], undefined, daysFromNow(-3)), 'certificate-revoked');
  });

  test('proves nothing by silence about a certificate that expired before the list, unless it says it keeps such', async () => {
    const expired = (await authority.issue({}, { notBefore: daysFromNow(-30), notAfter: daysFromNow(-10) })).certificate;
    const statusIn = async (keepsExpiredSince?: Date): Promise<string> => {
      const keeps = keepsExpiredSince === undefined ? {} : { keepsExpiredSince };
      const made = await makeCrl({ authority: authority.nca, revoked: [], thisUpdate: daysFromNow(-1), nextUpdate: daysFromNow(1), number: 5, ...keeps });
      const question = { certificate: expired, issuer: authority.nca.certificate, at: daysFromNow(-20), now: NOW };
      const status = await statusByCrl(question, [parseCrl(made)]);
      return status.kind === 'unavailable' ? status.faults.join() : status.kind;
    };
    assert.equal(await statusIn(), 'crl-forgets-expired');
    assert.equal(await statusIn(daysFromNow(-9)), 'crl-forgets-expired');
    assert.equal(await statusIn(daysFromNow(-10)), 'good');
  });

  test('is unavailable, never good, without a believable list', async () => {
    assert.equal(await answer([]), 'crl-absent');
    assert.equal(await answer([await list({ until: daysFromNow(-0.5) })]), 'crl-stale,crl-absent');
    assert.equal(await answer([await list({ from: daysFromNow(0.5) })]), 'crl-not-yet,crl-absent');
    assert.equal(await answer([await list({ by: await makeTestAuthority() })]), 'crl-signature,crl-absent');
    assert.equal(await answer([await list({ by: await makeTestAuthority('gost512', 'OTHER') })]), 'crl-absent');
  });

  test('takes the newest list of several, whatever their order', async () => {
    const older = await list({ revoked: [await entry()], number: 5 });
    const newer = await list({ number: 6 });
    assert.equal(await answer([older, newer]), 'good');
    assert.equal(await answer([newer, older]), 'good');
  });

  test('is changed by a delta that fits the base', async () => {
    const base = await list({ number: 5 });
    const held = await list({ number: 5, revoked: [await entry({ reason: 'certificateHold' })] });
    const revoking = await list({ number: 7, baseNumber: 5, revoked: [await entry()] });
    const releasing = await list({ number: 7, baseNumber: 4, revoked: [await entry({ reason: 'removeFromCRL' })] });
    assert.equal(await answer([base, revoking]), 'certificate-revoked');
    assert.equal(await answer([held, releasing]), 'good');
  });

  test('is not changed by a delta for a later base, an old delta or a delta alone', async () => {
    const base = await list({ number: 5, revoked: [await entry()] });
    const removed = [await entry({ reason: 'removeFromCRL' })];
    assert.equal(await answer([base, await list({ number: 9, baseNumber: 8, revoked: removed })]), 'certificate-revoked');
    assert.equal(await answer([base, await list({ number: 5, baseNumber: 3, revoked: removed })]), 'certificate-revoked');
    assert.equal(await answer([await list({ number: 9, baseNumber: 8 })]), 'crl-absent');
  });
});

describe('list of revoked certificates', () => {
  test('cut off or changed is malformed or not believed', async () => {
    const { raw } = await list({ revoked: [await entry()] });
    for (let at = 0; at < raw.length; at += 5) {
      assert.throws(() => parseCrl(raw.subarray(0, at)), MalformedDer);
      const changed = raw.slice();
      changed[at] = (changed[at] ?? 0) ^ 0x21;
      try {
        assert.match(await answer([parseCrl(changed)]), /absent/, `byte ${at}`);
      } catch (error) {
        assert.ok(error instanceof MalformedDer, String(error));
      }
    }
  });

  test('with a hundred thousand entries is read in a moment', async () => {
    const revoked = Array.from({ length: 100_000 }, (_, i): RevokedEntry => ({
      serialNumber: (0x100000 + i).toString(16).toUpperCase(), revokedAt: NOW, reason: 'superseded',
    }));
    const raw = await makeCrl({ authority: authority.nca, revoked, thisUpdate: NOW, nextUpdate: daysFromNow(1), number: 1 });
    // Processor time: on a busy machine the clock on the wall says nothing of the reading.
    const before = process.cpuUsage();
    assert.equal(parseCrl(raw).revoked.size, 100_000);
    assert.ok(process.cpuUsage(before).user < 3_000_000, 'more than three seconds');
  });

  for (const kind of KEY_KINDS) {
    test(`of an authority with ${kind} keys is believed`, async () => {
      const by = await makeTestAuthority(kind);
      const { certificate } = await by.issue();
      const status = await statusByCrl({ certificate, issuer: by.nca.certificate, at: NOW, now: NOW }, [await list({ by })]);
      assert.equal(status.kind, 'good');
    });
  }

  test('is read and verified by OpenSSL, when it is RSA', async (t) => {
    if (skipWithout(t, 'openssl', 'version')) return;
    const by = await makeTestAuthority('rsa2048');
    await withBench(async (bench) => {
      bench.write('ca.pem', toPem('CERTIFICATE', by.nca.certificate.raw));
      bench.write('crl.pem', toPem('X509 CRL', (await list({ by, revoked: [await entry()] })).raw));
      const result = bench.run('openssl', ['crl', '-in', 'crl.pem', '-CAfile', 'ca.pem', '-noout', '-text']);
      assert.match(result.stderr, /verify OK/);
      assert.match(result.stdout, /Superseded/);
    });
  });
});
