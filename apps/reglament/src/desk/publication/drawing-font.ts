import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import subsetFont from 'subset-font';

const FACES = { 400: '@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf', 600: '@expo-google-fonts/noto-sans/600SemiBold/NotoSans_600SemiBold.ttf' } as const;
export type DrawingWeight = keyof typeof FACES;

const cut = new Map<string, Promise<Buffer>>();

/** Noto Sans with the letters of the three languages, cut once for the process. */
export function drawingFont(weight: DrawingWeight, format: 'woff2' | 'truetype'): Promise<Buffer> {
  const key = `${weight} ${format}`;
  const known = cut.get(key) ?? cutFont(weight, format);
  cut.set(key, known);
  known.catch(() => cut.delete(key));
  return known;
}

/** The font as CSS to be put into an SVG that leaves the site: elsewhere the Kazakh letters may be missing. */
export async function drawingFontCss(): Promise<string> {
  const face = async (weight: DrawingWeight): Promise<string> => `@font-face{font-family:'Noto Sans';font-weight:${weight};src:url(data:font/woff2;base64,${(await drawingFont(weight, 'woff2')).toString('base64')}) format('woff2')}`;
  return `${await face(400)}${await face(600)}`;
}

async function cutFont(weight: DrawingWeight, format: 'woff2' | 'truetype'): Promise<Buffer> {
  const { resolve } = createRequire(import.meta.url);
  return subsetFont(await readFile(resolve(FACES[weight])), letters(), { targetFormat: format, noHinting: true });
}

function letters(): string {
  const range = (from: number, to: number): string => Array.from({ length: to - from + 1 }, (_, index) => String.fromCodePoint(from + index)).join('');
  return `${range(0x20, 0x7e)}${range(0x400, 0x45f)}әіңғүұқөһӘІҢҒҮҰҚӨҺ\u00a0«»“”„‘’–—…•·№§©°±×₸`;
}
