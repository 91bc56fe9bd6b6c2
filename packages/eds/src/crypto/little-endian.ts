/** Reads the bytes as one unsigned number, least significant byte first. */
export function integerFromLittleEndian(bytes: Uint8Array): bigint {
  let hex = '';
  for (let i = bytes.length - 1; i >= 0; i--) hex += bytes[i]!.toString(16).padStart(2, '0');
  return hex === '' ? 0n : BigInt(`0x${hex}`);
}

/** Writes a non-negative number into exactly `length` bytes, least significant first; the number must fit. */
export function integerToLittleEndian(value: bigint, length: number): Uint8Array {
  return integerToBigEndian(value, length).reverse();
}

/** Writes a non-negative number into exactly `length` bytes, most significant first; the number must fit. */
function integerToBigEndian(value: bigint, length: number): Uint8Array {
  const hex = value.toString(16).padStart(length * 2, '0');
  if (value < 0n || hex.length > length * 2) throw new RangeError(`Expected a number of at most ${length} bytes`);
  return bytesFromHex(hex);
}

/** Reads the bytes as one unsigned number, most significant byte first. */
export function integerFromBigEndian(bytes: Uint8Array): bigint {
  return integerFromLittleEndian(bytes.slice().reverse());
}

/** Decodes hexadecimal text of even length. */
export function bytesFromHex(hex: string): Uint8Array {
  const bytes = new Uint8Array(hex.length / 2);
  for (let i = 0; i < bytes.length; i++) bytes[i] = Number.parseInt(hex.slice(2 * i, 2 * i + 2), 16);
  return bytes;
}
