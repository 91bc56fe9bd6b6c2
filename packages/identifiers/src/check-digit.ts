/** Weights of the first pass: the position of each digit. */
const FIRST_WEIGHTS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11] as const;

/** Weights of the second pass, used only where the first leaves 10. */
const SECOND_WEIGHTS = [3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2] as const;

/**
 * The check digit of an IIN or a BIN.
 *
 * @param stem11 exactly eleven decimal digits
 * @returns 0-9, or `undefined` where both passes leave 10 (such a number is never issued) and where `stem11` is not
 *   eleven digits
 * @see Government resolution No. 406 of 22 May 2007, rules of forming the identification number
 */
export function checkDigit(stem11: string): number | undefined {
  if (!/^[0-9]{11}$/.test(stem11)) return undefined;
  const first = remainder(stem11, FIRST_WEIGHTS);
  if (first !== 10) return first;
  const second = remainder(stem11, SECOND_WEIGHTS);
  return second === 10 ? undefined : second;
}

function remainder(stem: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, index) => sum + weight * Number(stem[index]), 0) % 11;
}
