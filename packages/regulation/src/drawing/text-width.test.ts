import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import path from 'node:path';
import { it } from 'node:test';
import { NOTO_SANS_REGULAR, NOTO_SANS_SEMIBOLD } from './noto-sans-widths.ts';
import type { WidthTable } from './noto-sans-widths.ts';
import { textWidth, twoLineWidth, wrapText } from './text-width.ts';

interface Font { readonly unitsPerEm: number; glyphForCodePoint: (code: number) => { readonly advanceWidth: number } }
const require = createRequire(import.meta.url);
const FACE = { size: 13, weight: 400 } as const;

const TABLES: readonly (readonly [WidthTable, string])[] = [[NOTO_SANS_REGULAR, '400Regular/NotoSans_400Regular.ttf'], [NOTO_SANS_SEMIBOLD, '600SemiBold/NotoSans_600SemiBold.ttf']];

it('the width tables say what the font says, for every Kazakh, Russian and Latin letter', (t) => {
  let fontkit: { readonly openSync: (file: string) => Font };
  try {
    fontkit = require('fontkit') as typeof fontkit;
  } catch {
    return t.skip('NO FONTKIT: the widths were not held against the font file');
  }
  for (const [table, file] of TABLES) {
    const font = fontkit.openSync(path.join(path.dirname(require.resolve('@expo-google-fonts/noto-sans/package.json')), file));
    const known = new Map(table.flatMap(([width, characters]) => [...characters].map((character) => [character, width] as const)));
    for (const character of 'әіңғүұқөһӘІҢҒҮҰҚӨҺёЁйЙщЩюЮ abcxyzXYZ0123456789«»–—№§') assert.ok(known.has(character), `no width for ${character}`);
    for (const [character, width] of known) assert.equal(width, (font.glyphForCodePoint(character.codePointAt(0)!).advanceWidth / font.unitsPerEm) * 1000, character);
  }
});

it('lines are never wider than asked, and keep every word', () => {
  const text = 'Қызметті таңдап, нысанды толтырады, құжаттардың электрондық көшірмелерін тіркейді, тұрғын үй-тұрмыстық жағдайын тексереді';
  for (const width of [60, 90, 152, 400]) {
    const lines = wrapText(text, FACE, width);
    for (const line of lines) assert.ok(textWidth(line, FACE) <= width, `"${line}" at ${width}`);
    if (width > 100) assert.equal(lines.join(' ').replaceAll('үй- ', 'үй-'), text);
  }
});

it('a word wider than its line is cut with a hyphen', () => {
  const lines = wrapText('автоматтандырылған', FACE, 80);
  assert.ok(lines.length > 1 && lines[0]!.endsWith('-'));
  assert.equal(lines.map((line) => line.replace(/-$/, '')).join(''), 'автоматтандырылған');
});

it('two lines need half the room', () => {
  assert.ok(twoLineWidth('нәтиже не бас тарту', FACE) < textWidth('нәтиже не бас тарту', FACE));
  assert.ok(wrapText('нәтиже не бас тарту', FACE, twoLineWidth('нәтиже не бас тарту', FACE)).length <= 2);
});

it('an unknown letter counts as wide, so that a text never turns out too long', () => {
  assert.equal(textWidth('漢', FACE), FACE.size);
});
