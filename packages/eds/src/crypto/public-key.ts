import {
  bitString, bitStringBytesOf, bytesEqual, contentOf, integerBytesOf, octetsOf, octetString, oid, oidOf, openDer, readDer,
  sequence, TAG,
} from '../der/index.ts';
import type { DerNode } from '../der/index.ts';
import { CryptoError } from './crypto-error.ts';
import { CURVES } from './curves.ts';
import type { Curve, CurveName } from './curves.ts';
import { GOST_34311_TEST_SET_OID, HASH_OID, KEY_OID, NIST_CURVE_OID } from './oids.ts';

export type NistCurve = keyof typeof NIST_CURVE_OID;

/** A SubjectPublicKeyInfo taken apart as far as the choice of an algorithm needs. `spki` is the DER it came from. */
export type PublicKey =
  | { readonly kind: 'gost'; readonly keyAlgorithmOid: string; readonly curve: Curve; readonly point: Uint8Array; readonly spki: Uint8Array }
  | { readonly kind: 'rsa'; readonly keyAlgorithmOid: string; readonly modulusBits: number; readonly spki: Uint8Array }
  | { readonly kind: 'ecdsa'; readonly keyAlgorithmOid: string; readonly namedCurve: NistCurve; readonly spki: Uint8Array };

/** Identifiers that stand together in a GOST key: algorithm, curve, hash. No other mixture is a Kazakh key. */
const GOST_KEY_PARAMETERS = {
  'tc26-512-a': { keyAlgorithmOid: KEY_OID.gost512, hashOid: HASH_OID.streebog512 },
  'tc26-256-a': { keyAlgorithmOid: KEY_OID.gost256, hashOid: HASH_OID.streebog256 },
  'cryptopro-a': { keyAlgorithmOid: KEY_OID.gost2004, hashOid: GOST_34311_TEST_SET_OID },
} as const satisfies Record<CurveName, object>;

/**
 * Reads a SubjectPublicKeyInfo (RFC 5280, 4.1; GOST parameters as the NCA writes them).
 * Throws `malformed-public-key`, or `unsupported-algorithm` for a key or a curve outside the table.
 */
export function parsePublicKey(spki: Uint8Array): PublicKey {
  try {
    const info = openDer(readDer(spki), TAG.sequence, 'SubjectPublicKeyInfo');
    const algorithm = openDer(info.take(TAG.sequence, 'algorithm'), TAG.sequence, 'AlgorithmIdentifier');
    const keyAlgorithmOid = oidOf(algorithm.take(TAG.oid, 'algorithm'));
    const parameters = algorithm.takeAny('parameters');
    const key = bitStringBytesOf(info.take(TAG.bitString, 'subjectPublicKey'));
    info.done('SubjectPublicKeyInfo');
    return publicKeyOf(keyAlgorithmOid, parameters, key, spki);
  } catch (cause) {
    if (cause instanceof CryptoError) throw cause;
    throw new CryptoError('malformed-public-key', 'Expected a SubjectPublicKeyInfo', { cause });
  }
}

function publicKeyOf(keyAlgorithmOid: string, parameters: DerNode, key: Uint8Array, spki: Uint8Array): PublicKey {
  switch (keyAlgorithmOid) {
    case KEY_OID.rsa:
      return { kind: 'rsa', keyAlgorithmOid, modulusBits: modulusBitsOf(key), spki };
    case KEY_OID.ecdsa:
      // RFC 5480, 2.2: the hybrid form must not be used; OpenSSL would take it.
      if (key[0] === 6 || key[0] === 7) throw new CryptoError('malformed-public-key', 'Expected a point that is not in hybrid form');
      return { kind: 'ecdsa', keyAlgorithmOid, namedCurve: nistCurveOf(oidOf(parameters)), spki };
    case KEY_OID.gost512:
    case KEY_OID.gost256:
    case KEY_OID.gost2004: {
      const curve = gostCurveOf(keyAlgorithmOid, parameters);
      const point = octetsOf(readDer(key), 'point');
      if (point.length !== 2 * curve.size) {
        throw new CryptoError('malformed-public-key', `Expected a point of ${2 * curve.size} bytes`);
      }
      return { kind: 'gost', keyAlgorithmOid, curve, point, spki };
    }
    default:
      throw new CryptoError('unsupported-algorithm', `Expected a GOST, RSA or ECDSA key, but got ${keyAlgorithmOid}`);
  }
}

