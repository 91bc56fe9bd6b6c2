import type { CurveParameters } from '../curves.ts';
import type { FieldMachine } from '../field-machine.ts';
import { assembleFieldModule, fieldLayout, LIMB_BITS } from './field-module.ts';

interface FieldModuleExports {
  readonly memory: WebAssembly.Memory;
  multiply(target: number, left: number, right: number): void;
  square(target: number, source: number): void;
  negate(target: number, source: number): void;
  double(point: number): void;
  addAffine(point: number, x: number, y: number): void;
  addJacobian(point: number, x: number, y: number, z: number): void;
}

const PAGE_BYTES = 65536;

/**
 * The machine in WebAssembly. Undefined where WebAssembly is missing or forbidden (a Content-Security-Policy without
 * 'wasm-unsafe-eval') and for fields whose prime is not 2^bits - c.
 */
export function findWasmMachine(curve: CurveParameters, slots: number): FieldMachine | undefined {
  if (curve.c === 0n || typeof WebAssembly === 'undefined') return undefined;
  try {
    return createWasmMachine(curve, slots);
  } catch {
    return undefined;
  }
}

function createWasmMachine(curve: CurveParameters, slots: number): FieldMachine {
  const { limbs, stride } = fieldLayout(curve);
  const code = assembleFieldModule(curve, Math.ceil((slots * stride) / PAGE_BYTES));
  const instance = new WebAssembly.Instance(new WebAssembly.Module(code));
  const exports = instance.exports as unknown as FieldModuleExports;
  const words = new Uint32Array(exports.memory.buffer);
  const wordsPerSlot = stride / 4;
  const limbBits = BigInt(LIMB_BITS);
  const machine: FieldMachine = {
    slots,
    set(slot, value) {
      for (let i = 0; i < limbs; i++) words[slot * wordsPerSlot + i] = Number(BigInt.asUintN(LIMB_BITS, value >> (limbBits * BigInt(i))));
    },
    get(slot) {
      let value = 0n;
      for (let i = limbs - 1; i >= 0; i--) value = (value << limbBits) + BigInt(words[slot * wordsPerSlot + i]!);
      return value % curve.p;
    },
    copy: (target, source, count) =>
      void words.copyWithin(target * wordsPerSlot, source * wordsPerSlot, (source + count) * wordsPerSlot),
    multiply: (target, left, right) => exports.multiply(target * stride, left * stride, right * stride),
    square: (target, source) => exports.square(target * stride, source * stride),
    negate: (target, source) => exports.negate(target * stride, source * stride),
    double: (point) => exports.double(point * stride),
    addAffine: (point, x, y) => exports.addAffine(point * stride, x * stride, y * stride),
    addJacobian: (point, x, y, z) => exports.addJacobian(point * stride, x * stride, y * stride, z * stride),
  };
  machine.set(0, curve.a);
  return machine;
}
