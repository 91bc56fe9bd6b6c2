import { offsetAt } from '@reglament/calendar';
import { forgetContents } from '../../storage/index.ts';
import { dayAt } from '../clock/local-day.ts';
import type { Desk } from '../desk.ts';

/**
 * For how many years what messages say is kept. Three is the shortest: so long event journals are kept by the uniform
 * requirements for information technology (Government decree of 20.12.2016 No. 832), and so long a claim can be brought
 * (Civil Code, article 178). Personal data are kept no longer than their purpose needs (Law 94-V, article 12), so it is the
 * default, too.
 */
export const MESSAGE_YEARS_MIN = 3;

/** A setting that cannot be followed; the message says what to mend. */
export class KeepingFailure extends Error {
  readonly code = 'keeping';
}

/**
 * REGLAMENT_MESSAGE_YEARS  whole years for which the contents of messages are kept; three unless told
 * @throws KeepingFailure
 */
export function messageYears(env: Readonly<Record<string, string | undefined>>): number {
  const told = env['REGLAMENT_MESSAGE_YEARS']?.trim() ?? '';
  const years = told === '' ? MESSAGE_YEARS_MIN : Number(told);
  if (Number.isSafeInteger(years) && years >= MESSAGE_YEARS_MIN && years <= 100) return years;
  throw new KeepingFailure(`Expected REGLAMENT_MESSAGE_YEARS to be a whole number of years from ${MESSAGE_YEARS_MIN} to 100, but found ${told}`);
}

/** The country's capital: days of an archive are nobody's office hours. */
const ZONE = 'Asia/Almaty';

/**
 * Removes what messages said once they have been kept for the years set, the last day included; that they went, and the
 * hash of what they said, stays in the journal for good.
 * @returns how many contents were removed
 */
export async function forgetMessages({ db, clock }: Pick<Desk, 'db' | 'clock'>, years: number = MESSAGE_YEARS_MIN): Promise<number> {
  const today = dayAt(ZONE, clock.real().toISOString());
  const first = Date.parse(firstDayKept(today, years));
  return forgetContents(db, new Date(first - offsetAt(ZONE, first)).toISOString());
}

/** The day (YYYY-MM-DD) whose messages are the oldest still kept; that of a leap day is the last of February. */
export function firstDayKept(today: string, years: number): string {
  const day = `${Number(today.slice(0, 4)) - years}${today.slice(4)}`;
  return new Date(day).toISOString().slice(0, 10) === day ? day : `${day.slice(0, 4)}-02-28`;
}
