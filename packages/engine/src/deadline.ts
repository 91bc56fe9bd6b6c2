import { dueAfterPauses, dueAt } from '@reglament/calendar';
import type { UnitCalendar } from '@reglament/calendar';
import { ACTORS } from '@reglament/regulation';
import type { Actor, Norm, Outcome, Performer, RouteNode } from '@reglament/regulation';
import type { CalendarKind, Case, Due, Pause } from './case.ts';

export type Calendars = Readonly<Record<CalendarKind, UnitCalendar>>;

type Facts = Pick<Case, 'marks' | 'conditions'>;

/** In whose hours the performer's norms run: commissions and the akimat keep the provider's, systems run always. */
export function calendarKind(performer: Performer): CalendarKind {
  if (!(performer in ACTORS)) return 'system';
  const { unit } = ACTORS[performer as Actor];
  switch (unit) {
    case 'provider':
    case 'centre':
    case 'akim':
    case 'applicant': return unit;
    case 'commission':
    case 'akimat': return 'provider';
    case 'outside': return 'applicant';
  }
}

/**
 * When a step must be done. Parts of a step follow each other; of several norms that hold, the longest governs,
 * as the shorter ones cannot be told apart before the outcome is known. A day named beside a duration ("on the day of
 * applying, not more than 20 minutes") is no second term to choose from: it bounds the duration, and whichever ends
 * first governs. No norm printed: no due date.
 */
export function stepDue(node: RouteNode, enteredAt: string, facts: Facts, calendars: Calendars, outcome?: Outcome): Due | undefined {
  const holding = node.norms.filter((norm) => holds(norm, facts, outcome));
  const applicable = holding.length > 0 ? holding : node.norms;
  const kind = calendarKind(node.actor);
  const parts = applicable.filter((norm) => norm.part !== undefined);
  const dues = (norms: readonly Norm[]): readonly Due[] => norms.map((norm) => normDue(norm, enteredAt, facts, kind, calendars));
  const single = applicable.filter((norm) => norm.part === undefined);
  const durations = [...dues(single.filter((norm) => !isDay(norm))), ...(parts.length > 0 ? [partsDue(parts, enteredAt, facts, kind, calendars)] : [])];
  const days = dues(single.filter(isDay));
  if (durations.length === 0) return latestOf(days);
  return [latestOf(durations)!, ...days].reduce((earliest, due) => (due.at < earliest.at ? due : earliest));
}

function isDay({ bound }: Norm): boolean {
  return bound === 'on-the-day';
}

function latestOf(dues: readonly Due[]): Due | undefined {
  return dues.reduce<Due | undefined>((latest, due) => (latest === undefined || due.at > latest.at ? due : latest), undefined);
}

/** A norm that waits for an outcome or a condition holds once that is known; one that waits for nothing always does. */
function holds(norm: Norm, { conditions }: Facts, outcome: Outcome | undefined): boolean {
  if (norm.when === undefined) return true;
  return 'outcome' in norm.when ? norm.when.outcome === outcome : conditions.includes(norm.when.condition);
}

/** Printed conditions for which norms of the step wait and that nobody has found to hold yet. */
export function awaitedConditions({ conditions }: Pick<Case, 'conditions'>, { norms }: Pick<RouteNode, 'norms'>): readonly string[] {
  const awaited = norms.flatMap(({ when }) => (when !== undefined && 'condition' in when ? [when.condition] : []));
  return [...new Set(awaited)].filter((condition) => !conditions.includes(condition));
}

export function normDue(norm: Norm, enteredAt: string, { marks }: Facts, calendar: CalendarKind, calendars: Calendars): Due {
  const start = (norm.from === undefined ? undefined : marks[norm.from]) ?? enteredAt;
  const counted = { value: norm.max ?? norm.value, unit: norm.unit };
  const at = dueAt(calendars[calendar], Date.parse(start), counted, norm.excludeStartDay ? { excludeStartDay: true } : undefined);
  return { at: new Date(at).toISOString(), start, norm: counted, calendar, ...(norm.excludeStartDay ? { excludeStartDay: true as const } : {}) };
}

function partsDue(parts: readonly Norm[], enteredAt: string, facts: Facts, calendar: CalendarKind, calendars: Calendars): Due {
  const [first, ...rest] = parts as readonly [Norm, ...Norm[]];
  return rest.reduce((before, part) => normDue(part, followOn(before.at, [part]), { ...facts, marks: {} }, calendar, calendars), normDue(first, enteredAt, facts, calendar, calendars));
}

/**
 * Where a term begins that follows another at once. The other ends at closing time, and a document that arrives then
 * arrives the next day; but one that was worked on until closing time has not lain for a day, so days go on being
 * counted from the day the other ended.
 */
export function followOn(endedAt: string, norms: readonly Pick<Norm, 'unit'>[]): string {
  const byDays = norms.some(({ unit }) => unit === 'working-day' || unit === 'calendar-day' || unit === 'day' || unit === 'month');
  return byDays ? new Date(Date.parse(endedAt) - 1).toISOString() : endedAt;
}

/** Whether a step completed at `now` with this outcome broke its norm: the norm of the outcome governs. */
export function isLate(node: RouteNode, { enteredAt, pauses }: { readonly enteredAt: string; readonly pauses: readonly Pause[] }, now: string, facts: Facts, calendars: Calendars, outcome: Outcome): boolean {
  const due = governingDue(node, enteredAt, facts, calendars, outcome);
  return due !== undefined && now > afterPauses(due, pauses, calendars).at;
}

/** When the step is due if it ends in this outcome. */
export function governingDue(node: RouteNode, enteredAt: string, facts: Facts, calendars: Calendars, outcome: Outcome): Due | undefined {
  const outcomeNorms = node.norms.filter((norm) => norm.when !== undefined && 'outcome' in norm.when && norm.when.outcome === outcome);
  return stepDue(outcomeNorms.length > 0 ? { ...node, norms: outcomeNorms } : node, enteredAt, facts, calendars, outcome);
}

/** The due instant with these pauses counted (they may overlap earlier ones); the same object where they change nothing. */
export function afterPauses(due: Due, pauses: readonly Pause[], calendars: Calendars): Due {
  if (pauses.length === 0) return due;
  const all = [...(due.pauses ?? []), ...pauses];
  const options = due.excludeStartDay === undefined ? undefined : { excludeStartDay: true };
  const at = new Date(dueAfterPauses(calendars[due.calendar], Date.parse(due.start), due.norm, all.map(({ from, to }) => ({ from: Date.parse(from), to: Date.parse(to) })), options)).toISOString();
  return at === due.at ? due : { ...due, at, pauses: all };
}
