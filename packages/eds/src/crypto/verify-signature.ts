import { integerBytesOf, openDer, readDer, TAG } from '../der/index.ts';
import { ALGORITHMS } from './algorithms.ts';
import type { SignatureAlgorithm } from './algorithms.ts';
import { CryptoError } from './crypto-error.ts';
import { digest, findWebCryptoHash, ownBuffer } from './digest.ts';
import { gost3410Verify } from './gost3410.ts';
import { parsePublicKey } from './public-key.ts';
import type { PublicKey } from './public-key.ts';

/** NIST SP 800-131A and the NCA's own profile: nothing shorter is issued to people since 2015. */
export const RSA_BITS_MIN = 2048;
/** Longer keys only cost the verifier time; the NCA's own are 4096. */
const RSA_BITS_MAX = 8192;

export interface SignatureToVerify {
  readonly algorithmOid: string;
  /** SubjectPublicKeyInfo as DER, or what `parsePublicKey` made of it. */
  readonly publicKey: Uint8Array | PublicKey;
  readonly signature: Uint8Array;
  /** The bytes that were signed, not their hash. */
  readonly data: Uint8Array;
  /** Accept RSA with SHA-1, which only very old documents carry. */
  readonly allowRsaSha1?: boolean;
}

/**
 * Whether the signature over `data` was made with the private key belonging to `publicKey`.
 * Throws `CryptoError` when the question cannot be asked: unknown algorithm, a key of another algorithm, a key that is
 * malformed, off its curve or too weak, SHA-1 that was not allowed. A malformed signature is simply `false`.
 */
export async function verifySignature(input: SignatureToVerify): Promise<boolean> {
  const algorithm = ALGORITHMS[input.algorithmOid];
  if (algorithm === undefined) {
    throw new CryptoError('unsupported-algorithm', `Expected a known signature algorithm, but got ${input.algorithmOid}`);
  }
  if (algorithm.legacy && input.allowRsaSha1 !== true) {
    throw new CryptoError('legacy-algorithm-refused', `Expected a current algorithm, but got ${algorithm.name}`);
  }
  const key = input.publicKey instanceof Uint8Array ? parsePublicKey(input.publicKey) : input.publicKey;
  if (key.keyAlgorithmOid !== algorithm.keyAlgorithmOid) {
    throw new CryptoError('key-algorithm-mismatch', `Expected a key for ${algorithm.name}, but got ${key.keyAlgorithmOid}`);
  }
  switch (key.kind) {
    case 'gost':
      return gost3410Verify(key.curve, key.point, await digest(algorithm.hashOid, input.data), input.signature);
    case 'rsa':
      return verifyRsa(key, algorithm, input);
    case 'ecdsa':
      return verifyEcdsa(key, algorithm, input);
  }
}

async function verifyRsa(
  key: Extract<PublicKey, { kind: 'rsa' }>,
  algorithm: SignatureAlgorithm,
  { signature, data }: SignatureToVerify,
): Promise<boolean> {
  if (key.modulusBits < RSA_BITS_MIN) {
    throw new CryptoError('weak-rsa-key', `Expected at least ${RSA_BITS_MIN} bits, but the key has ${key.modulusBits}`);
  }
  if (key.modulusBits > RSA_BITS_MAX) {
    throw new CryptoError('unsupported-algorithm', `Expected at most ${RSA_BITS_MAX} bits, but got ${key.modulusBits}`);
  }
  const parameters = { name: 'RSASSA-PKCS1-v1_5', hash: webCryptoHash(algorithm) };
  return verifyWithWebCrypto(key.spki, parameters, parameters.name, signature, data);
}

async function verifyEcdsa(
  key: Extract<PublicKey, { kind: 'ecdsa' }>,
  algorithm: SignatureAlgorithm,
  { signature, data }: SignatureToVerify,
): Promise<boolean> {
  const plain = plainEcdsaSignature(signature, key.namedCurve === 'P-256' ? 32 : 48);
  if (plain === undefined) return false;
  const parameters = { name: 'ECDSA', hash: webCryptoHash(algorithm) };
  return verifyWithWebCrypto(key.spki, { name: 'ECDSA', namedCurve: key.namedCurve }, parameters, plain, data);
}

async function verifyWithWebCrypto(
  spki: Uint8Array,
  importParameters: RsaHashedImportParams | EcKeyImportParams,
  verifyParameters: string | EcdsaParams,
  signature: Uint8Array,
  data: Uint8Array,
): Promise<boolean> {
  const key = await importPublicKey(spki, importParameters);
  return crypto.subtle.verify(verifyParameters, key, ownBuffer(signature), ownBuffer(data));
}

async function importPublicKey(spki: Uint8Array, parameters: RsaHashedImportParams | EcKeyImportParams): Promise<CryptoKey> {
  try {
    return await crypto.subtle.importKey('spki', ownBuffer(spki), parameters, false, ['verify']);
  } catch (cause) {
    throw new CryptoError('malformed-public-key', 'Expected a public key that WebCrypto can import', { cause });
  }
}

function webCryptoHash(algorithm: SignatureAlgorithm): string {
  const hash = findWebCryptoHash(algorithm.hash);
  if (hash === undefined) throw new CryptoError('unsupported-algorithm', `Expected a SHA hash in ${algorithm.name}`);
  return hash;
}

/** SEQUENCE { r, s } (RFC 3279, 2.2.3) as r || s of fixed length; undefined when it is not one. */
function plainEcdsaSignature(signature: Uint8Array, size: number): Uint8Array | undefined {
  try {
    const fields = openDer(readDer(signature), TAG.sequence, 'ECDSA-Sig-Value');
    const plain = new Uint8Array(2 * size);
    for (const end of [size, 2 * size]) {
      const bytes = integerBytesOf(fields.take(TAG.integer, 'integer'));
      const magnitude = bytes[0] === 0 ? bytes.subarray(1) : bytes;
      if (bytes[0]! >= 0x80 || magnitude.length > size) return undefined;
      plain.set(magnitude, end - magnitude.length);
    }
    fields.done('ECDSA-Sig-Value');
    return plain;
  } catch {
    return undefined;
  }
}
