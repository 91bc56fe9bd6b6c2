import { checkDigit } from './check-digit.ts';

/**
 * Why a text is not an identification number. The screen words each code; the text itself must not go into a log.
 * - `length`: not twelve characters
 * - `digits`: something other than the digits 0-9
 * - `check-digit`: the twelfth digit does not follow from the first eleven, or such a number is never issued
 * - `date`: the date it begins with is not in the calendar
 * - `century`: the seventh digit of an IIN is none of 0-6
 * - `not-an-iin`, `not-a-bin`: a number of the other kind, or of neither (the fifth digit says which)
 * - `unit`: the sixth digit of a BIN is none of 0-3
 */
export type InvalidCode =
  | 'length'
  | 'digits'
  | 'check-digit'
  | 'date'
  | 'century'
  | 'not-an-iin'
  | 'not-a-bin'
  | 'unit';

/** Invalid input: a value to be worded beside the field, never an exception. */
export type Invalid = { readonly kind: 'invalid'; readonly code: InvalidCode };

export const invalid = (code: InvalidCode): Invalid => ({ kind: 'invalid', code });

/**
 * The checks both kinds share before their digits are read. Spaces around the number are forgiven, because people
 * paste; nothing inside it is.
 */
export function twelveDigits(text: string): Invalid | { readonly kind: 'digits'; readonly value: string } {
  const value = text.trim();
  if (!/^[0-9]*$/.test(value)) return invalid('digits');
  if (value.length !== 12) return invalid('length');
  return { kind: 'digits', value };
}

export function hasValidCheckDigit(value: string): boolean {
  return checkDigit(value.slice(0, 11)) === Number(value[11]);
}

/** `iin` | `bin` by the fifth digit: tens of the day (0-3) in an IIN, type of entity (4-6) in a BIN. */
export function kindByFifthDigit(value: string): 'iin' | 'bin' | 'neither' {
  const fifth = Number(value[4]);
  if (fifth <= 3) return 'iin';
  return fifth <= 6 ? 'bin' : 'neither';
}
