import { crc32, inflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');
/** Decoded, a photograph of a telephone; more is a bomb and no photograph. */
const DECODED_MAX = 150_000_000;
/** Samples per pixel by colour type (PNG, 11.2.2). */
const CHANNELS: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

/**
 * Whether these bytes are a PNG that can be put into a PDF: whole, every chunk as its sum says, eight bits a sample, not
 * interlaced, and with exactly the pixels that the header announces. Decoding inside the PDF is too late to be told.
 */
export function isSoundPng(bytes: Uint8Array): boolean {
  const image = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const chunks = readChunks(image);
  const header = chunks?.[0];
  if (chunks === undefined || header?.type !== 'IHDR' || header.data.length !== 13 || chunks.at(-1)?.type !== 'IEND') return false;
  const [width, height] = [header.data.readUInt32BE(0), header.data.readUInt32BE(4)];
  const [depth, colour, interlaced] = [header.data[8], header.data[9] ?? -1, header.data[12]];
  const channels = CHANNELS[colour];
  if (width === 0 || height === 0 || depth !== 8 || channels === undefined || interlaced !== 0) return false;
  if (colour === 3 && !chunks.some(({ type }) => type === 'PLTE')) return false;
  const row = width * channels + 1;
  return row * height <= DECODED_MAX && hasRows(Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data)), row, height);
}

interface Chunk { readonly type: string; readonly data: Buffer }

/** `undefined` where a chunk is cut off or its sum is wrong. */
function readChunks(image: Buffer): readonly Chunk[] | undefined {
  if (!image.subarray(0, 8).equals(SIGNATURE)) return undefined;
  const chunks: Chunk[] = [];
  for (let at = 8; at < image.length;) {
    if (at + 12 > image.length) return undefined;
    const end = at + 8 + image.readUInt32BE(at);
    if (end + 4 > image.length || crc32(image.subarray(at + 4, end)) !== image.readUInt32BE(end)) return undefined;
    chunks.push({ type: image.toString('latin1', at + 4, at + 8), data: image.subarray(at + 8, end) });
    at = end + 4;
  }
  return chunks;
}

/** Whether the data unpack to exactly so many rows, each led by one of the five filters. */
function hasRows(data: Buffer, row: number, height: number): boolean {
  try {
    const pixels = inflateSync(data, { maxOutputLength: row * height });
    if (pixels.length !== row * height) return false;
    for (let line = 0; line < height; line += 1) if ((pixels[line * row] ?? 5) > 4) return false;
    return true;
  } catch {
    return false;
  }
}
