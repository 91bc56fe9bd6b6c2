/** Chance that can be repeated: the same seed gives the same numbers. */
export interface Chance {
  /** From `from` up to, not including, `to`. */
  readonly between: (from: number, to: number) => number;
  readonly happens: (probability: number) => boolean;
  readonly oneOf: <T>(items: readonly T[]) => T | undefined;
}

/** mulberry32: small, and good enough to choose moments and cases. */
export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    between: (from, to) => Math.floor(from + next() * (to - from)),
    happens: (probability) => next() < probability,
    oneOf: (items) => items[Math.floor(next() * items.length)],
  };
}
