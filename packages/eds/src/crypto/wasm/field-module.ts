import type { CurveParameters } from '../curves.ts';
import { REGISTER_PLACES } from '../field-machine.ts';
import { PROGRAMS } from '../point-formulas.ts';
import type { Program, Register } from '../point-formulas.ts';
import {
  assembleModule, call, I32_ADD, i32Const, I64_ADD, I64_AND, i64Const, i64Load32, I64_MUL, I64_SHL, I64_SHR,
  i64Store32, I64_SUB, localGet, localSet, localTee,
} from './assembler.ts';
import type { Code, WasmFunction } from './assembler.ts';

// Field elements are 18 (512 bits) or 9 (256 bits) limbs of 29 bits, one per 32-bit word. 29, because a column of 18
// products of 58 bits plus carries stays below 2^64, so that a product needs no carry before the column is complete.
// WebAssembly has no 64 x 64 -> 128 multiplication; 32 x 32 -> 64 is what i64.mul gives.
//
// Invariant of every stored element: limbs are at most 2^29, the top limb at most 2^topBits + 2^7; the value is
// congruent, not reduced. `multiply` and `linear` re-establish it.

export const LIMB_BITS = 29;
const LIMB_MASK = 2n ** 29n - 1n;
const SHIFT = i64Const(BigInt(LIMB_BITS));

export interface FieldLayout {
  readonly limbs: number;
  /** Bits of the field that fall into the top limb. */
  readonly topBits: number;
  /** Bytes from one element to the next. */
  readonly stride: number;
}

export function fieldLayout(curve: CurveParameters): FieldLayout {
  const limbs = Math.ceil(curve.fieldBits / LIMB_BITS);
  return { limbs, topBits: curve.fieldBits - LIMB_BITS * (limbs - 1), stride: 8 * Math.ceil(limbs / 2) };
}

/** The module of a curve: multiply, square, negate and the three point formulas. Parameters are byte addresses. */
export function assembleFieldModule(curve: CurveParameters, pages: number): Uint8Array<ArrayBuffer> {
  const layout = fieldLayout(curve);
  const double = curve.a === curve.p - 3n ? PROGRAMS.double : PROGRAMS.doubleAny;
  const program = (name: string, parameters: number, steps: Program): WasmFunction =>
    ({ name, parameters, locals: layout.limbs, body: programBody(curve, layout, parameters, steps) });
  return assembleModule(
    [
      { name: 'multiply', parameters: 3, locals: 4 * layout.limbs + 1, body: multiplyBody(curve, layout) },
      { name: 'square', parameters: 2, locals: 4 * layout.limbs + 1, body: squareBody(curve, layout) },
      { name: 'negate', parameters: 2, locals: layout.limbs, body: negateBody(curve, layout) },
      program('double', 1, double),
      program('addAffine', 3, PROGRAMS.addAffine),
      program('addJacobian', 4, PROGRAMS.addJacobian),
    ],
    pages,
  );
}

const MULTIPLY = 0;
const SQUARE = 1;

function multiplyBody(curve: CurveParameters, layout: FieldLayout): Code {
  const { limbs } = layout;
  const left = (i: number): number => 3 + i;
  const right = (i: number): number => 3 + limbs + i;
  const column = (k: number): Code =>
    pairs(k, limbs).flatMap(([i, j], index) => [
      ...localGet(left(i)), ...localGet(right(j)), ...I64_MUL, ...(index === 0 ? [] : I64_ADD),
    ]);
  return [
    ...loadLimbs(1, left, limbs),
    ...loadLimbs(2, right, limbs),
    ...reduceColumns(curve, layout, column, 3 + 2 * limbs),
  ];
}

