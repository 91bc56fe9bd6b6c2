// Addition and doubling in Jacobian coordinates (x = X/Z^2, y = Y/Z^3) as straight-line programs over a field. They
// are data because two machines execute them: BigInt in TypeScript and generated WebAssembly. One text, no drift.
//
// The programs are incomplete on purpose: a sum whose operands have equal x leaves Z = 0, and Z = 0 stays 0 through
// everything that follows. The caller looks at Z once, at the end, and then repeats the rare case step by step.

/** A register of a program. X Y Z: the accumulator. x y (z zz zzz): the other operand, with its powers of z. */
export type Register =
  | 'X' | 'Y' | 'Z' | 'x' | 'y' | 'z' | 'zz' | 'zzz' | 'a'
  | 't0' | 't1' | 't2' | 't3' | 't4' | 't5' | 't6' | 't7';

/** `mul`: d = l*r. `sqr`: d = l^2. `lin`: d = kl*l + kr*r, where both factors are small and kl is positive. */
export type Instruction =
  | readonly ['mul', Register, Register, Register]
  | readonly ['sqr', Register, Register]
  | readonly ['lin', Register, number, Register, number, Register];

export type Program = readonly Instruction[];

/** 4M + 4S, for curves with a = -3. */
const DOUBLE_MINUS_THREE: Program = [
  ['sqr', 't0', 'Z'],
  ['sqr', 't1', 'Y'],
  ['mul', 't2', 'X', 't1'],
  ['lin', 't3', 3, 'X', -3, 't0'],
  ['lin', 't4', 1, 'X', 1, 't0'],
  ['mul', 't3', 't3', 't4'],
  ['mul', 't5', 'Y', 'Z'],
  ['lin', 'Z', 2, 't5', 0, 't5'],
  ...doublingTail(),
];

/** 5M + 5S, for any a. */
const DOUBLE_ANY: Program = [
  ['sqr', 't0', 'Z'],
  ['sqr', 't0', 't0'],
  ['mul', 't0', 't0', 'a'],
  ['sqr', 't1', 'Y'],
  ['mul', 't2', 'X', 't1'],
  ['sqr', 't3', 'X'],
  ['lin', 't3', 3, 't3', 1, 't0'],
  ['mul', 't5', 'Y', 'Z'],
  ['lin', 'Z', 2, 't5', 0, 't5'],
  ...doublingTail(),
];

/** From t1 = Y^2, t2 = X*Y^2, t3 = the slope: X3 = t3^2 - 8 t2, Y3 = t3 (4 t2 - X3) - 8 t1^2. */
function doublingTail(): Program {
  return [
    ['sqr', 't4', 't3'],
    ['lin', 'X', 1, 't4', -8, 't2'],
    ['lin', 't4', 4, 't2', -1, 'X'],
    ['mul', 't4', 't4', 't3'],
    ['sqr', 't1', 't1'],
    ['lin', 'Y', 1, 't4', -8, 't1'],
  ];
}

/** 8M + 3S; the other operand has z = 1. Leaves the difference of the ordinates in t3. */
const ADD_AFFINE: Program = [
  ['sqr', 't0', 'Z'],
  ['mul', 't2', 'x', 't0'],
  ['mul', 't0', 't0', 'Z'],
  ['mul', 't3', 'y', 't0'],
  ['lin', 't2', 1, 't2', -1, 'X'],
  ['lin', 't3', 1, 't3', -1, 'Y'],
  ['mul', 'Z', 'Z', 't2'],
  ['sqr', 't4', 't2'],
  ['mul', 't5', 't4', 't2'],
  ['mul', 't6', 'X', 't4'],
  ['mul', 't7', 'Y', 't5'],
  ...additionTail(),
];

/** 11M + 3S; the other operand comes with z, z^2 and z^3. */
const ADD_JACOBIAN: Program = [
  ['sqr', 't0', 'Z'],
  ['mul', 't2', 'x', 't0'],
  ['mul', 't0', 't0', 'Z'],
  ['mul', 't3', 'y', 't0'],
  ['mul', 't6', 'X', 'zz'],
  ['mul', 't7', 'Y', 'zzz'],
  ['lin', 't2', 1, 't2', -1, 't6'],
  ['lin', 't3', 1, 't3', -1, 't7'],
  ['mul', 'Z', 'Z', 'z'],
  ['mul', 'Z', 'Z', 't2'],
  ['sqr', 't4', 't2'],
  ['mul', 't5', 't4', 't2'],
  ['mul', 't6', 't6', 't4'],
  ['mul', 't7', 't7', 't5'],
  ...additionTail(),
];

/** From t3 = R, t5 = H^3, t6 = U*H^2, t7 = S*H^3: X3 = R^2 - H^3 - 2 t6, Y3 = R (t6 - X3) - t7. */
function additionTail(): Program {
  return [
    ['sqr', 't4', 't3'],
    ['lin', 't4', 1, 't4', -1, 't5'],
    ['lin', 'X', 1, 't4', -2, 't6'],
    ['lin', 't6', 1, 't6', -1, 'X'],
    ['mul', 't6', 't6', 't3'],
    ['lin', 'Y', 1, 't6', -1, 't7'],
  ];
}

/** The programs by name; `doubleAny` serves curves whose a is not -3. */
export const PROGRAMS = {
  double: DOUBLE_MINUS_THREE,
  doubleAny: DOUBLE_ANY,
  addAffine: ADD_AFFINE,
  addJacobian: ADD_JACOBIAN,
} as const satisfies Record<string, Program>;
