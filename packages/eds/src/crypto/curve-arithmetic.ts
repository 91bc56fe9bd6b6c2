import type { Curve } from './curves.ts';
import { createCurveArithmetic } from './scalar-multiplication.ts';
import type { CurveArithmetic } from './scalar-multiplication.ts';

const arithmeticByCurve = new Map<Curve['name'], CurveArithmetic>();

/** The arithmetic of a curve, made once per process because its tables are worth keeping. */
export function arithmeticOf(curve: Curve): CurveArithmetic {
  const known = arithmeticByCurve.get(curve.name);
  if (known !== undefined) return known;
  const made = createCurveArithmetic(curve);
  arithmeticByCurve.set(curve.name, made);
  return made;
}
