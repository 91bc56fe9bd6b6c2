import { crc32, deflateSync } from 'node:zlib';
import QRCode from 'qrcode';

/** Grey picture, one byte a pixel, 255 = white. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

export function blank(width: number, height: number): Raster {
  return { width, height, pixels: new Uint8Array(width * height).fill(255) };
}

/** Codes in rows on a white page, `scale` pixels a module. */
export function pageOfCodes(texts: readonly string[], perRow: number, scale: number): Raster {
  const codes = texts.map((text) => QRCode.create(text, { errorCorrectionLevel: 'L' }).modules);
  const cell = (Math.max(...codes.map((code) => code.size)) + 8) * scale;
  const page = blank(cell * perRow, cell * Math.ceil(texts.length / perRow));
  for (const [index, code] of codes.entries()) {
    const left = (index % perRow) * cell + 4 * scale;
    const top = Math.floor(index / perRow) * cell + 4 * scale;
    for (let y = 0; y < code.size * scale; y += 1) {
      for (let x = 0; x < code.size * scale; x += 1) {
        const isDark = code.data[Math.floor(y / scale) * code.size + Math.floor(x / scale)] === 1;
        if (isDark) page.pixels[(top + y) * page.width + left + x] = 0;
      }
    }
  }
  return page;
}

export interface Shot {
  /** Degrees the sheet lies turned. */
  readonly turn: number;
  /** How much narrower the far edge looks, 0–0.3. */
  readonly tilt: number;
  /** Amplitude of the noise, 0–255. */
  readonly noise: number;
  /** How much darker one side is lit, 0–1. */
  readonly shade: number;
  readonly seed: number;
}

/** What a telephone makes of a page: turned, in perspective, unevenly lit, noisy, slightly blurred by sampling. */
export function photograph(page: Raster, shot: Shot): Raster {
  const side = Math.ceil(Math.hypot(page.width, page.height) * 1.3);
  const photo = blank(side, side);
  const random = randomFrom(shot.seed);
  const angle = (shot.turn * Math.PI) / 180;
  for (let y = 0; y < side; y += 1) {
    const depth = 1 + shot.tilt * (y / side - 0.5);
    for (let x = 0; x < side; x += 1) {
      const [u, v] = [(x - side / 2) * depth, (y - side / 2) * depth];
      const value = sample(page, u * Math.cos(angle) + v * Math.sin(angle) + page.width / 2, v * Math.cos(angle) - u * Math.sin(angle) + page.height / 2);
      const light = 1 - shot.shade * (x / side);
      photo.pixels[y * side + x] = Math.max(0, Math.min(255, (40 + value * 0.8) * light + (random() - 0.5) * 2 * shot.noise));
    }
  }
  return photo;
}

function sample(page: Raster, x: number, y: number): number {
  const [left, top] = [Math.floor(x), Math.floor(y)];
  if (left < 0 || top < 0 || left + 1 >= page.width || top + 1 >= page.height) return 255;
  const [right, down] = [x - left, y - top];
  const at = (dx: number, dy: number) => page.pixels[(top + dy) * page.width + left + dx] ?? 255;
  return (at(0, 0) * (1 - right) + at(1, 0) * right) * (1 - down) + (at(0, 1) * (1 - right) + at(1, 1) * right) * down;
}

function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** 8-bit grey PNG. */
export function encodePng({ width, height, pixels }: Raster): Uint8Array {
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y += 1) rows.set(pixels.subarray(y * width, (y + 1) * width), y * (width + 1) + 1);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 8;
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'), chunk('IHDR', header), chunk('IDAT', deflateSync(rows, { level: 1 })), chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
