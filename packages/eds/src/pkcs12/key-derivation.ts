import { sha1 } from '@noble/hashes/legacy.js';
import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js';
import { concatBytes } from '../der/index.ts';
import { Pkcs12Error } from './pkcs12-error.ts';

/** What a derived key is for (RFC 7292, B.3). */
export const PURPOSE = { encryptionKey: 1, initialVector: 2, mac: 3 } as const;

// Not WebCrypto: thousands of short hashes one after the other, each a turn of the event loop, took 250 ms a file.
const HASHES = { 'SHA-1': sha1, 'SHA-256': sha256, 'SHA-384': sha384, 'SHA-512': sha512 } as const;

export type KeyDerivationHash = keyof typeof HASHES;

/** A hostile file must not buy minutes of computing. OpenSSL writes 2048, the NCA 1024. */
export const ITERATIONS_MAX = 100_000;
/** PBKDF2 runs natively and is written with larger counts. */
export const PBKDF2_ITERATIONS_MAX = 2_000_000;

/** The key derivation of PKCS#12 (RFC 7292, appendix B.2). `length` is in bytes. */
export function derivePkcs12Key(
  hash: KeyDerivationHash,
  password: string,
  salt: Uint8Array,
  iterations: number,
  purpose: number,
  length: number,
): Uint8Array {
  checkIterations(iterations, ITERATIONS_MAX);
  const sha = HASHES[hash];
  const blockBytes = sha.blockLen;
  const diversifier = new Uint8Array(blockBytes).fill(purpose);
  const input = concatBytes(repeated(salt, blockBytes), repeated(bmpPassword(password), blockBytes));
  const key = new Uint8Array(length);
  for (let filled = 0; filled < length;) {
    let block = sha(concatBytes(diversifier, input));
    for (let i = 1; i < iterations; i++) block = sha(block);
    key.set(block.subarray(0, length - filled), filled);
    filled += block.length;
    addToEachBlock(input, repeatedTo(block, blockBytes));
  }
  return key;
}

/** PBKDF2 (RFC 8018, 5.2) over the password in UTF-8. */
export async function derivePbkdf2Key(
  hash: KeyDerivationHash,
  password: string,
  salt: Uint8Array,
  iterations: number,
  length: number,
): Promise<Uint8Array> {
  checkIterations(iterations, PBKDF2_ITERATIONS_MAX);
  const base = await crypto.subtle.importKey('raw', new TextEncoder().encode(password), 'PBKDF2', false, ['deriveBits']);
  const parameters = { name: 'PBKDF2', hash, salt: new Uint8Array(salt), iterations };
  return new Uint8Array(await crypto.subtle.deriveBits(parameters, base, length * 8));
}

function checkIterations(iterations: number, limit: number): void {
  if (iterations >= 1 && iterations <= limit) return;
  throw new Pkcs12Error('unsupported', `Expected 1 to ${limit} iterations, but the file asks for ${iterations}`);
}

/** UTF-16, most significant byte first, with a closing zero (RFC 7292, B.1). */
function bmpPassword(password: string): Uint8Array {
  const bytes = new Uint8Array(2 * password.length + 2);
  for (let i = 0; i < password.length; i++) new DataView(bytes.buffer).setUint16(2 * i, password.charCodeAt(i));
  return bytes;
}

/** The bytes over and over, to the next multiple of `blockBytes`. */
function repeated(bytes: Uint8Array, blockBytes: number): Uint8Array {
  return repeatedTo(bytes, blockBytes * Math.ceil(bytes.length / blockBytes));
}

function repeatedTo(bytes: Uint8Array, length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, i) => bytes[i % bytes.length]!);
}

/** Adds addend + 1 to every block of the number, modulo 2^(8 * block length). */
function addToEachBlock(blocks: Uint8Array, addend: Uint8Array): void {
  for (let start = 0; start < blocks.length; start += addend.length) {
    let carry = 1;
    for (let i = addend.length - 1; i >= 0; i--) {
      carry += blocks[start + i]! + addend[i]!;
      blocks[start + i] = carry & 255;
      carry >>>= 8;
    }
  }
}