/** Each product of two different limbs occurs twice, so one factor is doubled beforehand. */
function squareBody(curve: CurveParameters, layout: FieldLayout): Code {
  const { limbs } = layout;
  const single = (i: number): number => 2 + i;
  const doubled = (i: number): number => 2 + limbs + i;
  const column = (k: number): Code =>
    pairs(k, limbs).filter(([i, j]) => i <= j).flatMap(([i, j], index) => [
      ...localGet(i === j ? single(i) : doubled(i)), ...localGet(single(j)), ...I64_MUL, ...(index === 0 ? [] : I64_ADD),
    ]);
  const doubleAll = Array.from({ length: limbs }, (_, i) => [
    ...localGet(single(i)), ...i64Const(1n), ...I64_SHL, ...localSet(doubled(i)),
  ]).flat();
  return [...loadLimbs(1, single, limbs), ...doubleAll, ...reduceColumns(curve, layout, column, 2 + 2 * limbs)];
}

/** The index pairs (i, j) with i + j = k. */
function pairs(k: number, limbs: number): [number, number][] {
  const list: [number, number][] = [];
  for (let i = Math.max(0, k - limbs + 1); i <= Math.min(k, limbs - 1); i++) list.push([i, k - i]);
  return list;
}

/**
 * Carries the high columns into limbs, folds them into the low columns by 2^(29 * limbs) = fold (mod p), carries those,
 * and folds what exceeds the field once more. `free` is the first of 2 * limbs + 1 locals. Result goes to address 0.
 */
function reduceColumns(
  curve: CurveParameters,
  { limbs, topBits }: FieldLayout,
  column: (k: number) => Code,
  free: number,
): Code {
  const high = (i: number): number => free + i;
  const result = (i: number): number => free + limbs + i;
  const carry = free + 2 * limbs;
  const fold = curve.c << BigInt(LIMB_BITS * limbs - curve.fieldBits);
  const code: number[] = [];
  for (let k = 0; k < limbs - 1; k++) {
    code.push(...column(limbs + k), ...(k === 0 ? [] : [...localGet(carry), ...I64_ADD]), ...splitLimb(high(k), carry));
  }
  code.push(...localGet(carry), ...localSet(high(limbs - 1)));
  for (let k = 0; k < limbs; k++) {
    code.push(...column(k), ...localGet(high(k)), ...i64Const(fold), ...I64_MUL, ...I64_ADD);
    if (k > 0) code.push(...localGet(carry), ...I64_ADD);
    code.push(...(k < limbs - 1 ? splitLimb(result(k), carry) : localSet(result(k))));
  }
  code.push(...foldTop(curve, topBits, result(limbs - 1), result(0)));
  // The overflow times c may exceed a limb by some 20 bits: two carries suffice, the third limb absorbs a single bit.
  for (const k of [0, 1]) {
    code.push(...localGet(result(k)), ...splitLimb(result(k), carry));
    code.push(...localGet(result(k + 1)), ...localGet(carry), ...I64_ADD, ...localSet(result(k + 1)));
  }
  return [...code, ...storeLimbs(result, limbs)];
}

/** Takes a column off the stack: its low 29 bits become a limb, the rest the carry. */
function splitLimb(limb: number, carry: number): Code {
  return [...localTee(carry), ...i64Const(LIMB_MASK), ...I64_AND, ...localSet(limb), ...localGet(carry), ...SHIFT, ...I64_SHR, ...localSet(carry)];
}

/** top := low bits of the field in it; bottom += c * the bits above. */
function foldTop(curve: CurveParameters, topBits: number, top: number, bottom: number): Code {
  return [
    ...localGet(top), ...i64Const(BigInt(topBits)), ...I64_SHR, ...i64Const(curve.c), ...I64_MUL,
    ...localGet(bottom), ...I64_ADD, ...localSet(bottom),
    ...localGet(top), ...i64Const(2n ** BigInt(topBits) - 1n), ...I64_AND, ...localSet(top),
  ];
}

function loadLimbs(address: number, local: (i: number) => number, limbs: number): Code {
  return Array.from({ length: limbs }, (_, i) => [...localGet(address), ...i64Load32(4 * i), ...localSet(local(i))]).flat();
}

function storeLimbs(local: (i: number) => number, limbs: number): Code {
  return Array.from({ length: limbs }, (_, i) => [...localGet(0), ...localGet(local(i)), ...i64Store32(4 * i)]).flat();
}

