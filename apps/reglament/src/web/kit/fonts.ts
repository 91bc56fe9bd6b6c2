/**
 * Noto Sans cut to the letters of the product, as WOFF2. The `core` cut holds every letter of Kazakh, Russian and English
 * with punctuation, so that a page of any of them loads one file per weight; `rest` (further Latin and Cyrillic letters,
 * as in foreign names) loads only when a page uses one of them. Cut once, kept in `folder` under a name that changes
 * with the source and the recipe.
 */
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import subsetFont from 'subset-font';

export type FontFile = {
  /** File name with its hash. */
  readonly name: string;
  readonly weight: 400 | 600;
  readonly cut: 'core' | 'rest';
  /** For `unicode-range`. */
  readonly range: string;
  readonly bytes: Uint8Array;
};

type Span = readonly [from: number, to: number];

const require = createRequire(import.meta.url);
const weights = [
  { weight: 400, source: '@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf' },
  { weight: 600, source: '@expo-google-fonts/noto-sans/600SemiBold/NotoSans_600SemiBold.ttf' },
] as const;

/** Basic Latin; Russian; the nine further Kazakh letters in both cases; punctuation, №, ₸ and arrows. */
const core: readonly Span[] = [
  [0x20, 0x7e], [0xa0, 0xa0], [0xa7, 0xa7], [0xa9, 0xa9], [0xab, 0xab], [0xb0, 0xb0], [0xb7, 0xb7], [0xbb, 0xbb], [0xd7, 0xd7],
  [0x401, 0x401], [0x406, 0x406], [0x410, 0x44f], [0x451, 0x451], [0x456, 0x456], [0x492, 0x493], [0x49a, 0x49b], [0x4a2, 0x4a3],
  [0x4ae, 0x4b1], [0x4ba, 0x4bb], [0x4d8, 0x4d9], [0x4e8, 0x4e9],
  [0x2009, 0x2009], [0x2013, 0x2014], [0x2018, 0x201a], [0x201c, 0x201e], [0x2022, 0x2022], [0x2026, 0x2026], [0x202f, 0x202f],
  [0x203a, 0x203a], [0x20b8, 0x20b8], [0x2116, 0x2116], [0x2190, 0x2193], [0x2212, 0x2212], [0x2264, 0x2265],
];
const everything: readonly Span[] = [[0xa1, 0x17f], [0x400, 0x4ff], [0x1e80, 0x1e9e]];
const features = ['kern', 'tnum', 'locl', 'ccmp', 'mark'];

/** Cuts or reads the fonts. Throws when the sources are missing; a damaged kept file is cut again. */
export async function buildFonts(folder: string): Promise<readonly FontFile[]> {
  await mkdir(folder, { recursive: true });
  const rest = minus(everything, core);
  const jobs = (['core', 'rest'] as const).flatMap((cut) => weights.map((entry) => ({ ...entry, cut, spans: cut === 'core' ? core : rest })));
  return Promise.all(jobs.map(async ({ weight, source, cut, spans }) => ({ ...(await cutFont(folder, source, cut, spans)), weight, cut, range: unicodeRange(spans) })));
}

/** Whether a letter is in the cut that every page loads. */
export function isCoreLetter(letter: string): boolean {
  const code = letter.codePointAt(0) ?? -1;
  return core.some(([from, to]) => code >= from && code <= to);
}

async function cutFont(folder: string, source: string, cut: string, spans: readonly Span[]): Promise<{ readonly name: string; readonly bytes: Uint8Array }> {
  const ttf = await readFile(require.resolve(source));
  const hash = createHash('sha256').update(ttf).update(JSON.stringify([spans, features])).digest('hex').slice(0, 12);
  const name = `${source.slice(source.lastIndexOf('_') + 1, -4).toLowerCase()}-${cut}-${hash}.woff2`;
  const kept = await readFile(join(folder, name)).catch(() => undefined);
  if (kept !== undefined && kept.subarray(0, 4).toString('latin1') === 'wOF2') return { name, bytes: kept };
  const bytes = await subsetFont(ttf, letters(spans), { targetFormat: 'woff2', noHinting: true, keepFeatures: features });
  // Written aside and renamed: a second process starting at the same time never reads half a file.
  const aside = join(folder, `${name}.${process.pid}`);
  await writeFile(aside, bytes);
  await rename(aside, join(folder, name));
  return { name, bytes };
}

function letters(spans: readonly Span[]): string {
  return spans.flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, index) => String.fromCodePoint(from + index))).join('');
}

function minus(spans: readonly Span[], without: readonly Span[]): readonly Span[] {
  const inside = (code: number): boolean => without.some(([from, to]) => code >= from && code <= to);
  const codes = spans.flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, index) => from + index)).filter((code) => !inside(code));
  return codes.reduce<readonly Span[]>((made, code) => {
    const last = made.at(-1);
    return last !== undefined && last[1] === code - 1 ? [...made.slice(0, -1), [last[0], code]] : [...made, [code, code]];
  }, []);
}

function unicodeRange(spans: readonly Span[]): string {
  return spans.map(([from, to]) => (from === to ? `U+${from.toString(16)}` : `U+${from.toString(16)}-${to.toString(16)}`)).join(',');
}
