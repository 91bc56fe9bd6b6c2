import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { weierstrass } from '@noble/curves/abstract/weierstrass.js';
import fc from 'fast-check';
import { toHex } from '../der/index.ts';
import type { CurveParameters } from './curves.ts';
import { isOnCurve } from './curves.ts';
import { CryptoError, CURVES, generateGostKeyPair, gost3410Sign, gost3410Verify, gostPublicKey, TC26_512_A } from './index.ts';
import { integerFromLittleEndian, integerToLittleEndian } from './little-endian.ts';

// The printed examples of GOST R 34.10-2012 (RFC 7091, appendix A): other curves, but the same arithmetic.
const EXAMPLES = [
  {
    curve: {
      size: 32, fieldBits: 256, c: 0n, a: 7n, x: 2n,
      p: 0x8000000000000000000000000000000000000000000000000000000000000431n,
      b: 0x5FBFF498AA938CE739B8E022FBAFEF40563F6E6A3472FC2A514C0CE9DAE23B7En,
      n: 0x8000000000000000000000000000000150FE8A1892976154C59CFC193ACCF5B3n,
      y: 0x8E2A8A0E65147D4BD6316030E16D19C85C97F0A9CA267122B96ABBCEA7E8FC8n,
    },
    d: 0x7A929ADE789BB9BE10ED359DD39A72C11B60961F49397EEE1D19CE9891EC3B28n,
    publicX: 0x7F2B49E270DB6D90D8595BEC458B50C58585BA1D4E9B788F6689DBD8E56FD80Bn,
    publicY: 0x26F1B489D6701DD185C8413A977B3CBBAF64D1C593D26627DFFB101A87FF77DAn,
    e: 0x2DFBC1B372D89A1188C09C52E0EEC61FCE52032AB1022E8E67ECE6672B043EE5n,
    k: 0x77105C9B20BCD3122823C8CF6FCC7B956DE33814E95B7FE64FED924594DCEAB3n,
    r: 0x41AA28D2F1AB148280CD9ED56FEDA41974053554A42767B83AD043FD39DC0493n,
    s: 0x1456C64BA4642A1653C235A98A60249BCD6D3F746B631DF928014F6C5BF9C40n,
  },
  {
    curve: {
      size: 64, fieldBits: 512, c: 0n, a: 7n,
      p: 0x4531ACD1FE0023C7550D267B6B2FEE80922B14B2FFB90F04D4EB7C09B5D2D15DF1D852741AF4704A0458047E80E4546D35B8336FAC224DD81664BBF528BE6373n,
      b: 0x1CFF0806A31116DA29D8CFA54E57EB748BC5F377E49400FDD788B649ECA1AC4361834013B2AD7322480A89CA58E0CF74BC9E540C2ADD6897FAD0A3084F302ADCn,
      n: 0x4531ACD1FE0023C7550D267B6B2FEE80922B14B2FFB90F04D4EB7C09B5D2D15DA82F2D7ECB1DBAC719905C5EECC423F1D86E25EDBE23C595D644AAF187E6E6DFn,
      x: 0x24D19CC64572EE30F396BF6EBBFD7A6C5213B3B3D7057CC825F91093A68CD762FD60611262CD838DC6B60AA7EEE804E28BC849977FAC33B4B530F1B120248A9An,
      y: 0x2BB312A43BD2CE6E0D020613C857ACDDCFBF061E91E5F2C3F32447C259F39B2C83AB156D77F1496BF7EB3351E1EE4E43DC1A18B91B24640B6DBB92CB1ADD371En,
    },
    d: 0xBA6048AADAE241BA40936D47756D7C93091A0E8514669700EE7508E508B102072E8123B2200A0563322DAD2827E2714A2636B7BFD18AADFC62967821FA18DD4n,
    publicX: 0x115DC5BC96760C7B48598D8AB9E740D4C4A85A65BE33C1815B5C320C854621DD5A515856D13314AF69BC5B924C8B4DDFF75C45415C1D9DD9DD33612CD530EFE1n,
    publicY: 0x37C7C90CD40B0F5621DC3AC1B751CFA0E2634FA0503B3D52639F5D7FB72AFD61EA199441D943FFE7F0C70A2759A3CDB84C114E1F9339FDF27F35ECA93677BEECn,
    e: 0x3754F3CFACC9E0615C4F4A7C4D8DAB531B09B6F9C170C533A71D147035B0C5917184EE536593F4414339976C647C5D5A407ADEDB1D560C4FC6777D2972075B8Cn,
    k: 0x359E7F4B1410FEACC570456C6801496946312120B39D019D455986E364F365886748ED7A44B3E794434006011842286212273A6D14CF70EA3AF71BB1AE679F1n,
    r: 0x2F86FA60A081091A23DD795E1E3C689EE512A3C82EE0DCC2643C78EEA8FCACD35492558486B20F1C9EC197C90699850260C93BCBCD9C5C3317E19344E173AE36n,
    s: 0x1081B394696FFE8E6585E7A9362D26B6325F56778AADBC081C0BFBE933D52FF5823CE288E8C4F362526080DF7F70CE406A6EEB1F56919CB92A9853BDE73E5B4An,
  },
] satisfies readonly { curve: CurveParameters; [value: string]: unknown }[];

