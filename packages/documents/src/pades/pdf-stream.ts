import { inflateSync } from 'node:zlib';
import { PdfSyntaxError, type PdfDictionary, type PdfStream, type PdfValue } from './pdf-value.ts';

const DECODED_BYTES_MAX = 32 * 1024 * 1024;

/** The content of a stream without filter or with one FlateDecode, PNG predictors included (ISO 32000-1, 7.4.4). */
export function decodeStream(stream: PdfStream): Buffer {
  const filter = only(stream.dictionary.entries.get('Filter'));
  if (filter === undefined) return stream.bytes;
  if (filter.kind !== 'name' || filter.value !== 'FlateDecode') throw new PdfSyntaxError('Expected FlateDecode', 0);
  const parameters = only(stream.dictionary.entries.get('DecodeParms'));
  const data = inflate(stream.bytes);
  return parameters?.kind === 'dictionary' ? undoPredictor(data, parameters) : data;
}

function only(value: PdfValue | undefined): PdfValue | undefined {
  if (value?.kind !== 'array') return value?.kind === 'null' ? undefined : value;
  if (value.items.length > 1) throw new PdfSyntaxError('Expected at most one filter', 0);
  return value.items[0];
}

function inflate(bytes: Buffer): Buffer {
  try {
    return inflateSync(bytes, { maxOutputLength: DECODED_BYTES_MAX });
  } catch {
    throw new PdfSyntaxError('Expected deflated data of bearable size', 0);
  }
}

function undoPredictor(data: Buffer, parameters: PdfDictionary): Buffer {
  const integer = (key: string, otherwise: number) => {
    const value = parameters.entries.get(key);
    return value?.kind === 'number' ? value.value : otherwise;
  };
  const predictor = integer('Predictor', 1);
  if (predictor === 1) return data;
  const columns = integer('Columns', 1);
  if (predictor < 10 || integer('Colors', 1) !== 1 || integer('BitsPerComponent', 8) !== 8 || columns < 1 || columns > 4096) {
    throw new PdfSyntaxError('Expected a PNG predictor over bytes', 0);
  }
  const rows = Math.floor(data.length / (columns + 1));
  const result = Buffer.alloc(rows * columns);
  for (let row = 0; row < rows; row += 1) undoRow(data, result, row, columns);
  return result;
}

function undoRow(data: Buffer, result: Buffer, row: number, columns: number): void {
  const type = data[row * (columns + 1)] ?? 0;
  for (let column = 0; column < columns; column += 1) {
    const raw = data[row * (columns + 1) + 1 + column] ?? 0;
    const at = row * columns + column;
    const left = column > 0 ? (result[at - 1] ?? 0) : 0;
    const up = row > 0 ? (result[at - columns] ?? 0) : 0;
    const upLeft = column > 0 && row > 0 ? (result[at - columns - 1] ?? 0) : 0;
    result[at] = (raw + predicted(type, left, up, upLeft)) & 0xff;
  }
}

function predicted(type: number, left: number, up: number, upLeft: number): number {
  switch (type) {
    case 0: return 0;
    case 1: return left;
    case 2: return up;
    case 3: return (left + up) >> 1;
    case 4: return paeth(left, up, upLeft);
    default: throw new PdfSyntaxError('Expected a known PNG filter', type);
  }
}

function paeth(left: number, up: number, upLeft: number): number {
  const guess = left + up - upLeft;
  const [toLeft, toUp, toUpLeft] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - upLeft)];
  if (toLeft <= toUp && toLeft <= toUpLeft) return left;
  return toUp <= toUpLeft ? up : upLeft;
}
