import type { Norm } from '../model/types.ts';
import { normWords } from '../lint/words.ts';

const BOUNDS: Readonly<Record<Norm['bound'], string>> = { exact: '', within: 'within ', 'at-most': 'at most ', 'not-later': 'not later than ', before: 'before ', 'on-the-day': 'on the day: ' };

/** "within 10 minutes from documents-handed-in, if refusal": a norm as a reviewer compares it. */
export function normText(norm: Norm): string {
  const { bound, from, when, part, excludeStartDay } = norm;
  return [
    `${BOUNDS[bound]}${normWords(norm).en}`,
    from === undefined ? '' : ` from ${from}`,
    when === undefined ? '' : `, if ${'outcome' in when ? when.outcome : when.condition}`,
    part === undefined ? '' : `, for the part ${part}`,
    excludeStartDay ? ', the day of acceptance not counted' : '',
  ].join('');
}
