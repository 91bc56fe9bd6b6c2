import { getRoot, openPdf, resolve, resolveArray, resolveDictionary, type PdfFile } from '../src/pades/pdf-file.ts';
import { decodeStream } from '../src/pades/pdf-stream.ts';
import type { PdfDictionary } from '../src/pades/pdf-value.ts';
import { blank, type Raster } from './raster.ts';

/** A line as drawn, found again through the font's ToUnicode map, as a viewer's search finds it. */
export interface DrawnLine {
  readonly page: number;
  readonly font: string;
  /** Distance of the base line from the top of the page, points. */
  readonly y: number;
  readonly text: string;
  readonly glyphs: readonly number[];
}

export function open(pdf: Uint8Array): PdfFile {
  return openPdf(Buffer.from(pdf));
}

export function listPages(file: PdfFile): readonly PdfDictionary[] {
  const pages = resolveDictionary(file, getRoot(file).catalog.entries.get('Pages'));
  return resolveArray(file, pages?.entries.get('Kids')).flatMap((kid) => resolveDictionary(file, kid) ?? []);
}

export function pageContent(file: PdfFile, page: PdfDictionary): string {
  const stream = resolve(file, page.entries.get('Contents'));
  return stream.kind === 'stream' ? decodeStream(stream).toString('latin1') : '';
}

/** All text of the PDF in drawing order. Knows pdfkit's way of writing text, not PDF at large. */
export function readLines(pdf: Uint8Array): readonly DrawnLine[] {
  const file = open(pdf);
  return listPages(file).flatMap((page, index) => readPage(file, page, index + 1));
}

export function readText(pdf: Uint8Array): string {
  return readLines(pdf).map((line) => line.text).join('\n');
}

function readPage(file: PdfFile, page: PdfDictionary, number: number): readonly DrawnLine[] {
  const fonts = readFonts(file, page);
  const lines: DrawnLine[] = [];
  for (const block of pageContent(file, page).matchAll(/BT\n([\s\S]*?)ET/g)) {
    const source = block[1] ?? '';
    const font = fonts.get(/\/(F\d+) /.exec(source)?.[1] ?? '');
    const y = Number(/1 0 0 1 \S+ (\S+) Tm/.exec(source)?.[1]);
    const shown = [...source.matchAll(/\[([^\]]*)\] TJ/g)].map((match) => match[1] ?? '').join('');
    const glyphs = [...shown.matchAll(/<([0-9a-f]+)>/g)].flatMap((hex) => (hex[1] ?? '').match(/.{4}/g) ?? []).map((code) => Number.parseInt(code, 16));
    lines.push({ page: number, font: font?.name ?? '', y: 841.89 - y, text: glyphs.map((glyph) => font?.unicode.get(glyph) ?? '\uFFFD').join(''), glyphs });
  }
  return lines;
}

interface Font {
  readonly name: string;
  readonly unicode: ReadonlyMap<number, string>;
}

function readFonts(file: PdfFile, page: PdfDictionary): ReadonlyMap<string, Font> {
  const resources = resolveDictionary(file, page.entries.get('Resources'));
  const fonts = resolveDictionary(file, resources?.entries.get('Font'));
  return new Map([...(fonts?.entries ?? [])].map(([key, value]) => {
    const font = resolveDictionary(file, value);
    const base = font?.entries.get('BaseFont');
    return [key, { name: base?.kind === 'name' ? base.value : '', unicode: readToUnicode(file, font) }];
  }));
}

function readToUnicode(file: PdfFile, font: PdfDictionary | undefined): ReadonlyMap<number, string> {
  const stream = resolve(file, font?.entries.get('ToUnicode'));
  const source = stream.kind === 'stream' ? decodeStream(stream).toString('latin1') : '';
  const map = new Map<number, string>();
  for (const range of source.matchAll(/<([0-9a-f]{4})> <[0-9a-f]{4}> \[([^\]]*)\]/g)) {
    const first = Number.parseInt(range[1] ?? '', 16);
    for (const [index, item] of [...(range[2] ?? '').matchAll(/<([0-9a-f ]*)>/g)].entries()) {
      const units = (item[1] ?? '').split(' ').filter((unit) => unit !== '').map((unit) => Number.parseInt(unit, 16));
      map.set(first + index, String.fromCharCode(...units));
    }
  }
  return map;
}

/** The vector codes of a page as a picture, so that the very drawing is read back. `modulePixels` per module. */
export function rasterCodes(file: PdfFile, page: PdfDictionary, modulePixels: number): readonly Raster[] {
  return [...pageContent(file, page).matchAll(/0 0 0 rg ((?:\S+ \S+ \S+ \S+ re ?)+)f/g)].map((drawing) => {
    const bars = [...(drawing[1] ?? '').matchAll(/(\S+) (\S+) (\S+) \S+ re/g)].map((bar) => bar.slice(1).map(Number));
    const size = Math.max(...bars.map(([x = 0, , width = 0]) => x + width));
    const raster = blank((size + 8) * modulePixels, (size + 8) * modulePixels);
    for (const [x = 0, y = 0, width = 0] of bars) {
      for (let row = (y + 4) * modulePixels; row < (y + 5) * modulePixels; row += 1) {
        raster.pixels.fill(0, row * raster.width + (x + 4) * modulePixels, row * raster.width + (x + 4 + width) * modulePixels);
      }
    }
    return raster;
  });
}
