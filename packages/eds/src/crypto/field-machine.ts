import type { CurveParameters } from './curves.ts';
import { PROGRAMS } from './point-formulas.ts';
import type { Program, Register } from './point-formulas.ts';

/**
 * A memory of field elements, numbered from 0, on which the point formulas run. A point takes consecutive elements
 * X, Y, Z; `slot` arguments are the number of the first. Not re-entrant: callers finish before they yield.
 */
export interface FieldMachine {
  /** How many elements there are. */
  readonly slots: number;
  set(slot: number, value: bigint): void;
  /** The value reduced modulo p. */
  get(slot: number): bigint;
  copy(target: number, source: number, count: number): void;
  multiply(target: number, left: number, right: number): void;
  square(target: number, source: number): void;
  negate(target: number, source: number): void;
  double(point: number): void;
  /** point += (x, ±y), where `y` is the slot of the ordinate wanted. */
  addAffine(point: number, x: number, y: number): void;
  /** point += (x, ±y, z), where z, z^2, z^3 stand in the three slots from `z`. */
  addJacobian(point: number, x: number, y: number, z: number): void;
}

/** Elements 0..8 belong to the machine: a, and the temporaries t0..t7. */
export const RESERVED_SLOTS = 9;

/** Slot of t3, where an addition leaves the difference of the ordinates. */
export const ORDINATE_DIFFERENCE = 4;

/** The machine in plain TypeScript over BigInt, for engines without WebAssembly and as witness in the tests. */
export function createBigIntMachine(curve: CurveParameters, slots: number): FieldMachine {
  const memory = new Array<bigint>(slots).fill(0n);
  const reduce = createReduction(curve);
  const double = compile(curve.a === curve.p - 3n ? PROGRAMS.double : PROGRAMS.doubleAny);
  const addAffine = compile(PROGRAMS.addAffine);
  const addJacobian = compile(PROGRAMS.addJacobian);
  const run = (program: readonly Step[], base: readonly number[]): void => {
    const at = (operand: Operand): number => base[operand.base]! + operand.offset;
    for (const step of program) {
      const left = memory[at(step.left)]!;
      const right = memory[at(step.right)]!;
      memory[at(step.target)] = reduce(
        step.kind === 'mul' ? left * right : step.leftFactor * left + step.rightFactor * right,
      );
    }
  }
  memory[0] = curve.a;
  return {
    slots,
    set: (slot, value) => void (memory[slot] = value),
    get: (slot) => ((memory[slot]! % curve.p) + curve.p) % curve.p,
    copy: (target, source, count) => void memory.copyWithin(target, source, source + count),
    multiply: (target, left, right) => void (memory[target] = reduce(memory[left]! * memory[right]!)),
    square: (target, source) => void (memory[target] = reduce(memory[source]! * memory[source]!)),
    negate: (target, source) => void (memory[target] = reduce(-memory[source]!)),
    double: (point) => run(double, [0, point]),
    addAffine: (point, x, y) => run(addAffine, [0, point, x, y]),
    addJacobian: (point, x, y, z) => run(addJacobian, [0, point, x, y, z]),
  }
}

/** Brings a number of either sign below 2^fieldBits plus a little, using 2^fieldBits = c (mod p) where that is so. */
function createReduction(curve: CurveParameters): (value: bigint) => bigint {
  if (curve.c === 0n) return (value) => value % curve.p;
  const bits = BigInt(curve.fieldBits);
  const mask = (1n << bits) - 1n;
  return (value) => {
    const once = (value & mask) + (value >> bits) * curve.c;
    return (once & mask) + (once >> bits) * curve.c;
  }
}

interface Operand {
  /** Which argument of the program the register is counted from: 0 machine, 1 point, 2 x, 3 y, 4 z. */
  readonly base: number;
  readonly offset: number;
}

interface Step {
  readonly kind: 'mul' | 'lin';
  readonly target: Operand;
  readonly left: Operand;
  readonly right: Operand;
  readonly leftFactor: bigint;
  readonly rightFactor: bigint;
}

/** Where each register lives; the generated WebAssembly uses the same table. */
export const REGISTER_PLACES: Readonly<Record<Register, Operand>> = {
  a: { base: 0, offset: 0 },
  t0: { base: 0, offset: 1 }, t1: { base: 0, offset: 2 }, t2: { base: 0, offset: 3 }, t3: { base: 0, offset: 4 },
  t4: { base: 0, offset: 5 }, t5: { base: 0, offset: 6 }, t6: { base: 0, offset: 7 }, t7: { base: 0, offset: 8 },
  X: { base: 1, offset: 0 }, Y: { base: 1, offset: 1 }, Z: { base: 1, offset: 2 },
  x: { base: 2, offset: 0 },
  y: { base: 3, offset: 0 },
  z: { base: 4, offset: 0 }, zz: { base: 4, offset: 1 }, zzz: { base: 4, offset: 2 },
}

function compile(program: Program): readonly Step[] {
  return program.map((instruction) => {
    const target = REGISTER_PLACES[instruction[1]];
    if (instruction[0] === 'lin') {
      return {
        kind: 'lin',
        target,
        left: REGISTER_PLACES[instruction[3]],
        right: REGISTER_PLACES[instruction[5]],
        leftFactor: BigInt(instruction[2]),
        rightFactor: BigInt(instruction[4]),
      }
    }
    const left = REGISTER_PLACES[instruction[2]];
    const right = instruction[0] === 'mul' ? REGISTER_PLACES[instruction[3]] : left;
    return { kind: 'mul', target, left, right, leftFactor: 0n, rightFactor: 0n };
  });
}
