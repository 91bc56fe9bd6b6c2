import type { Queryable } from '../../storage/index.ts';

/** What the figures under a barcode begin with: 4 for the papers of a case, 5 for the list of a batch. */
const KINDS = { case: '4', batch: '5' } as const;
export type ScanKind = keyof typeof KINDS;

/** Fourteen digits: the kind, a running number, a check digit. Two more than an IIN, so that neither passes for the other. */
export function scanCode(kind: ScanKind, number: number): string {
  const body = `${KINDS[kind]}${String(number).padStart(12, '0')}`;
  return `${body}${checkDigit(body)}`;
}

/** What was scanned or typed, if it is one of our codes. */
export function readScanCode(text: string): { readonly kind: ScanKind; readonly number: number } | undefined {
  const digits = scannedDigits(text);
  if (!/^\d{14}$/.test(digits) || checkDigit(digits.slice(0, 13)) !== digits[13]) return undefined;
  const kind = (Object.keys(KINDS) as ScanKind[]).find((candidate) => KINDS[candidate] === digits[0]);
  return kind === undefined ? undefined : { kind, number: Number(digits.slice(1, 13)) };
}

/** The upper row of a Kazakh keyboard, by the digit that the same key gives on others. */
const KAZAKH_ROW = new Map([...'қ"әіңғ,.үұ'].map((sign, digit) => [sign, String(digit)]));

/**
 * A scanner types as a keyboard does. With the Kazakh layout switched on, its digits arrive as the letters of the upper
 * row, in either case; a person may also leave the blanks that are printed between the figures.
 */
export function scannedDigits(text: string): string {
  return [...text.replace(/\s/g, '')].map((sign) => KAZAKH_ROW.get(sign.toLocaleLowerCase('kk')) ?? sign).join('');
}

/** Luhn: finds every single wrong digit and nearly every swap of neighbours. */
function checkDigit(digits: string): string {
  const sum = [...digits].toReversed().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return String((10 - (sum % 10)) % 10);
}

/** The code of a case; made when its first paper is printed. */
export async function codeOfCase(db: Queryable, caseId: string): Promise<string> {
  const { rows } = await db.query<{ number: number }>(
    `with made as (insert into case_code (case_id) values ($1) on conflict (case_id) do nothing returning number)
     select number from made union all select number from case_code where case_id = $1 limit 1`, [caseId]);
  const [row] = rows;
  // Two printers at once: the one whose insert found the other's row reads it in a statement of its own.
  return row === undefined ? codeOfCase(db, caseId) : scanCode('case', row.number);
}

export async function findCaseByCode(db: Queryable, number: number): Promise<string | undefined> {
  const { rows } = await db.query<{ case_id: string }>('select case_id from case_code where number = $1', [number]);
  return rows[0]?.case_id;
}
