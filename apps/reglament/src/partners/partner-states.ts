import type { PartnerState } from '../desk/health/health.ts';
import type { CircuitState } from './circuit-breaker.ts';

const WORST: readonly CircuitState[] = ['open', 'half-open', 'closed'];

/** What is known of the partners, each once: one that is asked and written to is as well as the worse of the two. */
export function partnerStates(...known: readonly Readonly<Record<string, CircuitState>>[]): readonly PartnerState[] {
  const lines = known.flatMap((one) => Object.entries(one));
  return [...new Set(lines.map(([to]) => to))].map((to) => ({ to, circuit: WORST.find((state) => lines.some(([name, found]) => name === to && found === state)) ?? 'closed' }));
}
