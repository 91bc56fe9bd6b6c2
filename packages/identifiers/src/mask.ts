/**
 * An identification number as it may stand in a log or on a shared screen: only the last four digits.
 *
 * A text of four characters or fewer is hidden altogether: it is not a number, and might be anything.
 *
 * @example maskIin('900101300017') // '••••••••0017'
 */
export function maskIin(text: string): string {
  const visible = text.length > 4 ? text.slice(-4) : '';
  return '•'.repeat(text.length - visible.length) + visible;
}
