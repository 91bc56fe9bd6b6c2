import { checkDigit } from './check-digit.ts';
import type { Bin } from './bin.ts';
import type { Iin, Sex } from './iin.ts';

/** What a synthetic IIN is made of. `birthDate` is YYYY-MM-DD (1800-2099); `serial` is 0-9999. */
export type SyntheticPerson = { readonly birthDate: string; readonly sex: Sex; readonly serial: number };

/** What a synthetic BIN is made of. `registered` is YYYY-MM; `serial` is 0-99999. */
export type SyntheticEntity = { readonly registered: string; readonly serial: number };

/**
 * An IIN for tests and demonstrations, valid in every digit but given to nobody on purpose. A stem that is never
 * issued is skipped by going on to the next serial number (after 9999 comes 0).
 *
 * @throws {RangeError} where the birth date or the serial number is out of range: a mistake of the programmer
 */
export function makeIin({ birthDate, sex, serial }: SyntheticPerson): Iin {
  assertRange('birthDate', isCalendarDate(birthDate) && /^(18|19|20)/.test(birthDate));
  assertRange('serial', Number.isInteger(serial) && serial >= 0 && serial <= 9999);
  const [year = '', month = '', day = ''] = birthDate.split('-');
  const seventh = (Number(year.slice(0, 2)) - 18) * 2 + (sex === 'male' ? 1 : 2);
  return withCheckDigit(`${year.slice(2)}${month}${day}${seventh}`, serial, 4) as Iin;
}

/**
 * A BIN of a resident legal entity, head unit, for tests and demonstrations.
 *
 * @throws {RangeError} where the month or the serial number is out of range
 */
export function makeBin({ registered, serial }: SyntheticEntity): Bin {
  assertRange('registered', /^\d{4}-(0[1-9]|1[0-2])$/.test(registered));
  assertRange('serial', Number.isInteger(serial) && serial >= 0 && serial <= 99999);
  return withCheckDigit(`${registered.slice(2, 4)}${registered.slice(5)}40`, serial, 5) as Bin;
}

function withCheckDigit(prefix: string, serial: number, width: number): string {
  const stem = prefix + String(serial).padStart(width, '0');
  const digit = checkDigit(stem);
  // One stem in about a hundred is never issued; its neighbour is, so this ends after a step or two.
  return digit === undefined ? withCheckDigit(prefix, (serial + 1) % 10 ** width, width) : stem + digit;
}

function isCalendarDate(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

function assertRange(field: string, ok: boolean): void {
  if (!ok) throw new RangeError(`Expected to make a synthetic number, but its ${field} is out of range`);
}
