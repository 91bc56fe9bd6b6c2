import type { CurveParameters } from './curves.ts';
import { createBigIntMachine, ORDINATE_DIFFERENCE, RESERVED_SLOTS } from './field-machine.ts';
import type { FieldMachine } from './field-machine.ts';
import { modularInverse } from './modular-inverse.ts';

/** A point other than infinity, in reduced coordinates. */
export interface AffinePoint {
  readonly x: bigint;
  readonly y: bigint;
}

/** Abscissa of a point as the fraction x / zz; `undefined` in its place means infinity. */
export interface FractionalAbscissa {
  readonly x: bigint;
  readonly zz: bigint;
}

/** Scalar multiplication on one curve. Scalars are reduced modulo n. Running time depends on the scalars. */
export interface CurveArithmetic {
  readonly curve: CurveParameters;
  multiplyBase(scalar: bigint): AffinePoint | undefined;
  multiply(scalar: bigint, point: AffinePoint): AffinePoint | undefined;
  /** Abscissa of u*G + v*Q, without the division that a verification can do without. */
  combine(u: bigint, v: bigint, point: AffinePoint): FractionalAbscissa | undefined;
}

export type MachineFactory = (curve: CurveParameters, slots: number) => FieldMachine;

// A window of w bits costs 2^(w-2) stored odd multiples and saves additions. The base point's are kept for ever.
const BASE_WINDOW_BITS = 8;
const POINT_WINDOW_BITS = 5;
const BASE_ENTRIES = 2 ** (BASE_WINDOW_BITS - 2);
const POINT_ENTRIES = 2 ** (POINT_WINDOW_BITS - 2);

// Memory: accumulator and the double of a point (X Y Z each), then tables. A base entry is x, y, -y; a point entry
// x, y, z, z^2, z^3, -y.
const ACCUMULATOR = RESERVED_SLOTS;
const DOUBLED = ACCUMULATOR + 3;
const BASE_TABLE = DOUBLED + 6;
const POINT_TABLE = BASE_TABLE + 3 * BASE_ENTRIES;
const SLOTS = POINT_TABLE + 6 * POINT_ENTRIES;

/** Builds the arithmetic of a curve; the base point's table is made on first use. */
export function createCurveArithmetic(curve: CurveParameters, createMachine: MachineFactory = createBigIntMachine): CurveArithmetic {
  const machine = createMachine(curve, SLOTS);
  let baseTableReady = false;
  const run = (u: bigint, v: bigint, point: AffinePoint | undefined): boolean => {
    if (!baseTableReady) fillBaseTable(machine, curve);
    baseTableReady = true;
    return runWindows(machine, curve, mod(u, curve.n), mod(v, curve.n), point);
  }
  const affineResult = (finite: boolean): AffinePoint | undefined => (finite ? readAffine(machine, curve) : undefined);
  return {
    curve,
    multiplyBase: (scalar) => affineResult(run(scalar, 0n, undefined)),
    multiply: (scalar, point) => affineResult(run(0n, scalar, point)),
    combine(u, v, point) {
      if (!run(u, v, point)) return undefined;
      machine.square(ACCUMULATOR + 1, ACCUMULATOR + 2);
      return { x: machine.get(ACCUMULATOR), zz: machine.get(ACCUMULATOR + 1) };
    },
  }
}

/** Leaves u*G + v*Q in the accumulator; false when the result is the point at infinity. */
function runWindows(machine: FieldMachine, curve: CurveParameters, u: bigint, v: bigint, point: AffinePoint | undefined): boolean {
  const baseDigits = signedWindows(u, BASE_WINDOW_BITS);
  const pointDigits = point === undefined ? [] : signedWindows(v, POINT_WINDOW_BITS);
  if (point !== undefined && pointDigits.length > 0) fillPointTable(machine, point);
  let started = false;
  for (let i = Math.max(baseDigits.length, pointDigits.length) - 1; i >= 0; i--) {
    if (started) machine.double(ACCUMULATOR);
    const pointDigit = pointDigits[i] ?? 0;
    if (pointDigit !== 0) started = addPointEntry(machine, pointDigit, started);
    const baseDigit = baseDigits[i] ?? 0;
    if (baseDigit !== 0) started = addBaseEntry(machine, baseDigit, started);
  }
  if (!started) return false;
  return machine.get(ACCUMULATOR + 2) !== 0n || runChecked(machine, curve, u, v, point);
}

function addPointEntry(machine: FieldMachine, digit: number, started: boolean): true {
  const entry = POINT_TABLE + 6 * (Math.abs(digit) >> 1);
  const ordinate = digit > 0 ? entry + 1 : entry + 5;
  if (started) machine.addJacobian(ACCUMULATOR, entry, ordinate, entry + 2);
  else {
    machine.copy(ACCUMULATOR, entry, 3);
    machine.copy(ACCUMULATOR + 1, ordinate, 1);
  }
  return true;
}

function addBaseEntry(machine: FieldMachine, digit: number, started: boolean): true {
  const entry = BASE_TABLE + 3 * (Math.abs(digit) >> 1);
  const ordinate = digit > 0 ? entry + 1 : entry + 2;
  if (started) machine.addAffine(ACCUMULATOR, entry, ordinate);
  else setAffine(machine, entry, ordinate);
  return true;
}

function setAffine(machine: FieldMachine, x: number, y: number): void {
  machine.copy(ACCUMULATOR, x, 1);
  machine.copy(ACCUMULATOR + 1, y, 1);
  machine.set(ACCUMULATOR + 2, 1n);
}

