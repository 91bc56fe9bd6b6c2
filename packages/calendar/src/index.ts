export { dueAt } from './due.ts';
export { why } from './proof.ts';
export { normText, proofLines } from './proof-lines.ts';
export { dueAfterPauses, extendedDueAt } from './continuation.ts';
export { findStart, START_EVENTS } from './start-rules.ts';
export { findNorm } from './norm.ts';
export {
  addWorkingDays,
  isWorkingTime,
  nextWorkingDayOpening,
  nextWorkingMoment,
  slack,
  workingDay,
  workingMillisecondsBetween,
  workingMinutesBetween,
} from './working-time.ts';
export { calendarFor, calendarsFor, WORKING_PATTERNS } from './unit-kinds.ts';
export { KAZAKHSTAN, withDays } from './tables/kazakhstan.ts';
export { FIRST_YEAR, LAST_PUBLISHED_YEAR, LAST_YEAR } from './day-index.ts';
export { CALENDAR_FAILURE_CODES, CalendarFailure } from './failure.ts';
export { addMonths, dayOf, isoDate, weekday } from './day.ts';
export { instantOf, offsetAt } from './zone.ts';
export type { ConditionalNorm, Norm, NormOptions, NormUnit } from './norm.ts';
export type { Proof, RuleNote } from './proof.ts';
export type { Pause } from './continuation.ts';
export type { StartEvent, StartMoments } from './start-rules.ts';
export type { DayInfo, Reason, ReasonKind, Week } from './classification.ts';
export type { Slack } from './working-time.ts';
export type { UnitCalendar } from './unit-calendar.ts';
export type { UnitKind, WorkingPattern } from './unit-kinds.ts';
export type { OfficeHours } from './office-hours.ts';
export type { DayTables } from './tables/kazakhstan.ts';
export type { Holiday } from './tables/holidays.ts';
export type { MovedDay } from './tables/moved-days.ts';
export type { Act } from './tables/acts.ts';
export type { CalendarFailureCode } from './failure.ts';
export type { Day, IsoDate } from './day.ts';
export type { Zone } from './zone.ts';
export type { Language, Words } from './words.ts';
