import type { IncrementalHash } from './streebog.ts';

// GOST 34.311-95 (GOST R 34.11-94) with the parameter set "D-TEST" (id-GostR3411-94-TestParamSet, RFC 5831, 11.2):
// Kazakhstan's certificates of the 2004 generation use it, never the CryptoPro set.

/** Substitution nodes K1 (lowest nibble) to K8, sixteen values each. */
const NODES = [
  '4a92d80e6b1c7f53', 'eb4c6dfa23810759', '581da342efc7609b', '7da1089fe46cb253',
  '6c715fd84a9e03b2', '4ba0721d36859cfe', 'db413f590ae7682c', '1fd057a4923e6b8c',
];

/** Two nodes and the turn by 11 bits in one look-up per byte of the round function. */
const ROUND_TABLE = buildRoundTable();

/** The only non-zero constant of the key schedule (C3), least significant byte first. */
const KEY_CONSTANT = Uint8Array.of(
  0, 255, 0, 255, 0, 255, 0, 255, 255, 0, 255, 0, 255, 0, 255, 0,
  0, 255, 255, 0, 255, 0, 0, 255, 255, 0, 0, 0, 255, 255, 0, 255,
);

/** GOST 34.311-95 with the "D-TEST" nodes: 32 bytes. */
export function gost34311(bytes: Uint8Array): Uint8Array {
  return createGost34311().update(bytes).digest();
}

/** The same, taking the message in pieces. */
export function createGost34311(): IncrementalHash {
  const chain = new Uint8Array(32);
  const checkSum = new Uint8Array(32);
  const tail = new Uint8Array(32);
  let tailLength = 0;
  let messageBytes = 0;
  const absorbTail = (): void => {
    step(chain, tail);
    addModulo256(checkSum, tail);
    tailLength = 0;
  }
  const hash: IncrementalHash = {
    update(bytes) {
      messageBytes += bytes.length;
      for (let offset = 0; offset < bytes.length;) {
        const taken = Math.min(32 - tailLength, bytes.length - offset);
        tail.set(bytes.subarray(offset, offset + taken), tailLength);
        tailLength += taken;
        offset += taken;
        if (tailLength === 32) absorbTail();
      }
      return hash;
    },
    digest() {
      if (tailLength > 0) {
        tail.fill(0, tailLength);
        absorbTail();
      }
      const length = new Uint8Array(32);
      new DataView(length.buffer).setBigUint64(0, BigInt(messageBytes) * 8n, true);
      step(chain, length);
      step(chain, checkSum);
      return chain.slice();
    },
  }
  return hash;
}

const u = new Uint8Array(32);
const v = new Uint8Array(32);
const encrypted = new Uint8Array(32);
const blockKey = new Uint32Array(8);

/** The step function: four keys from chain and message, four encryptions, then the mixing shifts. */
function step(chain: Uint8Array, message: Uint8Array): void {
  u.set(chain);
  v.set(message);
  for (let part = 0; part < 4; part++) {
    if (part > 0) {
      rotateQuarter(u);
      if (part === 2) for (let i = 0; i < 32; i++) u[i]! ^= KEY_CONSTANT[i]!;
      rotateQuarter(v);
      rotateQuarter(v);
    }
    deriveBlockKey();
    encryptBlock(chain, 8 * part);
  }
  mixIntoChain(chain, message);
}

/** Transformation A: the four 64-bit quarters move down, the top one becomes the sum of the lowest two. */
function rotateQuarter(bytes: Uint8Array): void {
  for (let i = 0; i < 8; i++) {
    const lowest = bytes[i]!;
    bytes[i] = bytes[i + 8]!;
    bytes[i + 8] = bytes[i + 16]!;
    bytes[i + 16] = bytes[i + 24]!;
    bytes[i + 24] = lowest ^ bytes[i]!;
  }
}

/** Transformation P of u + v: byte i + 4k comes from byte 8i + k. */
function deriveBlockKey(): void {
  for (let k = 0; k < 8; k++) {
    const byte = (i: number): number => u[8 * i + k]! ^ v[8 * i + k]!;
    blockKey[k] = byte(0) | (byte(1) << 8) | (byte(2) << 16) | (byte(3) << 24);
  }
}

/** GOST 28147-89 in the mode of simple replacement: 24 rounds with the key forwards, 8 backwards. */
function encryptBlock(source: Uint8Array, offset: number): void {
  const input = new DataView(source.buffer, source.byteOffset + offset, 8);
  let low = input.getInt32(0, true);
  let high = input.getInt32(4, true);
  for (let round = 0; round < 32; round += 2) {
    high ^= roundFunction((low + blockKey[round < 24 ? round & 7 : 31 - round]!) | 0);
    low ^= roundFunction((high + blockKey[round < 24 ? (round + 1) & 7 : 30 - round]!) | 0);
  }
  const output = new DataView(encrypted.buffer, offset, 8);
  output.setInt32(0, high, true);
  output.setInt32(4, low, true);
}

function roundFunction(x: number): number {
  return (
    ROUND_TABLE[x & 255]! ^
    ROUND_TABLE[256 + ((x >>> 8) & 255)]! ^
    ROUND_TABLE[512 + ((x >>> 16) & 255)]! ^
    ROUND_TABLE[768 + (x >>> 24)]!
  );
}

// A shift of the 16-word register moves one step along this line instead of moving sixteen words.
const line = new Uint16Array(16 + 12 + 1 + 61);

/** chain := psi^61(chain + psi(message + psi^12(encrypted))), in words of 16 bits. */
function mixIntoChain(chain: Uint8Array, message: Uint8Array): void {
  for (let i = 0; i < 16; i++) line[i] = wordAt(encrypted, i);
  shiftLine(0, 12);
  for (let i = 0; i < 16; i++) line[12 + i]! ^= wordAt(message, i);
  shiftLine(12, 1);
  for (let i = 0; i < 16; i++) line[13 + i]! ^= wordAt(chain, i);
  shiftLine(13, 61);
  for (let i = 0; i < 16; i++) {
    chain[2 * i] = line[74 + i]! & 255;
    chain[2 * i + 1] = line[74 + i]! >>> 8;
  }
}

function shiftLine(start: number, steps: number): void {
  for (let i = start; i < start + steps; i++) {
    line[i + 16] = line[i]! ^ line[i + 1]! ^ line[i + 2]! ^ line[i + 3]! ^ line[i + 12]! ^ line[i + 15]!;
  }
}

function wordAt(bytes: Uint8Array, index: number): number {
  return bytes[2 * index]! | (bytes[2 * index + 1]! << 8);
}

function addModulo256(target: Uint8Array, addend: Uint8Array): void {
  let carry = 0;
  for (let i = 0; i < 32; i++) {
    carry += target[i]! + addend[i]!;
    target[i] = carry & 255;
    carry >>>= 8;
  }
}

function buildRoundTable(): Int32Array {
  const table = new Int32Array(4 * 256);
  for (let byte = 0; byte < 4; byte++) {
    for (let value = 0; value < 256; value++) {
      const low = Number.parseInt(NODES[2 * byte]![value & 15]!, 16);
      const high = Number.parseInt(NODES[2 * byte + 1]![value >> 4]!, 16);
      const placed = ((high << 4) | low) << (8 * byte);
      table[256 * byte + value] = (placed << 11) | (placed >>> 21);
    }
  }
  return table;
}
