import {
  integer, integerBytesOf, octetsOf, octetString, oidOf, openDer, readDer, sequence, smallIntegerOf, TAG,
} from '../der/index.ts';
import type { DerNode } from '../der/index.ts';
import { ALGORITHMS } from './algorithms.ts';
import type { SignatureAlgorithm } from './algorithms.ts';
import { CryptoError } from './crypto-error.ts';
import type { Curve, CurveName } from './curves.ts';
import { digest, ownBuffer } from './digest.ts';
import { generateGostKeyPair, gost3410Sign, gostPublicKey } from './gost3410.ts';
import { CRYPTOPRO_A, TC26_256_A, TC26_512_A } from './curves.ts';
import { integerFromBigEndian, integerFromLittleEndian, integerToLittleEndian } from './little-endian.ts';
import { KEY_OID } from './oids.ts';
import { gostCurveOf, gostKeyAlgorithm, gostPublicKeyInfo, nistCurveOf } from './public-key.ts';
import type { NistCurve } from './public-key.ts';

/** A private key that can sign and nothing else. RSA and ECDSA keys stay inside WebCrypto. */
export interface PrivateKey {
  readonly algorithm: SignatureAlgorithm;
  /** SubjectPublicKeyInfo of the other half, DER. */
  readonly publicKey: Uint8Array;
  /** Signs `data` (not its hash) with `algorithm`. */
  sign(data: Uint8Array): Promise<Uint8Array>;
  /** PKCS#8 PrivateKeyInfo, unencrypted. For writing key files only. */
  dangerouslyExportPkcs8(): Promise<Uint8Array>;
}

export interface KeyPair {
  readonly privateKey: PrivateKey;
  /** SubjectPublicKeyInfo, DER. */
  readonly publicKey: Uint8Array;
}

export type KeyKind = 'gost512' | 'gost256' | 'gost2004' | 'rsa2048' | 'rsa4096' | 'ecdsa-p256' | 'ecdsa-p384';

const GOST_SIGNATURE = {
  'tc26-512-a': '1.2.398.3.10.1.1.2.3.2',
  'tc26-256-a': '1.2.398.3.10.1.1.2.3.1',
  'cryptopro-a': '1.2.398.3.10.1.1.1.2',
} as const satisfies Record<CurveName, string>;

const GOST_CURVE = { gost512: TC26_512_A, gost256: TC26_256_A, gost2004: CRYPTOPRO_A } as const;
const RSA_SHA256 = '1.2.840.113549.1.1.11';
/** RFC 5758, 3.2: the hash is as strong as the curve. */
const ECDSA = {
  'P-256': { algorithmOid: '1.2.840.10045.4.3.2', hash: 'SHA-256' },
  'P-384': { algorithmOid: '1.2.840.10045.4.3.3', hash: 'SHA-384' },
} as const satisfies Record<NistCurve, object>;
const RSA_PARAMETERS = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' } as const;

/** Signs `data` with the key's own algorithm. */
export function sign(input: { readonly privateKey: PrivateKey; readonly data: Uint8Array }): Promise<Uint8Array> {
  return input.privateKey.sign(input.data);
}

/** Draws a key pair from the platform's random generator. */
export async function generateKeyPair(kind: KeyKind): Promise<KeyPair> {
  if (kind === 'rsa2048' || kind === 'rsa4096') return generateRsaKeyPair(kind === 'rsa2048' ? 2048 : 4096);
  if (kind === 'ecdsa-p256' || kind === 'ecdsa-p384') return generateEcdsaKeyPair(kind === 'ecdsa-p256' ? 'P-256' : 'P-384');
  const curve = GOST_CURVE[kind];
  const privateKey = gostPrivateKey(curve, generateGostKeyPair(curve).privateKey);
  return { privateKey, publicKey: privateKey.publicKey };
}

/** A key from its scalar d, little-endian. Throws `malformed-private-key` unless 0 < d < n. */
export function gostPrivateKey(curve: Curve, scalar: Uint8Array): PrivateKey {
  const algorithm = ALGORITHMS[GOST_SIGNATURE[curve.name]]!;
  const own = scalar.slice();
  return Object.freeze({
    algorithm,
    publicKey: gostPublicKeyInfo(curve, gostPublicKey(curve, own)),
    sign: async (data: Uint8Array) => gost3410Sign(curve, own, await digest(algorithm.hashOid, data)),
    dangerouslyExportPkcs8: async () =>
      sequence(integer(0), gostKeyAlgorithm(curve), octetString(encodedScalar(curve, own))),
  });
}

/**
 * Reads an unencrypted PKCS#8 PrivateKeyInfo: GOST as the NCA writes it, RSA, or ECDSA on P-256 and P-384.
 * Throws `malformed-private-key` or `unsupported-algorithm`.
 */
export async function importPrivateKey(pkcs8: Uint8Array): Promise<PrivateKey> {
  try {
    const info = openDer(readDer(pkcs8), TAG.sequence, 'PrivateKeyInfo');
    smallIntegerOf(info.take(TAG.integer, 'version'));
    const algorithm = openDer(info.take(TAG.sequence, 'privateKeyAlgorithm'), TAG.sequence, 'AlgorithmIdentifier');
    const keyAlgorithmOid = oidOf(algorithm.take(TAG.oid, 'algorithm'));
    const parameters = algorithm.takeAny('parameters');
    const key = octetsOf(info.take(TAG.octetString, 'privateKey'));
    if (keyAlgorithmOid === KEY_OID.rsa) return await importRsaPrivateKey(pkcs8);
    if (keyAlgorithmOid === KEY_OID.ecdsa) return await importEcdsaPrivateKey(pkcs8, nistCurveOf(oidOf(parameters)));
    return gostPrivateKeyOf(keyAlgorithmOid, parameters, key);
  } catch (cause) {
    if (cause instanceof CryptoError) throw cause;
    throw new CryptoError('malformed-private-key', 'Expected a PKCS#8 private key', { cause });
  }
}

