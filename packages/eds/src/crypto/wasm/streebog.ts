import { LPS_TABLE, ROUND_CONSTANTS } from '../streebog-constants.ts';
import type { StreebogAbsorb } from '../streebog-kernel.ts';
import { assembleStreebogModule, STREEBOG_LAYOUT } from './streebog-module.ts';

/** The kernel in WebAssembly; undefined where that is missing or forbidden. */
export function findWasmAbsorb(): StreebogAbsorb | undefined {
  if (typeof WebAssembly === 'undefined') return undefined;
  try {
    return createWasmAbsorb();
  } catch {
    return undefined;
  }
}

function createWasmAbsorb(): StreebogAbsorb {
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(assembleStreebogModule()));
  const { memory, absorb } = exports as unknown as {
    readonly memory: WebAssembly.Memory;
    absorb(address: number, blocks: number): void;
  };
  const words = (address: number, length: number): Int32Array => new Int32Array(memory.buffer, address, length);
  words(STREEBOG_LAYOUT.table, LPS_TABLE.length).set(LPS_TABLE);
  words(STREEBOG_LAYOUT.constants, ROUND_CONSTANTS.length).set(ROUND_CONSTANTS);
  const chain = words(STREEBOG_LAYOUT.chain, 16);
  const bitCount = words(STREEBOG_LAYOUT.bitCount, 16);
  const checkSum = words(STREEBOG_LAYOUT.checkSum, 16);
  const input = new Uint8Array(memory.buffer, STREEBOG_LAYOUT.input, STREEBOG_LAYOUT.inputBytes);
  return (state, bytes, offset, blocks) => {
    chain.set(state.chain);
    bitCount.set(state.bitCount);
    checkSum.set(state.checkSum);
    const end = offset + 64 * blocks;
    for (let at = offset; at < end; at += input.length) {
      const piece = bytes.subarray(at, Math.min(at + input.length, end));
      input.set(piece);
      absorb(STREEBOG_LAYOUT.input, piece.length / 64);
    }
    state.chain.set(chain);
    state.bitCount.set(bitCount);
    state.checkSum.set(checkSum);
  };
}
