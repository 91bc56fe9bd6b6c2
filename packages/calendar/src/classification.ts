import { dayOf, isoDate, SATURDAY, SUNDAY, weekday } from './day.ts';
import { LAW_ON_HOLIDAYS } from './tables/acts.ts';
import { CHRISTMAS_NAME, CHRISTMAS_ON, KURBAN_AIT_NAME, labourCodeOf } from './tables/religious-days.ts';
import type { Day, IsoDate } from './day.ts';
import type { Act } from './tables/acts.ts';
import type { DayTables } from './tables/kazakhstan.ts';
import type { Words } from './words.ts';

/** `five`: Saturday and Sunday off. `six`: Sunday alone (the centres). */
export type Week = 'five' | 'six';

/**
 * Why a day is what it is.
 * - off: `weekend`, `holiday`, `christmas`, `kurban`, `transferred` (by law, because a holiday fell on a day off),
 *   `moved` (by an act)
 * - working: `ordinary`, `working-saturday` (a Saturday made working by an act), `made-working` (any other such day)
 */
export type ReasonKind =
  | 'ordinary'
  | 'weekend'
  | 'holiday'
  | 'christmas'
  | 'kurban'
  | 'transferred'
  | 'moved'
  | 'working-saturday'
  | 'made-working';

export type Reason = { readonly kind: ReasonKind; readonly name: Words; readonly act: Act };

/** One day of a calendar: working or not, and always why. `date` is YYYY-MM-DD. */
export type DayInfo = { readonly date: IsoDate; readonly working: boolean; readonly reason: Reason };

const ORDINARY: Words = { kk: 'Жұмыс күні', ru: 'Рабочий день', en: 'Working day' };
const WEEKEND: Words = { kk: 'Демалыс күні', ru: 'Выходной день', en: 'Day off' };

/** The days that are not what their weekday makes them, for all years from `first` to `last`. */
export function exceptionalDays(tables: DayTables, week: Week, first: number, last: number): Map<Day, Reason> {
  const reasons = new Map<Day, Reason>();
  for (let year = first; year <= last; year++) addStatutoryDays(reasons, tables, year);
  addTransferredDays(reasons, week);
  addMovedDays(reasons, tables, week);
  return reasons;
}

/** What the weekday alone says. */
export function weekdayReason(day: Day, week: Week): Reason {
  const act = labourCodeOf(Number(isoDate(day).slice(0, 4)));
  return isWeekend(day, week) ? { kind: 'weekend', name: WEEKEND, act } : { kind: 'ordinary', name: ORDINARY, act };
}

export function isWeekend(day: Day, week: Week): boolean {
  const number = weekday(day);
  return number === SUNDAY || (number === SATURDAY && week === 'five');
}

/** Whether a reason makes its day a working day. */
export function isWorking({ kind }: Reason): boolean {
  return kind === 'ordinary' || kind === 'working-saturday' || kind === 'made-working';
}

function addStatutoryDays(reasons: Map<Day, Reason>, tables: DayTables, year: number): void {
  const act = labourCodeOf(year);
  reasons.set(dayOf(`${year}-${CHRISTMAS_ON}`), { kind: 'christmas', name: CHRISTMAS_NAME, act });
  for (const date of tables.kurbanAit) {
    if (date.startsWith(`${year}-`)) reasons.set(dayOf(date), { kind: 'kurban', name: KURBAN_AIT_NAME, act });
  }
  for (const holiday of tables.holidays) {
    if (year < holiday.since || year > (holiday.until ?? year)) continue;
    // A holiday that meets Kurban Ait stays a holiday, because only a holiday moves the day off it falls on.
    reasons.set(dayOf(`${year}-${holiday.on}`), { kind: 'holiday', name: holiday.name, act: holiday.act });
  }
}

/** Law "On Holidays", art. 5: where a holiday falls on a day off, the next working day after it is off. */
function addTransferredDays(reasons: Map<Day, Reason>, week: Week): void {
  const holidays = [...reasons].filter(([, reason]) => reason.kind === 'holiday').sort(([a], [b]) => a - b);
  for (const [holiday, { name }] of holidays) {
    if (!isWeekend(holiday, week)) continue;
    let day = holiday + 1;
    while (reasons.has(day) || isWeekend(day, week)) day++;
    reasons.set(day, { kind: 'transferred', name: transferName(holiday, name), act: LAW_ON_HOLIDAYS });
  }
}

/** Labour Code, art. 85(3): an act moves a day off; it touches only those for whom the day was one. */
function addMovedDays(reasons: Map<Day, Reason>, tables: DayTables, week: Week): void {
  for (const { from, to, act } of tables.movedDays) {
    const day = dayOf(from);
    const was = reasons.get(day) ?? weekdayReason(day, week);
    if (isWorking(was)) continue;
    const kind = weekday(day) === SATURDAY ? 'working-saturday' : 'made-working';
    reasons.set(day, { kind, act, name: madeWorkingName(to) });
    reasons.set(dayOf(to), { kind: 'moved', act, name: movedName(from) });
  }
}

function transferName(holiday: Day, name: Words): Words {
  const date = dotted(isoDate(holiday));
  return {
    kk: `Демалыс күні ${date} күнінен ауыстырылды («${name.kk}» демалыс күніне тұспа-тұс келді)`,
    ru: `Выходной перенесён с ${date} (праздник «${name.ru}» совпал с выходным)`,
    en: `Day off in place of ${date} (${name.en} fell on a day off)`,
  };
}

function movedName(from: IsoDate): Words {
  return {
    kk: `Демалыс күні ${dotted(from)} күнінен ауыстырылды`,
    ru: `Выходной перенесён с ${dotted(from)}`,
    en: `Day off moved from ${dotted(from)}`,
  };
}

function madeWorkingName(to: IsoDate): Words {
  return {
    kk: `Жұмыс күні: демалыс ${dotted(to)} күніне ауыстырылды`,
    ru: `Рабочий день: выходной перенесён на ${dotted(to)}`,
    en: `Working day: its day off is moved to ${dotted(to)}`,
  };
}

const dotted = (date: IsoDate): string => date.split('-').reverse().join('.');
