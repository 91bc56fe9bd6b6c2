import type { CurveParameters } from './curves.ts';
import { createCurveArithmetic } from './scalar-multiplication.ts';
import type { CurveArithmetic } from './scalar-multiplication.ts';

const arithmeticByCurve = new WeakMap<CurveParameters, CurveArithmetic>();

/** The arithmetic of a curve, made once per process because its tables are worth keeping. */
export function arithmeticOf(curve: CurveParameters): CurveArithmetic {
  const known = arithmeticByCurve.get(curve);
  if (known !== undefined) return known;
  const made = createCurveArithmetic(curve);
  arithmeticByCurve.set(curve, made);
  return made;
}
