import { findUnprintable } from '@reglament/documents';
import type { FieldProblem } from './invalid-input.ts';

/** What is printed in place of a sign that the documents' typeface does not have. */
const REPLACEMENT = '\uFFFD';

/** Signs of these texts that no document of ours can show: pictures, arrows, letters of scripts nobody writes here. */
async function unprintableIn(texts: readonly string[]): Promise<readonly string[]> {
  return findUnprintable(texts.join('').replace(/[\r\n\t]/g, ' '));
}

/**
 * What is wrong with entries that a document will show: told to whoever enters them, while it can still be written
 * otherwise. Found out at the signing, it would stop a case that nobody could set right.
 */
export async function unprintableProblems(entries: Readonly<Record<string, string | undefined>>): Promise<readonly FieldProblem[]> {
  const found = await Promise.all(Object.entries(entries).map(async ([field, text = '']) => ({ field, signs: await unprintableIn([text]) })));
  return found.filter(({ signs }) => signs.length > 0).map(({ field, signs }) => ({ field, code: 'unprintable', params: { signs: shown(signs) } }));
}

/** A sign that cannot be seen (a variation selector of a picture) is named only where it stands alone. */
function shown(signs: readonly string[]): string {
  const visible = signs.filter((sign) => !/\p{Mn}|\p{Cf}|\p{Cc}/u.test(sign));
  return (visible.length > 0 ? visible : signs.map((sign) => `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`)).join(' ');
}

/** The same paper without such signs, wherever they came from (a file's name, a register): a paper must be printed all the same. */
export async function printable<T>(paper: T): Promise<T> {
  const signs = new Set(await unprintableIn(stringsOf(paper)));
  return signs.size === 0 ? paper : withoutSigns(paper, signs) as T;
}

function stringsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value !== 'object' || value === null || value instanceof Uint8Array ? [] : Object.values(value).flatMap(stringsOf);
}

function withoutSigns(value: unknown, signs: ReadonlySet<string>): unknown {
  if (typeof value === 'string') return [...value.normalize('NFC')].map((sign) => (signs.has(sign) ? REPLACEMENT : sign)).join('');
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return value;
  if (Array.isArray(value)) return value.map((one: unknown) => withoutSigns(one, signs));
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withoutSigns(one, signs)]));
}