const pair = (first: bigint, second: bigint, size: number): Uint8Array =>
  Uint8Array.from([...integerToLittleEndian(first, size), ...integerToLittleEndian(second, size)]);

for (const [i, { curve, d, publicX, publicY, e, k, r, s }] of EXAMPLES.entries()) {
  test(`reproduces example ${i + 1} of GOST R 34.10-2012`, () => {
    const privateKey = integerToLittleEndian(d, curve.size);
    const hash = integerToLittleEndian(e, curve.size);
    const publicKey = gostPublicKey(curve, privateKey);
    assert.equal(toHex(publicKey), toHex(pair(publicX, publicY, curve.size)));
    const signature = gost3410Sign(curve, privateKey, hash, () => k);
    assert.equal(toHex(signature), toHex(pair(r, s, curve.size)));
    assert.equal(gost3410Verify(curve, publicKey, hash, signature), true);
  });
}

for (const curve of CURVES) {
  const { size } = curve;
  const keys = generateGostKeyPair(curve);
  const hash = crypto.getRandomValues(new Uint8Array(size));
  const signature = gost3410Sign(curve, keys.privateKey, hash);
  const verify = (bytes: Uint8Array): boolean => gost3410Verify(curve, keys.publicKey, hash, bytes);
  const r = integerFromLittleEndian(signature.subarray(0, size));
  const s = integerFromLittleEndian(signature.subarray(size));

  test(`${curve.name}: parameters are a curve, and its base point has order n`, () => {
    assert.ok(isOnCurve(curve, curve.x, curve.y));
    assert.equal(curve.p, 2n ** BigInt(curve.fieldBits) - curve.c);
    const nMinusOne = integerToLittleEndian(curve.n - 1n, size);
    assert.equal(toHex(gostPublicKey(curve, nMinusOne)), toHex(pair(curve.x, curve.p - curve.y, size)));
  });

  test(`${curve.name}: accepts its own signature and refuses every changed bit of it`, () => {
    assert.equal(verify(signature), true);
    fc.assert(
      fc.property(fc.nat({ max: 16 * size - 1 }), (bit) => {
        const changed = signature.slice();
        changed[bit >> 3]! ^= 1 << (bit & 7);
        assert.equal(verify(changed), false);
      }),
      { numRuns: 25 },
    );
  });

  test(`${curve.name}: refuses another hash and another key`, () => {
    const otherHash = hash.slice();
    otherHash[0]! ^= 1;
    assert.equal(gost3410Verify(curve, keys.publicKey, otherHash, signature), false);
    assert.equal(gost3410Verify(curve, generateGostKeyPair(curve).publicKey, hash, signature), false);
  });

  test(`${curve.name}: refuses every other byte order`, () => {
    const reversed = signature.slice().reverse();
    const swapped = pair(s, r, size);
    assert.equal(verify(reversed), false);
    assert.equal(verify(swapped), false);
    assert.equal(verify(swapped.slice().reverse()), false);
  });

  test(`${curve.name}: refuses r and s that are zero or not below n, and wrong lengths`, () => {
    const top = 2n ** BigInt(8 * size) - 1n;
    for (const [first, second] of [[0n, s], [r, 0n], [0n, 0n], [curve.n, s], [r, curve.n], [top, s], [r, top]] as const) {
      assert.equal(verify(pair(first, second, size)), false);
    }
    if (r + curve.n <= top) assert.equal(verify(pair(r + curve.n, s, size)), false);
    if (s + curve.n <= top) assert.equal(verify(pair(r, s + curve.n, size)), false);
    for (const length of [0, 1, size, 2 * size - 1]) assert.equal(verify(signature.subarray(0, length)), false);
    assert.equal(verify(Uint8Array.from([...signature, 0])), false);
  });

  test(`${curve.name}: takes 1 for a hash that is a multiple of n`, () => {
    for (const value of [0n, curve.n]) {
      const zero = integerToLittleEndian(value, size);
      const made = gost3410Sign(curve, keys.privateKey, zero);
      assert.equal(gost3410Verify(curve, keys.publicKey, integerToLittleEndian(1n, size), made), true);
      assert.equal(gost3410Verify(curve, keys.publicKey, zero, made), true);
    }
  });

  test(`${curve.name}: refuses a public key that is not a reduced point of the curve`, () => {
    const { x, y } = { x: integerFromLittleEndian(keys.publicKey.subarray(0, size)), y: integerFromLittleEndian(keys.publicKey.subarray(size)) };
    const bad = [pair(x, (y + 1n) % curve.p, size), pair(0n, 0n, size), pair(curve.p, y, size), pair(y, x, size)];
    for (const key of bad) {
      assert.throws(() => gost3410Verify(curve, key, hash, signature), { name: 'CryptoError', code: 'point-not-on-curve' });
    }
    assert.throws(() => gost3410Verify(curve, keys.publicKey.subarray(1), hash, signature), { code: 'malformed-public-key' });
    assert.throws(() => gost3410Verify(curve, keys.publicKey, hash.subarray(1), signature), { code: 'wrong-hash-length' });
  });

  test(`${curve.name}: refuses private keys out of range`, () => {
    for (const d of [0n, curve.n, curve.n + 1n]) {
      assert.throws(() => gostPublicKey(curve, integerToLittleEndian(d, size)), (error) =>
        error instanceof CryptoError && error.code === 'malformed-private-key');
    }
  });

  test(`${curve.name}: keys that are tiny multiples of the base point verify, though their sums meet equal operands`, () => {
    for (const d of [1n, 2n, 3n, 5n, 127n, curve.n - 1n, curve.n - 2n]) {
      const privateKey = integerToLittleEndian(d, size);
      const made = gost3410Sign(curve, privateKey, hash);
      assert.equal(gost3410Verify(curve, gostPublicKey(curve, privateKey), hash, made), true, `d = ${d}`);
    }
  });

  test(`${curve.name}: multiplies like an independent implementation`, () => {
    const Point = weierstrass({ p: curve.p, n: curve.n, h: curve.name === 'tc26-256-a' ? 4n : 1n, a: curve.a, b: curve.b, Gx: curve.x, Gy: curve.y });
    for (const d of [1n, 2n, curve.n - 1n, curve.n / 2n, integerFromLittleEndian(keys.privateKey)]) {
      const { x, y } = Point.BASE.multiplyUnsafe(d).toAffine();
      assert.equal(toHex(gostPublicKey(curve, integerToLittleEndian(d, size))), toHex(pair(x, y, size)));
    }
  });
}