/**
 * The same sum bit by bit, looking at every step. Reached only when the fast way met equal operands, which for an
 * honest key does not happen: a key that is a small multiple of G, or a point of small order.
 */
function runChecked(machine: FieldMachine, curve: CurveParameters, u: bigint, v: bigint, point: AffinePoint | undefined): boolean {
  machine.set(POINT_TABLE, point?.x ?? curve.x);
  machine.set(POINT_TABLE + 1, point?.y ?? curve.y);
  let finite = false;
  for (let bit = BigInt(curve.fieldBits) - 1n; bit >= 0n; bit--) {
    if (finite) {
      machine.double(ACCUMULATOR);
      finite = machine.get(ACCUMULATOR + 2) !== 0n;
    }
    if ((u >> bit) & 1n) finite = addChecked(machine, BASE_TABLE, finite);
    if ((v >> bit) & 1n) finite = addChecked(machine, POINT_TABLE, finite);
  }
  return finite;
}

function addChecked(machine: FieldMachine, entry: number, finite: boolean): boolean {
  if (!finite) {
    setAffine(machine, entry, entry + 1);
    return true;
  }
  machine.addAffine(ACCUMULATOR, entry, entry + 1);
  if (machine.get(ACCUMULATOR + 2) !== 0n) return true;
  if (machine.get(ORDINATE_DIFFERENCE) !== 0n) return false;
  setAffine(machine, entry, entry + 1);
  machine.double(ACCUMULATOR);
  return machine.get(ACCUMULATOR + 2) !== 0n;
}

/** Odd multiples Q, 3Q, 5Q ... with the powers of z that an addition needs. */
function fillPointTable(machine: FieldMachine, point: AffinePoint): void {
  setJacobian(machine, ACCUMULATOR, point);
  finishPointEntry(machine, POINT_TABLE);
  machine.double(ACCUMULATOR);
  machine.copy(DOUBLED, ACCUMULATOR, 3);
  finishPowers(machine, DOUBLED);
  machine.copy(ACCUMULATOR, POINT_TABLE, 3);
  for (let i = 1; i < POINT_ENTRIES; i++) {
    machine.addJacobian(ACCUMULATOR, DOUBLED, DOUBLED + 1, DOUBLED + 2);
    finishPointEntry(machine, POINT_TABLE + 6 * i);
  }
}

function finishPointEntry(machine: FieldMachine, entry: number): void {
  machine.copy(entry, ACCUMULATOR, 3);
  finishPowers(machine, entry);
  machine.negate(entry + 5, entry + 1);
}

function finishPowers(machine: FieldMachine, entry: number): void {
  machine.square(entry + 3, entry + 2);
  machine.multiply(entry + 4, entry + 3, entry + 2);
}

function setJacobian(machine: FieldMachine, slot: number, point: AffinePoint): void {
  machine.set(slot, point.x);
  machine.set(slot + 1, point.y);
  machine.set(slot + 2, 1n);
}

/** Odd multiples of the base point in affine form. One inversion each; done once per curve and process. */
function fillBaseTable(machine: FieldMachine, curve: CurveParameters): void {
  setJacobian(machine, ACCUMULATOR, curve);
  machine.double(ACCUMULATOR);
  setJacobian(machine, DOUBLED, readAffine(machine, curve));
  setJacobian(machine, ACCUMULATOR, curve);
  for (let i = 0; i < BASE_ENTRIES; i++) {
    if (i > 0) machine.addAffine(ACCUMULATOR, DOUBLED, DOUBLED + 1);
    const { x, y } = readAffine(machine, curve);
    machine.set(BASE_TABLE + 3 * i, x);
    machine.set(BASE_TABLE + 3 * i + 1, y);
    machine.negate(BASE_TABLE + 3 * i + 2, BASE_TABLE + 3 * i + 1);
  }
}

function readAffine(machine: FieldMachine, curve: CurveParameters): AffinePoint {
  const inverse = modularInverse(machine.get(ACCUMULATOR + 2), curve.p);
  const square = (inverse * inverse) % curve.p;
  return {
    x: (machine.get(ACCUMULATOR) * square) % curve.p,
    y: (((machine.get(ACCUMULATOR + 1) * square) % curve.p) * inverse) % curve.p,
  }
}

/** Digits of the scalar, least significant first: each 0 or odd, below 2^(width-1) in size, at least width apart. */
function signedWindows(scalar: bigint, width: number): number[] {
  const bits = scalar.toString(2);
  const digits: number[] = [];
  let carry = 0;
  for (let i = 0; i < bits.length || carry === 1; i++) {
    if (bitOf(bits, i) === carry) {
      digits.push(0);
      continue;
    }
    let digit = carry;
    for (let j = 0; j < width; j++) digit += bitOf(bits, i + j) << j;
    carry = digit >= 2 ** (width - 1) ? 1 : 0;
    digits.push(digit - carry * 2 ** width);
    for (let j = 1; j < width; j++) digits.push(0);
    i += width - 1;
  }
  return digits;
}

function bitOf(bits: string, index: number): number {
  return bits.charCodeAt(bits.length - 1 - index) === 49 ? 1 : 0;
}

function mod(value: bigint, modulus: bigint): bigint {
  const rest = value % modulus;
  return rest < 0n ? rest + modulus : rest;
}
