/** A PDF object (ISO 32000-1, 7.3). Offsets are kept where a signature depends on them. */
export type PdfValue =
  | { readonly kind: 'null' }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'name'; readonly value: string }
  | PdfString
  | { readonly kind: 'array'; readonly items: readonly PdfValue[] }
  | PdfDictionary
  | PdfReference
  | PdfStream;

/** `start` and `end` enclose the delimiters, `<…>` or `(…)`. */
export interface PdfString {
  readonly kind: 'string';
  readonly form: 'hex' | 'literal';
  readonly bytes: Buffer;
  readonly start: number;
  readonly end: number;
}

export interface PdfDictionary {
  readonly kind: 'dictionary';
  readonly entries: ReadonlyMap<string, PdfValue>;
}

export interface PdfReference {
  readonly kind: 'reference';
  readonly id: number;
  readonly generation: number;
}

export interface PdfStream {
  readonly kind: 'stream';
  readonly dictionary: PdfDictionary;
  readonly bytes: Buffer;
}

/** Thrown inside this folder only; the functions a caller sees turn it into a rejection or a failure. */
export class PdfSyntaxError extends Error {
  readonly at: number;
  constructor(message: string, at: number) {
    super(`${message} at byte ${at}`);
    this.name = 'PdfSyntaxError';
    this.at = at;
  }
}

export function name(value: string): PdfValue {
  return { kind: 'name', value };
}

export function number(value: number): PdfValue {
  return { kind: 'number', value };
}

export function array(items: readonly PdfValue[]): PdfValue {
  return { kind: 'array', items };
}

export function reference(id: number): PdfReference {
  return { kind: 'reference', id, generation: 0 };
}

export function dictionary(entries: Readonly<Record<string, PdfValue>>): PdfDictionary {
  return { kind: 'dictionary', entries: new Map(Object.entries(entries)) };
}

/** A text string: UTF-16 with its mark, which every reader understands. */
export function text(value: string): PdfString {
  const littleEndian = Buffer.from(`\uFEFF${value}`, 'utf16le');
  return { kind: 'string', form: 'hex', bytes: littleEndian.swap16(), start: 0, end: 0 };
}

export function withEntries(base: PdfDictionary, changes: Readonly<Record<string, PdfValue>>): PdfDictionary {
  return { kind: 'dictionary', entries: new Map([...base.entries, ...Object.entries(changes)]) };
}

/** The value as it is written into a file. Streams are never rewritten here. */
export function serialise(value: PdfValue): string {
  switch (value.kind) {
    case 'null': return 'null';
    case 'boolean': return String(value.value);
    case 'number': return String(value.value);
    case 'name': return `/${value.value.replace(/[^!-~]|[#/()<>[\]{}%]/g, (c) => `#${c.charCodeAt(0).toString(16).padStart(2, '0')}`)}`;
    case 'string': return `<${value.bytes.toString('hex').toUpperCase()}>`;
    case 'array': return `[${value.items.map(serialise).join(' ')}]`;
    case 'dictionary': return `<< ${[...value.entries].map(([key, item]) => `${serialise(name(key))} ${serialise(item)}`).join('\n')} >>`;
    case 'reference': return `${value.id} ${value.generation} R`;
    case 'stream': throw new PdfSyntaxError('Expected to rewrite a plain object, but it is a stream', 0);
  }
}
