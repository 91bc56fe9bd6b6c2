import { PdfParser } from './pdf-parser.ts';
import { PdfSyntaxError, type PdfDictionary, type PdfStream, type PdfValue } from './pdf-value.ts';
import { decodeStream } from './pdf-stream.ts';

export type XrefEntry =
  | { readonly kind: 'free' }
  | { readonly kind: 'used'; readonly offset: number }
  | { readonly kind: 'packed'; readonly container: number; readonly index: number };

export interface XrefSection {
  readonly entries: ReadonlyMap<number, XrefEntry>;
  readonly trailer: PdfDictionary;
  readonly isStream: boolean;
}

const OBJECTS_MAX = 200_000;

/** One cross-reference section: a table (ISO 32000-1, 7.5.4) or a stream (7.5.8). */
export function readXrefSection(bytes: Buffer, at: number): XrefSection {
  const parser = new PdfParser(bytes, at);
  parser.skipSpace();
  return parser.tryTake('xref') ? readTable(parser) : readXrefStream(bytes, at);
}

function readTable(parser: PdfParser): XrefSection {
  const entries = new Map<number, XrefEntry>();
  for (;;) {
    parser.skipSpace();
    if (parser.tryTake('trailer')) break;
    const first = parser.integer();
    const count = parser.integer();
    if (entries.size + count > OBJECTS_MAX) throw parser.fault('Expected fewer objects');
    for (let id = first; id < first + count; id += 1) entries.set(id, readTableEntry(parser));
  }
  parser.skipSpace();
  return { entries, trailer: parser.dictionary(), isStream: false };
}

function readTableEntry(parser: PdfParser): XrefEntry {
  const offset = parser.integer();
  parser.integer();
  parser.skipSpace();
  if (parser.tryTake('n')) return { kind: 'used', offset };
  parser.expect('f');
  return { kind: 'free' };
}

function readXrefStream(bytes: Buffer, at: number): XrefSection {
  const parser = new PdfParser(bytes, at);
  parser.integer();
  parser.integer();
  parser.expect('obj');
  parser.skipSpace();
  const dictionary = parser.dictionary();
  if (!isName(dictionary.entries.get('Type'), 'XRef')) throw parser.fault('Expected a cross-reference stream');
  const length = directInteger(dictionary, 'Length');
  parser.expect('stream');
  if (!parser.tryTake('\r\n') && !parser.tryTake('\n')) throw parser.fault('Expected a line end after "stream"');
  const stream: PdfStream = { kind: 'stream', dictionary, bytes: bytes.subarray(parser.at, parser.at + length) };
  return { entries: unpackEntries(decodeStream(stream), dictionary), trailer: dictionary, isStream: true };
}

function unpackEntries(data: Buffer, dictionary: PdfDictionary): ReadonlyMap<number, XrefEntry> {
  const [typeWidth = 0, secondWidth = 0, thirdWidth = 0] = integers(dictionary.entries.get('W'));
  const index = integers(dictionary.entries.get('Index'));
  const ranges = index.length > 0 ? index : [0, directInteger(dictionary, 'Size')];
  const width = typeWidth + secondWidth + thirdWidth;
  if (width === 0 || width > 24 || [typeWidth, secondWidth, thirdWidth].some((w) => w > 6)) throw new PdfSyntaxError('Expected field widths', 0);
  const entries = new Map<number, XrefEntry>();
  let at = 0;
  for (let range = 0; range + 1 < ranges.length; range += 2) {
    const first = ranges[range] ?? 0;
    for (let id = first; id < first + (ranges[range + 1] ?? 0); id += 1, at += width) {
      if (at + width > data.length || entries.size > OBJECTS_MAX) throw new PdfSyntaxError('Expected entries to match /Index', 0);
      const field = (from: number, bytes: number) => (bytes === 0 ? 0 : data.readUIntBE(at + from, bytes));
      const type = typeWidth === 0 ? 1 : field(0, typeWidth);
      const second = field(typeWidth, secondWidth);
      const third = field(typeWidth + secondWidth, thirdWidth);
      entries.set(id, type === 1 ? { kind: 'used', offset: second } : type === 2 ? { kind: 'packed', container: second, index: third } : { kind: 'free' });
    }
  }
  return entries;
}

/** Object number `index` of an object stream (7.5.7). */
export function readObjectStream(stream: PdfStream, index: number): PdfValue {
  const data = decodeStream(stream);
  const header = new PdfParser(data, 0);
  const count = directInteger(stream.dictionary, 'N');
  if (index >= count) throw new PdfSyntaxError('Expected an object of the stream', index);
  let offset = 0;
  for (let skipped = 0; skipped <= index; skipped += 1) {
    header.integer();
    offset = header.integer();
  }
  return new PdfParser(data, directInteger(stream.dictionary, 'First') + offset).value();
}

function isName(value: PdfValue | undefined, expected: string): boolean {
  return value?.kind === 'name' && value.value === expected;
}

function directInteger(dictionary: PdfDictionary, key: string): number {
  const value = dictionary.entries.get(key);
  if (value?.kind !== 'number' || !Number.isInteger(value.value) || value.value < 0) throw new PdfSyntaxError(`Expected a direct integer /${key}`, 0);
  return value.value;
}

function integers(value: PdfValue | undefined): readonly number[] {
  if (value?.kind !== 'array') return [];
  return value.items.map((item) => {
    if (item.kind !== 'number' || !Number.isInteger(item.value) || item.value < 0) throw new PdfSyntaxError('Expected integers', 0);
    return item.value;
  });
}
