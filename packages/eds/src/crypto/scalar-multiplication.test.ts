import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { CurveParameters } from './curves.ts';
import { CURVES, isOnCurve } from './curves.ts';
import { createBigIntMachine } from './field-machine.ts';
import { pointFromPublicKey } from './gost3410.ts';
import { integerToLittleEndian } from './little-endian.ts';
import { modularInverse } from './modular-inverse.ts';
import { createCurveArithmetic } from './scalar-multiplication.ts';
import type { AffinePoint, CurveArithmetic, MachineFactory } from './scalar-multiplication.ts';
import { findWasmMachine } from './wasm/field-machine.ts';

const MACHINES: readonly { name: string; create: MachineFactory }[] = [
  { name: 'BigInt', create: createBigIntMachine },
  { name: 'WebAssembly', create: (curve, slots) => findWasmMachine(curve, slots)! },
];

/** Abscissa of u*G + v*Q through affine results only, or undefined for infinity. */
function abscissa(arithmetic: CurveArithmetic, u: bigint, v: bigint, point: AffinePoint): bigint | undefined {
  const sum = arithmetic.combine(u, v, point);
  const { p } = arithmetic.curve;
  return sum === undefined ? undefined : (sum.x * modularInverse(sum.zz, p)) % p;
}

function scalars({ n }: CurveParameters): fc.Arbitrary<bigint> {
  return fc.oneof(fc.constantFrom(0n, 1n, 2n, 3n, n - 1n, n - 2n, n / 2n, 127n, 128n, 129n), fc.bigInt({ min: 0n, max: n - 1n }));
}

for (const { name, create } of MACHINES) {
  for (const curve of CURVES) {
    const arithmetic = createCurveArithmetic(curve, create);
    const base: AffinePoint = { x: curve.x, y: curve.y };

    test(`${name}, ${curve.name}: u*G + v*(d*G) = (u + v*d)*G for scalars of every size`, () => {
      fc.assert(
        fc.property(scalars(curve), scalars(curve), scalars(curve), (u, v, d) => {
          const point = arithmetic.multiplyBase(d);
          if (point === undefined) return assert.equal(d % curve.n, 0n);
          assert.ok(isOnCurve(curve, point.x, point.y));
          assert.equal(abscissa(arithmetic, u, v, point), arithmetic.multiplyBase(u + v * d)?.x);
        }),
        { numRuns: 40 },
      );
    });

    test(`${name}, ${curve.name}: equal and opposite operands are added correctly`, () => {
      assert.equal(abscissa(arithmetic, 1n, 1n, base), arithmetic.multiplyBase(2n)?.x);
      assert.equal(abscissa(arithmetic, 5n, 5n, base), arithmetic.multiplyBase(10n)?.x);
      assert.equal(abscissa(arithmetic, 1n, curve.n - 1n, base), undefined);
      assert.equal(abscissa(arithmetic, 7n, 7n, { x: base.x, y: curve.p - base.y }), undefined);
      assert.equal(abscissa(arithmetic, 0n, 0n, base), undefined);
      assert.deepEqual(arithmetic.multiply(1n, base), base);
      assert.equal(arithmetic.multiplyBase(curve.n), undefined);
    });
  }
}

test('a point of order two, which only the curve with cofactor 4 has, is handled', () => {
  const curve = CURVES.find((one) => one.name === 'tc26-256-a')!;
  const x = rootOfCubic(curve);
  const point = { x, y: 0n };
  assert.ok(isOnCurve(curve, x, 0n));
  for (const { create } of MACHINES) {
    const arithmetic = createCurveArithmetic(curve, create);
    assert.deepEqual(arithmetic.multiply(1n, point), point);
    assert.equal(arithmetic.multiply(2n, point), undefined);
    assert.deepEqual(arithmetic.multiply(3n, point), point);
    assert.equal(abscissa(arithmetic, 9n, 2n, point), arithmetic.multiplyBase(9n)?.x);
  }
  const publicKey = Uint8Array.from([...integerToLittleEndian(x, 32), ...new Uint8Array(32)]);
  assert.throws(() => pointFromPublicKey(curve, publicKey), { name: 'CryptoError', code: 'point-not-on-curve' });
});

/** A zero of x^3 + ax + b: the abscissa of n times a random point of order 2n or 4n, doubled if need be. */
function rootOfCubic(curve: CurveParameters): bigint {
  const arithmetic = createCurveArithmetic(curve);
  for (let x = 2n; ; x++) {
    const y = squareRoot(x ** 3n + curve.a * x + curve.b, curve.p);
    if (y === undefined) continue;
    // The scalar is taken modulo n, so n*P is made of (n - 1)*P + P.
    const almost = arithmetic.multiply(curve.n - 1n, { x, y });
    if (almost === undefined || almost.x === x) continue;
    const small = addDistinct(curve, almost, { x, y });
    if (small.y === 0n) return small.x;
    const doubled = arithmetic.multiply(2n, small);
    if (doubled !== undefined && doubled.y === 0n) return doubled.x;
  }
}

function addDistinct({ p }: CurveParameters, a: AffinePoint, b: AffinePoint): AffinePoint {
  const mod = (value: bigint): bigint => ((value % p) + p) % p;
  const slope = mod((b.y - a.y) * modularInverse(mod(b.x - a.x), p));
  const x = mod(slope * slope - a.x - b.x);
  return { x, y: mod(slope * (a.x - x) - a.y) };
}

/** For p = 7 (mod 8), which p = 2^256 - 617 is, raising to (p + 1) / 4 finds the root if there is one. */
function squareRoot(square: bigint, p: bigint): bigint | undefined {
  let root = 1n;
  let power = ((square % p) + p) % p;
  for (let exponent = (p + 1n) / 4n; exponent > 0n; exponent >>= 1n) {
    if (exponent & 1n) root = (root * power) % p;
    power = (power * power) % p;
  }
  return (root * root - square) % p === 0n ? root : undefined;
}
