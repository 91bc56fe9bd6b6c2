import { setTimeout as delay } from 'node:timers/promises';
import { type FailureCode, GatewayFailure, type ReceivedSyncResponse, type SyncClient, type SyncQuestion } from '@reglament/gateway';
import type { CircuitBreaker } from './circuit-breaker.ts';

/** How patient a look-up is. All times in milliseconds. */
export interface Patience {
  readonly attemptsMax: number;
  /** Upper bound of the first pause; it doubles with each attempt, and chance takes a part of it. */
  readonly pauseMs: number;
  /** No attempt begins later than this after the first: somebody may be waiting at a screen. */
  readonly beginWithinMs: number;
  /** 0 ≤ x < 1 */
  readonly random: () => number;
}

/** Failures in a row after which a partner is spared, and for how long. */
export const CIRCUIT = { failuresMax: 5, openMs: 5_000 } as const;

export const PATIENCE: Patience = { attemptsMax: 3, pauseMs: 200, beginWithinMs: 4000, random: Math.random };

export type PartnerAnswer =
  | { readonly kind: 'answered'; readonly response: ReceivedSyncResponse }
  | { readonly kind: 'unavailable' };

/** What may pass by itself. An answer that is wrong will be wrong again, and asking on would only add to the load. */
const PASSING: ReadonlySet<FailureCode> = new Set(['unreachable', 'timeout', 'http-status']);

/**
 * Asks with a bounded number of attempts. Each attempt makes its question anew: a message id is used once.
 * Any fault and any failure is "unavailable", and so is a partner whom too many are asking already: none of them says
 * anything about what was asked.
 */
export async function askPartner(
  client: SyncClient, makeQuestion: () => SyncQuestion, patience: Patience, circuit: CircuitBreaker,
): Promise<PartnerAnswer> {
  if (!circuit.enter()) return { kind: 'unavailable' };
  try {
    return await askPatiently(client, makeQuestion, patience, circuit);
  } finally {
    circuit.leave();
  }
}

async function askPatiently(client: SyncClient, makeQuestion: () => SyncQuestion, patience: Patience, circuit: CircuitBreaker): Promise<PartnerAnswer> {
  const begunAt = performance.now();
  for (let attempt = 1; ; attempt += 1) {
    if (!circuit.mayAsk()) return { kind: 'unavailable' };
    const outcome = await tryOnce(client, makeQuestion());
    if (outcome.kind === 'failed' && outcome.isDown) circuit.failed();
    else circuit.succeeded();
    if (outcome.kind === 'answered') return outcome;
    const pauseMs = patience.random() * patience.pauseMs * 2 ** (attempt - 1);
    const isLate = performance.now() - begunAt + pauseMs > patience.beginWithinMs;
    if (!outcome.mayPass || attempt >= patience.attemptsMax || isLate) return { kind: 'unavailable' };
    await delay(pauseMs);
  }
}

type Attempt =
  | Extract<PartnerAnswer, { kind: 'answered' }>
  /** `isDown`: the partner cannot be reached or cannot cope; otherwise it is there but said nothing usable. */
  | { readonly kind: 'failed'; readonly mayPass: boolean; readonly isDown: boolean };

async function tryOnce(client: SyncClient, question: SyncQuestion): Promise<Attempt> {
  try {
    const answer = await client.send(question);
    if (answer.kind === 'response') return { kind: 'answered', response: answer.response };
    const { errorCode } = answer.fault;
    return { kind: 'failed', mayPass: errorCode === 'GW-BUSY', isDown: errorCode === 'GW-BUSY' || errorCode === 'GW-PROVIDER' };
  } catch (error) {
    if (error instanceof GatewayFailure) return { kind: 'failed', mayPass: PASSING.has(error.code), isDown: PASSING.has(error.code) };
    throw error;
  }
}