test('two messages never share their nonce, even when the random generator repeats itself', (t) => {
  const keys = generateGostKeyPair(TC26_512_A);
  t.mock.method(crypto, 'getRandomValues', (bytes: Uint8Array) => bytes.fill(7));
  const [first, second] = [1, 2].map((fill) => gost3410Sign(TC26_512_A, keys.privateKey, new Uint8Array(64).fill(fill)));
  assert.notEqual(toHex(first!.subarray(0, 64)), toHex(second!.subarray(0, 64)));
});

test('a generator that only says zero makes no key', (t) => {
  t.mock.method(crypto, 'getRandomValues', (bytes: Uint8Array) => bytes.fill(0));
  assert.throws(() => generateGostKeyPair(TC26_512_A), RangeError);
});

interface OracleEngine {
  getGostSign(algorithm: object): {
    verify(key: Uint8Array, signature: Uint8Array, data: Uint8Array): boolean;
    sign(key: Uint8Array, data: Uint8Array): ArrayBuffer;
  };
}

test('an independent implementation verifies our signature, and we verify its', async () => {
  const { gostEngine } = createRequire(import.meta.url)('node-gost-crypto') as { gostEngine: OracleEngine };
  const oracle = gostEngine.getGostSign({
    name: 'GOST R 34.10', version: 2012, length: 512, namedParam: 'T-512-A', namedCurve: 'T-512-A',
    hash: { name: 'GOST R 34.11', length: 512, version: 2012 },
  });
  const { streebog512 } = await import('./index.ts');
  const data = new TextEncoder().encode('Қызмет көрсету нәтижесі');
  const keys = generateGostKeyPair(TC26_512_A);
  const ours = gost3410Sign(TC26_512_A, keys.privateKey, streebog512(data));
  assert.equal(oracle.verify(keys.publicKey, ours, data), true);
  const theirs = new Uint8Array(oracle.sign(keys.privateKey, data));
  assert.equal(gost3410Verify(TC26_512_A, keys.publicKey, streebog512(data), theirs), true);
});
