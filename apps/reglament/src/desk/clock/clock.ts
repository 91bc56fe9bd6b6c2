/** The only place where the product reads the time. Instants are ISO 8601 in UTC. */
export interface Clock {
  readonly now: () => string;
  /** The real time, whatever a demonstration shows: sessions and certificates live by it. */
  readonly real: () => Date;
  /** Milliseconds by which the demonstration clock runs ahead; 0 outside demonstration mode. */
  readonly offset: () => number;
  readonly demonstration: boolean;
}

export const SYSTEM_CLOCK: Clock = { now: () => new Date().toISOString(), real: () => new Date(), offset: () => 0, demonstration: false };

/** A clock that can be moved forward, for demonstrations and tests only. It never goes back: a journal has an order. */
export interface MovableClock extends Clock {
  readonly moveTo: (offsetMs: number) => void;
}

export function movableClock(offsetMs = 0, base: () => number = Date.now): MovableClock {
  let offset = offsetMs;
  return {
    now: () => new Date(base() + offset).toISOString(),
    real: () => new Date(base()),
    offset: () => offset,
    demonstration: true,
    moveTo: (next) => { offset = Math.max(offset, next); },
  };
}
