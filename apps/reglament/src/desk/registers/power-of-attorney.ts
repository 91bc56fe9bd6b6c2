import type { PowerOfAttorney } from '../ports.ts';

/** Whether a power of attorney holds on a day (YYYY-MM-DD): from its own date to its last day, and not once it is revoked. */
export function isInForce({ date, endDate, revokedDate }: Pick<PowerOfAttorney, 'date' | 'endDate' | 'revokedDate'>, day: string): boolean {
  return date <= day && (endDate === undefined || day <= endDate) && (revokedDate === undefined || day < revokedDate);
}

/** Of several between the same two people, the one that holds longest; a revoked one only where there is no other. */
export function longestHolding<T extends Pick<PowerOfAttorney, 'date' | 'endDate' | 'revokedDate'>>(powers: readonly [T, ...T[]]): T {
  const [first, ...others] = powers;
  return others.reduce((best, next) => (lastDay(next) > lastDay(best) || (lastDay(next) === lastDay(best) && next.date > best.date) ? next : best), first);
}

const FOREVER = '9999-12-31';

const lastDay = ({ endDate = FOREVER, revokedDate = FOREVER }: Pick<PowerOfAttorney, 'endDate' | 'revokedDate'>): string =>
  endDate < revokedDate ? endDate : revokedDate;
