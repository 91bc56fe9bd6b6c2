/** Waits for registers in words: how long altogether, and since when for which. */
import type { PassedWait } from '@reglament/engine';
import type { Translate } from '../texts/index.ts';

export const MINUTE = 60_000;

/** Time during which at least one register was awaited; overlapping waits count once. */
export function waitedMs(waits: readonly PassedWait[], now: string): number {
  let total = 0;
  let until = 0;
  for (const { from, to = now } of waits.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    const begins = Math.max(Date.parse(from), until);
    const ends = Date.parse(to);
    if (ends > begins) total += ends - begins;
    until = Math.max(until, ends);
  }
  return total;
}

/** "2 сағат 15 минут"; less than a minute is shown as one, because a wait that was noted was a wait. */
export function durationWords(t: Translate, ms: number): string {
  const minutes = Math.max(1, Math.round(ms / MINUTE));
  return t('waiting.duration', { days: Math.floor(minutes / 1440), hours: Math.floor((minutes % 1440) / 60), minutes: minutes % 60 });
}
