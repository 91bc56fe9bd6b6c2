/** Whether a partner is asked at all: `closed` yes, `open` no, `half-open` by one question that decides. */
export type CircuitState = 'closed' | 'open' | 'half-open';

/** Spares a partner that is down, and those who would wait for it. Its answers are never made up: no question, no answer. */
export interface CircuitBreaker {
  /** Takes the permission to ask now. Whoever got it says how it went. */
  readonly mayAsk: () => boolean;
  readonly succeeded: () => void;
  readonly failed: () => void;
  readonly state: () => CircuitState;
}

export interface CircuitBreakerInput {
  /** Failures in a row after which the partner is left alone. */
  readonly failuresMax: number;
  /** For how long, in milliseconds. */
  readonly openMs: number;
  /** A clock that only runs forward, in milliseconds. */
  readonly now: () => number;
}

export function circuitBreaker({ failuresMax, openMs, now }: CircuitBreakerInput): CircuitBreaker {
  let failures = 0;
  let openUntil = 0;
  const state = (): CircuitState => (failures < failuresMax ? 'closed' : now() < openUntil ? 'open' : 'half-open');
  return {
    state,
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
