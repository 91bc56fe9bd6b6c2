/** What is looked at every minute. A beat is no deadline: deadlines are rows, and every beat finds those that have passed. */
export const BEATS = ['sweep-deadlines', 'ask-registers-again', 'send-messages'] as const;

/**
 * The beats as graphile-worker's crontab. Each has a queue of its own and is noted once: one that takes longer than a
 * minute, because a register is slow, is followed by the next and not joined by it. Otherwise the beats of some minutes
 * would take every worker there is, and the follow-up of all cases would stand still behind them.
 */
export function crontabOf(beats: readonly (typeof BEATS)[number][]): string {
  return beats.map((beat) => `* * * * * ${beat} ?queue=${beat}&jobKey=${beat}`).join('\n');
}

/** What is done once a night in Kazakhstan; the times of a crontab are in UTC. */
export const NIGHTLY: string = ['forget-messages', 'forget-files'].map((job, place) => `${17 + 10 * place} 21 * * * ${job} ?queue=${job}&jobKey=${job}`).join('\n');
