import { hasValidCheckDigit, invalid, kindByFifthDigit, twelveDigits } from './twelve-digits.ts';
import type { Invalid } from './twelve-digits.ts';

declare const iinBrand: unique symbol;

/** Individual identification number (ЖСН, ИИН): twelve digits, kept as text because of leading zeros. */
export type Iin = string & { readonly [iinBrand]: true };

export type Sex = 'male' | 'female';

/**
 * A parsed IIN. `birthDate` (YYYY-MM-DD), `sex` and `century` (18, 19, 20 for 18xx, 19xx, 20xx) are absent where the
 * seventh digit is 0. They are a pre-check only: old numbers differ from corrected birth dates, so the state
 * database of individuals has the last word.
 */
export type ParsedIin = {
  readonly kind: 'iin';
  readonly value: Iin;
  readonly birthDate?: string;
  readonly sex?: Sex;
  readonly century?: 18 | 19 | 20;
};

const CENTURIES = [18, 19, 20] as const;

/**
 * Reads an IIN from what a person typed.
 *
 * @example parseIin('900101300017') // { kind: 'iin', birthDate: '1990-01-01', sex: 'male', century: 19, ... }
 */
export function parseIin(text: string): ParsedIin | Invalid {
  const digits = twelveDigits(text);
  if (digits.kind === 'invalid') return digits;
  const { value } = digits;
  if (kindByFifthDigit(value) !== 'iin') return invalid('not-an-iin');
  if (!hasValidCheckDigit(value)) return invalid('check-digit');
  return withBirth(value as Iin);
}

/** Whether the text is a valid IIN: a type guard for values that come from our own records. */
export function isIin(text: string): text is Iin {
  return /^[0-9]{12}$/.test(text) && parseIin(text).kind === 'iin';
}

function withBirth(value: Iin): ParsedIin | Invalid {
  const seventh = Number(value[6]);
  if (seventh > 6) return invalid('century');
  // Century unknown: any year that has the day will do, and 1600/2000 show that a century with 29 February exists.
  if (seventh === 0) return isDate(2000 + yy(value), value) ? { kind: 'iin', value } : invalid('date');
  const century = CENTURIES[Math.floor((seventh - 1) / 2)] ?? 20;
  const year = century * 100 + yy(value);
  if (!isDate(year, value)) return invalid('date');
  const birthDate = `${year}-${value.slice(2, 4)}-${value.slice(4, 6)}`;
  return { kind: 'iin', value, birthDate, sex: seventh % 2 === 1 ? 'male' : 'female', century };
}

const yy = (value: string): number => Number(value.slice(0, 2));

function isDate(year: number, value: string): boolean {
  const month = Number(value.slice(2, 4));
  const day = Number(value.slice(4, 6));
  return month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}
