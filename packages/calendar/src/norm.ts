import { HOUR_MS, MINUTE_MS } from './day.ts';
import { CalendarFailure } from './failure.ts';

/** The units terms are printed in. The printed unit is kept: working days never become calendar days. */
export type NormUnit = 'second' | 'minute' | 'hour' | 'working-day' | 'calendar-day' | 'day' | 'month';

/**
 * A term as printed. `value` may be a fraction only for seconds, minutes and hours. A value of 0 with a unit of days
 * means "on that day" ("on the day the decision is taken").
 */
export type Norm = { readonly value: number; readonly unit: NormUnit };

/**
 * `excludeStartDay`: the text says that the day of acceptance is not part of the term. That day, as the applicant
 * lived it, is day 0, working or not, before or after closing time; counting begins with the day after it.
 */
export type NormOptions = { readonly excludeStartDay?: boolean };

const CLOCK_UNIT_MS = { second: 1000, minute: MINUTE_MS, hour: HOUR_MS } as const;

/** Milliseconds of a norm that runs by the clock; `undefined` for one that runs by days or months. */
export function clockMilliseconds({ value, unit }: Norm): number | undefined {
  switch (unit) {
    case 'second':
    case 'minute':
    case 'hour':
      return value * CLOCK_UNIT_MS[unit];
    case 'working-day':
    case 'calendar-day':
    case 'day':
    case 'month':
      return undefined;
    default:
      return unit satisfies never;
  }
}

/** @throws {CalendarFailure} `norm-invalid` */
export function assertNorm(norm: Norm): void {
  const whole = clockMilliseconds(norm) === undefined;
  if (!Number.isFinite(norm.value) || norm.value < 0 || (whole && !Number.isInteger(norm.value))) {
    throw new CalendarFailure('norm-invalid', `Expected a term of 0 or more, but found ${norm.value} ${norm.unit}`);
  }
}

/** A norm that may depend on a condition, named as the regulation names it. */
export type ConditionalNorm = Norm & { readonly when?: string };

/**
 * Which of a step's norms applies: the first whose condition holds, else the first without one; `undefined` where
 * none is left (the step has no term in this situation). An applied condition thus overrides the general norm.
 */
export function findNorm<N extends ConditionalNorm>(norms: readonly N[], holds: (condition: string) => boolean) {
  const conditional = norms.find(({ when }) => when !== undefined && holds(when));
  return conditional ?? norms.find(({ when }) => when === undefined);
}
