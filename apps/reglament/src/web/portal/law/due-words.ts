/** Terms in words, and how a due date came about. */
import { normText, why } from '@reglament/calendar';
import type { Due } from '@reglament/engine';
import type { Norm, Regulation } from '@reglament/regulation';
import { calendarsOf } from '../../../desk/desk.ts';
import { duration, formatDateTime } from '../../kit/index.ts';
import type { Computation, PageContext } from '../../kit/index.ts';

type Speaking = Pick<PageContext, 't' | 'language'>;

/** The computation of a due date for its margin note: each day looked at, counted or passed over, and why. */
export function computationOf({ language }: Speaking, regulation: Regulation, due: Due): Computation {
  const proof = why(calendarsOf(regulation)[due.calendar], Date.parse(due.start), due.norm, due.excludeStartDay === true ? { excludeStartDay: true } : {});
  const said = (instant: number): string => formatDateTime(language, instant, proof.zone);
  const days = [
    ...proof.counted.map((day) => ({ day, counted: true })),
    ...proof.skipped.map(({ date, reason }) => ({ day: date, counted: false, why: reason.name[language] })),
  ].sort((a, b) => (a.day < b.day ? -1 : 1));
  return { norm: normText(proof.norm, language), from: said(wholeMoment(Math.max(proof.start, proof.effectiveStart))), days, due: said(Date.parse(due.at)) };
}

/** A forecast lets a step begin a millisecond before the one before it is due; a clock on the wall shows no such moment. */
function wholeMoment(instant: number): number {
  return instant % 1000 === 999 ? instant + 1 : instant;
}

/** A norm as the text prints it: "3 жұмыс күні", "10–15 минут", with the condition it waits for. */
export function normWords({ t, language }: Speaking, regulation: Regulation, norm: Norm): string {
  const condition = norm.when !== undefined && 'condition' in norm.when ? conditionText(regulation, norm.when.condition)?.[language] : undefined;
  const length = normLength(t, norm);
  return condition === undefined ? length : `${length} (${condition})`;
}

function normLength(t: Speaking['t'], { value, max, unit, bound }: Norm): string {
  if (bound === 'on-the-day' || value === 0) return t('portal.norm.onTheDay');
  if (max === undefined) return duration(t, value, unit);
  return `${value}–${duration(t, max, unit)}`;
}

function conditionText(regulation: Regulation, id: string) {
  return regulation.conditions.find((condition) => condition.id === id)?.text;
}

/** Several norms of one step or route; empty where the text prints none. */
export function normsWords(speaking: Speaking, regulation: Regulation, norms: readonly Norm[]): string {
  return [...new Set(norms.map((norm) => normWords(speaking, regulation, norm)))].join('; ');
}

/** Largest first, as people say a length of time. Days of different kinds are never added to one another. */
const UNITS = ['month', 'working-day', 'calendar-day', 'day', 'hour', 'minute', 'second'] as const satisfies readonly Norm['unit'][];

/** Norms of steps that follow each other, added up unit by unit; norms that wait for a condition are left out. */
export function summedWords({ t }: Speaking, norms: readonly Norm[]): string {
  const certain = norms.filter(({ when }) => when === undefined);
  const sums = UNITS.map((unit) => ({ unit, sum: certain.filter((norm) => norm.unit === unit).reduce((sum, { value, max }) => sum + (max ?? value), 0) }));
  return sums.filter(({ sum }) => sum > 0).map(({ unit, sum }) => duration(t, sum, unit)).join(' + ');
}
