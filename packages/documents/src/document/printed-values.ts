/** `2026-11-22` → `22.11.2026`; anything else is printed as it is. */
export function printedDate(date: string): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  return parts ? `${parts[3]}.${parts[2]}.${parts[1]}` : date;
}

/** `2026-11-22T14:05:09+05:00` → `22.11.2026 14:05:09 (UTC+05:00)`: the signer's wall clock, offset visible. */
export function printedInstant(instant: string): string {
  const parts = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?(Z|[+-]\d{2}:\d{2})$/.exec(instant);
  if (!parts) return instant;
  const [, day = '', time = '', zone = ''] = parts;
  return `${printedDate(day)} ${time} (UTC${zone === 'Z' ? '+00:00' : zone})`;
}

/** Paper travels further than a screen: only the last four digits of an IIN are printed. */
export function maskedIin(iin: string): string {
  return iin.length <= 4 ? '•'.repeat(iin.length) : '•'.repeat(iin.length - 4) + iin.slice(-4);
}
