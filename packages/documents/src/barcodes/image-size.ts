export interface ImageSize {
  readonly format: 'png' | 'jpeg';
  readonly width: number;
  readonly height: number;
}

const PNG_SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');

/** Format and pixels of a PNG or JPEG from its header alone, so that a pixel bomb is refused before it is decoded. */
export function readImageSize(bytes: Uint8Array): ImageSize | undefined {
  const image = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (image.length >= 24 && image.subarray(0, 8).equals(PNG_SIGNATURE)) {
    return { format: 'png', width: image.readUInt32BE(16), height: image.readUInt32BE(20) };
  }
  return image.length > 4 && image.readUInt16BE(0) === 0xffd8 ? readJpegSize(image) : undefined;
}

/** Walks the JPEG segments to the start of frame (ITU-T T.81, B.2.2). */
function readJpegSize(image: Buffer): ImageSize | undefined {
  for (let at = 2; at + 9 <= image.length;) {
    if (image[at] !== 0xff) return undefined;
    const marker = image[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (isFrameStart(marker)) {
      return { format: 'jpeg', height: image.readUInt16BE(at + 5), width: image.readUInt16BE(at + 7) };
    }
    at += 2 + image.readUInt16BE(at + 2);
  }
  return undefined;
}

/** SOF0–SOF15 without DHT (C4), JPG (C8) and DAC (CC). */
function isFrameStart(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}