/** The curve named in the parameters of a GOST key, which must be the one that belongs to its algorithm. */
export function gostCurveOf(keyAlgorithmOid: string, parameters: DerNode): Curve {
  const fields = openDer(parameters, TAG.sequence, 'GostKeyParameters');
  const curveOid = oidOf(fields.take(TAG.oid, 'curve'));
  const curve = CURVES.find((candidate) => candidate.oid === curveOid);
  if (curve === undefined || GOST_KEY_PARAMETERS[curve.name].keyAlgorithmOid !== keyAlgorithmOid) {
    throw new CryptoError('unsupported-algorithm', `Expected a curve of ${keyAlgorithmOid}, but got ${curveOid}`);
  }
  return curve;
}

/** The AlgorithmIdentifier of a GOST key: algorithm, then curve and hash. */
export function gostKeyAlgorithm(curve: Curve): Uint8Array {
  const { keyAlgorithmOid, hashOid } = GOST_KEY_PARAMETERS[curve.name];
  return sequence(oid(keyAlgorithmOid), sequence(oid(curve.oid), oid(hashOid)));
}

/** The SubjectPublicKeyInfo of a GOST point x || y. */
export function gostPublicKeyInfo(curve: Curve, point: Uint8Array): Uint8Array {
  return sequence(gostKeyAlgorithm(curve), bitString(octetString(point)));
}

/**
 * Whether two SubjectPublicKeyInfo values hold the same key. GOST keys are compared without the hash named in their
 * parameters, which programs write differently; keys outside the table are the same only byte for byte.
 */
export function isSamePublicKey(a: Uint8Array, b: Uint8Array): boolean {
  if (bytesEqual(a, b)) return true;
  const [left, right] = [findPublicKey(a), findPublicKey(b)];
  if (left?.kind !== 'gost' || right?.kind !== 'gost') return false;
  return left.curve === right.curve && bytesEqual(left.point, right.point);
}

function findPublicKey(spki: Uint8Array): PublicKey | undefined {
  try {
    return parsePublicKey(spki);
  } catch {
    return undefined;
  }
}

export function nistCurveOf(curveOid: string): NistCurve {
  if (curveOid === NIST_CURVE_OID['P-256']) return 'P-256';
  if (curveOid === NIST_CURVE_OID['P-384']) return 'P-384';
  throw new CryptoError('unsupported-algorithm', `Expected P-256 or P-384, but got ${curveOid}`);
}

/** Significant bits of n; refuses a modulus or exponent that no sound key has (RFC 8017, 3.1). */
function modulusBitsOf(key: Uint8Array): number {
  const fields = openDer(readDer(key), TAG.sequence, 'RSAPublicKey');
  const modulus = integerBytesOf(fields.take(TAG.integer, 'modulus'));
  const exponent = contentOf(fields.take(TAG.integer, 'publicExponent'));
  fields.done('RSAPublicKey');
  const bytes = modulus[0] === 0 ? modulus.subarray(1) : modulus;
  const negative = modulus[0]! >= 0x80;
  const oddModulus = (modulus.at(-1)! & 1) === 1;
  const soundExponent = exponent.length <= 8 && (exponent.at(-1)! & 1) === 1 && !(exponent.length === 1 && exponent[0]! < 3);
  if (negative || !oddModulus || !soundExponent) {
    throw new CryptoError('malformed-public-key', 'Expected an odd modulus and an odd exponent of at least 3');
  }
  return bytes.length * 8 - Math.clz32(bytes[0] ?? 0) + 24;
}
