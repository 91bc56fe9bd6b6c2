import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import subsetFont from 'subset-font';
import { DocumentFailure } from '../failures.ts';
import { readCoverage } from './font-coverage.ts';

/** The cut TTF bytes of one character set, ready for pdfkit. */
export interface DocumentFonts {
  readonly regular: Buffer;
  readonly bold: Buffer;
}

const FACES = {
  regular: '@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf',
  bold: '@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf',
} as const;

/** Sets beyond the everyday one are rare (a foreign name); a handful is kept, oldest dropped first. */
const CACHED_SETS_MAX = 16;

const EVERYDAY = everydayCharacters();
const cutSets = new Map<string, Promise<DocumentFonts>>();
let wholeFaces: Promise<DocumentFonts> | undefined;
let coverage: Promise<ReadonlySet<number>> | undefined;

/**
 * Noto Sans cut to the everyday alphabet (Kazakh, Russian, Latin) plus whatever else `text` needs.
 *
 * Cut once per character set and kept for the process: the whole 630 kB face costs pdfkit 50 ms a page, the cut
 * one 4 ms.
 */
export function loadDocumentFonts(text: string): Promise<DocumentFonts> {
  const extra = [...new Set(text)].filter((character) => !EVERYDAY.has(character)).sort().join('');
  const cached = cutSets.get(extra);
  if (cached) return cached;
  const cut = cutFaces([...EVERYDAY].join('') + extra);
  cutSets.set(extra, cut);
  cut.catch(() => cutSets.delete(extra));
  const oldest = cutSets.size > CACHED_SETS_MAX ? [...cutSets.keys()].find((key) => key !== '') : undefined;
  if (oldest !== undefined) cutSets.delete(oldest);
  return cut;
}

/** The distinct characters of `text` that the document face cannot draw; forms may ask before they accept a text. */
export async function findUnprintable(text: string): Promise<readonly string[]> {
  coverage ??= loadWholeFaces().then((faces) => readCoverage(faces.regular));
  const covered = await coverage;
  return [...new Set(text.normalize('NFC'))].filter((character) => !covered.has(character.codePointAt(0) ?? 0));
}

async function cutFaces(characters: string): Promise<DocumentFonts> {
  const unprintable = await findUnprintable(characters);
  if (unprintable.length > 0) {
    const codes = unprintable.map((character) => `U+${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`);
    throw new DocumentFailure(
      'unprintable-characters',
      `Expected to print with Noto Sans, but it has no glyphs for ${codes.join(', ')}; ask findUnprintable first.`,
    );
  }
  const { regular, bold } = await loadWholeFaces();
  // Kerning is kept for looks. Ligatures are not: a searched word must be found letter by letter.
  const options = { targetFormat: 'truetype', keepFeatures: ['kern'], noHinting: true } as const;
  return {
    regular: await subsetFont(regular, characters, options),
    bold: await subsetFont(bold, characters, options),
  };
}

function loadWholeFaces(): Promise<DocumentFonts> {
  wholeFaces ??= readWholeFaces();
  return wholeFaces;
}

async function readWholeFaces(): Promise<DocumentFonts> {
  const { resolve } = createRequire(import.meta.url);
  try {
    return { regular: await readFile(resolve(FACES.regular)), bold: await readFile(resolve(FACES.bold)) };
  } catch (cause) {
    throw new DocumentFailure('font-missing', 'Expected to read Noto Sans, but its files are not installed.', { cause });
  }
}

function everydayCharacters(): ReadonlySet<string> {
  const characters = new Set<string>();
  const addRange = (from: number, to: number) => {
    for (let code = from; code <= to; code += 1) characters.add(String.fromCodePoint(code));
  };
  addRange(0x20, 0x7e);
  addRange(0x400, 0x45f);
  for (const character of 'әіңғүұқөһӘІҢҒҮҰҚӨҺ\u00a0«»“”„‘’–—…•·№§©°±×₸') characters.add(character);
  return characters;
}
