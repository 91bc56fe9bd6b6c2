import { DAY_MS, HOUR_MS, MINUTE_MS } from './day.ts';
import { CalendarFailure } from './failure.ts';

/** The time zones of Kazakhstan. Their offsets come from the platform's tz data, dated as they were. */
export type Zone =
  | 'Asia/Almaty'
  | 'Asia/Aqtau'
  | 'Asia/Aqtobe'
  | 'Asia/Atyrau'
  | 'Asia/Oral'
  | 'Asia/Qostanay'
  | 'Asia/Qyzylorda';

/** From `at` (epoch ms) on, local time is UTC + `offset` ms. Newest first: almost every question is about today. */
type Transition = { readonly at: number; readonly offset: number };

const SCAN_FROM = Date.UTC(2011, 11, 1);
const SCAN_TO = Date.UTC(2046, 0, 31);

const transitionsByZone = new Map<Zone, readonly Transition[]>();

/** Milliseconds to add to UTC at this instant. Intl is asked once per zone: it is a thousand times slower. */
export function offsetAt(zone: Zone, instant: number): number {
  const transitions = transitionsByZone.get(zone) ?? remember(zone);
  for (const transition of transitions) {
    if (instant >= transition.at) return transition.offset;
  }
  return transitions.at(-1)?.offset ?? 0;
}

/**
 * The instant of a local date and time, given as milliseconds counted as if local time were UTC. Where clocks went
 * back and the hour exists twice, the second is meant: no term may end early because of it.
 */
export function instantOf(zone: Zone, localMs: number): number {
  return localMs - offsetAt(zone, localMs - offsetAt(zone, localMs));
}

function remember(zone: Zone): readonly Transition[] {
  const found = scan(zone);
  transitionsByZone.set(zone, found);
  return found;
}

function scan(zone: Zone): readonly Transition[] {
  const offsetOf = offsetReader(zone);
  const transitions: Transition[] = [{ at: Number.NEGATIVE_INFINITY, offset: offsetOf(SCAN_FROM) }];
  for (let week = SCAN_FROM; week < SCAN_TO; week += 7 * DAY_MS) {
    const next = offsetOf(week + 7 * DAY_MS);
    if (next !== transitions[0]?.offset) {
      transitions.unshift({ at: firstInstant(offsetOf, week, week + 7 * DAY_MS, next), offset: next });
    }
  }
  return transitions;
}

/** Narrows a change of the clocks down to its minute. */
function firstInstant(offsetOf: (ms: number) => number, before: number, after: number, offset: number): number {
  while (after - before > MINUTE_MS) {
    const middle = before + Math.floor((after - before) / MINUTE_MS / 2) * MINUTE_MS;
    if (offsetOf(middle) === offset) after = middle;
    else before = middle;
  }
  return after;
}

function offsetReader(zone: Zone): (ms: number) => number {
  const format = formatOf(zone);
  return (ms) => {
    const name = format.formatToParts(ms).find((part) => part.type === 'timeZoneName')?.value ?? '';
    const [, sign, hours, minutes] = /^GMT([+-])(\d{2}):(\d{2})$/.exec(name) ?? [];
    return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * HOUR_MS + Number(minutes ?? 0) * MINUTE_MS);
  };
}

function formatOf(zone: Zone): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
  } catch {
    throw new CalendarFailure('zone-unknown', `Expected a time zone the platform knows, but found "${zone}"`);
  }
}
