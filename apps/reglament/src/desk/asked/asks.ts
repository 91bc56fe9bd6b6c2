import type { AskedDocument, Case, Entry } from '@reglament/engine';
import { isOpen } from '@reglament/engine';
import type { NodeId } from '@reglament/regulation';

/** A document asked of the applicant, with what has become of it. */
export interface Ask extends AskedDocument {
  readonly step: NodeId;
  readonly askedAt: string;
  /** `late`: the day has passed without an answer. `over`: the case has gone on, or ended, before it. */
  readonly standing: 'open' | 'given' | 'late' | 'over';
}

/** Everything that was ever asked in a case, the newest first. The journal tells it: the state knows the open step's only. */
export function asksOf(entries: readonly Entry[], state: Case, now: string): readonly Ask[] {
  const given = new Map(entries.flatMap(({ at, events }) => events.flatMap((event) => (event.kind === 'DocumentGiven' ? [[event.ask, at] as const] : []))));
  const asks = entries.flatMap(({ sequence, at, events }) => events.flatMap((event): readonly Ask[] => {
    if (event.kind !== 'DocumentAskedFor') return [];
    const { kind: _, ...asked } = event;
    const givenAt = given.get(sequence);
    const ask = { ...asked, ask: sequence, askedAt: at, ...(givenAt === undefined ? {} : { givenAt }) };
    return [{ ...ask, standing: standingOf(ask, state, now) }];
  }));
  return asks.toReversed();
}

function standingOf(ask: AskedDocument, state: Case, now: string): Ask['standing'] {
  if (ask.givenAt !== undefined) return 'given';
  if (!isOpen(ask, now)) return 'late';
  return (state.step?.asked ?? []).some((one) => one.ask === ask.ask) ? 'open' : 'over';
}
