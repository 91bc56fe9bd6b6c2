import type { Pool } from 'pg';
import { writeTransition, writeTransitions } from './case-store.ts';
import type { StoredCase, Transition } from './case-store.ts';

/**
 * Writes transitions that arrive at the same time together: one statement, one commit, each case guarded by its own
 * version and acknowledged only after the commit. Under load this is what keeps a durable transition cheap; alone, a
 * transition is written at once.
 */
export interface TransitionWriter {
  readonly write: (transition: Transition) => Promise<StoredCase | undefined>;
}

interface Waiting {
  readonly transition: Transition;
  readonly resolve: (stored: StoredCase | undefined) => void;
  readonly reject: (error: unknown) => void;
}

/** Two statements at a time keep PostgreSQL busy while the next batch gathers; more would only make batches smaller. */
const STATEMENTS_AT_ONCE = 2;
const BATCH_MAX = 64;

export function transitionWriter(pool: Pool): TransitionWriter {
  let waiting: Waiting[] = [];
  let running = 0;

  const pump = (): void => {
    while (running < STATEMENTS_AT_ONCE && waiting.length > 0) {
      const { batch, rest } = takeBatch(waiting);
      waiting = rest;
      running += 1;
      void writeBatch(pool, batch).finally(() => { running -= 1; pump(); });
    }
  };

  return {
    write: (transition) => new Promise((resolve, reject) => {
      waiting.push({ transition, resolve, reject });
      // What the same turn of the event loop brings still joins the batch.
      if (running < STATEMENTS_AT_ONCE) setImmediate(pump);
    }),
  };
}

/** The oldest decides whether this batch opens cases or moves them; no case stands in a batch twice. */
function takeBatch(waiting: readonly Waiting[]): { readonly batch: readonly Waiting[]; readonly rest: Waiting[] } {
  const opens = waiting[0]!.transition.before === undefined;
  const batch: Waiting[] = [];
  const rest: Waiting[] = [];
  const ids = new Set<string>();
  for (const candidate of waiting) {
    const { state, before } = candidate.transition;
    const fits = batch.length < BATCH_MAX && (before === undefined) === opens && !ids.has(state.id);
    (fits ? batch : rest).push(candidate);
    ids.add(state.id);
  }
  return { batch, rest };
}

/** One bad transition (a number or key used twice) must not take its neighbours down: then each is written alone. */
async function writeBatch(pool: Pool, batch: readonly Waiting[]): Promise<void> {
  try {
    const stored = await writeTransitions(pool, batch.map(({ transition }) => transition));
    batch.forEach(({ resolve }, index) => resolve(stored[index]));
  } catch (error) {
    if (batch.length === 1) { batch[0]!.reject(error); return; }
    for (const { transition, resolve, reject } of batch) await writeTransition(pool, transition).then(resolve, reject);
  }
}
