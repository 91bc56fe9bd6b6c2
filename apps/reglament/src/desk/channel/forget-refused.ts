import { forgetRefused as forgetRefusedContents } from '../../storage/index.ts';
import type { Desk } from '../desk.ts';
import { KeepingFailure, MESSAGE_YEARS_MIN, messageYears } from './forget-messages.ts';

/** A month in which to look at what a stranger sent; a week is the least, whoever sets it. */
const REFUSED_DAYS = { unlessTold: 30, min: 7, max: 3650 } as const;

const DAY_MS = 86_400_000;

/**
 * REGLAMENT_REFUSED_DAYS  days for which the contents of refused messages of nobody's case are kept; thirty unless told
 * @throws KeepingFailure
 */
export function refusedDays(env: Readonly<Record<string, string | undefined>>): number {
  const { unlessTold, min, max } = REFUSED_DAYS;
  const told = env['REGLAMENT_REFUSED_DAYS']?.trim() ?? '';
  const days = told === '' ? unlessTold : Number(told);
  if (Number.isSafeInteger(days) && days >= min && days <= max) return days;
  throw new KeepingFailure(`Expected REGLAMENT_REFUSED_DAYS to be a whole number of days from ${min} to ${max}, but found ${told}`);
}

/**
 * Removes what strangers sent and nobody took, once the days are over. What was refused about a case of ours stays as long
 * as what was accepted; the journal's lines stay for good.
 * @returns how many contents were removed
 */
export async function forgetRefused({ db, clock }: Pick<Desk, 'db' | 'clock'>, days: number = REFUSED_DAYS.unlessTold): Promise<number> {
  return forgetRefusedContents(db, new Date(clock.real().getTime() - days * DAY_MS).toISOString());
}

/** How long what messages said is kept. */
export interface Keeping {
  readonly messageYears: number;
  readonly refusedDays: number;
}

export const KEEPING: Keeping = { messageYears: MESSAGE_YEARS_MIN, refusedDays: REFUSED_DAYS.unlessTold };

/** @throws KeepingFailure */
export function keepingOf(env: Readonly<Record<string, string | undefined>>): Keeping {
  return { messageYears: messageYears(env), refusedDays: refusedDays(env) };
}
