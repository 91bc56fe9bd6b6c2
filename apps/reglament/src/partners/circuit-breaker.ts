/** Whether a partner is asked at all: `closed` yes, `open` no, `half-open` by one question that decides. */
export type CircuitState = 'closed' | 'open' | 'half-open';

/** Spares a partner that is down, and those who would wait for it. Its answers are never made up: no question, no answer. */
export interface CircuitBreaker {
  /** Takes the permission to ask now. Whoever got it says how it went. */
  readonly mayAsk: () => boolean;
  readonly succeeded: () => void;
  readonly failed: () => void;
  readonly state: () => CircuitState;
  /** Takes a place among those who ask at the same time; without one there is no asking. Whoever got it leaves it again. */
  readonly enter: () => boolean;
  readonly leave: () => void;
}

export interface CircuitBreakerInput {
  /** Failures in a row after which the partner is left alone. */
  readonly failuresMax: number;
  /** For how long, in milliseconds. */
  readonly openMs: number;
  /** How many may ask at the same time, so that a slow partner does not take everything we have. */
  readonly inFlightMax?: number;
  /** A clock that only runs forward, in milliseconds. */
  readonly now: () => number;
}

const IN_FLIGHT_MAX = 20;

export function circuitBreaker({ failuresMax, openMs, now, inFlightMax = IN_FLIGHT_MAX }: CircuitBreakerInput): CircuitBreaker {
  let failures = 0;
  let openUntil = 0;
  let inFlight = 0;
  const state = (): CircuitState => (failures < failuresMax ? 'closed' : now() < openUntil ? 'open' : 'half-open');
  return {
    state,
    enter: () => {
      if (inFlight >= inFlightMax) return false;
      inFlight += 1;
      return true;
    },
    leave: () => { inFlight -= 1; },
    mayAsk: () => {
      const current = state();
      if (current === 'closed') return true;
      if (current === 'open') return false;
      // Open again while the probe is out: only one at a time, and one that never says how it went is followed by another.
      openUntil = now() + openMs;
      return true;
    },
    succeeded: () => {
      failures = 0;
    },
    failed: () => {
      failures += 1;
      if (failures >= failuresMax) openUntil = now() + openMs;
    },
  };
}
