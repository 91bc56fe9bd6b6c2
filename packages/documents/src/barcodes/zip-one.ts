import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';

/** Name of the single entry in the ZIP behind the barcodes. */
const ENTRY_NAME = Buffer.from('one', 'latin1');

/** Bit 3: sizes follow the data in a descriptor; bit 11: names are UTF-8. What the state's own encoder sets. */
const FLAGS = 0x0808;
const VERSION = 20;
const DEFLATE = 8;
const STORE = 0;

const LOCAL = 0x04034b50;
const DESCRIPTOR = 0x08074b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const END_BYTES = 22;

/** A ZIP (APPNOTE 6.3) with one deflated entry `one`, written by hand because libraries choose other flags. */
export function zipOne(content: Uint8Array, modified: Date): Buffer {
  const packed = deflateRawSync(content, { level: 9 });
  const { time, date } = dosTime(modified);
  const sums = uint32s(crc32(content), packed.length, content.length);
  const common = [VERSION, FLAGS, DEFLATE, time, date];
  const local = [uint32s(LOCAL), uint16s(...common), uint32s(0, 0, 0), uint16s(ENTRY_NAME.length, 0), ENTRY_NAME];
  const body = Buffer.concat([...local, packed, uint32s(DESCRIPTOR), sums]);
  const central = Buffer.concat([
    uint32s(CENTRAL), uint16s(VERSION, ...common), sums, uint16s(ENTRY_NAME.length, 0, 0, 0, 0), uint32s(0, 0), ENTRY_NAME,
  ]);
  const end = Buffer.concat([
    uint32s(END), uint16s(0, 0, 1, 1), uint32s(central.length, body.length), uint16s(0),
  ]);
  return Buffer.concat([body, central, end]);
}

export type UnzipFault = 'zip-malformed' | 'unzip-limit';

/**
 * The content of the entry `one`; nothing else may be in the archive.
 *
 * `limitBytes` bounds what inflating may yield, whatever the headers claim: a few codes can hide a zip bomb.
 */
export function unzipOne(zip: Buffer, limitBytes: number): Buffer | UnzipFault {
  const entry = findEntry(zip);
  if (!entry) return 'zip-malformed';
  if (entry.size > limitBytes) return 'unzip-limit';
  const packed = zip.subarray(entry.start, entry.start + entry.packedSize);
  const content = entry.method === STORE ? packed : inflate(packed, limitBytes);
  if (typeof content === 'string') return content;
  return content.length === entry.size && crc32(content) === entry.crc ? content : 'zip-malformed';
}

interface Entry {
  readonly method: number;
  readonly crc: number;
  readonly packedSize: number;
  readonly size: number;
  readonly start: number;
}

/** Reads the central directory: the local header has no sizes when a descriptor follows the data. */
function findEntry(zip: Buffer): Entry | undefined {
  const end = zip.length - END_BYTES;
  if (end < 46 || zip.readUInt32LE(end) !== END || zip.readUInt16LE(end + 10) !== 1) return undefined;
  const central = zip.readUInt32LE(end + 16);
  if (central + 46 + ENTRY_NAME.length > end || zip.readUInt32LE(central) !== CENTRAL) return undefined;
  if (!hasEntryName(zip, central + 46, zip.readUInt16LE(central + 28))) return undefined;
  const local = zip.readUInt32LE(central + 42);
  if (local + 30 > central || zip.readUInt32LE(local) !== LOCAL) return undefined;
  const entry: Entry = {
    method: zip.readUInt16LE(central + 10),
    crc: zip.readUInt32LE(central + 16),
    packedSize: zip.readUInt32LE(central + 20),
    size: zip.readUInt32LE(central + 24),
    start: local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28),
  };
  const known = entry.method === DEFLATE || entry.method === STORE;
  return known && entry.start + entry.packedSize <= central ? entry : undefined;
}

function hasEntryName(zip: Buffer, at: number, length: number): boolean {
  return length === ENTRY_NAME.length && zip.subarray(at, at + length).equals(ENTRY_NAME);
}

function inflate(packed: Buffer, limitBytes: number): Buffer | UnzipFault {
  try {
    return inflateRawSync(packed, { maxOutputLength: limitBytes });
  } catch (error) {
    const isOverLimit = error instanceof RangeError && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    return isOverLimit ? 'unzip-limit' : 'zip-malformed';
  }
}

/** MS-DOS time in UTC: two-second steps, years from 1980. */
function dosTime(at: Date): { readonly time: number; readonly date: number } {
  const year = Math.max(at.getUTCFullYear() - 1980, 0);
  return {
    time: (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1),
    date: (year << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate(),
  };
}

function uint16s(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 2);
  values.forEach((value, index) => bytes.writeUInt16LE(value, index * 2));
  return bytes;
}

function uint32s(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  values.forEach((value, index) => bytes.writeUInt32LE(value >>> 0, index * 4));
  return bytes;
}
