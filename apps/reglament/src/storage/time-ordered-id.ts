import { createHash, randomBytes } from 'node:crypto';

let lastMillisecond = 0;
let withinMillisecond = 0;

/**
 * A UUID whose text sorts by the time it was made: version 7 of RFC 9562, with the counter of method 1 in `rand_a`.
 * Rows under such ids lie side by side in their indexes; random ids touch, and log, a different page each.
 * 62 random bits remain, so an id cannot be guessed; that it tells its time is no secret wherever it is shown.
 */
export function timeOrderedId(now: number = Date.now()): string {
  withinMillisecond = now > lastMillisecond ? 0 : withinMillisecond + 1;
  // More than 4,096 in a millisecond, or a clock set back: the time runs ahead rather than the order being lost.
  if (withinMillisecond > 0xfff) { withinMillisecond = 0; lastMillisecond += 1; } else lastMillisecond = Math.max(now, lastMillisecond);
  const random = randomBytes(8);
  random[0] = 0x80 | ((random[0] ?? 0) & 0x3f);
  return uuidText(lastMillisecond.toString(16).padStart(12, '0') + (0x7000 + withinMillisecond).toString(16) + random.toString('hex'));
}

/** The same for a thing that follows from another: the time of `id`, and the rest from `digest` (12 bytes or more). @returns a UUID of version 8 */
export function derivedId(id: string, digest: Buffer): string {
  const rest = digest.toString('hex');
  return uuidText(`${id.replaceAll('-', '').slice(0, 12)}8${rest.slice(0, 3)}a${rest.slice(3, 18)}`);
}

/** For a thing that a name says all of: made again, it has the same id. @returns a UUID of version 8, in no order */
export function namedId(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  return uuidText(`${hex.slice(0, 12)}8${hex.slice(13, 16)}a${hex.slice(17, 32)}`);
}

function uuidText(hex: string): string {
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
