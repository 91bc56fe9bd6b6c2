import { CryptoError } from './crypto-error.ts';
import { arithmeticOf } from './curve-arithmetic.ts';
import { isOnCurve } from './curves.ts';
import type { CurveParameters } from './curves.ts';
import { integerFromLittleEndian, integerToLittleEndian } from './little-endian.ts';
import { modularInverse } from './modular-inverse.ts';
import type { AffinePoint } from './scalar-multiplication.ts';
import { createStreebog512 } from './streebog.ts';

// GOST 34.10-2015 and GOST 34.310-2004 with Kazakhstan's byte order: every number is little-
// endian, a public key is x || y, a signature r || s. Russian libraries write the whole signature the other way round.

/** Every curve takes at least half of the draws, so this many misses mean a generator that always says the same. */
const DRAWS_MAX = 256;

export interface GostKeyPair {
  /** The scalar d, little-endian, `curve.size` bytes. */
  readonly privateKey: Uint8Array;
  /** x || y, little-endian, twice `curve.size` bytes. */
  readonly publicKey: Uint8Array;
}

/**
 * Verifies a signature over a hash. False for everything that is not a valid signature, of whatever length or value.
 * Throws `CryptoError` when the key is not a point of the curve or the hash has the wrong length.
 */
export function gost3410Verify(curve: CurveParameters, publicKey: Uint8Array, hash: Uint8Array, signature: Uint8Array): boolean {
  const point = pointFromPublicKey(curve, publicKey);
  const e = exponentFromHash(curve, hash);
  if (signature.length !== 2 * curve.size) return false;
  const r = integerFromLittleEndian(signature.subarray(0, curve.size));
  const s = integerFromLittleEndian(signature.subarray(curve.size));
  if (r === 0n || s === 0n || r >= curve.n || s >= curve.n) return false;
  const v = modularInverse(e, curve.n);
  const sum = arithmeticOf(curve).combine((s * v) % curve.n, curve.n - ((r * v) % curve.n), point);
  if (sum === undefined) return false;
  // x/zz mod p must leave r modulo n: compare r, r + n, ... with it instead of dividing.
  for (let candidate = r; candidate < curve.p; candidate += curve.n) {
    if ((candidate * sum.zz - sum.x) % curve.p === 0n) return true;
  }
  return false;
}

/** Signs a hash. `drawNonce` gives k; only tests of printed examples replace it. */
export function gost3410Sign(
  curve: CurveParameters,
  privateKey: Uint8Array,
  hash: Uint8Array,
  drawNonce: () => bigint = () => hedgedNonce(curve, privateKey, hash),
): Uint8Array {
  const d = scalarFromPrivateKey(curve, privateKey);
  const e = exponentFromHash(curve, hash);
  for (;;) {
    const k = drawNonce();
    const r = (arithmeticOf(curve).multiplyBase(k)?.x ?? 0n) % curve.n;
    const s = (r * d + k * e) % curve.n;
    if (r === 0n || s === 0n) continue;
    const signature = new Uint8Array(2 * curve.size);
    signature.set(integerToLittleEndian(r, curve.size));
    signature.set(integerToLittleEndian(s, curve.size), curve.size);
    return signature;
  }
}

/** Draws a key pair from the platform's random generator. */
export function generateGostKeyPair(curve: CurveParameters): GostKeyPair {
  const privateKey = integerToLittleEndian(randomScalar(curve), curve.size);
  return { privateKey, publicKey: gostPublicKey(curve, privateKey) };
}

/** The public key d*G of a private key. Throws `malformed-private-key` unless 0 < d < n. */
export function gostPublicKey(curve: CurveParameters, privateKey: Uint8Array): Uint8Array {
  const point = arithmeticOf(curve).multiplyBase(scalarFromPrivateKey(curve, privateKey));
  if (point === undefined) throw new CryptoError('malformed-private-key', 'Expected a scalar that is not zero');
  const publicKey = new Uint8Array(2 * curve.size);
  publicKey.set(integerToLittleEndian(point.x, curve.size));
  publicKey.set(integerToLittleEndian(point.y, curve.size), curve.size);
  return publicKey;
}

/** Checks length, range, the curve's equation and that the order is not tiny. Throws `malformed-public-key` or `point-not-on-curve`. */
export function pointFromPublicKey(curve: CurveParameters, publicKey: Uint8Array): AffinePoint {
  if (publicKey.length !== 2 * curve.size) {
    throw new CryptoError('malformed-public-key', `Expected ${2 * curve.size} bytes of key, but got ${publicKey.length}`);
  }
  const x = integerFromLittleEndian(publicKey.subarray(0, curve.size));
  const y = integerFromLittleEndian(publicKey.subarray(curve.size));
  if (!isOnCurve(curve, x, y)) throw new CryptoError('point-not-on-curve', 'Expected a point of the curve');
  // On the curve with cofactor 4 a few points have order 2 or 4: whoever registered one could disown every signature,
  // because anybody can make signatures that verify with it.
  const hasSmallOrder = curve.n < curve.p >> 1n && arithmeticOf(curve).combine(0n, 4n, { x, y }) === undefined;
  if (hasSmallOrder) throw new CryptoError('point-not-on-curve', 'Expected a point of large order');
  return { x, y };
}

function scalarFromPrivateKey(curve: CurveParameters, privateKey: Uint8Array): bigint {
  const d = integerFromLittleEndian(privateKey);
  if (privateKey.length !== curve.size || d === 0n || d >= curve.n) {
    throw new CryptoError('malformed-private-key', `Expected ${curve.size} bytes with 0 < d < n`);
  }
  return d;
}

/** e = hash mod n, with 1 in place of 0, as the standard has it. */
function exponentFromHash(curve: CurveParameters, hash: Uint8Array): bigint {
  if (hash.length !== curve.size) {
    throw new CryptoError('wrong-hash-length', `Expected a hash of ${curve.size} bytes, but got ${hash.length}`);
  }
  const e = integerFromLittleEndian(hash) % curve.n;
  return e === 0n ? 1n : e;
}

/**
 * k from random bytes, key and message together (in the manner of RFC 6979, 3.6): a generator that repeats itself, as
 * in a cloned virtual machine, must not give the same k to two messages, because that reveals the private key.
 */
function hedgedNonce(curve: CurveParameters, privateKey: Uint8Array, hash: Uint8Array): bigint {
  return drawScalar(curve, () => {
    const seed = createStreebog512().update(crypto.getRandomValues(new Uint8Array(64)));
    return seed.update(privateKey).update(hash).digest().subarray(0, curve.size);
  });
}

function randomScalar(curve: CurveParameters): bigint {
  return drawScalar(curve, () => crypto.getRandomValues(new Uint8Array(curve.size)));
}

/** Uniform in 1..n-1: draws until the number is in range, because a remainder would favour small values. */
function drawScalar(curve: CurveParameters, drawBytes: () => Uint8Array): bigint {
  const excessBits = 8 * curve.size - curve.n.toString(2).length;
  for (let attempt = 0; attempt < DRAWS_MAX; attempt++) {
    const scalar = integerFromLittleEndian(drawBytes()) >> BigInt(excessBits);
    if (scalar > 0n && scalar < curve.n) return scalar;
  }
  throw new RangeError(`Expected a number in range after ${DRAWS_MAX} draws`);
}
