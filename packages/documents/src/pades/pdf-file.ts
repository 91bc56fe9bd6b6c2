import { PdfParser } from './pdf-parser.ts';
import { PdfSyntaxError, type PdfDictionary, type PdfReference, type PdfValue } from './pdf-value.ts';
import { readObjectStream, readXrefSection, type XrefEntry } from './pdf-xref.ts';

const REVISIONS_MAX = 64;

/** A PDF as its cross-references describe it; nothing outside them is believed. */
export interface PdfFile {
  readonly bytes: Buffer;
  readonly xref: ReadonlyMap<number, XrefEntry>;
  readonly trailer: PdfDictionary;
  /** Where the newest cross-reference section begins. */
  readonly xrefAt: number;
  readonly hasXrefStream: boolean;
}

/** Follows `startxref` and every `/Prev`. Throws `PdfSyntaxError`. */
export function openPdf(bytes: Buffer): PdfFile {
  if (bytes.toString('latin1', 0, 5) !== '%PDF-') throw new PdfSyntaxError('Expected "%PDF-"', 0);
  const keyword = bytes.lastIndexOf('startxref');
  if (keyword < 0) throw new PdfSyntaxError('Expected "startxref"', bytes.length);
  const xrefAt = new PdfParser(bytes, keyword + 9).integer();
  const xref = new Map<number, XrefEntry>();
  const seen = new Set<number>();
  let trailer: PdfDictionary | undefined;
  let hasXrefStream = false;
  for (let next: number | undefined = xrefAt; next !== undefined;) {
    if (seen.has(next) || seen.size >= REVISIONS_MAX) throw new PdfSyntaxError('Expected a finite chain of revisions', next);
    seen.add(next);
    const section = readXrefSection(bytes, next);
    for (const [id, entry] of section.entries) if (!xref.has(id)) xref.set(id, entry);
    trailer ??= section.trailer;
    hasXrefStream ||= section.isStream;
    const previous = section.trailer.entries.get('Prev');
    next = previous?.kind === 'number' ? previous.value : undefined;
  }
  if (!trailer) throw new PdfSyntaxError('Expected a trailer', xrefAt);
  return { bytes, xref, trailer, xrefAt, hasXrefStream };
}

/** The object behind a reference; `null` for free or unknown numbers, as the standard has it (7.3.10). */
export function resolve(file: PdfFile, value: PdfValue | undefined): PdfValue {
  let current = value;
  for (let step = 0; current?.kind === 'reference'; step += 1) {
    if (step > 8) throw new PdfSyntaxError('Expected fewer references in a row', 0);
    current = readObject(file, current);
  }
  return current ?? { kind: 'null' };
}

export function resolveDictionary(file: PdfFile, value: PdfValue | undefined): PdfDictionary | undefined {
  const resolved = resolve(file, value);
  return resolved.kind === 'dictionary' ? resolved : undefined;
}

export function resolveArray(file: PdfFile, value: PdfValue | undefined): readonly PdfValue[] {
  const resolved = resolve(file, value);
  return resolved.kind === 'array' ? resolved.items : [];
}

export function getRoot(file: PdfFile): { readonly ref: PdfReference; readonly catalog: PdfDictionary } {
  const ref = file.trailer.entries.get('Root');
  const catalog = resolveDictionary(file, ref);
  if (ref?.kind !== 'reference' || !catalog) throw new PdfSyntaxError('Expected a catalog', file.xrefAt);
  return { ref, catalog };
}

function readObject(file: PdfFile, ref: PdfReference): PdfValue {
  const entry = file.xref.get(ref.id);
  if (!entry || entry.kind === 'free') return { kind: 'null' };
  if (entry.kind === 'packed') return readPacked(file, entry);
  const parser = new PdfParser(file.bytes, entry.offset);
  if (parser.integer() !== ref.id || parser.integer() !== ref.generation) {
    throw parser.fault(`Expected object ${ref.id}`);
  }
  parser.expect('obj');
  const value = parser.value();
  if (value.kind !== 'dictionary') return value;
  parser.skipSpace();
  return parser.tryTake('stream') ? readStream(file, parser, value) : value;
}

function readStream(file: PdfFile, parser: PdfParser, dictionary: PdfDictionary): PdfValue {
  if (!parser.tryTake('\r\n') && !parser.tryTake('\n')) throw parser.fault('Expected a line end after "stream"');
  const start = parser.at;
  const length = readLength(file, dictionary);
  if (length.kind !== 'number' || length.value < 0) throw parser.fault('Expected the length of a stream');
  parser.at = start + length.value;
  parser.expect('endstream');
  return { kind: 'stream', dictionary, bytes: file.bytes.subarray(start, start + length.value) };
}

/** The length may stand in an object of its own, but never behind a stream that needs it: that would not end. */
function readLength(file: PdfFile, dictionary: PdfDictionary): PdfValue {
  const length = dictionary.entries.get('Length') ?? { kind: 'null' };
  if (length.kind !== 'reference') return length;
  const entry = file.xref.get(length.id);
  if (entry?.kind !== 'used') throw new PdfSyntaxError('Expected the length outside object streams', 0);
  const parser = new PdfParser(file.bytes, entry.offset);
  parser.integer();
  parser.integer();
  parser.expect('obj');
  return parser.value();
}

function readPacked(file: PdfFile, entry: XrefEntry & { readonly kind: 'packed' }): PdfValue {
  if (file.xref.get(entry.container)?.kind !== 'used') throw new PdfSyntaxError('Expected an object stream', 0);
  const container = readObject(file, { kind: 'reference', id: entry.container, generation: 0 });
  if (container.kind !== 'stream') throw new PdfSyntaxError('Expected an object stream', 0);
  return readObjectStream(container, entry.index);
}
