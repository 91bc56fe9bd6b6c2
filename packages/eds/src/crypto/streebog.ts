import { absorbInTypeScript, finishStreebog } from './streebog-kernel.ts';
import type { StreebogAbsorb, StreebogState } from './streebog-kernel.ts';
import { findWasmAbsorb } from './wasm/streebog.ts';

/** A hash that takes its message in pieces. `digest` may be called once. */
export interface IncrementalHash {
  update(bytes: Uint8Array): IncrementalHash;
  digest(): Uint8Array;
}

/**
 * Streebog-512 (GOST R 34.11-2012, RFC 6986; GOST 34.11-2015): 64 bytes, in the order in which Kazakhstan's formats
 * carry them. The RFC prints digests reversed.
 */
export function streebog512(bytes: Uint8Array): Uint8Array {
  return createStreebog512().update(bytes).digest();
}

/** Streebog-256: 32 bytes, the upper half of the last chaining value. */
export function streebog256(bytes: Uint8Array): Uint8Array {
  return createStreebog256().update(bytes).digest();
}

export function createStreebog512(absorb: StreebogAbsorb = fastestAbsorb()): IncrementalHash {
  return createStreebog(64, absorb);
}

export function createStreebog256(absorb: StreebogAbsorb = fastestAbsorb()): IncrementalHash {
  return createStreebog(32, absorb);
}

let chosenAbsorb: StreebogAbsorb | undefined;

function fastestAbsorb(): StreebogAbsorb {
  chosenAbsorb ??= findWasmAbsorb() ?? absorbInTypeScript;
  return chosenAbsorb;
}

function createStreebog(size: 32 | 64, absorb: StreebogAbsorb): IncrementalHash {
  const state = initialState(size);
  const tail = new Uint8Array(64);
  let tailLength = 0;
  const hash: IncrementalHash = {
    update(bytes) {
      let offset = 0;
      if (tailLength > 0) {
        offset = Math.min(64 - tailLength, bytes.length);
        tail.set(bytes.subarray(0, offset), tailLength);
        tailLength += offset;
        if (tailLength < 64) return hash;
        absorb(state, tail, 0, 1);
      }
      const blocks = Math.floor((bytes.length - offset) / 64);
      if (blocks > 0) absorb(state, bytes, offset, blocks);
      const rest = bytes.subarray(offset + 64 * blocks);
      tail.set(rest);
      tailLength = rest.length;
      return hash;
    },
    digest() {
      tail.fill(0, tailLength);
      tail[tailLength] = 1;
      finishStreebog(state, tail, tailLength);
      return littleEndianWords(state.chain).slice(64 - size);
    },
  }
  return hash;
}

function initialState(size: 32 | 64): StreebogState {
  return {
    chain: new Int32Array(16).fill(size === 32 ? 0x01010101 : 0),
    bitCount: new Int32Array(16),
    checkSum: new Int32Array(16),
  }
}

function littleEndianWords(words: Int32Array): Uint8Array {
  const bytes = new Uint8Array(words.length * 4);
  const view = new DataView(bytes.buffer);
  words.forEach((word, i) => view.setInt32(4 * i, word, true));
  return bytes;
}
