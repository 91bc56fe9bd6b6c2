import type { Norm, Performer } from '../model/types.ts';

/**
 * When a norm that starts at an instant is due. This package knows no calendar; who has one passes it in, and the
 * terms are then compared in real office hours. Instants are epoch milliseconds.
 */
export interface LintClock {
  /** A term that holds from a Monday may be broken from a Thursday: every start is tried. */
  readonly starts: readonly number[];
  readonly due: (performer: Performer, from: number, norm: Pick<Norm, 'value' | 'unit' | 'excludeStartDay'>) => number;
}

const HOUR = 3_600_000;
const LENGTH: Readonly<Record<Norm['unit'], number>> = {
  second: 1000, minute: 60_000, hour: HOUR, 'working-day': 24 * HOUR, 'calendar-day': 24 * HOUR, day: 24 * HOUR, month: 30 * 24 * HOUR,
};

/** Without a calendar: every day counts, and a day is twenty-four hours. */
export const PLAIN_CLOCK: LintClock = {
  starts: [0],
  due: (_, from, { value, unit, excludeStartDay }) => from + value * LENGTH[unit] + (excludeStartDay ? LENGTH.day : 0),
};
