// The small language of this package's tests: local times as people write them, and the usual units.
import { calendarFor, offsetAt } from '../src/index.ts';
import type { Norm, NormUnit, UnitCalendar, Zone } from '../src/index.ts';

export const ALMATY: Zone = 'Asia/Almaty';
export const provider = calendarFor('provider', ALMATY);
export const centre = calendarFor('centre', ALMATY);
export const system = calendarFor('system', ALMATY);
export const applicant = calendarFor('applicant', ALMATY);

/** `local('2024-05-03 11:00')`: that moment by the clock on an Almaty wall, as epoch ms. */
export function local(text: string, zone: Zone = ALMATY): number {
  const asUtc = Date.parse(`${text.replace(' ', 'T')}Z`);
  return asUtc - offsetAt(zone, asUtc - 5 * 3_600_000);
}

/** The way back: `2024-05-03 11:00`, seconds only where there are any. */
export function shown(instant: number, zone: Zone = ALMATY): string {
  const text = new Date(instant + offsetAt(zone, instant)).toISOString();
  return text.slice(0, 16).replace('T', ' ') + (text.slice(17, 19) === '00' ? '' : text.slice(16, 19));
}

/** `norm('3 working-day')` */
export function norm(text: string): Norm {
  const [value, unit] = text.split(' ');
  return { value: Number(value), unit: unit as NormUnit };
}

export const onSixDays: UnitCalendar = { ...provider, id: 'six', week: 'six' };
