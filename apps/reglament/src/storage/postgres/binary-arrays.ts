/**
 * Arrays in PostgreSQL's binary form, for the statements that write many cases at once. Text arrays cost both sides: every
 * quotation mark of a JSON text is escaped here and parsed there.
 * Shape: dimensions (1), has-null flag, element type, length, lower bound (1), then length and bytes of each element,
 * all integers big-endian; -1 stands for null. Source: PostgreSQL, `array_send` and `array_recv`.
 */

const OID = { bool: 16, bytea: 17, int4: 23, text: 25, timestamptz: 1184, uuid: 2950 } as const;

/** PostgreSQL counts microseconds from 2000-01-01T00:00:00Z. */
const EPOCH_MS = Date.UTC(2000, 0, 1);

export const textArray = (values: readonly (string | null)[]): Buffer =>
  encode(OID.text, values, (text) => Buffer.byteLength(text), (into, offset, text) => { into.write(text, offset); });

export const byteaArray = (values: readonly (Uint8Array | null)[]): Buffer =>
  encode(OID.bytea, values, (bytes) => bytes.length, (into, offset, bytes) => { into.set(bytes, offset); });

/** @throws RangeError on what is no UUID: the bytes would be someone else's. */
export const uuidArray = (values: readonly (string | null)[]): Buffer =>
  encode(OID.uuid, values, () => 16, (into, offset, uuid) => {
    if (into.write(uuid.replaceAll('-', ''), offset, 16, 'hex') !== 16 || uuid.length !== 36) throw new RangeError(`Expected a UUID of 36 characters, but got ${uuid.length}`);
  });

export const intArray = (values: readonly (number | null)[]): Buffer =>
  encode(OID.int4, values, () => 4, (into, offset, value) => { into.writeInt32BE(value, offset); });

export const boolArray = (values: readonly (boolean | null)[]): Buffer =>
  encode(OID.bool, values, () => 1, (into, offset, value) => { into[offset] = value ? 1 : 0; });

/** @param values instants as ISO 8601 with zone, milliseconds at most; @throws RangeError on what is no instant */
export const instantArray = (values: readonly (string | null)[]): Buffer =>
  encode(OID.timestamptz, values, () => 8, (into, offset, text) => {
    const milliseconds = Date.parse(text);
    if (Number.isNaN(milliseconds)) throw new RangeError('Expected an instant in ISO 8601, but it cannot be read');
    into.writeBigInt64BE(BigInt(milliseconds - EPOCH_MS) * 1000n, offset);
  });

function encode<T>(oid: number, values: readonly (T | null)[], sizeOf: (value: T) => number, write: (into: Buffer, offset: number, value: T) => void): Buffer {
  const sizes = values.map((value) => (value === null ? -1 : sizeOf(value)));
  const buffer = Buffer.allocUnsafe(sizes.reduce((sum, size) => sum + 4 + Math.max(size, 0), 20));
  [1, sizes.includes(-1) ? 1 : 0, oid, values.length, 1].forEach((word, index) => buffer.writeInt32BE(word, index * 4));
  let offset = 20;
  for (const [index, value] of values.entries()) {
    const size = sizes[index] ?? -1;
    buffer.writeInt32BE(size, offset);
    offset += 4;
    if (value === null) continue;
    write(buffer, offset, value);
    offset += size;
  }
  return buffer;
}
