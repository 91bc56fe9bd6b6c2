/** Collects a stream of bytes, or gives up (`undefined`) as soon as it is longer than `bytesMax`. */
export async function readBody(stream: AsyncIterable<Uint8Array>, bytesMax: number): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stream) {
    length += chunk.length;
    if (length > bytesMax) return undefined;
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}

/** The gateway's own limit is not published; requests with scans stay below this. */
export const BYTES_MAX = 16 * 1024 * 1024;
