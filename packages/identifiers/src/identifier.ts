import { parseBin } from './bin.ts';
import { parseIin } from './iin.ts';
import { kindByFifthDigit, twelveDigits } from './twelve-digits.ts';
import type { ParsedBin } from './bin.ts';
import type { ParsedIin } from './iin.ts';
import type { Invalid } from './twelve-digits.ts';

/** Reads an IIN or a BIN, whichever the fifth digit says it is. */
export function parseIdentifier(text: string): ParsedIin | ParsedBin | Invalid {
  const digits = twelveDigits(text);
  if (digits.kind === 'invalid') return digits;
  return kindByFifthDigit(digits.value) === 'bin' ? parseBin(digits.value) : parseIin(digits.value);
}
