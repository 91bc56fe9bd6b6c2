import { hasValidCheckDigit, invalid, kindByFifthDigit, twelveDigits } from './twelve-digits.ts';
import type { Invalid } from './twelve-digits.ts';

declare const binBrand: unique symbol;

/** Business identification number (БСН, БИН): twelve digits, kept as text because of leading zeros. */
export type Bin = string & { readonly [binBrand]: true };

const ENTITIES = { 4: 'resident', 5: 'non-resident', 6: 'joint-sole-trader' } as const;
const UNITS = ['head', 'branch', 'representative-office', 'joint-farm'] as const;

export type BinEntity = (typeof ENTITIES)[keyof typeof ENTITIES];
export type BinUnit = (typeof UNITS)[number];

/**
 * A parsed BIN. `registeredMonth` is `{yy, month}` of the registration or re-registration: two digits of the year,
 * because the number does not print the century.
 */
export type ParsedBin = {
  readonly kind: 'bin';
  readonly value: Bin;
  readonly registeredMonth: { readonly yy: number; readonly month: number };
  readonly entity: BinEntity;
  readonly unit: BinUnit;
};

/**
 * Reads a BIN from what a person typed.
 *
 * @example parseBin('940140000385') // { kind: 'bin', entity: 'resident', unit: 'head', ... }
 */
export function parseBin(text: string): ParsedBin | Invalid {
  const digits = twelveDigits(text);
  if (digits.kind === 'invalid') return digits;
  const { value } = digits;
  if (kindByFifthDigit(value) !== 'bin') return invalid('not-a-bin');
  if (!hasValidCheckDigit(value)) return invalid('check-digit');
  return withRegistration(value as Bin);
}

/** Whether the text is a valid BIN: a type guard for values that come from our own records. */
export function isBin(text: string): text is Bin {
  return /^[0-9]{12}$/.test(text) && parseBin(text).kind === 'bin';
}

function withRegistration(value: Bin): ParsedBin | Invalid {
  const month = Number(value.slice(2, 4));
  if (month < 1 || month > 12) return invalid('date');
  const unit = UNITS[Number(value[5])];
  if (unit === undefined) return invalid('unit');
  const entity = ENTITIES[Number(value[4]) as keyof typeof ENTITIES];
  return { kind: 'bin', value, registeredMonth: { yy: Number(value.slice(0, 2)), month }, entity, unit };
}
