/** Faults of an IIN that the screens have words for; anything rarer is told as "not an IIN". */
const WORDED: readonly string[] = ['length', 'digits', 'check-digit', 'date'];

/** The problem's code for what `parseIin` found wrong with an IIN. */
export function iinCode(fault: string): `iin.${string}` {
  return `iin.${WORDED.includes(fault) ? fault : 'not-an-iin'}`;
}