function negateBody(curve: CurveParameters, layout: FieldLayout): Code {
  const operand = { address: localGet(1), offset: 0 };
  return linear(curve, layout, { address: localGet(0), offset: 0 }, 0, operand, -1, operand, 2);
}

/** Where an element is: an address on the stack and a constant offset in bytes. */
interface Place {
  readonly address: Code;
  readonly offset: number;
}

/** A straight-line program: products are calls, sums are written out. Locals after the parameters are free. */
function programBody(curve: CurveParameters, layout: FieldLayout, parameters: number, program: Program): Code {
  const place = (register: Register): Place => {
    const { base, offset } = REGISTER_PLACES[register];
    return { address: base === 0 ? i32Const(0) : localGet(base - 1), offset: offset * layout.stride };
  };
  const address = (register: Register): Code => {
    const { address: base, offset } = place(register);
    return [...base, ...i32Const(offset), ...I32_ADD];
  };
  return program.flatMap((step) => {
    if (step[0] === 'mul') return [...address(step[1]), ...address(step[2]), ...address(step[3]), ...call(MULTIPLY)];
    if (step[0] === 'sqr') return [...address(step[1]), ...address(step[2]), ...call(SQUARE)];
    return linear(curve, layout, place(step[1]), step[2], place(step[3]), step[4], place(step[5]), parameters);
  });
}

/** target = leftFactor * left + rightFactor * right, kept positive by a multiple of p. `free` starts the free locals. */
function linear(
  curve: CurveParameters,
  { limbs, topBits }: FieldLayout,
  target: Place,
  leftFactor: number,
  left: Place,
  rightFactor: number,
  right: Place,
  free: number,
): Code {
  const bias = biasLimbs(curve, limbs, Math.max(0, -rightFactor));
  const limb = (i: number): number => free + i;
  const code: number[] = [];
  for (let i = 0; i < limbs; i++) {
    code.push(...scaled(left, i, leftFactor), ...i64Const(bias[i]!), ...I64_ADD);
    code.push(...scaled(right, i, Math.abs(rightFactor)), ...(rightFactor < 0 ? I64_SUB : I64_ADD), ...localSet(limb(i)));
  }
  code.push(...foldTop(curve, topBits, limb(limbs - 1), limb(0)));
  for (let i = 0; i < limbs; i++) {
    const last = i === limbs - 1;
    code.push(...target.address, ...localGet(limb(i)), ...(last ? [] : [...i64Const(LIMB_MASK), ...I64_AND]));
    code.push(...i64Store32(target.offset + 4 * i));
    if (!last) code.push(...localGet(limb(i + 1)), ...localGet(limb(i)), ...SHIFT, ...I64_SHR, ...I64_ADD, ...localSet(limb(i + 1)));
  }
  return code;
}

function scaled(place: Place, limb: number, factor: number): Code {
  if (factor === 0) return i64Const(0n);
  const load = [...place.address, ...i64Load32(place.offset + 4 * limb)];
  if (factor === 1) return load;
  const shift = Math.log2(factor);
  return Number.isInteger(shift)
    ? [...load, ...i64Const(BigInt(shift)), ...I64_SHL]
    : [...load, ...i64Const(BigInt(factor)), ...I64_MUL];
}

/** A multiple of p whose every limb exceeds `factor` times the largest limb that can be subtracted from it. */
function biasLimbs(curve: CurveParameters, limbs: number, factor: number): bigint[] {
  if (factor === 0) return new Array<bigint>(limbs).fill(0n);
  const lent = BigInt(factor + 1);
  const value = BigInt(2 * factor + 1) * curve.p;
  return Array.from({ length: limbs }, (_, i) => {
    const top = i === limbs - 1;
    const limb = top ? value >> BigInt(LIMB_BITS * i) : (value >> BigInt(LIMB_BITS * i)) & LIMB_MASK;
    return limb + (top ? 0n : lent << BigInt(LIMB_BITS)) - (i === 0 ? 0n : lent);
  });
}
