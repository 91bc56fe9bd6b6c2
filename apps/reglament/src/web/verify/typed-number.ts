/** The number as documents write it: people add the sign for "number" and spaces, telephones hyphens of their own. */
export function asWritten(number: string): string {
  return number.replace(/^\s*(№|N[o°]?\.?)\s*/i, '').replaceAll(/[\u2010-\u2015\u2212]/g, '-').replaceAll(/\s*([-/])\s*/g, '$1').trim();
}