function gostPrivateKeyOf(keyAlgorithmOid: string, parameters: DerNode, key: Uint8Array): PrivateKey {
  if (keyAlgorithmOid !== KEY_OID.gost512 && keyAlgorithmOid !== KEY_OID.gost256 && keyAlgorithmOid !== KEY_OID.gost2004) {
    throw new CryptoError('unsupported-algorithm', `Expected a GOST, RSA or ECDSA key, but got ${keyAlgorithmOid}`);
  }
  const curve = gostCurveOf(keyAlgorithmOid, parameters);
  return gostPrivateKey(curve, decodedScalar(curve, readDer(key)));
}

// Keys of 2015 stand as an OCTET STRING, little-endian; keys of 2004 as an INTEGER, big-endian.
// When reading, the tag decides: a reading that is wrong cannot pass, because the key would not fit its certificate.

function encodedScalar(curve: Curve, scalar: Uint8Array): Uint8Array {
  return curve.name === 'cryptopro-a' ? integer(integerFromLittleEndian(scalar)) : octetString(scalar);
}

function decodedScalar(curve: Curve, node: DerNode): Uint8Array {
  if (node.tag !== TAG.integer) return octetsOf(node, 'privateKey');
  const bytes = integerBytesOf(node, 'privateKey');
  if (bytes[0]! >= 0x80 || bytes.length > curve.size + 1) {
    throw new CryptoError('malformed-private-key', `Expected a positive number of at most ${curve.size} bytes`);
  }
  return integerToLittleEndian(integerFromBigEndian(bytes), curve.size);
}

async function generateRsaKeyPair(modulusLength: number): Promise<KeyPair> {
  const parameters = { ...RSA_PARAMETERS, modulusLength, publicExponent: Uint8Array.of(1, 0, 1) };
  const pair = await crypto.subtle.generateKey(parameters, true, ['sign', 'verify']);
  const publicKey = new Uint8Array(await crypto.subtle.exportKey('spki', pair.publicKey));
  return { privateKey: rsaPrivateKey(pair.privateKey, publicKey), publicKey };
}

async function importRsaPrivateKey(pkcs8: Uint8Array): Promise<PrivateKey> {
  const key = await crypto.subtle.importKey('pkcs8', ownBuffer(pkcs8), RSA_PARAMETERS, true, ['sign']);
  const { n, e } = await crypto.subtle.exportKey('jwk', key);
  const parameters = { kty: 'RSA', n: n!, e: e! };
  const publicKey = await crypto.subtle.importKey('jwk', parameters, RSA_PARAMETERS, true, ['verify']);
  return rsaPrivateKey(key, new Uint8Array(await crypto.subtle.exportKey('spki', publicKey)));
}

function rsaPrivateKey(key: CryptoKey, publicKey: Uint8Array): PrivateKey {
  return Object.freeze({
    algorithm: ALGORITHMS[RSA_SHA256]!,
    publicKey,
    sign: async (data: Uint8Array) => new Uint8Array(await crypto.subtle.sign(RSA_PARAMETERS.name, key, ownBuffer(data))),
    dangerouslyExportPkcs8: async () => new Uint8Array(await crypto.subtle.exportKey('pkcs8', key)),
  });
}

async function generateEcdsaKeyPair(namedCurve: NistCurve): Promise<KeyPair> {
  const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve }, true, ['sign', 'verify']);
  const publicKey = new Uint8Array(await crypto.subtle.exportKey('spki', pair.publicKey));
  return { privateKey: ecdsaPrivateKey(namedCurve, pair.privateKey, publicKey), publicKey };
}

async function importEcdsaPrivateKey(pkcs8: Uint8Array, namedCurve: NistCurve): Promise<PrivateKey> {
  const parameters = { name: 'ECDSA', namedCurve };
  const key = await crypto.subtle.importKey('pkcs8', ownBuffer(pkcs8), parameters, true, ['sign']);
  const { x, y } = await crypto.subtle.exportKey('jwk', key);
  const publicKey = await crypto.subtle.importKey('jwk', { kty: 'EC', crv: namedCurve, x: x!, y: y! }, parameters, true, ['verify']);
  return ecdsaPrivateKey(namedCurve, key, new Uint8Array(await crypto.subtle.exportKey('spki', publicKey)));
}

function ecdsaPrivateKey(namedCurve: NistCurve, key: CryptoKey, publicKey: Uint8Array): PrivateKey {
  const { algorithmOid, hash } = ECDSA[namedCurve];
  return Object.freeze({
    algorithm: ALGORITHMS[algorithmOid]!,
    publicKey,
    sign: async (data: Uint8Array) => ecdsaSigValue(new Uint8Array(await crypto.subtle.sign({ name: 'ECDSA', hash }, key, ownBuffer(data)))),
    dangerouslyExportPkcs8: async () => new Uint8Array(await crypto.subtle.exportKey('pkcs8', key)),
  });
}

/** WebCrypto's r || s as SEQUENCE { r, s } (RFC 3279, 2.2.3). */
function ecdsaSigValue(plain: Uint8Array): Uint8Array {
  const half = plain.length / 2;
  return sequence(integer(plain.subarray(0, half)), integer(plain.subarray(half)));
}
