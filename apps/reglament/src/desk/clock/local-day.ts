/** Days and times as they stand on the wall where an office is. An instant in UTC is yesterday there until five in the morning. */
import { isoDate, offsetAt } from '@reglament/calendar';
import type { Zone } from '@reglament/calendar';

const DAY_MS = 86_400_000;

/** The local day of an instant, `YYYY-MM-DD`. */
export function dayAt(zone: Zone, instant: string): string {
  const at = Date.parse(instant);
  return isoDate(Math.floor((at + offsetAt(zone, at)) / DAY_MS));
}

/** The local year of an instant: journals begin to count anew with it. */
export function yearAt(zone: Zone, instant: string): number {
  return Number(dayAt(zone, instant).slice(0, 4));
}

/** The local day and minute of an instant as papers print them: `22.11.2026 14:05`. */
export function timeAt(zone: Zone, instant: string): string {
  const at = Date.parse(instant);
  const local = new Date(at + offsetAt(zone, at)).toISOString();
  return `${local.slice(8, 10)}.${local.slice(5, 7)}.${local.slice(0, 4)} ${local.slice(11, 16)}`;
}
