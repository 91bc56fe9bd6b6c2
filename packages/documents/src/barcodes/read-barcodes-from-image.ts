import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { prepareZXingModule, readBarcodes, type ReaderOptions } from 'zxing-wasm/reader';
import { isBarcodeElement } from './barcode-element.ts';
import { decodeBarcodes } from './decode-barcodes.ts';
import { readImageSize } from './image-size.ts';

export type ImageRejection = {
  readonly kind: 'rejected';
  readonly code: 'image-format-unknown' | 'image-too-large' | 'image-unreadable';
};

export interface ReadBarcodes {
  readonly kind: 'read';
  /** Texts of all QR codes seen, each once; also foreign ones. */
  readonly texts: readonly string[];
}

/** An A4 page at 600 dpi has 35 million pixels; no telephone sends more than it can hold. */
const PIXELS_MAX = 64_000_000;

/** Ways of looking, from the usual one on: on noisy or shaded photographs each finds codes the others miss. */
const PASSES = [
  { binarizer: 'LocalAverage' },
  { binarizer: 'LocalAverage', downscaleThreshold: 100, downscaleFactor: 2 },
  { binarizer: 'GlobalHistogram', tryDenoise: true },
  { binarizer: 'FixedThreshold' },
] as const satisfies readonly ReaderOptions[];

let prepared: Promise<unknown> | undefined;

/**
 * The texts of the QR codes on a photograph or scan (PNG or JPEG), turned, tilted or noisy as it may be.
 *
 * Reads in WebAssembly from the installed file, never from the network. Filter with `isBarcodeElement`, then
 * `decodeBarcodes`, whose `missing-parts` says what a better photograph must show.
 */
export async function readBarcodesFromImage(bytes: Uint8Array): Promise<ReadBarcodes | ImageRejection> {
  const size = readImageSize(bytes);
  if (!size) return { kind: 'rejected', code: 'image-format-unknown' };
  if (size.width * size.height > PIXELS_MAX) return { kind: 'rejected', code: 'image-too-large' };
  await (prepared ??= prepareReader());
  const texts = new Set<string>();
  try {
    for (const pass of PASSES) {
      for (const text of await scan(bytes, pass)) texts.add(text);
      if (decodeBarcodes([...texts].filter(isBarcodeElement)).kind === 'decoded') break;
    }
  } catch {
    return { kind: 'rejected', code: 'image-unreadable' };
  }
  return { kind: 'read', texts: [...texts] };
}

async function scan(bytes: Uint8Array, pass: ReaderOptions): Promise<readonly string[]> {
  const results = await readBarcodes(bytes, {
    formats: ['QRCode'], tryHarder: true, tryRotate: true, tryInvert: false, tryDownscale: true, textMode: 'Plain', ...pass,
  });
  return results.filter((result) => result.isValid).map((result) => result.text);
}

async function prepareReader(): Promise<unknown> {
  const file = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
  const wasm = await readFile(file);
  const wasmBinary = wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength);
  return prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true });
}
