/**
 * Dates as people read them, in the three languages. Pure: the zone is an argument, nothing reads the clock.
 * A day is `YYYY-MM-DD`; an instant is epoch milliseconds or a Date.
 * Kazakh month names are our own table: ICU's Kazakh order ("2026 ж. 22 қараша") is not the official one.
 */
import type { Language } from '../texts/index.ts';

export type Instant = number | Date;

/** What a clock on the wall of a zone shows at an instant; `weekday` 1 = Monday … 7 = Sunday. */
export type WallTime = {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly weekday: number;
};

const months: Readonly<Record<Language, readonly string[]>> = {
  kk: ['қаңтар', 'ақпан', 'наурыз', 'сәуір', 'мамыр', 'маусым', 'шілде', 'тамыз', 'қыркүйек', 'қазан', 'қараша', 'желтоқсан'],
  ru: ['января', 'февраля', 'марта', 'апреля', 'мая', 'июня', 'июля', 'августа', 'сентября', 'октября', 'ноября', 'декабря'],
  en: ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'],
};

const weekdays: Readonly<Record<Language, readonly string[]>> = {
  kk: ['дүйсенбі', 'сейсенбі', 'сәрсенбі', 'бейсенбі', 'жұма', 'сенбі', 'жексенбі'],
  ru: ['понедельник', 'вторник', 'среда', 'четверг', 'пятница', 'суббота', 'воскресенье'],
  en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
};

const clocks = new Map<string, Intl.DateTimeFormat>();

/** The wall time of `zone` (an IANA name) at `instant`. Throws RangeError for an unknown zone. */
export function wallTime(instant: Instant, zone: string): WallTime {
  const parts = Object.fromEntries(clockOf(zone).formatToParts(instant).map((part) => [part.type, Number(part.value)]));
  const { year = 0, month = 0, day = 0, hour = 0, minute = 0 } = parts;
  return { year, month, day, hour, minute, weekday: weekdayOf(year, month, day) };
}

/** The day (`YYYY-MM-DD`) that the calendar of `zone` shows at `instant`. */
export function dayIn(instant: Instant, zone: string): string {
  const { year, month, day } = wallTime(instant, zone);
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
}

/** A day in words: "2026 жылғы 22 қараша", "22 ноября 2026 г.", "22 November 2026"; with the weekday if asked. */
export function formatDay(language: Language, day: string, options: { readonly weekday?: boolean } = {}): string {
  const { year, month, date } = parsedDay(day);
  const words = inWords(language, year, month, date);
  return options.weekday === true ? `${words}, ${weekdayName(language, day)}` : words;
}

/** The weekday of a day, as it is written inside a sentence. */
export function weekdayName(language: Language, day: string): string {
  const { year, month, date } = parsedDay(day);
  return weekdays[language][weekdayOf(year, month, date) - 1] ?? '';
}

/** A day in figures, the same in all three languages: "22.11.2026". */
export function formatDayShort(day: string): string {
  const { year, month, date } = parsedDay(day);
  return `${two(date)}.${two(month)}.${year}`;
}

/** The day of an instant in words, seen in `zone`. */
function formatDate(language: Language, instant: Instant, zone: string, options: { readonly weekday?: boolean } = {}): string {
  return formatDay(language, dayIn(instant, zone), options);
}

/** Hours and minutes of an instant in `zone`, 24 hours: "09:05". */
export function formatTime(instant: Instant, zone: string): string {
  const { hour, minute } = wallTime(instant, zone);
  return `${two(hour)}:${two(minute)}`;
}

/** Day and time in words: "2026 жылғы 22 қараша, жексенбі, 14:05". */
export function formatDateTime(language: Language, instant: Instant, zone: string, options: { readonly weekday?: boolean } = {}): string {
  return `${formatDate(language, instant, zone, options)}, ${formatTime(instant, zone)}`;
}

/** Day and time in figures for dense screens: "22.11.2026, 14:05". */
export function formatDateTimeShort(instant: Instant, zone: string): string {
  return `${formatDayShort(dayIn(instant, zone))}, ${formatTime(instant, zone)}`;
}

/** Calendar days from one instant's day to another's in `zone`; negative when `to` is earlier. */
export function daysBetween(from: Instant, to: Instant, zone: string): number {
  return (Date.parse(dayIn(to, zone)) - Date.parse(dayIn(from, zone))) / 86_400_000;
}

/** What `datetime` attributes want: the instant in UTC, to the second. */
export function machineTime(instant: Instant): string {
  return `${new Date(instant).toISOString().slice(0, 19)}Z`;
}

function inWords(language: Language, year: number, month: number, date: number): string {
  const name = months[language][month - 1] ?? '';
  // U+00A0 keeps the number with its month, so that a line never begins with a lonely word.
  if (language === 'kk') return `${year} жылғы ${date}\u00a0${name}`;
  return language === 'ru' ? `${date}\u00a0${name} ${year}\u00a0г.` : `${date}\u00a0${name} ${year}`;
}

function parsedDay(day: string): { readonly year: number; readonly month: number; readonly date: number } {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  const [year, month, date] = [Number(found?.[1]), Number(found?.[2]), Number(found?.[3])];
  const real = found !== null && new Date(Date.UTC(year, month - 1, date)).toISOString().startsWith(day);
  if (!real) throw new RangeError(`Expected a day as YYYY-MM-DD, but found "${day}"`);
  return { year, month, date };
}

function weekdayOf(year: number, month: number, day: number): number {
  return new Date(Date.UTC(year, month - 1, day)).getUTCDay() || 7;
}

function clockOf(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone);
  if (known !== undefined) return known;
  const clock = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone, year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', hourCycle: 'h23',
  });
  clocks.set(zone, clock);
  return clock;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
