import type { CurveParameters } from './curves.ts';
import { createBigIntMachine } from './field-machine.ts';
import { createCurveArithmetic } from './scalar-multiplication.ts';
import type { CurveArithmetic } from './scalar-multiplication.ts';
import { findWasmMachine } from './wasm/field-machine.ts';

const arithmeticByCurve = new WeakMap<CurveParameters, CurveArithmetic>();

/** The arithmetic of a curve on the fastest machine there is, made once because its tables are worth keeping. */
export function arithmeticOf(curve: CurveParameters): CurveArithmetic {
  const known = arithmeticByCurve.get(curve);
  if (known !== undefined) return known;
  const made = createCurveArithmetic(curve, (parameters, slots) =>
    findWasmMachine(parameters, slots) ?? createBigIntMachine(parameters, slots));
  arithmeticByCurve.set(curve, made);
  return made;
}
