/**
 * Signatures and hashes per second, beside OpenSSL's GOST engine (Debian: libengine-gost-openssl) where it is
 * installed and beside @noble/curves as the slow baseline, in turn and in one run. Prints {eds: {...}} as JSON.
 */
import { weierstrass } from '@noble/curves/abstract/weierstrass.js';
import { generateKeyPair, gost34311, streebog512, TC26_512_A, verifySignature } from '@reglament/eds';
import type { KeyKind, SignatureToVerify } from '@reglament/eds';
import { cmsVerifier } from './eds/cms-verifier.ts';
import { openOpensslPeer } from './eds/openssl-peer.ts';
import type { PeerKind } from './eds/openssl-peer.ts';

const ROUNDS = Number(process.env['BENCH_EDS_ROUNDS'] ?? 5);
const SLICE_MS = Number(process.env['BENCH_EDS_SLICE_MS'] ?? 400);

/** About what a small certificate signs: the peer hashes as much. */
const MESSAGE_BYTES = 320;

/** Verifications that OpenSSL is given per round: about as long as our slice. */
const PEER_COUNT: Readonly<Record<PeerKind, number>> = { gost512: 800, gost256: 2500, gost2004: 1800, rsa2048: 4000 };

/** Runs `operation` for a slice of time; operations per second. */
async function rate(operation: () => unknown): Promise<number> {
  const start = performance.now();
  let count = 0;
  let elapsed = 0;
  while (elapsed < SLICE_MS) {
    await operation();
    count += 1;
    elapsed = performance.now() - start;
  }
  return (count * 1000) / elapsed;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}

const rounded = (value: number): number => Number(value.toPrecision(4));

/** Verifies different messages in turn, so that nothing can profit from having seen the signature before. */
async function verifier(kind: KeyKind): Promise<() => Promise<void>> {
  const { privateKey, publicKey } = await generateKeyPair(kind);
  const signed: SignatureToVerify[] = [];
  for (let i = 0; i < 16; i++) {
    const data = crypto.getRandomValues(new Uint8Array(MESSAGE_BYTES));
    signed.push({ algorithmOid: privateKey.algorithm.oid, publicKey, data, signature: await privateKey.sign(data) });
  }
  let next = 0;
  return async () => {
    const valid = await verifySignature(signed[next++ % signed.length]!);
    if (!valid) throw new Error('Expected the signature to verify');
  };
}

/** The double multiplication that a verification with @noble/curves consists of. */
function nobleVerification(): () => void {
  const { p, n, a, b, x, y } = TC26_512_A;
  const Point = weierstrass({ p, n, h: 1n, a, b, Gx: x, Gy: y });
  const key = Point.BASE.multiplyUnsafe(n / 3n);
  return () => void Point.BASE.multiplyUnsafe(n / 5n).add(key.multiplyUnsafe(n / 7n)).toAffine();
}

/** Measures everything; figures per second, medians over the rounds; null where there is no peer. */
export async function benchEds(): Promise<Record<string, number | null>> {
  const peer = openOpensslPeer();
  const figures: Record<string, number | null> = {};
  for (const kind of ['gost512', 'gost256', 'gost2004', 'rsa2048'] as const) {
    const verify = await verifier(kind);
    await rate(verify);
    const ours: number[] = [];
    const theirs: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      ours.push(await rate(verify));
      const other = peer?.verificationsPerSecond(kind, PEER_COUNT[kind]) ?? null;
      if (other !== null) theirs.push(other);
    }
    figures[`${kind}_verify_per_s`] = rounded(median(ours));
    figures[`openssl_${kind}_verify_per_s`] = theirs.length === 0 ? null : rounded(median(theirs));
    figures[`${kind}_to_openssl`] = theirs.length === 0 ? null : rounded(median(theirs.map((other, i) => ours[i]! / other)));
    figures[`cms_${kind}_verify_per_s`] = rounded(await rate(await cmsVerifier(kind, MESSAGE_BYTES)));
  }
  const { privateKey } = await generateKeyPair('gost512');
  const message = new Uint8Array(MESSAGE_BYTES);
  figures['gost512_sign_per_s'] = rounded(await rate(() => privateKey.sign(message)));
  figures['baseline_noble_per_s'] = rounded(await rate(nobleVerification()));
  const block = crypto.getRandomValues(new Uint8Array(65536));
  const mebibytes = block.length / 2 ** 20;
  figures['streebog512_mib_per_s'] = rounded(mebibytes * (await rate(() => streebog512(block))));
  const streebogPeer = peer?.streebogMibPerSecond() ?? null;
  figures['openssl_streebog512_mib_per_s'] = streebogPeer === null ? null : rounded(streebogPeer);
  figures['gost34311_mib_per_s'] = rounded(mebibytes * (await rate(() => gost34311(block))));
  peer?.close();
  return figures;
}

if (import.meta.main) process.stdout.write(`${JSON.stringify({ eds: await benchEds() })}\n`);
