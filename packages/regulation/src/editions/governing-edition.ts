import type { Regulation } from '../model/types.ts';

export type Edition = Regulation['editions'][number];

/**
 * The edition in force on a date: the newest that had come into force by then and had not ended. A case keeps the
 * edition that governed the day it began.
 *
 * @param date `YYYY-MM-DD`; `until` is the first day on which an edition no longer holds
 * @returns `undefined` before the first edition and after the decree was repealed
 */
export function findGoverningEdition({ editions }: Pick<Regulation, 'editions'>, date: string): Edition | undefined {
  return editions
    .filter(({ inForce }) => inForce.from <= date && (inForce.until === undefined || date < inForce.until))
    .toSorted((one, other) => one.inForce.from.localeCompare(other.inForce.from))
    .at(-1);
}
