import { LPS_TABLE, ROUND_CONSTANTS } from './streebog-constants.ts';

/** Chaining value, bit counter and check sum: three 512-bit numbers of sixteen 32-bit words, least significant first. */
export interface StreebogState {
  readonly chain: Int32Array;
  readonly bitCount: Int32Array;
  readonly checkSum: Int32Array;
}

/** Absorbs whole blocks of 64 bytes into the state; `blocks` is a count, `offset` is in bytes. */
export type StreebogAbsorb = (state: StreebogState, bytes: Uint8Array, offset: number, blocks: number) => void;

const key = new Int32Array(16);
const data = new Int32Array(16);
const mixed = new Int32Array(16);
const block = new Int32Array(16);
const ZERO = new Int32Array(16);
const BLOCK_BITS = Int32Array.of(512, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

/** The kernel in plain TypeScript, for engines without WebAssembly and as the other witness in the tests. */
export const absorbInTypeScript: StreebogAbsorb = (state, bytes, offset, blocks) => {
  for (let i = 0; i < blocks; i++) {
    readBlock(bytes, offset + 64 * i);
    compress(state.chain, state.bitCount, block);
    addModulo512(state.bitCount, BLOCK_BITS);
    addModulo512(state.checkSum, block);
  }
}

/** Last block (already padded to 64 bytes, of which `messageBytes` are message), then counter and check sum. */
export function finishStreebog(state: StreebogState, padded: Uint8Array, messageBytes: number): void {
  const tailBits = new Int32Array(16);
  tailBits[0] = messageBytes * 8;
  readBlock(padded, 0);
  compress(state.chain, state.bitCount, block);
  addModulo512(state.bitCount, tailBits);
  addModulo512(state.checkSum, block);
  compress(state.chain, ZERO, state.bitCount);
  compress(state.chain, ZERO, state.checkSum);
}

/** g_N(h, m) of RFC 6986, section 8; `chain` receives the result. */
function compress(chain: Int32Array, counter: Int32Array, message: Int32Array): void {
  substituteAndMix(key, chain, counter, 0);
  substituteAndMix(data, key, message, 0);
  for (let round = 0; round < 11; round++) {
    substituteAndMix(key, key, ROUND_CONSTANTS, 16 * round);
    substituteAndMix(data, data, key, 0);
  }
  substituteAndMix(key, key, ROUND_CONSTANTS, 16 * 11);
  for (let i = 0; i < 16; i++) chain[i] = chain[i]! ^ data[i]! ^ key[i]! ^ message[i]!;
}

/** LPS of the exclusive or of two numbers. `target` may be one of the sources. */
function substituteAndMix(target: Int32Array, a: Int32Array, b: Int32Array, offset: number): void {
  for (let i = 0; i < 16; i++) mixed[i] = a[i]! ^ b[offset + i]!;
  for (let word = 0; word < 8; word++) {
    const half = word >> 2;
    const shift = (word & 3) * 8;
    let low = 0;
    let high = 0;
    for (let row = 0; row < 8; row++) {
      const index = (row * 256 + ((mixed[2 * row + half]! >>> shift) & 255)) * 2;
      low ^= LPS_TABLE[index]!;
      high ^= LPS_TABLE[index + 1]!;
    }
    target[2 * word] = low;
    target[2 * word + 1] = high;
  }
}

function addModulo512(target: Int32Array, addend: Int32Array): void {
  let carry = 0;
  for (let i = 0; i < 16; i++) {
    const sum = (target[i]! >>> 0) + (addend[i]! >>> 0) + carry;
    target[i] = sum | 0;
    carry = sum >= 0x1_0000_0000 ? 1 : 0;
  }
}

function readBlock(bytes: Uint8Array, offset: number): void {
  for (let i = 0; i < 16; i++) {
    const at = offset + 4 * i;
    block[i] = bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24);
  }
}
