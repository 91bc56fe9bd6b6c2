import type { KeepExchange } from '@reglament/gateway';

/** Upper bounds of the histogram of exchanges, in seconds. */
export const BOUNDS: readonly number[] = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

export interface ExchangeCount {
  readonly part: string;
  readonly peer: string;
  readonly direction: 'in' | 'out';
  readonly outcome: string;
  count: number;
  seconds: number;
  /** How many took at most each of `BOUNDS`. */
  readonly within: number[];
}

/** Counts exchanges since the start of the process. The number of series is bounded by the parts and the codes. */
export interface ExchangeMeter {
  /** Counts what `keep` keeps. */
  readonly metered: (ends: { readonly part: string; readonly peer?: string }, keep: KeepExchange) => KeepExchange;
  readonly counts: () => readonly ExchangeCount[];
}

export function exchangeMeter(now: () => number = Date.now): ExchangeMeter {
  const counts = new Map<string, ExchangeCount>();
  const note = (part: string, peer: string, direction: 'in' | 'out', outcome: string, seconds: number): void => {
    const key = [part, peer, direction, outcome].join('\n');
    const line = counts.get(key) ?? { part, peer, direction, outcome, count: 0, seconds: 0, within: BOUNDS.map(() => 0) };
    line.count += 1;
    line.seconds += seconds;
    BOUNDS.forEach((bound, index) => { if (seconds <= bound) line.within[index] = (line.within[index] ?? 0) + 1; });
    counts.set(key, line);
  };
  return {
    metered: ({ part, peer = '' }, keep) => async (exchange) => {
      note(part, peer, exchange.direction, exchange.outcome, Math.max(0, now() - exchange.at.getTime()) / 1000);
      await keep(exchange);
    },
    counts: () => [...counts.values()],
  };
}
